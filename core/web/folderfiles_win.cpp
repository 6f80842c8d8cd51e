#include "core/web/folderfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <io.h>
#include <memory>
#include <utility>
#include <windows.h>

// Windows opens first and then tells where that is (GetFinalPathNameByHandle): so nothing can be exchanged in
// between, and a link is judged by where it has led. Names are UTF-8 here, as in URLs.

namespace wirebench {

namespace {

using Kind = FoundInFolder::Kind;

class Handle
{
public:
    explicit Handle(HANDLE value = INVALID_HANDLE_VALUE) : m_value(value) {}
    Handle(Handle &&other) noexcept : m_value(other.take()) {}
    Handle &operator=(Handle &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~Handle()
    {
        if (isOpen())
            CloseHandle(m_value);
    }
    HANDLE get() const { return m_value; }
    HANDLE take() { return std::exchange(m_value, INVALID_HANDLE_VALUE); }
    bool isOpen() const { return m_value != INVALID_HANDLE_VALUE; }

private:
    HANDLE m_value;
};

/// The prefix keeps the system from reading names in its own ways: devices ("CON"), dots at the end.
QString literally(const QString &absolute)
{
    const QString native = QDir::toNativeSeparators(absolute);
    return native.startsWith(u"\\\\") ? QStringLiteral("\\\\?\\UNC") + native.mid(1)
                                      : QStringLiteral("\\\\?\\") + native;
}

/// To be read, a folder too. Links are followed.
Handle openPath(const QString &path)
{
    constexpr DWORD everybody = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    return Handle(CreateFileW(literally(path).toStdWString().c_str(), GENERIC_READ, everybody, nullptr,
                              OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr));
}

/// Where an open file or folder really is; empty if the system does not tell.
QString finalPath(const Handle &handle)
{
    const DWORD size = GetFinalPathNameByHandleW(handle.get(), nullptr, 0, FILE_NAME_NORMALIZED);
    std::wstring path(size, L'\0');
    const DWORD length = GetFinalPathNameByHandleW(handle.get(), path.data(), size, FILE_NAME_NORMALIZED);
    return length < size ? QString::fromWCharArray(path.data(), int(length)) : QString();
}

bool isBelow(const QString &path, const QString &folder)
{
    const QString prefix = folder.endsWith(u'\\') ? folder : folder + u'\\';
    return !folder.isEmpty() && (path == folder || path.startsWith(prefix));
}

/// A colon names a stream of a file.
bool isName(const QByteArray &name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\\') &&
           !name.contains(':') && !name.contains('\0');
}

QString pathOf(const QByteArray &root, const QList<QByteArray> &names)
{
    QString path = QString::fromUtf8(root);
    for (const QByteArray &name : names) {
        if (!path.endsWith(u'/')) // as the root of a drive does
            path += u'/';
        path += QString::fromUtf8(name);
    }
    return path;
}

int errnoOf(DWORD error)
{
    switch (error) {
    case ERROR_ACCESS_DENIED:
    case ERROR_SHARING_VIOLATION:
        return EACCES;
    case ERROR_TOO_MANY_OPEN_FILES:
        return EMFILE;
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_NAME:
    case ERROR_BAD_PATHNAME:
    case ERROR_CANT_RESOLVE_FILENAME: // links in a circle
        return ENOENT;
    default:
        return EIO;
    }
}

FoundInFolder notFound(int systemError)
{
    const Kind kind = systemError == ENOENT   ? Kind::Missing
                      : systemError == EACCES ? Kind::Forbidden
                                              : Kind::Failed;
    return {kind, {}, systemError};
}

/// Nanoseconds since 1970; the system counts tenths of microseconds since 1601.
qint64 modifiedNs(const FILETIME &time)
{
    constexpr qint64 from1601to1970 = 116'444'736'000'000'000;
    return ((qint64(time.dwHighDateTime) << 32 | time.dwLowDateTime) - from1601to1970) * 100;
}

/// What is open there, as it is to be served.
FoundInFolder judge(Handle handle, const QByteArray &name)
{
    BY_HANDLE_FILE_INFORMATION about = {};
    if (GetFileType(handle.get()) != FILE_TYPE_DISK || !GetFileInformationByHandle(handle.get(), &about))
        return {};
    if (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
        return {Kind::Folder, {}, 0};
    const int descriptor = _open_osfhandle(reinterpret_cast<intptr_t>(handle.get()), _O_RDONLY | _O_BINARY);
    if (descriptor < 0)
        return notFound(EMFILE);
    handle.take(); // the descriptor closes it
    const qint64 size = qint64(about.nFileSizeHigh) << 32 | about.nFileSizeLow;
    const quint64 number = quint64(about.nFileIndexHigh) << 32 | about.nFileIndexLow;
    return {Kind::File, {descriptor, name, size, modifiedNs(about.ftLastWriteTime), number}, 0};
}

} // namespace

FolderFile FolderFile::own(const QString &path)
{
    Handle handle = openPath(QDir(path).absolutePath());
    return handle.isOpen() ? judge(std::move(handle), {}).file : FolderFile();
}

FolderFile::~FolderFile()
{
    if (m_descriptor >= 0)
        _close(m_descriptor);
}

Result<FolderFiles> FolderFiles::at(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    const Handle folder = openPath(absolute);
    const int systemError = folder.isOpen() ? ENOTDIR : errnoOf(GetLastError());
    if (path.isEmpty() || !folder.isOpen() || !QFileInfo(absolute).isDir())
        return failure({ErrorCode::NotAFolder, {path}, path.isEmpty() ? 0 : systemError});
    return FolderFiles(absolute.toUtf8());
}

FoundInFolder FolderFiles::find(const QList<QByteArray> &names) const
{
    if (!std::all_of(names.begin(), names.end(), isName))
        return {};
    Handle target = openPath(pathOf(m_path, names));
    if (!target.isOpen())
        return notFound(errnoOf(GetLastError()));
    const Handle root = openPath(QString::fromUtf8(m_path));
    if (!root.isOpen() || !isBelow(finalPath(target), finalPath(root)))
        return {};
    return judge(std::move(target), names.value(names.size() - 1));
}

FolderFiles::Entries FolderFiles::entries(const QList<QByteArray> &names) const
{
    Entries result;
    result.kind = find(names).kind;
    if (result.kind != Kind::Folder)
        return result;
    QDirIterator next(pathOf(m_path, names), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    while (next.hasNext()) {
        next.next();
        const QFileInfo info = next.fileInfo();
        const QByteArray name = info.fileName().toUtf8();
        if (result.entries.size() >= mostEntries) {
            ++result.leftOut;
            continue;
        }
        const Kind kind = find(names + QList<QByteArray>{name}).kind;
        if (kind == Kind::File || kind == Kind::Folder)
            result.entries.append(
                {name, kind == Kind::Folder, info.size(), info.lastModified().toSecsSinceEpoch()});
    }
    return result;
}

} // namespace wirebench
