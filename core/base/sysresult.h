#pragma once

#include <QtGlobal>

#include <cerrno>

namespace wirebench {

/// What a system call gave: its result, or -1 and the errno.
struct SysResult
{
    qint64 value = 0;
    int error = 0;

    bool ok() const { return error == 0; }
    bool wouldBlock() const { return error == EAGAIN || error == EWOULDBLOCK; }
};

} // namespace wirebench
