#include "ui/widgets/stylemeasures.h"

#include <QAbstractSpinBox>
#include <QStyleOption>

namespace wirebench {

namespace {

struct Measure
{
    QStyle::PixelMetric metric;
    qreal units;
};

// What Qt measures in pixels, in units. Metrics that are not here are Fusion's.
constexpr Measure measures[] = {
    {QStyle::PM_DefaultFrameWidth, 0.35},
    {QStyle::PM_SpinBoxFrameWidth, 0.25},
    {QStyle::PM_ComboBoxFrameWidth, 0.25},
    {QStyle::PM_MenuPanelWidth, 0.5},
    {QStyle::PM_ToolTipLabelFrameWidth, 0.5},
    {QStyle::PM_ButtonDefaultIndicator, 0},
    {QStyle::PM_ButtonShiftHorizontal, 0},
    {QStyle::PM_ButtonShiftVertical, 0},
    {QStyle::PM_ToolBarFrameWidth, 0},
    {QStyle::PM_TabBarTabOverlap, 0},
    {QStyle::PM_TabBarTabShiftHorizontal, 0},
    {QStyle::PM_TabBarTabShiftVertical, 0},
    {QStyle::PM_ScrollView_ScrollBarSpacing, 0},
    {QStyle::PM_ScrollView_ScrollBarOverlap, 0},
    {QStyle::PM_MenuBarPanelWidth, 0},
    {QStyle::PM_MenuVMargin, 0},
    {QStyle::PM_MenuHMargin, 0},
    {QStyle::PM_DockWidgetFrameWidth, 0},
    {QStyle::PM_ButtonMargin, 2},
    {QStyle::PM_IndicatorWidth, 2},
    {QStyle::PM_IndicatorHeight, 2},
    {QStyle::PM_ExclusiveIndicatorWidth, 2},
    {QStyle::PM_ExclusiveIndicatorHeight, 2},
    {QStyle::PM_TabCloseIndicatorWidth, 2},
    {QStyle::PM_TabCloseIndicatorHeight, 2},
    {QStyle::PM_SmallIconSize, 2.4},
    {QStyle::PM_ButtonIconSize, 2.4},
    {QStyle::PM_ListViewIconSize, 2.4},
    {QStyle::PM_LineEditIconSize, 2.4},
    {QStyle::PM_ToolBarIconSize, 2.4},
    {QStyle::PM_TabBarIconSize, 2.4},
    {QStyle::PM_LargeIconSize, 4.5},
    {QStyle::PM_IconViewIconSize, 4.5},
    {QStyle::PM_MessageBoxIconSize, 4.5},
    {QStyle::PM_ScrollBarExtent, 1.6},
    {QStyle::PM_ScrollBarSliderMin, 3},
    {QStyle::PM_TabBarScrollButtonWidth, 3},
    {QStyle::PM_MenuButtonIndicator, 3},
    {QStyle::PM_SplitterWidth, 1},
    {QStyle::PM_ToolBarSeparatorExtent, 1},
    {QStyle::PM_CheckBoxLabelSpacing, 1},
    {QStyle::PM_RadioButtonLabelSpacing, 1},
    {QStyle::PM_MenuBarItemSpacing, 1},
    {QStyle::PM_LayoutHorizontalSpacing, 1},
    {QStyle::PM_LayoutVerticalSpacing, 1},
    {QStyle::PM_LayoutLeftMargin, 1},
    {QStyle::PM_LayoutTopMargin, 1},
    {QStyle::PM_LayoutRightMargin, 1},
    {QStyle::PM_LayoutBottomMargin, 1},
    {QStyle::PM_ToolBarItemSpacing, 0.5},
    {QStyle::PM_ToolBarItemMargin, 0.5},
    {QStyle::PM_FocusFrameHMargin, 0.5},
    {QStyle::PM_FocusFrameVMargin, 0.5},
    {QStyle::PM_HeaderMargin, 0.5},
    {QStyle::PM_HeaderGripMargin, 0.5},
    {QStyle::PM_MenuBarVMargin, 0.5},
    {QStyle::PM_MenuBarHMargin, 0.5},
    {QStyle::PM_HeaderMarkSize, 1.5},
    {QStyle::PM_SizeGripSize, 1.5},
    {QStyle::PM_TabBarTabHSpace, 3},
    {QStyle::PM_TabBarTabVSpace, 2},
    {QStyle::PM_TreeViewIndentation, 2.5},
    {QStyle::PM_TextCursorWidth, 0.15},
};

} // namespace

bool StyleMeasures::hasMenuSign(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

std::optional<int> StyleMeasures::pixelMetric(QStyle::PixelMetric metric) const
{
    for (const Measure &measure : measures) {
        if (measure.metric == metric)
            return measure.units == 0 ? 0 : px(measure.units);
    }
    // The line under the tabs, which goes on under the corner of a tab widget.
    if (metric == QStyle::PM_TabBarBaseHeight || metric == QStyle::PM_TabBarBaseOverlap)
        return int(lineWidth());
    return std::nullopt;
}

std::optional<QSize> StyleMeasures::size(QStyle::ContentsType type, const QStyleOption *option,
                                         const QSize &contents) const
{
    const int height = qMax(controlHeight(), contents.height());
    switch (type) {
    case QStyle::CT_PushButton:
        return QSize(qMax(contents.width() + px(4), px(9)), height);
    case QStyle::CT_LineEdit:
        return QSize(contents.width() + px(1.5), height);
    case QStyle::CT_ComboBox:
        return QSize(contents.width() + px(4.5), height);
    case QStyle::CT_SpinBox:
        return QSize(contents.width() + px(4), height);
    case QStyle::CT_ToolButton: {
        const int menu = hasMenuSign(option) ? px(1.8) : 0;
        return QSize(qMax(contents.width() + px(1.2), controlHeight()) + menu, height);
    }
    case QStyle::CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(item, contents);
        return contents;
    case QStyle::CT_MenuBarItem:
        return QSize(contents.width() + px(2), contents.height() + px(1.2));
    case QStyle::CT_HeaderSection:
        if (isTallHeading(option)) {
            const auto *heading = qstyleoption_cast<const QStyleOptionHeader *>(option);
            const QSize text = heading->fontMetrics.size(0, heading->text);
            return QSize(text.width() + 2 * px(1), text.height() + px(1.5));
        }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

QSize StyleMeasures::grown(QStyle::ContentsType type, const QSize &fusion) const
{
    switch (type) {
    case QStyle::CT_ItemViewItem:
        return fusion.expandedTo({0, px(3)});
    case QStyle::CT_TabBarTab: // as high as the buttons in the corner, so that one line runs under both
        return fusion.expandedTo({0, controlHeight()});
    case QStyle::CT_HeaderSection:
        return {fusion.width() + px(1), qMax(fusion.height(), px(3.4))};
    default:
        return fusion;
    }
}

bool StyleMeasures::isTallHeading(const QStyleOption *option)
{
    const auto *heading = qstyleoption_cast<const QStyleOptionHeader *>(option);
    return heading && heading->text.contains(u'\n');
}

QSize StyleMeasures::menuItemSize(const QStyleOptionMenuItem *item, const QSize &contents) const
{
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {px(4), px(1)};
    const int keys = item->text.contains(u'\t') ? px(2) : 0; // the gap before the shortcut
    return {contents.width() + menuTextOffset() + keys + px(3), qMax(contents.height(), px(3.4))};
}

std::optional<QRect> StyleMeasures::subElementRect(QStyle::SubElement element,
                                                   const QStyleOption *option) const
{
    switch (element) {
    case QStyle::SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return option->rect.adjusted(px(0.6), px(0.25), -px(0.6), -px(0.25));
        return option->rect;
    case QStyle::SE_PushButtonFocusRect:
    case QStyle::SE_ComboBoxFocusRect:
        return option->rect;
    case QStyle::SE_HeaderLabel:
        return isTallHeading(option) ? std::optional(option->rect) : std::nullopt;
    case QStyle::SE_HeaderArrow: {
        const QRect &rect = option->rect;
        const QRect margin(rect.right() + 1 - px(1), rect.top(), px(1), rect.height());
        return isTallHeading(option) ? std::optional(QStyle::visualRect(option->direction, rect, margin))
                                     : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

std::optional<QRect> StyleMeasures::subControlRect(QStyle::ComplexControl control,
                                                   const QStyleOptionComplex *option,
                                                   QStyle::SubControl part) const
{
    switch (control) {
    case QStyle::CC_SpinBox:
        return spinBoxRect(option, part);
    case QStyle::CC_ScrollBar:
        return scrollBarRect(qstyleoption_cast<const QStyleOptionSlider *>(option), part);
    case QStyle::CC_ComboBox:
        if (part == QStyle::SC_ComboBoxEditField)
            return comboBoxEditField(option);
        if (part == QStyle::SC_ComboBoxArrow)
            return comboBoxArrow(option);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

QRect StyleMeasures::comboBoxEditField(const QStyleOptionComplex *option) const
{
    // A line edit has two pixels of its own, a plain label one.
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const int left = px(0.6) + (box && !box->editable ? 1 : 0);
    const QRect rect = option->rect.adjusted(left, px(0.25), -px(2.8), -px(0.25));
    return QStyle::visualRect(option->direction, option->rect, rect);
}

QRect StyleMeasures::comboBoxArrow(const QStyleOptionComplex *option) const
{
    const QRect all = option->rect;
    const QRect rect(all.right() + 1 - px(2.8), all.top(), px(2.4), all.height());
    return QStyle::visualRect(option->direction, all, rect);
}

QRect StyleMeasures::spinBoxRect(const QStyleOptionComplex *option, QStyle::SubControl part) const
{
    const QRect all = option->rect;
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    const bool buttons = !spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    const int side = buttons ? px(2.4) : 0;
    const int frame = px(0.25);
    const int half = (all.height() - 2 * frame) / 2;
    QRect rect = all;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        rect = QRect(all.right() + 1 - frame - side, all.top() + frame, side, half);
        break;
    case QStyle::SC_SpinBoxDown:
        rect = QRect(all.right() + 1 - frame - side, all.top() + frame + half, side, half);
        break;
    case QStyle::SC_SpinBoxEditField:
        rect = all.adjusted(px(0.6), frame, -frame - side, -frame);
        break;
    default:
        break;
    }
    return QStyle::visualRect(option->direction, all, rect);
}

QRect StyleMeasures::scrollBarRect(const QStyleOptionSlider *bar, QStyle::SubControl part) const
{
    if (!bar)
        return {};
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 page = qMax(1, bar->pageStep);
    const int slider = qBound(qMin(px(3), length), int(length * page / (range + page)), length);
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                      length - slider, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return horizontal ? QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height())
                          : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size);
    };
    const auto visual = [bar](const QRect &rect) {
        return QStyle::visualRect(bar->direction, bar->rect, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return visual(along(start, slider));
    case QStyle::SC_ScrollBarSubPage:
        return visual(along(0, start));
    case QStyle::SC_ScrollBarAddPage:
        return visual(along(start + slider, length - start - slider));
    case QStyle::SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {}; // no buttons at the ends
    }
}

} // namespace wirebench
