#include "ui/widgets/timelinedrawing.h"

#include "ui/models/numbertext.h"
#include "ui/models/timeticks.h"
#include "ui/widgets/look.h"
#include "ui/widgets/timelinewords.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int groundAlpha = 64; // the text stands on it in the usual colour
constexpr size_t namesMeasured = 50;

} // namespace

TimelineDrawing::TimelineDrawing(const std::deque<TimelineRun> &runs, qint64 nowNs, const Look &look,
                                 const QFont &font, int width)
    : m_runs(runs), m_now(nowNs), m_look(look), m_font(font), m_width(width)
{
    const QFontMetrics metrics(font);
    const QFontMetrics dataMetrics(look.dataFont());
    m_row = metrics.height() + look.gap();
    int widest = dataMetrics.horizontalAdvance(QStringLiteral("127.0.0.1:65535"));
    for (const TimelineRun &run : m_runs) {
        m_whole = std::max(m_whole, run.finishNs(nowNs) - run.originNs());
        for (size_t i = 0; i < std::min(run.clients.size(), namesMeasured); ++i)
            widest = std::max(widest, dataMetrics.horizontalAdvance(run.clients[i].peer.toString()));
    }
    m_left = std::min(widest, width / 3) + 2 * look.unit() + 3 * look.gap();
    m_right = std::max(m_left + 1, width - look.unit());
}

int TimelineDrawing::topOfRun(size_t run) const
{
    int top = 0;
    for (size_t i = 0; i < run; ++i)
        top += m_row * int(1 + m_runs[i].clients.size()) + m_look.unit();
    return top;
}

int TimelineDrawing::height() const
{
    return topOfRun(m_runs.size()) + m_row;
}

int TimelineDrawing::topOf(const Place &place) const
{
    return topOfRun(place.run) + m_row * int(1 + place.client);
}

std::optional<TimelineDrawing::Place> TimelineDrawing::placeAt(int y) const
{
    for (size_t run = 0; run < m_runs.size(); ++run) {
        const int first = topOfRun(run) + m_row;
        const int row = y < first ? -1 : (y - first) / m_row;
        if (row >= 0 && size_t(row) < m_runs[run].clients.size())
            return Place{run, size_t(row)};
    }
    return std::nullopt;
}

int TimelineDrawing::xOf(const TimelineRun &run, qint64 ns) const
{
    const double share = double(ns - run.originNs()) / double(m_whole);
    return m_left + int(std::clamp(share, 0.0, 1.0) * (m_right - m_left));
}

QRect TimelineDrawing::barRow(const QRect &row) const
{
    return row.adjusted(0, m_look.gap() / 4, 0, -(m_look.gap() / 4));
}

/// Where the beginning is not known, a short one.
QRect TimelineDrawing::waitingBar(const TimelineRun &run, const TimelineClient &client, const QRect &row) const
{
    const qint64 until = client.acceptedNs >= 0 ? client.acceptedNs
                         : client.closedNs >= 0 ? client.closedNs
                                                : m_now;
    const int right = xOf(run, until);
    QRect bar = barRow(row);
    if (client.waitedUnknown)
        bar.setLeft(right - 2 * m_look.unit());
    else if (client.connectedNs >= 0)
        bar.setLeft(xOf(run, client.connectedNs));
    else
        bar.setLeft(right);
    bar.setRight(right - 1);
    return bar;
}

QRect TimelineDrawing::servedBar(const TimelineRun &run, const TimelineClient &client, const QRect &row) const
{
    QRect bar = barRow(row);
    bar.setLeft(xOf(run, client.acceptedNs));
    bar.setRight(std::max(bar.left() + 2, xOf(run, client.closedNs >= 0 ? client.closedNs : m_now)) - 1);
    return bar;
}

quint64 TimelineDrawing::recordAt(const Place &place, int x) const
{
    const TimelineRun &run = m_runs[place.run];
    const TimelineClient &client = run.clients[place.client];
    if (client.acceptRecord == 0 || (client.connectRecord != 0 && x < xOf(run, client.acceptedNs)))
        return client.connectRecord;
    const bool atItsEnd = client.closeRecord != 0 && x > xOf(run, client.closedNs) - m_look.gap();
    return atItsEnd ? client.closeRecord : client.acceptRecord;
}

void TimelineDrawing::paintScale(QPainter &painter, const QRect &head, int gridBottom) const
{
    painter.setFont(m_font);
    const qint64 tick = timeTick(m_whole);
    int freeFrom = 0; // labels never touch
    for (qint64 at = 0; at <= m_whole; at += tick) {
        const int x = m_left + int(double(at) / double(m_whole) * (m_right - m_left));
        painter.setPen(m_look.color(ColorRole::Line));
        painter.drawLine(x, head.bottom(), x, gridBottom);
        const QString label = at == 0 ? QStringLiteral("0") : formatDuration(at);
        const int labelWidth = painter.fontMetrics().horizontalAdvance(label) + m_look.unit();
        if (x < freeFrom || x + labelWidth > m_width)
            continue;
        painter.setPen(m_look.color(ColorRole::QuietText));
        painter.drawText(QRect(x, head.top(), labelWidth, head.height()), Qt::AlignLeft | Qt::AlignVCenter, label);
        freeFrom = x + labelWidth;
    }
}

