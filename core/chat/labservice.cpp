#include "core/chat/labservice.h"

#include "core/chat/broadcastservice.h"
#include "core/chat/chatroom.h"
#include "core/chat/eventbatch.h"
#include "core/chat/linesservice.h"
#include "core/chat/talkerservice.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr int statusIntervalMs = 50;
constexpr int boardIntervalMs = 250;
constexpr int lookIntervalMs = 500;

const char *roleName(LabPort port)
{
    switch (port) {
    case LabPort::EndlessLines:
        return "endless lines";
    case LabPort::SomeLines:
        return "some lines, then the end";
    case LabPort::WriteLines:
        return "pseudonym, then lines";
    case LabPort::ChatOut:
        return "chat, to read";
    case LabPort::ChatIn:
        break;
    }
    return "chat, to write";
}

bool takesLines(LabPort port)
{
    return port == LabPort::WriteLines || port == LabPort::ChatIn;
}

} // namespace

int LabServiceStatus::listeningCount() const
{
    return int(std::count_if(ports.begin(), ports.end(), [](const LabPortStatus &port) {
        return port.state == LabPortState::Listening;
    }));
}

/// Everything behind the five ports.
class LabService::Lab final : public QObject, private TalkerOwner, private LinesOwner
{
public:
    Lab(LabService &service, TrafficLog &log, Reactor &reactor, const QString &name);
    ~Lab() override;

    void start(const LabServiceConfig &config);
    void stop();
    void setFaults(LabPort port, LabFaults faults);
    void say(const QString &name, const QString &text);
    void clearBoard();

    LabServiceStatus status;
    ClassBoard board;
    std::array<std::unique_ptr<TcpServer>, labPortCount> servers;
    std::array<EndpointId, labPortCount> endpoints;

private:
    /// The reader's end of the chat: 4241.
    class ReaderHandler;

    void connectServer(LabPort port);
    TcpServerConfig serverConfig(LabPort port) const;
    ConnectionHandlerFactory factory(LabPort port);
    LabPort portOf(const Connection &connection) const;
    ChatRoom &roomOf(const Connection &connection);
    quint64 newestRecord() const { return m_log.endId() - 1; }
    QString whoIs(ConnectionId id) const;

    void portStarted(LabPort port, const QList<SocketAddress> &addresses);
    void portFailed(LabPort port, const Error &error);
    void portStopped(LabPort port);
    void tellStarted();
    void markStatus();
    void publish();
    void tell(ChatEvent event, bool isChat);
    void markBoard();
    void publishBoard();
    void connectBroadcast();

    void talkerOpened(Connection &connection) override;
    void talkerNamed(Connection &connection, const TextLine &wanted) override;
    void talkerSaid(Connection &connection, const TextLine &line) override;
    void talkerHeard(Connection &connection, qint64 partial) override;
    void talkerTooFast(Connection &connection, bool limited) override;
    void talkerFinished(Connection &connection) override;
    void talkerDrained(Connection &) override {}
    void talkerGone(Connection &connection) override;

    void linesOpened(Connection &connection) override;
    void linesTaken(Connection &connection) override;
    void linesEnded(Connection &connection) override;
    void linesStalled(Connection &connection, bool stalled) override;
    void linesDropped(Connection &connection, const QString &why) override;
    void linesFinished(Connection &connection) override;
    void linesGone(Connection &connection) override;

    void readerOpened(Connection &connection);
    void readerGone(Connection &connection);
    void opened(Connection &connection);
    void gone(Connection &connection);
    void readerDropped(ConnectionId id, const QString &why);

    LabService &m_service;
    TrafficLog &m_log;
    LabServiceConfig m_config;
    ChatRoom m_chat;
    ChatRoom m_writers; ///< of 4240
    BroadcastService m_broadcast;
    EventBatch m_events;
    quint64 m_nextEvent = 1;
    bool m_startedTold = false;
    QTimer m_statusTimer;
    QTimer m_boardTimer;
    QTimer m_lookTimer;
};

class LabService::Lab::ReaderHandler final : public ConnectionHandler
{
public:
    explicit ReaderHandler(Lab &lab) : m_lab(lab) {}
    ~ReaderHandler() override
    {
        if (m_connection)
            m_lab.readerGone(*m_connection);
    }
    void opened(Connection &connection) override
    {
        m_connection = &connection;
        m_lab.readerOpened(connection);
    }
    void peerFinished(Connection &connection) override
    {
        m_lab.board.peerFinished(connection.id(), m_lab.m_log.now(), m_lab.newestRecord());
        m_lab.markBoard();
    }
    void drained(Connection &connection) override { m_lab.m_broadcast.drained(connection); }

private:
    Lab &m_lab;
    Connection *m_connection = nullptr;
};

