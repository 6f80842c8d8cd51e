#pragma once

#include "core/ladder/laddercanvas.h"
#include "core/ladder/ladderlayout.h"
#include "core/ladder/laddermetrics.h"
#include "core/ladder/laddertext.h"
#include "core/traffic/trafficlog.h"

namespace wirebench {

/// Draws a ladder, or the part of it that is to be seen, on a canvas. What it costs depends on that part
/// alone. Refers to all it is made of, so it lives no longer than a call.
class LadderDrawing
{
public:
    /// An arrow over more rows is not drawn as one: its ends are.
    static constexpr qint64 longestArrow = 40;

    /// The part that is to be seen.
    struct View
    {
        qint64 from = 0; ///< rows [from, to)
        qint64 to = 0;
        qreal top = 0;         ///< y of the row `from`
        qreal left = 0;        ///< x of the diagram's left edge; less than 0 if it is scrolled
        qreal width = 0;       ///< of the canvas
        qint64 chosen = -1;    ///< the row with the selection's ground
        QList<EndpointId> own;     ///< what these send is "sent"; none: everything is
        QList<OpenWait> open = {}; ///< drawn below the last row, too: LadderMetrics::nowHeight()
    };

    LadderDrawing(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                  const LadderMetrics &metrics, const LadderWords &words);

    void drawRows(LadderCanvas &canvas, const View &view) const;
    /// Names and addresses of who stands in the columns, at y = 0 to headHeight.
    void drawHeads(LadderCanvas &canvas, const View &view) const;

private:
    qreal lineX(const View &view, int column) const { return view.left + m_metrics.lineX(column); }
    qreal rowTop(const View &view, qint64 row) const
    {
        return view.top + qreal(row - view.from) * m_metrics.rowHeight;
    }
    /// Where the arrows of a row begin and end.
    qreal arrowY(const View &view, qint64 row) const { return rowTop(view, row) + 0.8 * m_metrics.rowHeight; }
    /// Where gaps and repeats are told.
    qreal remarkX() const { return m_metrics.showsTime ? 14 * m_metrics.letterWidth : 4; }
    qreal waitWidth() const { return qMax(4.0, 0.7 * m_metrics.letterWidth); }
    /// From the life line to the left edge of a bar.
    qreal waitLeft(LadderWaits::Lane lane) const;
    int firstColumn(const View &view) const;
    int endColumn(const View &view) const;

    const LadderStep &stepAt(qint64 row) const { return m_ladder.step(m_layout.row(row).id); }
    qreal ownX(const View &view, qint64 row) const;
    qreal peerX(const View &view, qint64 row) const;

    const LadderColumns::Segment *headOf(const View &view, int column) const;
    void drawLines(LadderCanvas &canvas, const View &view) const;
    void drawSegment(LadderCanvas &canvas, const View &view, int column,
                     const LadderColumns::Segment &segment) const;
    void drawWaits(LadderCanvas &canvas, const View &view, int column, LifeLineId line) const;
    void drawOpenWaits(LadderCanvas &canvas, const View &view) const;
    void drawOpenEnd(LadderCanvas &canvas, const View &view, const OpenWait &wait, int column) const;
    void drawTimes(LadderCanvas &canvas, const View &view) const;
    void drawRepeats(LadderCanvas &canvas, const View &view, qint64 row) const;
    void drawHead(LadderCanvas &canvas, const View &view, int column, const LifeLine &line) const;

    /// Where the message of a row begins and ends.
    struct Ends
    {
        QPointF from;
        QPointF to;
    };
    Ends endsOf(const View &view, qint64 row) const;
    void drawShapes(LadderCanvas &canvas, const View &view, qint64 row) const;
    void drawTexts(LadderCanvas &canvas, const View &view, qint64 row) const;
    void drawArrival(LadderCanvas &canvas, const View &view, qint64 row) const;
    void drawMessage(LadderCanvas &canvas, const View &view, qint64 row) const;
    void drawShaft(LadderCanvas &canvas, QPointF from, QPointF to, const LadderStep &step,
                   LadderInk ink) const;
    void drawTip(LadderCanvas &canvas, QPointF from, QPointF tip, LadderInk ink) const;
    void drawCross(LadderCanvas &canvas, QPointF at) const;
    void drawArrowText(LadderCanvas &canvas, const View &view, qint64 row) const;
    void drawGround(LadderCanvas &canvas, QPointF baseline, qreal width, bool isChosen) const;
    /// What the call itself says, beside its life line.
    void drawSideText(LadderCanvas &canvas, const View &view, qint64 row, bool onRight) const;
    qreal sideMargin(bool onRight) const;
    qreal sideRoom(const View &view, qint64 row, bool onRight) const;

    LadderInk noteInk(const View &view, const LadderStep &step) const;
    LadderInk inkOf(const View &view, const LadderStep &step) const;
    /// The row at which the message that begins in this one ends; -1 if only one end is drawn.
    qint64 arrivalRow(qint64 row) const;
    bool isArrival(qint64 row) const;

    const Ladder &m_ladder;
    const LadderLayout &m_layout;
    const LogSnapshot &m_snapshot;
    const LadderMetrics &m_metrics;
    const LadderWords &m_words;
};

} // namespace wirebench
