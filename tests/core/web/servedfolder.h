#pragma once

#include "core/web/httpserver.h"
#include "tests/core/net/rawpeer.h"

#include <memory>

namespace wirebench {

/// An HTTP server under test, on a port of its own, with what it has served.
class ServedFolder
{
public:
    explicit ServedFolder(const HttpServerConfig &config, TrafficLog::Limits limits = {})
        : log(limits), reactor(Reactor::create()),
          server(std::make_unique<HttpServer>(log, *reactor, QStringLiteral("server")))
    {
        QObject::connect(server.get(), &HttpServer::started, server.get(),
                         [this](const QList<SocketAddress> &addresses) { address = addresses.value(0); });
        QObject::connect(server.get(), &HttpServer::served, server.get(),
                         [this](const QList<ServedRequest> &some, quint64 more) {
                             requests += some;
                             dropped += more;
                         });
        QObject::connect(server.get(), &HttpServer::statusChanged, server.get(),
                         [this](const TcpServerStatus &changed) { status = changed; });
        HttpServerConfig local = config;
        local.server.host = {HostSpec::Kind::Address, loopback(), {}};
        server->start(local);
    }

    /// "http://127.0.0.1:PORT" and what follows.
    QString url(const char *path, const char *scheme = "http") const
    {
        return QStringLiteral("%1://127.0.0.1:%2%3")
            .arg(QLatin1String(scheme))
            .arg(address.port)
            .arg(QLatin1String(path));
    }

    TrafficLog log;
    std::unique_ptr<Reactor> reactor;
    QList<ServedRequest> requests;
    quint64 dropped = 0;
    TcpServerStatus status;
    SocketAddress address;
    std::unique_ptr<HttpServer> server;
};

} // namespace wirebench
