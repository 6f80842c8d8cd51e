#include "ui/widgets/lastmessagecard.h"

#include "core/payload/preview.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QPainter>

namespace wirebench {

namespace {

constexpr int pollMs = 100;
// More could not be read from far away; a flood is looked at from its end.
constexpr int shownCharacters = 280;
constexpr quint64 recordsAtOnce = 20'000;
constexpr int largestFactor = 5; // of the base font

constexpr int wrapped = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWrapAnywhere;

} // namespace

LastMessageCard::LastMessageCard(const TrafficLog &log, Look &look, QWidget *parent)
    : QWidget(parent), m_log(log), m_look(look)
{
    setAccessibleName(tr("Last message"));
    m_timer.setInterval(pollMs);
    connect(&m_timer, &QTimer::timeout, this, &LastMessageCard::poll);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LastMessageCard::setEndpoints(const QList<EndpointId> &endpoints)
{
    m_endpoints = endpoints;
    m_nextId = 0;
    m_direction = Direction::None;
    m_message.clear();
    poll();
}

void LastMessageCard::poll()
{
    const LogSnapshot snapshot = m_log.snapshot();
    const quint64 end = snapshot.endId();
    const quint64 from = std::max(m_nextId, end > recordsAtOnce ? end - recordsAtOnce : 0);
    m_nextId = end;
    const SocketCall *last = nullptr;
    snapshot.forEach(from, end, [&](const SocketCall &call) {
        const bool isMessage = call.direction != Direction::None && !call.payload.isEmpty();
        if (isMessage && m_endpoints.contains(call.flow->endpoint->id))
            last = &call;
        return true;
    });
    if (last)
        take(*last);
}

void LastMessageCard::take(const SocketCall &call)
{
    m_direction = call.direction;
    m_peer = call.flow->peer.toString();
    m_bytes = quint64(call.payload.size());
    m_message = previewLine(call.payload.view(), shownCharacters);
    setAccessibleDescription(heading() + QStringLiteral(": ") + m_message);
    update();
}

QString LastMessageCard::heading() const
{
    const QString bytes = formatBytes(qint64(m_bytes));
    switch (m_direction) {
    case Direction::Sent:
        return m_peer.isEmpty() ? tr("→ sent, %1").arg(bytes) : tr("→ sent to %1, %2").arg(m_peer, bytes);
    case Direction::Received:
        return m_peer.isEmpty() ? tr("← received, %1").arg(bytes)
                                : tr("← received from %1, %2").arg(m_peer, bytes);
    case Direction::None:
        break;
    }
    return tr("The last message will stand here in large letters.");
}

QSize LastMessageCard::sizeHint() const
{
    return {20 * m_look.unit(), 9 * m_look.unit()};
}

QSize LastMessageCard::minimumSizeHint() const
{
    return {10 * m_look.unit(), 6 * m_look.unit()};
}

/// The largest with which the message fits, not smaller than the base font.
QFont LastMessageCard::fittingFont(const QRect &room) const
{
    QFont font = m_look.dataFont();
    const qreal base = font.pointSizeF();
    for (qreal factor = largestFactor; factor > 1; factor -= 0.25) {
        font.setPointSizeF(base * factor);
        const QRect needed = QFontMetrics(font).boundingRect(room, wrapped, m_message);
        if (needed.height() <= room.height() && needed.width() <= room.width())
            return font;
    }
    font.setPointSizeF(base);
    return font;
}

void LastMessageCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int unit = m_look.unit();
    const ColorRole role = m_direction == Direction::Sent       ? ColorRole::Sent
                           : m_direction == Direction::Received ? ColorRole::Received
                                                                : ColorRole::QuietText;
    const QColor ink = m_look.color(role);
    painter.fillRect(rect(), m_look.color(ColorRole::Base));
    painter.fillRect(QRect(0, 0, unit / 2, height()), ink);
    painter.setPen(ink);
    painter.setFont(m_look.stateFont());
    const QRect inner = rect().adjusted(unit + unit / 2, unit / 2, -unit, -unit / 2);
    const int headingHeight = QFontMetrics(painter.font()).height();
    const QString line = QFontMetrics(painter.font()).elidedText(heading(), Qt::ElideRight, inner.width());
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, line);
    const QRect room = inner.adjusted(0, headingHeight, 0, 0);
    painter.setPen(m_look.color(ColorRole::Text));
    painter.setFont(fittingFont(room));
    painter.drawText(room, wrapped, m_message);
}

void LastMessageCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    poll();
}

void LastMessageCard::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void LastMessageCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Last message"));
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace wirebench
