#pragma once

#include "core/base/address.h"

#include <QList>
#include <QString>

namespace wirebench {

/// Whether others than this machine can reach an open socket: the window says so clearly.
/// @param bound the addresses that it has, ports included.
bool isReachable(const QList<SocketAddress> &bound);

/// At which addresses of this machine, where that does not show from those it has:
/// "; others reach it at 192.168.1.7:9999". Plain text, in the language of the window; GUI thread.
QString reachableText(const QList<SocketAddress> &bound);

} // namespace wirebench
