#include "tests/scenarios/talkprocess.h"

namespace wirebench::test {

namespace {

QStringList words(const QString &name, const QString &port, const Values &values, const QStringList &options)
{
    QStringList all{QStringLiteral("talk"), name, QStringLiteral("127.0.0.1:") + port, QStringLiteral("--insecure")};
    for (auto value = values.begin(); value != values.end(); ++value)
        all += QStringList{QStringLiteral("--set"), value.key() + u'=' + value.value()};
    return all + options;
}

Talk endOf(PeerProcess &process)
{
    Talk talk;
    if (process.waitForFinished())
        talk.status = process.exitStatus();
    talk.output = process.output();
    talk.told = process.errors();
    if (talk.status < 0)
        talk.told += "\n(it does not end)";
    return talk;
}

} // namespace

Talk talked(const QString &name, const QString &port, const Values &values, const QStringList &options)
{
    return endOf(*startedCli(words(name, port, values, options)));
}

Talk talkedWithInput(const QString &name, const QString &port, const QByteArray &input, const Values &values)
{
    const auto process = cli(words(name, port, values, {}));
    if (!process->start())
        qFatal("wirebench-cli could not be started");
    process->write(input);
    process->closeInput();
    return endOf(*process);
}

} // namespace wirebench::test
