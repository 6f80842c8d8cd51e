#include "ui/widgets/stylebuttons.h"

#include <QPainter>

namespace wirebench {

void StyleButtons::pushButton(QPainter *painter, const QStyleOption *option, bool isPrimary) const
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused =
        has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    const bool primary = isPrimary && enabled;
    QRectF rect = option->rect;
    if (focused) {
        m_shapes.ring(painter, rect);
        const qreal gap = m_measures.ringWidth() + (primary ? m_measures.lineWidth() : 0);
        rect.adjust(gap, gap, -gap, -gap);
    }
    if (primary) {
        const qreal part = has(option, QStyle::State_Sunken)      ? 0.25
                           : has(option, QStyle::State_MouseOver) ? 0.12
                                                                  : 0;
        m_shapes.box(painter, rect, m_color.mixed(ColorRole::Accent, ColorRole::OnAccent, part), {}, 0);
        return;
    }
    const ColorRole ground = has(option, QStyle::State_On) ? ColorRole::Selection : ColorRole::Base;
    m_shapes.box(painter, rect, m_color.ground(option, ground), m_color(ColorRole::Line),
                 focused ? 0 : m_measures.lineWidth());
}

void StyleButtons::pushButtonLabel(QPainter *painter, const QStyleOptionButton *option, bool isPrimary) const
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool onAccent = isPrimary && enabled;
    const QColor ink = onAccent  ? m_color(ColorRole::OnAccent)
                       : enabled ? m_color(ColorRole::Text)
                                 : m_color.disabledInk();
    const int iconSide = option->icon.isNull() ? 0 : option->iconSize.width();
    const int gap = iconSide > 0 && !option->text.isEmpty() ? m_measures.px(0.5) : 0;
    const int textWidth = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    const int room = option->rect.width();
    const int content = qMin(room, iconSide + gap + textWidth);
    QRect rect(option->rect.x() + (room - content) / 2, option->rect.y(), content, option->rect.height());
    const QRect iconRect(rect.x(), rect.center().y() + 1 - iconSide / 2, iconSide, iconSide);
    if (iconSide > 0)
        option->icon.paint(painter, QStyle::visualRect(option->direction, option->rect, iconRect),
                           Qt::AlignCenter,
                           onAccent  ? QIcon::Selected
                           : enabled ? QIcon::Normal
                                     : QIcon::Disabled,
                           onAccent ? QIcon::On : QIcon::Off);
    rect.adjust(iconSide + gap, 0, 0, 0);
    painter->save();
    painter->setPen(ink);
    painter->drawText(QStyle::visualRect(option->direction, option->rect, rect),
                      Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option->text);
    painter->restore();
}

void StyleButtons::toolButtonPanel(QPainter *painter, const QStyleOption *option) const
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool pointed =
        enabled && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    if (has(option, QStyle::State_On))
        m_shapes.box(painter, option->rect, m_color.ground(option, ColorRole::Selection), {}, 0);
    else if (pointed)
        m_shapes.box(painter, option->rect, m_color.ground(option, ColorRole::Window), {}, 0);
}

bool StyleButtons::toolButtonLabel(QPainter *painter, const QStyleOption *option) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || button->toolButtonStyle != Qt::ToolButtonTextBesideIcon || button->icon.isNull())
        return false;
    // As Qt does it, but with a gap between icon and text that grows with the rest.
    QStyleOptionButton plain;
    plain.QStyleOption::operator=(*option);
    plain.icon = button->icon;
    plain.iconSize = button->iconSize;
    plain.text = button->text;
    pushButtonLabel(painter, &plain, false);
    return true;
}

bool StyleButtons::toolButton(QPainter *painter, const QStyleOption *option, const QStyle &style,
                              const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || !StyleMeasures::hasMenuSign(option))
        return false;
    // Qt puts the sign for a menu into a corner of fixed size; here it stands beside the word.
    QStyleOptionToolButton plain(*button);
    plain.features &= ~QStyleOptionToolButton::HasMenu;
    toolButtonPanel(painter, &plain);
    const int sign = m_measures.px(1.8);
    const QRect signRect(plain.rect.right() + 1 - sign - m_measures.px(0.4), plain.rect.y(), sign,
                         plain.rect.height());
    plain.rect.adjust(0, 0, -sign, 0);
    style.drawControl(QStyle::CE_ToolButtonLabel, &plain, painter, widget);
    m_shapes.chevron(painter, signRect, Qt::DownArrow, m_color.quietInk(option));
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        m_shapes.ring(painter, option->rect);
    return true;
}

} // namespace wirebench
