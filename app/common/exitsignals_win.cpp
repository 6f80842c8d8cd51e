#include "app/common/exitsignals.h"

#include <atomic>
#include <mutex>
#include <windows.h>

namespace wirebench {

namespace {

constexpr UINT interrupted = 130; // what shells elsewhere make of Ctrl+C

// The system's handler has no other way to reach the program than something global.
std::mutex listeningGuard;
ExitSignals *listening = nullptr; // while the guard is held
std::atomic_bool alreadyRaised{false};

/// On a thread of the system's. After CTRL_CLOSE_EVENT and its like the process ends as soon as this returns,
/// or some seconds later: until then the program may end by itself.
BOOL WINAPI handleEvent(DWORD event)
{
    {
        const std::lock_guard lock(listeningGuard);
        if (!listening)
            return FALSE;
        if (alreadyRaised.exchange(true))
            ExitProcess(interrupted);
        QMetaObject::invokeMethod(listening, &ExitSignals::raised, Qt::QueuedConnection);
    }
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

} // namespace

class ExitSignals::Private
{
public:
    explicit Private(ExitSignals *signal)
    {
        setListening(signal);
        SetConsoleCtrlHandler(handleEvent, TRUE);
    }
    ~Private()
    {
        SetConsoleCtrlHandler(handleEvent, FALSE);
        setListening(nullptr);
    }

private:
    static void setListening(ExitSignals *signal)
    {
        const std::lock_guard lock(listeningGuard);
        listening = signal;
    }
};

ExitSignals::ExitSignals(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

ExitSignals::~ExitSignals() = default;

} // namespace wirebench
