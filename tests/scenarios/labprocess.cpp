#include "tests/scenarios/labprocess.h"

#include <QFile>
#include <QTest>

#include <csignal>

namespace wirebench::test {

qint64 Lab::peakMemoryKiB() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process->pid()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype peak = text.indexOf("VmHWM:");
    return peak < 0 ? 0 : text.mid(peak + 6, 20).trimmed().split(' ').first().toLongLong();
}

Lab startedLab(const QStringList &options)
{
    Lab lab;
    lab.process = startedCli(QStringList{QStringLiteral("lab-server"), QStringLiteral("127.0.0.1"),
                                         QStringLiteral("--ports"), QStringLiteral("0,0,0,0,0"),
                                         QStringLiteral("--interval"), QStringLiteral("5")} +
                             options);
    (void)QTest::qWaitFor([&] { return lab.process->errors().count("listening on ") == 5; }, 20'000);
    for (const QByteArray &line : lab.process->errors().split('\n')) {
        if (line.startsWith("listening on "))
            lab.ports += QString::fromLatin1(line.mid(line.lastIndexOf(':') + 1));
    }
    return lab;
}

QByteArray endOf(PeerProcess &process)
{
    process.signal(SIGINT);
    return process.waitForFinished() ? process.output() : QByteArray("still runs");
}

} // namespace wirebench::test
