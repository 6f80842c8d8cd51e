#include "ui/widgets/timelineview.h"

#include "ui/widgets/look.h"
#include "ui/widgets/timelinewords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace wirebench {

TimelineView::TimelineView(const std::deque<TimelineRun> &runs, Look &look, QWidget *parent)
    : QAbstractScrollArea(parent), m_runs(runs), m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(&m_look, &Look::changed, this, [this] { refresh(m_now); });
}

TimelineDrawing TimelineView::drawing() const
{
    return {m_runs, m_now, m_look, font(), viewport()->width()};
}

void TimelineView::setHint(const QString &text)
{
    m_hint = text;
    describe();
    viewport()->update();
}

void TimelineView::refresh(qint64 nowNs)
{
    m_now = nowNs;
    if (m_current && (m_current->run >= m_runs.size() ||
                      m_current->client >= m_runs[m_current->run].clients.size()))
        m_current.reset();
    const bool wasAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    updateScrollBar();
    if (wasAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    describe();
    viewport()->update();
}

void TimelineView::describe()
{
    QStringList sentences;
    for (const TimelineRun &run : m_runs)
        sentences << TimelineWords::caption(run, m_now);
    if (m_current)
        sentences << TimelineWords::whole(m_runs[m_current->run].clients[m_current->client], m_now);
    const QString description = sentences.isEmpty() ? m_hint : sentences.join(u'\n');
    if (description != accessibleDescription())
        setAccessibleDescription(description);
}

void TimelineView::updateScrollBar()
{
    const TimelineDrawing places = drawing();
    const int room = std::max(0, viewport()->height() - places.headHeight());
    verticalScrollBar()->setRange(0, std::max(0, places.height() - room));
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setSingleStep(places.rowHeight());
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_look.color(ColorRole::Base));
    if (m_runs.empty()) {
        painter.setPen(m_look.color(ColorRole::QuietText));
        const int margin = 2 * m_look.unit();
        painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                         Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    const TimelineDrawing places = drawing();
    const QRect head(0, 0, viewport()->width(), places.headHeight());
    const int from = verticalScrollBar()->value();
    places.paintScale(painter, head, std::min(viewport()->height(), head.bottom() + places.height() - places.rowHeight() - from));
    painter.setClipRect(viewport()->rect().adjusted(0, head.height(), 0, 0));
    places.paintRows(painter, head.height(), from, from + viewport()->height(), m_current);
}

QSize TimelineView::pictureSize(int mostHeight) const
{
    const TimelineDrawing places = drawing();
    return {viewport()->width(), std::min(mostHeight, places.headHeight() + places.height())};
}

void TimelineView::paintPicture(QPainter &painter, const QSize &size) const
{
    const TimelineDrawing places = drawing();
    painter.fillRect(QRect(QPoint(), size), m_look.color(ColorRole::Base));
    places.paintScale(painter, QRect(0, 0, size.width(), places.headHeight()), size.height() - places.rowHeight());
    places.paintRows(painter, places.headHeight(), 0, size.height() - places.headHeight(), std::nullopt);
}

QRect TimelineView::rowRect(const TimelineDrawing::Place &place) const
{
    const TimelineDrawing places = drawing();
    const int top = places.headHeight() + places.topOf(place) - verticalScrollBar()->value();
    return {0, top, viewport()->width(), places.rowHeight()};
}

int TimelineView::contentY(int viewportY) const
{
    const int head = drawing().headHeight();
    return viewportY < head ? -1 : viewportY - head + verticalScrollBar()->value();
}

void TimelineView::choose(const TimelineDrawing::Place &place)
{
    m_current = place;
    const TimelineDrawing places = drawing();
    const int room = viewport()->height() - places.headHeight() - places.rowHeight();
    const int top = places.topOf(place);
    QScrollBar &bar = *verticalScrollBar();
    bar.setValue(std::clamp(bar.value(), top - std::max(0, room), top));
    describe();
    viewport()->update();
}

void TimelineView::showConnection(ConnectionId connection)
{
    if (!connection.isValid())
        return;
    for (size_t run = 0; run < m_runs.size(); ++run) {
        const auto &clients = m_runs[run].clients;
        const auto found = std::find_if(clients.begin(), clients.end(), [connection](const TimelineClient &client) {
            return client.connection == connection;
        });
        if (found != clients.end())
            return choose({run, size_t(found - clients.begin())});
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const auto place = event->button() == Qt::LeftButton ? drawing().placeAt(contentY(event->pos().y())) : std::nullopt;
    if (!place)
        return;
    choose(*place);
    Q_EMIT recordWanted(drawing().recordAt(*place, event->pos().x()));
}

/// From one row to the next, over the ends of runs.
void TimelineView::moveBy(int rows)
{
    std::vector<TimelineDrawing::Place> all;
    size_t at = 0;
    for (size_t run = 0; run < m_runs.size(); ++run) {
        for (size_t client = 0; client < m_runs[run].clients.size(); ++client) {
            all.push_back({run, client});
            if (m_current == all.back())
                at = all.size() - 1;
        }
    }
    if (all.empty())
        return;
    const qint64 wanted = m_current ? qint64(at) + rows : (rows > 0 ? 0 : qint64(all.size()) - 1);
    choose(all[size_t(std::clamp<qint64>(wanted, 0, qint64(all.size()) - 1))]);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const TimelineDrawing places = drawing();
    const int page = std::max(1, viewport()->height() / places.rowHeight() - 2);
    constexpr int far = 1'000'000;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveBy(-1);
    case Qt::Key_Down:
        return moveBy(1);
    case Qt::Key_PageUp:
        return moveBy(-page);
    case Qt::Key_PageDown:
        return moveBy(page);
    case Qt::Key_Home:
        return moveBy(-far);
    case Qt::Key_End:
        return moveBy(far);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT recordWanted(places.recordAt(*m_current, 0));
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto place = drawing().placeAt(contentY(help->pos().y()));
    if (place)
        QToolTip::showText(help->globalPos(),
                           TimelineWords::whole(m_runs[place->run].clients[place->client], m_now).toHtmlEscaped()
                               .replace(u'\n', QStringLiteral("<br>")), this);
    else
        QToolTip::hideText();
    return true;
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    refresh(m_now);
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh(m_now);
}

} // namespace wirebench
