#pragma once

#include "core/base/error.h"

#include <QtGlobal> // QT_TRANSLATE_NOOP

namespace wirebench {

/// The two sentences of an error as they stand in the source: English, with %1, %2, … for the arguments, each
/// marked for lupdate (which sees through no macro of ours). Only errorsentence puts them together.
struct ErrorWords
{
    const char *cause;
    const char *remedy;
};

/// Those of the codes that HTTP has.
ErrorWords httpErrorWords(ErrorCode code);

} // namespace wirebench
