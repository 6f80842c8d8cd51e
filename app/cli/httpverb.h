#pragma once

#include "app/cli/clientverb.h"
#include "core/web/httpclient.h"
#include "core/workspace/commandline.h"

#include <QFile>

namespace wirebench {

/// `http`: one request; the body of its answer goes to standard output or a file as it comes.
class HttpVerb final : public ClientVerb, private HttpBodySink
{
    Q_OBJECT

public:
    HttpVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const HttpRequestSettings &settings,
             const RunOptions &options);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void closeSocket() override { m_client.cancel(); }
    void closeAtOnce() override {}

    Result<void> begin(const HttpResponseHead &) override { return {}; }
    Result<void> write(QByteArrayView bytes) override;

    bool openOutput();
    bool readCookies();
    void saveCookies();
    void headCame(const HttpResponseHead &head);
    void answered(const HttpResult &result);
    void tellTimings(const HttpHop &hop);
    Error outputError() const;

    Messages &m_messages;
    const HttpRequestSettings m_settings;
    const RunOptions m_options;
    HttpClient m_client;
    QFile m_file; ///< of --output
    QList<QNetworkCookie> m_cookies;
    bool m_cookiesChanged = false;
    bool m_hasBody = false; ///< some of it was written
    quint64 m_received = 0;
    quint64 m_sent = 0;
};

} // namespace wirebench
