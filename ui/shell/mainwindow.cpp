#include "ui/shell/mainwindow.h"

#include "ui/shell/examplesmenu.h"
#include "ui/shell/helpwindow.h"
#include "ui/shell/sessionstack.h"
#include "ui/shell/shellactions.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/sessionpage.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

MainWindow::MainWindow(Look &look, const QList<TabKind> &kinds)
    : m_look(look), m_actions(new ShellActions(look, this)), m_notice(new Notice(look)), m_tabs(new QTabWidget)
{
    setWindowTitle(QStringLiteral("Wirebench"));
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(central);

    makeTabs(kinds);
    makeMenus();
    connectActions();
    connect(&look, &Look::changed, this, &MainWindow::edited);
    resize(1280, 720);
}

MainWindow::~MainWindow() = default;

void MainWindow::makeTabs(const QList<TabKind> &kinds)
{
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setAccessibleName(tr("Kinds of session"));
    for (const TabKind &kind : kinds) {
        auto *sessions = new SessionStack(kind);
        m_tabs->addTab(sessions, kind.title());
        connect(sessions, &SessionStack::edited, this, &MainWindow::edited);
        connect(sessions, &SessionStack::sessionsChanged, this, &MainWindow::edited);
        connect(sessions, &SessionStack::sessionsChanged, this, &MainWindow::updateSessionMenu);
        connect(sessions, &SessionStack::currentChanged, this, &MainWindow::updateSessionMenu);

        auto *goThere = new QAction(tr("Go to %1").arg(kind.title()), this); // Ctrl+1 …
        goThere->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(m_tabs->count())));
        connect(goThere, &QAction::triggered, this, [this, sessions] { m_tabs->setCurrentWidget(sessions); });
        addAction(goThere);
        m_tabActions.append(goThere);
    }
    auto *corner = new QWidget;
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, m_look.gap(), 0);
    for (QAction *action : {m_actions->darkTheme, m_actions->help}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setAccessibleName(action->text().remove(u'&'));
        row->addWidget(button);
    }
    m_tabs->setCornerWidget(corner);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::updateSessionMenu);
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions(
        {m_actions->newSession, m_actions->closeSession, m_actions->reopenSession, m_actions->renameSession});
    file->addSeparator();
    file->addActions({m_actions->openWorkspace, m_actions->saveWorkspaceAs});
    file->addSeparator();
    file->addAction(m_actions->quit);

    m_sessionMenu = menuBar()->addMenu(tr("Sessi&on"));
    connect(m_sessionMenu, &QMenu::aboutToShow, this, &MainWindow::updateSessionMenu);

    m_examples = new ExamplesMenu(this);
    menuBar()->addMenu(m_examples);

    QMenu *view = menuBar()->addMenu(tr("Vi&ew"));
    view->addActions(m_tabActions);
    view->addSeparator();
    view->addActions({m_actions->larger, m_actions->smaller, m_actions->normalSize});
    view->addSeparator();
    view->addAction(m_actions->darkTheme);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({m_actions->help, m_actions->about});
    updateSessionMenu();
}

void MainWindow::connectActions()
{
    connect(m_actions->newSession, &QAction::triggered, this, [this] { currentStack()->addNew()->focusAddress(); });
    connect(m_actions->closeSession, &QAction::triggered, this, [this] { currentStack()->closeCurrent(); });
    connect(m_actions->reopenSession, &QAction::triggered, this, [this] { currentStack()->reopenLast(); });
    connect(m_actions->renameSession, &QAction::triggered, this, [this] { currentStack()->renameCurrent(); });
    connect(m_actions->nextSession, &QAction::triggered, this, [this] {
        SessionStack *sessions = currentStack();
        sessions->setCurrentIndex((sessions->indexOf(sessions->current()) + 1) % sessions->count());
    });
    connect(m_actions->previousSession, &QAction::triggered, this, [this] {
        SessionStack *sessions = currentStack();
        sessions->setCurrentIndex((sessions->indexOf(sessions->current()) + sessions->count() - 1) % sessions->count());
    });
    connect(m_actions->openWorkspace, &QAction::triggered, this, &MainWindow::askToOpen);
    connect(m_actions->saveWorkspaceAs, &QAction::triggered, this, &MainWindow::askToSave);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->focusAddress, &QAction::triggered, this, [this] { currentPage()->focusAddress(); });
    connect(m_actions->help, &QAction::triggered, this, &MainWindow::showHelp);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_examples, &ExamplesMenu::chosen, this, [this](const QString &id) {
        if (const auto example = findExample(id))
            openExample(*example);
    });
}

SessionStack *MainWindow::stack(int index) const
{
    return static_cast<SessionStack *>(m_tabs->widget(index));
}

SessionStack *MainWindow::currentStack() const
{
    return stack(m_tabs->currentIndex());
}

SessionPage *MainWindow::currentPage() const
{
    return currentStack() ? currentStack()->current() : nullptr;
}

