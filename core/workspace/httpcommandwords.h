#pragma once

#include "core/workspace/commandwords.h"

namespace wirebench {

/// The verbs for HTTP; the names of their options are curl's where curl has them.
VerbWords httpWords();
VerbWords downloadWords();

} // namespace wirebench
