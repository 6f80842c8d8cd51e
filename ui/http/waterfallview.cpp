#include "ui/http/waterfallview.h"

#include "ui/http/httpwords.h"
#include "ui/models/numbertext.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype mostSteps = 500; // of an archive; a picture of more says nothing

struct Phase
{
    qint64 HttpTimings::*time;
    ColorRole role;
};

constexpr Phase phases[] = {
    {&HttpTimings::lookUp, ColorRole::Waiting}, {&HttpTimings::connect, ColorRole::Accent},
    {&HttpTimings::tls, ColorRole::Done},       {&HttpTimings::send, ColorRole::Sent},
    {&HttpTimings::wait, ColorRole::Waiting},   {&HttpTimings::receive, ColorRole::Received}};

QString phaseName(qsizetype phase)
{
    switch (phase) {
    case 0:
        return WaterfallView::tr("look-up");
    case 1:
        return WaterfallView::tr("connect");
    case 2:
        return WaterfallView::tr("TLS");
    case 3:
        return WaterfallView::tr("send");
    case 4:
        return WaterfallView::tr("wait");
    default:
        return WaterfallView::tr("receive");
    }
}

WaterfallStep stepOf(const HttpHop &hop, qint64 startNs)
{
    WaterfallStep step;
    step.title = stepText(hop);
    step.startNs = startNs;
    for (qsizetype i = 0; i < qsizetype(std::size(phases)); ++i) {
        const qint64 length = hop.timings.*(phases[i].time);
        if (length < 0)
            continue;
        step.bars.append({phaseName(i), phases[i].role, startNs + step.totalNs, length});
        step.totalNs += length;
    }
    return step;
}

} // namespace

QList<WaterfallStep> waterfallSteps(const QList<HttpHop> &hops)
{
    QList<WaterfallStep> steps;
    qint64 end = 0;
    for (const HttpHop &hop : hops.mid(0, mostSteps)) {
        const qint64 after = hops.first().started.msecsTo(hop.started) * 1'000'000;
        // Clocks tell milliseconds, and one step follows the other: it never begins before the last has
        // ended.
        const qint64 start =
            hop.started.isValid() && hops.first().started.isValid() ? std::max(after, end) : end;
        steps.append(stepOf(hop, start));
        end = start + steps.last().totalNs;
    }
    return steps;
}

/// Paints the lines that are in sight: one for each step, one for each of its bars.
class WaterfallView::Chart final : public QWidget
{
public:
    explicit Chart(Look &look) : m_look(look)
    {
        setFocusPolicy(Qt::StrongFocus);
        setContextMenuPolicy(Qt::ActionsContextMenu);
        auto *copy = new QAction(WaterfallView::tr("Copy"), this);
        copy->setShortcut(QKeySequence::Copy);
        copy->setShortcutContext(Qt::WidgetShortcut);
        addAction(copy);
        connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(text()); });
        setAccessibleName(WaterfallView::tr("Timing"));
        connect(&m_look, &Look::changed, this, [this] { measure(); });
    }

    void setSteps(const QList<WaterfallStep> &steps)
    {
        m_steps = steps;
        setAccessibleDescription(text());
        measure();
    }

    QString text() const
    {
        QStringList lines;
        for (const WaterfallStep &step : m_steps) {
            lines.append(step.title + QStringLiteral(" · ") + formatDuration(step.totalNs));
            for (const WaterfallBar &bar : step.bars)
                lines.append(bar.name + u'\t' + formatDuration(bar.lengthNs));
        }
        return lines.join(u'\n');
    }

    QSize sizeHint() const override { return {30 * m_look.unit(), height(m_steps)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setFont(m_look.baseFont());
        int top = m_look.gap();
        for (const WaterfallStep &step : m_steps) {
            const int bottom = top + height(step);
            if (bottom >= event->rect().top() && top <= event->rect().bottom())
                paintStep(painter, step, top);
            top = bottom;
        }
    }

private:
    int lineHeight() const { return QFontMetrics(m_look.baseFont()).height() + m_look.gap(); }
    int height(const WaterfallStep &step) const
    {
        return int(step.bars.size() + 1) * lineHeight() + m_look.unit();
    }
    int height(const QList<WaterfallStep> &steps) const
    {
        int all = m_look.gap();
        for (const WaterfallStep &step : steps)
            all += height(step);
        return all;
    }

    void measure()
    {
        m_spanNs = 1;
        for (const WaterfallStep &step : m_steps)
            m_spanNs = std::max(m_spanNs, step.startNs + step.totalNs);
        updateGeometry();
        update();
    }

    void paintStep(QPainter &painter, const WaterfallStep &step, int top) const
    {
        const QFontMetrics metrics(m_look.baseFont());
        const QString total = formatDuration(step.totalNs);
        const int totalWidth = metrics.horizontalAdvance(total) + m_look.unit();
        const QRect line(0, top, width(), lineHeight());
        painter.setPen(m_look.color(ColorRole::Text));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, total);
        painter.drawText(line.adjusted(0, 0, -totalWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(step.title, Qt::ElideMiddle, width() - totalWidth));
        int y = top + lineHeight();
        for (const WaterfallBar &bar : step.bars) {
            paintBar(painter, bar, y);
            y += lineHeight();
        }
    }

    void paintBar(QPainter &painter, const WaterfallBar &bar, int top) const
    {
        const QFontMetrics metrics(m_look.baseFont());
        const int left = widestName(metrics) + 2 * m_look.unit();
        const int right = width() - metrics.horizontalAdvance(QStringLiteral("000.0 ms")) - m_look.unit();
        painter.setPen(m_look.color(ColorRole::QuietText));
        painter.drawText(QRect(m_look.unit(), top, left, lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         bar.name);
        const double share = double(std::max(1, right - left)) / double(m_spanNs);
        const int x = left + int(double(bar.startNs) * share);
        const int length = std::max(2, int(double(bar.lengthNs) * share));
        const int thickness = m_look.unit();
        painter.fillRect(QRect(x, top + (lineHeight() - thickness) / 2, length, thickness),
                         m_look.color(bar.role));
        painter.setPen(m_look.color(ColorRole::Text));
        painter.drawText(QRect(right, top, width() - right, lineHeight()), Qt::AlignRight | Qt::AlignVCenter,
                         formatDuration(bar.lengthNs));
    }

    static int widestName(const QFontMetrics &metrics)
    {
        int widest = 0;
        for (qsizetype i = 0; i < qsizetype(std::size(phases)); ++i)
            widest = std::max(widest, metrics.horizontalAdvance(phaseName(i)));
        return widest;
    }

    Look &m_look;
    QList<WaterfallStep> m_steps;
    qint64 m_spanNs = 1;
};

WaterfallView::WaterfallView(Look &look, QWidget *parent) : QScrollArea(parent), m_chart(new Chart(look))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // the chart takes the keys
    setWidget(m_chart);
}

void WaterfallView::setHops(const QList<HttpHop> &hops)
{
    m_chart->setSteps(waterfallSteps(hops));
}

QString WaterfallView::text() const
{
    return m_chart->text();
}

} // namespace wirebench
