#include "core/net/udpendpoint.h"

#include "core/net/localaddresses.h"
#include "core/net/portowner.h"
#include "core/net/resolver.h"

#include <QFile>
#include <QNetworkInterface>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

constexpr int publishIntervalMs = 50;
constexpr qint64 nsPerMs = 1'000'000;
// What one turn may receive before the others have theirs: batches of datagrams.
constexpr int receiveBudget = 8;
// A file that is sent in datagrams is read whole.
constexpr qint64 fileLimit = UdpEndpoint::waitingBytesLimit;
// A sealed datagram is always taken whole: what it holds is cut afterwards.
constexpr quint32 sealedSize = 65'535;
// Anybody can send what is not DTLS, and as fast as the network carries it.
constexpr qint64 notUnderstoodIntervalNs = 1'000 * nsPerMs;

SocketAddress withPort(SocketAddress address, quint16 port)
{
    address.port = port;
    return address;
}

/// 0 for "the system chooses" and for a name that no interface has.
quint32 interfaceIndex(const QString &name)
{
    return name.isEmpty() ? 0 : quint32(QNetworkInterface::interfaceIndexFromName(name));
}

QString groupArguments(const MulticastGroup &group, bool member)
{
    const bool v6 = group.group.family == AddressFamily::IPv6;
    const QString option = v6 ? (member ? QStringLiteral("IPPROTO_IPV6, IPV6_JOIN_GROUP")
                                        : QStringLiteral("IPPROTO_IPV6, IPV6_LEAVE_GROUP"))
                              : (member ? QStringLiteral("IPPROTO_IP, IP_ADD_MEMBERSHIP")
                                        : QStringLiteral("IPPROTO_IP, IP_DROP_MEMBERSHIP"));
    const QString where = group.interfaceName.isEmpty() ? QStringLiteral("any") : group.interfaceName;
    return QStringLiteral("%1, ('%2', '%3')").arg(option, group.group.host(), where);
}

/// The options that are settings of their own, as far as they differ from what every socket has.
QList<OptionSetting> fieldOptions(const UdpConfig &config)
{
    const bool v6 = config.family == AddressFamily::IPv6;
    QList<OptionSetting> settings;
    if (config.reuseAddress)
        settings += optionSetting("SO_REUSEADDR", 1);
    if (v6)
        settings += optionSetting("IPV6_V6ONLY", 1);
    if (config.broadcast)
        settings += optionSetting("SO_BROADCAST", 1);
    if (config.multicastTtl != 1)
        settings += optionSetting(v6 ? "IPV6_MULTICAST_HOPS" : "IP_MULTICAST_TTL", config.multicastTtl);
    if (!config.multicastLoop)
        settings += optionSetting(v6 ? "IPV6_MULTICAST_LOOP" : "IP_MULTICAST_LOOP", 0);
    if (!config.multicastInterface.isEmpty())
        settings += multicastInterface(config.family, config.multicastInterface);
    return settings;
}

/// An address that was typed says its family better than a choice does.
AddressFamily familyOf(const UdpConfig &config)
{
    if (config.bindFirst && config.host.kind == HostSpec::Kind::Address)
        return config.host.address.family;
    if (config.peerHost && config.peerHost->kind == HostSpec::Kind::Address)
        return config.peerHost->address.family;
    if (config.peerHost && config.peerHost->kind == HostSpec::Kind::Broadcast)
        return AddressFamily::IPv4;
    return config.family;
}

Result<Bytes> contentOf(const OutboundMessage &message)
{
    if (message.filePath.isEmpty())
        return message.bytes;
    QFile file(message.filePath);
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorCode::FileUnreadable, {message.filePath, file.errorString()}});
    if (file.size() > fileLimit)
        return failure({ErrorCode::FileTooLarge, {message.filePath, QString::number(fileLimit)}});
    return Bytes::copyOf(file.readAll());
}

} // namespace

UdpEndpoint::UdpEndpoint(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : UdpEndpoint(log, reactor, log.addEndpoint(EndpointKind::Udp, name), parent)
{
}

UdpEndpoint::UdpEndpoint(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, QObject *parent)
    : QObject(parent), m_log(log), m_reactor(reactor), m_endpoint(std::move(endpoint)),
      m_resolver(std::make_unique<Resolver>()), m_conditions({}),
      m_recorder(log, FlowPtr(new Flow(m_endpoint, {}, {}, {}))), m_receivePass(reactor.gate(), *this),
      m_sendPass(reactor.gate(), *this), m_closePass(reactor.gate(), *this), m_peers(log, m_endpoint)
{
    m_publishTimer.setInterval(publishIntervalMs);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &UdpEndpoint::publish);
    m_dueTimer.setSingleShot(true);
    m_dueTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_dueTimer, &QTimer::timeout, this, &UdpEndpoint::flush);
    m_dtlsTimer.setSingleShot(true);
    m_dtlsTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_dtlsTimer, &QTimer::timeout, this, &UdpEndpoint::passDtlsTime);
}