void TimelineDrawing::paintRows(QPainter &painter, int top, int from, int to, const std::optional<Place> &current) const
{
    for (size_t index = 0; index < m_runs.size(); ++index) {
        const TimelineRun &run = m_runs[index];
        const int runTop = topOfRun(index);
        if (runTop > to || runTop + m_row * int(1 + run.clients.size()) < from)
            continue;
        QFont bold = m_font;
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(m_look.color(ColorRole::Text));
        const QRect head(m_look.gap(), top + runTop - from, m_width - 2 * m_look.gap(), m_row);
        painter.fillRect(head, m_look.color(ColorRole::Base)); // over the lines of the scale
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(TimelineWords::caption(run, m_now), Qt::ElideRight, head.width()));
        const int rowsTop = runTop + m_row;
        const size_t first = from > rowsTop ? size_t((from - rowsTop) / m_row) : 0;
        for (size_t row = first; row < run.clients.size() && rowsTop + m_row * int(row) <= to; ++row) {
            const QRect place(0, top + rowsTop + m_row * int(row) - from, m_width, m_row);
            if (current == Place{index, row})
                painter.fillRect(place, m_look.color(ColorRole::Selection));
            paintClient(painter, run, run.clients[row], place);
        }
    }
    const QRect legend(m_look.gap(), top + topOfRun(m_runs.size()) - from, m_width - 2 * m_look.gap(), m_row);
    painter.setFont(m_font);
    painter.setPen(m_look.color(ColorRole::QuietText));
    painter.drawText(legend, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(TimelineWords::legend(), Qt::ElideRight, legend.width()));
}

void TimelineDrawing::paintClient(QPainter &painter, const TimelineRun &run, const TimelineClient &client,
                                  const QRect &row) const
{
    painter.setFont(m_look.dataFont());
    painter.setPen(m_look.color(ColorRole::Text));
    const QRect name(m_look.gap(), row.top(), m_left - 2 * m_look.unit() - 2 * m_look.gap(), row.height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(client.peer.toString(), Qt::ElideMiddle, name.width()));
    painter.setFont(m_font);
    if (const QRect bar = waitingBar(run, client, row); bar.width() > 0)
        paintWaiting(painter, run, client, bar);
    paintServed(painter, run, client, row);
}

/// An outline that is filled with strokes: the queue is told from the service without colour.
void TimelineDrawing::paintWaiting(QPainter &painter, const TimelineRun &run, const TimelineClient &client,
                                   const QRect &bar) const
{
    const QColor color = m_look.color(ColorRole::Waiting);
    QColor strokes = color;
    strokes.setAlpha(groundAlpha * 2);
    painter.setBrushOrigin(bar.topLeft()); // or the strokes crawl while it is scrolled
    painter.fillRect(bar, QBrush(strokes, Qt::BDiagPattern));
    painter.setPen(QPen(color, 1, client.waitedUnknown ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    const int edge = client.acceptedNs >= 0 ? xOf(run, client.acceptedNs) : m_right;
    const QString text = TimelineWords::waiting(client, m_now);
    if (client.waitedNs(m_now) == 0 && !client.waitedUnknown)
        return;
    const int wanted = painter.fontMetrics().horizontalAdvance(text) + m_look.unit();
    const QString shown = wanted <= edge - bar.left() ? text : QStringLiteral("…");
    QRect ground(bar.left() + m_look.gap() / 2, bar.top() + 1, painter.fontMetrics().horizontalAdvance(shown) + m_look.gap(),
                 bar.height() - 2);
    if (ground.right() > edge)
        return;
    painter.fillRect(ground, m_look.color(ColorRole::Base)); // strokes under letters are hard to read
    painter.setPen(color);
    painter.drawText(ground, Qt::AlignCenter, shown);
}

void TimelineDrawing::paintServed(QPainter &painter, const TimelineRun &run, const TimelineClient &client,
                                  const QRect &row) const
{
    const QString text = TimelineWords::served(client, m_now);
    if (client.acceptedNs < 0) {
        const int end = xOf(run, client.closedNs >= 0 ? client.closedNs : m_now);
        paintLabel(painter, QRect(end, row.top(), 0, row.height()), text, m_width);
        return;
    }
    const ColorRole role = client.error != 0 ? ColorRole::Trouble : client.isServed() ? ColorRole::Accent : ColorRole::Done;
    const QRect bar = servedBar(run, client, row);
    QColor ground = m_look.color(role);
    ground.setAlpha(groundAlpha);
    painter.fillRect(bar, ground);
    painter.fillRect(QRect(bar.left(), bar.top(), std::max(2, m_look.gap() / 2), bar.height()), m_look.color(role));
    if (!client.isServed())
        painter.fillRect(QRect(bar.right() - 1, bar.top(), 2, bar.height()), m_look.color(role));
    paintLabel(painter, bar, text, m_width);
}

/// In the bar where it fits; else behind it, or before it where the picture ends.
void TimelineDrawing::paintLabel(QPainter &painter, const QRect &bar, const QString &text, int rightEdge) const
{
    const int needed = painter.fontMetrics().horizontalAdvance(text) + m_look.unit();
    int left = bar.left() + m_look.unit() / 2 + m_look.gap() / 2;
    if (left + needed > bar.right() && bar.right() + needed + m_look.gap() <= rightEdge)
        left = bar.right() + m_look.gap();
    left = std::max(m_left, std::min(left, rightEdge - needed));
    painter.setPen(m_look.color(ColorRole::Text));
    painter.drawText(QRect(left, bar.top(), needed, bar.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace wirebench
