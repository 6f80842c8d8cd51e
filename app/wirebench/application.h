#pragma once

#include "app/common/exitsignals.h"
#include "app/common/livelogs.h"
#include "app/common/messages.h"
#include "core/net/iothread.h"
#include "core/traffic/trafficlog.h"
#include "core/workspace/commandline.h"
#include "ui/language/language.h"
#include "ui/models/annotations.h"
#include "ui/dialogue/practicedesk.h"
#include "ui/models/messagelibrary.h"
#include "ui/models/stepmode.h"
#include "ui/models/waitingcalls.h"
#include "ui/shell/fileopenevents.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/messagekeeper.h"
#include "ui/shell/workspacekeeper.h"
#include "ui/widgets/look.h"

#include <QObject>

#include <memory>

namespace wirebench {

/// The program with a window: builds log, I/O thread, look and window, opens what the command line asks
/// for, and owns the order in which they end. Made in main(), on the GUI thread.
class Application final : public QObject
{
    Q_OBJECT

public:
    explicit Application(const CommandLine &line);
    ~Application() override;

    /// Turns the event loop until the window is closed or a signal comes. Returns the exit status.
    int exec();

private:
    std::unique_ptr<MainWindow> makeWindow();
    void askedToOpen(const QString &path);
    void fillWindow();
    bool keepsWorkspace() const;
    void openWorkspace();
    bool nothingIsKept() const;
    bool isFirstStart() const;
    void openMessages();
    void openFirstSteps();
    void openRequested();
    void takeScreenshot();
    void quit();
    void end();

    const CommandLine m_line;
    QString m_path; ///< of the workspace that was asked for; empty: the one that is kept
    Messages m_messages;
    TrafficLog m_log;
    Annotations m_annotations;
    WaitingCalls m_waiting;
    MessageLibrary m_library;
    Look m_look;
    Language m_language;
    LiveLogs m_liveLogs;
    IoThread m_thread;
    StepMode m_step{m_thread};
    PracticeDesk m_practice{m_log, m_thread};
    std::unique_ptr<MainWindow> m_window;
    WorkspaceKeeper m_keeper;
    MessageKeeper m_messageKeeper;
    Result<Workspace> m_workspace; ///< as it was read; until the window is filled
    bool m_filled = false; ///< the window has its sessions; what stands in it may be kept
    FileOpenEvents m_fileOpenEvents;
    ExitSignals m_signals;
    int m_status = 0;
};

} // namespace wirebench
