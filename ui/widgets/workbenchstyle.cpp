#include "ui/widgets/workbenchstyle.h"

#include "ui/widgets/icons.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFrame>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace wirebench {

namespace {

constexpr char primaryProperty[] = "wirebenchPrimary";
constexpr char troubleProperty[] = "wirebenchTrouble";

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

/// The widget that draws the frame around @p widget, if that is another one.
QWidget *framedBy(const QWidget *widget)
{
    QWidget *parent = widget->parentWidget();
    const bool framed = qobject_cast<QComboBox *>(parent) || qobject_cast<QAbstractSpinBox *>(parent);
    return framed ? parent : nullptr;
}

} // namespace

WorkbenchStyle::WorkbenchStyle(Theme theme, int unit)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_color(theme), m_measures(unit),
      m_shapes(m_measures, m_color), m_buttons(m_shapes), m_menus(m_shapes), m_fields(m_shapes),
      m_marks(m_shapes), m_bars(m_shapes)
{
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

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const std::optional<int> ours = m_measures.pixelMetric(metric);
    return ours ? *ours : QProxyStyle::pixelMetric(metric, option, widget);
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
    const std::optional<QSize> ours = m_measures.size(type, option, contents);
    return ours ? *ours
                : m_measures.grown(type, QProxyStyle::sizeFromContents(type, option, contents, widget));
}

QRect WorkbenchStyle::subElementRect(SubElement element, const QStyleOption *option,
                                     const QWidget *widget) const
{
    const std::optional<QRect> ours = m_measures.subElementRect(element, option);
    return ours ? *ours : QProxyStyle::subElementRect(element, option, widget);
}

QRect WorkbenchStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                     SubControl part, const QWidget *widget) const
{
    const std::optional<QRect> ours = m_measures.subControlRect(control, option, part);
    return ours ? *ours : QProxyStyle::subControlRect(control, option, part, widget);
}

bool WorkbenchStyle::drawPanel(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        m_buttons.pushButton(painter, option, isPrimary(widget));
        return true;
    case PE_PanelButtonTool:
        m_buttons.toolButtonPanel(painter, option);
        return true;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            m_fields.field(painter, option, isTrouble(widget));
        return true;
    case PE_Frame:
        m_fields.field(painter, option, isTrouble(widget));
        return true;
    case PE_PanelTipLabel:
        m_shapes.box(painter, option->rect, m_color(ColorRole::Base), m_color(ColorRole::Line),
                     m_measures.lineWidth());
        return true;
    case PE_FrameFocusRect:
        // A view shows its current row by the selection; a ring in every cell would be noise.
        if (!qobject_cast<const QAbstractItemView *>(widget) && has(option, State_KeyboardFocusChange))
            m_shapes.ring(painter, option->rect);
        return true;
    case PE_FrameTabBarBase:
        m_shapes.lineUnder(painter, option->rect);
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

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (element == PE_IndicatorTabClose)
        m_buttons.toolButtonPanel(painter, option); // the ground of its cross
    if (!drawPanel(element, option, painter, widget) && !m_marks.mark(element, painter, option))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            m_buttons.pushButtonLabel(painter, button, isPrimary(widget));
        return;
    case CE_ToolButtonLabel:
        if (!m_buttons.toolButtonLabel(painter, option))
            QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_TabBarTabShape:
        m_bars.tab(painter, option);
        return;
    case CE_MenuItem:
        m_menus.item(painter, option);
        return;
    case CE_MenuBarItem:
        m_menus.barItem(painter, option, proxy()->styleHint(SH_UnderlineShortcut, option));
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        m_bars.header(painter, option);
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_color(ColorRole::Window));
        return;
    case CE_Splitter:
        m_shapes.middleLine(painter, option->rect, !has(option, State_Horizontal),
                            m_color(has(option, State_MouseOver) ? ColorRole::Accent : ColorRole::Line));
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
        m_shapes.middleLine(painter, option->rect, shape == QFrame::HLine, m_color(ColorRole::Line));
    else
        QProxyStyle::drawControl(CE_ShapedFrame, option, painter, widget);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                        QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        m_fields.comboBox(painter, option, isTrouble(widget));
        return;
    case CC_SpinBox:
        m_fields.spinBox(painter, option, isTrouble(widget));
        return;
    case CC_ScrollBar:
        m_bars.scrollBar(painter, option);
        return;
    case CC_ToolButton:
        if (!m_buttons.toolButton(painter, option, *this, widget))
            QProxyStyle::drawComplexControl(control, option, painter, widget);
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
        icon.addPixmap(renderIcon(source, m_color(sign.role), m_measures.px(units)));
    return icon;
}

QPixmap WorkbenchStyle::standardPixmap(StandardPixmap which, const QStyleOption *option,
                                       const QWidget *widget) const
{
    return signFor(which).name ? standardIcon(which, option, widget).pixmap(m_measures.px(4.5))
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
