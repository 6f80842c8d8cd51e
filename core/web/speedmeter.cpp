#include "core/web/speedmeter.h"

namespace wirebench {

void SpeedMeter::look(qint64 nowMs, qint64 total)
{
    m_looks.push_back({nowMs, total});
    while (m_looks.size() > 2 && m_looks[1].ms <= nowMs - windowMs)
        m_looks.pop_front();
}

qint64 SpeedMeter::bytesPerSecond() const
{
    if (m_looks.empty() || m_looks.back().ms <= m_looks.front().ms)
        return 0;
    const Look &first = m_looks.front();
    const Look &last = m_looks.back();
    return (last.total - first.total) * 1000 / (last.ms - first.ms);
}

} // namespace wirebench
