#pragma once

#include "core/http/httpreader.h"
#include "core/net/tcpserver.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace wirebench {

/// What a server answers with.
enum class HttpServe : quint8 {
    Folder, ///< the files of a folder
    Echo,   ///< text that says what was received, byte for byte
};

struct HttpServerConfig
{
    TcpServerConfig server;
    HttpServe serve = HttpServe::Folder;
    QString folder;
    bool listing = true;          ///< of folders without index.html; else 403
    int keepAliveMs = 15'000;     ///< a quiet connection is closed; 0: each after its first answer
    HttpLimits limits = {16 * 1024, 100, 64 * 1024 * 1024, 0};
    int bytesPerSecond = 0;       ///< of each answer, to imitate a slow server; 0: as fast as can be
};

/// One request that was answered, for the window's list.
struct ServedRequest
{
    quint64 number = 0;      ///< from 1 on
    ConnectionId connection;
    SocketAddress peer;
    QDateTime time;
    QByteArray method;       ///< as sent; control characters are data and shown as symbols
    QByteArray target;
    int minorVersion = 1;    ///< HTTP/1.0 or HTTP/1.1
    int status = 0;
    qint64 bodySent = 0;     ///< bytes
    qint64 durationNs = 0;   ///< from the head's last byte to the answer's last one
    bool complete = true;    ///< else the client went away
    QByteArray userAgent;
    Error error;             ///< of a request that broke a rule
};

/// An HTTP server over a TcpServer: serves a folder's files as `python -m http.server` does, with ranges,
/// conditional requests and kept connections. What lies outside the folder is never served, whatever the path says.
/// Thread and ownership as for TcpServer.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    HttpServer(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~HttpServer() override;

    EndpointId endpointId() const;

    /// Ends in started() or failed() (NotAFolder, or what TcpServer says). Ignored unless stopped.
    void start(const HttpServerConfig &config);
    void stop();

Q_SIGNALS:
    void started(const QList<wirebench::SocketAddress> &addresses);
    void stopped();
    void failed(const wirebench::Error &error);
    /// A connection ended with an error: a reset, a TLS handshake that failed, a file that shrank.
    void clientFailed(wirebench::ConnectionId client, const wirebench::Error &error);
    void statusChanged(const wirebench::TcpServerStatus &status);
    /// New ones since the last signal; at most 20 signals a second. Of a flood the newest 1,000 of each
    /// signal; @p dropped counts the others.
    void served(const QList<wirebench::ServedRequest> &requests, quint64 dropped);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
