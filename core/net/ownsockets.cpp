#include "core/net/ownsockets.h"

#include "core/net/socketdiag.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

namespace wirebench {

namespace {

// What others on this machine leave behind is looked at too, but not without end.
constexpr qsizetype ownerlessLimit = 200'000;

/// IPv4 as itself, and without the interface: logs and systems differ in naming it.
SocketAddress plain(SocketAddress address)
{
    static constexpr quint8 mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    address.scope = 0;
    if (address.family == AddressFamily::IPv6 && std::memcmp(address.ip.data(), mapped, sizeof mapped) == 0) {
        const quint8 *ip = address.ip.data() + sizeof mapped;
        return SocketAddress::fromIPv4(
            quint32(ip[0]) << 24 | quint32(ip[1]) << 16 | quint32(ip[2]) << 8 | ip[3], address.port);
    }
    return address;
}

bool listensFor(const SocketAddress &listening, const SocketAddress &local)
{
    return listening.port == local.port &&
           ((listening.isAny() &&
             (listening.family == local.family || listening.family == AddressFamily::IPv6)) ||
            plain(listening) == plain(local));
}

bool isUdp(const Endpoint &endpoint)
{
    return endpoint.kind == EndpointKind::Udp;
}

OwnSocket unclaimed(const SystemSocket &system)
{
    OwnSocket socket;
    socket.system = system;
    return socket;
}

bool canBeQueued(SocketState state)
{
    return state == SocketState::Established || state == SocketState::CloseWait ||
           state == SocketState::SynReceived;
}

} // namespace

Result<OwnSocketList> OwnSockets::read(const LogSnapshot &log)
{
    learn(log);
    Found found;
    found.descriptors = ownSocketInodes();
    if (const auto done = collect(found); !done)
        return failure(done.error());
    OwnSocketList list{found.own};
    for (OwnSocket &socket : found.ownerless) {
        if (claim(socket, found.listening))
            list.sockets.append(socket);
    }
    list.leftOut = std::max(qsizetype(0), list.sockets.size() - limit);
    list.sockets.resize(list.sockets.size() - list.leftOut);
    m_seen.clear();
    for (const OwnSocket &socket : std::as_const(list.sockets))
        m_seen.insert(socket.system.cookie,
                      {socket.endpoint, socket.connection, socket.loggedPeer, socket.sinceNs});
    return list;
}

Result<void> OwnSockets::collect(Found &found) const
{
    const auto visit = [&](const SystemSocket &system) {
        sort(system, found);
        return true;
    };
    for (const SocketProtocol protocol : {SocketProtocol::Tcp, SocketProtocol::Udp}) {
        for (const AddressFamily family : {AddressFamily::IPv4, AddressFamily::IPv6}) {
            const auto visited = visitSystemSockets({protocol, family}, visit);
            // A system without IPv6, or one that tells of TCP alone, does not know the question.
            const bool isUnknown = !visited && visited.error().systemError == ENOENT;
            const bool mustBe = protocol == SocketProtocol::Tcp && family == AddressFamily::IPv4;
            if (!visited && (mustBe || !isUnknown))
                return visited;
        }
    }
    collectUnix(found);
    return {};
}

/// Only the end that is bound has a name: the other is found through its peer.
void OwnSockets::collectUnix(Found &found) const
{
    const qsizetype first = found.own.size();
    const auto visit = [&](const SystemSocket &system) {
        if (!system.local.path.isEmpty() && found.unixNames.size() < ownerlessLimit)
            found.unixNames.insert(system.inode, system.local.path);
        if (system.inode != 0)
            sort(system, found);
        return true;
    };
    if (!visitSystemSockets({SocketProtocol::Unix}, visit))
        return; // a system that tells of TCP alone
    const auto isNobodys = [](const OwnSocket &socket) { return !socket.endpoint; };
    found.own.erase(std::remove_if(found.own.begin() + first, found.own.end(), isNobodys), found.own.end());
    for (qsizetype i = first; i < found.own.size(); ++i) {
        OwnSocket &socket = found.own[i];
        SocketAddress &peer = socket.system.peer;
        peer.path = found.unixNames.value(socket.system.peerInode);
        if (peer.isUnix() && peer.path.isEmpty() && socket.loggedPeer.isUnix())
            peer = socket.loggedPeer; // the log knows its process
    }
}

void OwnSockets::sort(const SystemSocket &system, Found &found) const
{
    if (system.inode == 0) {
        if (found.ownerless.size() < ownerlessLimit)
            found.ownerless.append(unclaimed(system));
        return;
    }
    const auto descriptor = found.descriptors.constFind(system.inode);
    if (descriptor == found.descriptors.constEnd())
        return;
    found.own.append(unclaimed(system));
    assign(found.own.last(), ownerOf(system, *descriptor));
    if (system.state == SocketState::Listen)
        found.listening.append(found.own.constLast());
}

// ---- what the log names

void OwnSockets::learn(const LogSnapshot &log)
{
    const Flow *last = nullptr; // neighbours in the log often are of one flow
    log.forEach(m_nextRecord, log.endId(), [&](const SocketCall &call) {
        if (call.flow.data() != last)
            learn(*call.flow, call.timeNs);
        last = call.flow.data();
        if (!call.failed() && (call.call == Call::Socket || call.call == Call::Accept))
            learnDescriptor(call);
        else if (call.call == Call::Close)
            forgetDescriptors(*call.flow);
        return true;
    });
    m_nextRecord = log.endId();
    if (m_named.size() > rememberedFlows)
        forgetOldest();
}

void OwnSockets::learn(const Flow &flow, qint64 timeNs)
{
    if (isUdp(*flow.endpoint) && flow.connection.isValid())
        return; // a peer of a socket, not a socket
    if (!flow.local.isValid() && !flow.peer.isValid())
        return;
    Owner &owner = m_named[{isUdp(*flow.endpoint), plain(flow.local), plain(flow.peer)}];
    if (owner.endpoint == flow.endpoint && owner.connection == flow.connection)
        return;
    owner = {flow.endpoint, flow.connection, flow.peer, timeNs};
}

void OwnSockets::learnDescriptor(const SocketCall &call)
{
    const int descriptor = int(call.result);
    m_descriptors.insert(descriptor,
                         {call.flow->endpoint, call.flow->connection, call.flow->peer, call.timeNs});
    if (call.flow->connection.isValid())
        m_connections.insert(call.flow->connection, descriptor);
}

/// The number goes to the next socket that is made, whoever makes it.
void OwnSockets::forgetDescriptors(const Flow &flow)
{
    const auto isClosed = [&](const Owner &owner) {
        return owner.endpoint == flow.endpoint && owner.connection == flow.connection;
    };
    if (!flow.connection.isValid()) { // one of the few that listen, or a UDP socket
        m_descriptors.removeIf([&](const auto &entry) { return isClosed(entry.value()); });
        return;
    }
    const int descriptor = m_connections.take(flow.connection);
    if (const auto found = m_descriptors.constFind(descriptor);
        found != m_descriptors.constEnd() && isClosed(*found))
        m_descriptors.erase(found);
}

void OwnSockets::forgetOldest()
{
    std::vector<qint64> times;
    times.reserve(size_t(m_named.size()));
    for (const Owner &owner : std::as_const(m_named))
        times.push_back(owner.sinceNs);
    const auto middle = times.begin() + qsizetype(times.size()) / 2;
    std::nth_element(times.begin(), middle, times.end());
    m_named.removeIf([limit = *middle](const auto &entry) { return entry.value().sinceNs < limit; });
}

// ---- whose a socket is

const OwnSockets::Owner *OwnSockets::findExact(const SystemSocket &socket) const
{
    const auto found =
        m_named.constFind({socket.protocol == SocketProtocol::Udp, plain(socket.local), plain(socket.peer)});
    return found == m_named.constEnd() ? nullptr : &found.value();
}

void OwnSockets::assign(OwnSocket &socket, const Owner &owner)
{
    socket.endpoint = owner.endpoint;
    socket.connection = owner.connection;
    socket.loggedPeer = owner.peer;
    socket.sinceNs = owner.sinceNs;
}

/// Of a socket that this program has a descriptor of. The addresses of a TCP connection are its own. Those of
/// a UDP socket may be shared, or change with connect(), those of Unix-domain connections are mostly none,
/// and a connect() that has not returned has told the log of none: they are known by their descriptor.
OwnSockets::Owner OwnSockets::ownerOf(const SystemSocket &socket, int descriptor) const
{
    const bool isDatagram = socket.protocol == SocketProtocol::Udp;
    const Owner *exact = findExact(socket);
    if (exact && socket.protocol == SocketProtocol::Tcp)
        return *exact;
    const auto found = m_descriptors.constFind(descriptor);
    if (found != m_descriptors.constEnd() && isUdp(*found->endpoint) == isDatagram)
        return found.value();
    return exact ? *exact : m_seen.value(socket.cookie);
}

/// Of a socket without an owner: whether it was or will be this program's.
bool OwnSockets::claim(OwnSocket &socket, const QList<OwnSocket> &listening) const
{
    const auto seen = m_seen.constFind(socket.system.cookie);
    const Owner *owner = seen != m_seen.constEnd() ? &seen.value() : findExact(socket.system);
    if (canBeQueued(socket.system.state)) {
        const auto by = std::find_if(listening.begin(), listening.end(), [&](const OwnSocket &candidate) {
            return listensFor(candidate.system.local, socket.system.local);
        });
        if (by != listening.end()) {
            socket.endpoint = by->endpoint;
            socket.isQueued = true;
            return true;
        }
    }
    if (!owner)
        return false;
    assign(socket, *owner);
    return true;
}

} // namespace wirebench
