#include "ui/shell/mainwindow.h"

#include "ui/language/language.h"
#include "ui/shell/aboutwindow.h"
#include "ui/shell/examplesmenu.h"
#include "ui/shell/helpwindow.h"
#include "ui/replay/recordingpage.h"
#include "ui/shell/projectormode.h"
#include "ui/shell/recordingtabs.h"
#include "ui/shell/sessionslot.h"
#include "ui/shell/sessionstack.h"
#include "ui/shell/shellactions.h"
#include "ui/shell/stepbar.h"
#include "ui/shell/tour.h"
#include "ui/shell/windowmenus.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/sessionpage.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int lookAgainMs = 200;

} // namespace

MainWindow::MainWindow(Look &look, Language &language, const QList<TabKind> &kinds, StepMode *step)
    : m_look(look), m_language(language), m_step(step), m_actions(new ShellActions(look, language, this)),
      m_notice(new Notice(look)), m_tabs(new QTabWidget), m_recordings(new RecordingTabs(look, m_tabs)),
      m_tour(new Tour(look))
{
    setWindowTitle(QStringLiteral("Wirebench"));
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_tour);
    layout->addWidget(m_tabs, 1);
    if (step)
        layout->addWidget(new StepBar(look, *step, m_actions->stepMode, m_actions->nextCall));
    else
        m_actions->stepMode->setEnabled(false);
    setCentralWidget(central);

    makeTabs(kinds);
    m_menus = new WindowMenus(*m_actions, m_tabActions, this);
    makeCorner();
    m_projector = new ProjectorMode(look, m_actions->projector, this);
    connectActions();
    connect(&look, &Look::changed, this, &MainWindow::edited);
    connect(&language, &Language::changed, this, &MainWindow::edited);
    setAcceptDrops(true);
    retranslate();
    resize(1280, 720);
}

MainWindow::~MainWindow()
{
    // Its parts use the actions, which are older and would go first: the focus still wanders while they end.
    delete takeCentralWidget();
}

void MainWindow::makeTabs(const QList<TabKind> &kinds)
{
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    for (const TabKind &kind : kinds) {
        auto *sessions = new SessionStack(kind);
        m_tabs->addTab(sessions, {});
        connect(sessions, &SessionStack::edited, this, &MainWindow::edited);
        connect(sessions, &SessionStack::sessionsChanged, this, &MainWindow::edited);
        connect(sessions, &SessionStack::sessionsChanged, this, &MainWindow::updateSessionMenu);
        connect(sessions, &SessionStack::currentChanged, this, &MainWindow::updateSessionMenu);
        connect(sessions, &SessionStack::pageMade, this, [this](SessionPage *page) { page->restoreStates(m_widgetStates); });

        auto *goThere = new QAction(this); // Ctrl+1 …
        goThere->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(m_tabs->count())));
        connect(goThere, &QAction::triggered, this, [this, sessions] { m_tabs->setCurrentWidget(sessions); });
        addAction(goThere);
        m_tabActions.append(goThere);
    }
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::updateSessionMenu);
    // As among the sessions of a tab: what is hidden keeps the size that it needed with larger letters.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int current) {
        for (int i = 0; i < m_tabs->count(); ++i) {
            const auto policy = i == current ? QSizePolicy::Preferred : QSizePolicy::Ignored;
            m_tabs->widget(i)->setSizePolicy(policy, policy);
        }
    });
}

QList<QAction *> MainWindow::cornerActions() const
{
    if (m_step)
        return {m_actions->stepMode, m_actions->projector, m_actions->help};
    return {m_actions->projector, m_actions->help};
}

void MainWindow::makeCorner()
{
    auto *corner = new QWidget;
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, m_look.gap(), 0);
    m_themeButton = new QToolButton;
    // Not setMenu(): that draws an arrow beside the icon.
    connect(m_themeButton, &QToolButton::clicked, this, [this] {
        m_menus->themes()->popup(m_themeButton->mapToGlobal(m_themeButton->rect().bottomLeft()));
    });
    QList<QToolButton *> buttons{m_themeButton};
    for (QAction *action : cornerActions()) {
        buttons.append(new QToolButton);
        buttons.last()->setDefaultAction(action);
    }
    for (QToolButton *button : buttons) {
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    m_tabs->setCornerWidget(corner);
    const auto applyLook = [this] { m_themeButton->setIcon(m_look.icon(QStringLiteral("theme-dark"))); };
    connect(&m_look, &Look::changed, this, applyLook);
    applyLook();
}

