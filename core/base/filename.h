#pragma once

#include "core/base/result.h"

#include <QString>

class QFile;

namespace wirebench {

// Names for files of which others have a say. Free functions; for any thread.

/// How many numbers are tried for a name that exists already.
inline constexpr int mostNumberedNames = 10'000;

/// The last part of a text that somebody else has chosen, as the name of a file here: without folders, control
/// characters, dots and blanks at its ends and what Windows refuses, at most 200 bytes. Empty if nothing is left of it.
QString harmlessFileName(const QString &text);

/// The same name with a number, for where it exists already: "photo (2).jpg", "source (2).tar.gz". 1: as it
/// is.
QString numberedName(const QString &name, int number);

/// Closes a file that is complete and gives it this name in its folder, or the first numbered one that nothing has:
/// it never replaces anything. The new path, or FileUnwritable.
Result<QString> moveToFreeName(QFile &part, const QString &name);

} // namespace wirebench
