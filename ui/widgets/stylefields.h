#pragma once

#include "ui/widgets/styleshapes.h"

namespace wirebench {

/// How WorkbenchStyle draws fields: the outline, which shows the focus or trouble, and the parts that combo
/// and spin boxes have besides their text. A value. GUI thread.
class StyleFields
{
public:
    explicit StyleFields(const StyleShapes &shapes)
        : m_shapes(shapes), m_measures(shapes.measures()), m_color(shapes.colors())
    {
    }

    void field(QPainter *painter, const QStyleOption *option, bool inTrouble) const;
    void comboBox(QPainter *painter, const QStyleOptionComplex *option, bool inTrouble) const;
    void spinBox(QPainter *painter, const QStyleOptionComplex *option, bool inTrouble) const;

private:
    StyleShapes m_shapes;
    StyleMeasures m_measures;
    StyleColors m_color;
};

} // namespace wirebench
