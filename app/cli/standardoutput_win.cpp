#include "app/cli/standardoutput.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <io.h>

namespace wirebench {

namespace {

constexpr qint64 mostAtOnce = 1024 * 1024;

} // namespace

StandardOutput::Kind StandardOutput::kindOf(int descriptor)
{
    _setmode(descriptor, _O_BINARY); // what came over the network goes out as it is
    return Kind::File;
}

bool StandardOutput::isReady() const
{
    return true;
}

qint64 StandardOutput::writeSome(const Bytes &bytes) const
{
    const qint64 size = std::min<qint64>(bytes.size(), mostAtOnce);
    const int count = _write(m_descriptor, bytes.data(), unsigned(size));
    if (count < 0 && errno == EINVAL)
        errno = EPIPE; // so says the system when the reader has gone
    return count;
}

} // namespace wirebench
