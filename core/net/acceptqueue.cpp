#include "core/net/acceptqueue.h"

#include "core/net/socketdiag.h"

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace wirebench {

#ifdef Q_OS_LINUX

namespace {

constexpr qsizetype maxPeers = 100;
// A client that has sent its request and then half-closed waits on.
constexpr quint32 waitingStates = 1u << int(SocketState::Established) | 1u << int(SocketState::CloseWait);

bool listensFor(const SocketAddress &listening, const SocketAddress &local)
{
    return listening.port == local.port && listening.family == local.family
        && (listening.isAny() || listening.ip == local.ip);
}

} // namespace

/// A connection that no program has a descriptor of, and is not being closed, has not been accepted.
QList<SocketAddress> waitingClients(const SocketAddress &local)
{
    QList<SocketAddress> peers;
    const auto collect = [&](const SystemSocket &socket) {
        if (socket.inode == 0 && listensFor(local, socket.local))
            peers.append(socket.peer);
        return peers.size() < maxPeers;
    };
    const SocketQuery query{SocketProtocol::Tcp, local.family, local.port, waitingStates, false};
    if (!visitSystemSockets(query, collect))
        return {}; // the length is told all the same
    return peers;
}

#else

QList<SocketAddress> waitingClients(const SocketAddress &)
{
    return {};
}

#endif

AcceptQueue readAcceptQueue(int listeningDescriptor, const SocketAddress &local)
{
    AcceptQueue queue;
#ifdef Q_OS_LINUX
    tcp_info info = {};
    socklen_t size = sizeof info;
    if (getsockopt(listeningDescriptor, IPPROTO_TCP, TCP_INFO, &info, &size) < 0)
        return queue;
    queue.length = int(info.tcpi_unacked); // of a listening socket: the length of its accept queue
    if (queue.length == 0)
        return queue;
    queue.peers = waitingClients(local);
#else
    Q_UNUSED(listeningDescriptor)
    Q_UNUSED(local)
#endif
    return queue;
}

} // namespace wirebench
