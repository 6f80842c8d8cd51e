#pragma once

#include "ui/widgets/look.h"

#include <QPalette>
#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionComplex;
class QStyleOptionMenuItem;

namespace wirebench {

/// Fusion made flat: thin lines of one colour, no bevels, one filled button, a ring of the accent around
/// what has the focus, and every measure a multiple of one unit, so that the whole window grows with it.
/// Made by Look for each change of theme or scale and owned by the application. GUI thread. Takes its
/// colours from Look's table, not from a widget's palette.
class WorkbenchStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    /// @param unit pixels, see Look::unit()
    WorkbenchStyle(Theme theme, int unit);

    static QPalette paletteFor(Theme theme);
    static int controlHeight(int unit) { return 4 * unit; }

    /// Draws a push button filled with the accent: the one button of a zone that does what is done next.
    static void setPrimary(QWidget *button, bool primary);
    static bool isPrimary(const QWidget *button);
    /// Draws a field's outline in the colour of trouble while what stands in it cannot be used.
    static void setTrouble(QWidget *field, bool trouble);
    static bool isTrouble(const QWidget *field);

    QPalette standardPalette() const override { return paletteFor(m_theme); }
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
    int menuTextOffset() const { return px(4.4); } ///< where the words of a menu begin, after its signs
    QSize menuItemSize(const QStyleOptionMenuItem *item, const QSize &contents) const;
    int px(qreal units) const { return qMax(1, qRound(units * m_unit)); }
    qreal lineWidth() const { return qMax(1, m_unit / 9); }
    qreal ringWidth() const { return qMax(2.0, qRound(m_unit / 3.0) / 2.0); }
    qreal radius() const { return 0.45 * m_unit; }
    qreal strokeWidth() const { return 1.75 / 24 * px(2.4); } ///< that of the icons
    QColor color(ColorRole role) const { return Look::color(m_theme, role); }
    QColor mixed(ColorRole from, ColorRole to, qreal part) const;
    QColor disabledInk() const;

    void drawBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line,
                 qreal width) const;
    void drawField(QPainter *painter, const QStyleOption *option, const QWidget *widget) const;
    void drawRing(QPainter *painter, const QRectF &rect) const;
    void drawDot(QPainter *painter, const QPointF &middle, qreal dotRadius, const QColor &ink) const;
    void drawChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &ink) const;
    void drawStroke(QPainter *painter, const QList<QPointF> &points, const QColor &ink, qreal width) const;
    void drawPushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget) const;
    void drawPushButtonLabel(QPainter *painter, const QStyleOptionButton *option,
                             const QWidget *widget) const;
    void drawToolButtonPanel(QPainter *painter, const QStyleOption *option) const;
    void drawToolButtonLabel(QPainter *painter, const QStyleOption *option, const QWidget *widget) const;
    void drawToolButton(QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    void drawMenuItem(QPainter *painter, const QStyleOption *option) const;
    void drawMenuBarItem(QPainter *painter, const QStyleOption *option) const;
    void drawMenuSign(QPainter *painter, const QStyleOptionMenuItem *item, const QRect &place) const;
    void drawBranch(QPainter *painter, const QStyleOption *option) const;
    void drawIndicator(QPainter *painter, const QStyleOption *option, bool round) const;
    bool drawPanel(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                   const QWidget *widget) const;
    bool drawMark(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const;
    void drawCross(QPainter *painter, const QRectF &rect, const QColor &ink) const;
    void drawMiddleLine(QPainter *painter, const QRect &rect, bool level, const QColor &ink) const;
    void drawShapedFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget) const;
    void drawTab(QPainter *painter, const QStyleOption *option) const;
    QRect lineUnder(const QRect &rect) const;
    void drawComboBox(QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    void drawSpinBox(QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    void drawScrollBar(QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    QRect spinBoxRect(const QStyleOptionComplex *option, SubControl part) const;
    QRect scrollBarRect(const QStyleOptionComplex *option, SubControl part) const;
    QColor groundOf(const QStyleOption *option, ColorRole ground) const;

    Theme m_theme;
    int m_unit;
};

} // namespace wirebench
