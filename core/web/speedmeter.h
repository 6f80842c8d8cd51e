#pragma once

#include <QtGlobal>

#include <deque>

namespace wirebench {

/// Bytes a second over the last seconds, of a count that is looked at now and then. A value.
class SpeedMeter
{
public:
    static constexpr qint64 windowMs = 3000;

    /// @param nowMs of any clock that never goes back. @param total bytes so far.
    void look(qint64 nowMs, qint64 total);
    /// 0 until two looks have been some time apart.
    qint64 bytesPerSecond() const;

private:
    struct Look
    {
        qint64 ms;
        qint64 total;
    };
    std::deque<Look> m_looks;
};

} // namespace wirebench
