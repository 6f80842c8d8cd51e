#include "ui/widgets/ladderview.h"

#include "ui/widgets/ladderwaiting.h"
#include "ui/widgets/look.h"
#include "ui/widgets/paintercanvas.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace wirebench {

namespace {

constexpr std::array<qreal, 9> zoomSteps{0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.5, 3};

} // namespace

LadderView::LadderView(const TrafficLog &log, Look &look, QWidget *parent)
    : QAbstractScrollArea(parent), m_look(look), m_feed(log)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Ladder"));
    connect(verticalScrollBar(), &QAbstractSlider::valueChanged, this, &LadderView::userScrolled);
    connect(&m_look, &Look::changed, this, &LadderView::applyLook);
    applyLook();
}

// ---- what is drawn

void LadderView::setOptions(const LadderOptions &options)
{
    if (options == layout().options())
        return;
    m_feed.setOptions(options);
    m_wanted = m_current;
    poll();
    updateBars();
    viewport()->update();
}

void LadderView::setOwnEndpoints(const QList<EndpointId> &own)
{
    m_own = own;
    viewport()->update();
}

bool LadderView::poll()
{
    const bool changed = m_feed.poll();
    m_hasNews = m_hasNews || changed;
    if (m_hasNews && (!isBehind() || !m_sinceShown.isValid() || m_sinceShown.hasExpired(frameMs)))
        showChange();
    return changed;
}

void LadderView::showWaiting(const QList<WaitingCall> &calls)
{
    const QList<OpenWait> open = openWaits(calls, ladder(), layout(), m_feed.log().now());
    if (open == m_open)
        return;
    const bool needsRoom = open.isEmpty() != m_open.isEmpty();
    m_open = open;
    if (needsRoom)
        updateBars();
    viewport()->update();
}

/// Rows that were dropped at the front must not move those that are being read.
void LadderView::showChange()
{
    const bool anew = ladder().epoch() != std::exchange(m_shownEpoch, ladder().epoch());
    const qint64 endBefore = std::exchange(m_shownEndRow, layout().endRow());
    const qint64 dropped = anew ? 0 : std::min(layout().firstRow(), endBefore) - m_firstRow;
    m_hasNews = false;
    m_sinceShown.start();
    m_firstRow = layout().firstRow();
    const int value =
        verticalScrollBar()->value() - int(qreal(std::max<qint64>(0, dropped)) * m_metrics.rowHeight);
    measure();
    updateBars();
    if (!m_following && dropped > 0) {
        m_updatingBars = true;
        verticalScrollBar()->setValue(std::max(0, value));
        m_updatingBars = false;
    }
    showWanted();
    viewport()->update();
}

LadderWords LadderView::words() const
{
    const auto lookUp = [](const char *source) { return QCoreApplication::translate("LadderText", source); };
    const auto time = [&log = m_feed.log()](qint64 timeNs) {
        return log.wallClock(timeNs).toString(QStringLiteral("HH:mm:ss.zzz"));
    };
    return {lookUp, time};
}

QString LadderView::hint() const
{
    if (!layout().options().scope.isEmpty() && ladder().size() > 0)
        return tr(
            "This session has not made a call yet. Start it: each call becomes a row here, and each message "
            "an arrow. The calls of the other sessions are there under \"All sessions\".");
    return tr("Nothing has happened yet. Start the session: each call becomes a row here, and each message "
              "an arrow "
              "from its sender to its receiver. Open the other end in another tab, and both are drawn as one "
              "picture.");
}

// ---- choosing

void LadderView::goTo(quint64 id)
{
    m_wanted = id;
    m_current = id;
    showWanted();
    viewport()->update();
}

void LadderView::showWanted()
{
    if (m_wanted == 0)
        return;
    const qint64 row = layout().rowOf(ladder(), m_wanted);
    if (row < 0) {
        if (m_wanted < layout().nextId())
            m_wanted = 0; // it is not in this diagram
        return;
    }
    setFollowing(m_following && row == layout().endRow() - 1);
    makeVisible(row);
    // Before it is laid out as it will be, its place is a guess.
    if (isVisible())
        m_wanted = 0;
}

