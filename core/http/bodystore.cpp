#include "core/http/bodystore.h"

#include "core/base/fileat.h"

#include <QSaveFile>
#include <QTemporaryFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace wirebench {

class BodyStore::Private
{
public:
    Result<void> openFile();
    Result<void> write(QByteArrayView bytes);
    QByteArray readFile(qint64 offset, qint64 most) const;

    QByteArray memory;
    std::unique_ptr<QTemporaryFile> file;
    qint64 size = 0;
};

namespace {

Error unwritable(const QString &path, int number)
{
    return {ErrorCode::FileUnwritable, {path, QString::fromLocal8Bit(std::strerror(number))}, number};
}

Error unwritable(const QFileDevice &file)
{
    return {ErrorCode::FileUnwritable, {file.fileName(), file.errorString()}};
}

} // namespace

/// What is in memory moves to the file, so that all of the body is in one place.
Result<void> BodyStore::Private::openFile()
{
    file = std::make_unique<QTemporaryFile>();
    if (!file->open()) {
        const Error error = unwritable(*file);
        file.reset();
        return failure(error);
    }
    const QByteArray soFar = std::exchange(memory, {});
    size = 0;
    const Result<void> written = write(soFar);
    if (!written) {
        memory = soFar; // what came before stays
        size = memory.size();
        file.reset();
    }
    return written;
}

/// Past Qt's buffer: a full disk must show at once, and other threads read by the path.
Result<void> BodyStore::Private::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 count = writeAt(file->handle(), bytes.data(), bytes.size(), size);
        if (count <= 0)
            return failure(unwritable(file->fileName(), count < 0 ? errno : ENOSPC));
        size += count;
        bytes = bytes.sliced(count);
    }
    return {};
}

QByteArray BodyStore::Private::readFile(qint64 offset, qint64 most) const
{
    QByteArray bytes(std::min(most, size - offset), Qt::Uninitialized);
    qint64 got = 0;
    while (got < bytes.size()) {
        const qint64 count = readAt(file->handle(), bytes.data() + got, bytes.size() - got, offset + got);
        if (count <= 0)
            break;
        got += count;
    }
    bytes.truncate(got);
    return bytes;
}

BodyStore::BodyStore() : d(std::make_unique<Private>()) {}
BodyStore::~BodyStore() = default;

Result<void> BodyStore::append(QByteArrayView bytes)
{
    if (!d->file && d->size + bytes.size() > memoryLimit) {
        if (const Result<void> opened = d->openFile(); !opened)
            return opened;
    }
    if (d->file)
        return d->write(bytes);
    d->memory.append(bytes.data(), bytes.size());
    d->size = d->memory.size();
    return {};
}

qint64 BodyStore::size() const
{
    return d->size;
}

QString BodyStore::filePath() const
{
    return d->file ? d->file->fileName() : QString();
}

QByteArray BodyStore::read(qint64 offset, qint64 most) const
{
    if (offset < 0 || most <= 0 || offset >= d->size)
        return {};
    return d->file ? d->readFile(offset, most) : d->memory.mid(offset, most);
}

Result<void> BodyStore::saveTo(const QString &path) const
{
    constexpr qint64 piece = 1024 * 1024;
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return failure({ErrorCode::FileUnwritable, {path, target.errorString()}});
    for (qint64 offset = 0; offset < d->size;) {
        const QByteArray bytes = read(offset, piece);
        if (bytes.isEmpty())
            return failure(
                {ErrorCode::FileUnreadable, {filePath(), QString::fromLocal8Bit(std::strerror(EIO))}, EIO});
        if (target.write(bytes) != bytes.size())
            return failure({ErrorCode::FileUnwritable, {path, target.errorString()}});
        offset += bytes.size();
    }
    if (!target.commit())
        return failure({ErrorCode::FileUnwritable, {path, target.errorString()}});
    return {};
}

} // namespace wirebench
