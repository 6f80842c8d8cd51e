#pragma once

#include "core/messages/savedmessages.h"
#include "core/traffic/socketcall.h"

#include <optional>

namespace wirebench {

/// A record of the log as a message that can be sent again: its bytes in the notation in which a person can
/// edit them best, addressed to its peer. So what came from somebody becomes a message to them. Free
/// functions on values, callable from any thread.

/// Whether a record holds bytes, or an empty datagram, and not more than a message may have.
bool canBeMessage(const SocketCall &call);
/// None for one that cannot be.
std::optional<SavedMessage> messageOf(const SocketCall &call);

/// Text where it reads as such, else escapes, or hex where most bytes would need one.
PayloadSettings payloadOf(QByteArrayView bytes);

/// A short name for bytes that have none: their beginning, in one line.
QString suggestedName(QByteArrayView bytes);

} // namespace wirebench
