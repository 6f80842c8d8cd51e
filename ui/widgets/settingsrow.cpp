#include "ui/widgets/settingsrow.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labelledfield.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

SettingsRow::SettingsRow(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_often(new FlowLayout), m_rareBox(new QWidget(this)),
      m_rare(new FlowLayout(m_rareBox)), m_more(new QToolButton(this)), m_hint(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_often);
    column->addWidget(m_rareBox);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_hint->setTextFormat(Qt::PlainText);
    m_often->addWidget(m_more);
    m_often->addWidget(m_hint);
    connect(m_more, &QToolButton::clicked, this, [this] { setMoreOpen(!m_moreOpen); });
    connect(&m_look, &Look::changed, this, &SettingsRow::applyLook);
    retranslate();
    applyLook();
    showMore();
}

LabelledField *SettingsRow::wrapped(const QString &label, QWidget *field)
{
    auto *item = new LabelledField(m_look, label, field, this);
    item->setSizePolicy(field->sizePolicy());
    return item;
}

LabelledField *SettingsRow::wrapperOf(QWidget *field) const
{
    return qobject_cast<LabelledField *>(field->parentWidget());
}

void SettingsRow::addField(const QString &label, QWidget *field)
{
    LabelledField *item = wrapped(label, field);
    m_often->insertWidget(m_often->indexOf(m_more), item);
    setTabOrder(field, m_more);
}

void SettingsRow::prependField(const QString &label, QWidget *field)
{
    m_often->insertWidget(0, wrapped(label, field));
    if (QLayoutItem *next = m_often->itemAt(1); next && next->widget()) {
        auto *following = qobject_cast<LabelledField *>(next->widget());
        setTabOrder(field, following ? following->field() : next->widget());
    }
}

void SettingsRow::addRareField(const QString &label, QWidget *field)
{
    m_rare->addWidget(wrapped(label, field));
    ++m_rareCount;
    showMore();
}

void SettingsRow::setTrailing(QWidget *widget)
{
    m_often->addWidget(widget);
    m_often->setTrailing(widget);
}

void SettingsRow::setLabel(QWidget *field, const QString &label)
{
    if (LabelledField *item = wrapperOf(field))
        item->setLabel(label);
}

void SettingsRow::setFieldVisible(QWidget *field, bool visible)
{
    if (LabelledField *item = wrapperOf(field))
        item->setVisible(visible);
}

void SettingsRow::setMoreOpen(bool open)
{
    const bool changed = m_moreOpen != open;
    m_moreOpen = open;
    showMore();
    if (changed)
        Q_EMIT moreToggled(open);
}

void SettingsRow::setMoreHint(const QString &hint)
{
    m_hint->setText(hint);
    showMore();
}

QString SettingsRow::moreHint() const
{
    return m_hint->text();
}

void SettingsRow::showMore()
{
    m_more->setText(m_moreOpen ? tr("Less") : tr("More"));
    m_more->setVisible(m_rareCount > 0);
    m_more->setIcon(
        m_look.icon(m_moreOpen ? QStringLiteral("less") : QStringLiteral("more"), ColorRole::QuietText));
    m_rareBox->setVisible(m_moreOpen && m_rareCount > 0);
    m_hint->setVisible(!m_moreOpen && !m_hint->text().isEmpty());
}

void SettingsRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SettingsRow::retranslate()
{
    m_more->setToolTip(tr("Settings that are needed less often"));
    showMore();
}

void SettingsRow::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_hint->setPalette(quiet);
}

} // namespace wirebench
