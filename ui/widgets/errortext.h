#pragma once

#include "core/base/error.h"

#include <QString>

namespace wirebench {

/// An Error as the window says it, in the language of the window. A value. The sentences are those of
/// core/base/errorsentence.h, looked up in the translation context "ErrorSentence". All parts are plain
/// text: file names and what was typed may stand in them, so never show them as markup.
struct ErrorText
{
    QString cause;     ///< one sentence
    QString remedy;    ///< one sentence; empty where there is nothing to suggest
    QString errnoName; ///< "EADDRINUSE"; empty where no system call failed

    /// All three in one line, for a tooltip, a log or a screen reader.
    QString line() const;

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

/// Empty for ErrorCode::None.
ErrorText errorText(const Error &error);

} // namespace wirebench
