#pragma once

#include "core/practice/practiceservers.h"
#include "core/workspace/commandwords.h"
#include "core/workspace/optionreader.h"

namespace wirebench {

/// The verb of the practice servers. It is no session: the window has them behind one button.
VerbWords practiceServerWords();

/// What its words say. Mistakes are left with @p options; what is returned is not to be used then.
/// @param operands protocols, or "all"; none means all.
PracticeServersConfig readPracticeServers(OptionReader &options, const QStringList &operands);

} // namespace wirebench
