#pragma once

#include "core/net/iothread.h"
#include "core/web/httpserver.h"
#include "core/workspace/settings.h"

#include <QObject>

namespace wirebench {

/// What one HTTP server session drives: the engine on the I/O thread, its commands and its state as the
/// window last heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread outlive it.
class HttpServerSession final : public QObject
{
    Q_OBJECT

public:
    HttpServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    const TcpServerStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.state != ServerState::Stopped; }

    /// The error is a field that cannot be used; what the system says comes as started() or failed().
    Result<void> start(const HttpServerSettings &settings);
    void stop();

Q_SIGNALS:
    void started();
    void failed(const wirebench::Error &error);
    /// A file could not be sent to its end.
    void fileFailed(const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void served(const QList<wirebench::ServedRequest> &requests, quint64 dropped);

private:
    void takeStatus(const TcpServerStatus &status);

    InThread<HttpServer> m_server;
    const EndpointId m_endpointId;
    TcpServerStatus m_status;
};

} // namespace wirebench