void MainWindow::updateSessionMenu()
{
    if (!m_sessionMenu)
        return;
    m_sessionMenu->clear();
    if (SessionPage *page = currentPage()) {
        m_sessionMenu->addActions(page->sessionActions());
        m_sessionMenu->addSeparator();
        m_sessionMenu->addActions(page->trafficActions());
    }
    m_sessionMenu->addSeparator();
    m_sessionMenu->addAction(m_actions->focusAddress);
    m_sessionMenu->addSeparator();
    m_sessionMenu->addActions({m_actions->nextSession, m_actions->previousSession});
    m_actions->reopenSession->setEnabled(currentStack() && currentStack()->canReopen());
}

QList<SessionPage *> MainWindow::pages() const
{
    QList<SessionPage *> all;
    for (int i = 0; i < m_tabs->count(); ++i) {
        for (int j = 0; j < stack(i)->count(); ++j)
            all.append(stack(i)->page(j));
    }
    return all;
}

SessionPage *MainWindow::addSession(const Session &session)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (!stack(i)->kind().accepts(session.settings))
            continue;
        SessionPage *page = pageForExample(*stack(i), session);
        showTab(i);
        return page;
    }
    return nullptr;
}

/// Takes a page that is the same already, or the one in front if nothing was ever done with it, so that
/// examples and the command line's sessions do not pile up.
SessionPage *MainWindow::pageForExample(SessionStack &sessions, const Session &session)
{
    for (int i = 0; i < sessions.count(); ++i) {
        if (sessions.page(i)->isRunning() || sessions.page(i)->settings() != session.settings)
            continue;
        sessions.setCurrentIndex(i);
        return sessions.page(i);
    }
    SessionPage *untouched = sessions.current();
    const bool replaces = untouched && !untouched->isRunning() && untouched->settings() == sessions.kind().defaults();
    const int index = replaces ? sessions.indexOf(untouched) : -1;
    const QString &name = replaces && session.name.isEmpty() ? untouched->name() : session.name;
    SessionPage *page = sessions.add(name, session.settings);
    if (replaces) {
        sessions.close(index);
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
        page->showHint(example.id + QStringLiteral(" · ") + ExamplesMenu::titleOf(example) + u'.',
                       ExamplesMenu::explanationOf(example));
        opened.append(page);
    }
    // The first end is where one begins: the server of a pair.
    for (int i = 0; i < m_tabs->count() && !opened.isEmpty(); ++i) {
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
    for (int i = 0; i < m_tabs->count(); ++i) {
        const SessionStack &sessions = *stack(i);
        for (int j = 0; j < sessions.count(); ++j) {
            const SessionPage *page = sessions.page(j);
            const int index = int(workspace.sessions.size());
            if (page == sessions.current())
                workspace.shownSessions.append(index);
            if (page == currentPage())
                workspace.currentSession = index;
            workspace.sessions.append({page->name(), page->isRunning(), page->settings()});
        }
    }
    workspace.theme = m_look.theme() == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    workspace.scale = m_look.scale();
    workspace.windowGeometry = saveGeometry();
    for (const SessionPage *page : pages())
        page->saveStates(workspace.widgetStates);
    return workspace;
}

void MainWindow::setWorkspace(const Workspace &workspace, bool start)
{
    for (int i = 0; i < m_tabs->count(); ++i)
        stack(i)->clear();
    if (!workspace.theme.isEmpty())
        m_look.setTheme(workspace.theme == u"dark" ? Theme::Dark : Theme::Light);
    m_look.setScale(workspace.scale);
    if (!workspace.windowGeometry.isEmpty())
        restoreGeometry(workspace.windowGeometry);

    QList<SessionPage *> made;
    QList<SessionPage *> starting;
    for (const Session &session : workspace.sessions) {
        SessionPage *page = nullptr;
        for (int i = 0; i < m_tabs->count() && !page; ++i) {
            if (stack(i)->kind().accepts(session.settings))
                page = stack(i)->add(session.name, session.settings);
        }
        made.append(page);
        if (page)
            page->restoreStates(workspace.widgetStates);
        if (page && session.start)
            starting.append(page);
    }
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (stack(i)->count() == 0)
            stack(i)->addNew();
        for (const int shown : workspace.shownSessions)
            stack(i)->setCurrentIndex(stack(i)->indexOf(made.value(shown)));
        if (stack(i)->indexOf(made.value(workspace.currentSession)) >= 0)
            showTab(i);
    }
    updateSessionMenu();
    if (start)
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

void MainWindow::askToOpen()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open Workspace"), m_filePath,
                                                      tr("Wirebench workspaces (*.wirebench);;All files (*)"));
    if (path.isEmpty())
        return;
    const Result<Workspace> workspace = loadWorkspace(path);
    if (!workspace) {
        showError(workspace.error());
        return;
    }
    m_notice->clear();
    setFilePath(path);
    setWorkspace(*workspace, true);
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
    m_help->setActions(actions);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Wirebench"),
                       tr("Wirebench %1\n\nReal sockets, and every call that made them happen.\n\n"
                          "Built with Qt %2. MIT licence.")
                           .arg(QStringLiteral(WIREBENCH_VERSION), QString::fromLatin1(qVersion())));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!focusWidget() || !currentPage()->isAncestorOf(focusWidget()))
        currentPage()->focusAddress(); // Enter begins
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

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    Q_EMIT edited();
}

} // namespace wirebench
