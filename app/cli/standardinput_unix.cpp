#include "app/cli/standardinput.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace wirebench {

namespace {

/// Whether the system can say when there is something to read. For files and for devices such as
/// /dev/null there is no such moment.
bool tellsReadiness(int descriptor)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        return false;
    return S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || isatty(descriptor);
}

} // namespace

StandardInput::StandardInput(int descriptor, QObject *parent) : QObject(parent), m_descriptor(descriptor)
{
    connect(&m_turn, &QTimer::timeout, this, &StandardInput::readyToRead);
    if (!tellsReadiness(descriptor))
        return;
    m_notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StandardInput::readyToRead);
}

StandardInput::Reading StandardInput::read(ByteArena &arena)
{
    ssize_t count = 0;
    do {
        count = ::read(m_descriptor, arena.reserve(readSize), readSize);
    } while (count < 0 && errno == EINTR);
    if (count > 0)
        return {arena.commit(quint32(count)), false};
    const bool later = count < 0 && errno == EAGAIN; // somebody else made it non-blocking
    return {Bytes(), !later};
}

void StandardInput::resume()
{
    if (m_notifier)
        m_notifier->setEnabled(true);
    else if (!m_turn.isActive())
        m_turn.start(0);
}

void StandardInput::pause()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    m_turn.stop();
}

} // namespace wirebench
