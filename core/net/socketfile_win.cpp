#include "core/net/socketfile.h"

#include <QFile>

#include <cerrno>
#include <windows.h>
#include <winioctl.h>

namespace wirebench {

namespace {

#ifndef IO_REPARSE_TAG_AF_UNIX
constexpr DWORD IO_REPARSE_TAG_AF_UNIX = 0x80000023;
#endif

/// A file that is a link or a socket is opened itself, not what it leads to.
HANDLE openItself(const QByteArray &path)
{
    const std::wstring name = QString::fromUtf8(path).toStdWString();
    constexpr DWORD everybody = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    constexpr DWORD flags = FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_BACKUP_SEMANTICS;
    return CreateFileW(name.c_str(), FILE_READ_ATTRIBUTES, everybody, nullptr, OPEN_EXISTING, flags, nullptr);
}

} // namespace

std::optional<SocketFileId> socketFileAt(const QByteArray &path)
{
    const HANDLE file = openItself(path);
    if (file == INVALID_HANDLE_VALUE)
        return std::nullopt;
    BY_HANDLE_FILE_INFORMATION about = {};
    FILE_ATTRIBUTE_TAG_INFO tag = {};
    const bool known = GetFileInformationByHandle(file, &about) &&
                       GetFileInformationByHandleEx(file, FileAttributeTagInfo, &tag, sizeof tag);
    CloseHandle(file);
    if (!known)
        return std::nullopt;
    return SocketFileId{about.dwVolumeSerialNumber, quint64(about.nFileIndexHigh) << 32 | about.nFileIndexLow,
                        tag.ReparseTag == IO_REPARSE_TAG_AF_UNIX, tag.ReparseTag == IO_REPARSE_TAG_SYMLINK};
}

/// Files have no mode here: the folder's access list, which a new file inherits, says who may connect.
SysResult changeFileMode(const QByteArray &, unsigned)
{
    return {-1, ENOSYS};
}

SysResult unlinkFile(const QByteArray &path)
{
    if (DeleteFileW(QString::fromUtf8(path).toStdWString().c_str()))
        return {};
    const DWORD error = GetLastError();
    const bool isMissing = error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND;
    return {-1, isMissing ? ENOENT : EACCES};
}

} // namespace wirebench
