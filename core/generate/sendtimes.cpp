#include "core/generate/sendtimes.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace wirebench {

SendTimes::SendTimes(int capacity) : m_ns(std::bit_ceil(size_t(std::max(1, capacity)))) {}

void SendTimes::add(qint64 ns)
{
    m_ns[m_count & (m_ns.size() - 1)] = ns;
    ++m_count;
}

SendTimes::Answer SendTimes::answered(quint64 number)
{
    if (number >= m_count)
        return {};
    if (number + m_ns.size() < m_count)
        return {true, std::nullopt};
    const qint64 sentNs = std::exchange(m_ns[number & (m_ns.size() - 1)], taken);
    if (sentNs == taken)
        return {};
    return {true, sentNs};
}

} // namespace wirebench
