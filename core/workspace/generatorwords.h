#pragma once

#include "core/workspace/commandwords.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// The verb `generate`: its words, and the session that they describe, a client's with its generator open.
VerbWords generatorWords();
/// @param operands "tcp" or "udp", and where to
SessionSettings readGenerator(OptionReader &options, const QStringList &operands);

} // namespace wirebench
