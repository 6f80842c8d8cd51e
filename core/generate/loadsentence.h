#pragma once

#include "core/base/errorsentence.h"
#include "core/generate/loadfigures.h"

#include <optional>

namespace wirebench {

/// What is to be said of a run beside its figures: why it ended early, or why its rate is not held. English
/// source texts of the translation context "LoadSentence"; the window translates them, the command line
/// prints them as they are. None where all is as it was asked; an error's own sentence is
/// errorSentence(figures.error).
std::optional<ErrorSentence> loadSentence(const LoadFigures &figures);

} // namespace wirebench
