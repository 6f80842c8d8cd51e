#pragma once

#include "core/workspace/examples.h"
#include "core/workspace/workspace.h"
#include "ui/shell/tabkind.h"

#include <QList>
#include <QMainWindow>
#include <QPointer>

class QAction;
class QMenu;
class QTabWidget;

namespace wirebench {

class ExamplesMenu;
class HelpWindow;
class Look;
class Notice;
class SessionPage;
class SessionStack;
class ShellActions;

/// The window: composes tabs, menus and actions, and nothing else. No traffic passes through it. GUI
/// thread; owned by the application.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// @param look must outlive the window
    MainWindow(Look &look, const QList<TabKind> &kinds);
    ~MainWindow() override;

    /// Everything that is typed and how the window stands.
    Workspace workspace() const;
    /// Replaces all sessions. With @p start those that ask for it are started, in their order.
    void setWorkspace(const Workspace &workspace, bool start);
    /// Adds a session, in front. Null if no tab takes it.
    SessionPage *addSession(const Session &session);
    /// Opens its sessions, in the order in which they are started, and returns them.
    QList<SessionPage *> openExample(const Example &example);
    /// Starts these in turn: each when the one before runs or has failed, so that a server listens before
    /// its client connects. One that is closed meanwhile is skipped.
    void startInTurn(const QList<SessionPage *> &pages);
    /// The sessions in the order of the tabs.
    QList<SessionPage *> pages() const;

    /// The file that the sessions come from: named in the title, and where Save As begins.
    void setFilePath(const QString &path);
    /// Whether closing the window asks what to do with changes to that file. False at first: then the
    /// application keeps what is typed in its own file.
    void setAsksToSave(bool asks);

    /// One line about the window as a whole, above the tabs: a workspace that could not be read.
    void showError(const Error &error);
    /// The kept workspace could not be read and is at @p path now.
    void showSetAside(const Error &error, const QString &path);

Q_SIGNALS:
    /// Something that the workspace keeps has changed.
    void edited();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void makeTabs(const QList<TabKind> &kinds);
    void makeMenus();
    void connectActions();
    void showTab(int index);
    void updateSessionMenu();
    void startNext(QList<QPointer<SessionPage>> pages);
    void askToOpen();
    bool mayClose();
    bool hasChanged() const;
    bool saveTo(const QString &path);
    void askToSave();
    void showHelp();
    void showAbout();
    SessionStack *stack(int index) const;
    SessionStack *currentStack() const;
    SessionPage *currentPage() const;
    SessionPage *pageForExample(SessionStack &stack, const Session &session);

    Look &m_look;
    QString m_filePath;
    QList<Session> m_sessionsInFile; ///< as they were when it was opened or saved
    bool m_asksToSave = false;
    ShellActions *m_actions;
    QList<QAction *> m_tabActions; ///< Ctrl+1 …
    Notice *m_notice;
    QTabWidget *m_tabs;
    QMenu *m_sessionMenu = nullptr;
    ExamplesMenu *m_examples = nullptr;
    HelpWindow *m_help = nullptr;
};

} // namespace wirebench
