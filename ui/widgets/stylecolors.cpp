#include "ui/widgets/stylecolors.h"

namespace wirebench {

QColor StyleColors::mixed(ColorRole from, ColorRole to, qreal part) const
{
    const auto between = [part](float a, float b) { return float(a + (b - a) * part); };
    const QColor first = (*this)(from);
    const QColor last = (*this)(to);
    return QColor::fromRgbF(between(first.redF(), last.redF()), between(first.greenF(), last.greenF()),
                            between(first.blueF(), last.blueF()));
}

QColor StyleColors::disabledInk() const
{
    return mixed(ColorRole::Window, ColorRole::QuietText, m_theme == Theme::HighContrast ? 0.75 : 0.6);
}

QColor StyleColors::ground(const QStyleOption *option, ColorRole role) const
{
    if (!has(option, QStyle::State_Enabled))
        return (*this)(ColorRole::Window);
    if (has(option, QStyle::State_Sunken))
        return mixed(role, ColorRole::Text, 0.12);
    if (has(option, QStyle::State_MouseOver))
        return mixed(role, ColorRole::Text, 0.05);
    return (*this)(role);
}

QColor StyleColors::quietInk(const QStyleOption *option) const
{
    return has(option, QStyle::State_Enabled) ? (*this)(ColorRole::QuietText) : disabledInk();
}

QPalette StyleColors::palette() const
{
    const StyleColors &color = *this;
    const QColor text = color(ColorRole::Text);
    const QColor line = color(ColorRole::Line);
    QPalette palette(text, color(ColorRole::Window), color(ColorRole::Base), line, line, text,
                     color(ColorRole::Base));
    palette.setColor(QPalette::Window, color(ColorRole::Window));
    palette.setColor(QPalette::Button, color(ColorRole::Base));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, text);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Shadow, line);
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Window));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::QuietText));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Base));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Link, color(ColorRole::Accent));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Accent));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabledInk());
    palette.setColor(QPalette::Disabled, QPalette::Base, color(ColorRole::Window));
    return palette;
}

} // namespace wirebench
