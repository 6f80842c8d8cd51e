#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>
#include <sys/types.h>

namespace wirebench::test {

/// A program at the other end: started, talked to, and ended by its own process id when the object goes.
/// Waiting turns the test's event loop and never sleeps for a fixed time. Lives on the test's thread.
class PeerProcess
{
public:
    static constexpr std::chrono::milliseconds patience{60'000};

    explicit PeerProcess(const QString &program, const QStringList &arguments = {});
    /// Kills what still runs of it and of what it has started.
    ~PeerProcess();
    PeerProcess(const PeerProcess &) = delete;
    PeerProcess &operator=(const PeerProcess &) = delete;

    /// What to change before start(): environment, working directory, redirections.
    QProcess &process() { return m_process; }

    /// False when the program could not be started.
    bool start();
    void write(const QByteArray &bytes) { m_process.write(bytes); }
    /// The end of its standard input.
    void closeInput() { m_process.closeWriteChannel(); }
    /// SIGINT, SIGTERM, SIGSTOP, …
    void signal(int number) const;

    bool waitForOutput(const QByteArray &part, std::chrono::milliseconds time = patience);
    bool waitForErrors(const QByteArray &part, std::chrono::milliseconds time = patience);
    /// True when it has ended by itself in time. Its output is complete then.
    bool waitForFinished(std::chrono::milliseconds time = patience);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// The exit status; 128 + signal if a signal ended it; -1 while it runs.
    int exitStatus() const;
    qint64 pid() const { return m_process.processId(); }
    const QByteArray &output() const { return m_output; } ///< standard output so far
    const QByteArray &errors() const { return m_errors; } ///< standard error so far

    /// The number at the end of the first line on standard error that starts with "listening on ", as soon
    /// as it is there; 0 if it does not come.
    quint16 waitForPort();

private:
    void collect();

    QProcess m_process;
    pid_t m_group = 0; ///< its process group, which it leads
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace wirebench::test
