#pragma once

#include <QtGlobal>

#include <array>

namespace wirebench {

/// How long answers took: counted in classes whose width grows with the time, so that memory is the same for
/// any number of them and a percentile is right to 1.6 %. Nanoseconds; above 137 s counts as that. A value.
class Latencies
{
public:
    void add(qint64 ns);
    void clear() { *this = Latencies(); }

    quint64 count() const { return m_count; }
    qint64 largest() const { return m_largest; }
    /// The time within which this share (0 to 1) was answered; 0 if nothing was counted.
    qint64 percentile(double share) const;

private:
    static constexpr int fineBits = 6; ///< each power of two has 64 classes
    static constexpr int mostBits = 37;
    static constexpr int classes = (mostBits - fineBits + 1) << fineBits;

    static int classOf(qint64 ns);
    static qint64 upperEnd(int index);

    std::array<quint64, classes> m_counts = {};
    quint64 m_count = 0;
    qint64 m_largest = 0;
};

} // namespace wirebench
