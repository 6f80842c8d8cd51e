#include "core/dialogue/savedfile.h"

#include "core/base/errnotext.h"
#include "core/base/filename.h"

#include <QDir>
#include <QFileInfo>

namespace wirebench {

namespace {

constexpr QLatin1String partSuffix(".part");

} // namespace

Result<std::unique_ptr<SavedFile>> SavedFile::create(const QString &folder, const QString &name)
{
    const QDir directory(folder);
    if (!directory.exists())
        return failure({ErrorCode::NotAFolder, {folder}});
    QString harmless = harmlessFileName(name);
    if (harmless.isEmpty())
        harmless = QStringLiteral("document");
    for (int number = 1; number <= mostNumberedNames; ++number) {
        const QString path = directory.filePath(numberedName(harmless, number) + partSuffix);
        std::unique_ptr<SavedFile> file(new SavedFile(path, harmless));
        if (file->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
            file->m_isOurs = true;
            return file;
        }
        if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
            return failure(file->unwritable(path, file->m_file.errorString()));
    }
    return failure({ErrorCode::FileUnwritable, {directory.filePath(harmless), errnoText(EEXIST)}});
}

SavedFile::~SavedFile()
{
    if (m_isOurs)
        m_file.remove();
}

Result<void> SavedFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = m_file.write(bytes.data(), bytes.size());
        if (written <= 0)
            return failure(unwritable(m_file.fileName(), m_file.errorString()));
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<QString> SavedFile::complete()
{
    const Result<QString> moved = moveToFreeName(m_file, m_name);
    if (moved)
        m_isOurs = false;
    return moved;
}

Error SavedFile::unwritable(const QString &path, const QString &reason) const
{
    return {ErrorCode::FileUnwritable, {path, reason}};
}

} // namespace wirebench
