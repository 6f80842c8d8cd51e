#pragma once

#include "ui/widgets/stylebars.h"
#include "ui/widgets/stylebuttons.h"
#include "ui/widgets/stylecolors.h"
#include "ui/widgets/stylefields.h"
#include "ui/widgets/stylemarks.h"
#include "ui/widgets/stylemeasures.h"
#include "ui/widgets/stylemenus.h"
#include "ui/widgets/styleshapes.h"

#include <QPalette>
#include <QProxyStyle>

namespace wirebench {

/// Fusion made flat: thin lines of one colour, no bevels, one filled button, a ring of the accent around
/// what has the focus, and every measure a multiple of one unit, so that the whole window grows with it.
/// Made by Look for each change of theme or scale and owned by the application. GUI thread. Takes its
/// colours from Look's table, not from a widget's palette. Here stands which part of it answers what Qt
/// asks; the parts know neither widgets nor each other.
class WorkbenchStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    /// @param unit pixels, see Look::unit()
    WorkbenchStyle(Theme theme, int unit);

    static QPalette paletteFor(Theme theme) { return StyleColors(theme).palette(); }
    static int controlHeight(int unit) { return StyleMeasures(unit).controlHeight(); }

    /// Draws a push button filled with the accent: the one button of a zone that does what is done next.
    static void setPrimary(QWidget *button, bool primary);
    static bool isPrimary(const QWidget *button);
    /// Draws a field's outline in the colour of trouble while what stands in it cannot be used.
    static void setTrouble(QWidget *field, bool trouble);
    static bool isTrouble(const QWidget *field);

    QPalette standardPalette() const override { return m_color.palette(); }
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                       const QWidget *widget) const override;
    QPixmap standardPixmap(StandardPixmap which, const QStyleOption *option,
                           const QWidget *widget) const override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;

protected:
    /// Frames are drawn by the widget around the one that has the focus: repaint it when that changes.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool drawPanel(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                   const QWidget *widget) const;
    void drawShapedFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget) const;

    StyleColors m_color;
    StyleMeasures m_measures;
    StyleShapes m_shapes;
    StyleButtons m_buttons;
    StyleMenus m_menus;
    StyleFields m_fields;
    StyleMarks m_marks;
    StyleBars m_bars;
};

} // namespace wirebench
