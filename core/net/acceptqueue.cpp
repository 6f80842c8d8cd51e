#include "core/net/acceptqueue.h"

#include <QFile>
#include <QtEndian>

#include <cstring>
#include <optional>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace wirebench {

namespace {

constexpr qsizetype maxPeers = 100;
// The kernel makes this text for every connection of the machine; more than this is not looked through.
constexpr qint64 maxProcBytes = 1024 * 1024;
// The kernel's include/net/tcp_states.h. A client that has sent its request and then half-closed waits on.
constexpr int establishedState = 1;
constexpr int closeWaitState = 8;

/// "0100007F:270F": 32-bit words in host byte order, then the port.
std::optional<SocketAddress> parseProcAddress(QByteArrayView field)
{
    const qsizetype colon = field.indexOf(':');
    if (colon != 8 && colon != 32)
        return std::nullopt;
    SocketAddress address;
    address.family = colon == 8 ? AddressFamily::IPv4 : AddressFamily::IPv6;
    for (qsizetype word = 0; word < colon / 8; ++word) {
        bool ok = false;
        const quint32 value = field.sliced(word * 8, 8).toByteArray().toUInt(&ok, 16);
        if (!ok)
            return std::nullopt;
        std::memcpy(address.ip.data() + word * 4, &value, 4);
    }
    address.port = field.sliced(colon + 1).toByteArray().toUShort(nullptr, 16);
    return address;
}

bool isConnected(const QByteArray &state)
{
    const int number = state.toInt(nullptr, 16);
    return number == establishedState || number == closeWaitState;
}

bool listensFor(const SocketAddress &listening, const SocketAddress &local)
{
    return listening.port == local.port && listening.family == local.family
        && (listening.isAny() || listening.ip == local.ip);
}

} // namespace

QList<SocketAddress> waitingPeers(QByteArrayView procNetTcp, const SocketAddress &local)
{
    // sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …
    enum Column { Local = 1, Remote = 2, State = 3, Inode = 9 };
    QList<SocketAddress> peers;
    for (const QByteArray &line : procNetTcp.toByteArray().split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() <= Inode || !isConnected(columns[State]) || columns[Inode] != "0")
            continue;
        const auto connectionLocal = parseProcAddress(columns[Local]);
        const auto peer = parseProcAddress(columns[Remote]);
        if (connectionLocal && peer && listensFor(local, *connectionLocal))
            peers.append(*peer);
        if (peers.size() == maxPeers)
            break;
    }
    return peers;
}

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
    QFile table(local.family == AddressFamily::IPv6 ? QStringLiteral("/proc/net/tcp6")
                                                    : QStringLiteral("/proc/net/tcp"));
    if (table.open(QIODevice::ReadOnly))
        queue.peers = waitingPeers(table.read(maxProcBytes), local);
#else
    Q_UNUSED(listeningDescriptor)
    Q_UNUSED(local)
#endif
    return queue;
}

} // namespace wirebench
