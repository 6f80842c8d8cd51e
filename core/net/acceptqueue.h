#pragma once

#include "core/base/address.h"

#include <QByteArrayView>
#include <QList>

namespace wirebench {

/// The clients that the system has connected and the program has not accepted.
struct AcceptQueue
{
    int length = -1;            ///< -1: this system does not tell
    QList<SocketAddress> peers; ///< who waits, as far as the system tells; at most 100
};

/// Reads it for one listening socket. Linux tells the length through TCP_INFO and the peers through
/// /proc/net/tcp, where a connection without an inode has not been accepted (proc(5)); others tell nothing.
/// @param local the address that the socket listens on.
AcceptQueue readAcceptQueue(int listeningDescriptor, const SocketAddress &local);

/// For tests: the peers in a text of /proc/net/tcp or tcp6 form whose connections to @p local wait.
QList<SocketAddress> waitingPeers(QByteArrayView procNetTcp, const SocketAddress &local);

} // namespace wirebench
