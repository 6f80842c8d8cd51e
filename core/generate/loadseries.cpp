#include "core/generate/loadseries.h"

#include <algorithm>
#include <utility>

namespace wirebench {

void LoadSeries::add(const LoadPoint &point)
{
    m_pending = m_pendingCount == 0 ? point : joined(m_pending, point);
    if (++m_pendingCount < m_span)
        return;
    m_pendingCount = 0;
    m_points.append(m_pending);
    if (m_points.size() >= most)
        halve();
}

/// Rates by their duration; of latencies the larger one, so that no peak is smoothed away.
LoadPoint LoadSeries::joined(const LoadPoint &first, const LoadPoint &second)
{
    LoadPoint both{first.beginNs, second.endNs, 0, std::max(first.p50Ns, second.p50Ns),
                   std::max(first.p99Ns, second.p99Ns)};
    const double firstTime = double(first.endNs - first.beginNs);
    const double secondTime = double(second.endNs - second.beginNs);
    if (firstTime + secondTime > 0)
        both.rate = (first.rate * firstTime + second.rate * secondTime) / (firstTime + secondTime);
    return both;
}

void LoadSeries::halve()
{
    QList<LoadPoint> half;
    half.reserve(m_points.size() / 2);
    for (qsizetype i = 0; i + 1 < m_points.size(); i += 2)
        half.append(joined(m_points[i], m_points[i + 1]));
    m_points = std::move(half);
    m_span *= 2;
}

} // namespace wirebench
