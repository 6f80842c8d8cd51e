#pragma once

#include "core/base/result.h"
#include "core/http/folderlisting.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

class QFile;

namespace wirebench {

/// An open file of a folder, as it was judged: what is read from it is what was judged, whatever its name
/// leads to by then. Closed with the object, unless it was handed over.
class FolderFile
{
public:
    FolderFile() = default;
    /// @param descriptor is the object's from now on.
    FolderFile(int descriptor, QByteArray name, qint64 size, qint64 modifiedNs, quint64 inode)
        : m_descriptor(descriptor), m_name(std::move(name)), m_size(size), m_modifiedNs(modifiedNs),
          m_inode(inode)
    {
    }
    /// A file of this program's own, such as a temporary one. Not open if that fails.
    static FolderFile own(const QString &path);
    FolderFile(FolderFile &&other) noexcept { *this = std::move(other); }
    FolderFile &operator=(FolderFile &&other) noexcept;
    ~FolderFile();

    bool isOpen() const { return m_descriptor >= 0; }
    const QByteArray &name() const { return m_name; } ///< the last part of its path
    qint64 size() const { return m_size; }
    qint64 modifiedNs() const { return m_modifiedNs; } ///< since 1970
    quint64 inode() const { return m_inode; }
    /// Bytes from @p offset on, at most @p most; fewer at the end of the file, -1 with errno.
    qint64 read(qint64 offset, char *to, qint64 most) const;
    /// For a message that is sent from it; its objectName() is the name. The object is empty afterwards; null
    /// if that fails.
    std::shared_ptr<QFile> handOver();

private:
    int m_descriptor = -1;
    QByteArray m_name;
    qint64 m_size = 0;
    qint64 m_modifiedNs = 0;
    quint64 m_inode = 0;
};

/// What there is at a path below the folder.
struct FoundInFolder
{
    enum class Kind : quint8 {
        Missing,   ///< nothing, or nothing that may be served: what lies outside, pipes, devices, sockets
        Forbidden, ///< the system does not let this program read it
        Failed,    ///< something else: out of descriptors, a broken disk
        File,
        Folder,
    };
    Kind kind = Kind::Missing;
    FolderFile file;     ///< of File
    int systemError = 0; ///< errno of Failed
};

/// The files below one folder, for a server. Nothing outside is ever opened: names are walked one by one from
/// the folder's own descriptor, and none of these steps follows a symbolic link. Where a link is met, the
/// system says where the whole path leads; if that is below the folder, it is walked in the same way. So a
/// link that is exchanged between look and step leads nowhere. Only regular files and folders are opened, the
/// others not even touched. (Windows opens first and is then asked where that is: nothing outside is ever read, but a
/// link to another machine's share is a connection to it.) A value without state but the path; callable from any thread. Calls block as long
/// as the disk does.
class FolderFiles
{
public:
    /// The most entries of a folder that are told; others are counted.
    static constexpr qsizetype mostEntries = 10'000;

    FolderFiles() = default;
    /// Error: NotAFolder (not there, no folder, or not to be read).
    static Result<FolderFiles> at(const QString &path);

    /// @param names none of them empty, ".", ".." or with a slash or NUL (HttpTargetPath); such are Missing.
    FoundInFolder find(const QList<QByteArray> &names) const;

    struct Entries
    {
        QList<FolderEntry> entries; ///< in no order; those that find() would not open are not among them
        qsizetype leftOut = 0; ///< beyond mostEntries, whatever they are
        FoundInFolder::Kind kind = FoundInFolder::Kind::Folder; ///< else why there are none
    };
    Entries entries(const QList<QByteArray> &names) const;

private:
    explicit FolderFiles(QByteArray path) : m_path(std::move(path)) {}

    QByteArray m_path; ///< absolute, as the file system has it
};

} // namespace wirebench