void MainWindow::retranslate()
{
    setLocale(QLocale());
    for (int i = 0; i < stackCount(); ++i) {
        m_tabs->setTabText(i, stack(i)->kind().title());
        m_tabActions[i]->setText(tr("Go to %1").arg(stack(i)->kind().title()));
    }
    m_tabs->setAccessibleName(tr("Kinds of session"));
    m_themeButton->setToolTip(tr("Theme"));
    m_themeButton->setAccessibleName(tr("Theme"));
    for (QToolButton *button : m_tabs->cornerWidget()->findChildren<QToolButton *>()) {
        if (const QAction *action = button->defaultAction())
            button->setAccessibleName(action->text().remove(u'&'));
    }
    m_menus->retranslate();
    updateSessionMenu();
    delete m_help.data(); // made anew in the other language
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::offerTour()
{
    m_tour->offer();
}

void MainWindow::startTour()
{
    const QList<SessionPage *> ends = openExample(*findExample(u"C3"));
    if (ends.size() == 2)
        m_tour->begin(ends.first(), ends.last());
}

/// The session, and a view of its traffic if one is named.
void MainWindow::showSession(SessionPage *page, const QString &view)
{
    for (int i = 0; i < stackCount(); ++i) {
        if (stack(i)->indexOf(page) < 0)
            continue;
        showTab(i);
        stack(i)->setCurrentIndex(stack(i)->indexOf(page));
    }
    if (!view.isEmpty())
        page->showTrafficView(view);
}

void MainWindow::setProjected(bool projected)
{
    m_projector->setOn(projected);
}

void MainWindow::connectActions()
{
    connect(m_actions->newSession, &QAction::triggered, this, [this] { currentStack()->addNew()->focusAddress(); });
    connect(m_actions->closeSession, &QAction::triggered, this, &MainWindow::closeFront);
    connect(m_actions->reopenSession, &QAction::triggered, this, [this] { currentStack()->reopenLast(); });
    connect(m_actions->renameSession, &QAction::triggered, this, [this] { currentStack()->renameCurrent(); });
    connect(m_actions->nextSession, &QAction::triggered, this, [this] { goAlong(1); });
    connect(m_actions->previousSession, &QAction::triggered, this, [this] { goAlong(-1); });
    connect(m_actions->openWorkspace, &QAction::triggered, this, &MainWindow::askToOpen);
    connect(m_actions->saveWorkspaceAs, &QAction::triggered, this, &MainWindow::askToSave);
    connect(m_actions->openRecording, &QAction::triggered, m_recordings, &RecordingTabs::askToOpen);
    connect(m_recordings, &RecordingTabs::changed, this, &MainWindow::updateSessionMenu);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->focusAddress, &QAction::triggered, this, [this] {
        if (RecordingPage *recording = m_recordings->current())
            recording->focusControls();
        else if (SessionPage *page = currentPage())
            page->focusAddress();
    });
    connect(m_actions->tour, &QAction::triggered, this, &MainWindow::startTour);
    connect(m_tour, &Tour::wanted, this, &MainWindow::startTour);
    connect(m_tour, &Tour::pageWanted, this, &MainWindow::showSession);
    connect(m_actions->help, &QAction::triggered, this, &MainWindow::showHelp);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_menus->session(), &QMenu::aboutToShow, this, &MainWindow::updateSessionMenu);
    connect(m_menus->examples(), &ExamplesMenu::chosen, this, [this](const QString &id) {
        if (const auto example = findExample(id))
            openExample(*example);
    });
}

SessionStack *MainWindow::stack(int index) const
{
    return qobject_cast<SessionStack *>(m_tabs->widget(index));
}

SessionStack *MainWindow::currentStack() const
{
    return stack(m_tabs->currentIndex()); // null: a recording
}

/// To the next session of the tab or the one before, and round.
void MainWindow::goAlong(int by)
{
    SessionStack *sessions = currentStack();
    if (const int count = sessions->count(); count > 0)
        sessions->setCurrentIndex((sessions->currentIndex() + count + by) % count);
}

