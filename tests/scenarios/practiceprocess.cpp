#include "tests/scenarios/practiceprocess.h"

#include <QTest>

namespace wirebench::test {

namespace {

constexpr int allPorts = 14;

} // namespace

Practice startedPractice(const QStringList &options)
{
    Practice practice;
    practice.process =
        startedCli(QStringList{QStringLiteral("practice-server"), QStringLiteral("--port"), QStringLiteral("0")} + options);
    (void)QTest::qWaitFor([&] { return practice.process->errors().count("listening on ") == allPorts; }, 20'000);
    for (const QByteArray &line : practice.process->errors().split('\n')) {
        const qsizetype name = line.indexOf(" (");
        if (!line.startsWith("listening on 127.0.0.1:") || name < 0)
            continue;
        const QByteArray address = line.left(name);
        practice.ports.insert(QString::fromLatin1(line.mid(name + 2).chopped(1)),
                              QString::fromLatin1(address.mid(address.lastIndexOf(':') + 1)));
    }
    return practice;
}

QByteArray clientTrouble(const QString &name, const QStringList &arguments)
{
    const auto client =
        started(findProgram(QStringLiteral("python3")),
                QStringList{QStringLiteral("-B"), sourceFolder(QStringLiteral("scenarios/clients/")) + name} + arguments);
    if (!client->waitForFinished())
        return "it does not end; so far: " + client->output() + client->errors();
    const bool isWell = client->exitStatus() == 0 && client->output().trimmed().endsWith("done");
    return isWell ? QByteArray() : client->output() + client->errors();
}

Fetched curl(const QStringList &words)
{
    const auto client = started(findProgram(QStringLiteral("curl")),
                                QStringList{QStringLiteral("-sS"), QStringLiteral("-k"), QStringLiteral("-m"),
                                            QStringLiteral("20")} +
                                    words);
    client->closeInput();
    (void)client->waitForFinished();
    return {client->exitStatus(), client->output(), client->errors()};
}

} // namespace wirebench::test
