#include "ui/dialogue/dialogueform.h"

#include "ui/widgets/look.h"
#include "ui/widgets/pathfield.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int messageLines = 4;

/// A field for a secret: dots, until the eye at its end is pressed.
QLineEdit *secretField()
{
    auto *field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    return field;
}

QString downloadFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

} // namespace

DialogueForm::DialogueForm(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    connect(&look, &Look::changed, this, [this] { build(); }); // the heights of long fields
}

void DialogueForm::setDialogue(const DialoguePtr &dialogue, DialogueLanguage language)
{
    takeTyped();
    m_fields.clear(); // of the dialogue before
    m_dialogue = dialogue;
    m_language = language;
    build();
}

void DialogueForm::build()
{
    takeTyped();
    m_fields.clear();
    delete m_body;
    m_body = new QWidget;
    m_column->addWidget(m_body);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    m_row = new SettingsRow(m_look);
    body->addWidget(m_row);
    if (!m_dialogue)
        return;
    m_loading = true;
    for (const DialogueParameter &parameter : m_dialogue->parameters) {
        QWidget *field = makeField(parameter);
        const QString title = parameter.title.in(m_language);
        const QString &about = parameter.about.in(m_language);
        editOf(field)->setAccessibleName(title);
        field->setToolTip(about);
        m_fields.insert(parameter.name, field);
        if (parameter.kind == ParameterKind::Message) {
            auto *label = new QLabel(title);
            label->setTextFormat(Qt::PlainText);
            label->setBuddy(field);
            body->addWidget(label);
            body->addWidget(field);
        } else if (parameter.kind == ParameterKind::YesNo) {
            parameter.optional ? m_row->addRareField({}, field) : m_row->addField({}, field);
        } else if (parameter.optional) {
            m_row->addRareField(title, field);
        } else {
            m_row->addField(title, field);
        }
        fill(parameter);
    }
    m_loading = false;
}

