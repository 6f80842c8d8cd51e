#include "core/chat/chatservice.h"

#include "core/chat/broadcastservice.h"
#include "core/chat/chatroom.h"
#include "core/chat/eventbatch.h"
#include "core/chat/linesservice.h"
#include "core/chat/talkerservice.h"

namespace wirebench {

namespace {

constexpr int statusIntervalMs = 50;

} // namespace

/// Everything behind the one port.
class ChatService::Chat final : public QObject, private TalkerOwner
{
public:
    Chat(ChatService &service, TrafficLog &log, Reactor &reactor, const QString &name);
    ~Chat() override { server.reset(); } // before what its handlers use

    void start(const ChatServiceConfig &config);
    void setFaults(LabFaults faults);
    void say(const QString &name, const QString &text);

    ChatServiceStatus status;
    std::unique_ptr<TcpServer> server;

private:
    TcpServerConfig serverConfig() const;
    ConnectionHandlerFactory factory();
    void tell(const ChatEvent &event);
    void markStatus();
    void publish();
    void readerDropped(ConnectionId id, const QString &why);

    void talkerOpened(Connection &) override {}
    void talkerNamed(Connection &connection, const TextLine &wanted) override;
    void talkerSaid(Connection &connection, const TextLine &line) override;
    void talkerHeard(Connection &, qint64) override {}
    void talkerTooFast(Connection &, bool) override {}
    void talkerFinished(Connection &connection) override;
    void talkerDrained(Connection &connection) override { m_broadcast.drained(connection); }
    void talkerGone(Connection &connection) override;

    ChatService &m_service;
    TrafficLog &m_log;
    ChatServiceConfig m_config;
    ChatRoom m_room;
    BroadcastService m_broadcast;
    EventBatch m_events;
    QTimer m_statusTimer;
};

ChatService::Chat::Chat(ChatService &service, TrafficLog &log, Reactor &reactor, const QString &name)
    : server(std::make_unique<TcpServer>(log, reactor, name)), m_service(service), m_log(log),
      m_broadcast(log)
{
    connect(server.get(), &TcpServer::started, this, [this](const QList<SocketAddress> &addresses) {
        status.listening = addresses;
        publish();
        Q_EMIT m_service.started(addresses);
    });
    connect(server.get(), &TcpServer::failed, &service, &ChatService::failed);
    connect(server.get(), &TcpServer::statusChanged, this, [this] { markStatus(); });
    // Queued: the handlers end at the next turn of the event loop, and tell who left.
    connect(
        server.get(), &TcpServer::stopped, this,
        [this] {
            m_events.flush();
            publish();
            Q_EMIT m_service.stopped();
        },
        Qt::QueuedConnection);
    connect(&m_events, &EventBatch::ready, &service, &ChatService::conversed);
    m_broadcast.dropped = [this](ConnectionId id, const QString &why) { readerDropped(id, why); };
    m_statusTimer.setSingleShot(true);
    m_statusTimer.setInterval(statusIntervalMs);
    connect(&m_statusTimer, &QTimer::timeout, this, &Chat::publish);
}

void ChatService::Chat::start(const ChatServiceConfig &config)
{
    if (server->status().state != ServerState::Stopped)
        return;
    m_config = config;
    m_room = ChatRoom(config.announces);
    m_broadcast.setLimits(config.limits);
    m_broadcast.setFaults(config.faults);
    status = {};
    server->start(serverConfig(), factory());
    markStatus();
}

TcpServerConfig ChatService::Chat::serverConfig() const
{
    TcpServerConfig config;
    config.host = m_config.host;
    config.port = m_config.port;
    config.family = m_config.family;
    config.backlog = m_config.backlog;
    config.concurrency = Concurrency::Pool;
    config.poolSize = m_config.limits.mostClients;
    config.receiveSize = 4096;
    config.closeWhenPeerFinishes = !m_config.faults.testFlag(LabFault::NeverClose);
    config.options = {optionSetting("SO_SNDBUF", readerSendBuffer)}; // see LabService
    return config;
}

ConnectionHandlerFactory ChatService::Chat::factory()
{
    TalkerOwner &owner = *this;
    return [&owner, limits = m_config.limits] {
        return std::make_unique<TalkerService>(owner, limits, LabFaults());
    };
}

void ChatService::Chat::setFaults(LabFaults faults)
{
    m_config.faults = faults;
    m_broadcast.setFaults(faults);
    if (server->status().state == ServerState::Listening)
        server->reconfigure(serverConfig(), factory());
}

void ChatService::Chat::say(const QString &name, const QString &text)
{
    if (server->status().state != ServerState::Listening)
        return;
    const ChatEvent said = m_room.sayAsHost(name, text, m_log.now());
    m_broadcast.send(m_room.encoded(said));
    tell(said);
}

void ChatService::Chat::tell(const ChatEvent &event)
{
    status.lines += event.kind == ChatEvent::Kind::Line ? 1 : 0;
    m_events.add(event);
    markStatus();
}

void ChatService::Chat::markStatus()
{
    if (!m_statusTimer.isActive())
        m_statusTimer.start();
}

void ChatService::Chat::publish()
{
    m_statusTimer.stop();
    const TcpServerStatus &of = server->status();
    status.state = of.state;
    status.listening = of.listening;
    status.connected = of.serving;
    status.served = of.served;
    status.present = m_room.members();
    Q_EMIT m_service.statusChanged(status);
}

void ChatService::Chat::talkerNamed(Connection &connection, const TextLine &wanted)
{
    const ChatEvent joined =
        m_room.join(connection.id(), wanted.bytes, connection.flow()->peer.host(), m_log.now());
    m_broadcast.send(m_room.encoded(joined)); // to the others: it is no reader yet
    m_broadcast.sendTo(connection, m_room.welcome(connection.id()));
    m_broadcast.add(connection);
    tell(joined);
}

void ChatService::Chat::talkerSaid(Connection &connection, const TextLine &line)
{
    const ChatEvent said = m_room.say(connection.id(), line, m_log.now());
    m_broadcast.send(m_room.encoded(said));
    tell(said);
}

void ChatService::Chat::talkerFinished(Connection &)
{
    m_broadcast.flush(); // what it said last is sent back to it before the end
}

void ChatService::Chat::talkerGone(Connection &connection)
{
    m_broadcast.remove(connection);
    const auto left = m_room.leave(connection.id(), m_log.now());
    if (!left)
        return;
    m_broadcast.send(m_room.encoded(*left));
    tell(*left);
}

void ChatService::Chat::readerDropped(ConnectionId id, const QString &why)
{
    ++status.dropped;
    tell(m_room.dropped(id, m_room.nameOf(id), why, m_log.now()));
}

ChatService::ChatService(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_chat(std::make_unique<Chat>(*this, log, reactor, name))
{
}

ChatService::~ChatService()
{
    blockSignals(true);
}

EndpointId ChatService::endpointId() const
{
    return m_chat->server->endpointId();
}

const ChatServiceStatus &ChatService::status() const
{
    return m_chat->status;
}

void ChatService::start(const ChatServiceConfig &config)
{
    m_chat->start(config);
}

void ChatService::stop()
{
    m_chat->server->stop();
}

void ChatService::setFaults(LabFaults faults)
{
    m_chat->setFaults(faults);
}

void ChatService::say(const QString &name, const QString &text)
{
    m_chat->say(name, text);
}

void ChatService::disconnectMember(ConnectionId id)
{
    m_chat->server->closeClient(id);
}

} // namespace wirebench
