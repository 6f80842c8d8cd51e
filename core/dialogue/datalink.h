#pragma once

#include "core/dialogue/dialogueevents.h"
#include "core/net/tcpclient.h"

#include <functional>

namespace wirebench {

/// One data connection of a dialogue: opened, read or written, closed. Owns its TcpClient, which the log shows under
/// the same endpoint as the control connection's. Thread as for TcpClient; after its end it is of no further use, and
/// must be destroyed from the event loop.
class DataLink final : public QObject
{
    Q_OBJECT

public:
    DataLink(TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint, QObject *parent = nullptr);

    void open(const TcpClientConfig &config) { connectTo(config); }
    /// Goes on under TLS; what is sent later goes through it.
    void startTls(const TlsContextPtr &context, const QString &serverName);
    /// The whole file, and then the end of this direction: sent(). The server closes the connection.
    void sendFile(const QString &path);
    void pauseReading(bool paused);
    /// At once, whatever waits.
    void abandon();

Q_SIGNALS:
    void opened();
    void received(const wirebench::Bytes &bytes);
    void peerFinished(); ///< the server sends no more; it is being closed
    void sent();
    void progressed(qint64 bytes);
    /// It ended, or did not come about. Told once, instead of peerFinished() or sent().
    void failed(const wirebench::Error &error);
    void closed();

private:
    friend class DataLinkHandler;

    void connectTo(const TcpClientConfig &config);
    void sendNow();
    void finishSending();
    void fail(const Error &error);

    TcpClient m_client;
    Connection *m_connection = nullptr; ///< while it stands
    QString m_path;      ///< waits to be sent
    bool m_securing = false;
    bool m_sending = false;
    bool m_ended = false; ///< its end has been told
};

} // namespace wirebench
