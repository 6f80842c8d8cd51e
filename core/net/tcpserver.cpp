#include "core/net/tcpserver.h"

#include "core/net/acceptqueue.h"
#include "core/net/listener.h"
#include "core/net/localaddresses.h"
#include "core/net/resolver.h"

#include <algorithm>
#include <cerrno>
#include <limits>

namespace wirebench {

namespace {

constexpr int publishIntervalMs = 50;
constexpr int queueIntervalMs = 200;
constexpr int retryAcceptMs = 1000;
// What one turn accepts before the other sockets have theirs.
constexpr int acceptsPerTurn = 64;
// With 10,000 busy clients all changes at once would make a tick of the window slow: the rest follows.
constexpr qsizetype clientsPerSignal = 2000;

bool isOutOfResources(int systemError)
{
    return systemError == EMFILE || systemError == ENFILE || systemError == ENOBUFS || systemError == ENOMEM;
}

QList<SocketAddress> anyAddresses(ListenFamily family, quint16 port)
{
    switch (family) {
    case ListenFamily::IPv4:
        return {SocketAddress::anyIPv4(port)};
    case ListenFamily::IPv6:
        return {SocketAddress::anyIPv6(port)};
    case ListenFamily::Unix: // has a path instead
    case ListenFamily::Both:
        break;
    }
    return {SocketAddress::anyIPv4(port), SocketAddress::anyIPv6(port)};
}

/// bind() takes one address of a name: the first of each wanted family.
QList<SocketAddress> firstOfEachFamily(const QList<SocketAddress> &addresses)
{
    QList<SocketAddress> chosen;
    for (const SocketAddress &address : addresses) {
        const bool known = std::any_of(chosen.begin(), chosen.end(),
                                       [&](const SocketAddress &c) { return c.family == address.family; });
        if (!known)
            chosen.append(address);
    }
    return chosen;
}

} // namespace

AddressFamily addressFamily(ListenFamily family)
{
    switch (family) {
    case ListenFamily::IPv4:
        return AddressFamily::IPv4;
    case ListenFamily::IPv6:
        return AddressFamily::IPv6;
    case ListenFamily::Unix:
        return AddressFamily::Unix;
    case ListenFamily::Both:
        break;
    }
    return AddressFamily::Unspecified;
}

TcpServer::TcpServer(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_log(log), m_reactor(reactor), m_endpoint(log.addEndpoint(EndpointKind::TcpServer, name)),
      m_resolver(std::make_unique<Resolver>())
{
    m_publishTimer.setInterval(publishIntervalMs);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &TcpServer::publish);
    m_queueTimer.setInterval(queueIntervalMs);
    connect(&m_queueTimer, &QTimer::timeout, this, &TcpServer::lookAtQueue);
    m_retryTimer.setInterval(retryAcceptMs);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        m_outOfDescriptors = false;
        updateAccepting();
    });
    connect(&reactor.gate(), &CallGate::steppingChanged, this, &TcpServer::updateQueueTimer);
}

TcpServer::~TcpServer()
{
    blockSignals(true);
    stop();
}

EndpointId TcpServer::endpointId() const
{
    return m_endpoint->id;
}

void TcpServer::start(const TcpServerConfig &config, ConnectionHandlerFactory factory)
{
    if (m_status.state != ServerState::Stopped)
        return;
    m_config = config;
    m_factory = std::move(factory);
    m_receivedByEnded = m_sentByEnded = 0;
    m_servedBeforeOnce = 0;
    m_status = {};
    m_status.state = ServerState::Starting;
    if (const auto ready = prepareTls(); !ready) {
        startFailed(ready.error());
        return;
    }

    switch (config.host.kind) {
    case HostSpec::Kind::Any:
        listenOn(anyAddresses(config.family, config.port));
        return;
    case HostSpec::Kind::Broadcast:
        listenOn({SocketAddress::fromIPv4(std::numeric_limits<quint32>::max(), config.port)});
        return;
    case HostSpec::Kind::Address: {
        SocketAddress address = config.host.address;
        address.port = config.port;
        listenOn({address});
        return;
    }
    case HostSpec::Kind::Name:
        break;
    }
    m_resolvingSince = m_log.now();
    m_status.waitingIn = Call::GetAddrInfo;
    m_status.waitingSinceNs = m_resolvingSince;
    m_resolver->lookup(config.host.name, config.port, addressFamily(config.family),
                       [this](const Resolution &resolution) { resolved(resolution); });
    publish();
}

Result<void> TcpServer::prepareTls()
{
    m_tls.reset();
    if (!m_config.tls)
        return {};
    TlsServerConfig &tls = *m_config.tls;
    if (tls.certificateFile.isEmpty() && tls.names.isEmpty())
        tls.names = ownNames();
    const auto context = TlsContext::forServer(tls);
    if (!context)
        return failure(context.error());
    m_tls = *context;
    m_status.certificates = m_tls->ownChain();
    return {};
}