LabService::Lab::Lab(LabService &service, TrafficLog &log, Reactor &reactor, const QString &name)
    : m_service(service), m_log(log), m_broadcast(log)
{
    for (const LabPort port : labPorts) {
        servers[size_t(port)] = std::make_unique<TcpServer>(
            log, reactor, name + QStringLiteral(": ") + QString::fromLatin1(roleName(port)));
        endpoints[size_t(port)] = servers[size_t(port)]->endpointId();
        connectServer(port);
    }
    connectBroadcast();
    connect(&m_events, &EventBatch::ready, &service, &LabService::conversed);
    m_statusTimer.setSingleShot(true);
    m_statusTimer.setInterval(statusIntervalMs);
    connect(&m_statusTimer, &QTimer::timeout, this, &Lab::publish);
    m_boardTimer.setSingleShot(true);
    m_boardTimer.setInterval(boardIntervalMs);
    connect(&m_boardTimer, &QTimer::timeout, this, &Lab::publishBoard);
    m_lookTimer.setInterval(lookIntervalMs);
    connect(&m_lookTimer, &QTimer::timeout, this, [this] {
        board.look(m_log.now());
        markBoard();
    });
}

/// The servers first: their handlers use the rest.
LabService::Lab::~Lab()
{
    for (auto &server : servers)
        server.reset();
}

void LabService::Lab::connectServer(LabPort port)
{
    TcpServer *server = servers[size_t(port)].get();
    connect(server, &TcpServer::started, this,
            [this, port](const QList<SocketAddress> &addresses) { portStarted(port, addresses); });
    connect(server, &TcpServer::failed, this, [this, port](const Error &error) { portFailed(port, error); });
    connect(server, &TcpServer::stopped, this, [this, port] { portStopped(port); });
    connect(server, &TcpServer::statusChanged, this, [this, port](const TcpServerStatus &of) {
        status.ports[size_t(port)].connected = of.serving;
        status.ports[size_t(port)].served = of.served;
        markStatus();
    });
}

void LabService::Lab::connectBroadcast()
{
    m_broadcast.lineTaken = [this](ConnectionId id, quint64 record) {
        board.lineTaken(id, m_log.now(), record);
        markBoard();
    };
    m_broadcast.stalled = [this](ConnectionId id, bool stalled) {
        board.notReading(id, stalled, m_log.now());
        markBoard();
    };
    m_broadcast.dropped = [this](ConnectionId id, const QString &why) { readerDropped(id, why); };
}

void LabService::Lab::start(const LabServiceConfig &config)
{
    if (status.running)
        return;
    m_config = config;
    m_chat = ChatRoom(config.announces);
    m_writers = ChatRoom();
    m_broadcast.setLimits(config.limits);
    m_broadcast.setFaults(config.faults[size_t(LabPort::ChatOut)]);
    board.setStuckAfter(config.stuckAfterMs);
    status = {};
    status.running = true;
    m_startedTold = false;
    for (const LabPort port : labPorts)
        status.ports[size_t(port)].state =
            config.enabled[size_t(port)] ? LabPortState::Starting : LabPortState::Off;
    m_lookTimer.start();
    for (const LabPort port : labPorts) {
        if (config.enabled[size_t(port)])
            servers[size_t(port)]->start(serverConfig(port), factory(port));
    }
    tellStarted();
}

TcpServerConfig LabService::Lab::serverConfig(LabPort port) const
{
    TcpServerConfig config;
    config.host = m_config.host;
    config.port = m_config.ports[size_t(port)];
    config.family = m_config.family;
    config.backlog = m_config.backlog;
    config.concurrency = Concurrency::Pool;
    config.poolSize = m_config.limits.mostClients;
    config.receiveSize = 4096;
    // A reader of lines that has sent its last byte may still read: whether it does, the next line tells.
    const bool sendsUntilItEnds = port == LabPort::EndlessLines || port == LabPort::SomeLines;
    config.closeWhenPeerFinishes =
        !sendsUntilItEnds && !m_config.faults[size_t(port)].testFlag(LabFault::NeverClose);
    // What the system keeps for one that does not read; else it grows to megabytes before anybody notices.
    if (!takesLines(port))
        config.options = {optionSetting("SO_SNDBUF", readerSendBuffer)};
    return config;
}

ConnectionHandlerFactory LabService::Lab::factory(LabPort port)
{
    if (port == LabPort::ChatOut)
        return [this] { return std::make_unique<ReaderHandler>(*this); };
    const LabFaults faults = m_config.faults[size_t(port)];
    const ChatLimits limits = m_config.limits;
    TalkerOwner &talkers = *this;
    if (takesLines(port))
        return
            [&talkers, limits, faults] { return std::make_unique<TalkerService>(talkers, limits, faults); };
    LabLines::Config lines;
    lines.endless = port == LabPort::EndlessLines;
    lines.faults = faults;
    lines.intervalMs = m_config.intervalMs;
    lines.fewest = m_config.fewestLines;
    lines.most = m_config.mostLines;
    LinesOwner &owner = *this;
    return [&owner, lines, limits] { return std::make_unique<LinesService>(owner, lines, limits); };
}

