#include "tests/support/peerprocess.h"

#include <QTest>

#include <signal.h>
#include <unistd.h>

namespace wirebench::test {

PeerProcess::PeerProcess(const QString &program, const QStringList &arguments)
{
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setChildProcessModifier([] { setpgid(0, 0); }); // so that what a shell has started ends with it
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { collect(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process, [this] { collect(); });
}

PeerProcess::~PeerProcess()
{
    m_process.disconnect();
    if (m_group > 0)
        ::kill(-m_group, SIGKILL);
    if (isRunning())
        m_process.waitForFinished();
}

bool PeerProcess::start()
{
    m_process.start();
    const bool started = m_process.waitForStarted();
    m_group = started ? pid_t(pid()) : 0;
    return started;
}

void PeerProcess::signal(int number) const
{
    if (isRunning())
        ::kill(pid_t(pid()), number);
}

void PeerProcess::collect()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

bool PeerProcess::waitForOutput(const QByteArray &part, std::chrono::milliseconds time)
{
    return QTest::qWaitFor([&] { return m_output.contains(part); }, int(time.count()));
}

bool PeerProcess::waitForErrors(const QByteArray &part, std::chrono::milliseconds time)
{
    return QTest::qWaitFor([&] { return m_errors.contains(part); }, int(time.count()));
}

bool PeerProcess::waitForFinished(std::chrono::milliseconds time)
{
    const bool finished = QTest::qWaitFor([&] { return !isRunning(); }, int(time.count()));
    collect();
    return finished;
}

int PeerProcess::exitStatus() const
{
    if (isRunning())
        return -1;
    // For a crash QProcess keeps the signal's number in the exit code.
    return m_process.exitStatus() == QProcess::CrashExit ? 128 + m_process.exitCode() : m_process.exitCode();
}

quint16 PeerProcess::waitForPort()
{
    const QByteArray start = "listening on ";
    const bool came = QTest::qWaitFor(
        [&] {
            const qsizetype line = m_errors.indexOf(start);
            return line >= 0 && m_errors.indexOf('\n', line) > 0;
        },
        int(patience.count()));
    if (!came)
        return 0;
    const qsizetype line = m_errors.indexOf(start);
    const QByteArray address = m_errors.mid(line, m_errors.indexOf('\n', line) - line);
    return address.mid(address.lastIndexOf(':') + 1).toUShort();
}

} // namespace wirebench::test
