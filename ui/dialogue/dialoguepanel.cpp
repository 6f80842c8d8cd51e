#include "ui/dialogue/dialoguepanel.h"

#include "core/base/wholefile.h"
#include "core/dialogue/dialoguefile.h"
#include "ui/dialogue/dialoguecommands.h"
#include "ui/dialogue/dialogueeditor.h"
#include "ui/dialogue/dialogueform.h"
#include "ui/widgets/dialoguelanguage.h"
#include "ui/dialogue/dialogueresults.h"
#include "ui/dialogue/dialoguestepsmodel.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QTableView>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr qsizetype largestFile = 1024 * 1024; // as parseDialogue() takes

QString portText(quint16 port)
{
    return port == 0 ? QString() : QString::number(port);
}

/// The protocol's name stands in the field before: "FTP: fetch a file" is "Fetch a file".
QString titleBeside(const ProtocolEntry &entry, const QString &title)
{
    if (!title.startsWith(entry.name))
        return title;
    QStringView rest = QStringView(title).sliced(entry.name.size());
    const bool isPrefix = rest.trimmed().startsWith(u':');
    rest = isPrefix ? rest.trimmed().sliced(1).trimmed() : rest;
    return !isPrefix || rest.isEmpty() ? title : rest.first(1).toString().toUpper() + rest.sliced(1).toString();
}

} // namespace

DialoguePanel::DialoguePanel(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_protocols(new QComboBox), m_dialogues(new QComboBox), m_about(new QLabel),
      m_form(new DialogueForm(look)), m_notice(new Notice(look)),
      m_pages(new PanelPages(look)), m_stepsView(new QTableView), m_steps(new DialogueStepsModel(look, this)),
      m_commands(new DialogueCommands(look)), m_results(new DialogueResults(look)), m_line(new QLineEdit),
      m_sendButton(new ActionButton), m_progress(new QLabel)
{
    for (QAction **action : {&m_next, &m_runOn, &m_skip, &m_back, &m_practice, &m_usualPort, &m_open, &m_edit,
                             &m_stepping, &m_otherDataHost, &m_showSecrets, &m_send})
        *action = new QAction(this);
    makeActions();
    makeChoices();
    makeLine();
    arrange();
    connect(&look, &Look::changed, this, &DialoguePanel::applyLook);
    applyLook();
    retranslate();
    setSettings({});
    showState(DialogueState::Idle);
}

void DialoguePanel::makeActions()
{
    m_practice->setCheckable(true);
    m_stepping->setCheckable(true);
    m_otherDataHost->setCheckable(true);
    m_showSecrets->setCheckable(true);
    m_next->setShortcut(Qt::Key_F6);
    m_next->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_next);
    for (QAction *action : {m_stepping, m_otherDataHost})
        connect(action, &QAction::toggled, this, [this] {
            if (!m_loading)
                Q_EMIT edited();
        });
    connect(m_open, &QAction::triggered, this, &DialoguePanel::askForFile);
    connect(m_edit, &QAction::triggered, this, &DialoguePanel::editDialogue);
    connect(m_send, &QAction::triggered, this, &DialoguePanel::sendTyped);
}

void DialoguePanel::makeChoices()
{
    m_protocols->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_dialogues->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_protocols, &QComboBox::activated, this, [this] {
        m_file.clear();
        fillDialogues();
        chooseDialogue(m_dialogues->currentData().toString());
        Q_EMIT dialogueChosen();
    });
    connect(m_dialogues, &QComboBox::activated, this, [this] {
        chooseDialogue(m_dialogues->currentData().toString());
        Q_EMIT dialogueChosen();
    });
    connect(m_form, &DialogueForm::edited, this, [this] {
        m_notice->clear();
        showAbout();
        Q_EMIT edited();
    });
    connect(m_commands, &DialogueCommands::lineWanted, this, &DialoguePanel::lineWanted);
    connect(m_commands, &DialogueCommands::refused, this, &DialoguePanel::showProblem);
    connect(m_results, &DialogueResults::valueChosen, this, [this](const QString &value) {
        m_line->insert(value);
        m_line->setFocus();
    });
    connect(m_results, &DialogueResults::rowCountChanged, this, &DialoguePanel::showActions);
}

