#pragma once

#include <QRect>
#include <QStyle>

#include <optional>

class QStyleOptionComplex;
class QStyleOptionMenuItem;
class QStyleOptionSlider;

namespace wirebench {

/// How large everything is that WorkbenchStyle draws, and where the parts of a control lie: every measure a
/// multiple of one unit, in pixels. Where a function returns nothing, Fusion's measure holds. A value that
/// knows neither colours nor widgets. GUI thread.
class StyleMeasures
{
public:
    /// @param unit pixels, see Look::unit()
    explicit StyleMeasures(int unit) : m_unit(unit) {}

    int px(qreal units) const { return qMax(1, qRound(units * m_unit)); } ///< at least one pixel
    int controlHeight() const { return 4 * m_unit; }
    qreal lineWidth() const { return qMax(1, m_unit / 9); }
    qreal ringWidth() const { return qMax(2.0, qRound(m_unit / 3.0) / 2.0); }
    qreal radius() const { return 0.45 * m_unit; }
    qreal strokeWidth() const { return 1.75 / 24 * px(2.4); } ///< that of the icons
    qreal chevronReach() const { return 0.55 * m_unit; }      ///< from its middle to its tips, at most
    int menuTextOffset() const { return px(4.4); } ///< where the words of a menu begin, after its signs

    std::optional<int> pixelMetric(QStyle::PixelMetric metric) const;
    /// The size of a control around @p contents.
    std::optional<QSize> size(QStyle::ContentsType type, const QStyleOption *option,
                              const QSize &contents) const;
    /// The size of a control that Fusion has measured already: no less than ours.
    QSize grown(QStyle::ContentsType type, const QSize &fusion) const;
    std::optional<QRect> subElementRect(QStyle::SubElement element, const QStyleOption *option) const;
    std::optional<QRect> subControlRect(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                                        QStyle::SubControl part) const;

    /// The parts of fields and bars that are drawn in a way of their own.
    QRect comboBoxArrow(const QStyleOptionComplex *option) const;
    QRect spinBoxRect(const QStyleOptionComplex *option, QStyle::SubControl part) const;
    QRect scrollBarRect(const QStyleOptionSlider *bar, QStyle::SubControl part) const;

    /// True for a tool button that opens a menu and has no part of its own for it.
    static bool hasMenuSign(const QStyleOption *option);

    /// True for the heading of a column in two lines. It is narrow, so its sort mark stands in the margin.
    static bool isTallHeading(const QStyleOption *option);

private:
    QSize menuItemSize(const QStyleOptionMenuItem *item, const QSize &contents) const;
    QRect comboBoxEditField(const QStyleOptionComplex *option) const;

    int m_unit;
};

} // namespace wirebench
