#include "app/cli/standardoutput.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wirebench {

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

StandardOutput::StandardOutput(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_kind(kindOf(descriptor))
{
    if (m_kind == Kind::File)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StandardOutput::flush);
}

void StandardOutput::write(Bytes bytes)
{
    if (m_failed || bytes.isEmpty())
        return;
    m_queued += bytes.size();
    m_queue.push_back(std::move(bytes));
    if (m_queue.size() == 1)
        flush();
}

void StandardOutput::flush()
{
    while (!m_queue.empty()) {
        const qint64 count = isReady() ? writeSome(m_queue.front()) : 0;
        if (count < 0) {
            giveUp(errno);
            return;
        }
        if (count == 0) {
            if (m_notifier)
                m_notifier->setEnabled(true);
            return;
        }
        m_queued -= count;
        m_queue.front() = m_queue.front().sliced(count);
        if (m_queue.front().isEmpty())
            m_queue.pop_front();
    }
    if (m_notifier)
        m_notifier->setEnabled(false);
    Q_EMIT drained();
}

bool StandardOutput::isReady() const
{
    if (m_kind == Kind::File || m_kind == Kind::Socket)
        return true;
    pollfd wanted = {m_descriptor, POLLOUT, 0};
    return poll(&wanted, 1, 0) > 0;
}

/// 0: not now; -1: errno tells.
qint64 StandardOutput::writeSome(const Bytes &bytes) const
{
    const size_t most = m_kind == Kind::File || m_kind == Kind::Socket ? size_t(INT_MAX) : size_t(PIPE_BUF);
    const size_t size = std::min(size_t(bytes.size()), most);
    const ssize_t count = m_kind == Kind::Socket
                              ? send(m_descriptor, bytes.data(), size, MSG_DONTWAIT | MSG_NOSIGNAL)
                              : ::write(m_descriptor, bytes.data(), size);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    return count;
}

void StandardOutput::giveUp(int systemError)
{
    m_failed = true;
    m_queue.clear();
    m_queued = 0;
    if (m_notifier)
        m_notifier->setEnabled(false);
    Q_EMIT failed(systemError);
}

} // namespace wirebench
