#pragma once

#include "core/http/curlcommand.h"
#include "core/http/curloptions.h"

namespace wirebench {

/// What the options of a curl command say about the body (-d and its kind, -F, -T), gathered in their order
/// until all of them are known: -G makes a query of it. Used on the stack, for one command. What cannot be
/// done is told as a reason in English; empty: all well.
class CurlBody
{
public:
    /// @param option one of those from Data to Upload, UrlQuery or Get.
    QString take(CurlOption option, const QByteArray &value);
    /// Sets body, URL, Content-Type and, where none was chosen, the method.
    QString finish(CurlRequest &request) const;
    /// What was taken, but means nothing here.
    const QStringList &ignored() const { return m_ignored; }

private:
    QString addData(const QByteArray &value, bool mayBeFile);
    QString addUrlEncoded(const QByteArray &value);
    QString addFormLine(const QByteArray &value, bool isPlain);
    void addQuery(const QByteArray &query);
    void finishUrl(CurlRequest &request) const;
    void finishType(CurlRequest &request) const;

    bool m_hasData = false;
    QByteArray m_data;
    QString m_file;
    QString m_form; ///< lines
    QByteArray m_query;
    bool m_isJson = false;
    bool m_isUpload = false;
    bool m_isQuery = false; ///< -G
    QStringList m_ignored;
};

} // namespace wirebench
