#include "ui/widgets/workbenchstyle.h"

#include "ui/widgets/icons.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <cmath>

namespace wirebench {

namespace {

constexpr char primaryProperty[] = "wirebenchPrimary";
constexpr char troubleProperty[] = "wirebenchTrouble";

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

QColor mix(const QColor &from, const QColor &to, qreal part)
{
    const auto between = [part](float a, float b) { return float(a + (b - a) * part); };
    return QColor::fromRgbF(between(from.redF(), to.redF()), between(from.greenF(), to.greenF()),
                            between(from.blueF(), to.blueF()));
}

struct StandardSign
{
    const char *name; ///< of an icon; null: Fusion's own
    ColorRole role;
};

StandardSign signFor(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_MessageBoxWarning:
    case QStyle::SP_MessageBoxCritical:
        return {"warning", ColorRole::Trouble};
    case QStyle::SP_MessageBoxInformation:
        return {"info", ColorRole::Accent};
    case QStyle::SP_MessageBoxQuestion:
        return {"help", ColorRole::Accent};
    case QStyle::SP_LineEditClearButton:
    case QStyle::SP_TitleBarCloseButton:
        return {"close", ColorRole::QuietText};
    case QStyle::SP_ToolBarHorizontalExtensionButton:
        return {"more", ColorRole::QuietText};
    default:
        return {nullptr, ColorRole::Text};
    }
}

bool hasMenuSign(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// The widget that draws the frame around @p widget, if that is another one.
QWidget *framedBy(const QWidget *widget)
{
    QWidget *parent = widget->parentWidget();
    const bool framed = qobject_cast<QComboBox *>(parent) || qobject_cast<QAbstractSpinBox *>(parent);
    return framed ? parent : nullptr;
}

} // namespace

WorkbenchStyle::WorkbenchStyle(Theme theme, int unit)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme), m_unit(unit)
{
}

QPalette WorkbenchStyle::paletteFor(Theme theme)
{
    const auto color = [theme](ColorRole role) { return Look::color(theme, role); };
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
    const QColor faint = mix(color(ColorRole::Window), color(ColorRole::QuietText), 0.6);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, color(ColorRole::Window));
    return palette;
}

void WorkbenchStyle::setPrimary(QWidget *button, bool primary)
{
    if (isPrimary(button) == primary)
        return;
    button->setProperty(primaryProperty, primary);
    QFont weight; // only the weight is set, so that the size goes on following the application
    weight.setBold(primary);
    button->setFont(primary ? weight : QFont());
    button->update();
}

bool WorkbenchStyle::isPrimary(const QWidget *button)
{
    return button && button->property(primaryProperty).toBool();
}

void WorkbenchStyle::setTrouble(QWidget *field, bool trouble)
{
    if (isTrouble(field) == trouble)
        return;
    field->setProperty(troubleProperty, trouble);
    field->update();
}

bool WorkbenchStyle::isTrouble(const QWidget *field)
{
    return field && field->property(troubleProperty).toBool();
}

QColor WorkbenchStyle::mixed(ColorRole from, ColorRole to, qreal part) const
{
    return mix(color(from), color(to), part);
}

QColor WorkbenchStyle::disabledInk() const
{
    return mixed(ColorRole::Window, ColorRole::QuietText, 0.6);
}

