#include "core/web/hopclock.h"

#include <algorithm>

namespace wirebench {

namespace {

/// From one moment to a later one; -1 if either has not come.
qint64 span(qint64 from, qint64 to)
{
    return from < 0 || to < 0 ? -1 : std::max<qint64>(0, to - from);
}

/// Of two moments, the first that has come.
qint64 earlier(qint64 a, qint64 b)
{
    if (a < 0 || b < 0)
        return std::max(a, b);
    return std::min(a, b);
}

} // namespace

HttpTimings HopClock::timings() const
{
    HttpTimings timings;
    timings.lookUp = span(m_began, m_lookedUp);
    timings.connect = span(m_lookedUp < 0 ? m_began : m_lookedUp, m_connected);
    timings.tls = span(m_connected, m_secured);
    const qint64 sent = earlier(m_sent, m_firstByte);
    timings.send = span(m_sending, sent);
    timings.wait = span(sent, m_firstByte);
    timings.receive = span(m_firstByte, m_ended);
    return timings;
}

} // namespace wirebench
