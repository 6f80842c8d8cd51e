#include "ui/dialogue/dialoguecommands.h"

#include "ui/widgets/look.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace wirebench {

DialogueCommands::DialogueCommands(Look &look, QWidget *parent) : QScrollArea(parent), m_look(look)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    connect(&look, &Look::changed, this, &DialogueCommands::applyLook);
}

void DialogueCommands::setProtocol(const ProtocolEntry *entry, DialogueLanguage language)
{
    if (m_entry == entry && m_language == language)
        return; // what is typed stays
    m_entry = entry;
    m_language = language;
    build();
}

void DialogueCommands::build()
{
    m_rows.clear();
    m_explanations.clear();
    auto *body = new QWidget;
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m_look.unit());
    grid->setVerticalSpacing(m_look.gap());
    for (qsizetype i = 0; m_entry && i < m_entry->commands.size(); ++i) {
        const ProtocolCommand &command = m_entry->commands[i];
        Row row{&command, new QPushButton(command.text.section(u' ', 0, 0)), {}};
        auto *fields = new QHBoxLayout;
        for (const CommandField &field : command.fields) {
            auto *edit = new QLineEdit;
            edit->setPlaceholderText(field.title.in(m_language));
            edit->setAccessibleName(field.title.in(m_language));
            if (field.secret)
                edit->setEchoMode(QLineEdit::Password);
            connect(edit, &QLineEdit::returnPressed, row.button, &QPushButton::click);
            row.fields.insert(field.name, edit);
            fields->addWidget(edit);
        }
        auto *about = new QLabel(command.about.in(m_language));
        about->setTextFormat(Qt::PlainText);
        about->setWordWrap(true);
        m_explanations.append(about);
        const int line = int(i);
        grid->addWidget(row.button, line, 0, Qt::AlignTop);
        grid->addLayout(fields, line, 1);
        grid->addWidget(about, line, 2, Qt::AlignVCenter);
        connect(row.button, &QPushButton::clicked, this, [this, i] { send(m_rows[i]); });
        m_rows.append(row);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 2);
    grid->setRowStretch(int(m_rows.size()), 1);
    delete takeWidget();
    setWidget(body);
    showEnabled();
    applyLook();
}

void DialogueCommands::send(const Row &row)
{
    QHash<QString, QString> values;
    for (auto field = row.fields.begin(); field != row.fields.end(); ++field)
        values.insert(field.key(), field.value()->text());
    DialogueNote problem;
    const QString line = row.command->line(values, &problem);
    if (problem.isEmpty())
        Q_EMIT lineWanted(line);
    else
        Q_EMIT refused(problem);
}

void DialogueCommands::setSendEnabled(bool enabled, const QString &reason)
{
    m_sendEnabled = enabled;
    m_reason = reason;
    showEnabled();
}

void DialogueCommands::showEnabled()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.button->setEnabled(m_sendEnabled);
        row.button->setToolTip(m_sendEnabled ? row.command->text : m_reason);
    }
}

void DialogueCommands::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    for (QLabel *label : std::as_const(m_explanations))
        label->setPalette(quiet);
    for (const Row &row : std::as_const(m_rows))
        row.button->setFont(m_look.dataFont());
}

} // namespace wirebench