SessionPage *MainWindow::currentPage() const
{
    return currentStack() ? currentStack()->current() : nullptr;
}

void MainWindow::updateSessionMenu()
{
    if (!m_menus || m_opening) // it would have the page of each session that is in front for a moment
        return;
    QMenu *const menu = m_menus->session();
    menu->clear();
    if (SessionPage *page = currentPage()) {
        menu->addActions(page->sessionActions());
        menu->addSeparator();
        menu->addActions(page->trafficActions());
    } else if (RecordingPage *recording = m_recordings->current()) {
        menu->addActions(recording->sessionActions());
        menu->addSeparator();
        menu->addActions(recording->trafficActions());
    }
    menu->addSeparator();
    menu->addAction(m_actions->focusAddress);
    menu->addSeparator();
    menu->addActions({m_actions->nextSession, m_actions->previousSession});
    if (currentStack())
        menu->addActions(currentStack()->newActions());
    m_actions->reopenSession->setEnabled(currentStack() && currentStack()->canReopen());
    for (QAction *action : {m_actions->newSession, m_actions->renameSession, m_actions->nextSession,
                            m_actions->previousSession})
        action->setEnabled(currentStack());
}

RecordingPage *MainWindow::openRecording(const QString &path)
{
    return m_recordings->open(path);
}

void MainWindow::closeFront()
{
    if (currentStack())
        currentStack()->closeCurrent();
    else
        m_recordings->closeCurrent();
}

QList<SessionPage *> MainWindow::pages() const
{
    QList<SessionPage *> all;
    for (int i = 0; i < stackCount(); ++i) {
        for (int j = 0; j < stack(i)->count(); ++j)
            all.append(stack(i)->page(j));
    }
    return all;
}

SessionPage *MainWindow::addSession(const Session &session)
{
    for (int i = 0; i < stackCount(); ++i) {
        if (!stack(i)->kind().accepts(session.settings))
            continue;
        SessionPage *page = pageForExample(*stack(i), session);
        showTab(i);
        return page;
    }
    return nullptr;
}

namespace {

/// A session of the kind that these settings have, with which nothing was ever done: the one in front, or, in a
/// tab with several kinds, any. -1 if there is none.
int untouchedSession(const SessionStack &sessions, const SessionSettings &settings)
{
    const PageKind &kind = *sessions.kind().pageFor(settings);
    const auto isUntouched = [&](int index) {
        const SessionSlot &slot = sessions.slot(index);
        return !slot.isRunning() && slot.settings() == kind.defaults();
    };
    if (sessions.count() > 0 && isUntouched(sessions.currentIndex()))
        return sessions.currentIndex();
    for (int i = 0; i < sessions.count() && sessions.kind().pages.size() > 1; ++i) {
        if (isUntouched(i))
            return i;
    }
    return -1;
}

} // namespace

/// Takes a session that is the same already, or one with which nothing was ever done, so that examples and the
/// command line's sessions do not pile up.
SessionPage *MainWindow::pageForExample(SessionStack &sessions, const Session &session)
{
    for (int i = 0; i < sessions.count(); ++i) {
        if (sessions.slot(i).isRunning() || sessions.slot(i).settings() != session.settings)
            continue;
        sessions.setCurrentIndex(i);
        return sessions.page(i);
    }
    const int replaced = untouchedSession(sessions, session.settings);
    const bool keepsName = replaced >= 0 && session.name.isEmpty();
    SessionPage *page = sessions.add(keepsName ? sessions.slot(replaced).name() : session.name, session.settings);
    if (replaced >= 0) {
        sessions.close(replaced);
        sessions.setCurrentIndex(sessions.indexOf(page));
    }
    return page;
}

void MainWindow::showTab(int index)
{
    m_tabs->setCurrentIndex(index);
    updateSessionMenu();
}

QList<SessionPage *> MainWindow::openExample(const Example &example)
{
    QList<SessionPage *> opened;
    for (Session session : example.sessions) {
        if (session.name.isEmpty())
            session.name = example.id;
        SessionPage *page = addSession(session);
        if (!page)
            continue;
        page->showHint([example]() -> SessionPage::Hint {
            return {example.id + QStringLiteral(" · ") + ExamplesMenu::titleOf(example) + u'.',
                    ExamplesMenu::explanationOf(example)};
        });
        opened.append(page);
    }
    // The first end is where one begins: the server of a pair.
    for (int i = 0; i < stackCount() && !opened.isEmpty(); ++i) {
        const int index = stack(i)->indexOf(opened.first());
        if (index < 0)
            continue;
        showTab(i);
        stack(i)->setCurrentIndex(index);
    }
    return opened;
}