void TcpServer::resolved(const Resolution &resolution)
{
    recordLookup(CallRecorder(m_log, FlowPtr(new Flow(m_endpoint, {}, {}, {}))), m_config.host.name, m_config.port,
                 resolution, m_resolvingSince);
    if (resolution.addresses.isEmpty())
        startFailed(resolution.error);
    else
        listenOn(firstOfEachFamily(resolution.addresses));
}

void TcpServer::listenOn(const QList<SocketAddress> &addresses)
{
    quint16 port = m_config.port;
    QList<OptionReading> readings;
    for (SocketAddress address : addresses) {
        address.port = port;
        auto listener = std::make_unique<Listener>(m_log, m_endpoint);
        const auto opened =
            listener->open(m_reactor, address,
                           {m_config.backlog, m_config.reuseAddress, m_config.anyUser, m_config.options},
                           [this](Listener &ready) { acceptFrom(ready); });
        if (!opened) {
            startFailed(opened.error());
            return;
        }
        port = listener->address().port; // port 0: both families take the one that the first got
        m_status.listening.append(listener->address());
        readings += listener->optionsAtOpen();
        m_listeners.push_back(std::move(listener));
    }
    m_status.state = ServerState::Listening;
    refreshQueue();
    updateAccepting();
    Q_EMIT started(m_status.listening);
    publish();
    if (!readings.isEmpty())
        Q_EMIT optionsTold({}, readings);
}

void TcpServer::startFailed(const Error &error)
{
    Q_EMIT failed(error);
    stop();
}

void TcpServer::stop()
{
    if (m_status.state == ServerState::Stopped)
        return;
    m_resolver->cancel();
    m_status.state = ServerState::Stopped; // before the connections go, so that none makes room for another
    closeListeners();
    while (!m_clients.empty())
        m_clients.begin()->second.connection->closeNow();
    m_queueTimer.stop();
    m_retryTimer.stop();
    m_outOfDescriptors = false;
    m_status.waitingIn.reset();
    m_status.listening.clear();
    m_status.queueLength = -1;
    m_status.queuedPeers.clear();
    publish();
    Q_EMIT stopped();
}

void TcpServer::reconfigure(const TcpServerConfig &config, ConnectionHandlerFactory factory)
{
    m_config.concurrency = config.concurrency;
    m_config.poolSize = config.poolSize;
    m_config.receiveSize = config.receiveSize;
    m_config.closeWhenPeerFinishes = config.closeWhenPeerFinishes;
    if (config.once && !m_config.once)
        m_servedBeforeOnce = m_status.served;
    m_config.once = config.once;
    m_factory = std::move(factory);
    updateAccepting();
}

void TcpServer::closeListeners()
{
    for (const auto &listener : m_listeners)
        listener->close();
    // A listener may be the caller (`once` ends from inside its accept): it goes at the next turn.
    QMetaObject::invokeMethod(
        this, [ended = std::make_shared<decltype(m_listeners)>(std::move(m_listeners))] {}, Qt::QueuedConnection);
    m_listeners.clear();
}

bool TcpServer::hasServedOnce() const
{
    return m_config.once && m_status.served > m_servedBeforeOnce;
}

bool TcpServer::isReadyToAccept() const
{
    if (m_status.state != ServerState::Listening || m_outOfDescriptors)
        return false;
    if (hasServedOnce())
        return false;
    switch (m_config.concurrency) {
    case Concurrency::OneAtATime:
        return m_clients.empty();
    case Concurrency::Pool:
        return m_clients.size() < size_t(m_config.poolSize);
    case Concurrency::AllAtOnce:
        break;
    }
    return true;
}

void TcpServer::acceptFrom(Listener &listener)
{
    // A client's handler may stop the server, and start it again with other listeners.
    const int most = m_reactor.gate().isStepping() ? 1 : acceptsPerTurn;
    for (int i = 0; i < most && listener.isAccepting() && isReadyToAccept(); ++i) {
        NativeSocket socket;
        FlowPtr flow;
        const SysResult result = listener.accept(socket, flow);
        if (result.wouldBlock())
            break;
        if (result.ok())
            serve(std::move(socket), flow, listener.waitingSince());
        else if (isOutOfResources(result.error))
            pauseAccepting(Error::fromErrno(QStringLiteral("accept"), result.error, listener.address().toString()));
    }
    updateAccepting();
}

