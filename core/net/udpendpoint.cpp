#include "core/net/udpendpoint.h"

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
    : QObject(parent), m_log(log), m_reactor(reactor), m_endpoint(log.addEndpoint(EndpointKind::Udp, name)),
      m_resolver(std::make_unique<Resolver>()), m_conditions({}),
      m_recorder(log, FlowPtr(new Flow(m_endpoint, {}, {}, {}))), m_peers(log, m_endpoint)
{
    m_publishTimer.setInterval(publishIntervalMs);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &UdpEndpoint::publish);
    m_dueTimer.setSingleShot(true);
    m_dueTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_dueTimer, &QTimer::timeout, this, &UdpEndpoint::flush);
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
    lookUpNext();
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
    m_watch = m_reactor.watch(m_socket.descriptor(), *this, Reactor::Read);
    m_since = m_recorder.now();
    Q_EMIT opened(m_status.local);
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
            return failure(Error::fromErrno(QStringLiteral("bind"), result.error, m_bindTo.toString()));
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
    m_queue.clear();
    m_sendBlocked = m_drainAwaited = m_closing = false;
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
    else if (readable && m_socket.isOpen())
        receive();
}

void UdpEndpoint::receive()
{
    for (int batch = 0; batch < receiveBudget; ++batch) {
        const SysResult result = m_batch.receive(m_socket, quint32(m_config.receiveSize));
        if (result.wouldBlock())
            return;
        if (!result.ok()) {
            receiveFailed(result);
            return;
        }
        for (int i = 0; i < int(result.value); ++i) {
            if (!take(m_batch.at(i)))
                return;
        }
        if (result.value < DatagramBatch::capacity)
            return;
    }
}

/// False once the endpoint is closed.
bool UdpEndpoint::take(const DatagramBatch::Datagram &datagram)
{
    const Bytes bytes = m_arena.copy(datagram.bytes);
    const CallRecorder recorder(m_log, m_peers.flowTo(datagram.from));
    m_since = recorder.recordDatagramReceived(quint32(m_config.receiveSize), {bytes.size(), 0}, bytes,
                                              datagram.truncated ? CallMark::Truncated : 0, m_since);
    m_peers.countReceived(datagram.from, bytes.size(), m_since);
    ++m_status.receivedDatagrams;
    m_status.received += quint64(bytes.size());
    markStatus();
    const std::optional<Bytes> answer = m_handler ? m_handler(bytes, m_arena) : std::nullopt;
    if (answer && hasRoom(1, answer->size())) {
        enqueue(*answer, datagram.from, 0);
        flush();
    }
    if (m_config.receiveOnce)
        closeWhenSent();
    return m_socket.isOpen() && !m_closing;
}

/// The answer to the one datagram goes first, even if the imitated network holds it back.
void UdpEndpoint::closeWhenSent()
{
    if (m_queue.isEmpty()) {
        close();
        return;
    }
    m_closing = true;
    updateInterest();
}

void UdpEndpoint::receiveFailed(SysResult result)
{
    const FlowPtr &flow = m_config.connectToPeer ? m_peers.flowTo(m_peer) : m_recorder.flow();
    m_since = CallRecorder(m_log, flow)
                  .recordDatagramReceived(quint32(m_config.receiveSize), result, {}, 0, m_since);
    Q_EMIT failed(Error::fromErrno(QStringLiteral("recvfrom"), result.error, m_peer.toString()));
}

// --- sending ----------------------------------------------------------------------------------------------

bool UdpEndpoint::hasRoom(qint64 datagrams, qint64 bytes) const
{
    return m_queue.count() + datagrams <= waitingLimit && m_queue.bytes() + bytes <= waitingBytesLimit;
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
    qint64 delayMs = 0;
    m_drainAwaited = true;
    qsizetype position = 0;
    do { // once for an empty message: an empty datagram is one too
        enqueue(content->sliced(position, pieceSize), to, delayMs);
        delayMs += message.pieceDelayMs;
        position += pieceSize;
    } while (position < content->size());
    flush();
    return {};
}

