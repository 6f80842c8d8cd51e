#include "app/common/exitsignals.h"

#include <QSocketNotifier>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace wirebench {

namespace {

constexpr int exitSignals[] = {SIGINT, SIGTERM, SIGHUP};

// A signal handler has no other way to reach the program than something global.
std::atomic_int wakeDescriptor{-1};
std::atomic_bool alreadyRaised{false};

void handleSignal(int number)
{
    if (alreadyRaised.exchange(true))
        _exit(128 + number);
    const int keptErrno = errno;
    const char byte = 0;
    // The pipe is empty: this cannot block. If it failed, the next signal would still end the program.
    [[maybe_unused]] const ssize_t written = write(wakeDescriptor.load(), &byte, 1);
    errno = keptErrno;
}

bool isIgnored(int number)
{
    struct sigaction current = {};
    sigaction(number, nullptr, &current);
    return current.sa_handler == SIG_IGN;
}

void setHandler(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

/// Two ends that other programs do not inherit.
bool openPipe(int (&ends)[2])
{
#ifdef Q_OS_LINUX
    return pipe2(ends, O_CLOEXEC) == 0;
#else
    if (pipe(ends) != 0)
        return false;
    for (const int end : ends)
        fcntl(end, F_SETFD, FD_CLOEXEC);
    return true;
#endif
}

} // namespace

/// While it lives the signals come here.
class ExitSignals::Private
{
public:
    Private(int readEnd, int writeEnd);
    ~Private();

    QSocketNotifier notifier;

private:
    const int m_readEnd;
    const int m_writeEnd;
};

ExitSignals::Private::Private(int readEnd, int writeEnd)
    : notifier(readEnd, QSocketNotifier::Read), m_readEnd(readEnd), m_writeEnd(writeEnd)
{
    wakeDescriptor = m_writeEnd;
    for (const int number : exitSignals) {
        if (number != SIGHUP || !isIgnored(number))
            setHandler(number, handleSignal);
    }
}

ExitSignals::Private::~Private()
{
    for (const int number : exitSignals) {
        if (!isIgnored(number))
            setHandler(number, SIG_DFL);
    }
    wakeDescriptor = -1;
    notifier.setEnabled(false);
    close(m_readEnd);
    close(m_writeEnd);
}

ExitSignals::ExitSignals(QObject *parent) : QObject(parent)
{
    int ends[2];
    if (!openPipe(ends))
        return; // no descriptor left: the signals then end the program as the system has it
    d = std::make_unique<Private>(ends[0], ends[1]);
    connect(&d->notifier, &QSocketNotifier::activated, this, [this] {
        d->notifier.setEnabled(false);
        Q_EMIT raised();
    });
}

ExitSignals::~ExitSignals() = default;

} // namespace wirebench