// --- measures ---------------------------------------------------------------------------------------------

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    for (const Measure &measure : measures) {
        if (measure.metric == metric)
            return measure.units == 0 ? 0 : px(measure.units);
    }
    // The line under the tabs, which goes on under the corner of a tab widget.
    if (metric == PM_TabBarBaseHeight || metric == PM_TabBarBaseOverlap)
        return int(lineWidth());
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int WorkbenchStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup: // a list below the field, not a menu over it
    case SH_Widget_Animation_Duration:
    case SH_TabBar_PreferNoArrows:
        return 0;
    case SH_UnderlineShortcut:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_SubMenuDontStartSloppyOnLeave:
        return 1;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize WorkbenchStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                       const QWidget *widget) const
{
    const int height = qMax(controlHeight(m_unit), contents.height());
    switch (type) {
    case CT_PushButton:
        return {qMax(contents.width() + px(4), px(9)), height};
    case CT_LineEdit:
        return {contents.width() + px(1.5), height};
    case CT_ComboBox:
        return {contents.width() + px(4.5), height};
    case CT_SpinBox:
        return {contents.width() + px(4), height};
    case CT_ToolButton: {
        const int menu = hasMenuSign(option) ? px(1.8) : 0;
        return {qMax(contents.width() + px(1.2), controlHeight(m_unit)) + menu, height};
    }
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, contents, widget).expandedTo({0, px(3)});
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(item, contents);
        return contents;
    case CT_MenuBarItem:
        return {contents.width() + px(2), contents.height() + px(1.2)};
    case CT_TabBarTab: // as high as the buttons in the corner, so that one line runs under both
        return QProxyStyle::sizeFromContents(type, option, contents, widget)
            .expandedTo({0, controlHeight(m_unit)});
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + px(1), qMax(size.height(), px(3.4))};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QSize WorkbenchStyle::menuItemSize(const QStyleOptionMenuItem *item, const QSize &contents) const
{
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {px(4), px(1)};
    const int keys = item->text.contains(u'\t') ? px(2) : 0; // the gap before the shortcut
    return {contents.width() + menuTextOffset() + keys + px(3), qMax(contents.height(), px(3.4))};
}

QRect WorkbenchStyle::subElementRect(SubElement element, const QStyleOption *option,
                                     const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return option->rect.adjusted(px(0.6), px(0.25), -px(0.6), -px(0.25));
        return option->rect;
    case SE_PushButtonFocusRect:
    case SE_ComboBoxFocusRect:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect WorkbenchStyle::spinBoxRect(const QStyleOptionComplex *option, SubControl part) const
{
    const QRect all = option->rect;
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    const bool buttons = !spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    const int side = buttons ? px(2.4) : 0;
    const int frame = px(0.25);
    const int half = (all.height() - 2 * frame) / 2;
    QRect rect = all;
    switch (part) {
    case SC_SpinBoxUp:
        rect = QRect(all.right() + 1 - frame - side, all.top() + frame, side, half);
        break;
    case SC_SpinBoxDown:
        rect = QRect(all.right() + 1 - frame - side, all.top() + frame + half, side, half);
        break;
    case SC_SpinBoxEditField:
        rect = all.adjusted(px(0.6), frame, -frame - side, -frame);
        break;
    default:
        break;
    }
    return visualRect(option->direction, all, rect);
}

QRect WorkbenchStyle::scrollBarRect(const QStyleOptionComplex *option, SubControl part) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return {};
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 page = qMax(1, bar->pageStep);
    const int slider = qBound(qMin(px(3), length), int(length * page / (range + page)), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - slider, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return horizontal ? QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height())
                          : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size);
    };
    const auto visual = [bar](const QRect &rect) { return visualRect(bar->direction, bar->rect, rect); };
    switch (part) {
    case SC_ScrollBarSlider:
        return visual(along(start, slider));
    case SC_ScrollBarSubPage:
        return visual(along(0, start));
    case SC_ScrollBarAddPage:
        return visual(along(start + slider, length - start - slider));
    case SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {}; // no buttons at the ends
    }
}

QRect WorkbenchStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                     SubControl part, const QWidget *widget) const
{
    if (control == CC_SpinBox)
        return spinBoxRect(option, part);
    if (control == CC_ScrollBar)
        return scrollBarRect(option, part);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        // A line edit has two pixels of its own, a plain label one.
        const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const int left = px(0.6) + (box && !box->editable ? 1 : 0);
        const QRect rect = option->rect.adjusted(left, px(0.25), -px(2.8), -px(0.25));
        return visualRect(option->direction, option->rect, rect);
    }
    if (control == CC_ComboBox && part == SC_ComboBoxArrow) {
        const QRect all = option->rect;
        return visualRect(option->direction, all,
                          QRect(all.right() + 1 - px(2.8), all.top(), px(2.4), all.height()));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

// --- strokes and boxes ------------------------------------------------------------------------------------

void WorkbenchStyle::drawBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line,
                             qreal width) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(width > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = width / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius(), radius());
    painter->restore();
}

