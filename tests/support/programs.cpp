#include "tests/support/programs.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace wirebench::test {

QString findProgram(const QString &name)
{
    const QString system = QStringLiteral("/usr/bin/") + name;
    if (QFileInfo(system).isExecutable())
        return system;
    return QStandardPaths::findExecutable(name);
}

QString ownProgram(const QString &name)
{
    return QDir(qEnvironmentVariable("WIREBENCH_BIN")).filePath(name);
}

QString sourceFolder(const QString &folder)
{
    return QStringLiteral(WIREBENCH_TESTS_FOLDER "/") + folder;
}

} // namespace wirebench::test
