#pragma once

#include "core/traffic/socketcall.h"

#include <QString>

namespace wirebench {

/// What a table or a conversation says of a datagram beside its bytes, in a few words of the window's
/// language: that it was cut, is empty, or what the simulated network did to it. Empty for a datagram that is
/// as it should be, and for every other call. Plain text; GUI thread.
QString datagramRemark(const SocketCall &call);

} // namespace wirebench