void MainWindow::startInTurn(const QList<SessionPage *> &pages)
{
    startNext(QList<QPointer<SessionPage>>(pages.begin(), pages.end()));
}

void MainWindow::startNext(QList<QPointer<SessionPage>> pages)
{
    pages.removeAll(nullptr); // closed while another was being started
    if (pages.isEmpty())
        return;
    SessionPage *first = pages.takeFirst();
    const auto goOn = [this, pages] { startNext(pages); };
    connect(first, &SessionPage::settled, this, goOn, Qt::SingleShotConnection);
    first->start();
}

Workspace MainWindow::workspace() const
{
    Workspace workspace;
    for (int i = 0; i < stackCount(); ++i) {
        const SessionStack &sessions = *stack(i);
        for (int j = 0; j < sessions.count(); ++j) {
            const SessionSlot &slot = sessions.slot(j);
            const int index = int(workspace.sessions.size());
            if (j == sessions.currentIndex()) {
                workspace.shownSessions.append(index);
                if (&sessions == currentStack())
                    workspace.currentSession = index;
            }
            workspace.sessions.append({slot.name(), slot.isRunning(), slot.settings()});
        }
    }
    workspace.theme = themeName(m_look.own().theme);
    workspace.scale = m_look.own().scale;
    workspace.language = m_language.code();
    workspace.windowGeometry = saveGeometry();
    workspace.widgetStates = m_widgetStates;
    for (int i = 0; i < stackCount(); ++i) {
        for (int j = 0; j < stack(i)->count(); ++j) {
            if (const SessionPage *page = stack(i)->slot(j).madePage())
                page->saveStates(workspace.widgetStates);
        }
    }
    return workspace;
}

void MainWindow::setAppearance(const Workspace &workspace)
{
    if (const auto theme = themeFromName(workspace.theme))
        m_look.setTheme(*theme);
    m_language.setCode(workspace.language);
    m_look.setScale(workspace.scale);
    if (!workspace.windowGeometry.isEmpty())
        restoreGeometry(workspace.windowGeometry);
}

void MainWindow::setWorkspace(const Workspace &workspace, bool start)
{
    clearSessions(); // they need not change their looks
    setAppearance(workspace);
    openAtOnce([&] { setSessions(workspace, start); });
}

void MainWindow::openAtOnce(const std::function<void()> &work)
{
    const bool wasShown = m_tabs->isVisible();
    m_tabs->setVisible(false);
    m_opening = true;
    work();
    m_opening = false;
    m_tabs->setVisible(true);
    updateSessionMenu();
    if (wasShown)
        focusPage();
}

void MainWindow::clearSessions()
{
    for (int i = 0; i < stackCount(); ++i)
        stack(i)->clear();
}

void MainWindow::setSessions(const Workspace &workspace, bool start)
{
    clearSessions();
    m_widgetStates = workspace.widgetStates;

    struct Place
    {
        SessionStack *stack = nullptr; ///< null: no tab takes the session
        int index = -1;
    };
    QList<Place> places;
    for (const Session &session : workspace.sessions) {
        Place place;
        for (int i = 0; i < stackCount() && !place.stack; ++i) {
            if (stack(i)->kind().accepts(session.settings))
                place = {stack(i), stack(i)->plan(session.name, session.settings)};
        }
        places.append(place);
    }
    for (int i = 0; i < stackCount(); ++i) {
        if (stack(i)->count() == 0)
            stack(i)->addOneOfEach();
    }
    for (const int shown : workspace.shownSessions) {
        if (const Place place = places.value(shown); place.stack)
            place.stack->setCurrentIndex(place.index);
    }
    if (const Place place = places.value(workspace.currentSession); place.stack)
        m_tabs->setCurrentWidget(place.stack);
    if (!start)
        return;
    QList<SessionPage *> starting;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (workspace.sessions[i].start && places[i].stack)
            starting.append(places[i].stack->page(places[i].index));
    }
    startInTurn(starting);
}