void TcpServer::serve(NativeSocket socket, const FlowPtr &flow, qint64 acceptedNs)
{
    const ConnectionOptions options{m_config.receiveSize, m_config.closeWhenPeerFinishes, false};
    ConnectionOwner &owner = *this;
    auto connection = std::make_unique<Connection>(owner, m_reactor, m_arena, CallRecorder(m_log, flow),
                                                   std::make_unique<PlainTransport>(std::move(socket)), options);
    Connection &opened = *connection;
    setWhatIsNotInherited(opened);
    ++m_status.served;
    m_clients[opened.id().value] = {std::move(connection), acceptedNs};
    connectionChanged(opened);
    // Before the handler: it may end this client at once, and the next accept is wanted from then on.
    updateAccepting();
    if (m_tls)
        opened.startTls(m_tls);
    opened.open(m_factory ? m_factory() : std::make_unique<ConnectionHandler>());
}

/// Linux gives an accepted socket the options of the listening one, with few exceptions.
void TcpServer::setWhatIsNotInherited(const Connection &connection)
{
    for (const OptionSetting &setting : std::as_const(m_config.options)) {
        const SocketOption &option = *setting.option;
        if (option.isFor(SocketUse::Stream, connection.flow()->peer.family) && !option.inherited &&
            !option.beforeBind)
            (void)connection.options().set(setting);
    }
}

void TcpServer::setOption(const OptionSetting &setting)
{
    if (m_status.state != ServerState::Listening)
        return;
    putSetting(m_config.options, setting);
    QList<OptionReading> readings;
    for (const auto &listener : m_listeners)
        readings += listener->options().setAndRead({setting});
    const Error ofClient = setOptionOfClients(setting);
    if (!readings.isEmpty() && readings.first().error.code == ErrorCode::None)
        readings.first().error = ofClient;
    Q_EMIT optionsTold({}, readings);
}

/// The first error that one of them gave.
Error TcpServer::setOptionOfClients(const OptionSetting &setting)
{
    Error first;
    for (const auto &[id, client] : m_clients) {
        const Connection &connection = *client.connection;
        if (!setting.option->isFor(SocketUse::Stream, connection.flow()->peer.family))
            continue;
        const Result<void> done = connection.options().set(setting);
        if (!done && first.code == ErrorCode::None)
            first = done.error();
    }
    return first;
}

void TcpServer::readOptions(ConnectionId client)
{
    QList<OptionReading> readings;
    if (const Connection *connection = find(client))
        readings = connection->options().readAll();
    for (const auto &listener : m_listeners) {
        if (!client.isValid())
            readings += listener->options().readAll();
    }
    if (!readings.isEmpty())
        Q_EMIT optionsTold(client, readings);
}

void TcpServer::pauseAccepting(const Error &error)
{
    // Trying again at once would spin: the client stays in the queue and the descriptor readable.
    m_outOfDescriptors = true;
    m_retryTimer.start();
    Q_EMIT failed(error);
}

void TcpServer::updateAccepting()
{
    const bool ready = isReadyToAccept();
    for (const auto &listener : m_listeners)
        listener->setAccepting(ready);
    if (m_status.state != ServerState::Listening)
        return;
    describeWaiting();
    updateQueueTimer();
    markStatus();
}

/// Who serves one at a time waits where its one client makes it wait.
void TcpServer::describeWaiting()
{
    const bool ready = isReadyToAccept();
    m_status.waitingIn = ready ? std::optional(Call::Accept) : std::nullopt;
    m_status.waitingSinceNs = 0;
    for (const auto &listener : m_listeners)
        m_status.waitingSinceNs = ready ? std::max(m_status.waitingSinceNs, listener->waitingSince()) : 0;
    if (ready || m_config.concurrency != Concurrency::OneAtATime || m_clients.size() != 1)
        return;
    const Connection &client = *m_clients.begin()->second.connection;
    m_status.waitingIn = client.waitingIn();
    m_status.waitingSinceNs = client.waitingSince();
}

/// Looking costs a read of the system's table of connections: never more often than the timer says.
void TcpServer::updateQueueTimer()
{
    const bool clientsMayWait = !isReadyToAccept() || m_status.queueLength > 0 || m_reactor.gate().isStepping();
    if (m_status.state != ServerState::Listening || !clientsMayWait)
        m_queueTimer.stop();
    else if (!m_queueTimer.isActive())
        m_queueTimer.start();
}

void TcpServer::lookAtQueue()
{
    refreshQueue();
    updateQueueTimer();
}

void TcpServer::refreshQueue()
{
    AcceptQueue all;
    for (const auto &listener : m_listeners) {
        const AcceptQueue queue = readAcceptQueue(listener->descriptor(), listener->address());
        if (queue.length < 0)
            continue;
        all.length = std::max(all.length, 0) + queue.length;
        all.peers += queue.peers;
    }
    if (all.length == m_status.queueLength && all.peers == m_status.queuedPeers)
        return;
    m_status.queueLength = all.length;
    m_status.queuedPeers = all.peers;
    markStatus();
}