void WorkbenchStyle::drawRing(QPainter *painter, const QRectF &rect) const
{
    drawBox(painter, rect, {}, color(ColorRole::Accent), ringWidth());
}

void WorkbenchStyle::drawStroke(QPainter *painter, const QList<QPointF> &points, const QColor &ink,
                                qreal width) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(points.constData(), int(points.size()));
    painter->restore();
}

void WorkbenchStyle::drawDot(QPainter *painter, const QPointF &middle, qreal dotRadius,
                             const QColor &ink) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawEllipse(middle, dotRadius, dotRadius);
    painter->restore();
}

void WorkbenchStyle::drawChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction,
                                 const QColor &ink) const
{
    const qreal reach = qMin(0.55 * m_unit, qMin(rect.width(), rect.height()) * 0.4);
    const QPointF middle = rect.center();
    QList<QPointF> points{{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}};
    for (QPointF &point : points) {
        if (direction == Qt::UpArrow)
            point = {point.x(), -point.y()};
        else if (direction == Qt::RightArrow)
            point = {point.y(), point.x()};
        else if (direction == Qt::LeftArrow)
            point = {-point.y(), point.x()};
        point += middle;
    }
    drawStroke(painter, points, ink, strokeWidth());
}

void WorkbenchStyle::drawCross(QPainter *painter, const QRectF &rect, const QColor &ink) const
{
    const qreal inset = rect.width() * 0.28;
    const QRectF sign = rect.adjusted(inset, inset, -inset, -inset);
    drawStroke(painter, {sign.topLeft(), sign.bottomRight()}, ink, strokeWidth());
    drawStroke(painter, {sign.topRight(), sign.bottomLeft()}, ink, strokeWidth());
}

QColor WorkbenchStyle::groundOf(const QStyleOption *option, ColorRole ground) const
{
    const bool enabled = has(option, State_Enabled);
    if (!enabled)
        return color(ColorRole::Window);
    if (has(option, State_Sunken))
        return mixed(ground, ColorRole::Text, 0.12);
    if (has(option, State_MouseOver))
        return mixed(ground, ColorRole::Text, 0.05);
    return color(ground);
}

void WorkbenchStyle::drawField(QPainter *painter, const QStyleOption *option, const QWidget *widget) const
{
    const bool enabled = has(option, State_Enabled);
    const QColor fill = color(enabled ? ColorRole::Base : ColorRole::Window);
    if (isTrouble(widget))
        drawBox(painter, option->rect, fill, color(ColorRole::Trouble), ringWidth());
    else if (enabled && has(option, State_HasFocus))
        drawBox(painter, option->rect, fill, color(ColorRole::Accent), ringWidth());
    else
        drawBox(painter, option->rect, fill, color(ColorRole::Line), lineWidth());
}

// --- buttons ----------------------------------------------------------------------------------------------

void WorkbenchStyle::drawPushButton(QPainter *painter, const QStyleOption *option,
                                    const QWidget *widget) const
{
    const bool enabled = has(option, State_Enabled);
    const bool focused = has(option, State_HasFocus) && has(option, State_KeyboardFocusChange);
    const bool primary = isPrimary(widget) && enabled;
    QRectF rect = option->rect;
    if (focused) {
        drawRing(painter, rect);
        const qreal gap = ringWidth() + (primary ? lineWidth() : 0);
        rect.adjust(gap, gap, -gap, -gap);
    }
    if (primary) {
        const qreal part = has(option, State_Sunken) ? 0.25 : has(option, State_MouseOver) ? 0.12 : 0;
        drawBox(painter, rect, mixed(ColorRole::Accent, ColorRole::OnAccent, part), {}, 0);
        return;
    }
    const ColorRole ground = has(option, State_On) ? ColorRole::Selection : ColorRole::Base;
    drawBox(painter, rect, groundOf(option, ground), color(ColorRole::Line), focused ? 0 : lineWidth());
}

