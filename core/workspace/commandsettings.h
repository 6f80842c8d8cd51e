#pragma once

#include "core/workspace/commandwords.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// The session that the words of one verb describe, its texts checked. Mistakes are left with @p options;
/// what is returned is not to be used then. Not for two threads at once (parsePort()).
/// @param operand what follows the verb: "[HOST:]PORT".
SessionSettings readSettings(const VerbWords &verb, OptionReader &options, const QString &operand);

} // namespace wirebench
