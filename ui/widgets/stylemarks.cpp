#include "ui/widgets/stylemarks.h"

#include <QPainter>

namespace wirebench {

bool StyleMarks::mark(QStyle::PrimitiveElement element, QPainter *painter, const QStyleOption *option) const
{
    const QColor quiet = m_color.quietInk(option);
    const auto chevron = [&](Qt::ArrowType direction) {
        m_shapes.chevron(painter, option->rect, direction, quiet);
        return true;
    };
    switch (element) {
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        indicator(painter, option, false);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        indicator(painter, option, true);
        return true;
    case QStyle::PE_IndicatorBranch:
        if (has(option, QStyle::State_Children))
            m_shapes.chevron(painter, option->rect,
                             has(option, QStyle::State_Open) ? Qt::DownArrow : Qt::RightArrow,
                             m_color(ColorRole::QuietText));
        return true;
    case QStyle::PE_IndicatorArrowDown:
        return chevron(Qt::DownArrow);
    case QStyle::PE_IndicatorArrowUp:
        return chevron(Qt::UpArrow);
    case QStyle::PE_IndicatorArrowLeft:
        return chevron(Qt::LeftArrow);
    case QStyle::PE_IndicatorArrowRight:
        return chevron(Qt::RightArrow);
    case QStyle::PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        return chevron(up ? Qt::UpArrow : Qt::DownArrow);
    }
    case QStyle::PE_IndicatorTabClose:
        m_shapes.cross(painter, option->rect, quiet);
        return true;
    default:
        return false;
    }
}

void StyleMarks::indicator(QPainter *painter, const QStyleOption *option, bool round) const
{
    const QRectF rect = option->rect;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QColor fill = on ? (enabled ? m_color(ColorRole::Accent) : m_color.disabledInk())
                           : m_color.ground(option, ColorRole::Base);
    const QColor line = on ? fill : enabled ? m_color(ColorRole::QuietText) : m_color(ColorRole::Line);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, m_measures.lineWidth()));
    painter->setBrush(fill);
    const qreal inset = m_measures.lineWidth() / 2;
    const qreal corner = round ? rect.height() / 2 : m_measures.radius() * 0.8;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter->restore();
    const auto at = [&rect](qreal x, qreal y) { return rect.topLeft() + QPointF(x, y) * rect.width(); };
    const QColor sign = enabled ? m_color(ColorRole::OnAccent) : m_color(ColorRole::Window);
    if (on && round)
        m_shapes.dot(painter, rect.center(), rect.width() * 0.2, sign);
    else if (on)
        m_shapes.stroke(painter, {at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}, sign, rect.width() * 0.13);
    else if (has(option, QStyle::State_NoChange))
        m_shapes.stroke(painter, {at(0.3, 0.5), at(0.7, 0.5)}, line, rect.width() * 0.13);
}

} // namespace wirebench