void DialoguePanel::makeLine()
{
    m_line->setClearButtonEnabled(true);
    m_sendButton->setAction(m_send);
    connect(m_line, &QLineEdit::returnPressed, m_send, &QAction::trigger);
}

/// A plain button of a row: its action's icon and word.
QToolButton *DialoguePanel::flatButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

QWidget *DialoguePanel::makeChoiceRow()
{
    auto *menu = new QMenu(this);
    menu->addActions({m_open, m_edit});
    menu->addSeparator();
    menu->addActions({m_otherDataHost, m_showSecrets});
    m_more = new QToolButton;
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(menu);

    QToolButton *back = flatButton(m_back);
    back->setToolButtonStyle(Qt::ToolButtonIconOnly); // the row has to stay one
    auto *row = new QWidget;
    auto *flow = new FlowLayout(row);
    for (QWidget *field : std::initializer_list<QWidget *>{m_protocols, m_dialogues, flatButton(m_stepping),
                                                           flatButton(m_practice), m_more, back})
        flow->addWidget(field);
    return row;
}

/// What it is about, and its fields. Scrolls, for some have many.
QWidget *DialoguePanel::makeValuesPage()
{
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_portButton = flatButton(m_usualPort);
    auto *about = new QHBoxLayout;
    about->addWidget(m_about, 1);
    about->addWidget(m_portButton, 0, Qt::AlignTop);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, m_look.gap(), 0, 0);
    column->addLayout(about);
    column->addWidget(m_form);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(body);
    return scroll;
}

QWidget *DialoguePanel::makeStepsPage()
{
    m_stepsView->setModel(m_steps);
    m_stepsView->setSelectionMode(QAbstractItemView::NoSelection);
    m_stepsView->setFocusPolicy(Qt::StrongFocus);
    m_stepsView->setShowGrid(false);
    m_stepsView->setTabKeyNavigation(false);
    m_stepsView->horizontalHeader()->hide();
    m_stepsView->horizontalHeader()->setMinimumSectionSize(0);
    m_stepsView->horizontalHeader()->setStretchLastSection(true);
    m_stepsView->verticalHeader()->hide();
    // The height of a sentence depends on the width that it has.
    m_stepsView->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_stepsView->horizontalHeader(), &QHeaderView::sectionResized, m_stepsView,
            &QTableView::resizeRowsToContents);
    connect(m_steps, &DialogueStepsModel::currentChanged, this,
            [this](int current) { m_stepsView->scrollTo(m_steps->index(current, 0)); });
    return m_stepsView;
}

QWidget *DialoguePanel::makeStepControls()
{
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress);
    for (QAction *action : {m_next, m_skip, m_runOn})
        row->addWidget(flatButton(action));
    return controls;
}

void DialoguePanel::arrange()
{
    m_pages->addPage(QStringLiteral("values"), {}, new QWidget, makeValuesPage());
    m_pages->addPage(QStringLiteral("steps"), {}, makeStepControls(), makeStepsPage());
    m_pages->addPage(QStringLiteral("commands"), {}, new QWidget, m_commands);
    m_pages->addPage(QStringLiteral("results"), {}, new QWidget, m_results);
    m_takeOver = new QWidget;
    auto *line = new QHBoxLayout(m_takeOver);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_line, 1);
    line->addWidget(m_sendButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeChoiceRow());
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    column->addWidget(m_takeOver);
}

// --- which dialogue ---------------------------------------------------------------------------------------

const ProtocolEntry *DialoguePanel::protocol() const
{
    const DialogueLibrary &library = DialogueLibrary::builtIn();
    return m_dialogue ? library.protocol(m_dialogue->protocol)
                      : library.protocol(m_protocols->currentData().toString());
}

