#pragma once

#include "core/chat/chatevent.h"
#include "core/chat/chatlimits.h"
#include "core/chat/labport.h"
#include "core/net/tcpserver.h"

#include <memory>

namespace wirebench {

struct ChatServiceConfig
{
    HostSpec host;
    quint16 port = 4242;
    ListenFamily family = ListenFamily::IPv4;
    int backlog = 100;
    bool announces = true; ///< tell everyone who joins and leaves, and who joins whom it finds
    LabFaults faults;      ///< of what the server sends
    ChatLimits limits;
};

/// What the window shows of a chat server. At most 20 times a second.
struct ChatServiceStatus
{
    ServerState state = ServerState::Stopped;
    QList<SocketAddress> listening;
    int connected = 0; ///< with and without a pseudonym
    quint64 served = 0;
    quint64 lines = 0;   ///< said since the start
    quint64 dropped = 0; ///< readers that did not read
    QStringList present; ///< pseudonyms, in the order in which they came
};

/// A chat on one port, in both directions: who connects sends a pseudonym and a newline, then lines, and gets
/// the lines of everyone, its own too, from then on. Thread, ownership and slow readers as for LabService.
class ChatService final : public QObject
{
    Q_OBJECT

public:
    ChatService(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~ChatService() override;

    EndpointId endpointId() const;
    const ChatServiceStatus &status() const;

    /// Ends in started() or failed(). Ignored unless stopped.
    void start(const ChatServiceConfig &config);
    void stop();                      ///< stopped() follows. Harmless when stopped
    void setFaults(LabFaults faults); ///< for what is sent from now on
    /// A line of the host, under this name.
    void say(const QString &name, const QString &text);
    void disconnectMember(ConnectionId id);

Q_SIGNALS:
    void started(const QList<wirebench::SocketAddress> &addresses);
    void stopped();
    void failed(const wirebench::Error &error);
    void statusChanged(const wirebench::ChatServiceStatus &status);
    /// As LabService::conversed().
    void conversed(const QList<wirebench::ChatEvent> &events);

private:
    class Chat;
    std::unique_ptr<Chat> m_chat;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::ChatServiceStatus)
