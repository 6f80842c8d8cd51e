#include "ui/http/downloadtimeline.h"

#include "ui/models/numbertext.h"
#include "ui/models/timeticks.h"
#include "ui/widgets/look.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace wirebench {

namespace {

struct BarLook
{
    ColorRole role;
    const char *symbol; ///< so that colour is never alone
};

BarLook lookOf(DownloadState state)
{
    switch (state) {
    case DownloadState::Done:
        return {ColorRole::Done, "✓"};
    case DownloadState::Failed:
        return {ColorRole::Trouble, "!"};
    case DownloadState::Running:
        return {ColorRole::Accent, "…"};
    case DownloadState::Cancelled:
    case DownloadState::Waiting:
        break;
    }
    return {ColorRole::QuietText, "–"};
}

} // namespace

DownloadTimeline::DownloadTimeline(Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setAccessibleName(tr("Timeline of the downloads"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    connect(&m_look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void DownloadTimeline::setRuns(const DownloadRuns &runs)
{
    m_runs = runs;
    updateGeometry();
    update();
    setAccessibleDescription(runs.comparison());
}

QPixmap DownloadTimeline::picture()
{
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(m_look.color(ColorRole::Base));
    render(&picture);
    return picture;
}

int DownloadTimeline::rowHeight() const
{
    return fontMetrics().height() + m_look.gap();
}

int DownloadTimeline::headHeight() const
{
    return fontMetrics().height() + 2 * m_look.gap();
}

int DownloadTimeline::heightOf(const DownloadRun &run) const
{
    return headHeight() + int(run.spans.size()) * rowHeight() + m_look.unit();
}

QSize DownloadTimeline::sizeHint() const
{
    int height = headHeight();
    for (const DownloadRun &run : m_runs.runs())
        height += heightOf(run);
    return {20 * m_look.unit(), height};
}

int DownloadTimeline::xOf(qint64 ns) const
{
    const double share = double(ns) / double(qMax(qint64(1), m_runs.longestNs()));
    return m_look.gap() + int(std::clamp(share, 0.0, 1.0) * (width() - 2 * m_look.gap()));
}

void DownloadTimeline::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_look.color(ColorRole::Base));
    paintScale(painter, 0);
    int top = headHeight();
    for (const DownloadRun &run : m_runs.runs()) {
        if (top < event->rect().bottom() && top + heightOf(run) > event->rect().top())
            paintRun(painter, run, top);
        top += heightOf(run);
    }
}

void DownloadTimeline::paintScale(QPainter &painter, int top) const
{
    const qint64 whole = m_runs.longestNs();
    if (whole <= 0)
        return;
    painter.setPen(m_look.color(ColorRole::QuietText));
    const qint64 tick = timeTick(whole);
    int freeFrom = 0; // labels never touch
    for (qint64 at = 0; at <= whole; at += tick) {
        const int x = xOf(at);
        const QString label = at == 0 ? QStringLiteral("0") : formatDuration(at);
        const int labelWidth = painter.fontMetrics().horizontalAdvance(label) + m_look.unit();
        if (x < freeFrom || x + labelWidth > width())
            continue;
        painter.drawText(QRect(x, top, labelWidth, headHeight()), Qt::AlignLeft | Qt::AlignVCenter, label);
        freeFrom = x + labelWidth;
        painter.save();
        painter.setPen(m_look.color(ColorRole::Line));
        painter.drawLine(x, top + headHeight(), x, height());
        painter.restore();
    }
}

void DownloadTimeline::paintRun(QPainter &painter, const DownloadRun &run, int top) const
{
    const QRect head(m_look.gap(), top, width() - 2 * m_look.gap(), headHeight());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_look.color(ColorRole::Text));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     QStringLiteral("%1 · %2").arg(jobsText(run.jobs), formatDuration(run.lengthNs)));
    painter.setFont(font());
    QRect row(0, head.bottom() + 1, width(), rowHeight());
    for (const DownloadSpan &span : run.spans) {
        paintSpan(painter, run, span, row);
        row.translate(0, rowHeight());
    }
}

void DownloadTimeline::paintSpan(QPainter &painter, const DownloadRun &run, const DownloadSpan &span,
                                 const QRect &row) const
{
    if (span.beginNs < 0)
        return;
    const BarLook bar = lookOf(span.state);
    const int left = xOf(span.beginNs);
    const int right = qMax(left + 2, xOf(span.endNs < 0 ? run.lengthNs : span.endNs));
    const QRect filled(left, row.top() + m_look.gap() / 4, right - left, row.height() - m_look.gap() / 2);
    QColor ground = m_look.color(bar.role);
    ground.setAlpha(56); // the text stands on it in the usual colour
    painter.fillRect(filled, ground);
    painter.fillRect(QRect(left, filled.top(), qMax(2, m_look.gap() / 2), filled.height()), m_look.color(bar.role));

    const QString label = QString::fromUtf8(bar.symbol) + u' ' + span.title;
    const int needed = painter.fontMetrics().horizontalAdvance(label);
    const int start = left + m_look.unit();
    // Before the bar where neither it nor what is behind it has room.
    const bool fitsBehind = start + needed <= width() - m_look.gap();
    const QRect place = fitsBehind ? QRect(start, row.top(), needed + 1, row.height())
                                   : QRect(m_look.gap(), row.top(), qMax(left - m_look.unit(), filled.right()) - m_look.gap(),
                                           row.height());
    painter.setPen(m_look.color(ColorRole::Text));
    painter.drawText(place, (fitsBehind ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(label, Qt::ElideMiddle, place.width()));
}

const DownloadSpan *DownloadTimeline::spanAt(int y) const
{
    int top = headHeight();
    for (const DownloadRun &run : m_runs.runs()) {
        const int row = (y - top - headHeight()) / rowHeight();
        if (y >= top + headHeight() && row < run.spans.size())
            return &run.spans[row];
        top += heightOf(run);
        if (y < top)
            return nullptr;
    }
    return nullptr;
}

bool DownloadTimeline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const DownloadSpan *span = spanAt(help->pos().y()); span && span->beginNs >= 0)
        QToolTip::showText(help->globalPos(), span->endNs < 0
                                                  ? tr("%1\nbegan at %2").arg(span->title, formatDuration(span->beginNs))
                                                  : tr("%1\n%2 to %3: %4")
                                                        .arg(span->title, formatDuration(span->beginNs),
                                                             formatDuration(span->endNs),
                                                             formatDuration(span->endNs - span->beginNs)),
                           this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace wirebench
