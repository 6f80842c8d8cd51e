#pragma once

#include "core/base/address.h"

#include <QList>

namespace wirebench {

/// The clients that the system has connected and the program has not accepted.
struct AcceptQueue
{
    int length = -1;            ///< -1: this system does not tell
    QList<SocketAddress> peers; ///< who waits, as far as the system tells; at most 100
};

/// Reads it for one listening socket. Linux tells the length through TCP_INFO and the peers through
/// sock_diag(7), where a connection without an inode has not been accepted; others tell nothing.
/// @param local the address that the socket listens on.
AcceptQueue readAcceptQueue(int listeningDescriptor, const SocketAddress &local);

/// Who waits for a listening socket of this machine, as far as the system tells; at most 100. For any thread but the
/// GUI's: see visitSystemSockets().
QList<SocketAddress> waitingClients(const SocketAddress &local);

} // namespace wirebench
