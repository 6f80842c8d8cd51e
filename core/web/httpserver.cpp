#include "core/web/httpserver.h"

#include "core/web/httpserverhandler.h"
#include "core/web/httpservice.h"

namespace wirebench {

class HttpServer::Private
{
public:
    Private(HttpServer &owner, TrafficLog &log, Reactor &reactor, const QString &name)
        : q(owner), service(log, [this](const QList<ServedRequest> &requests,
                                        quint64 dropped) { Q_EMIT q.served(requests, dropped); }),
          tcp(log, reactor, name)
    {
    }

    static TcpServerConfig tcpConfig(TcpServerConfig config);

    HttpServer &q;
    HttpService service; ///< outlives the connections
    TcpServer tcp;
};

/// What HTTP needs of its connections.
TcpServerConfig HttpServer::Private::tcpConfig(TcpServerConfig config)
{
    config.closeWhenPeerFinishes = false; // it may have asked something before
    // The last packet of an answer must not wait for the peer's delayed acknowledgement of the one before.
    const bool isSet =
        std::any_of(config.options.begin(), config.options.end(), [](const OptionSetting &setting) {
            return qstrcmp(setting.option->name, "TCP_NODELAY") == 0;
        });
    if (!isSet && config.family != ListenFamily::Unix)
        config.options.append(optionSetting("TCP_NODELAY", 1));
    return config;
}

HttpServer::HttpServer(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, log, reactor, name))
{
    connect(&d->tcp, &TcpServer::started, this, &HttpServer::started);
    connect(&d->tcp, &TcpServer::failed, this, &HttpServer::failed);
    connect(&d->tcp, &TcpServer::statusChanged, this, &HttpServer::statusChanged);
    connect(&d->tcp, &TcpServer::stopped, this, [this] {
        d->service.end();
        Q_EMIT stopped();
    });
    connect(&d->tcp, &TcpServer::clientFailed, this, [this](ConnectionId client, const Error &error) {
        // A file that has become shorter: nothing can make good what was announced.
        if (error.code == ErrorCode::FileUnreadable)
            d->tcp.resetClient(client);
        Q_EMIT clientFailed(client, error);
    });
}

HttpServer::~HttpServer()
{
    blockSignals(true);
    stop();
}

EndpointId HttpServer::endpointId() const
{
    return d->tcp.endpointId();
}

void HttpServer::start(const HttpServerConfig &config)
{
    if (d->tcp.status().state != ServerState::Stopped)
        return;
    if (const auto begun = d->service.begin(config); !begun) {
        Q_EMIT failed(begun.error());
        Q_EMIT stopped();
        return;
    }
    d->tcp.start(Private::tcpConfig(config.server),
                 [this] { return std::make_unique<HttpServerHandler>(d->service); });
}

void HttpServer::stop()
{
    d->tcp.stop();
}

} // namespace wirebench
