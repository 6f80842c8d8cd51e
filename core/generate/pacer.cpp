#include "core/generate/pacer.h"

#include <algorithm>
#include <cmath>

namespace wirebench {

namespace {

constexpr double nsPerSecond = 1e9;

} // namespace

Pacer::Pacer(double perSecond, qint64 total, qint64 startNs)
    : m_perSecond(perSecond), m_total(total), m_startNs(startNs), m_lastNs(startNs)
{
}

qint64 Pacer::due(qint64 nowNs)
{
    const double elapsed = double(std::max<qint64>(0, nowNs - m_startNs));
    const qint64 turnsHad = qint64(elapsed * m_perSecond / nsPerSecond) + 1; // the first is at once
    const qint64 mostDebt = std::max<qint64>(1, qint64(m_perSecond * double(longestDebtNs) / nsPerSecond));
    const qint64 debt = turnsHad - m_forgiven - m_sent;
    if (debt > mostDebt)
        m_forgiven += debt - mostDebt;
    const double perNs = 2 * m_perSecond / nsPerSecond;
    m_allowance += perNs * double(std::max<qint64>(0, nowNs - m_lastNs));
    m_allowance = std::clamp(m_allowance, 1.0, std::max(1.0, perNs * double(longestBurstNs)));
    m_lastNs = nowNs;
    return std::clamp<qint64>(std::min(turnsHad - m_forgiven, m_total) - m_sent, 0, qint64(m_allowance));
}

void Pacer::sent(qint64 count)
{
    m_sent += count;
    m_allowance -= double(count);
}

qint64 Pacer::nextNs() const
{
    return timeOf(m_sent + m_forgiven);
}

qint64 Pacer::timeOf(qint64 count) const
{
    return m_startNs + qint64(std::ceil(double(count) * nsPerSecond / m_perSecond));
}

} // namespace wirebench
