#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QString>

#include <memory>

namespace wirebench {

/// A file that a dialogue saves: NAME.part until it is complete, then NAME or, where something has that name, NAME (2)
/// and so on. Never touches a file that was there before. Blocking; belongs to one thread.
class SavedFile
{
public:
    /// @param name is judged: only its last part is used, and what could do harm is taken out of it; "document" where
    /// nothing is left. Error: FileUnwritable, NotAFolder.
    static Result<std::unique_ptr<SavedFile>> create(const QString &folder, const QString &name);

    /// Removes what is not complete.
    ~SavedFile();

    qint64 size() const { return m_size; }
    /// Error: FileUnwritable (disk full).
    Result<void> write(QByteArrayView bytes);
    /// Gives it its name, and returns its path. Error: FileUnwritable; it is still there as NAME.part then.
    Result<QString> complete();

private:
    SavedFile(const QString &path, const QString &name) : m_file(path), m_name(name) {}
    Error unwritable(const QString &path, const QString &reason) const;

    QFile m_file;
    QString m_name;
    qint64 m_size = 0;
    bool m_isOurs = false;
};

} // namespace wirebench
