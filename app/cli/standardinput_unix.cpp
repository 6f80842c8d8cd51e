#include "app/cli/standardinput.h"

#include <QSocketNotifier>
#include <QTimer>

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

class StandardInput::Private
{
public:
    explicit Private(int wanted) : descriptor(wanted) {}

    const int descriptor;
    std::unique_ptr<QSocketNotifier> notifier; ///< pipes, sockets, terminals
    QTimer turn;                               ///< files and devices, which are always ready
};

StandardInput::StandardInput(int descriptor, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(descriptor))
{
    connect(&d->turn, &QTimer::timeout, this, &StandardInput::readyToRead);
    if (!tellsReadiness(descriptor))
        return;
    d->notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    d->notifier->setEnabled(false);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, &StandardInput::readyToRead);
}

StandardInput::~StandardInput() = default;

StandardInput::Reading StandardInput::read(ByteArena &arena)
{
    ssize_t count = 0;
    do {
        count = ::read(d->descriptor, arena.reserve(readSize), readSize);
    } while (count < 0 && errno == EINTR);
    if (count > 0)
        return {arena.commit(quint32(count)), false};
    const bool later = count < 0 && errno == EAGAIN; // somebody else made it non-blocking
    return {Bytes(), !later};
}

void StandardInput::resume()
{
    if (d->notifier)
        d->notifier->setEnabled(true);
    else if (!d->turn.isActive())
        d->turn.start(0);
}

void StandardInput::pause()
{
    if (d->notifier)
        d->notifier->setEnabled(false);
    d->turn.stop();
}

} // namespace wirebench
