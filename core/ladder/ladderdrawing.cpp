#include "core/ladder/ladderdrawing.h"

#include "core/traffic/recordtext.h"

#include <algorithm>
#include <cmath>

namespace wirebench {

namespace {

constexpr qint64 gapNs = 500'000'000; // between two rows: worth saying
constexpr qreal space = 6;            // between a line and its text

} // namespace

LadderDrawing::LadderDrawing(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                             const LadderMetrics &metrics, const LadderWords &words)
    : m_ladder(ladder), m_layout(layout), m_snapshot(snapshot), m_metrics(metrics), m_words(words)
{
}

void LadderDrawing::drawRows(LadderCanvas &canvas, const View &view) const
{
    if (view.chosen >= view.from && view.chosen < view.to)
        canvas.box({0, rowTop(view, view.chosen), view.width, m_metrics.rowHeight}, LadderInk::Selection);
    drawLines(canvas, view);
    drawOpenWaits(canvas, view);
    const qint64 first = std::max(m_layout.firstRow(), view.from - longestArrow);
    const qint64 end = std::min(m_layout.endRow(), view.to + longestArrow);
    for (qint64 row = first; row < end; ++row)
        drawShapes(canvas, view, row);
    for (qint64 row = view.from; row < view.to; ++row)
        drawTexts(canvas, view, row); // on all shapes: what passes behind a text does not strike it through
    drawTimes(canvas, view);
}

// ---- life lines

int LadderDrawing::firstColumn(const View &view) const
{
    const qreal hidden = -view.left - m_metrics.timeWidth - m_metrics.leftMargin;
    return std::max(0, int(std::floor(hidden / m_metrics.columnWidth)));
}

int LadderDrawing::endColumn(const View &view) const
{
    const qreal shown = view.width - view.left - m_metrics.timeWidth - m_metrics.leftMargin;
    return std::clamp(int(std::ceil(shown / m_metrics.columnWidth)) + 1, 0, m_layout.columns().count());
}

void LadderDrawing::drawLines(LadderCanvas &canvas, const View &view) const
{
    for (int column = firstColumn(view); column < endColumn(view); ++column) {
        m_layout.columns().forEach(column, view.from, view.to, [&](const LadderColumns::Segment &segment) {
            drawSegment(canvas, view, column, segment);
        });
    }
}

void LadderDrawing::drawSegment(LadderCanvas &canvas, const View &view, int column,
                                const LadderColumns::Segment &segment) const
{
    const LifeLine *line = m_ladder.lines().at(segment.line);
    if (!line)
        return;
    const qreal x = lineX(view, column);
    const bool ends = segment.to <= view.to;
    const bool begins = segment.from >= view.from;
    const qreal from = rowTop(view, std::max(segment.from, view.from));
    const bool goesOn = !ends && view.to == m_layout.endRow() && !view.open.isEmpty();
    const qreal to = ends ? arrowY(view, segment.to - 1)
                          : rowTop(view, std::min(view.to, m_layout.endRow())) + (goesOn ? m_metrics.nowHeight() : 0);
    canvas.line({x, from}, {x, to}, {LadderInk::Quiet, line->isOurs() ? 2.0 : 1.0, !line->isOurs()});
    if (ends)
        canvas.line({x - space, to}, {x + space, to}, {LadderInk::Quiet, 2});
    drawWaits(canvas, view, column, segment.line);
    const LadderColumns::Segment *head = headOf(view, column);
    if (begins && m_metrics.hasRoomForText() && head && head->from != segment.from) {
        const QString name =
            canvas.fitting(line->name(), LadderFont::Strong, m_metrics.columnWidth - 2 * space);
        canvas.text({x + space, from + m_metrics.letterHeight}, name, LadderInk::Text, LadderFont::Strong);
    }
}

/// Who stands at the top of a column: the first one that is seen in it. Others are named where they begin.
const LadderColumns::Segment *LadderDrawing::headOf(const View &view, int column) const
{
    const LadderColumns::Segment *first = nullptr;
    m_layout.columns().forEach(column, view.from, view.to, [&first](const LadderColumns::Segment &segment) {
        first = first ? first : &segment;
    });
    return first ? first : m_layout.columns().lastBefore(column, view.to);
}

void LadderDrawing::drawHeads(LadderCanvas &canvas, const View &view) const
{
    canvas.box({0, 0, view.width, m_metrics.headHeight}, LadderInk::Ground);
    for (int column = firstColumn(view); column < endColumn(view); ++column) {
        const LadderColumns::Segment *segment = headOf(view, column);
        if (const LifeLine *line = segment ? m_ladder.lines().at(segment->line) : nullptr)
            drawHead(canvas, view, column, *line);
    }
    canvas.box({0, 0, m_metrics.timeWidth, m_metrics.headHeight}, LadderInk::Ground);
    const qreal bottom = m_metrics.headHeight - 0.5;
    canvas.line({0, bottom}, {view.width, bottom}, {LadderInk::Line, 1});
}

void LadderDrawing::drawHead(LadderCanvas &canvas, const View &view, int column, const LifeLine &line) const
{
    const qreal x = lineX(view, column);
    const bool isFirst = column == 0;
    const bool isLast = column == m_layout.columns().count() - 1;
    const qreal onLeft = isFirst ? m_metrics.leftMargin : m_metrics.columnWidth / 2;
    const qreal onRight = isLast ? m_metrics.rightMargin : m_metrics.columnWidth / 2;
    const qreal room = 2 * std::min(onLeft, onRight) - space;
    const auto centred = [&](const QString &text, LadderInk ink, LadderFont font, qreal baseline) {
        const QString fitting = canvas.fitting(text, font, room);
        canvas.text({x - canvas.textWidth(fitting, font) / 2, baseline}, fitting, ink, font);
    };
    const QString below = roleText(line, m_words);
    centred(line.name(), LadderInk::Text, LadderFont::Strong, m_metrics.letterHeight);
    centred(below, LadderInk::Quiet, line.isOurs() ? LadderFont::Data : LadderFont::Words,
            2.1 * m_metrics.letterHeight);
}

// ---- the left side

void LadderDrawing::drawTimes(LadderCanvas &canvas, const View &view) const
{
    const qreal height = qreal(view.to - view.from) * m_metrics.rowHeight;
    if (view.left < 0)
        canvas.box({0, view.top, m_metrics.timeWidth - space, height}, LadderInk::Ground);
    const auto every = qint64(std::ceil(1.25 * m_metrics.letterHeight / m_metrics.rowHeight));
    for (qint64 row = view.from; row < view.to; ++row) {
        const LadderStep &step = stepAt(row);
        const qreal y = arrowY(view, row);
        const qint64 since = row > m_layout.firstRow() ? step.timeNs - stepAt(row - 1).timeNs : 0;
        if (m_metrics.showsTime && row % every == 0)
            canvas.text({space, y}, m_words.timeText(step.timeNs), LadderInk::Quiet, LadderFont::Data);
        if (since >= gapNs)
            canvas.line({0, rowTop(view, row)}, {view.width, rowTop(view, row)}, {LadderInk::Line, 1, true});
        if (m_layout.row(row).period > 0)
            drawRepeats(canvas, view, row);
        else if (since >= gapNs && m_metrics.hasRoomForText())
            canvas.text({remarkX(), y}, u'+' + QString::fromUtf8(durationText(since)), LadderInk::Waiting,
                        LadderFont::Data);
    }
}

void LadderDrawing::drawRepeats(LadderCanvas &canvas, const View &view, qint64 row) const
{
    const LadderRow &data = m_layout.row(row);
    const qreal x = m_metrics.timeWidth - 2 * space;
    const qreal inset = 0.15 * m_metrics.rowHeight;
    const qreal top = rowTop(view, row) + (data.place == 0 ? inset : 0);
    const qreal bottom =
        rowTop(view, row) + m_metrics.rowHeight - (data.place == data.period - 1 ? inset : 0);
    canvas.line({x, top}, {x, bottom}, {LadderInk::Waiting, 2});
    if (data.place == 0)
        canvas.text({remarkX(), arrowY(view, row)}, u'×' + QString::number(data.repeats), LadderInk::Waiting,
                    LadderFont::Data);
}

// ---- steps

qreal LadderDrawing::ownX(const View &view, qint64 row) const
{
    const int column = m_layout.columns().columnOf(m_ladder.lineOf(stepAt(row)), row);
    return lineX(view, std::max(0, column));
}

qreal LadderDrawing::peerX(const View &view, qint64 row) const
{
    const int column = m_layout.columns().columnOf(m_ladder.peerOf(stepAt(row)), row);
    return column < 0 ? ownX(view, row) : lineX(view, column);
}

bool LadderDrawing::isArrival(qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const bool partnerGone = step.partner != 0 && !m_ladder.contains(step.partner);
    return step.isMessage() && !step.outgoing && step.peerIsOurs && !partnerGone;
}

qint64 LadderDrawing::arrivalRow(qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const qint64 there = m_ladder.contains(step.partner) ? m_layout.rowOf(m_ladder, step.partner) : -1;
    if (there < 0)
        return -1;
    const bool mayRise = step.kind == LadderStepKind::Handshake || step.kind == LadderStepKind::Securing;
    const qint64 rows = mayRise ? std::abs(there - row) : there - row;
    return rows > 0 && rows <= longestArrow ? there : -1;
}

LadderInk LadderDrawing::inkOf(const View &view, const LadderStep &step) const
{
    if (step.failed || step.lost || step.kind == LadderStepKind::Reset)
        return LadderInk::Trouble;
    if (step.kind == LadderStepKind::Handshake || step.kind == LadderStepKind::Securing)
        return LadderInk::Done;
    if (step.kind != LadderStepKind::Data)
        return LadderInk::Quiet;
    const auto isOwn = [&](LifeLineId line) {
        return std::any_of(view.own.begin(), view.own.end(), [&](EndpointId own) {
            return line.isValid() && m_ladder.lines().find(own) == line;
        });
    };
    const bool forOwn = isOwn(m_ladder.peerOf(step)) && !isOwn(m_ladder.lineOf(step));
    return step.outgoing != forOwn ? LadderInk::Sent : LadderInk::Received;
}

void LadderDrawing::drawShapes(LadderCanvas &canvas, const View &view, qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const bool isSeen = row >= view.from && row < view.to;
    const bool arrives = isArrival(row);
    if (arrives)
        drawArrival(canvas, view, row);
    else if (step.isMessage())
        drawMessage(canvas, view, row);
    if (isSeen && (arrives || !step.isMessage())) {
        const qreal half = step.isMessage() ? 2 : 2.5;
        const QPointF at(ownX(view, row), arrowY(view, row));
        canvas.box({at.x() - half, at.y() - half, 2 * half, 2 * half}, noteInk(view, step));
    }
}

void LadderDrawing::drawTexts(LadderCanvas &canvas, const View &view, qint64 row) const
{
    if (!m_metrics.hasRoomForText())
        return;
    const LadderStep &step = stepAt(row);
    if (isArrival(row)) {
        drawSideText(canvas, view, row, peerX(view, row) <= ownX(view, row));
    } else if (step.isMessage()) {
        drawArrowText(canvas, view, row);
    } else {
        const int column = m_layout.columns().columnOf(m_ladder.lineOf(step), row);
        const bool isLast = column > 0 && column == m_layout.columns().count() - 1;
        drawSideText(canvas, view, row, !isLast);
    }
}

LadderInk LadderDrawing::noteInk(const View &view, const LadderStep &step) const
{
    if (step.isMessage())
        return inkOf(view, step);
    return step.failed ? LadderInk::Trouble : LadderInk::Quiet;
}

/// The arrow is drawn from where it begins, except where one datagram was sent to many, and where the two
/// ends lie far apart.
void LadderDrawing::drawArrival(LadderCanvas &canvas, const View &view, qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const LadderStep *partner = m_ladder.partnerOf(step);
    const qint64 fromRow = partner ? m_layout.rowOf(m_ladder, partner->id) : -1;
    const bool drawnThere = fromRow >= 0 && arrivalRow(fromRow) == row;
    const QPointF tip(ownX(view, row), arrowY(view, row));
    const qreal fromX = peerX(view, row);
    if (!partner || drawnThere || fromX == tip.x())
        return;
    const bool isNear = fromRow >= 0 && fromRow < row && row - fromRow <= longestArrow;
    const QPointF from =
        isNear ? QPointF(fromX, arrowY(view, fromRow)) : QPointF(tip.x() + (fromX - tip.x()) / 4, tip.y());
    const LadderInk ink = inkOf(view, *partner);
    drawShaft(canvas, from, tip, step, ink);
    drawTip(canvas, from, tip, ink);
}

LadderDrawing::Ends LadderDrawing::endsOf(const View &view, qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const qint64 there = step.outgoing ? arrivalRow(row) : -1;
    const QPointF own(ownX(view, row), arrowY(view, row));
    const QPointF other =
        there >= 0 ? QPointF(ownX(view, there), arrowY(view, there)) : QPointF(peerX(view, row), own.y());
    return step.outgoing ? Ends{own, other} : Ends{other, own};
}

void LadderDrawing::drawMessage(LadderCanvas &canvas, const View &view, qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const bool isSeen = row >= view.from && row < view.to;
    if (!isSeen && (!step.outgoing || arrivalRow(row) < 0))
        return;
    const LadderInk ink = inkOf(view, step);
    const Ends ends = endsOf(view, row);
    const bool stops = step.lost || (step.failed && step.kind == LadderStepKind::Handshake);
    const QPointF to = stops ? ends.from + 0.6 * (ends.to - ends.from) : ends.to;
    drawShaft(canvas, ends.from, to, step, ink);
    if (stops || step.kind == LadderStepKind::Reset)
        drawCross(canvas, to);
    else
        drawTip(canvas, ends.from, to, ink);
    const bool bothWays = step.kind == LadderStepKind::Handshake || step.kind == LadderStepKind::Securing;
    if (bothWays && !step.failed)
        drawTip(canvas, to, ends.from, ink);
}

void LadderDrawing::drawShaft(LadderCanvas &canvas, QPointF from, QPointF to, const LadderStep &step,
                              LadderInk ink) const
{
    const bool isDashed = step.kind == LadderStepKind::Finish || step.failed || step.lost;
    canvas.line(from, to, {ink, step.kind == LadderStepKind::Data ? 1.75 : 1.25, isDashed});
}

void LadderDrawing::drawTip(LadderCanvas &canvas, QPointF from, QPointF tip, LadderInk ink) const
{
    const QPointF way = tip - from;
    const qreal length = std::hypot(way.x(), way.y());
    if (length < 1)
        return;
    const qreal size = std::clamp(0.45 * m_metrics.rowHeight, 3.0, 0.6 * m_metrics.letterHeight);
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - size * along;
    canvas.triangle(tip, base + 0.4 * size * across, base - 0.4 * size * across, ink);
}

void LadderDrawing::drawCross(LadderCanvas &canvas, QPointF at) const
{
    const qreal size = std::clamp(0.2 * m_metrics.rowHeight, 2.0, 0.35 * m_metrics.letterHeight);
    const LadderPen pen{LadderInk::Trouble, 2};
    canvas.line(at + QPointF(-size, -size), at + QPointF(size, size), pen);
    canvas.line(at + QPointF(-size, size), at + QPointF(size, -size), pen);
}

/// In the middle of what is to be seen of the arrow, above both its ends.
void LadderDrawing::drawArrowText(LadderCanvas &canvas, const View &view, qint64 row) const
{
    const LadderStep &step = stepAt(row);
    const Ends ends = endsOf(view, row);
    const qreal begin = std::max(std::min(ends.from.x(), ends.to.x()), m_metrics.timeWidth) + 2 * space;
    const qreal end = std::min(std::max(ends.from.x(), ends.to.x()), view.width) - 2 * space;
    const QString text =
        canvas.fitting(arrowText(step, m_snapshot.at(step.id)), LadderFont::Data, end - begin);
    const qreal width = canvas.textWidth(text, LadderFont::Data);
    const qreal baseline = std::min(ends.from.y(), ends.to.y()) - 0.3 * m_metrics.letterHeight;
    const qreal left = (begin + end - width) / 2;
    drawGround(canvas, {left, baseline}, width, row == view.chosen);
    canvas.text({left, baseline}, text, inkOf(view, step), LadderFont::Data);
}

/// Lines that a text crosses do not strike it through.
void LadderDrawing::drawGround(LadderCanvas &canvas, QPointF baseline, qreal width, bool isChosen) const
{
    if (width <= 0)
        return;
    const qreal top = baseline.y() - 0.8 * m_metrics.letterHeight;
    canvas.box({baseline.x() - 1, top, width + 2, 1.05 * m_metrics.letterHeight},
               isChosen ? LadderInk::Selection : LadderInk::Ground);
}

void LadderDrawing::drawSideText(LadderCanvas &canvas, const View &view, qint64 row, bool onRight) const
{
    const LadderStep &step = stepAt(row);
    const SocketCall &call = m_snapshot.at(step.id);
    const qreal room = sideRoom(view, row, onRight);
    const QString whole = callText(step, call);
    const bool fits = canvas.textWidth(whole, LadderFont::Data) <= room;
    const QString text = fits ? whole : canvas.fitting(shortCallText(step, call), LadderFont::Data, room);
    const qreal width = canvas.textWidth(text, LadderFont::Data);
    const qreal baseline = arrowY(view, row) - 0.05 * m_metrics.letterHeight;
    const qreal x = ownX(view, row);
    const qreal left = onRight ? x + sideMargin(onRight) : x - sideMargin(onRight) - width;
    drawGround(canvas, {left, baseline}, width, row == view.chosen);
    canvas.text({left, baseline}, text, noteInk(view, step), LadderFont::Data);
}

/// On the left, beside the bar of accept.
qreal LadderDrawing::sideMargin(bool onRight) const
{
    return onRight ? 1.5 * space : space + 1.5 * waitWidth();
}

/// Beside a life line, up to the next one. The text of a note may cross others.
qreal LadderDrawing::sideRoom(const View &view, qint64 row, bool onRight) const
{
    const LadderStep &step = stepAt(row);
    const int column = m_layout.columns().columnOf(m_ladder.lineOf(step), row);
    const bool isLast = column == m_layout.columns().count() - 1;
    const qreal margins = 2 * sideMargin(onRight);
    if (!onRight)
        return (column == 0 ? m_metrics.leftMargin : m_metrics.columnWidth) - margins;
    return isLast || !step.isMessage() ? view.width - ownX(view, row) - margins
                                       : m_metrics.columnWidth - margins;
}

} // namespace wirebench