void LabService::Lab::stop()
{
    if (!status.running)
        return;
    m_broadcast.flush();
    m_lookTimer.stop();
    status.running = false;
    for (const auto &server : servers)
        server->stop();
    for (LabPortStatus &port : status.ports)
        port = {};
    // Their handlers end at the next turn of the event loop, and tell who left.
    QTimer::singleShot(0, this, [this] {
        m_events.flush();
        publishBoard();
        publish();
        Q_EMIT m_service.stopped();
    });
}

void LabService::Lab::portStarted(LabPort port, const QList<SocketAddress> &addresses)
{
    status.ports[size_t(port)].state = LabPortState::Listening;
    status.ports[size_t(port)].listening = addresses;
    tellStarted();
}

/// Also told when accepting failed: then the port goes on.
void LabService::Lab::portFailed(LabPort port, const Error &error)
{
    LabPortStatus &of = status.ports[size_t(port)];
    of.error = error;
    if (of.state != LabPortState::Starting) {
        markStatus();
        return;
    }
    of.state = LabPortState::Failed;
    tellStarted();
}

void LabService::Lab::portStopped(LabPort port)
{
    LabPortStatus &of = status.ports[size_t(port)];
    if (status.running && of.state == LabPortState::Listening)
        of.state = LabPortState::Off;
    markStatus();
}

/// Queued, so that all of it is told after start() has returned.
void LabService::Lab::tellStarted()
{
    markStatus();
    const bool allKnown =
        std::none_of(status.ports.begin(), status.ports.end(),
                     [](const LabPortStatus &port) { return port.state == LabPortState::Starting; });
    if (!allKnown || m_startedTold || !status.running)
        return;
    m_startedTold = true;
    QTimer::singleShot(0, this, [this] {
        if (!status.running)
            return;
        if (status.listeningCount() > 0) {
            Q_EMIT m_service.started(status);
            return;
        }
        Error first{ErrorCode::InvalidPort, {}};
        for (const LabPortStatus &port : status.ports) {
            if (port.state == LabPortState::Failed) {
                first = port.error;
                break;
            }
        }
        m_lookTimer.stop();
        status.running = false;
        publish();
        Q_EMIT m_service.failed(first);
    });
}

void LabService::Lab::markStatus()
{
    if (!m_statusTimer.isActive())
        m_statusTimer.start();
}

void LabService::Lab::publish()
{
    m_statusTimer.stop();
    status.present = m_chat.members();
    Q_EMIT m_service.statusChanged(status);
}

void LabService::Lab::markBoard()
{
    if (!m_boardTimer.isActive())
        m_boardTimer.start();
}

void LabService::Lab::publishBoard()
{
    m_boardTimer.stop();
    if (!board.hasChanges())
        return;
    const ClassBoard::Changes changes = board.takeChanges();
    Q_EMIT m_service.boardChanged(changes.changed, changes.gone);
}

void LabService::Lab::tell(ChatEvent event, bool isChat)
{
    event.number = m_nextEvent++;
    event.isChat = isChat;
    m_events.add(event);
    markStatus();
}

void LabService::Lab::setFaults(LabPort port, LabFaults faults)
{
    m_config.faults[size_t(port)] = faults;
    if (port == LabPort::ChatOut)
        m_broadcast.setFaults(faults);
    if (status.ports[size_t(port)].state == LabPortState::Listening)
        servers[size_t(port)]->reconfigure(serverConfig(port), factory(port));
}

void LabService::Lab::say(const QString &name, const QString &text)
{
    if (!status.running)
        return;
    const ChatEvent said = m_chat.sayAsHost(name, text, m_log.now());
    m_broadcast.send(m_chat.encoded(said));
    tell(said, true);
}

void LabService::Lab::clearBoard()
{
    board.clear();
    markBoard();
}

LabPort LabService::Lab::portOf(const Connection &connection) const
{
    for (const LabPort port : labPorts) {
        if (endpoints[size_t(port)] == connection.flow()->endpoint->id)
            return port;
    }
    return LabPort::EndlessLines;
}

ChatRoom &LabService::Lab::roomOf(const Connection &connection)
{
    return portOf(connection) == LabPort::ChatIn ? m_chat : m_writers;
}

QString LabService::Lab::whoIs(ConnectionId id) const
{
    const BoardRow *row = board.row(board.rowOf(id));
    if (!row)
        return {};
    return row->name.isEmpty() ? row->address : row->name;
}

