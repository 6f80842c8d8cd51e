// wirebench-cli download against nginx and Node: C11 of the course, and what goes wrong.

#include "tests/core/web/webpeers.h"
#include "tests/scenarios/cliprocess.h"
#include "tests/support/certificates.h"
#include "tests/support/jsonlines.h"
#include "tests/support/scenariomain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

#include <csignal>

using namespace wirebench;
using namespace wirebench::test;

namespace {

constexpr int mebibyte = 1024 * 1024;

/// No piece looks like another.
QByteArray binary(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

QByteArray hashOf(const QString &path)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

} // namespace

class TestCliDownload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void tellsBeginningAndEndOfEach();
    void downloadsALargeFile();
    void oneAfterTheOtherAndTogether();
    void goesOnAfterTheServerWasKilled();
    void goesOnAfterItWasKilledItself();
    void isStopped();
    void tellsFailures();
    void tellsAFullDisk();
    void refusesABadCertificate();
    void givesUpOnASilentServer();

private:
    std::unique_ptr<PeerProcess> run(const QStringList &words)
    {
        auto process = startedCli(QStringList{"download", "--dir", m_folder->path()} + words);
        if (!process->waitForFinished(std::chrono::seconds(60)))
            qWarning("it does not end");
        return process;
    }
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    QString nginxUrl(const char *to) const { return m_nginx.url(QString::fromLatin1(to)).toString(); }

    NginxServer m_nginx;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliDownload::initTestCase()
{
    WIREBENCH_NEED("nginx");
    m_nginx.write(QStringLiteral("large.bin"), binary(64 * mebibyte));
    m_nginx.write(QStringLiteral("middle.bin"), binary(3 * mebibyte));
    m_nginx.write(QStringLiteral("slowly.bin"), binary(6 * mebibyte));
    QVERIFY2(m_nginx.start(), m_nginx.errors().constData());
}

void TestCliDownload::tellsBeginningAndEndOfEach()
{
    const auto process = run({nginxUrl("/hello.txt"), nginxUrl("/middle.bin"), "--jobs", "1", "--stats"});
    QCOMPARE(process->exitStatus(), 0);
    const QList<QByteArray> lines = process->output().trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("started http://127.0.0.1:"));
    QVERIFY(lines[1].startsWith("finished ") && lines[1].contains("hello.txt, 17 bytes, "));
    QVERIFY(lines[2].startsWith("started "));
    QVERIFY(lines[3].startsWith("finished ") && lines[3].contains("3145728 bytes"));
    QVERIFY(process->errors().startsWith("2 of 2 files, received 3145745 bytes"));
    QCOMPARE(names(), (QStringList{"hello.txt", "middle.bin"}));
    QVERIFY(!process->errors().contains('\r')); // no terminal, no progress
}

void TestCliDownload::downloadsALargeFile()
{
    const auto process = run({nginxUrl("/large.bin"), "--log", path("log.jsonl")});
    QCOMPARE(process->exitStatus(), 0);
    QCOMPARE(hashOf(path("large.bin")), hashOf(m_nginx.filePath(QStringLiteral("large.bin"))));
    qint64 received = 0;
    for (const QJsonObject &record : callsNamed(jsonLinesOf(path("log.jsonl")), "recv"))
        received += record.value("result").toInteger();
    QVERIFY(received > 64 * mebibyte);
}

void TestCliDownload::oneAfterTheOtherAndTogether()
{
    const auto span = [this](const QString &jobs) {
        QStringList words{"--jobs", jobs, "--json"};
        for (int i = 0; i < 3; ++i)
            words += nginxUrl("/hello.txt") + u'?' + QString::number(i);
        const auto lines = jsonLines(run(words)->output());
        QStringList events;
        for (const QJsonObject &line : lines)
            events += line.value("event").toString();
        return events;
    };
    QCOMPARE(span("1"), (QStringList{"started", "finished", "started", "finished", "started", "finished"}));
    QCOMPARE(span("3").mid(0, 3), (QStringList{"started", "started", "started"}));
    QCOMPARE(names().size(), 6);
}