void WorkbenchStyle::drawPushButtonLabel(QPainter *painter, const QStyleOptionButton *option,
                                         const QWidget *widget) const
{
    const bool enabled = has(option, State_Enabled);
    const bool onAccent = isPrimary(widget) && enabled;
    const QColor ink = onAccent  ? color(ColorRole::OnAccent)
                       : enabled ? color(ColorRole::Text)
                                 : disabledInk();
    const int iconSide = option->icon.isNull() ? 0 : option->iconSize.width();
    const int gap = iconSide > 0 && !option->text.isEmpty() ? px(0.5) : 0;
    const int textWidth = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    const int room = option->rect.width();
    const int content = qMin(room, iconSide + gap + textWidth);
    QRect rect(option->rect.x() + (room - content) / 2, option->rect.y(), content, option->rect.height());
    const QRect iconRect(rect.x(), rect.center().y() + 1 - iconSide / 2, iconSide, iconSide);
    if (iconSide > 0)
        option->icon.paint(painter, visualRect(option->direction, option->rect, iconRect), Qt::AlignCenter,
                           onAccent  ? QIcon::Selected
                           : enabled ? QIcon::Normal
                                     : QIcon::Disabled,
                           onAccent ? QIcon::On : QIcon::Off);
    rect.adjust(iconSide + gap, 0, 0, 0);
    painter->save();
    painter->setPen(ink);
    painter->drawText(visualRect(option->direction, option->rect, rect),
                      Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option->text);
    painter->restore();
}

void WorkbenchStyle::drawToolButtonPanel(QPainter *painter, const QStyleOption *option) const
{
    const bool enabled = has(option, State_Enabled);
    const bool pointed = enabled && (has(option, State_MouseOver) || has(option, State_Sunken));
    if (has(option, State_On))
        drawBox(painter, option->rect, groundOf(option, ColorRole::Selection), {}, 0);
    else if (pointed)
        drawBox(painter, option->rect, groundOf(option, ColorRole::Window), {}, 0);
}

void WorkbenchStyle::drawToolButtonLabel(QPainter *painter, const QStyleOption *option,
                                         const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || button->toolButtonStyle != Qt::ToolButtonTextBesideIcon || button->icon.isNull()) {
        QProxyStyle::drawControl(CE_ToolButtonLabel, option, painter, widget);
        return;
    }
    // As Qt does it, but with a gap between icon and text that grows with the rest.
    QStyleOptionButton plain;
    plain.QStyleOption::operator=(*option);
    plain.icon = button->icon;
    plain.iconSize = button->iconSize;
    plain.text = button->text;
    drawPushButtonLabel(painter, &plain, nullptr);
}

void WorkbenchStyle::drawToolButton(QPainter *painter, const QStyleOptionComplex *option,
                                    const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || !hasMenuSign(option)) {
        QProxyStyle::drawComplexControl(CC_ToolButton, option, painter, widget);
        return;
    }
    // Qt puts the sign for a menu into a corner of fixed size; here it stands beside the word.
    QStyleOptionToolButton plain(*button);
    plain.features &= ~QStyleOptionToolButton::HasMenu;
    drawToolButtonPanel(painter, &plain);
    const int sign = px(1.8);
    const QRect signRect(plain.rect.right() + 1 - sign - px(0.4), plain.rect.y(), sign, plain.rect.height());
    plain.rect.adjust(0, 0, -sign, 0);
    drawControl(CE_ToolButtonLabel, &plain, painter, widget);
    drawChevron(painter, signRect, Qt::DownArrow,
                has(option, State_Enabled) ? color(ColorRole::QuietText) : disabledInk());
    if (has(option, State_HasFocus) && has(option, State_KeyboardFocusChange))
        drawRing(painter, option->rect);
}

void WorkbenchStyle::drawMenuSign(QPainter *painter, const QStyleOptionMenuItem *item,
                                  const QRect &place) const
{
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        const auto at = [&place](qreal x, qreal y) {
            return place.topLeft() + QPointF(x, y) * place.width();
        };
        if (item->checked)
            drawStroke(painter, {at(0.2, 0.53), at(0.41, 0.74), at(0.8, 0.29)}, color(ColorRole::Accent),
                       strokeWidth());
        return;
    }
    const bool enabled = has(item, State_Enabled);
    item->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

