#pragma once

#include "core/ladder/laddercanvas.h"

#include <QColor>
#include <QFont>

#include <array>

class QPainter;

namespace wirebench {

class Look;

/// How a ladder looks: colours and fonts. A value, so that a picture can be drawn in another thread.
struct LadderColors
{
    std::array<QColor, size_t(LadderInk::Selection) + 1> inks;
    QFont words;
    QFont data;
    qreal lineWidth = 1; ///< of a pen of width 1

    static LadderColors of(const Look &look);
    /// On white, at the base size, whatever the window looks like.
    static LadderColors forPaper(const Look &look);

    QFont font(LadderFont font) const;
    QColor color(LadderInk ink) const { return inks[size_t(ink)]; }
};

/// A ladder drawn with a QPainter. Lives as long as one painting of it.
class PainterCanvas final : public LadderCanvas
{
public:
    /// Both outlive the canvas.
    PainterCanvas(QPainter &painter, const LadderColors &colors) : m_painter(painter), m_colors(colors) {}

    void line(QPointF from, QPointF to, LadderPen pen) override;
    void box(const QRectF &box, LadderInk ink, qreal opacity) override;
    void triangle(QPointF tip, QPointF left, QPointF right, LadderInk ink) override;
    void text(QPointF baseline, const QString &text, LadderInk ink, LadderFont font) override;
    qreal textWidth(const QString &text, LadderFont font) const override;

private:
    QPainter &m_painter;
    const LadderColors &m_colors;
};

} // namespace wirebench
