#pragma once

#include "core/base/address.h"

#include <QString>

namespace wirebench {

class HistoryCombo;

/// A field for the path of a Unix-domain socket, for the two tabs that have one. Owned by whoever asks; GUI
/// thread.
HistoryCombo *makeUnixPathField();

/// What somebody types in a shell to be a client there: "nc -U /tmp/x.sock", "socat - ABSTRACT-CONNECT:name".
QString unixClientCommand(const SocketAddress &server);

} // namespace wirebench
