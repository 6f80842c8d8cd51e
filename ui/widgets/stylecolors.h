#pragma once

#include "ui/widgets/look.h"

#include <QPalette>
#include <QStyleOption>

namespace wirebench {

inline bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// The colours in which WorkbenchStyle draws: Look's table of one theme, and what follows from it for a part
/// that is disabled, pointed at or held. A value. GUI thread.
class StyleColors
{
public:
    explicit StyleColors(Theme theme) : m_theme(theme) {}

    QColor operator()(ColorRole role) const { return Look::color(m_theme, role); }
    /// From one colour (@p part 0) to the other (1).
    QColor mixed(ColorRole from, ColorRole to, qreal part) const;
    QColor disabledInk() const;
    /// The ground of a part that can be pressed, by its state.
    QColor ground(const QStyleOption *option, ColorRole role) const;
    /// The signs on a part: quiet, and fainter where it is disabled.
    QColor quietInk(const QStyleOption *option) const;

    /// The same colours for widgets that ask their palette.
    QPalette palette() const;

private:
    Theme m_theme;
};

} // namespace wirebench
