#include "ui/widgets/labelledfield.h"

#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QLabel>

namespace wirebench {

QString withoutMnemonic(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

LabelledField::LabelledField(Look &look, const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent), m_look(look), m_label(new QLabel(this)), m_field(field)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_label);
    row->addWidget(m_field);
    m_label->setBuddy(m_field);
    setLabel(label);
    connect(&m_look, &Look::changed, this, &LabelledField::applyLook);
    applyLook();
}

void LabelledField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    if (!label.isEmpty())
        m_field->setAccessibleName(withoutMnemonic(label));
}

void LabelledField::applyLook()
{
    layout()->setSpacing(m_look.unit());
}

} // namespace wirebench
