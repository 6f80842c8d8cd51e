#include "app/common/exitsignals.h"

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

} // namespace

ExitSignals::ExitSignals(QObject *parent) : QObject(parent)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return; // no descriptor left: the signals then end the program as the system has it
    m_readEnd = ends[0];
    m_writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT raised();
    });
    wakeDescriptor = m_writeEnd;
    for (const int number : exitSignals) {
        if (number != SIGHUP || !isIgnored(number))
            setHandler(number, handleSignal);
    }
}

ExitSignals::~ExitSignals()
{
    if (!m_notifier)
        return;
    for (const int number : exitSignals) {
        if (!isIgnored(number))
            setHandler(number, SIG_DFL);
    }
    wakeDescriptor = -1;
    m_notifier.reset();
    close(m_readEnd);
    close(m_writeEnd);
}

} // namespace wirebench
