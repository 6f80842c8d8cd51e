#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

namespace wirebench {

/// Lets the event loop turn some times: everything that was ready has been told then.
inline void turn(int times = 5)
{
    for (int i = 0; i < times; ++i)
        QCoreApplication::processEvents();
}

/// Turns the event loop until @p condition holds; false after 60 s. Unlike QTRY_VERIFY it makes no pauses,
/// for what takes many turns: a long stream, a thousand clients.
template <typename Condition>
bool soon(Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.hasExpired(60'000))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace wirebench
