#pragma once

#include "core/base/address.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace wirebench {

struct LocalAddress
{
    SocketAddress address; ///< port 0
    QString interfaceName; ///< "eth0"
};

/// The addresses at which others can reach this machine: those of interfaces that are up, without
/// loopback and link-local ones. IPv4 first.
QList<LocalAddress> reachableAddresses();

/// Every address of this machine that a socket can be bound to, loopback and link-local ones included. IPv4
/// first.
QList<LocalAddress> bindableAddresses();

/// The names and addresses by which a client can know this machine, for a certificate: its host name,
/// "localhost", the loopback addresses and those at which others reach it.
QStringList ownNames();

/// The names of the interfaces that are up, loopback included, in the system's order.
QStringList interfaceNames();

} // namespace wirebench
