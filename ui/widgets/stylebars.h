#pragma once

#include "ui/widgets/styleshapes.h"

namespace wirebench {

/// How WorkbenchStyle draws what runs along an edge: tabs, the headers of tables, scroll bars. A value.
/// GUI thread.
class StyleBars
{
public:
    explicit StyleBars(const StyleShapes &shapes)
        : m_shapes(shapes), m_measures(shapes.measures()), m_color(shapes.colors())
    {
    }

    void tab(QPainter *painter, const QStyleOption *option) const;
    void header(QPainter *painter, const QStyleOption *option) const;
    void scrollBar(QPainter *painter, const QStyleOptionComplex *option) const;

private:
    StyleShapes m_shapes;
    StyleMeasures m_measures;
    StyleColors m_color;
};

} // namespace wirebench
