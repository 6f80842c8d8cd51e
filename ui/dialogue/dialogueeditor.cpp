#include "ui/dialogue/dialogueeditor.h"

#include "core/base/wholefile.h"
#include "core/dialogue/dialoguefile.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int checkPauseMs = 400;

} // namespace

DialogueEditor::DialogueEditor(Look &look, QWidget *parent)
    : QDialog(parent), m_look(look), m_text(new QPlainTextEdit), m_notice(new Notice(look)), m_save(new QAction(this)),
      m_saveButton(new ActionButton)
{
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_notice->setDismissable(false);
    m_save->setShortcut(QKeySequence::Save);
    addAction(m_save);
    m_saveButton->setAction(m_save);
    m_saveButton->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_notice, 1);
    buttons->addWidget(m_saveButton, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(checkPauseMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &DialogueEditor::check);
    connect(m_text, &QPlainTextEdit::textChanged, &m_checkTimer, qOverload<>(&QTimer::start));
    connect(m_save, &QAction::triggered, this, &DialogueEditor::save);
    const auto applyLook = [this] {
        m_text->setFont(m_look.dataFont());
        m_save->setIcon(m_look.icon(QStringLiteral("export")));
    };
    connect(&look, &Look::changed, this, applyLook);
    applyLook();
    retranslate();
    resize(80 * fontMetrics().averageCharWidth() + 4 * look.unit(), 34 * fontMetrics().lineSpacing());
}

void DialogueEditor::edit(const QByteArray &json, const QString &path, DialogueLanguage language)
{
    m_path = path;
    m_language = language;
    m_text->setPlainText(QString::fromUtf8(json));
    m_text->document()->setModified(false);
    retranslate();
    check();
    show();
    raise();
    activateWindow();
    m_text->setFocus();
}

QString DialogueEditor::text() const
{
    return m_text->toPlainText();
}

/// Says what is wrong, or that nothing is.
bool DialogueEditor::check()
{
    m_checkTimer.stop();
    m_text->setExtraSelections({});
    const QString file = m_path.isEmpty() ? tr("the dialogue") : QFileInfo(m_path).fileName();
    const auto dialogue = parseDialogue(text().toUtf8(), file);
    if (!dialogue) {
        m_notice->showText(Notice::Kind::Trouble, dialogue.error().text(m_language));
        mark(dialogue.error().line, dialogue.error().column);
        return false;
    }
    m_notice->showText(Notice::Kind::Info, tr("A dialogue of %n step(s), without a mistake.", nullptr,
                                              int((*dialogue)->steps.size())));
    return true;
}

/// The rest of the line from there. The column counts bytes.
void DialogueEditor::mark(int line, int column)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
    if (line < 1 || !block.isValid())
        return;
    const QByteArray before = block.text().toUtf8().left(std::max(column - 1, 0));
    QTextEdit::ExtraSelection mistake;
    mistake.cursor = QTextCursor(block);
    mistake.cursor.setPosition(block.position() + int(std::min(QString::fromUtf8(before).size(), block.text().size())));
    mistake.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    mistake.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mistake.format.setUnderlineColor(m_look.color(ColorRole::Trouble));
    m_text->setExtraSelections({mistake});
}

void DialogueEditor::save()
{
    if (!check())
        return;
    QString path = m_path;
    if (path.isEmpty())
        path = QFileDialog::getSaveFileName(this, tr("Save Dialogue"), QStringLiteral("dialogue.json"),
                                            tr("Dialogues (*.json)"));
    if (!path.isEmpty())
        saveTo(path);
}

bool DialogueEditor::saveTo(const QString &path)
{
    if (const Result<void> written = writeWholeFile(path, text().toUtf8()); !written) {
        m_notice->showError(written.error());
        return false;
    }
    m_path = path;
    m_text->document()->setModified(false);
    retranslate();
    check();
    Q_EMIT saved(path);
    return true;
}

bool DialogueEditor::mayClose()
{
    if (!m_text->document()->isModified())
        return true;
    const auto answer = QMessageBox::question(this, tr("Wirebench"), tr("Close without saving what was changed?"),
                                              QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
    return answer == QMessageBox::Discard;
}

void DialogueEditor::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    m_text->document()->setModified(false);
    QDialog::closeEvent(event);
}

/// Esc would close without asking.
void DialogueEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QDialog::keyPressEvent(event);
}

void DialogueEditor::retranslate()
{
    setWindowTitle(m_path.isEmpty() ? tr("New dialogue") : tr("Dialogue %1").arg(QFileInfo(m_path).fileName()));
    m_text->setAccessibleName(tr("Text of the dialogue"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Write it into a file, and use it (Ctrl+S)"));
}

void DialogueEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace wirebench
