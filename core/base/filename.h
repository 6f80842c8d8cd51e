#pragma once

#include <QString>

namespace wirebench {

// Names for files of which others have a say. Free functions; for any thread.

/// The last part of a text that somebody else has chosen, as the name of a file here: without folders, control
/// characters, dots and blanks at its ends and what Windows refuses, at most 200 bytes. Empty if nothing is left of it.
QString harmlessFileName(const QString &text);

/// The same name with a number, for where it exists already: "photo (2).jpg", "source (2).tar.gz". 1: as it
/// is.
QString numberedName(const QString &name, int number);

} // namespace wirebench