UdpEndpoint::~UdpEndpoint()
{
    blockSignals(true);
    close();
}

EndpointId UdpEndpoint::endpointId() const
{
    return m_endpoint->id;
}

// --- opening ----------------------------------------------------------------------------------------------

void UdpEndpoint::open(const UdpConfig &config, DatagramHandler handler)
{
    if (m_status.state != UdpState::Closed)
        return;
    m_config = config;
    m_config.family = familyOf(config);
    m_handler = std::move(handler);
    m_conditions = NetworkConditions(config.conditions);
    m_recorder.setFlow(FlowPtr(new Flow(m_endpoint, {}, {}, {})));
    m_peers.clear();
    m_status = {};
    m_status.state = UdpState::Resolving;
    m_bindTo = config.bindFirst ? fixedAddress(config.host, config.port, false) : SocketAddress();
    m_peer = config.peerHost ? fixedAddress(*config.peerHost, config.peerPort, true) : SocketAddress();
    if (const auto ready = prepareDtls(); !ready)
        openFailed(ready.error());
    else
        lookUpNext();
}

Result<void> UdpEndpoint::prepareDtls()
{
    Result<TlsContextPtr> context = TlsContextPtr();
    if (const auto *client = std::get_if<TlsClientConfig>(&m_config.dtls))
        context = TlsContext::forClient(*client, TlsContext::Over::Datagrams);
    if (auto *server = std::get_if<TlsServerConfig>(&m_config.dtls)) {
        if (server->certificateFile.isEmpty() && server->names.isEmpty())
            server->names = ownNames();
        context = TlsContext::forServer(*server, TlsContext::Over::Datagrams);
    }
    if (!context)
        return failure(context.error());
    m_dtls = *context ? std::make_unique<DtlsPeers>(*context) : nullptr;
    if (m_dtls && m_dtls->context().isServer())
        m_status.certificates = m_dtls->context().ownChain();
    return {};
}

/// DTLS is for one peer at a time (RFC 6347 knows no groups).
Result<void> UdpEndpoint::checkDtlsPeers() const
{
    if (!m_dtls)
        return {};
    if (!m_config.groups.isEmpty())
        return failure({ErrorCode::DtlsToMany, {m_config.groups.first().group.host()}});
    const bool toAll = m_config.peerHost && m_config.peerHost->kind == HostSpec::Kind::Broadcast;
    if (toAll || m_peer.isMulticast())
        return failure({ErrorCode::DtlsToMany, {m_peer.host()}});
    return {};
}

/// What the peer's certificate must be for: the name that was typed, whatever address it led to.
QString UdpEndpoint::serverName() const
{
    const bool isNamed = m_config.peerHost && m_config.peerHost->kind == HostSpec::Kind::Name;
    return isNamed ? m_config.peerHost->name : m_peer.host();
}

