#include "ui/widgets/addressline.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labelledfield.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statelabel.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

void selectText(QWidget *field)
{
    if (auto *line = qobject_cast<QLineEdit *>(field))
        line->selectAll();
    else if (auto *combo = qobject_cast<QComboBox *>(field); combo && combo->lineEdit())
        combo->lineEdit()->selectAll();
    else if (auto *spin = qobject_cast<QAbstractSpinBox *>(field))
        spin->selectAll();
}

bool isEnter(const QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    return plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
}

} // namespace

AddressLine::AddressLine(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_flow(new FlowLayout), m_primary(new ActionButton(this)),
      m_state(new StateLabel(look, this)), m_notice(new Notice(look, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_flow);
    column->addWidget(m_notice);
    m_flow->addWidget(m_primary);
    m_flow->addWidget(m_state);
    m_flow->setTrailing(m_state);
    WorkbenchStyle::setPrimary(m_primary, true);
    m_buttons.append(m_primary);
    connect(m_notice, &Notice::dismissed, this, &AddressLine::clearError);
    connect(&m_look, &Look::changed, this, &AddressLine::applyLook);
    applyLook();
}

void AddressLine::addField(const QString &label, QWidget *field)
{
    auto *item = new LabelledField(m_look, label, field, this);
    item->setSizePolicy(field->sizePolicy());
    m_flow->insertWidget(int(m_fields.size()), item);
    m_fields.append(field);
    watch(field);
    orderTabs();
}

void AddressLine::watch(QWidget *field)
{
    const auto edited = [this, field] {
        if (m_troubled == field)
            clearError();
    };
    field->installEventFilter(this);
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        connect(line, &QLineEdit::textChanged, this, edited);
    } else if (auto *combo = qobject_cast<QComboBox *>(field)) {
        connect(combo, &QComboBox::currentTextChanged, this, edited);
    } else if (auto *spin = qobject_cast<QAbstractSpinBox *>(field)) {
        connect(spin->findChild<QLineEdit *>(), &QLineEdit::textChanged, this, edited);
    }
}

LabelledField *AddressLine::wrapperOf(QWidget *field) const
{
    return qobject_cast<LabelledField *>(field->parentWidget());
}

void AddressLine::setLabel(QWidget *field, const QString &label)
{
    if (LabelledField *item = wrapperOf(field))
        item->setLabel(label);
}

void AddressLine::setFieldVisible(QWidget *field, bool visible)
{
    if (visible)
        m_unwanted.remove(field);
    else
        m_unwanted.insert(field);
    showFields();
}

void AddressLine::showFields()
{
    const bool giveRoom = m_locked && m_look.isProjected();
    for (QWidget *field : m_fields)
        wrapperOf(field)->setVisible(!giveRoom && !m_unwanted.contains(field));
}

void AddressLine::setFieldsLocked(bool locked)
{
    m_locked = locked;
    enableFields();
    showFields();
}

void AddressLine::setFieldEnabled(QWidget *field, bool enabled)
{
    if (enabled)
        m_meaningless.remove(field);
    else
        m_meaningless.insert(field);
    enableFields();
}

void AddressLine::enableFields()
{
    for (QWidget *field : m_fields)
        field->parentWidget()->setDisabled(m_locked || m_meaningless.contains(field));
}

void AddressLine::orderTabs()
{
    const QList<QWidget *> order = m_fields + m_buttons;
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void AddressLine::setPrimaryAction(QAction *action)
{
    m_primary->setAction(action);
}

void AddressLine::reservePrimaryWords(const QStringList &words)
{
    m_primary->reserveWords(words);
}

QPushButton *AddressLine::primaryButton() const
{
    return m_primary;
}

void AddressLine::addButton(QAction *action)
{
    auto *button = new ActionButton(this);
    m_flow->insertWidget(m_flow->indexOf(m_state), button);
    m_buttons.append(button);
    button->setAction(action);
    orderTabs();
}

void AddressLine::setPrimaryFilled(bool filled)
{
    WorkbenchStyle::setPrimary(m_primary, filled);
}

void AddressLine::setState(StateKind kind, const QString &word, const QString &details)
{
    m_state->setState(kind, word, details);
}

StateKind AddressLine::stateKind() const
{
    return m_state->kind();
}

QString AddressLine::stateText() const
{
    return m_state->text();
}

void AddressLine::showError(const Error &error, QWidget *field)
{
    clearError();
    m_notice->showError(error);
    if (!field)
        return;
    m_troubled = field;
    WorkbenchStyle::setTrouble(field, true);
    field->setFocus(Qt::OtherFocusReason);
    selectText(field);
}

void AddressLine::clearError()
{
    if (m_troubled)
        WorkbenchStyle::setTrouble(m_troubled, false);
    m_troubled.clear();
    m_notice->clear();
}

void AddressLine::focusAddress()
{
    QList<QWidget *> order = m_fields;
    if (m_addressField)
        order.prepend(m_addressField);
    for (QWidget *field : order) {
        if (!field->isEnabled() || !field->isVisible())
            continue;
        field->setFocus(Qt::ShortcutFocusReason);
        selectText(field);
        return;
    }
    m_primary->setFocus(Qt::ShortcutFocusReason);
}

bool AddressLine::eventFilter(QObject *watched, QEvent *event)
{
    if (!isEnter(event) || !m_primary->isEnabled())
        return QWidget::eventFilter(watched, event);
    if (auto *spin = qobject_cast<QAbstractSpinBox *>(watched))
        spin->interpretText();
    m_primary->click();
    return true;
}

void AddressLine::applyLook()
{
    layout()->setSpacing(m_look.gap());
    showFields();
}

} // namespace wirebench
