#pragma once

#include "core/chat/chatevent.h"
#include "core/net/tcpclient.h"

#include <memory>

namespace wirebench {

struct ChatClientConfig
{
    HostSpec host;
    AddressFamily family = AddressFamily::Unspecified;
    bool onePort = false; ///< true: `port` in both directions; false: read from one and write to another
    quint16 port = 4242;
    quint16 readPort = 4241;
    quint16 writePort = 4242;
    QString pseudonym;
    int connectTimeoutMs = 10'000;
};

enum class ChatClientState : quint8 {
    Closed,
    Connecting,
    Connected, ///< all connections stand, and the pseudonym has been sent
    Closing,
};

/// What the window shows of a chat client. At most 20 times a second.
struct ChatClientStatus
{
    ChatClientState state = ChatClientState::Closed;
    TcpClientStatus reading;
    TcpClientStatus writing; ///< with one port the same as `reading`
    QString ownName;         ///< as the server calls us, once that is known
    QStringList present;     ///< as far as is known: see ChatReader
};

/// A chat client: one connection that reads and one that writes, or one for both, as one endpoint of the log.
/// When one of the two ends, the other is ended, too. Never connects again by itself. Thread and ownership as
/// for TcpClient.
class ChatClientService final : public QObject
{
    Q_OBJECT

public:
    ChatClientService(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~ChatClientService() override;

    EndpointId endpointId() const;
    const ChatClientStatus &status() const;

    /// Ends in connected(), or in failed() and closed(). Ignored unless closed.
    void connectToServer(const ChatClientConfig &config);
    /// Sends one line; line ends in it become blanks. Errors (NotConnected, OutboundQueueFull) go to
    /// failed(), and the conversation goes on.
    void say(const QString &text);
    /// Ends the writing direction once everything has been sent, and waits for the server's end of the stream
    /// (at most two seconds): what was said last is heard, too. closed() follows.
    void leave();
    void close(); ///< at once; closed() follows
    /// Bytes that wait to be sent.
    qint64 queued() const;

Q_SIGNALS:
    void connected();
    void closed();
    void failed(const wirebench::Error &error);
    /// Everything that was said has been handed to the system.
    void drained();
    void statusChanged(const wirebench::ChatClientStatus &status);
    /// As LabService::conversed().
    void conversed(const QList<wirebench::ChatEvent> &events);

private:
    class Client;
    std::unique_ptr<Client> m_client;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::ChatClientStatus)