/// The address of a host that needs no lookup; not valid for a name.
SocketAddress UdpEndpoint::fixedAddress(const HostSpec &host, quint16 port, bool asPeer) const
{
    const bool v6 = m_config.family == AddressFamily::IPv6;
    switch (host.kind) {
    case HostSpec::Kind::Any:
        if (asPeer) // nobody sends to "any": this machine is meant
            return *SocketAddress::fromHost(v6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1"), port);
        return v6 ? SocketAddress::anyIPv6(port) : SocketAddress::anyIPv4(port);
    case HostSpec::Kind::Broadcast:
        return SocketAddress::fromIPv4(std::numeric_limits<quint32>::max(), port);
    case HostSpec::Kind::Address:
        return withPort(host.address, port);
    case HostSpec::Kind::Name:
        break;
    }
    return {};
}

void UdpEndpoint::lookUpNext()
{
    if (m_config.bindFirst && !m_bindTo.isValid())
        lookUp(m_config.host, m_config.port, m_bindTo);
    else if (m_config.peerHost && !m_peer.isValid())
        lookUp(*m_config.peerHost, m_config.peerPort, m_peer);
    else
        openSocket();
}

void UdpEndpoint::lookUp(const HostSpec &host, quint16 port, SocketAddress &found)
{
    m_since = m_log.now();
    m_status.waitingIn = Call::GetAddrInfo;
    m_status.waitingSinceNs = m_since;
    m_resolver->lookup(host.name, port, m_config.family,
                       [this, name = host.name, port, &found](const Resolution &resolution) {
                           recordLookup(m_recorder, name, port, resolution, m_since);
                           if (resolution.addresses.isEmpty()) {
                               openFailed(resolution.error);
                               return;
                           }
                           found = withPort(resolution.addresses.first(), port);
                           lookUpNext();
                       });
    publish();
}

void UdpEndpoint::openSocket()
{
    m_status.waitingIn.reset();
    if (const auto possible = checkDtlsPeers(); !possible) {
        openFailed(possible.error());
        return;
    }
    const SysResult socket = m_socket.openDatagram(m_config.family);
    m_since =
        m_recorder.record(Call::Socket, datagramSocketArguments(m_config.family), socket, m_recorder.now());
    if (!socket.ok()) {
        openFailed(Error::fromErrno(QStringLiteral("socket"), socket.error, {}));
        return;
    }
    Result<void> done = setOptions();
    if (done)
        done = bindAndConnect();
    for (const MulticastGroup &group : std::as_const(m_config.groups)) {
        if (done)
            done = applyGroup(group, true);
    }
    if (!done) {
        openFailed(done.error());
        return;
    }
    m_status.state = UdpState::Open;
    m_status.peer = m_peer;
    m_gateChanges = m_reactor.gate().changes();
    m_watch = m_reactor.watch(m_socket.descriptor(), *this, Reactor::Read);
    m_since = m_recorder.now();
    if (m_dtls && m_peer.isValid())
        m_dtls->setServerName(m_peer, serverName());
    Q_EMIT opened(m_status.local);
    if (m_dtls && m_peer.isValid() && m_config.connectToPeer && m_dtls->begin(m_peer, m_since))
        serveDtls();
    publish();
}

Result<void> UdpEndpoint::recordOption(const QString &arguments, SysResult result)
{
    m_since = m_recorder.record(Call::SetSockOpt, arguments, result, m_since);
    if (!result.ok())
        return failure(Error::fromErrno(QStringLiteral("setsockopt"), result.error, arguments));
    return {};
}

Result<void> UdpEndpoint::setOptions()
{
    for (const OptionSetting &setting : fieldOptions(m_config)) {
        if (const auto done = options().set(setting); !done)
            return failure(done.error());
    }
    m_optionsToTell += options().setAndRead(m_config.options);
    m_since = m_recorder.now();
    return {};
}

OptionCalls UdpEndpoint::options() const
{
    return {m_recorder, m_socket.descriptor(), SocketUse::Datagram, m_config.family};
}

void UdpEndpoint::setOption(const OptionSetting &setting)
{
    if (m_status.state != UdpState::Open)
        return;
    m_optionsToTell += options().setAndRead({setting});
    markStatus();
}

void UdpEndpoint::readOptions()
{
    if (m_status.state != UdpState::Open)
        return;
    m_optionsToTell += options().readAll();
    markStatus();
}

Result<void> UdpEndpoint::bindAndConnect()
{
    if (m_bindTo.isValid()) {
        const SysResult result = m_socket.bind(m_bindTo);
        m_since = m_recorder.record(Call::Bind, m_bindTo.toPython(), result, m_since);
        if (!result.ok())
            return failure(bindError("bind", result.error, SocketProtocol::Udp, m_bindTo, m_log));
        learnLocal();
    }
    if (!m_config.connectToPeer || !m_peer.isValid())
        return {};
    const SysResult result = m_socket.connect(m_peer);
    m_since = m_recorder.record(Call::Connect, m_peer.toPython(), result, m_since);
    if (!result.ok())
        return failure(Error::fromErrno(QStringLiteral("connect"), result.error, m_peer.toString()));
    learnLocal();
    return {};
}

Result<void> UdpEndpoint::applyGroup(const MulticastGroup &group, bool member)
{
    const quint32 index = interfaceIndex(group.interfaceName);
    SysResult result;
    if (!group.interfaceName.isEmpty() && index == 0)
        result = {-1, ENODEV};
    else
        result = member ? m_socket.joinGroup(group.group, index) : m_socket.leaveGroup(group.group, index);
    if (!group.group.isMulticast()) {
        (void)recordOption(groupArguments(group, member), result);
        return failure({ErrorCode::NotMulticastGroup, {group.group.host()}, result.error});
    }
    return recordOption(groupArguments(group, member), result);
}

void UdpEndpoint::learnLocal()
{
    m_status.local = m_socket.localAddress();
    m_peers.setLocal(m_status.local);
    m_recorder.setFlow(FlowPtr(new Flow(m_endpoint, {}, m_status.local, {})));
}

void UdpEndpoint::openFailed(const Error &error)
{
    release();
    Q_EMIT failed(error);
    publish();
    Q_EMIT closed();
}

void UdpEndpoint::reconfigure(const UdpConfig &config, DatagramHandler handler)
{
    m_config.receiveSize = config.receiveSize;
    m_config.receiveOnce = config.receiveOnce;
    m_handler = std::move(handler);
    if (m_config.conditions != config.conditions) {
        m_config.conditions = config.conditions;
        m_conditions = NetworkConditions(config.conditions);
    }
}

void UdpEndpoint::close()
{
    if (m_status.state == UdpState::Closed)
        return;
    release();
    publish();
    Q_EMIT closed();
}

/// Whoever hears of it afterwards may open again.
void UdpEndpoint::release()
{
    m_resolver->cancel();
    m_dueTimer.stop();
    m_dtlsTimer.stop();
    if (m_dtls && m_socket.isOpen()) {
        m_dtls->closeAll();
        while (const auto farewell = m_dtls->nextSealed())
            (void)m_socket.sendTo(farewell->bytes.data(), quint32(farewell->bytes.size()), destination(farewell->to));
    }
    m_dtls.reset();
    m_status.dtls.reset();
    m_queue.clear();
    m_handshakes.clear();
    m_sendBlocked = m_sendReleased = m_drainAwaited = m_closing = false;
    for (CallGate::Pass *pass : {&m_receivePass, &m_sendPass, &m_closePass})
        pass->withdraw();
    m_held.clear();
    m_watch.release();
    if (m_socket.isOpen()) {
        m_status.kernelDropped = m_socket.droppedDatagrams().value_or(0);
        m_recorder.record(Call::Close, QString(), m_socket.close(), m_recorder.now());
    }
    m_status.state = UdpState::Closed;
}

void UdpEndpoint::join(const MulticastGroup &group)
{
    if (m_status.state != UdpState::Open)
        return;
    m_since = m_recorder.now();
    if (const auto joined = applyGroup(group, true); !joined)
        Q_EMIT failed(joined.error());
}

void UdpEndpoint::leave(const MulticastGroup &group)
{
    if (m_status.state != UdpState::Open)
        return;
    m_since = m_recorder.now();
    if (const auto left = applyGroup(group, false); !left)
        Q_EMIT failed(left.error());
}

// --- receiving --------------------------------------------------------------------------------------------

void UdpEndpoint::socketReady(bool readable, bool writable)
{
    if (writable && m_sendBlocked) {
        m_sendBlocked = false;
        flush();
    }
    if (readable && m_closing)
        m_socket.takeError(); // or it would be told without end
    else if (readable && m_socket.isOpen() && !m_dtls && m_receivePass.hold(Call::RecvFrom, m_recorder.flow()))
        updateInterest();
    else if (readable && m_socket.isOpen() && mayReceive())
        receive();
}

bool UdpEndpoint::callReleased(Call call)
{
    switch (call) {
    case Call::RecvFrom:
        return receiveReleased();
    case Call::SendTo:
        m_queue.forgiveHold(m_sendPass.heldNs(), m_recorder.now());
        m_sendReleased = true;
        flush();
        return true;
    default:
        if (!hasSentAll())
            return false; // asks again once it is
        close();
        return true;
    }
}

/// False if there was nothing to receive.
bool UdpEndpoint::receiveReleased()
{
    m_since = m_receivePass.withoutHold(m_since, m_recorder.now());
    if (m_held.isEmpty()) {
        const bool hasReceived = receive();
        updateInterest();
        return hasReceived;
    }
    do {
        const DtlsEvent message = m_held.takeMessage();
        if (!takeEvent(message) || !goOnWith(message.peer))
            return true;
    } while (!m_held.isEmpty() && !m_receivePass.hold(Call::RecvFrom, m_recorder.flow()));
    serveDtls();
    return true;
}

/// What came from it behind a message that has had its turn. False once the endpoint is closed.
bool UdpEndpoint::goOnWith(const SocketAddress &peer)
{
    while (!m_held.holdsUp(peer)) {
        const std::optional<Bytes> datagram = m_held.takeDatagram(peer);
        if (!datagram)
            return true;
        m_dtls->take(peer, datagram->view(), m_recorder.now());
        if (!serveDtls())
            return false;
    }
    return true;
}

/// With DTLS also while recvfrom() is held: only what comes tells whether it is part of a handshake.
bool UdpEndpoint::mayReceive() const
{
    return m_dtls ? m_held.hasRoom() : !m_receivePass.isHeld();
}

/// False if there was nothing to receive.
bool UdpEndpoint::receive()
{
    const bool isStepping = m_reactor.gate().isStepping();
    const int most = isStepping ? 1 : DatagramBatch::capacity;
    for (int batch = 0; batch < (isStepping ? 1 : receiveBudget); ++batch) {
        const SysResult result = m_batch.receive(m_socket, m_dtls ? sealedSize : quint32(m_config.receiveSize), most);
        if (result.wouldBlock())
            return batch > 0;
        if (!result.ok()) {
            receiveFailed(result);
            return true;
        }
        for (int i = 0; i < int(result.value); ++i) {
            if (!take(m_batch.at(i)))
                return true;
        }
        if (result.value < DatagramBatch::capacity)
            return true;
    }
    return true;
}

/// False once the endpoint is closed.
bool UdpEndpoint::take(const DatagramBatch::Datagram &datagram)
{
    if (!m_dtls)
        return takeInClear(datagram.from, datagram.bytes, datagram.truncated);
    if (m_held.holdsUp(datagram.from)) {
        m_held.addDatagram(datagram.from, Bytes::copyOf(datagram.bytes));
        updateInterest();
        return true;
    }
    m_dtls->take(datagram.from, datagram.bytes, m_recorder.now());
    return serveDtls();
}

/// False once the endpoint is closed.
bool UdpEndpoint::takeInClear(const SocketAddress &from, QByteArrayView datagram, bool truncated)
{
    const Bytes bytes = m_arena.copy(datagram);
    const CallRecorder recorder(m_log, m_peers.flowTo(from));
    m_since = recorder.recordDatagramReceived(quint32(m_config.receiveSize), {bytes.size(), 0}, bytes,
                                              truncated ? CallMark::Truncated : 0, m_since);
    m_peers.countReceived(from, bytes.size(), m_since);
    ++m_status.receivedDatagrams;
    m_status.received += quint64(bytes.size());
    markStatus();
    if (const DatagramService service = m_service) // a copy: what it calls may bring another one
        service(*this, recorder.flow(), bytes);
    else if (const std::optional<Bytes> answer = m_handler ? m_handler(bytes, m_arena) : std::nullopt)
        reply(from, *answer);
    if (m_config.receiveOnce && m_socket.isOpen())
        closeWhenSent();
    return m_socket.isOpen() && !m_closing;
}

void UdpEndpoint::reply(const SocketAddress &to, const Bytes &bytes, int delayMs)
{
    if (m_status.state != UdpState::Open || !hasRoom(1, bytes.size()))
        return;
    enqueue(bytes, to, delayMs);
    flush();
}

void UdpEndpoint::finish()
{
    if (m_status.state == UdpState::Open && !m_closing)
        closeWhenSent();
}

/// The answer to the one datagram goes first, even if the imitated network holds it back.
void UdpEndpoint::closeWhenSent()
{
    queueHandshakes(); // the peer may need the end of its handshake to read the answer
    m_closing = true;
    m_receivePass.withdraw();
    m_held.clear();
    updateInterest();
    if (hasSentAll())
        closeAfterAll();
}

void UdpEndpoint::closeAfterAll()
{
    if (!m_closePass.hold(Call::Close, m_recorder.flow()))
        close();
}

void UdpEndpoint::receiveFailed(SysResult result)
{
    const FlowPtr &flow = m_config.connectToPeer ? m_peers.flowTo(m_peer) : m_recorder.flow();
    m_since = CallRecorder(m_log, flow)
                  .recordDatagramReceived(quint32(m_config.receiveSize), result, {}, 0, m_since);
    const Error error = Error::fromErrno(QStringLiteral("recvfrom"), result.error, m_peer.toString());
    if (m_dtls && m_dtls->securingSince(m_peer)) {
        m_dtls->giveUp(m_peer, error);
        serveDtls();
    } else {
        Q_EMIT failed(error);
    }
}

// --- sending ----------------------------------------------------------------------------------------------

bool UdpEndpoint::hasRoom(qint64 datagrams, qint64 bytes) const
{
    const qint64 held = m_dtls ? m_dtls->heldCount() : 0;
    const qint64 heldBytes = m_dtls ? m_dtls->heldBytes() : 0;
    return m_queue.count() + m_handshakes.count() + held + datagrams <= waitingLimit &&
           m_queue.bytes() + m_handshakes.bytes() + heldBytes + bytes <= waitingBytesLimit;
}

void UdpEndpoint::send(const OutboundMessage &message)
{
    if (const auto sent = sendMessage(m_peer, message); !sent)
        Q_EMIT sendFailed(sent.error());
}

void UdpEndpoint::sendTo(const QList<ConnectionId> &peers, const OutboundMessage &message)
{
    for (const ConnectionId id : peers) {
        const SocketAddress address = m_peers.addressOf(id);
        if (!address.isValid())
            continue;
        if (const auto sent = sendMessage(address, message); !sent)
            Q_EMIT sendFailed(sent.error());
    }
}

void UdpEndpoint::sendToAddress(const SocketAddress &address, const OutboundMessage &message)
{
    if (const auto sent = sendMessage(address, message); !sent)
        Q_EMIT sendFailed(sent.error());
}

Result<void> UdpEndpoint::sendMessage(const SocketAddress &to, const OutboundMessage &message)
{
    if (m_status.state != UdpState::Open)
        return failure({ErrorCode::NotConnected, {}});
    if (!to.isValid())
        return failure({ErrorCode::NoPeer, {}});
    const Result<Bytes> content = contentOf(message);
    if (!content)
        return failure(content.error());
    const qsizetype pieceSize =
        message.pieceSize > 0 ? message.pieceSize : qMax<qsizetype>(1, content->size());
    const qint64 pieces = qMax<qint64>(1, (content->size() + pieceSize - 1) / pieceSize);
    if (!hasRoom(pieces, content->size())) // the whole message or nothing of it
        return failure({ErrorCode::OutboundQueueFull, {QString::number(waitingBytesLimit)}});
    if (const auto ready = prepareToSeal(to, qMin(pieceSize, content->size())); !ready)
        return ready;
    qint64 delayMs = 0;
    m_drainAwaited = true;
    qsizetype position = 0;
    do { // once for an empty message: an empty datagram is one too
        enqueue(content->sliced(position, pieceSize), to, delayMs);
        delayMs += message.pieceDelayMs;
        position += pieceSize;
    } while (position < content->size());
    flushAll();
    return {};
}

void UdpEndpoint::enqueue(const Bytes &bytes, const SocketAddress &to, qint64 delayMs)
{
    if (m_dtls && m_dtls->securingSince(to)) {
        m_dtls->hold(to, {bytes, delayMs});
        return;
    }
    const qint64 now = m_recorder.now();
    const qint64 dueNs = delayMs > 0 ? now + delayMs * nsPerMs : now;
    WaitingDatagram datagram{bytes, to, 0, dueNs};
    if (m_dtls)
        datagram.sealed = std::make_shared<Bytes>();
    enqueueCopies(datagram);
}

/// As many as the imitated network makes of it.
void UdpEndpoint::enqueueCopies(WaitingDatagram datagram)
{
    const qint64 dueNs = datagram.wantedNs;
    DatagramQueue &queue = datagram.isHandshake ? m_handshakes : m_queue;
    if (m_config.conditions.isPerfect()) {
        queue.add(dueNs, std::move(datagram));
        return;
    }
    const NetworkConditions::Fate fate = m_conditions.next();
    if (fate.empty()) { // waits as well, so that the log tells of its loss when it would have gone
        datagram.marks = CallMark::SimulatedLoss;
        queue.add(dueNs, datagram);
    }
    for (const NetworkConditions::Copy &copy : fate) {
        datagram.marks = copy.marks;
        queue.add(dueNs + copy.delayMs * nsPerMs, datagram);
    }
}

void UdpEndpoint::recordLoss(const WaitingDatagram &datagram)
{
    if (!datagram.isHandshake) {
        const CallRecorder recorder(m_log, m_peers.flowTo(datagram.to));
        recorder.recordDatagramSent({0, 0}, datagram.bytes, datagram.marks, datagram.wantedNs);
    }
    ++m_status.lostSimulated;
    markStatus();
}

void UdpEndpoint::flush()
{
    queueHandshakes();
    while (isDue(m_handshakes))
        (void)sendFront(m_handshakes);
    while (isDue(m_queue) && !holdsFront() && sendFront(m_queue)) {
    }
    updateInterest();
    const bool isHeld = m_dtls && m_dtls->heldCount() > 0;
    if (hasSentAll() && !isHeld && std::exchange(m_drainAwaited, false) && m_socket.isOpen())
        Q_EMIT drained();
    if (hasSentAll() && m_closing)
        closeAfterAll();
}

/// Whether its first datagram can go now, as far as is known.
bool UdpEndpoint::isDue(const DatagramQueue &queue) const
{
    return !queue.isEmpty() && m_socket.isOpen() && !m_sendBlocked && queue.frontDueNs() <= m_recorder.now();
}

/// In step mode. One that the system had no room for has had its turn.
bool UdpEndpoint::holdsFront()
{
    if (m_reactor.gate().isOpen() || m_sendReleased)
        return false;
    return m_sendPass.hold(Call::SendTo, FlowPtr(new Flow(m_endpoint, {}, m_status.local, m_queue.front().to)));
}

/// False if the system has no room now.
bool UdpEndpoint::sendFront(DatagramQueue &queue)
{
    const WaitingDatagram datagram = queue.front();
    if (datagram.marks & CallMark::SimulatedLoss) {
        popFront(queue);
        recordLoss(datagram);
        return true;
    }
    Error error;
    const SysResult result = sendOnSocket(datagram, error);
    if (result.wouldBlock()) {
        m_sendBlocked = true;
        m_sendReleased = m_sendReleased || !datagram.isHandshake; // it goes on by itself
        return false;
    }
    popFront(queue);
    if (result.ok() && m_status.local.port == 0)
        learnLocal(); // the first datagram has bound the socket
    if (!datagram.isHandshake)
        recordSent(datagram, result);
    if (!result.ok())
        Q_EMIT sendFailed(error);
    markStatus();
    return true;
}

void UdpEndpoint::popFront(DatagramQueue &queue)
{
    if (&queue == &m_queue)
        m_sendReleased = false;
    queue.pop();
}

/// @param error is set where it fails.
SysResult UdpEndpoint::sendOnSocket(const WaitingDatagram &datagram, Error &error)
{
    if (datagram.sealed && datagram.sealed->isEmpty()) {
        const auto sealed = m_dtls->seal(datagram.to, datagram.bytes, m_recorder.now());
        if (!sealed) {
            error = sealed.error();
            return {-1, error.systemError != 0 ? error.systemError : EPROTO};
        }
        *datagram.sealed = *sealed;
    }
    const Bytes &wire = datagram.sealed ? *datagram.sealed : datagram.bytes;
    const SysResult result = m_socket.sendTo(wire.data(), quint32(wire.size()), destination(datagram.to));
    if (!result.ok()) {
        error = Error::fromErrno(QStringLiteral("sendto"), result.error, datagram.to.toString());
        return result;
    }
    return {datagram.bytes.size(), 0};
}

void UdpEndpoint::recordSent(const WaitingDatagram &datagram, SysResult result)
{
    const CallRecorder recorder(m_log, m_peers.flowTo(datagram.to));
    const qint64 now = recorder.recordDatagramSent(result, datagram.bytes, datagram.marks, datagram.wantedNs);
    if (!result.ok())
        return;
    m_peers.countSent(datagram.to, datagram.bytes.size(), now);
    ++m_status.sentDatagrams;
    m_status.sent += quint64(datagram.bytes.size());
}

/// Not valid for the connected peer, whom the system knows.
SocketAddress UdpEndpoint::destination(const SocketAddress &peer) const
{
    return m_config.connectToPeer && peer == m_peer ? SocketAddress() : peer;
}

void UdpEndpoint::updateInterest()
{
    if (!m_socket.isOpen())
        return;
    const int reading = m_closing || !mayReceive() ? Reactor::Nothing : Reactor::Read;
    m_watch.setInterest(Reactor::Interest(reading | (m_sendBlocked ? Reactor::Write : Reactor::Nothing)));
    const std::optional<qint64> dueNs = m_sendBlocked ? std::nullopt : nextDueNs();
    if (!dueNs) {
        m_dueTimer.stop();
        return;
    }
    const qint64 waitNs = std::max<qint64>(0, *dueNs - m_recorder.now());
    m_dueTimer.start(int((waitNs + nsPerMs - 1) / nsPerMs));
}

std::optional<qint64> UdpEndpoint::nextDueNs() const
{
    std::optional<qint64> next;
    if (!m_handshakes.isEmpty())
        next = m_handshakes.frontDueNs();
    if (!m_queue.isEmpty() && !m_sendPass.isHeld())
        next = std::min(next.value_or(m_queue.frontDueNs()), m_queue.frontDueNs());
    return next;
}

// --- DTLS -------------------------------------------------------------------------------------------------

/// What DTLS made of a datagram, a message or the time. False once the endpoint is closed.
bool UdpEndpoint::serveDtls()
{
    queueHandshakes(); // the end of a handshake goes before the messages that waited for it
    while (m_dtls) {
        const std::optional<DtlsEvent> event = m_dtls->nextEvent();
        if (!event || (!holdsMessage(*event) && !takeEvent(*event)))
            break;
    }
    if (!m_dtls)
        return false;
    flush();
    if (const auto wait = m_dtls ? m_dtls->waitMs(m_recorder.now()) : std::nullopt)
        m_dtlsTimer.start(int(*wait));
    return m_socket.isOpen() && !m_closing;
}

void UdpEndpoint::passDtlsTime()
{
    if (!m_dtls)
        return;
    CallGate &gate = m_reactor.gate();
    if (gate.hasSteppedSince(std::exchange(m_gateChanges, gate.changes())))
        m_dtls->renewTimeouts(m_recorder.now());
    m_dtls->passTime(m_recorder.now());
    serveDtls();
}

/// In step mode: a message that somebody has sent is what recvfrom() gives.
bool UdpEndpoint::holdsMessage(const DtlsEvent &event)
{
    const bool isMessage = event.kind == DtlsEvent::Kind::Opened;
    if (!isMessage || (m_held.isEmpty() && !m_receivePass.hold(Call::RecvFrom, m_recorder.flow())))
        return false;
    m_held.addMessage(event);
    return true;
}

/// False once the endpoint is closed.
bool UdpEndpoint::takeEvent(const DtlsEvent &event)
{
    markStatus();
    switch (event.kind) {
    case DtlsEvent::Kind::Opened:
        return takeInClear(event.peer, event.message.sliced(0, m_config.receiveSize).view(),
                           event.message.size() > m_config.receiveSize);
    case DtlsEvent::Kind::Secured:
        secured(event);
        break;
    case DtlsEvent::Kind::NotSecured:
        notSecured(event);
        break;
    case DtlsEvent::Kind::Broken:
        sessionEnded(event.peer);
        Q_EMIT failed(event.error);
        break;
    case DtlsEvent::Kind::Ended:
        sessionEnded(event.peer);
        break;
    case DtlsEvent::Kind::NotUnderstood:
        notUnderstood(event);
        break;
    }
    return m_socket.isOpen() && !m_closing;
}

void UdpEndpoint::secured(const DtlsEvent &event)
{
    m_since = recordHandshake(event, {0, 0});
    m_peers.setSecured(event.peer, event.outcome, m_since);
    if (event.peer == m_peer)
        m_status.dtls = event.outcome;
    for (const DtlsPeers::Held &held : m_dtls->takeHeld(event.peer))
        enqueue(held.bytes, event.peer, held.delayMs);
}

void UdpEndpoint::notSecured(const DtlsEvent &event)
{
    const int systemError = event.error.systemError;
    m_since = recordHandshake(event, {-1, systemError != 0 ? systemError : EPROTO});
    m_peers.setSecured(event.peer, {}, m_since);
    Q_EMIT failed(event.error);
}

void UdpEndpoint::sessionEnded(const SocketAddress &peer)
{
    m_peers.setSecured(peer, {}, m_recorder.now());
    if (peer == m_peer)
        m_status.dtls.reset();
}

/// Anybody can send such a datagram under any address: its sender does not become a peer.
void UdpEndpoint::notUnderstood(const DtlsEvent &event)
{
    const CallRecorder recorder(m_log, FlowPtr(new Flow(m_endpoint, {}, m_status.local, event.peer)));
    m_since = recorder.recordDatagramReceived(quint32(m_config.receiveSize), {-1, EPROTO}, {}, 0, m_since);
    if (m_notUnderstoodNs >= 0 && m_since - m_notUnderstoodNs < notUnderstoodIntervalNs)
        return;
    m_notUnderstoodNs = m_since;
    Q_EMIT failed(event.error);
}

qint64 UdpEndpoint::recordHandshake(const DtlsEvent &event, SysResult result)
{
    QString arguments;
    if (m_dtls->context().isServer())
        arguments = QStringLiteral("server_side=True");
    else if (!event.serverName.isEmpty())
        arguments = QStringLiteral("server_hostname='%1'").arg(event.serverName);
    QString outcome = event.outcome ? event.outcome->summary() : QString();
    if (event.outcome && event.retransmissions > 0)
        outcome += QStringLiteral(", %1 retransmissions").arg(event.retransmissions);
    const CallRecorder recorder(m_log, m_peers.flowTo(event.peer));
    return recorder.record(Call::DoHandshake, arguments, result, event.sinceNs, outcome);
}

/// With DTLS: a session stands, or its handshake has begun, and messages of that size fit into a record.
Result<void> UdpEndpoint::prepareToSeal(const SocketAddress &to, qint64 pieceSize)
{
    if (!m_dtls)
        return {};
    if (pieceSize < 1 || pieceSize > DtlsPeers::longestMessage)
        return failure({ErrorCode::DtlsMessageSize, {QString::number(pieceSize)}, EMSGSIZE});
    return m_dtls->begin(to, m_recorder.now());
}

/// Datagrams that DTLS itself wants to send. As on a real network they may get lost.
void UdpEndpoint::queueHandshakes()
{
    while (m_dtls) {
        const auto sealed = m_dtls->nextSealed();
        if (!sealed)
            return;
        if (!hasRoom(1, sealed->bytes.size()))
            continue;
        WaitingDatagram datagram{sealed->bytes, sealed->to, 0, m_recorder.now()};
        datagram.isHandshake = true;
        enqueueCopies(std::move(datagram));
    }
}

void UdpEndpoint::flushAll()
{
    if (m_dtls)
        serveDtls();
    else
        flush();
}

// --- telling ----------------------------------------------------------------------------------------------

void UdpEndpoint::markStatus()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void UdpEndpoint::publish()
{
    m_publishTimer.stop();
    m_status.waiting = m_queue.count() + m_handshakes.count() + (m_dtls ? m_dtls->heldCount() : 0);
    if (m_status.state == UdpState::Open) {
        const std::optional<qint64> securing = m_dtls ? m_dtls->securingSince(m_peer) : std::nullopt;
        m_status.waitingIn = securing ? Call::DoHandshake : Call::RecvFrom;
        m_status.waitingSinceNs = securing.value_or(m_since);
        const std::optional<quint64> dropped = m_socket.droppedDatagrams();
        m_status.kernelTells = dropped.has_value();
        m_status.kernelDropped = dropped.value_or(0);
    } else if (m_status.state == UdpState::Closed) {
        m_status.waitingIn.reset();
    }
    Q_EMIT statusChanged(m_status);
    if (const QList<UdpPeer> changed = m_peers.takeChanged(); !changed.isEmpty())
        Q_EMIT peersChanged(changed);
    if (!m_optionsToTell.isEmpty())
        Q_EMIT optionsTold(std::exchange(m_optionsToTell, {}));
}

} // namespace wirebench
