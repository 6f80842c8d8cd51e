#pragma once

#include "core/workspace/commandwords.h"

namespace wirebench {

// The verbs of the lab and the chat.
VerbWords labServerWords();
VerbWords chatServerWords();
VerbWords chatClientWords();

} // namespace wirebench
