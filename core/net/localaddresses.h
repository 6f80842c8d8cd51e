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

/// The names of the interfaces that are up, loopback included, in the system's order.
QStringList interfaceNames();

} // namespace wirebench