void WorkbenchStyle::drawMenuItem(QPainter *painter, const QStyleOption *option) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const QRect all = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        drawMiddleLine(painter, all, true, color(ColorRole::Line));
        return;
    }
    const bool enabled = has(item, State_Enabled);
    if (enabled && has(item, State_Selected))
        drawBox(painter, all.adjusted(px(0.2), 0, -px(0.2), 0), color(ColorRole::Selection), {}, 0);
    const int side = px(2.4);
    const auto place = [&](const QRect &logical) { return visualRect(item->direction, all, logical); };
    drawMenuSign(painter, item, place({all.x() + px(1), all.center().y() + 1 - side / 2, side, side}));
    const QStringList words = item->text.split(u'\t');
    const QRect text = place(all.adjusted(menuTextOffset(), 0, -px(2), 0));
    painter->save();
    painter->setFont(item->font);
    painter->setPen(enabled ? color(ColorRole::Text) : disabledInk());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                      words[0]);
    painter->setPen(enabled ? color(ColorRole::QuietText) : disabledInk());
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words.value(1));
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        drawChevron(painter, place({all.right() - px(2.2), all.y(), px(2), all.height()}),
                    item->direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow,
                    color(ColorRole::QuietText));
}

void WorkbenchStyle::drawMenuBarItem(QPainter *painter, const QStyleOption *option) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const bool enabled = has(item, State_Enabled);
    painter->fillRect(item->rect, color(ColorRole::Window));
    if (enabled && has(item, State_Selected))
        drawBox(painter, item->rect, color(ColorRole::Selection), {}, 0);
    painter->setPen(enabled ? color(ColorRole::Text) : disabledInk());
    const int mnemonic = proxy()->styleHint(SH_UnderlineShortcut, item) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(item->rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, item->text);
}

void WorkbenchStyle::drawBranch(QPainter *painter, const QStyleOption *option) const
{
    if (has(option, State_Children))
        drawChevron(painter, option->rect, has(option, State_Open) ? Qt::DownArrow : Qt::RightArrow,
                    color(ColorRole::QuietText));
}

void WorkbenchStyle::drawIndicator(QPainter *painter, const QStyleOption *option, bool round) const
{
    const QRectF rect = option->rect;
    const bool enabled = has(option, State_Enabled);
    const bool on = has(option, State_On);
    const QColor fill =
        on ? (enabled ? color(ColorRole::Accent) : disabledInk()) : groundOf(option, ColorRole::Base);
    const QColor line = on ? fill : enabled ? color(ColorRole::QuietText) : color(ColorRole::Line);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, lineWidth()));
    painter->setBrush(fill);
    const qreal inset = lineWidth() / 2;
    const qreal corner = round ? rect.height() / 2 : radius() * 0.8;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter->restore();
    const auto at = [&rect](qreal x, qreal y) { return rect.topLeft() + QPointF(x, y) * rect.width(); };
    const QColor sign = enabled ? color(ColorRole::OnAccent) : color(ColorRole::Window);
    if (on && round)
        drawDot(painter, rect.center(), rect.width() * 0.2, sign);
    else if (on)
        drawStroke(painter, {at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}, sign, rect.width() * 0.13);
    else if (has(option, State_NoChange))
        drawStroke(painter, {at(0.3, 0.5), at(0.7, 0.5)}, line, rect.width() * 0.13);
}

// --- bars -------------------------------------------------------------------------------------------------

QRect WorkbenchStyle::lineUnder(const QRect &rect) const
{
    const int line = int(lineWidth());
    return {rect.left(), rect.bottom() + 1 - line, rect.width(), line};
}

void WorkbenchStyle::drawMiddleLine(QPainter *painter, const QRect &rect, bool level, const QColor &ink) const
{
    const int line = int(lineWidth());
    painter->fillRect(level ? QRect(rect.x(), rect.center().y(), rect.width(), line)
                            : QRect(rect.center().x(), rect.y(), line, rect.height()),
                      ink);
}

