#pragma once

#include <QString>
#include <QStringList>

/// Skips the test function, visibly, when a foreign program is not installed.
#define WIREBENCH_NEED(program)                                                                              \
    if (wirebench::test::findProgram(QStringLiteral(program)).isEmpty())                                     \
    QSKIP("the program " program " is not installed")

namespace wirebench::test {

/// The path of a foreign program; empty if it is not installed. "python3" is that of the system where there
/// is one, because wrappers of version managers answer signals in their own way.
QString findProgram(const QString &name);

/// The path of one of our own programs, from the folder that the build names in WIREBENCH_BIN.
QString ownProgram(const QString &name);

/// The folder of a test's data: tests/FOLDER in the source tree.
QString sourceFolder(const QString &folder);

} // namespace wirebench::test
