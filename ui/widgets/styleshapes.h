#pragma once

#include "ui/widgets/stylecolors.h"
#include "ui/widgets/stylemeasures.h"

#include <QList>
#include <QPointF>

class QPainter;

namespace wirebench {

/// The few shapes of which WorkbenchStyle is made: rounded boxes, strokes and thin lines. All parts are drawn
/// with these, so that one weight and one radius hold everywhere. A value; leaves the painter's pen and brush
/// as they were. GUI thread.
class StyleShapes
{
public:
    StyleShapes(const StyleMeasures &measures, const StyleColors &colors)
        : m_measures(measures), m_color(colors)
    {
    }

    const StyleMeasures &measures() const { return m_measures; }
    const StyleColors &colors() const { return m_color; }

    /// Stays inside @p rect. Without a fill (an invalid colour) or without a line (@p width 0).
    void box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line,
             qreal width) const;
    /// Around what has the focus.
    void ring(QPainter *painter, const QRectF &rect) const;
    void stroke(QPainter *painter, const QList<QPointF> &points, const QColor &ink, qreal width) const;
    void dot(QPainter *painter, const QPointF &middle, qreal dotRadius, const QColor &ink) const;
    void chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &ink) const;
    void cross(QPainter *painter, const QRectF &rect, const QColor &ink) const;
    /// Through the middle of @p rect, level or upright.
    void middleLine(QPainter *painter, const QRect &rect, bool level, const QColor &ink) const;
    /// Along the lower edge of @p rect, in the colour of lines.
    void lineUnder(QPainter *painter, const QRect &rect) const;

private:
    StyleMeasures m_measures;
    StyleColors m_color;
};

} // namespace wirebench
