#include "core/net/socketfile.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace wirebench {

namespace {

SysResult fileResult(int value)
{
    return value < 0 ? SysResult{-1, errno} : SysResult{};
}

} // namespace

std::optional<SocketFileId> socketFileAt(const QByteArray &path)
{
    struct stat found = {};
    if (::lstat(path.constData(), &found) < 0)
        return std::nullopt;
    return SocketFileId{quint64(found.st_dev), quint64(found.st_ino), S_ISSOCK(found.st_mode),
                        S_ISLNK(found.st_mode)};
}

SysResult changeFileMode(const QByteArray &path, unsigned mode)
{
    return fileResult(::chmod(path.constData(), mode_t(mode)));
}

SysResult unlinkFile(const QByteArray &path)
{
    return fileResult(::unlink(path.constData()));
}

} // namespace wirebench
