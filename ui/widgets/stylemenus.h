#pragma once

#include "ui/widgets/styleshapes.h"

namespace wirebench {

/// How WorkbenchStyle draws the items of menus and of the menu bar. A value. GUI thread.
class StyleMenus
{
public:
    explicit StyleMenus(const StyleShapes &shapes)
        : m_shapes(shapes), m_measures(shapes.measures()), m_color(shapes.colors())
    {
    }

    void item(QPainter *painter, const QStyleOption *option) const;
    /// @param underlined whether the letter of the shortcut is
    void barItem(QPainter *painter, const QStyleOption *option, bool underlined) const;

private:
    void sign(QPainter *painter, const QStyleOptionMenuItem *item, const QRect &place) const;

    StyleShapes m_shapes;
    StyleMeasures m_measures;
    StyleColors m_color;
};

} // namespace wirebench
