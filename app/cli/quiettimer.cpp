#include "app/cli/quiettimer.h"

namespace wirebench {

QuietTimer::QuietTimer(int milliseconds) : m_milliseconds(milliseconds)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QuietTimer::timeOut);
}

void QuietTimer::start()
{
    m_timer.start(m_milliseconds);
}

void QuietTimer::heard()
{
    if (m_timer.isActive())
        start();
}

void QuietTimer::stop()
{
    m_timer.stop();
}

void QuietTimer::timeOut()
{
    if (m_timer.interval() == 0)
        Q_EMIT quiet();
    else
        m_timer.start(0);
}

} // namespace wirebench
