#pragma once

#include "core/base/error.h"

namespace wirebench {

/// An Error in words: one sentence of cause, one of remedy.
///
/// The sentences are English source texts of the translation context "ErrorSentence"; core never
/// translates. The window looks them up with its translator (ui/widgets/errortext.h), the command line
/// prints them as they are, so that both say the same.
struct ErrorSentence
{
    const char *cause;  ///< with %1, %2 … for the arguments
    const char *remedy; ///< the same; empty where there is nothing to suggest
    QStringList arguments;
};

ErrorSentence errorSentence(const Error &error);

/// Cause, remedy and errno name as one English line: "Port 80 … Use … (EACCES)".
QString englishErrorText(const Error &error);

/// Puts the arguments into a source text or its translation.
QString fillArguments(QString text, const QStringList &arguments);

} // namespace wirebench
