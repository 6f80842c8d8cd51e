#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <map>

namespace wirebench {

/// The folders and files that the practice servers of FTP and Gopher show: in memory, bounded. Names are bytes,
/// paths begin with "/" and are in their shortest form (see resolved()). A value.
class PracticeFiles
{
public:
    static constexpr qsizetype fileLimit = 4 * 1024 * 1024;   ///< bytes
    static constexpr qsizetype totalLimit = 16 * 1024 * 1024; ///< bytes of all files
    static constexpr size_t entryLimit = 1000;                ///< files and folders

    struct Entry
    {
        bool isFolder = false;
        QByteArray bytes;
        QDateTime changed; ///< UTC
    };
    struct Named
    {
        QByteArray name;
        const Entry *entry; ///< valid until something changes
    };
    enum class Outcome : quint8 { Done, NotFound, Exists, NotEmpty, Full, IsFolder };

    PracticeFiles();

    /// What a client means by @p path in @p folder: "..", "." and doubled slashes are taken out, and nothing leads
    /// above the root.
    static QByteArray resolved(const QByteArray &folder, const QByteArray &path);
    static QByteArray parentOf(const QByteArray &path);
    static QByteArray nameOf(const QByteArray &path);

    const Entry *find(const QByteArray &path) const;
    bool isFolder(const QByteArray &path) const;
    /// What a folder holds, by name.
    QList<Named> list(const QByteArray &folder) const;

    Outcome store(const QByteArray &path, const QByteArray &bytes, const QDateTime &now);
    Outcome makeFolder(const QByteArray &path, const QDateTime &now);
    Outcome removeFile(const QByteArray &path);
    Outcome removeFolder(const QByteArray &path);

private:
    std::map<QByteArray, Entry> m_entries; ///< by path; the root is "/"
    qsizetype m_total = 0;                 ///< bytes
};

} // namespace wirebench
