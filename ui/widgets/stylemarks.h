#pragma once

#include "ui/widgets/styleshapes.h"

namespace wirebench {

/// How WorkbenchStyle draws small signs that stand alone: check boxes, radio buttons, arrows, the cross that
/// closes a tab. A value. GUI thread.
class StyleMarks
{
public:
    explicit StyleMarks(const StyleShapes &shapes)
        : m_shapes(shapes), m_measures(shapes.measures()), m_color(shapes.colors())
    {
    }

    /// False, and nothing is drawn, if @p element is none of them.
    bool mark(QStyle::PrimitiveElement element, QPainter *painter, const QStyleOption *option) const;

private:
    void indicator(QPainter *painter, const QStyleOption *option, bool round) const;

    StyleShapes m_shapes;
    StyleMeasures m_measures;
    StyleColors m_color;
};

} // namespace wirebench
