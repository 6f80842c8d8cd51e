#include "ui/generator/loadplot.h"

#include "ui/generator/loadwords.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace wirebench {

namespace {

constexpr double headroom = 1.15; // above the largest value

} // namespace

LoadPlot::LoadPlot(Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Rate and latency over time"));
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LoadPlot::setPoints(const QList<LoadPoint> &points, double askedRate)
{
    if (points == m_points && qFuzzyCompare(1 + askedRate, 1 + m_askedRate))
        return;
    m_points = points;
    m_askedRate = askedRate;
    describe();
    update();
}

QSize LoadPlot::sizeHint() const
{
    return {m_look.unit() * 40, m_look.unit() * 10};
}

QSize LoadPlot::minimumSizeHint() const
{
    return {m_look.unit() * 16, m_look.unit() * 6};
}

/// What one who does not see it wants to know.
void LoadPlot::describe()
{
    if (m_points.isEmpty()) {
        setAccessibleDescription(QString());
        return;
    }
    const auto [least, most] =
        std::minmax_element(m_points.begin(), m_points.end(),
                            [](const LoadPoint &a, const LoadPoint &b) { return a.rate < b.rate; });
    setAccessibleDescription(
        tr("Rate from %1 to %2, latency (p99) up to %3")
            .arg(rateText(least->rate), rateText(most->rate), formatDuration(largestLatency())));
}

double LoadPlot::largestRate() const
{
    double largest = m_askedRate;
    for (const LoadPoint &point : m_points)
        largest = std::max(largest, point.rate);
    return largest;
}

qint64 LoadPlot::largestLatency() const
{
    qint64 largest = 0;
    for (const LoadPoint &point : m_points)
        largest = std::max(largest, point.p99Ns);
    return largest;
}

double LoadPlot::xOf(const QRectF &area, qint64 ns) const
{
    const double whole = double(std::max<qint64>(1, m_points.last().endNs));
    return area.left() + area.width() * double(ns) / whole;
}

void LoadPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = 1.5 * fontMetrics().height();
    QRectF area = rect();
    const QRectF words(area.left(), area.top(), area.width(), line);
    area.setTop(words.bottom());
    painter.fillRect(area, m_look.color(ColorRole::Base));
    painter.setPen(m_look.color(ColorRole::Line));
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    if (m_points.isEmpty()) {
        painter.setPen(m_look.color(ColorRole::QuietText));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Rate and latency appear here while it sends."));
        return;
    }
    const QRectF inside = area.adjusted(m_look.gap(), m_look.gap(), -m_look.gap(), -m_look.gap());
    paintLines(painter, inside);
    paintLatencies(painter, inside);
    paintWords(painter, words);
}

void LoadPlot::paintLines(QPainter &painter, const QRectF &area) const
{
    const double largest = std::max(1e-9, largestRate() * headroom);
    const auto yOf = [&](double rate) { return area.bottom() - area.height() * rate / largest; };
    painter.setPen(QPen(m_look.color(ColorRole::QuietText), 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), yOf(m_askedRate)), QPointF(area.right(), yOf(m_askedRate)));
    QPainterPath path(QPointF(area.left(), yOf(m_points.first().rate)));
    for (const LoadPoint &point : m_points)
        path.lineTo(xOf(area, point.endNs), yOf(point.rate));
    painter.setPen(QPen(m_look.color(ColorRole::Sent), std::max(1.5, m_look.unit() / 5.0)));
    painter.drawPath(path);
}

void LoadPlot::paintLatencies(QPainter &painter, const QRectF &area) const
{
    const double largest = double(std::max<qint64>(1, largestLatency())) * headroom;
    const double radius = std::max(1.5, m_look.unit() / 5.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.color(ColorRole::Waiting));
    for (const LoadPoint &point : m_points) {
        if (point.p99Ns == 0)
            continue;
        const double y = area.bottom() - area.height() * double(point.p99Ns) / largest;
        painter.drawEllipse(QPointF(xOf(area, (point.beginNs + point.endNs) / 2), y), radius, radius);
    }
}

/// What the line and the dots are, and how high they go.
void LoadPlot::paintWords(QPainter &painter, const QRectF &line) const
{
    const QString rate = tr("— rate, at most %1").arg(rateText(largestRate()));
    const QString latency = tr("● latency p99, at most %1").arg(formatDuration(largestLatency()));
    const QString time = formatDuration(m_points.last().endNs);
    painter.setPen(m_look.color(ColorRole::Sent));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, rate);
    const double gap = 2.0 * m_look.unit();
    const double first = painter.fontMetrics().horizontalAdvance(rate) + gap;
    const double last = painter.fontMetrics().horizontalAdvance(time);
    painter.setPen(m_look.color(ColorRole::Waiting));
    const QRectF middle = line.adjusted(first, 0, -last - gap, 0);
    if (largestLatency() > 0)
        painter.drawText(middle, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(latency, Qt::ElideRight, int(middle.width())));
    painter.setPen(m_look.color(ColorRole::QuietText));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, time);
}

void LoadPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace wirebench
