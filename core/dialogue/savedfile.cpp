#include "core/dialogue/savedfile.h"

#include "core/base/filename.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace wirebench {

namespace {

constexpr int mostNumbers = 10'000;
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
    for (int number = 1; number <= mostNumbers; ++number) {
        const QString path = directory.filePath(numberedName(harmless, number) + partSuffix);
        std::unique_ptr<SavedFile> file(new SavedFile(path, harmless));
        if (file->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
            file->m_isOurs = true;
            return file;
        }
        if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
            return failure(file->unwritable(path, file->m_file.errorString()));
    }
    return failure({ErrorCode::FileUnwritable, {directory.filePath(harmless), qt_error_string(EEXIST)}});
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

/// An empty file takes the name first, where nothing has it: then that can be replaced, and nothing else is.
Result<QString> SavedFile::complete()
{
    const QString part = m_file.fileName();
    const QDir folder = QFileInfo(part).dir();
    for (int number = 1; number <= mostNumbers; ++number) {
        const QString to = folder.filePath(numberedName(m_name, number));
        QFile reserved(to);
        if (!reserved.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            if (QFileInfo::exists(to) || QFileInfo(to).isSymLink())
                continue;
            return failure(unwritable(to, reserved.errorString()));
        }
        reserved.close();
        m_file.close();
        std::error_code error;
        std::filesystem::rename(part.toStdU16String(), to.toStdU16String(), error);
        if (error) {
            reserved.remove();
            return failure(unwritable(to, QString::fromStdString(error.message())));
        }
        m_isOurs = false;
        return to;
    }
    return failure(unwritable(folder.filePath(m_name), qt_error_string(EEXIST)));
}

Error SavedFile::unwritable(const QString &path, const QString &reason) const
{
    return {ErrorCode::FileUnwritable, {path, reason}};
}

} // namespace wirebench
