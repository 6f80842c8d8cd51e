#include "app/cli/standardoutput.h"

#include "app/common/terminal.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wirebench {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_DONTWAIT | MSG_NOSIGNAL;
#else
constexpr int sendFlags = MSG_DONTWAIT; // the program ignores SIGPIPE
#endif

} // namespace

StandardOutput::Kind StandardOutput::kindOf(int descriptor)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        return Kind::Other;
    if (S_ISREG(status.st_mode))
        return Kind::File;
    if (S_ISFIFO(status.st_mode))
        return Kind::Pipe;
    return S_ISSOCK(status.st_mode) ? Kind::Socket : Kind::Other;
}

bool StandardOutput::isReady() const
{
    if (m_kind == Kind::File || m_kind == Kind::Socket)
        return true;
    return takesOutput(m_descriptor, 0);
}

/// 0: not now; -1: errno tells.
qint64 StandardOutput::writeSome(const Bytes &bytes) const
{
    const size_t most = m_kind == Kind::File || m_kind == Kind::Socket ? size_t(INT_MAX) : size_t(PIPE_BUF);
    const size_t size = std::min(size_t(bytes.size()), most);
    const ssize_t count = m_kind == Kind::Socket ? send(m_descriptor, bytes.data(), size, sendFlags)
                                                 : ::write(m_descriptor, bytes.data(), size);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    return count;
}

} // namespace wirebench
