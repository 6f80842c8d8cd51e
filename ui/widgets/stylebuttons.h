#pragma once

#include "ui/widgets/styleshapes.h"

namespace wirebench {

/// How WorkbenchStyle draws buttons: the filled one, the plain ones, and tool buttons with their menu's sign.
/// A value. GUI thread.
class StyleButtons
{
public:
    explicit StyleButtons(const StyleShapes &shapes)
        : m_shapes(shapes), m_measures(shapes.measures()), m_color(shapes.colors())
    {
    }

    void pushButton(QPainter *painter, const QStyleOption *option, bool isPrimary) const;
    void pushButtonLabel(QPainter *painter, const QStyleOptionButton *option, bool isPrimary) const;
    void toolButtonPanel(QPainter *painter, const QStyleOption *option) const;
    /// False, and nothing is drawn, unless an icon stands beside a word: the others Qt draws well.
    bool toolButtonLabel(QPainter *painter, const QStyleOption *option) const;
    /// False, and nothing is drawn, unless it has the sign of a menu.
    /// @param style draws the label of @p widget
    bool toolButton(QPainter *painter, const QStyleOption *option, const QStyle &style,
                    const QWidget *widget) const;

private:
    StyleShapes m_shapes;
    StyleMeasures m_measures;
    StyleColors m_color;
};

} // namespace wirebench