void TestCliDownload::goesOnAfterTheServerWasKilled()
{
    const QString to = nginxUrl("/slow/slowly.bin");
    const auto broken = startedCli({"download", to, "--dir", m_folder->path(), "--json"});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path("slowly.bin.part")).size() > 0, 20'000);
    m_nginx.kill();
    QVERIFY(broken->waitForFinished());
    QVERIFY2(m_nginx.startAgain(), m_nginx.errors().constData());
    QCOMPARE(broken->exitStatus(), 1);
    QCOMPARE(names(), (QStringList{"slowly.bin.part", "slowly.bin.part.json"}));
    const qint64 before = QFileInfo(path("slowly.bin.part")).size();
    const auto ended = jsonLines(broken->output()).last();
    QCOMPARE(ended.value("event").toString(), QStringLiteral("failed"));
    QCOMPARE(ended.value("bytes").toInteger(), before);
    QCOMPARE(ended.value("path").toString(), path("slowly.bin.part"));

    const auto process = run({to, "--json"});
    QCOMPARE(process->exitStatus(), 0);
    QCOMPARE(jsonLines(process->output()).first().value("resumedAt").toInteger(), before);
    QCOMPARE(names(), QStringList{"slowly.bin"});
    QCOMPARE(hashOf(path("slowly.bin")), hashOf(m_nginx.filePath(QStringLiteral("slowly.bin"))));
}

void TestCliDownload::goesOnAfterItWasKilledItself()
{
    const QString to = nginxUrl("/slow/slowly.bin");
    const auto killed = startedCli({"download", to, "--dir", m_folder->path()});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path("slowly.bin.part")).size() > 0, 20'000);
    killed->signal(SIGKILL);
    QVERIFY(killed->waitForFinished());
    QCOMPARE(run({to})->exitStatus(), 0);
    QCOMPARE(hashOf(path("slowly.bin")), hashOf(m_nginx.filePath(QStringLiteral("slowly.bin"))));
}

void TestCliDownload::isStopped()
{
    const auto process = startedCli({"download", nginxUrl("/slow/slowly.bin"), nginxUrl("/hello.txt"),
                                     "--jobs", "1", "--dir", m_folder->path(), "--log", path("log.jsonl")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path("slowly.bin.part")).size() > 0, 20'000);
    process->signal(SIGINT);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), 0);
    QVERIFY(process->output().contains("cancelled "));
    QVERIFY(process->output().contains("are kept in " + path("slowly.bin.part").toUtf8()));
    QCOMPARE(callsNamed(jsonLinesOf(path("log.jsonl")), "close").size(), 1);
}

void TestCliDownload::tellsFailures()
{
    const auto process = run({nginxUrl("/missing"), nginxUrl("/hello.txt"), "http://127.0.0.1:1/refused"});
    QCOMPARE(process->exitStatus(), 1);
    QVERIFY(process->errors().contains("404 Not Found"));
    QVERIFY(process->errors().contains("ECONNREFUSED"));
    QVERIFY(process->output().contains("failed http://127.0.0.1:1/refused\n"));
    QCOMPARE(names(), QStringList{"hello.txt"});
    QCOMPARE(startedCli({"download", nginxUrl("/hello.txt"), "--dir", path("none")})->waitForFinished(),
             true);
    const auto noFolder = run({nginxUrl("/hello.txt"), "--dir", path("none")});
    QCOMPARE(noFolder->exitStatus(), 1);
    QVERIFY(noFolder->errors().contains("is not a folder"));
}

void TestCliDownload::tellsAFullDisk()
{
    const auto process =
        startedCliAfter("ulimit -f 1024", {"download", nginxUrl("/middle.bin"), "--dir", m_folder->path()});
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), 1);
    QVERIFY2(process->errors().contains("middle.bin.part"), process->errors().constData());
    QVERIFY(process->output().contains("bytes are kept in "));
    const qint64 kept = QFileInfo(path("middle.bin.part")).size();
    QVERIFY(kept > 0 && kept < 3 * mebibyte);
    QCOMPARE(run({nginxUrl("/middle.bin")})->exitStatus(), 0); // and goes on where there is room again
    QCOMPARE(hashOf(path("middle.bin")), hashOf(m_nginx.filePath(QStringLiteral("middle.bin"))));
}

void TestCliDownload::refusesABadCertificate()
{
    WIREBENCH_NEED("openssl");
    Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    NginxServer secure;
    QVERIFY2(secure.start(certificates.path("self.pem"), certificates.path("self.key")),
             secure.errors().constData());
    const QString to = secure.url(QStringLiteral("/hello.txt")).toString();
    const auto refused = run({to});
    QCOMPARE(refused->exitStatus(), 1);
    QCOMPARE(names(), QStringList());
    QCOMPARE(run({to, "--insecure"})->exitStatus(), 0);
    QCOMPARE(names(), QStringList{"hello.txt"});
}

void TestCliDownload::givesUpOnASilentServer()
{
    WIREBENCH_NEED("node");
    NodeServer node;
    QVERIFY(node.start());
    const auto process = run({node.url(QStringLiteral("/silent")).toString(), "--timeout", "0.3"});
    QCOMPARE(process->exitStatus(), 1);
    QVERIFY(process->errors().contains("within 300 ms"));
}

WIREBENCH_SCENARIO_MAIN(TestCliDownload)
#include "tst_cli_download.moc"
