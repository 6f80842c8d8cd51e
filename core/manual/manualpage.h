#pragma once

#include "core/workspace/commandwords.h"

#include <QString>

namespace wirebench {

/// The manual page of a program in section 1, in the language of man(7), UTF-8: made of the same words as --help, so
/// that no verb and no option can be missing. The page of the window names the options of verbs and leaves their
/// explanation to that of the command line.
QString manualPage(Program program);

} // namespace wirebench
