#pragma once

#include "app/cli/serververb.h"
#include "core/web/httpserver.h"
#include "core/workspace/httpsettings.h"

namespace wirebench {

/// `http-server`: serves a folder, and prints a line for each request in the common log format, or as JSON
/// Lines. While nobody reads the lines, they are counted instead: the server does not wait.
class HttpServerVerb final : public ServerVerb
{
    Q_OBJECT

public:
    HttpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const HttpServerSettings &settings);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void served(const QList<ServedRequest> &requests, quint64 dropped);
    void ended();

    const HttpServerSettings m_settings;
    TcpServerStatus m_status;
    quint64 m_requests = 0;
    quint64 m_unprinted = 0;
    HttpServer m_server;
};

/// One request in the common log format, as other servers write it: what cannot be seen, and quotes, as \xHH.
QByteArray commonLogLine(const ServedRequest &request);

} // namespace wirebench
