#include "ui/widgets/stylefields.h"

#include <QAbstractSpinBox>
#include <QPainter>

namespace wirebench {

void StyleFields::field(QPainter *painter, const QStyleOption *option, bool inTrouble) const
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor fill = m_color(enabled ? ColorRole::Base : ColorRole::Window);
    if (inTrouble)
        m_shapes.box(painter, option->rect, fill, m_color(ColorRole::Trouble), m_measures.ringWidth());
    else if (enabled && has(option, QStyle::State_HasFocus))
        m_shapes.box(painter, option->rect, fill, m_color(ColorRole::Accent), m_measures.ringWidth());
    else
        m_shapes.box(painter, option->rect, fill, m_color(ColorRole::Line), m_measures.lineWidth());
}

void StyleFields::comboBox(QPainter *painter, const QStyleOptionComplex *option, bool inTrouble) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box || box->frame)
        field(painter, option, inTrouble);
    const QRect arrow = m_measures.comboBoxArrow(option);
    m_shapes.chevron(painter, arrow, Qt::DownArrow, m_color.quietInk(option));
}

void StyleFields::spinBox(QPainter *painter, const QStyleOptionComplex *option, bool inTrouble) const
{
    field(painter, option, inTrouble);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto step = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag flag,
                          Qt::ArrowType arrow) {
        const bool enabled = has(option, QStyle::State_Enabled) && spin->stepEnabled.testFlag(flag);
        const bool pointed =
            enabled && option->activeSubControls == part && has(option, QStyle::State_MouseOver);
        const QColor ink =
            !enabled ? m_color.disabledInk() : m_color(pointed ? ColorRole::Text : ColorRole::QuietText);
        m_shapes.chevron(painter, m_measures.spinBoxRect(option, part), arrow, ink);
    };
    step(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    step(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

} // namespace wirebench
