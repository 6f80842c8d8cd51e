#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QUrl>

#include <memory>

namespace wirebench {

/// What is known of a file that is being downloaded, beside its bytes: what a later run needs to go on.
struct PartialRecord
{
    QUrl url;        ///< without user and password
    QString name;    ///< that it will have
    QByteArray etag; ///< a strong one (RFC 9110, 8.8.3); empty if the server gave none
    QByteArray lastModified;
    qint64 size = -1; ///< of the whole file; -1: not announced

    /// For If-Range (RFC 9110, 13.1.5); empty: nobody can tell whether it is still the same file.
    QByteArray validator() const { return etag.isEmpty() ? lastModified : etag; }

    friend bool operator==(const PartialRecord &, const PartialRecord &) = default;
};

/// A file until it is complete: NAME.part, beside a NAME.part.json with its record. Never touches a file that
/// was there before: names are taken only where nothing has them, and numbered otherwise. One owner at a
/// time, other processes included. Belongs to one thread.
class PartialFile
{
public:
    /// A new one for that record, empty. Error: FileUnwritable.
    static Result<std::unique_ptr<PartialFile>> create(const QString &folder, const PartialRecord &record);
    /// The one that an earlier run has left for this URL; null if there is none, or somebody writes it.
    static std::unique_ptr<PartialFile> find(const QString &folder, const QUrl &url);

    /// Closes it. One without a byte is removed.
    ~PartialFile();

    const PartialRecord &record() const { return m_record; }
    QString path() const { return m_file.fileName(); }
    QString finalPath() const; ///< where it will be, if nobody takes that name before
    qint64 size() const { return m_size; }

    /// Error: FileUnwritable (disk full); what was written before stays.
    Result<void> write(QByteArrayView bytes);
    /// Throws away what is there: the file at the server is another one now. Error: FileUnwritable.
    Result<void> restart(const PartialRecord &record);
    /// Gives it its name, or the next one that is free, and returns its path. Error: FileUnwritable.
    Result<QString> complete();

private:
    explicit PartialFile(const QString &path, PartialRecord record);
    bool open(QIODevice::OpenMode mode);
    bool lock();
    Result<void> saveRecord() const;
    QString recordPath() const { return path() + QLatin1String(".json"); }
    Error unwritable(const QString &path, const QString &reason) const;

    QFile m_file;
    PartialRecord m_record;
    qint64 m_size = 0;
    bool m_isOurs = false; ///< opened and locked
};

} // namespace wirebench
