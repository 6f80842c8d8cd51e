#pragma once

#include "core/workspace/commandwords.h"

#include <QStringList>

namespace wirebench {

/// What may follow an option, as far as a shell can help with it.
struct CompletedValue
{
    QStringList words;   ///< the words that it takes; "prefix=" is gone on with
    bool isFile = false; ///< the name of a file or folder
};

CompletedValue completedValue(const OptionWords &option);
/// Whether one of the verb's operands names a file or folder.
bool hasFileOperand(const VerbWords &verb);
/// The start of an explanation, up to its first end: no longer than a line of a menu.
QString briefly(const char *help);

} // namespace wirebench
