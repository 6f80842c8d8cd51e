#include "ui/http/lineseditor.h"

#include "ui/widgets/historyfield.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int pauseMs = 400;                 // in typing, before a mistake is told
constexpr qsizetype quickLength = 64 * 1024; // characters that are judged at each keystroke

} // namespace

LinesEditor::LinesEditor(Look &look, const QString &name, QWidget *parent)
    : QWidget(parent), m_look(look), m_field(new HistoryField(look, this)), m_notice(new Notice(look, this))
{
    m_field->setAccessibleName(name);
    m_notice->setDismissable(false);
    m_timer.setSingleShot(true);
    m_timer.setInterval(pauseMs);
    setFocusProxy(m_field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field, 1);
    column->addWidget(m_notice);
    connect(m_field, &QPlainTextEdit::textChanged, this, &LinesEditor::textEdited);
    connect(&m_timer, &QTimer::timeout, this, &LinesEditor::judge);
    connect(&m_look, &Look::changed, this, &LinesEditor::applyLook);
    applyLook();
}

void LinesEditor::setRules(Rules rules)
{
    m_rules = std::move(rules);
    judge();
}

QString LinesEditor::text() const
{
    return m_field->text();
}

void LinesEditor::setText(const QString &text)
{
    m_field->setText(text);
    judge();
}

void LinesEditor::setPlaceholderText(const QString &text)
{
    m_field->setPlaceholderText(text);
}

void LinesEditor::textEdited()
{
    m_timer.start();
    const QString text = m_field->text();
    const bool quick = text.size() <= quickLength;
    if (m_field->hasMistake() && quick && !(m_rules && m_rules(text)))
        judge();
    Q_EMIT edited();
}

bool LinesEditor::judge()
{
    m_timer.stop();
    const std::optional<Mistake> mistake = m_rules ? m_rules(m_field->text()) : std::nullopt;
    if (!mistake) {
        m_field->clearMistake();
        m_notice->clear();
        return true;
    }
    m_field->markMistake(mistake->position, mistake->length);
    if (mistake->error.code != ErrorCode::None)
        m_notice->showError(mistake->error);
    else
        m_notice->showText(Notice::Kind::Info, mistake->words);
    return false;
}

void LinesEditor::applyLook()
{
    layout()->setSpacing(m_look.gap());
}

LinesEditor::Mistake lineMistake(const QString &text, const Error &error)
{
    const int start = qBound(0, error.position, int(text.size()));
    qsizetype end = text.indexOf(u'\n', start);
    if (end < 0)
        end = text.size();
    return {start, qMax(1, int(end) - start), error, {}};
}

} // namespace wirebench
