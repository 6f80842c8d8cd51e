#include "core/workspace/userfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace wirebench {

QString portableFolder(const QString &programFolder)
{
    for (const QString &place : {QStringLiteral("."), QStringLiteral("..")}) {
        const QDir folder(QDir::cleanPath(programFolder + u'/' + place));
        if (QFileInfo(folder.filePath(portableMarker.toString())).isFile())
            return folder.filePath(QStringLiteral("data"));
    }
    return {};
}

QString userFolder()
{
    const QString portable = portableFolder(QCoreApplication::applicationDirPath());
    return portable.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : portable;
}

} // namespace wirebench
