#include "ui/widgets/stylemenus.h"

#include <QPainter>

namespace wirebench {

void StyleMenus::item(QPainter *painter, const QStyleOption *option) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const QRect all = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        m_shapes.middleLine(painter, all, true, m_color(ColorRole::Line));
        return;
    }
    const bool enabled = has(item, QStyle::State_Enabled);
    if (enabled && has(item, QStyle::State_Selected))
        m_shapes.box(painter, all.adjusted(m_measures.px(0.2), 0, -m_measures.px(0.2), 0),
                     m_color(ColorRole::Selection), {}, 0);
    const int side = m_measures.px(2.4);
    const auto place = [&](const QRect &logical) {
        return QStyle::visualRect(item->direction, all, logical);
    };
    sign(painter, item, place({all.x() + m_measures.px(1), all.center().y() + 1 - side / 2, side, side}));
    const QStringList words = item->text.split(u'\t');
    const QRect text = place(all.adjusted(m_measures.menuTextOffset(), 0, -m_measures.px(2), 0));
    painter->save();
    painter->setFont(item->font);
    painter->setPen(enabled ? m_color(ColorRole::Text) : m_color.disabledInk());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                      words[0]);
    painter->setPen(enabled ? m_color(ColorRole::QuietText) : m_color.disabledInk());
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words.value(1));
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        m_shapes.chevron(painter,
                         place({all.right() - m_measures.px(2.2), all.y(), m_measures.px(2), all.height()}),
                         item->direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow,
                         m_color(ColorRole::QuietText));
}

void StyleMenus::sign(QPainter *painter, const QStyleOptionMenuItem *item, const QRect &place) const
{
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        const auto at = [&place](qreal x, qreal y) {
            return place.topLeft() + QPointF(x, y) * place.width();
        };
        if (item->checked)
            m_shapes.stroke(painter, {at(0.2, 0.53), at(0.41, 0.74), at(0.8, 0.29)},
                            m_color(ColorRole::Accent), m_measures.strokeWidth());
        return;
    }
    const bool enabled = has(item, QStyle::State_Enabled);
    item->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

void StyleMenus::barItem(QPainter *painter, const QStyleOption *option, bool underlined) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const bool enabled = has(item, QStyle::State_Enabled);
    painter->fillRect(item->rect, m_color(ColorRole::Window));
    if (enabled && has(item, QStyle::State_Selected))
        m_shapes.box(painter, item->rect, m_color(ColorRole::Selection), {}, 0);
    painter->setPen(enabled ? m_color(ColorRole::Text) : m_color.disabledInk());
    const int mnemonic = underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(item->rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, item->text);
}

} // namespace wirebench
