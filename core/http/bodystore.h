#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QTemporaryFile;

namespace wirebench {

/// Where a body is kept: in memory while it is small, then in a temporary file that goes with the last copy
/// of the store's contents. Written by one thread; read by others once it is finished().
class BodyStore
{
public:
    static constexpr qint64 memoryLimit = 1024 * 1024; ///< bytes

    BodyStore();
    ~BodyStore();

    /// Error: FileUnwritable (disk full); what was written before stays.
    Result<void> append(QByteArrayView bytes);
    qint64 size() const;
    /// The file, empty while everything is in memory.
    QString filePath() const;
    /// At most @p most bytes from @p offset on.
    QByteArray read(qint64 offset, qint64 most) const;
    /// Copies everything to @p path by way of a temporary name. Errors: FileUnwritable, FileUnreadable.
    /// Blocks.
    Result<void> saveTo(const QString &path) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

using BodyStorePtr = std::shared_ptr<const BodyStore>;

} // namespace wirebench
