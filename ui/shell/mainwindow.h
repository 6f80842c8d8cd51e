#pragma once

#include "core/workspace/examples.h"
#include "core/workspace/workspace.h"
#include "ui/shell/tabkind.h"

#include <QList>
#include <QMainWindow>
#include <QMap>
#include <QPointer>

#include <functional>

class QAction;
class QTabWidget;
class QToolButton;

namespace wirebench {

class HelpWindow;
class Language;
class Look;
class Notice;
class ProjectorMode;
class RecordingPage;
class RecordingTabs;
class SessionPage;
class SessionStack;
class ShellActions;
class StepMode;
class Tour;
class WindowMenus;

/// The window: composes tabs, menus and actions, and nothing else. No traffic passes through it. GUI
/// thread; owned by the application.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// @param look and @p language must outlive the window, as must @p step
    /// @param step null: without step mode
    MainWindow(Look &look, Language &language, const QList<TabKind> &kinds, StepMode *step = nullptr);
    ~MainWindow() override;

    /// Everything that is typed and how the window stands.
    Workspace workspace() const;
    /// Theme, scale, language and place: what can be shown before there are sessions.
    void setAppearance(const Workspace &workspace);
    /// Replaces all sessions; within openAtOnce(). With @p start those that ask for it are started, in their order.
    void setSessions(const Workspace &workspace, bool start);
    /// Both of them.
    void setWorkspace(const Workspace &workspace, bool start);
    /// Does @p work with the tabs out of sight: of the sessions that it opens only those that are in front at the end
    /// get their pages. Nothing of it is painted before the end. The address has the focus then.
    void openAtOnce(const std::function<void()> &work);
    /// Replaces all sessions by those of a file, and starts those that ask for it. Says so if it cannot be read; asks
    /// first if that would lose changes to another file.
    void openWorkspace(const QString &path);
    /// The same as soon as no dialog is open: somebody else asks for it, at any time.
    void openWhenFree(const QString &path);
    /// Adds a session, in front. Null if no tab takes it.
    SessionPage *addSession(const Session &session);
    /// Opens its sessions, in the order in which they are started, and returns them.
    QList<SessionPage *> openExample(const Example &example);
    /// Starts these in turn: each when the one before runs or has failed, so that a server listens before
    /// its client connects. One that is closed meanwhile is skipped.
    void startInTurn(const QList<SessionPage *> &pages);
    /// The sessions in the order of the tabs. Makes the pages that nobody has looked at yet.
    QList<SessionPage *> pages() const;
    /// A saved log, in a further tab in front.
    RecordingPage *openRecording(const QString &path);

    /// A line that offers the tour, for those who are here for the first time.
    void offerTour();
    void startTour();
    /// See ProjectorMode.
    void setProjected(bool projected);

    /// The file that the sessions come from: named in the title, and where Save As begins.
    void setFilePath(const QString &path);
    /// Whether closing the window asks what to do with changes to that file. False at first: then the
    /// application keeps what is typed in its own file.
    void setAsksToSave(bool asks);

    /// One line about the window as a whole, above the tabs: a workspace that could not be read.
    void showError(const Error &error);
    /// The kept workspace could not be read and is at @p path now.
    void showSetAside(const Error &error, const QString &path);
    /// The same of the saved messages.
    void showMessagesSetAside(const Error &error, const QString &path);

Q_SIGNALS:
    /// Something that the workspace keeps has changed.
    void edited();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeTabs(const QList<TabKind> &kinds);
    void makeCorner();
    void showSession(SessionPage *page, const QString &view);
    void retranslate();
    void connectActions();
    QList<QAction *> cornerActions() const;
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
    void closeFront();
    /// Tabs with sessions; recordings come behind them.
    int stackCount() const { return int(m_tabActions.size()); }
    SessionStack *stack(int index) const;
    SessionStack *currentStack() const;
    SessionPage *currentPage() const;
    void goAlong(int by);
    void focusPage();
    void clearSessions();
    SessionPage *pageForExample(SessionStack &stack, const Session &session);

    Look &m_look;
    Language &m_language;
    StepMode *m_step;
    QString m_filePath;
    QList<Session> m_sessionsInFile; ///< as they were when it was opened or saved
    QMap<QString, QByteArray> m_widgetStates; ///< of the workspace, for the pages that are still to be made
    bool m_asksToSave = false;
    bool m_opening = false; ///< see openAtOnce()
    ShellActions *m_actions;
    QList<QAction *> m_tabActions; ///< Ctrl+1 …
    Notice *m_notice;
    QTabWidget *m_tabs;
    RecordingTabs *m_recordings;
    QToolButton *m_themeButton = nullptr;
    WindowMenus *m_menus = nullptr;
    ProjectorMode *m_projector = nullptr;
    Tour *m_tour;
    QPointer<HelpWindow> m_help;
};

} // namespace wirebench