void DialoguePanel::fillProtocols()
{
    const QString chosen = m_protocols->currentData().toString();
    m_protocols->clear();
    for (const ProtocolEntry &entry : DialogueLibrary::builtIn().protocols()) {
        if (!entry.dialogues.isEmpty())
            m_protocols->addItem(entry.name, entry.id);
    }
    m_protocols->setCurrentIndex(std::max(0, m_protocols->findData(chosen)));
}

void DialoguePanel::fillDialogues()
{
    m_dialogues->clear();
    if (const ProtocolEntry *entry = DialogueLibrary::builtIn().protocol(m_protocols->currentData().toString())) {
        for (const QString &name : entry->dialogues) {
            if (const DialoguePtr dialogue = DialogueLibrary::builtIn().dialogue(name))
                m_dialogues->addItem(titleBeside(*entry, dialogue->title.in(dialogueLanguage())), name);
        }
    }
    if (!m_file.isEmpty()) { // its data is empty, as no built-in name is
        m_dialogues->addItem(QFileInfo(m_file).fileName());
        m_dialogues->setCurrentIndex(m_dialogues->count() - 1);
    }
}

void DialoguePanel::chooseDialogue(const QString &name)
{
    m_isChosen = true;
    if (name.isEmpty())
        readFile();
    else
        showBuiltIn(name);
}

void DialoguePanel::showBuiltIn(const QString &name)
{
    m_notice->clear();
    const DialoguePtr dialogue = DialogueLibrary::builtIn().dialogue(name);
    if (!dialogue)
        return;
    m_protocols->setCurrentIndex(std::max(0, m_protocols->findData(dialogue->protocol)));
    m_file.clear();
    fillDialogues();
    m_dialogues->setCurrentIndex(std::max(0, m_dialogues->findData(dialogue->name)));
    take(dialogue);
}

void DialoguePanel::openFile(const QString &path)
{
    m_isChosen = true;
    m_file = path;
    readFile();
}

void DialoguePanel::readFile()
{
    const auto dialogue = readDialogue(m_file);
    if (!dialogue) {
        m_notice->showText(Notice::Kind::Trouble, dialogue.error().text(dialogueLanguage()),
                           tr("“Edit” shows the place."));
        fillDialogues();
        take({});
        return;
    }
    m_notice->clear();
    m_protocols->setCurrentIndex(std::max(0, m_protocols->findData((*dialogue)->protocol)));
    fillDialogues();
    take(*dialogue);
}

void DialoguePanel::take(const DialoguePtr &dialogue)
{
    m_dialogue = dialogue;
    m_form->setDialogue(dialogue, dialogueLanguage());
    m_steps->setDialogue(dialogue);
    m_stepsView->resizeColumnToContents(DialogueStepsModel::StateColumn);
    m_commands->setProtocol(protocol(), dialogueLanguage());
    m_results->clear();
    m_pages->showPage(QStringLiteral("values"));
    showAbout();
    if (!m_loading)
        Q_EMIT edited();
}

void DialoguePanel::askForFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open Dialogue"), m_file, tr("Dialogues (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    openFile(path);
    Q_EMIT dialogueChosen();
}

/// One's own, or a copy of the built-in one, which gets a file when it is saved.
void DialoguePanel::editDialogue()
{
    QByteArray json;
    if (m_file.isEmpty()) {
        json = m_dialogue ? DialogueLibrary::builtIn().source(m_dialogue->name) : QByteArray();
    } else {
        const Result<QByteArray> content = readWholeFile(m_file, largestFile);
        if (!content) {
            m_notice->showError(content.error());
            return;
        }
        json = *content;
    }
    if (m_editor && m_editor->isVisible()) { // with what is typed there
        m_editor->raise();
        m_editor->activateWindow();
        return;
    }
    if (!m_editor) {
        m_editor = new DialogueEditor(m_look, this);
        connect(m_editor, &DialogueEditor::saved, this, [this](const QString &path) {
            if (m_state != DialogueState::Idle)
                return; // the one that runs stays
            openFile(path);
            Q_EMIT dialogueChosen();
        });
    }
    m_editor->edit(json, m_file, dialogueLanguage());
}

