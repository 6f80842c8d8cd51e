#pragma once

#include "core/timeline/timelinerun.h"

#include <QFont>
#include <QRect>

#include <deque>
#include <optional>

class QPainter;

namespace wirebench {

class Look;

/// Where the runs of a server stand in a picture, and how they are drawn: a scale of time on top, under it one run
/// below the other, each with its caption and one row for each client, and last what the bars mean. All runs share one scale, which begins at
/// the first client of each. A value for one picture: it holds what it draws by reference.
class TimelineDrawing
{
public:
    struct Place
    {
        size_t run = 0;    ///< index
        size_t client = 0; ///< index
        friend bool operator==(const Place &, const Place &) = default;
    };

    /// @param font the base font, for measures. @param width of the whole picture.
    TimelineDrawing(const std::deque<TimelineRun> &runs, qint64 nowNs, const Look &look, const QFont &font, int width);

    int headHeight() const { return m_row; }
    /// Of everything below the scale.
    int height() const;
    int rowHeight() const { return m_row; }

    void paintScale(QPainter &painter, const QRect &head, int gridBottom) const;
    /// What lies between @p from and @p to of everything below the scale, at @p top.
    void paintRows(QPainter &painter, int top, int from, int to, const std::optional<Place> &current) const;

    /// In coordinates below the scale.
    std::optional<Place> placeAt(int y) const;
    int topOf(const Place &place) const;
    int topOfRun(size_t run) const;
    /// The record that what is drawn at @p x tells of.
    quint64 recordAt(const Place &place, int x) const;

private:
    int xOf(const TimelineRun &run, qint64 ns) const;
    void paintClient(QPainter &painter, const TimelineRun &run, const TimelineClient &client, const QRect &row) const;
    void paintWaiting(QPainter &painter, const TimelineRun &run, const TimelineClient &client, const QRect &bar) const;
    void paintServed(QPainter &painter, const TimelineRun &run, const TimelineClient &client, const QRect &row) const;
    QRect waitingBar(const TimelineRun &run, const TimelineClient &client, const QRect &row) const;
    QRect servedBar(const TimelineRun &run, const TimelineClient &client, const QRect &row) const;
    QRect barRow(const QRect &row) const;
    void paintLabel(QPainter &painter, const QRect &bar, const QString &text, int rightEdge) const;

    const std::deque<TimelineRun> &m_runs;
    const qint64 m_now;
    const Look &m_look;
    const QFont m_font;
    const int m_width;
    int m_row = 0;     ///< height
    int m_left = 0;    ///< where time begins
    int m_right = 0;   ///< where it ends
    qint64 m_whole = 1; ///< ns from left to right
};

} // namespace wirebench
