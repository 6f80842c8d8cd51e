#include "ui/widgets/stylebars.h"

#include <QPainter>

namespace wirebench {

void StyleBars::tab(QPainter *painter, const QStyleOption *option) const
{
    const QRect rect = option->rect;
    if (has(option, QStyle::State_Selected)) {
        const int bar = m_measures.px(0.35);
        painter->fillRect(QRect(rect.left(), rect.bottom() + 1 - bar, rect.width(), bar),
                          m_color(ColorRole::Accent));
    } else if (has(option, QStyle::State_MouseOver)) {
        painter->fillRect(rect.adjusted(0, 0, 0, -int(m_measures.lineWidth())),
                          m_color.ground(option, ColorRole::Window));
    }
}

void StyleBars::header(QPainter *painter, const QStyleOption *option) const
{
    painter->fillRect(option->rect, m_color.ground(option, ColorRole::Window));
    m_shapes.lineUnder(painter, option->rect);
}

void StyleBars::scrollBar(QPainter *painter, const QStyleOptionComplex *option) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const bool held =
        has(option, QStyle::State_Sunken) && bar->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const bool pointed = has(option, QStyle::State_MouseOver);
    const qreal inset = m_measures.px(0.35);
    QRectF slider = m_measures.scrollBarRect(bar, QStyle::SC_ScrollBarSlider);
    slider.adjust(inset, inset, -inset, -inset);
    const qreal corner = (horizontal ? slider.height() : slider.width()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color.mixed(ColorRole::Line, ColorRole::QuietText, held ? 0.9 : pointed ? 0.6 : 0.3));
    painter->drawRoundedRect(slider, corner, corner);
    painter->restore();
}

} // namespace wirebench
