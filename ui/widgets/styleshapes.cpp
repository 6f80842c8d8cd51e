#include "ui/widgets/styleshapes.h"

#include <QPainter>

namespace wirebench {

void StyleShapes::box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line,
                      qreal width) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(width > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = width / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), m_measures.radius(),
                             m_measures.radius());
    painter->restore();
}

void StyleShapes::ring(QPainter *painter, const QRectF &rect) const
{
    box(painter, rect, {}, m_color(ColorRole::Accent), m_measures.ringWidth());
}

void StyleShapes::stroke(QPainter *painter, const QList<QPointF> &points, const QColor &ink,
                         qreal width) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(points.constData(), int(points.size()));
    painter->restore();
}

void StyleShapes::dot(QPainter *painter, const QPointF &middle, qreal dotRadius, const QColor &ink) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawEllipse(middle, dotRadius, dotRadius);
    painter->restore();
}

void StyleShapes::chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction,
                          const QColor &ink) const
{
    const qreal reach = qMin(m_measures.chevronReach(), qMin(rect.width(), rect.height()) * 0.4);
    const QPointF middle = rect.center();
    QList<QPointF> points{{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}};
    for (QPointF &point : points) {
        if (direction == Qt::UpArrow)
            point = {point.x(), -point.y()};
        else if (direction == Qt::RightArrow)
            point = {point.y(), point.x()};
        else if (direction == Qt::LeftArrow)
            point = {-point.y(), point.x()};
        point += middle;
    }
    stroke(painter, points, ink, m_measures.strokeWidth());
}

void StyleShapes::cross(QPainter *painter, const QRectF &rect, const QColor &ink) const
{
    const qreal inset = rect.width() * 0.28;
    const QRectF sign = rect.adjusted(inset, inset, -inset, -inset);
    stroke(painter, {sign.topLeft(), sign.bottomRight()}, ink, m_measures.strokeWidth());
    stroke(painter, {sign.topRight(), sign.bottomLeft()}, ink, m_measures.strokeWidth());
}

void StyleShapes::middleLine(QPainter *painter, const QRect &rect, bool level, const QColor &ink) const
{
    const int line = int(m_measures.lineWidth());
    painter->fillRect(level ? QRect(rect.x(), rect.center().y(), rect.width(), line)
                            : QRect(rect.center().x(), rect.y(), line, rect.height()),
                      ink);
}

void StyleShapes::lineUnder(QPainter *painter, const QRect &rect) const
{
    const int line = int(m_measures.lineWidth());
    painter->fillRect(QRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line),
                      m_color(ColorRole::Line));
}

} // namespace wirebench
