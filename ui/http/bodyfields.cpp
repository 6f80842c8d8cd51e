#include "ui/http/bodyfields.h"

#include "core/http/httprequest.h"
#include "ui/http/lineseditor.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/look.h"
#include "ui/widgets/pathfield.h"
#include "ui/widgets/settingsrow.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace wirebench {

namespace {

std::optional<LinesEditor::Mistake> jsonMistake(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    const QByteArray bytes = text.toUtf8();
    QJsonParseError error;
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError)
        return {};
    const auto position =
        QString::fromUtf8(QByteArrayView(bytes).first(qMin<qsizetype>(error.offset, bytes.size()))).size();
    return LinesEditor::Mistake{
        int(position),
        1,
        {},
        BodyFields::tr("Not proper JSON here: %1. It is sent as it stands.").arg(error.errorString())};
}

std::optional<LinesEditor::Mistake> formMistake(const QString &text, HttpBodyKind kind)
{
    const Result<HttpBody> body = kind == HttpBodyKind::Form ? formBody(text) : multipartBody(text);
    if (body)
        return {};
    return lineMistake(text, body.error());
}

} // namespace

BodyFields::BodyFields(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_row(new SettingsRow(look)), m_kind(new QComboBox),
      m_contentType(new QLineEdit), m_pages(new QStackedWidget), m_none(new QLabel),
      m_text(new LinesEditor(look, tr("Body of the request"))),
      m_form(new LinesEditor(look, tr("Fields of the form"))),
      m_file(new PathField(look, tr("File to send"))), m_filePage(new QWidget)
{
    makeFields();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    column->addWidget(m_pages, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showWhatApplies();
        Q_EMIT edited();
    });
    connect(m_contentType, &QLineEdit::textChanged, this, &BodyFields::edited);
    connect(m_text, &LinesEditor::edited, this, &BodyFields::edited);
    connect(m_form, &LinesEditor::edited, this, &BodyFields::edited);
    connect(m_file, &PathField::pathChanged, this, &BodyFields::edited);
    connect(&m_look, &Look::changed, this, &BodyFields::applyLook);
    applyLook();
    showWhatApplies();
}

void BodyFields::makeFields()
{
    addChoice(m_kind, tr("none"), HttpBodyKind::None);
    addChoice(m_kind, tr("text"), HttpBodyKind::Text);
    addChoice(m_kind, tr("JSON"), HttpBodyKind::Json);
    addChoice(m_kind, tr("form"), HttpBodyKind::Form);
    addChoice(m_kind, tr("multipart form"), HttpBodyKind::Multipart);
    addChoice(m_kind, tr("file"), HttpBodyKind::File);
    m_kind->setToolTip(tr("What goes out behind the headers"));
    m_contentType->setToolTip(tr("The header Content-Type, such as text/csv; charset=utf-8"));
    m_row->addField(tr("&Kind"), m_kind);
    m_row->addField(tr("&Type"), m_contentType);
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_none->setText(tr("The request has no body. Choose a kind to give it one."));
    m_file->lineEdit()->setAccessibleName(tr("File to send"));
    m_file->setPlaceholderText(tr("Path of a file"));
    auto *fileColumn = new QVBoxLayout(m_filePage);
    fileColumn->setContentsMargins(0, 0, 0, 0);
    fileColumn->addWidget(m_file);
    fileColumn->addStretch(1);
    for (QWidget *page : std::initializer_list<QWidget *>{m_none, m_text, m_form, m_filePage})
        m_pages->addWidget(page);
}

HttpBodyKind BodyFields::kind() const
{
    return choice<HttpBodyKind>(m_kind);
}

void BodyFields::showWhatApplies()
{
    const HttpBodyKind now = kind();
    m_row->setFieldVisible(m_contentType, now == HttpBodyKind::Text || now == HttpBodyKind::File);
    m_contentType->setPlaceholderText(now == HttpBodyKind::File ? tr("by the file's name")
                                                                : tr("text/plain; charset=utf-8"));
    const bool isForm = now == HttpBodyKind::Form || now == HttpBodyKind::Multipart;
    m_text->setRules(now == HttpBodyKind::Json ? LinesEditor::Rules(jsonMistake) : LinesEditor::Rules());
    m_text->setPlaceholderText(now == HttpBodyKind::Json ? QStringLiteral("{\"name\": \"value\"}")
                                                         : tr("The text to send"));
    m_form->setPlaceholderText(now == HttpBodyKind::Multipart
                                   ? tr("name=value, one a line; name=@/path/of/a/file sends a file")
                                   : tr("name=value, one a line"));
    m_form->setRules(isForm
                         ? LinesEditor::Rules([now](const QString &text) { return formMistake(text, now); })
                         : LinesEditor::Rules());
    if (isForm)
        m_pages->setCurrentWidget(m_form);
    else if (now == HttpBodyKind::File)
        m_pages->setCurrentWidget(m_filePage);
    else
        m_pages->setCurrentWidget(now == HttpBodyKind::None ? static_cast<QWidget *>(m_none) : m_text);
}

void BodyFields::readInto(HttpRequestSettings &settings) const
{
    settings.bodyKind = kind();
    settings.bodyText = m_text->text();
    settings.contentType = m_contentType->text();
    settings.formText = m_form->text();
    settings.filePath = m_file->path();
}

void BodyFields::setSettings(const HttpRequestSettings &settings)
{
    choose(m_kind, settings.bodyKind);
    m_contentType->setText(settings.contentType);
    m_text->setText(settings.bodyText);
    m_form->setText(settings.formText);
    m_file->setPath(settings.filePath);
}

bool BodyFields::judge()
{
    const HttpBodyKind now = kind();
    const bool isForm = now == HttpBodyKind::Form || now == HttpBodyKind::Multipart;
    return !isForm || m_form->judge(); // JSON that is none may be meant so
}

QWidget *BodyFields::fieldOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::InvalidFormField:
        return m_form->field();
    case ErrorCode::InvalidMediaType:
        return m_contentType;
    case ErrorCode::FileUnreadable:
        if (kind() == HttpBodyKind::File)
            return m_file->lineEdit();
        return kind() == HttpBodyKind::Multipart ? m_form->field() : nullptr;
    default:
        return nullptr;
    }
}

void BodyFields::applyLook()
{
    layout()->setSpacing(m_look.gap());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_none->setPalette(quiet);
}

} // namespace wirebench
