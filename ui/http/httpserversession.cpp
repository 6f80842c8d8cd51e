#include "ui/http/httpserversession.h"

#include "core/workspace/httpserverconfig.h"

namespace wirebench {

HttpServerSession::HttpServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_server(thread, log, thread.reactor(), name),
      m_endpointId(m_server.object()->endpointId())
{
    const HttpServer *server = m_server.object();
    connect(server, &HttpServer::started, this, &HttpServerSession::started);
    connect(server, &HttpServer::failed, this, &HttpServerSession::failed);
    connect(server, &HttpServer::statusChanged, this, &HttpServerSession::takeStatus);
    connect(server, &HttpServer::served, this, &HttpServerSession::served);
    // That clients go away is usual: it stands beside their requests.
    connect(server, &HttpServer::clientFailed, this, [this](ConnectionId, const Error &error) {
        if (error.code == ErrorCode::FileUnreadable)
            Q_EMIT fileFailed(error);
    });
}

Result<void> HttpServerSession::start(const HttpServerSettings &settings)
{
    const Result<HttpServerConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (isRunning())
        return {};
    m_status = {};
    m_status.state = ServerState::Starting; // shown at once: the engine's word comes a moment later
    Q_EMIT statusChanged();
    m_server.call([config = *config](HttpServer &server) { server.start(config); });
    return {};
}

void HttpServerSession::stop()
{
    m_server.call([](HttpServer &server) { server.stop(); });
}

void HttpServerSession::takeStatus(const TcpServerStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace wirebench
