#include "tests/scenarios/cliprocess.h"

namespace wirebench::test {

namespace {

QString cliPath()
{
    return ownProgram(QStringLiteral("wirebench-cli"));
}

} // namespace

std::unique_ptr<PeerProcess> cli(const QStringList &words)
{
    return std::make_unique<PeerProcess>(cliPath(), words);
}

std::unique_ptr<PeerProcess> startedCli(const QStringList &words)
{
    auto peer = cli(words);
    if (!peer->start())
        qFatal("wirebench-cli could not be started; WIREBENCH_BIN names the folder of the programs");
    peer->closeInput();
    return peer;
}

std::unique_ptr<PeerProcess> startedCliAfter(const QString &shellCommand, const QStringList &words)
{
    const QString script = shellCommand + QStringLiteral("; exec \"$0\" \"$@\"");
    return started(QStringLiteral("/bin/sh"), QStringList{QStringLiteral("-c"), script, cliPath()} + words);
}

std::unique_ptr<PeerProcess> startedCourseProgram(const QString &name, const QStringList &arguments)
{
    const QString path = sourceFolder(QStringLiteral("scenarios/course/")) + name;
    return started(findProgram(QStringLiteral("python3")),
                   QStringList{QStringLiteral("-u"), path} + arguments);
}

std::unique_ptr<PeerProcess> startedPython(const char *program, const QStringList &arguments)
{
    const QString text = QString::fromUtf8(program);
    return started(findProgram(QStringLiteral("python3")),
                   QStringList{QStringLiteral("-u"), QStringLiteral("-c"), text} + arguments);
}

std::unique_ptr<PeerProcess> started(const QString &program, const QStringList &arguments)
{
    auto peer = std::make_unique<PeerProcess>(program, arguments);
    if (!peer->start())
        qFatal("%s could not be started", qPrintable(program));
    return peer;
}

} // namespace wirebench::test