QWidget *DialogueForm::makeField(const DialogueParameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::YesNo: {
        auto *box = new QCheckBox(parameter.title.in(m_language));
        connect(box, &QCheckBox::toggled, this, &DialogueForm::fieldEdited);
        return box;
    }
    case ParameterKind::Choice: {
        auto *box = new QComboBox;
        box->setProperty("notation", true); // words of the file
        for (const QString &choice : parameter.choices)
            box->addItem(choice);
        connect(box, &QComboBox::currentIndexChanged, this, &DialogueForm::fieldEdited);
        return box;
    }
    case ParameterKind::File:
    case ParameterKind::Folder: {
        const bool isFolder = parameter.kind == ParameterKind::Folder;
        auto *path = new PathField(m_look, parameter.title.in(m_language),
                                   isFolder ? PathField::Purpose::Folder : PathField::Purpose::Read);
        connect(path, &PathField::pathChanged, this, &DialogueForm::fieldEdited);
        return path;
    }
    case ParameterKind::Message: {
        auto *text = new QPlainTextEdit;
        text->setTabChangesFocus(true);
        text->setFixedHeight(messageLines * QFontMetrics(m_look.baseFont()).lineSpacing() + 2 * m_look.gap());
        connect(text, &QPlainTextEdit::textChanged, this, &DialogueForm::fieldEdited);
        return text;
    }
    case ParameterKind::Text:
    case ParameterKind::Number:
    case ParameterKind::List:
    case ParameterKind::Files:
        break;
    }
    auto *line = parameter.secret ? secretField() : new QLineEdit;
    if (parameter.secret) {
        QAction *eye = line->addAction(m_look.icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
        eye->setCheckable(true);
        eye->setToolTip(tr("Show what is typed"));
        connect(eye, &QAction::toggled, line,
                [line](bool on) { line->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    }
    if (parameter.optional)
        line->setPlaceholderText(tr("none"));
    connect(line, &QLineEdit::textChanged, this, &DialogueForm::fieldEdited);
    return line;
}

/// What one types into: the field itself, or the line of a path.
QWidget *DialogueForm::editOf(QWidget *field) const
{
    const auto *path = qobject_cast<PathField *>(field);
    return path ? path->lineEdit() : field;
}

QString DialogueForm::valueOf(const DialogueParameter &parameter) const
{
    QWidget *field = m_fields.value(parameter.name);
    if (const auto *box = qobject_cast<QCheckBox *>(field))
        return box->isChecked() ? QStringLiteral("yes") : QStringLiteral("no");
    if (const auto *box = qobject_cast<QComboBox *>(field))
        return box->currentText();
    if (const auto *path = qobject_cast<PathField *>(field))
        return path->path();
    if (const auto *text = qobject_cast<QPlainTextEdit *>(field))
        return text->toPlainText();
    if (const auto *line = qobject_cast<QLineEdit *>(field))
        return line->text();
    return parameter.defaultValue;
}

/// In a window "." is nowhere that a person knows: files go where a browser would put them.
QString DialogueForm::defaultOf(const DialogueParameter &parameter)
{
    if (parameter.kind == ParameterKind::Folder && parameter.defaultValue == u".")
        return downloadFolder();
    return parameter.defaultValue;
}

void DialogueForm::fill(const DialogueParameter &parameter)
{
    const QString value = (parameter.secret ? m_secrets : m_kept).value(parameter.name, defaultOf(parameter));
    QWidget *field = m_fields.value(parameter.name);
    if (auto *box = qobject_cast<QCheckBox *>(field))
        box->setChecked(value == u"yes");
    else if (auto *choices = qobject_cast<QComboBox *>(field))
        choices->setCurrentIndex(qMax(0, choices->findText(value)));
    else if (auto *path = qobject_cast<PathField *>(field))
        path->setPath(value);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(field))
        text->setPlainText(value);
    else if (auto *line = qobject_cast<QLineEdit *>(field))
        line->setText(value);
}

void DialogueForm::takeTyped()
{
    if (!m_dialogue || m_fields.isEmpty())
        return;
    for (const DialogueParameter &parameter : m_dialogue->parameters) {
        const QString value = valueOf(parameter);
        QMap<QString, QString> &kept = parameter.secret ? m_secrets : m_kept;
        if (value == defaultOf(parameter))
            kept.remove(parameter.name);
        else
            kept.insert(parameter.name, value);
    }
}

void DialogueForm::fieldEdited()
{
    if (m_loading)
        return;
    takeTyped();
    clearTrouble();
    Q_EMIT edited();
}

DialogueValues DialogueForm::values() const
{
    DialogueValues values;
    for (const DialogueParameter &parameter : m_dialogue ? m_dialogue->parameters : QList<DialogueParameter>())
        values.insert(parameter.name, valueOf(parameter));
    return values;
}

void DialogueForm::setKeptValues(const QMap<QString, QString> &values, const QMap<QString, QString> &secrets)
{
    m_kept = values;
    m_secrets = secrets;
    if (!m_dialogue)
        return;
    m_loading = true;
    for (const DialogueParameter &parameter : m_dialogue->parameters)
        fill(parameter);
    m_loading = false;
}

void DialogueForm::setValue(const QString &name, const QString &value)
{
    const DialogueParameter *parameter = m_dialogue ? m_dialogue->parameter(name) : nullptr;
    if (!parameter)
        return;
    (parameter->secret ? m_secrets[name] : m_kept[name]) = value;
    fill(*parameter);
}

void DialogueForm::setLocked(bool locked)
{
    for (QWidget *field : std::as_const(m_fields))
        field->setEnabled(!locked);
}

void DialogueForm::showTrouble(const QString &name)
{
    QWidget *field = m_fields.value(name);
    if (!field)
        return;
    if (m_dialogue->parameter(name)->optional)
        m_row->setMoreOpen(true);
    WorkbenchStyle::setTrouble(editOf(field), true);
    editOf(field)->setFocus(Qt::OtherFocusReason);
}

void DialogueForm::clearTrouble()
{
    for (QWidget *field : std::as_const(m_fields))
        WorkbenchStyle::setTrouble(editOf(field), false);
}

} // namespace wirebench
