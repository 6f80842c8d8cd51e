#pragma once

#include <QtGlobal>

namespace wirebench {

/// How many lines one client may send: so many a second, and a few at once after a pause (a token bucket).
/// Whoever is over it waits; nothing is thrown away. Time is handed in. A value.
class RateLimit
{
public:
    /// @param perSecond 0: no limit. @param burst lines at once after a pause, at least 1.
    RateLimit(int perSecond, int burst) : m_perSecond(perSecond), m_burst(qMax(burst, 1)), m_tokens(m_burst)
    {
    }

    /// Whether one more may pass now; counts it then. @p nowNs never goes back.
    bool take(qint64 nowNs);
    /// Milliseconds until one more may pass, 0 if now.
    int waitMs(qint64 nowNs);

private:
    void refill(qint64 nowNs);

    int m_perSecond;
    double m_burst;
    double m_tokens;
    qint64 m_filledNs = 0;
};

} // namespace wirebench