void MainWindow::setFilePath(const QString &path)
{
    m_filePath = path;
    setWindowTitle(QFileInfo(path).completeBaseName() + QStringLiteral(" – Wirebench"));
}

void MainWindow::showError(const Error &error)
{
    m_notice->showError(error);
}

void MainWindow::showSetAside(const Error &error, const QString &path)
{
    m_notice->showText(Notice::Kind::Trouble,
                       tr("What was kept from the last time cannot be read: %1.").arg(error.arguments.value(1)),
                       tr("The file was set aside as %1, and everything starts anew.").arg(path));
}

void MainWindow::showMessagesSetAside(const Error &error, const QString &path)
{
    m_notice->showText(Notice::Kind::Trouble,
                       tr("The saved messages cannot be read: %1.").arg(error.arguments.value(1)),
                       tr("The file was set aside as %1, and the lists start empty.").arg(path));
}

void MainWindow::askToOpen()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open Workspace"), m_filePath,
                                                      tr("Wirebench workspaces (*.wirebench);;All files (*)"));
    if (!path.isEmpty())
        openWorkspace(path);
}

void MainWindow::openWhenFree(const QString &path)
{
    if (QApplication::activeModalWidget()) { // it belongs to a session that would go
        QTimer::singleShot(lookAgainMs, this, [this, path] { openWhenFree(path); });
        return;
    }
    openWorkspace(path);
}

void MainWindow::openWorkspace(const QString &path)
{
    const Result<Workspace> workspace = loadWorkspace(path);
    if (!workspace) {
        showError(workspace.error());
        return;
    }
    if (!mayClose())
        return;
    m_notice->clear();
    setFilePath(path);
    setWorkspace(*workspace, true);
    m_sessionsInFile = this->workspace().sessions;
    Q_EMIT edited();
}

void MainWindow::askToSave()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save Workspace"), m_filePath,
                                                tr("Wirebench workspaces (*.wirebench);;All files (*)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".wirebench");
    saveTo(path);
}

bool MainWindow::saveTo(const QString &path)
{
    if (const Result<void> saved = saveWorkspace(workspace(), path); !saved) {
        showError(saved.error());
        return false;
    }
    m_notice->clear();
    setFilePath(path);
    m_sessionsInFile = workspace().sessions;
    return true;
}

void MainWindow::setAsksToSave(bool asks)
{
    m_asksToSave = asks;
    m_sessionsInFile = workspace().sessions;
}

/// What is typed; that something runs is no change.
bool MainWindow::hasChanged() const
{
    const QList<Session> now = workspace().sessions;
    return !std::equal(now.begin(), now.end(), m_sessionsInFile.begin(), m_sessionsInFile.end(),
                       [](const Session &a, const Session &b) { return a.name == b.name && a.settings == b.settings; });
}

bool MainWindow::mayClose()
{
    if (!m_asksToSave || !hasChanged())
        return true;
    const auto answer = QMessageBox::question(
        this, tr("Wirebench"),
        tr("What is typed differs from %1. Save it there?").arg(QFileInfo(m_filePath).fileName()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && saveTo(m_filePath));
}

void MainWindow::showHelp()
{
    if (!m_help)
        m_help = new HelpWindow(m_look, this);
    QList<QAction *> actions = m_tabActions + m_actions->all();
    if (SessionPage *page = currentPage())
        actions = page->sessionActions() + page->trafficActions() + actions;
    else if (RecordingPage *recording = m_recordings->current())
        actions = recording->sessionActions() + recording->trafficActions() + actions;
    m_help->setActions(actions);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showAbout()
{
    (new AboutWindow(m_look, this))->show();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    focusPage();
}

/// Enter begins.
void MainWindow::focusPage()
{
    if (currentPage() && (!focusWidget() || !currentPage()->isAncestorOf(focusWidget())))
        currentPage()->focusAddress();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    Q_EMIT edited();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    Q_EMIT edited();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!RecordingTabs::pathsIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QString &path : RecordingTabs::pathsIn(*event->mimeData()))
        openRecording(path);
    event->acceptProposedAction();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    Q_EMIT edited();
}

} // namespace wirebench
