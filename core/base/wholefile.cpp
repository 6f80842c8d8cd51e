#include "core/base/wholefile.h"

#include "core/base/errnotext.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

namespace wirebench {

namespace {

bool isSomethingElse(const QString &path)
{
    const QFileInfo target(path);
    return target.exists() && !target.isFile();
}

} // namespace

Result<QByteArray> readWholeFile(const QString &path, qsizetype mostBytes)
{
    if (isSomethingElse(path))
        return failure({ErrorCode::FileUnreadable, {path, errnoText(EINVAL)}});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorCode::FileUnreadable, {path, file.errorString()}});
    const QByteArray content = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure({ErrorCode::FileUnreadable, {path, file.errorString()}});
    if (content.size() > mostBytes)
        return failure({ErrorCode::FileTooLarge, {path, QString::number(mostBytes)}});
    return content;
}

Result<void> writeWholeFile(const QString &path, const QByteArray &content)
{
    if (isSomethingElse(path))
        return failure({ErrorCode::FileUnwritable, {path, errnoText(EINVAL)}});
    QSaveFile file(path);
    // In Qt 6.4.2 commit() does not see that the last bytes found no room: it would put a truncated file in place
    // (seen with RLIMIT_FSIZE; tst_wholefile repeats it). flush() does see it.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() &&
                           file.flush() && file.commit();
    if (!isWritten)
        return failure({ErrorCode::FileUnwritable, {path, file.errorString()}});
    return {};
}

} // namespace wirebench
