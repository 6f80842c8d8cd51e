#include "core/generate/latencies.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace wirebench {

void Latencies::add(qint64 ns)
{
    const qint64 counted = std::clamp<qint64>(ns, 0, (qint64(1) << mostBits) - 1);
    ++m_counts[size_t(classOf(counted))];
    ++m_count;
    m_largest = std::max(m_largest, counted);
}

qint64 Latencies::percentile(double share) const
{
    if (m_count == 0)
        return 0;
    const quint64 wanted = std::clamp<quint64>(quint64(std::ceil(share * double(m_count))), 1, m_count);
    quint64 seen = 0;
    for (int i = 0; i < classes; ++i) {
        seen += m_counts[size_t(i)];
        if (seen >= wanted)
            return std::min(upperEnd(i), m_largest);
    }
    return m_largest;
}

/// The first 64 classes are one nanosecond wide, the next 64 too, those after them two, four, …
int Latencies::classOf(qint64 ns)
{
    const int bits = int(std::bit_width(quint64(ns)));
    if (bits <= fineBits)
        return int(ns);
    const int shift = bits - fineBits - 1;
    return ((shift + 1) << fineBits) + int(ns >> shift) - (1 << fineBits);
}

qint64 Latencies::upperEnd(int index)
{
    const int row = index >> fineBits;
    const qint64 place = index & ((1 << fineBits) - 1);
    if (row == 0)
        return place;
    return ((place + (1 << fineBits) + 1) << (row - 1)) - 1;
}

} // namespace wirebench
