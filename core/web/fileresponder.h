#pragma once

#include "core/http/httprange.h"
#include "core/web/folderfiles.h"
#include "core/web/httpanswer.h"
#include "core/web/mediatypes.h"

namespace wirebench {

/// Answers requests with the files of a folder, as `python -m http.server` does: GET and HEAD, index.html,
/// listings, the slash that a folder's address ends with, ranges, conditions. Knows no connection. Belongs to
/// one thread; blocks as long as the disk does.
class FileResponder
{
public:
    /// @param listing whether folders without index.html are listed; else they are 403.
    FileResponder(FolderFiles files, bool listing) : m_files(std::move(files)), m_listing(listing) {}

    /// @param now seconds since 1970.
    HttpAnswer answer(const HttpRequestHead &request, qint64 now);

    /// Null if the method is served; otherwise 405 or 501, or the answer to OPTIONS. Needs nothing but the
    /// head, so that nobody has to send a body first.
    static std::unique_ptr<HttpAnswer> answerToMethod(const QByteArray &method);

private:
    HttpAnswer folder(const HttpRequestHead &request, const QList<QByteArray> &names, qint64 now);
    HttpAnswer listing(const QList<QByteArray> &names) const;
    HttpAnswer file(const HttpRequestHead &request, FolderFile found, qint64 now);
    HttpAnswer content(FolderFile found, const RequestedRanges &asked);
    static HttpAnswer whole(FolderFile found, const QByteArray &start);
    static HttpAnswer parts(FolderFile found, const QList<ByteRange> &ranges, const QByteArray &type);

    FolderFiles m_files;
    bool m_listing = true;
    MediaTypes m_types;
};

} // namespace wirebench
