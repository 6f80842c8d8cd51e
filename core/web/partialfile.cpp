#include "core/web/partialfile.h"

#include "core/base/errnotext.h"
#include "core/base/filename.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <utility>

#ifdef Q_OS_UNIX
#include <sys/file.h>
#endif

namespace wirebench {

namespace {

constexpr qint64 largestRecord = 64 * 1024;

constexpr QLatin1String partSuffix(".part");
constexpr QLatin1String jsonSuffix(".json");

QByteArray toJson(const PartialRecord &record)
{
    const QJsonObject object{
        {QStringLiteral("url"), record.url.toString(QUrl::FullyEncoded)},
        {QStringLiteral("name"), record.name},
        {QStringLiteral("etag"), QString::fromLatin1(record.etag)},
        {QStringLiteral("lastModified"), QString::fromLatin1(record.lastModified)},
        {QStringLiteral("size"), record.size},
    };
    return QJsonDocument(object).toJson();
}

/// Without a URL if the file is none of ours.
PartialRecord readRecord(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isSymLink() || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(largestRecord)).object();
    PartialRecord record;
    record.url = QUrl(object.value(QStringLiteral("url")).toString());
    record.name = object.value(QStringLiteral("name")).toString();
    record.etag = object.value(QStringLiteral("etag")).toString().toLatin1();
    record.lastModified = object.value(QStringLiteral("lastModified")).toString().toLatin1();
    record.size = qint64(object.value(QStringLiteral("size")).toDouble(-1));
    return record;
}

} // namespace

PartialFile::PartialFile(const QString &path, PartialRecord record)
    : m_file(path), m_record(std::move(record))
{
}

PartialFile::~PartialFile()
{
    if (!m_isOurs)
        return;
    if (m_size == 0) {
        QFile::remove(recordPath());
        m_file.remove();
    }
}

Result<std::unique_ptr<PartialFile>> PartialFile::create(const QString &folder, const PartialRecord &record)
{
    const QDir directory(folder);
    for (int number = 1; number <= mostNumberedNames; ++number) {
        PartialRecord numbered = record;
        numbered.name = numberedName(record.name, number);
        const QString path = directory.filePath(numbered.name + partSuffix);
        if (QFileInfo::exists(directory.filePath(numbered.name)) || QFileInfo::exists(path + jsonSuffix))
            continue;
        std::unique_ptr<PartialFile> file(new PartialFile(path, numbered));
        if (!file->open(QIODevice::ReadWrite | QIODevice::NewOnly)) {
            if (QFileInfo::exists(path) || QFileInfo(path).isSymLink())
                continue;
            return failure(file->unwritable(path, file->m_file.errorString()));
        }
        if (auto saved = file->saveRecord(); !saved)
            return failure(saved.error());
        return file;
    }
    return failure({ErrorCode::FileUnwritable, {directory.filePath(record.name), errnoText(EEXIST)}});
}

std::unique_ptr<PartialFile> PartialFile::find(const QString &folder, const QUrl &url)
{
    const QDir directory(folder);
    const QStringList names =
        directory.entryList({QStringLiteral("*.part.json")}, QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        const PartialRecord record = readRecord(directory.filePath(name));
        const QString part = name.chopped(jsonSuffix.size());
        if (record.url != url || record.name + partSuffix != part)
            continue;
        std::unique_ptr<PartialFile> file(new PartialFile(directory.filePath(part), record));
        const QFileInfo info(file->path());
        if (info.isFile() && !info.isSymLink() && file->open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
            return file;
    }
    return nullptr;
}

bool PartialFile::open(QIODevice::OpenMode mode)
{
    if (!m_file.open(mode | QIODevice::Unbuffered) || !lock())
        return false;
    m_size = m_file.size();
    m_isOurs = m_file.seek(m_size);
    return m_isOurs;
}

/// Another process may find the same file.
bool PartialFile::lock()
{
#ifdef Q_OS_UNIX
    return flock(m_file.handle(), LOCK_EX | LOCK_NB) == 0;
#else
    return true;
#endif
}

QString PartialFile::finalPath() const
{
    return path().chopped(partSuffix.size());
}

Result<void> PartialFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = m_file.write(bytes.data(), bytes.size());
        if (written <= 0)
            return failure(unwritable(path(), m_file.errorString()));
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> PartialFile::restart(const PartialRecord &record)
{
    const QString name = m_record.name;
    m_record = record;
    m_record.name = name;
    if (!m_file.resize(0) || !m_file.seek(0))
        return failure(unwritable(path(), m_file.errorString()));
    m_size = 0;
    return saveRecord();
}

Result<QString> PartialFile::complete()
{
    const Result<QString> moved = moveToFreeName(m_file, m_record.name);
    if (moved) {
        QFile::remove(recordPath());
        m_isOurs = false;
    }
    return moved;
}

Result<void> PartialFile::saveRecord() const
{
    QSaveFile file(recordPath());
    const QByteArray json = toJson(m_record);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return failure(unwritable(recordPath(), file.errorString()));
    return {};
}

Error PartialFile::unwritable(const QString &path, const QString &reason) const
{
    return {ErrorCode::FileUnwritable, {path, reason}};
}

} // namespace wirebench
