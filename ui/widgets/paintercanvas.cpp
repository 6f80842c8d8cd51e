#include "ui/widgets/paintercanvas.h"

#include "ui/widgets/look.h"

#include <QFontMetricsF>
#include <QPainter>

namespace wirebench {

namespace {

constexpr std::array<ColorRole, size_t(LadderInk::Selection) + 1> roles{
    ColorRole::Text,    ColorRole::QuietText, ColorRole::Line, ColorRole::Sent, ColorRole::Received,
    ColorRole::Trouble, ColorRole::Waiting,   ColorRole::Done, ColorRole::Base, ColorRole::Selection,
};

} // namespace

LadderColors LadderColors::of(const Look &look)
{
    LadderColors colors;
    for (size_t i = 0; i < roles.size(); ++i)
        colors.inks[i] = look.color(roles[i]);
    colors.words = look.baseFont();
    colors.data = look.dataFont();
    colors.lineWidth = look.scale();
    return colors;
}

LadderColors LadderColors::forPaper(const Look &look)
{
    LadderColors colors = of(look);
    for (size_t i = 0; i < roles.size(); ++i)
        colors.inks[i] = Look::color(Theme::Light, roles[i]);
    for (QFont *font : {&colors.words, &colors.data})
        font->setPointSizeF(font->pointSizeF() / look.scale());
    colors.lineWidth = 1;
    return colors;
}

QFont LadderColors::font(LadderFont font) const
{
    QFont chosen = font == LadderFont::Data ? data : words;
    chosen.setBold(font == LadderFont::Strong);
    return chosen;
}

void PainterCanvas::line(QPointF from, QPointF to, LadderPen pen)
{
    const Qt::PenStyle style = pen.dashed ? Qt::DashLine : Qt::SolidLine;
    // Upright and level lines are sharp without antialiasing, and cheap.
    const bool slopes = from.x() != to.x() && from.y() != to.y();
    m_painter.setRenderHint(QPainter::Antialiasing, slopes);
    m_painter.setPen(QPen(m_colors.color(pen.ink), pen.width * m_colors.lineWidth, style, Qt::FlatCap));
    m_painter.drawLine(from, to);
}

void PainterCanvas::box(const QRectF &box, LadderInk ink, qreal opacity)
{
    QColor color = m_colors.color(ink);
    color.setAlphaF(float(opacity));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.fillRect(box, color);
}

void PainterCanvas::triangle(QPointF tip, QPointF left, QPointF right, LadderInk ink)
{
    const std::array<QPointF, 3> points{tip, left, right};
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colors.color(ink));
    m_painter.drawPolygon(points.data(), int(points.size()));
}

void PainterCanvas::text(QPointF baseline, const QString &text, LadderInk ink, LadderFont font)
{
    m_painter.setFont(m_colors.font(font));
    m_painter.setPen(m_colors.color(ink));
    m_painter.drawText(baseline, text);
}

qreal PainterCanvas::textWidth(const QString &text, LadderFont font) const
{
    return QFontMetricsF(m_colors.font(font)).horizontalAdvance(text);
}

} // namespace wirebench
