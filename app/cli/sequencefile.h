#pragma once

#include "core/messages/savedmessages.h"

namespace wirebench {

/// What --sequence names. Blocks while it reads the file.
/// @param named "FILE", or "FILE#NAME"; a file whose own name has a # is found first
/// Errors: those of readMessageFile(); FileNotMessages where there is no such sequence.
Result<SavedSequence> sequenceIn(const QString &named, MessageKind kind);

} // namespace wirebench