void WorkbenchStyle::drawTab(QPainter *painter, const QStyleOption *option) const
{
    const QRect rect = option->rect;
    if (has(option, State_Selected)) {
        const int bar = px(0.35);
        painter->fillRect(QRect(rect.left(), rect.bottom() + 1 - bar, rect.width(), bar),
                          color(ColorRole::Accent));
    } else if (has(option, State_MouseOver)) {
        painter->fillRect(rect.adjusted(0, 0, 0, -int(lineWidth())), groundOf(option, ColorRole::Window));
    }
}

void WorkbenchStyle::drawScrollBar(QPainter *painter, const QStyleOptionComplex *option,
                                   const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const bool held = has(option, State_Sunken) && bar->activeSubControls.testFlag(SC_ScrollBarSlider);
    const bool pointed = has(option, State_MouseOver);
    const qreal inset = px(0.35);
    QRectF slider = proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    slider.adjust(inset, inset, -inset, -inset);
    const qreal corner = (horizontal ? slider.height() : slider.width()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(ColorRole::Line, ColorRole::QuietText, held ? 0.9 : pointed ? 0.6 : 0.3));
    painter->drawRoundedRect(slider, corner, corner);
    painter->restore();
}

// --- fields with parts ------------------------------------------------------------------------------------

void WorkbenchStyle::drawComboBox(QPainter *painter, const QStyleOptionComplex *option,
                                  const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box || box->frame)
        drawField(painter, option, widget);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawChevron(painter, arrow, Qt::DownArrow,
                has(option, State_Enabled) ? color(ColorRole::QuietText) : disabledInk());
}

