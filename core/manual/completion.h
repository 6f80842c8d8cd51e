#pragma once

#include "core/workspace/commandwords.h"

#include <QString>

namespace wirebench {

enum class Shell : quint8 { Bash, Zsh, Fish };

/// A script that makes a shell complete verbs, options, words that an option takes, and file names where one is
/// expected. Made of the same words as --help. UTF-8.
QString completionScript(Program program, Shell shell);

} // namespace wirebench
