// LadderDrawing: the bars of calls that waited, and of those that wait now.

#include "core/ladder/ladderdrawing.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr qreal acceptOpacity = 0.3;
constexpr qreal otherOpacity = 0.55;

} // namespace

qreal LadderDrawing::waitLeft(LadderWaits::Lane lane) const
{
    return lane == LadderWaits::Lane::Accept ? -1.5 * waitWidth() : -0.5 * waitWidth();
}

void LadderDrawing::drawWaits(LadderCanvas &canvas, const View &view, int column, LifeLineId line) const
{
    const auto draw = [&](const Wait &wait, LadderWaits::Lane lane, qreal opacity) {
        const qreal from = rowTop(view, std::max(wait.from, view.from));
        const qreal to = wait.to < view.to ? arrowY(view, wait.to) : rowTop(view, view.to);
        canvas.box({lineX(view, column) + waitLeft(lane), from, waitWidth(), to - from}, LadderInk::Waiting, opacity);
    };
    for (const auto lane : {LadderWaits::Lane::Accept, LadderWaits::Lane::Other}) {
        const qreal opacity = lane == LadderWaits::Lane::Accept ? acceptOpacity : otherOpacity;
        m_layout.waits().forEach(line, lane, view.from, view.to,
                                 [&](const Wait &wait) { draw(wait, lane, opacity); });
    }
}

/// Time goes on below the last row: there is what has not returned.
void LadderDrawing::drawOpenWaits(LadderCanvas &canvas, const View &view) const
{
    const bool showsEnd = view.to == m_layout.endRow();
    const qreal bottom = rowTop(view, view.to) + (showsEnd ? m_metrics.nowHeight() : 0);
    for (const OpenWait &wait : view.open) {
        const qint64 from = std::min(wait.from, m_layout.endRow());
        const int column = m_layout.columns().columnOf(wait.line, m_layout.endRow() - 1);
        if (column < 0 || (!showsEnd && from >= view.to))
            continue;
        const qreal top = rowTop(view, std::max(from, view.from));
        const bool isAccept = wait.lane == LadderWaits::Lane::Accept;
        canvas.box({lineX(view, column) + waitLeft(wait.lane), top, waitWidth(), bottom - top}, LadderInk::Waiting,
                   isAccept ? acceptOpacity : otherOpacity);
        if (showsEnd)
            drawOpenEnd(canvas, view, wait, column);
    }
}

void LadderDrawing::drawOpenEnd(LadderCanvas &canvas, const View &view, const OpenWait &wait, int column) const
{
    const qreal x = lineX(view, column);
    const qreal top = rowTop(view, view.to);
    if (wait.text.isEmpty() || !m_metrics.hasRoomForText())
        return;
    const bool onRight = column == 0 || column < m_layout.columns().count() - 1;
    const qreal margin = sideMargin(onRight);
    const qreal room = m_metrics.columnWidth - 2 * margin;
    const QString text = canvas.fitting(wait.text, LadderFont::Data, room);
    const qreal width = canvas.textWidth(text, LadderFont::Data);
    const QPointF baseline(onRight ? x + margin : x - margin - width, top + 0.85 * m_metrics.rowHeight);
    drawGround(canvas, baseline, width, false);
    canvas.text(baseline, text, LadderInk::Waiting, LadderFont::Data);
}

} // namespace wirebench
