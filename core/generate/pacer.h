#pragma once

#include <QtGlobal>

namespace wirebench {

/// When to send how many messages so that a rate is held: the clock goes in, a number comes out. Without I/O,
/// timer and thread; times are nanoseconds of any one clock. A value of one thread.
///
/// Whoever was late catches up at double speed, in bursts that are bounded, so that none fills a receiver's buffer more
/// than it must. A debt of more than a second is forgiven: it would grow without end where the rate cannot be held.
class Pacer
{
public:
    static constexpr qint64 longestDebtNs = 1'000'000'000;
    /// A burst is at most what is due in this time at double speed.
    static constexpr qint64 longestBurstNs = 20'000'000;

    /// @param perSecond above 0
    /// @param total messages of the whole run
    Pacer(double perSecond, qint64 total, qint64 startNs);

    /// How many are to be sent now, the first at once.
    qint64 due(qint64 nowNs);
    /// So many of them really went.
    void sent(qint64 count);
    /// When the next one is due, in the past if some are overdue.
    qint64 nextNs() const;
    bool isDone() const { return m_sent >= m_total; }
    /// When the last one has had its time, where nothing was forgiven.
    qint64 endNs() const { return timeOf(m_total); }
    /// Messages that were not sent when it was their turn, nor later in their place.
    qint64 forgiven() const { return m_forgiven; }

private:
    qint64 timeOf(qint64 count) const;

    const double m_perSecond;
    const qint64 m_total;
    const qint64 m_startNs;
    qint64 m_lastNs;
    qint64 m_sent = 0;
    qint64 m_forgiven = 0;
    double m_allowance = 0; ///< messages that may go now without a burst that is too large
};

} // namespace wirebench
