#include "core/base/fileat.h"

#include <cerrno>
#include <unistd.h>

namespace wirebench {

qint64 readAt(int descriptor, char *to, qint64 most, qint64 offset)
{
    qint64 count = 0;
    do {
        count = ::pread(descriptor, to, size_t(most), off_t(offset));
    } while (count < 0 && errno == EINTR);
    return count;
}

qint64 writeAt(int descriptor, const char *from, qint64 size, qint64 offset)
{
    qint64 count = 0;
    do {
        count = ::pwrite(descriptor, from, size_t(size), off_t(offset));
    } while (count < 0 && errno == EINTR);
    return count;
}

} // namespace wirebench