void LadderView::choose(qint64 row)
{
    if (layout().firstRow() == layout().endRow())
        return;
    row = std::clamp(row, layout().firstRow(), layout().endRow() - 1);
    m_current = layout().row(row).id;
    m_wanted = 0;
    setFollowing(m_following && row == layout().endRow() - 1);
    makeVisible(row);
    setAccessibleDescription(rowText(row));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    viewport()->update();
}

void LadderView::chooseFrom(qint64 step)
{
    const qint64 row = currentRow();
    if (row >= 0)
        choose(row + step);
    else
        choose(step > 0 ? visiblePart().from : visiblePart().to - 1);
}

void LadderView::makeVisible(qint64 row)
{
    const auto top = int(qreal(row - m_firstRow) * m_metrics.rowHeight);
    const auto bottom = int(std::ceil(top + m_metrics.rowHeight));
    const int room = viewport()->height() - int(m_metrics.headHeight);
    QScrollBar &bar = *verticalScrollBar();
    if (top < bar.value())
        bar.setValue(top);
    else if (bottom > bar.value() + room)
        bar.setValue(bottom - room);
}

QString LadderView::rowText(qint64 row) const
{
    const LadderStep &step = ladder().step(layout().row(row).id);
    if (!snapshot().contains(step.id))
        return {};
    const QString text = sentenceOf(ladder(), step, snapshot().at(step.id), words());
    const quint32 repeats = layout().row(row).repeats;
    return words().timeText(step.timeNs) + QStringLiteral("  ") + text +
           (repeats > 1 ? QStringLiteral("  ") + tr("(%n times)", nullptr, int(repeats)) : QString());
}

// ---- following and zoom