DialogueSettings DialoguePanel::settings() const
{
    DialogueSettings settings;
    if (m_isChosen)
        settings.name = m_file.isEmpty() ? m_dialogues->currentData().toString() : m_file;
    settings.values = m_form->keptValues();
    settings.secrets = m_form->secrets();
    settings.stepping = m_stepping->isChecked();
    settings.allowOtherDataHost = m_otherDataHost->isChecked();
    return settings;
}

void DialoguePanel::setSettings(const DialogueSettings &settings)
{
    m_loading = true;
    m_stepping->setChecked(settings.stepping);
    m_otherDataHost->setChecked(settings.allowOtherDataHost);
    m_form->setKeptValues(settings.values, settings.secrets);
    m_isChosen = !settings.name.isEmpty();
    if (!m_isChosen && !DialogueLibrary::builtIn().protocols().isEmpty())
        showBuiltIn(DialogueLibrary::builtIn().protocols().first().dialogues.value(0));
    else if (DialogueLibrary::builtIn().dialogue(settings.name))
        chooseDialogue(settings.name);
    else
        openFile(settings.name);
    m_loading = false;
}

DialogueValues DialoguePanel::values() const
{
    return m_form->values();
}

bool DialoguePanel::isStepping() const
{
    return m_stepping->isChecked();
}

bool DialoguePanel::allowsOtherDataHost() const
{
    return m_otherDataHost->isChecked();
}

bool DialoguePanel::showsSecrets() const
{
    return m_showSecrets->isChecked();
}

bool DialoguePanel::isTlsAtOnce() const
{
    return m_form->values().value(QStringLiteral("tls")) == u"at-once";
}

quint16 DialoguePanel::usualPort() const
{
    if (!m_dialogue)
        return 0;
    return isTlsAtOnce() && m_dialogue->tlsPort != 0 ? m_dialogue->tlsPort : m_dialogue->port;
}

void DialoguePanel::setPort(const QString &port)
{
    m_port = port;
    showAbout();
}

void DialoguePanel::fillLogin(const QString &user, const QString &password)
{
    const DialogueValues now = values();
    if (now.value(QStringLiteral("user")).isEmpty())
        m_form->setValue(QStringLiteral("user"), user);
    if (values().value(QStringLiteral("user")) == user && now.value(QStringLiteral("password")).isEmpty())
        m_form->setValue(QStringLiteral("password"), password);
}

bool DialoguePanel::takeLink(const GopherItem &item)
{
    using Type = GopherItem::Type;
    const bool isMenu = item.type == Type::Menu || item.type == Type::Search;
    const bool searches = item.type == Type::Search;
    m_form->setValue(QStringLiteral("selector"), item.selector);
    m_form->setValue(QStringLiteral("as"), isMenu                     ? QStringLiteral("menu")
                                           : item.type == Type::Text ? QStringLiteral("text")
                                                                      : QStringLiteral("file"));
    if (!searches)
        m_form->setValue(QStringLiteral("search"), {});
    showAbout();
    Q_EMIT edited();
    if (!searches || !values().value(QStringLiteral("search")).isEmpty())
        return true;
    m_pages->showPage(QStringLiteral("values"));
    m_form->showTrouble(QStringLiteral("search"));
    m_notice->showText(Notice::Kind::Info, tr("This link searches: type the words, then press Run."));
    return false;
}

void DialoguePanel::focusFields()
{
    m_protocols->setFocus(Qt::OtherFocusReason);
}

// --- the run ----------------------------------------------------------------------------------------------

void DialoguePanel::showBegin()
{
    m_notice->clear();
    m_form->clearTrouble();
    m_steps->rewind();
    m_results->clear();
    m_progress->clear();
    m_pages->showPage(QStringLiteral("steps"));
}

void DialoguePanel::showState(DialogueState state)
{
    m_state = state;
    showActions();
}

