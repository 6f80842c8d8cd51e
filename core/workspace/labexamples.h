#pragma once

#include "core/workspace/examples.h"

namespace wirebench {

/// C16, C17 and C18, a part of examples(). Each lab has only the ports of its exercise, so that all three can
/// be open at the same time.
QList<Example> labExamples();

} // namespace wirebench