void LadderView::setFollowing(bool following)
{
    if (following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    if (std::exchange(m_following, following) != following)
        Q_EMIT followingChanged(following);
}

void LadderView::userScrolled()
{
    if (!m_updatingBars)
        setFollowing(verticalScrollBar()->value() == verticalScrollBar()->maximum());
}

void LadderView::setZoom(qreal zoom)
{
    zoom = std::clamp(zoom, zoomSteps.front(), zoomSteps.back());
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    const LadderDrawing::View before = visiblePart();
    m_zoom = zoom;
    measure();
    updateBars();
    if (!m_following)
        verticalScrollBar()->setValue(int(qreal(before.from - m_firstRow) * m_metrics.rowHeight));
    viewport()->update();
    Q_EMIT zoomChanged(m_zoom);
}

void LadderView::zoomIn()
{
    const auto next =
        std::find_if(zoomSteps.begin(), zoomSteps.end(), [this](qreal step) { return step > m_zoom + 0.01; });
    if (next != zoomSteps.end())
        setZoom(*next);
}

void LadderView::zoomOut()
{
    const auto next = std::find_if(zoomSteps.rbegin(), zoomSteps.rend(),
                                   [this](qreal step) { return step < m_zoom - 0.01; });
    if (next != zoomSteps.rend())
        setZoom(*next);
}

// ---- measures

void LadderView::measure()
{
    const QFontMetricsF letters(m_look.dataFont());
    m_metrics = LadderMetrics::of(letters.height(), letters.horizontalAdvance(u'0'), m_zoom,
                                  layout().columns().count(), viewport()->width());
}

void LadderView::updateBars()
{
    m_updatingBars = true;
    const int room = std::max(1, viewport()->height() - int(m_metrics.headHeight));
    const qreal height = qreal(layout().endRow() - m_firstRow) * m_metrics.rowHeight +
                         (m_open.isEmpty() ? 0 : m_metrics.nowHeight());
    QScrollBar &bar = *verticalScrollBar();
    bar.setRange(0, std::max(0, int(std::ceil(height)) - room));
    bar.setPageStep(room);
    bar.setSingleStep(std::max(1, int(m_metrics.rowHeight)));
    if (m_following)
        bar.setValue(bar.maximum());
    const auto width = int(m_metrics.width(layout().columns().count()));
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(std::max(1, int(m_metrics.columnWidth / 4)));
    m_updatingBars = false;
}

qint64 LadderView::rowsOnScreen() const
{
    return std::max<qint64>(1, qint64((viewport()->height() - m_metrics.headHeight) / m_metrics.rowHeight));
}

LadderDrawing::View LadderView::visiblePart() const
{
    const auto skipped = qint64(verticalScrollBar()->value() / m_metrics.rowHeight);
    LadderDrawing::View view;
    view.from = std::clamp(m_firstRow + skipped, layout().firstRow(), layout().endRow());
    view.to = std::min(layout().endRow(), view.from + rowsOnScreen() + 2);
    view.top = m_metrics.headHeight + qreal(skipped) * m_metrics.rowHeight - verticalScrollBar()->value();
    view.left = -horizontalScrollBar()->value();
    view.width = viewport()->width();
    view.chosen = currentRow();
    view.own = m_own;
    view.open = m_open;
    return view;
}

QRectF LadderView::rowRect(qint64 row) const
{
    const LadderDrawing::View view = visiblePart();
    return {0, view.top + qreal(row - view.from) * m_metrics.rowHeight, view.width, m_metrics.rowHeight};
}

qint64 LadderView::rowAt(int y) const
{
    const LadderDrawing::View view = visiblePart();
    if (y < m_metrics.headHeight)
        return -1;
    const qint64 row = view.from + qint64(std::floor((y - view.top) / m_metrics.rowHeight));
    return row < layout().endRow() ? row : -1;
}

// ---- events

void LadderView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const LadderColors colors = LadderColors::of(m_look);
    painter.fillRect(viewport()->rect(), colors.color(LadderInk::Ground));
    const LadderDrawing::View view = visiblePart();
    if (view.from == view.to) {
        paintHint();
        return;
    }
    if (!snapshot().contains(layout().row(view.from).id) ||
        !snapshot().contains(layout().row(view.to - 1).id))
        return; // at rest
    PainterCanvas canvas(painter, colors);
    const LadderWords said = words();
    const LadderDrawing drawing(ladder(), layout(), snapshot(), m_metrics, said);
    drawing.drawRows(canvas, view);
    drawing.drawHeads(canvas, view);
    if (hasFocus() && view.chosen >= 0) {
        painter.setPen(QPen(m_look.color(ColorRole::Accent), m_look.scale()));
        painter.drawRect(rowRect(view.chosen).adjusted(0.5, 0.5, -1, -1));
    }
}

void LadderView::paintHint()
{
    QPainter painter(viewport());
    painter.setPen(m_look.color(ColorRole::QuietText));
    painter.setFont(m_look.baseFont());
    const int margin = 2 * m_look.unit();
    const QRect room = viewport()->rect().adjusted(margin, margin, -margin, -margin);
    painter.drawText(room, int(Qt::AlignCenter) | int(Qt::TextWordWrap), hint());
}

void LadderView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
    updateBars();
}

void LadderView::scrollContentsBy(int, int)
{
    viewport()->update(); // the heads and the times stay where they are
}

void LadderView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Ladder"));
        viewport()->update();
    }
    QAbstractScrollArea::changeEvent(event);
}

void LadderView::applyLook()
{
    const QFontMetricsF letters(m_look.dataFont());
    setMinimumSize(int(30 * letters.horizontalAdvance(u'0')), int(6 * letters.height()));
    const LadderDrawing::View before = visiblePart();
    measure();
    updateBars();
    if (!m_following)
        verticalScrollBar()->setValue(int(qreal(before.from - m_firstRow) * m_metrics.rowHeight));
    viewport()->update();
}

} // namespace wirebench