void UdpEndpoint::enqueue(const Bytes &bytes, const SocketAddress &to, qint64 delayMs)
{
    const qint64 now = m_recorder.now();
    const qint64 dueNs = delayMs > 0 ? now + delayMs * nsPerMs : now;
    if (m_config.conditions.isPerfect()) {
        m_queue.add(dueNs, {bytes, to, 0, dueNs});
        return;
    }
    const NetworkConditions::Fate fate = m_conditions.next();
    if (fate.empty()) // waits as well, so that the log tells of its loss when it would have gone
        m_queue.add(dueNs, {bytes, to, CallMark::SimulatedLoss, dueNs});
    for (const NetworkConditions::Copy &copy : fate)
        m_queue.add(dueNs + copy.delayMs * nsPerMs, {bytes, to, copy.marks, dueNs});
}

void UdpEndpoint::recordLoss(const WaitingDatagram &datagram)
{
    const CallRecorder recorder(m_log, m_peers.flowTo(datagram.to));
    recorder.recordDatagramSent({0, 0}, datagram.bytes, datagram.marks, datagram.wantedNs);
    ++m_status.lostSimulated;
    markStatus();
}

void UdpEndpoint::flush()
{
    while (!m_queue.isEmpty() && m_socket.isOpen() && !m_sendBlocked &&
           m_queue.frontDueNs() <= m_recorder.now()) {
        if (!sendFront())
            break;
    }
    updateInterest();
    if (m_queue.isEmpty() && std::exchange(m_drainAwaited, false) && m_socket.isOpen())
        Q_EMIT drained();
    if (m_queue.isEmpty() && m_closing)
        close();
}

/// False if the system has no room now.
bool UdpEndpoint::sendFront()
{
    const WaitingDatagram datagram = m_queue.front();
    if (datagram.marks & CallMark::SimulatedLoss) {
        m_queue.pop();
        recordLoss(datagram);
        return true;
    }
    const bool connected = m_config.connectToPeer && datagram.to == m_peer;
    const SysResult result = m_socket.sendTo(datagram.bytes.data(), quint32(datagram.bytes.size()),
                                             connected ? SocketAddress() : datagram.to);
    if (result.wouldBlock()) {
        m_sendBlocked = true;
        return false;
    }
    m_queue.pop();
    if (result.ok() && m_status.local.port == 0)
        learnLocal(); // the first datagram has bound the socket
    const CallRecorder recorder(m_log, m_peers.flowTo(datagram.to));
    const qint64 now = recorder.recordDatagramSent(result, datagram.bytes, datagram.marks, datagram.wantedNs);
    if (result.ok()) {
        m_peers.countSent(datagram.to, datagram.bytes.size(), now);
        ++m_status.sentDatagrams;
        m_status.sent += quint64(datagram.bytes.size());
    } else {
        Q_EMIT sendFailed(Error::fromErrno(QStringLiteral("sendto"), result.error, datagram.to.toString()));
    }
    markStatus();
    return true;
}

void UdpEndpoint::updateInterest()
{
    if (!m_socket.isOpen())
        return;
    const int reading = m_closing ? Reactor::Nothing : Reactor::Read;
    m_watch.setInterest(Reactor::Interest(reading | (m_sendBlocked ? Reactor::Write : Reactor::Nothing)));
    if (m_queue.isEmpty() || m_sendBlocked) {
        m_dueTimer.stop();
        return;
    }
    const qint64 waitNs = std::max<qint64>(0, m_queue.frontDueNs() - m_recorder.now());
    m_dueTimer.start(int((waitNs + nsPerMs - 1) / nsPerMs));
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
    m_status.waiting = m_queue.count();
    if (m_status.state == UdpState::Open) {
        m_status.waitingIn = Call::RecvFrom;
        m_status.waitingSinceNs = m_since;
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
