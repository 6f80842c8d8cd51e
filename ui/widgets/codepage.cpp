#include "ui/widgets/codepage.h"

#include "core/base/wholefile.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/codehighlighter.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIODevice>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int editPauseMs = 120;
constexpr int logPauseMs = 500;
constexpr int stateVersion = 1;
// Beyond, as with the body of a large form, it is only copied and saved: laying it out takes too long.
constexpr qsizetype longestShown = 300'000;

} // namespace

CodePage::CodePage(const TrafficPageContext &context, QWidget *parent)
    : TrafficPage(parent), m_log(context.log), m_look(context.look), m_controls(new QWidget),
      m_language(new QComboBox), m_kind(new QComboBox), m_copy(new QAction(this)), m_save(new QAction(this)),
      m_notice(new Notice(m_look)), m_view(new QPlainTextEdit),
      m_highlighter(new CodeHighlighter(m_look, m_view->document()))
{
    makeControls();
    m_view->setObjectName(QStringLiteral("code"));
    m_view->setReadOnly(true);
    m_view->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_view, 1);
    m_editTimer.setSingleShot(true);
    m_editTimer.setInterval(editPauseMs);
    m_logTimer.setInterval(logPauseMs);
    connect(&m_editTimer, &QTimer::timeout, this, &CodePage::refresh);
    connect(&m_logTimer, &QTimer::timeout, this, &CodePage::lookAtLog);
    connect(m_language, &QComboBox::currentIndexChanged, this, &CodePage::chosen);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CodePage::chosen);
    connect(m_copy, &QAction::triggered, this, &CodePage::copy);
    connect(m_save, &QAction::triggered, this, &CodePage::chooseFile);
    connect(&m_look, &Look::changed, this, &CodePage::applyLook);
    retranslate();
    applyLook();
}

CodePage::~CodePage() = default;

void CodePage::makeControls()
{
    for (const Language language : languages)
        addChoice(m_language, QString::fromLatin1(languageName(language)), language);
    addChoice(m_kind, QString(), ProgramKind::Program);
    addChoice(m_kind, QString(), ProgramKind::Replay);
    m_copy->setIcon(m_look.icon(QStringLiteral("copy")));
    m_save->setIcon(m_look.icon(QStringLiteral("export")));
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_language);
    row->addWidget(m_kind);
    row->addWidget(makeButton(m_copy));
    row->addWidget(makeButton(m_save));
    row->addStretch(1);
}

QToolButton *CodePage::makeButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

// ---- what is shown

Language CodePage::language() const
{
    return choice<Language>(m_language);
}

ProgramKind CodePage::kind() const
{
    return choice<ProgramKind>(m_kind);
}

void CodePage::choose(Language language, ProgramKind kind)
{
    wirebench::choose(m_language, language);
    wirebench::choose(m_kind, kind);
}

void CodePage::chosen()
{
    m_highlighter->setLanguage(language());
    refresh();
}

void CodePage::setSessionEndpoints(const QList<EndpointId> &endpoints)
{
    m_endpoints = endpoints;
    settingsEdited();
}

void CodePage::setSettings(std::function<SessionSettings()> settings)
{
    m_settings = std::move(settings);
    settingsEdited();
}

void CodePage::settingsEdited()
{
    if (isVisible())
        m_editTimer.start();
}

void CodePage::refresh()
{
    if (!isVisible())
        return;
    m_editTimer.stop();
    if (kind() == ProgramKind::Replay) {
        refreshReplay();
        return;
    }
    m_job.cancel();
    if (m_settings)
        showProgram(programOf(language(), m_settings()));
    else
        showProgram(tr("A recording has no settings to make a program of. Choose the replay."));
}

/// In the pool: the records of one session may lie far apart in a long log.
void CodePage::refreshReplay()
{
    m_seenEnd = m_log.endId();
    const SessionSettings settings = m_settings ? m_settings() : SessionSettings();
    m_job.start([language = language(), settings, log = m_log.snapshot(), endpoints = m_endpoints](
                    const std::atomic_bool &) { return replayOf(language, settings, log, endpoints); },
                [this](const Result<QString> &program) { showProgram(program); });
}

void CodePage::lookAtLog()
{
    if (kind() == ProgramKind::Replay && m_log.endId() != m_seenEnd && !m_job.isRunning())
        refreshReplay();
}

/// A text that has not changed stays as it is, with its selection; another one keeps the place.
void CodePage::showProgram(const Result<QString> &program)
{
    if (!program) {
        m_notice->showError(program.error());
        return;
    }
    m_notice->clear();
    if (m_program == *program)
        return;
    m_program = *program;
    QScrollBar &bar = *m_view->verticalScrollBar();
    const int place = bar.value();
    m_view->setPlainText(m_program.size() > longestShown ? m_program.left(longestShown) + u'…' : m_program);
    bar.setValue(place);
}

void CodePage::showEvent(QShowEvent *event)
{
    TrafficPage::showEvent(event);
    m_logTimer.start();
    refresh();
}

void CodePage::hideEvent(QHideEvent *event)
{
    TrafficPage::hideEvent(event);
    m_logTimer.stop();
    m_editTimer.stop();
}

// ---- out of the window

void CodePage::copy()
{
    const QString selected = m_view->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? m_program : selected);
}

void CodePage::chooseFile()
{
    const QString name = QStringLiteral("program.") + QLatin1String(fileSuffix(language()));
    const QString path = QFileDialog::getSaveFileName(this, tr("Save program"), name);
    if (!path.isEmpty())
        saveTo(path);
}

bool CodePage::saveTo(const QString &path)
{
    const auto written = writeWholeFile(path, m_program.toUtf8());
    if (!written)
        m_notice->showError(written.error());
    return written.has_value();
}

// ---- words and measures

QString CodePage::title() const
{
    return tr("Code");
}

void CodePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    TrafficPage::changeEvent(event);
}

void CodePage::retranslate()
{
    m_language->setAccessibleName(tr("Language of the program"));
    m_language->setToolTip(tr("Language of the program"));
    m_kind->setItemText(0, tr("the program"));
    m_kind->setItemText(1, tr("the replay"));
    m_kind->setAccessibleName(tr("What the program does"));
    m_kind->setToolTip(
        tr("The program does what the settings say; the replay sends exactly the messages of the log"));
    m_copy->setText(tr("Copy program"));
    m_copy->setToolTip(tr("Copy the program, or what is selected of it"));
    m_save->setText(tr("Save program…"));
    m_view->setAccessibleName(tr("The session as a program"));
}

void CodePage::applyLook()
{
    m_controls->layout()->setSpacing(m_look.unit());
    m_controls->layout()->setContentsMargins(0, 0, 0, m_look.gap());
    m_language->setFixedHeight(m_look.controlHeight());
    m_kind->setFixedHeight(m_look.controlHeight());
    m_view->setFont(m_look.dataFont());
    m_view->document()->setDocumentMargin(m_look.unit());
    m_highlighter->applyLook();
}

// ---- state

QByteArray CodePage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateVersion << int(language()) << int(kind());
    return state;
}

void CodePage::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    int language = 0;
    int kind = 0;
    in >> version >> language >> kind;
    if (in.status() == QDataStream::Ok && version == stateVersion)
        choose(Language(language), ProgramKind(kind));
}

} // namespace wirebench
