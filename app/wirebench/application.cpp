#include "app/wirebench/application.h"

#include "app/wirebench/tabkinds.h"
#include "core/workspace/examples.h"
#include "ui/replay/recordingpage.h"
#include "ui/shell/firstframe.h"
#include "ui/widgets/sessionpage.h"

#include <QApplication>
#include <QTimer>

namespace wirebench {

namespace {

// What a new user meets: the shortest conversation there is.
constexpr QStringView firstExample = u"C3";

} // namespace

Application::Application(const CommandLine &line)
    : m_line(line), m_path(line.window.workspacePath), m_messages(line.run.json, Program::Window), m_liveLogs(m_log, m_messages),
      m_window(makeWindow()),
      m_keeper(WorkspaceKeeper::defaultPath(), [this] { return m_window->workspace(); }),
      m_messageKeeper(m_library, MessageKeeper::defaultPath()),
      m_workspace(m_path.isEmpty() ? m_keeper.load() : loadWorkspace(m_path))
{
    if (m_workspace)
        m_window->setAppearance(*m_workspace);
    else if (isFirstStart())
        m_window->offerTour(); // now: later it would push down what is seen already
    openMessages();
    m_language.setCode(m_line.window.language); // goes before the one that was kept
    connect(m_window.get(), &MainWindow::edited, &m_keeper, [this] {
        if (keepsWorkspace())
            m_keeper.changed();
    });
    connect(&m_keeper, &WorkspaceKeeper::failed, m_window.get(), &MainWindow::showError);
    // And where it stays readable when the window goes, which is when most is written.
    connect(&m_keeper, &WorkspaceKeeper::failed, this, [this](const Error &error) { m_messages.error(error); });
    connect(&m_fileOpenEvents, &FileOpenEvents::requested, this, &Application::askedToOpen);
    connect(&m_signals, &ExitSignals::raised, this, &Application::quit);
}

/// By the system: before there are sessions it is as if the file stood on the command line.
void Application::askedToOpen(const QString &path)
{
    if (m_filled) {
        m_window->openWhenFree(path);
        return;
    }
    m_path = path;
    m_workspace = loadWorkspace(path);
    if (m_workspace)
        m_window->setAppearance(*m_workspace);
}

/// In the language of its user from the start: what is made anew has its names in it.
std::unique_ptr<MainWindow> Application::makeWindow()
{
    m_language.setCode(Language::ofSystem());
    m_language.setCode(m_line.window.language);
    return std::make_unique<MainWindow>(
        m_look, m_language, tabKinds({m_look, m_log, m_annotations, m_thread, m_waiting, &m_library, &m_practice}), &m_step);
}

Application::~Application()
{
    end();
}

/// What takes most of a start, left for when the window can be seen.
void Application::fillWindow()
{
    if (!m_window->isVisible()) // closed already
        return;
    m_window->openAtOnce([this] {
        openWorkspace();
        openRequested();
    });
    m_filled = true;
    m_workspace = Workspace();
    if (keepsWorkspace())
        m_keeper.changed();
    if (m_line.run.durationMs > 0)
        QTimer::singleShot(m_line.run.durationMs, this, &Application::quit);
    if (!m_line.window.screenshotPath.isEmpty())
        QTimer::singleShot(m_line.window.screenshotAfterMs, this, &Application::takeScreenshot);
}

/// A file that was asked for is the truth, and a picture leaves nothing behind.
bool Application::keepsWorkspace() const
{
    return m_filled && m_path.isEmpty() && m_line.window.screenshotPath.isEmpty();
}

/// The file that was asked for, or else what was left last time, or else the first steps.
void Application::openWorkspace()
{
    if (m_workspace) {
        if (!m_path.isEmpty())
            m_window->setFilePath(m_path);
        // With an example --start means that one.
        const bool startsKept = m_line.window.start && m_line.window.example.isEmpty();
        m_window->setSessions(*m_workspace, startsKept || !m_path.isEmpty());
        m_window->setAsksToSave(!m_path.isEmpty());
        return;
    }
    m_window->setSessions({}, false);
    if (m_path.isEmpty() && !m_keeper.setAsidePath().isEmpty())
        m_window->showSetAside(m_workspace.error(), m_keeper.setAsidePath());
    else if (isFirstStart())
        openFirstSteps();
    else if (!nothingIsKept())
        m_window->showError(m_workspace.error());
}

bool Application::nothingIsKept() const
{
    return m_path.isEmpty() && !m_workspace && m_workspace.error().code == ErrorCode::FileUnreadable &&
           m_keeper.setAsidePath().isEmpty();
}

/// And nothing else was asked for.
bool Application::isFirstStart() const
{
    return nothingIsKept() && m_line.window.example.isEmpty() && !m_line.session;
}

/// Saved messages are the user's, whatever file was opened.
void Application::openMessages()
{
    connect(&m_messageKeeper, &MessageKeeper::failed, m_window.get(), &MainWindow::showError);
    const Result<void> loaded = m_messageKeeper.load();
    if (loaded)
        return;
    if (m_messageKeeper.setAsidePath().isEmpty())
        m_window->showError(loaded.error());
    else
        m_window->showMessagesSetAside(loaded.error(), m_messageKeeper.setAsidePath());
}

void Application::openFirstSteps()
{
    if (const auto example = findExample(firstExample))
        m_window->openExample(*example);
}

/// What the command line asks for on top of the workspace.
void Application::openRequested()
{
    QList<SessionPage *> starting;
    if (const auto example = findExample(m_line.window.example)) {
        const QList<SessionPage *> opened = m_window->openExample(*example);
        if (m_line.window.start)
            starting = opened;
    }
    if (m_line.session) {
        if (SessionPage *page = m_window->addSession(*m_line.session))
            starting.append(page);
    }
    m_window->startInTurn(starting);
    if (m_line.window.recordingPath.isEmpty())
        return;
    RecordingPage *recording = m_window->openRecording(m_line.window.recordingPath);
    if (m_line.window.start)
        recording->playAtOnce();
}

int Application::exec()
{
    if (!m_liveLogs.open(m_line.run.logs))
        return 1;
    m_window->setProjected(m_line.window.projector);
    connect(new FirstFrame(m_window.get()), &FirstFrame::passed, this, &Application::fillWindow);
    m_window->show();
    const int status = QApplication::exec();
    end();
    return status != 0 ? status : m_status;
}

void Application::takeScreenshot()
{
    const QString &path = m_line.window.screenshotPath;
    if (!m_window->grab().save(path)) {
        m_messages.error({ErrorCode::FileUnwritable, {path, tr("the picture could not be saved")}});
        m_status = 1;
    }
    quit();
}

/// Nobody is there to be asked.
void Application::quit()
{
    m_window->setAsksToSave(false);
    m_window->close();
}

/// Sockets first, so that their last calls are in the log; then the files, so that they are complete.
void Application::end()
{
    if (!m_window)
        return;
    if (keepsWorkspace())
        m_keeper.saveNow();
    m_messageKeeper.saveNow();
    m_window.reset();
    if (!m_liveLogs.finish())
        m_status = 1;
}

} // namespace wirebench