Connection *TcpServer::find(ConnectionId id) const
{
    const auto found = m_clients.find(id.value);
    return found == m_clients.end() ? nullptr : found->second.connection.get();
}

void TcpServer::send(const QList<ConnectionId> &clients, const OutboundMessage &message)
{
    for (const ConnectionId id : clients) {
        Connection *connection = find(id);
        if (!connection)
            continue;
        if (const auto queued = connection->send(message); !queued)
            Q_EMIT clientFailed(id, queued.error());
    }
}

void TcpServer::sendToAll(const OutboundMessage &message)
{
    QList<ConnectionId> all;
    all.reserve(qsizetype(m_clients.size()));
    for (const auto &[id, client] : m_clients)
        all.append(ConnectionId{id});
    send(all, message); // a message may end a client, and with it its place among them
}

void TcpServer::halfClose(ConnectionId client)
{
    if (Connection *connection = find(client))
        connection->halfClose();
}

void TcpServer::closeClient(ConnectionId client)
{
    // The first of these may end it; it lives until the next turn all the same.
    if (Connection *connection = find(client)) {
        connection->waitNoMore();
        connection->close();
    }
}

void TcpServer::resetClient(ConnectionId client)
{
    if (Connection *connection = find(client))
        connection->reset();
}

void TcpServer::connectionChanged(Connection &connection)
{
    if (!m_changedClients.contains(connection.id())) {
        m_changedClients.insert(connection.id());
        m_changeOrder.push_back(connection.id());
    }
    markStatus();
}

void TcpServer::connectionSendFailed(Connection &connection, const Error &error)
{
    Q_EMIT clientFailed(connection.id(), error);
}

void TcpServer::connectionClosed(Connection &connection, const Error &error)
{
    const ConnectionId id = connection.id();
    m_receivedByEnded += connection.received();
    m_sentByEnded += connection.sent();
    m_changedClients.remove(id);
    m_closedClients.append(id);
    const auto found = m_clients.find(id.value);
    m_lastOfClosed.append(describe(connection, found->second.acceptedNs));
    if (m_lastOfClosed.size() > clientsPerSignal)
        m_lastOfClosed.removeFirst();
    if (m_ended.empty())
        QMetaObject::invokeMethod(this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    m_ended.push_back(std::move(found->second.connection));
    m_clients.erase(found);
    // Not before it is out of m_clients: whoever is told may stop the server.
    if (error.code != ErrorCode::None)
        Q_EMIT clientFailed(id, error);

    if (hasServedOnce() && m_status.state == ServerState::Listening && m_clients.empty()) {
        stop();
        return;
    }
    if (m_outOfDescriptors) { // a descriptor has just come free
        m_outOfDescriptors = false;
        m_retryTimer.stop();
    }
    updateAccepting();
}

void TcpServer::markStatus()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void TcpServer::publish()
{
    m_publishTimer.stop();
    m_status.serving = int(m_clients.size());
    m_status.received = m_receivedByEnded;
    m_status.sent = m_sentByEnded;
    for (const auto &[id, client] : m_clients) {
        m_status.received += client.connection->received();
        m_status.sent += client.connection->sent();
    }
    if (m_status.state == ServerState::Listening)
        describeWaiting();
    publishClients();
    Q_EMIT statusChanged(m_status);
}

void TcpServer::publishClients()
{
    if (m_changedClients.isEmpty() && m_closedClients.isEmpty())
        return;
    QList<ServerClient> changed = std::exchange(m_lastOfClosed, {});
    for (; !m_changeOrder.empty() && changed.size() < clientsPerSignal; m_changeOrder.pop_front()) {
        if (!m_changedClients.remove(m_changeOrder.front()))
            continue; // has been closed
        const Client &client = m_clients.at(m_changeOrder.front().value);
        changed.append(describe(*client.connection, client.acceptedNs));
    }
    if (!m_changedClients.isEmpty())
        markStatus();
    Q_EMIT clientsChanged(changed, std::exchange(m_closedClients, {}));
}

ServerClient TcpServer::describe(const Connection &connection, qint64 acceptedNs)
{
    ServerClient client;
    client.id = connection.id();
    client.peer = connection.flow()->peer;
    client.phase = connection.phase();
    client.securing = connection.isSecuring();
    client.tls = connection.tls();
    client.working = connection.isWorking();
    client.acceptedNs = acceptedNs;
    client.received = connection.received();
    client.sent = connection.sent();
    client.queued = connection.queued();
    return client;
}

} // namespace wirebench