void DialoguePanel::showActions()
{
    const bool isRunning = m_state != DialogueState::Idle;
    const bool isPaused = m_state == DialogueState::Paused;
    const bool isMine = isPaused || m_state == DialogueState::Talking;
    m_next->setEnabled(isPaused);
    m_skip->setEnabled(isPaused);
    m_runOn->setEnabled(isRunning && m_state != DialogueState::Talking);
    m_runOn->setText(m_state == DialogueState::Running ? tr("Pause") : tr("Run on"));
    m_runOn->setToolTip(m_state == DialogueState::Running ? tr("Stop before the next step") : tr("All steps that are left"));
    m_runOn->setIcon(m_look.icon(m_state == DialogueState::Running ? QStringLiteral("pause") : QStringLiteral("resume")));
    const QString whyNot = isRunning ? tr("Pause first: then the keyboard is yours") : tr("Run the dialogue first, step by step");
    m_send->setEnabled(isMine);
    m_send->setToolTip(isMine ? tr("Send this line as it is, and a line end (Enter)") : whyNot);
    m_line->setEnabled(isMine);
    m_line->setPlaceholderText(isMine ? tr("A line of your own") : whyNot);
    m_commands->setSendEnabled(isMine, whyNot);
    for (QWidget *field : std::initializer_list<QWidget *>{m_protocols, m_dialogues})
        field->setEnabled(!isRunning);
    m_open->setEnabled(!isRunning);
    m_form->setLocked(isRunning);
    m_takeOver->setVisible(isRunning);
    m_pages->setTitle(QStringLiteral("results"),
                      m_results->isEmpty() ? tr("Results") : tr("Results (%1)").arg(m_results->rowCount()));
}

void DialoguePanel::showResult(const DialogueResult &result)
{
    m_progress->clear();
    using Outcome = DialogueResult::Outcome;
    if (result.outcome == Outcome::Done) {
        if (!m_results->isEmpty())
            m_pages->showPage(QStringLiteral("results"));
        return;
    }
    m_steps->fail(result.step);
    if (result.outcome == Outcome::Cancelled)
        return;
    if (!result.reason.isEmpty())
        m_notice->showText(Notice::Kind::Trouble, noteText(result.reason, dialogueLanguage()),
                           result.hint.in(dialogueLanguage()));
    else
        m_notice->showError(result.error);
}

void DialoguePanel::showNote(const DialogueNote &note)
{
    m_notice->showText(Notice::Kind::Info, noteText(note, dialogueLanguage()));
}

void DialoguePanel::showProgress(qint64 bytes, qint64 total)
{
    const QLocale locale;
    m_progress->setText(total < 0 ? locale.formattedDataSize(bytes)
                                  : tr("%1 of %2").arg(locale.formattedDataSize(bytes), locale.formattedDataSize(total)));
}

void DialoguePanel::showError(const Error &error)
{
    m_notice->showError(error);
}

void DialoguePanel::showProblem(const DialogueNote &note)
{
    m_notice->showText(Notice::Kind::Trouble, noteText(note, dialogueLanguage()));
    if (m_state == DialogueState::Idle)
        m_pages->showPage(QStringLiteral("values"));
    for (const QString &argument : note.arguments)
        m_form->showTrouble(argument);
}

void DialoguePanel::sendTyped()
{
    if (!m_send->isEnabled())
        return;
    Q_EMIT lineWanted(m_line->text());
    m_line->clear();
}

// --- words ------------------------------------------------------------------------------------------------

/// What the protocol is for, and the dialogue; the usual port, where another one is typed.
void DialoguePanel::showAbout()
{
    const ProtocolEntry *entry = protocol();
    QString about = m_dialogue ? m_dialogue->about.in(dialogueLanguage()) : QString();
    if (entry) {
        const QString ports = entry->tlsPort == 0 ? tr("port %1").arg(entry->ports.value(0))
                                                  : tr("port %1, under TLS %2").arg(entry->ports.value(0)).arg(entry->tlsPort);
        about = tr("%1, %2.", "protocol, its ports").arg(entry->name, ports) + u' ' + about;
        m_protocols->setToolTip(entry->about.in(dialogueLanguage()) + QStringLiteral("\n") + entry->standard);
    }
    m_about->setText(about);
    m_usualPort->setVisible(usualPort() != 0 && m_port != portText(usualPort()));
    m_portButton->setVisible(m_usualPort->isVisible());
    m_usualPort->setText(tr("Use port %1").arg(usualPort()));
}