void LabService::Lab::opened(Connection &connection)
{
    board.connected(connection.id(), portOf(connection), connection.flow()->peer.host(), m_log.now());
    markBoard();
}

void LabService::Lab::gone(Connection &connection)
{
    board.disconnected(connection.id(), m_log.now());
    markBoard();
}

void LabService::Lab::talkerOpened(Connection &connection)
{
    opened(connection);
}

void LabService::Lab::talkerNamed(Connection &connection, const TextLine &wanted)
{
    const quint64 record = newestRecord();
    ChatRoom &room = roomOf(connection);
    const ChatEvent joined =
        room.join(connection.id(), wanted.bytes, connection.flow()->peer.host(), m_log.now());
    const QString name = Pseudonyms::cleaned(wanted.bytes);
    board.named(connection.id(), name.isEmpty() ? joined.who : name, joined.who, m_log.now(), record);
    if (&room == &m_chat)
        m_broadcast.send(room.encoded(joined));
    tell(joined, &room == &m_chat);
    markBoard();
}

void LabService::Lab::talkerSaid(Connection &connection, const TextLine &line)
{
    const quint64 record = newestRecord();
    ChatRoom &room = roomOf(connection);
    const ChatEvent said = room.say(connection.id(), line, m_log.now());
    board.lineCame(connection.id(), m_log.now(), record);
    if (&room == &m_chat)
        m_broadcast.send(room.encoded(said));
    tell(said, &room == &m_chat);
    markBoard();
}

void LabService::Lab::talkerHeard(Connection &connection, qint64 partial)
{
    board.bytesCame(connection.id(), partial, m_log.now());
    markBoard();
}

void LabService::Lab::talkerTooFast(Connection &connection, bool limited)
{
    board.tooFast(connection.id(), limited, m_log.now());
    markBoard();
}

void LabService::Lab::talkerFinished(Connection &connection)
{
    board.peerFinished(connection.id(), m_log.now(), newestRecord());
    m_broadcast.flush(); // what it said last goes out before its own end can be seen
    markBoard();
}

void LabService::Lab::talkerGone(Connection &connection)
{
    ChatRoom &room = roomOf(connection);
    if (const auto left = room.leave(connection.id(), m_log.now())) {
        if (&room == &m_chat)
            m_broadcast.send(room.encoded(*left));
        tell(*left, &room == &m_chat);
    }
    gone(connection);
}

void LabService::Lab::linesOpened(Connection &connection)
{
    opened(connection);
}

void LabService::Lab::linesTaken(Connection &connection)
{
    board.lineTaken(connection.id(), m_log.now(), newestRecord());
    markBoard();
}

void LabService::Lab::linesEnded(Connection &connection)
{
    board.streamEnded(connection.id(), newestRecord());
}

void LabService::Lab::linesStalled(Connection &connection, bool stalled)
{
    board.notReading(connection.id(), stalled, m_log.now());
    markBoard();
}

void LabService::Lab::linesDropped(Connection &connection, const QString &why)
{
    readerDropped(connection.id(), why);
}

void LabService::Lab::linesFinished(Connection &connection)
{
    board.peerFinished(connection.id(), m_log.now(), newestRecord());
    markBoard();
}

void LabService::Lab::linesGone(Connection &connection)
{
    gone(connection);
}

void LabService::Lab::readerOpened(Connection &connection)
{
    opened(connection);
    m_broadcast.add(connection);
}

void LabService::Lab::readerGone(Connection &connection)
{
    m_broadcast.remove(connection);
    gone(connection);
}

void LabService::Lab::readerDropped(ConnectionId id, const QString &why)
{
    ++status.dropped;
    board.dropped(id, m_log.now());
    tell(m_chat.dropped(id, whoIs(id), why, m_log.now()), true);
    markBoard();
}

LabService::LabService(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_lab(std::make_unique<Lab>(*this, log, reactor, name))
{
}

LabService::~LabService()
{
    blockSignals(true);
}

EndpointId LabService::endpointId(LabPort port) const
{
    return m_lab->endpoints[size_t(port)];
}

QList<EndpointId> LabService::endpointIds() const
{
    QList<EndpointId> ids;
    for (const LabPort port : labPorts)
        ids += endpointId(port);
    return ids;
}

const LabServiceStatus &LabService::status() const
{
    return m_lab->status;
}

QList<BoardRow> LabService::board() const
{
    return m_lab->board.rows();
}

void LabService::start(const LabServiceConfig &config)
{
    m_lab->start(config);
}

void LabService::stop()
{
    m_lab->stop();
}

void LabService::setFaults(LabPort port, LabFaults faults)
{
    m_lab->setFaults(port, faults);
}

void LabService::say(const QString &name, const QString &text)
{
    m_lab->say(name, text);
}

void LabService::clearBoard()
{
    m_lab->clearBoard();
}

} // namespace wirebench
