#pragma once

#include <QList>

namespace wirebench {

/// What a stretch of a run was like.
struct LoadPoint
{
    qint64 beginNs = 0; ///< since the first message
    qint64 endNs = 0;
    double rate = 0;  ///< messages sent a second
    qint64 p50Ns = 0; ///< of the answers that came; 0: none
    qint64 p99Ns = 0;

    friend bool operator==(const LoadPoint &, const LoadPoint &) = default;
};

/// The course of a run of any length in a bounded number of points: when they become too many, neighbours are
/// joined, and later points are joined in the same way before they are added. A value.
class LoadSeries
{
public:
    static constexpr qsizetype most = 240;

    void add(const LoadPoint &point);
    const QList<LoadPoint> &points() const { return m_points; }

private:
    static LoadPoint joined(const LoadPoint &first, const LoadPoint &second);
    void halve();

    QList<LoadPoint> m_points;
    LoadPoint m_pending; ///< joined already, not yet enough of them
    int m_pendingCount = 0;
    int m_span = 1; ///< points as they were added, in one that is kept
};

} // namespace wirebench