void DialoguePanel::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_about->setPalette(quiet);
    m_progress->setPalette(quiet);
    m_line->setFont(m_look.dataFont());
    m_next->setIcon(m_look.icon(QStringLiteral("step-forward")));
    m_skip->setIcon(m_look.icon(QStringLiteral("to-end")));
    m_back->setIcon(m_look.icon(QStringLiteral("message")));
    m_practice->setIcon(m_look.icon(QStringLiteral("listen")));
    m_stepping->setIcon(m_look.icon(QStringLiteral("step")));
    m_open->setIcon(m_look.icon(QStringLiteral("file")));
    m_more->setIcon(m_look.icon(QStringLiteral("menu")));
    m_send->setIcon(m_look.icon(QStringLiteral("send")));
    m_stepsView->resizeColumnToContents(DialogueStepsModel::StateColumn);
    showActions();
}

void DialoguePanel::retranslate()
{
    m_loading = true;
    m_protocols->setAccessibleName(tr("Protocol"));
    m_dialogues->setAccessibleName(tr("Dialogue"));
    m_dialogues->setToolTip(tr("What is done with the server, step by step"));
    m_stepsView->setAccessibleName(tr("Steps"));
    m_line->setAccessibleName(tr("Line to send"));
    m_next->setText(tr("Next step"));
    m_next->setToolTip(tr("Do the step before which the dialogue stands (F6)"));
    m_skip->setText(tr("Skip"));
    m_skip->setToolTip(tr("Leave this step out"));
    m_back->setText(tr("Message"));
    m_back->setToolTip(tr("Back to single messages; a dialogue goes on"));
    m_practice->setText(tr("Practice server"));
    m_practice->setToolTip(tr("Small servers of this program, for this machine alone: FTP, mail, news, Telnet, Gopher"));
    m_stepping->setText(tr("Step by step"));
    m_stepping->setToolTip(tr("Stop before each step: go on with F6, or type a line of your own"));
    m_otherDataHost->setText(tr("Data from other machines too"));
    m_otherDataHost->setToolTip(tr("A data connection may lead to another machine than the server's. It could be made to "
                                   "reach into your own network."));
    m_showSecrets->setText(tr("Show passwords in the log"));
    m_showSecrets->setToolTip(tr("From the next run on, as they go over the wire; otherwise bullets stand in their place"));
    m_usualPort->setToolTip(tr("Where such servers usually listen"));
    m_open->setText(tr("Open dialogue…"));
    m_edit->setText(tr("Edit dialogue…"));
    m_edit->setToolTip(tr("Its file as text; of a built-in one, a copy"));
    m_send->setText(tr("Send line"));
    m_more->setAccessibleName(tr("More about dialogues"));
    m_more->setToolTip(tr("Dialogues of your own"));
    m_pages->setTitle(QStringLiteral("values"), tr("Values"));
    m_pages->setBarName(tr("Views of the dialogue"));
    m_pages->setTitle(QStringLiteral("steps"), tr("Steps"));
    m_pages->setTitle(QStringLiteral("commands"), tr("Commands"));
    fillProtocols();
    if (m_dialogue) {
        m_protocols->setCurrentIndex(std::max(0, m_protocols->findData(m_dialogue->protocol)));
        fillDialogues();
        if (m_file.isEmpty())
            m_dialogues->setCurrentIndex(std::max(0, m_dialogues->findData(m_dialogue->name)));
        m_form->setDialogue(m_dialogue, dialogueLanguage());
        m_form->setLocked(m_state != DialogueState::Idle);
    } else {
        fillDialogues();
    }
    m_steps->setLanguage(dialogueLanguage());
    m_commands->setProtocol(protocol(), dialogueLanguage());
    showAbout();
    showActions();
    m_loading = false;
}

void DialoguePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_takeOver)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace wirebench
