#include "core/base/fileat.h"

#include <algorithm>
#include <cerrno>
#include <io.h>
#include <windows.h>

namespace wirebench {

namespace {

constexpr qint64 mostAtOnce = 1 << 30; // the system counts in 32 bits

OVERLAPPED place(qint64 offset)
{
    OVERLAPPED place = {};
    place.Offset = DWORD(offset);
    place.OffsetHigh = DWORD(offset >> 32);
    return place;
}

HANDLE handleOf(int descriptor)
{
    return reinterpret_cast<HANDLE>(_get_osfhandle(descriptor));
}

qint64 failed(DWORD error)
{
    const bool isFull = error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL;
    errno = isFull ? ENOSPC : error == ERROR_ACCESS_DENIED ? EACCES : EIO;
    return -1;
}

} // namespace

qint64 readAt(int descriptor, char *to, qint64 most, qint64 offset)
{
    OVERLAPPED from = place(offset);
    DWORD count = 0;
    if (ReadFile(handleOf(descriptor), to, DWORD(std::min(most, mostAtOnce)), &count, &from))
        return count;
    const DWORD error = GetLastError();
    return error == ERROR_HANDLE_EOF ? 0 : failed(error);
}

qint64 writeAt(int descriptor, const char *from, qint64 size, qint64 offset)
{
    OVERLAPPED to = place(offset);
    DWORD count = 0;
    if (WriteFile(handleOf(descriptor), from, DWORD(std::min(size, mostAtOnce)), &count, &to))
        return count;
    return failed(GetLastError());
}

} // namespace wirebench