void WorkbenchStyle::drawSpinBox(QPainter *painter, const QStyleOptionComplex *option,
                                 const QWidget *widget) const
{
    drawField(painter, option, widget);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto step = [&](SubControl part, QAbstractSpinBox::StepEnabledFlag flag, Qt::ArrowType arrow) {
        const bool enabled = has(option, State_Enabled) && spin->stepEnabled.testFlag(flag);
        const bool pointed = enabled && option->activeSubControls == part && has(option, State_MouseOver);
        const QColor ink = !enabled ? disabledInk() : color(pointed ? ColorRole::Text : ColorRole::QuietText);
        drawChevron(painter, proxy()->subControlRect(CC_SpinBox, option, part, widget), arrow, ink);
    };
    step(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    step(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

// --- what Qt asks for -------------------------------------------------------------------------------------

bool WorkbenchStyle::drawPanel(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawPushButton(painter, option, widget);
        return true;
    case PE_PanelButtonTool:
        drawToolButtonPanel(painter, option);
        return true;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(painter, option, widget);
        return true;
    case PE_Frame:
        drawField(painter, option, widget);
        return true;
    case PE_PanelTipLabel:
        drawBox(painter, option->rect, color(ColorRole::Base), color(ColorRole::Line), lineWidth());
        return true;
    case PE_FrameFocusRect:
        // A view shows its current row by the selection; a ring in every cell would be noise.
        if (!qobject_cast<const QAbstractItemView *>(widget) && has(option, State_KeyboardFocusChange))
            drawRing(painter, option->rect);
        return true;
    case PE_FrameTabBarBase:
        painter->fillRect(lineUnder(option->rect), color(ColorRole::Line));
        return true;
    case PE_FrameLineEdit:
    case PE_FrameGroupBox:
    case PE_FrameStatusBarItem:
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
    case PE_PanelMenuBar:
    case PE_IndicatorTabTearLeft:
    case PE_IndicatorTabTearRight:
        return true; // nothing: no boxes in boxes
    default:
        return false;
    }
}

bool WorkbenchStyle::drawMark(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const
{
    const QColor quiet = has(option, State_Enabled) ? color(ColorRole::QuietText) : disabledInk();
    const auto chevron = [&](Qt::ArrowType direction) {
        drawChevron(painter, option->rect, direction, quiet);
        return true;
    };
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(painter, option, false);
        return true;
    case PE_IndicatorRadioButton:
        drawIndicator(painter, option, true);
        return true;
    case PE_IndicatorBranch:
        drawBranch(painter, option);
        return true;
    case PE_IndicatorArrowDown:
        return chevron(Qt::DownArrow);
    case PE_IndicatorArrowUp:
        return chevron(Qt::UpArrow);
    case PE_IndicatorArrowLeft:
        return chevron(Qt::LeftArrow);
    case PE_IndicatorArrowRight:
        return chevron(Qt::RightArrow);
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        return chevron(up ? Qt::UpArrow : Qt::DownArrow);
    }
    case PE_IndicatorTabClose:
        drawToolButtonPanel(painter, option);
        drawCross(painter, option->rect, quiet);
        return true;
    default:
        return false;
    }
}

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (!drawPanel(element, option, painter, widget) && !drawMark(element, option, painter))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawPushButtonLabel(painter, button, widget);
        return;
    case CE_ToolButtonLabel:
        drawToolButtonLabel(painter, option, widget);
        return;
    case CE_TabBarTabShape:
        drawTab(painter, option);
        return;
    case CE_MenuItem:
        drawMenuItem(painter, option);
        return;
    case CE_MenuBarItem:
        drawMenuBarItem(painter, option);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, groundOf(option, ColorRole::Window));
        painter->fillRect(lineUnder(option->rect), color(ColorRole::Line));
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, color(ColorRole::Window));
        return;
    case CE_Splitter:
        drawMiddleLine(painter, option->rect, !has(option, State_Horizontal),
                       color(has(option, State_MouseOver) ? ColorRole::Accent : ColorRole::Line));
        return;
    case CE_ShapedFrame:
        drawShapedFrame(painter, option, widget);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void WorkbenchStyle::drawShapedFrame(QPainter *painter, const QStyleOption *option,
                                     const QWidget *widget) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const QFrame::Shape shape = frame ? frame->frameShape : QFrame::NoFrame;
    if (shape == QFrame::HLine || shape == QFrame::VLine)
        drawMiddleLine(painter, option->rect, shape == QFrame::HLine, color(ColorRole::Line));
    else
        QProxyStyle::drawControl(CE_ShapedFrame, option, painter, widget);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                        QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(painter, option, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(painter, option, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(painter, option, widget);
        return;
    case CC_ToolButton:
        drawToolButton(painter, option, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QIcon WorkbenchStyle::standardIcon(StandardPixmap which, const QStyleOption *option,
                                   const QWidget *widget) const
{
    const StandardSign sign = signFor(which);
    if (!sign.name)
        return QProxyStyle::standardIcon(which, option, widget);
    const QByteArray source = iconSource(QString::fromLatin1(sign.name));
    QIcon icon;
    for (const qreal units : {2.4, 4.5, 9.0})
        icon.addPixmap(renderIcon(source, color(sign.role), px(units)));
    return icon;
}

QPixmap WorkbenchStyle::standardPixmap(StandardPixmap which, const QStyleOption *option,
                                       const QWidget *widget) const
{
    return signFor(which).name ? standardIcon(which, option, widget).pixmap(px(4.5))
                               : QProxyStyle::standardPixmap(which, option, widget);
}

void WorkbenchStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractScrollArea *>(widget) || framedBy(widget) || qobject_cast<QComboBox *>(widget))
        widget->installEventFilter(this);
    if (auto *tabs = qobject_cast<QTabBar *>(widget))
        tabs->setExpanding(false);
    // A tab bar measures the buttons on its tabs only once, when it makes them.
    if (qobject_cast<QTabBar *>(widget->parentWidget()) && widget->inherits("CloseButton"))
        widget->resize(widget->sizeHint());
}

void WorkbenchStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool WorkbenchStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        auto *widget = static_cast<QWidget *>(watched);
        QWidget *frame = framedBy(widget);
        (frame ? frame : widget)->update();
    }
    // Of its least size a combo box lets go with the style only, not with the font (Qt 6.4).
    if (event->type() == QEvent::FontChange && qobject_cast<QComboBox *>(watched)) {
        QEvent restyled(QEvent::StyleChange);
        QCoreApplication::sendEvent(watched, &restyled);
    }
    return QProxyStyle::eventFilter(watched, event);
}

} // namespace wirebench
