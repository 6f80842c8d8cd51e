// The generator from the command line: real peers, what it says in words and as JSON, how it ends.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace wirebench::test;

namespace {

constexpr const char *tcpEcho =
    "import socket, sys, threading\n"
    "s = socket.create_server(('127.0.0.1', 0), backlog=128)\n"
    "def serve(c):\n"
    "    try:\n"
    "        while d := c.recv(65536): c.sendall(d)\n"
    "    except OSError: pass\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
    "while True: threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()\n";

constexpr const char *udpEcho =
    "import socket, sys\n"
    "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    "s.bind(('127.0.0.1', 0))\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
    "while True: s.sendto(*s.recvfrom(65536))\n";

QStringList generate(const char *over, quint16 port, const QStringList &more)
{
    return QStringList{"generate", over, QStringLiteral("127.0.0.1:%1").arg(port)} + more;
}

QJsonObject summaryOf(const PeerProcess &run)
{
    return jsonLines(run.output()).value(0);
}

} // namespace

class TestCliGenerate : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("python3");
        QVERIFY(m_folder.isValid());
    }

    void tcpWithLog()
    {
        auto peer = startedPython(tcpEcho);
        const QString log = m_folder.filePath("log.jsonl");
        auto run = startedCli(
            generate("tcp", peer->waitForPort(),
                     {"--count", "2000", "--rate", "10000", "--connections", "4", "--json", "--log", log}));
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 0);
        const QJsonObject summary = summaryOf(*run);
        QCOMPARE(summary.value("end").toString(), QString("done"));
        QCOMPARE(summary.value("sent").toInt(), 2000);
        QCOMPARE(summary.value("answered").toInt(), 2000);
        QCOMPARE(summary.value("sentBytes").toInt(), 128'000);
        QCOMPARE(summary.value("open").toInt(), 4);
        QVERIFY(summary.value("p99Ms").toDouble() > 0);
        int sent = 0;
        for (const QJsonObject &record : jsonLinesOf(log)) {
            if (record.value("call").toString() == "send")
                sent += record.value("result").toInt();
        }
        QCOMPARE(sent, 128'000);
    }

    void udpInWords()
    {
        auto peer = startedPython(udpEcho);
        auto run = startedCli(generate("udp", peer->waitForPort(),
                                       {"--count", "200", "--rate", "1000", "--send", "ping\\n", "--stats"}));
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 0);
        QVERIFY(run->output().contains("sent         200 of 200 messages, 1000 bytes"));
        QVERIFY(run->output().contains("answered     200, not answered 0, 1000 bytes"));
        QVERIFY(run->errors().contains("sent 200 messages, 1000 bytes, answered 200"));
    }

    void liveFigures()
    {
        auto peer = startedPython(tcpEcho);
        auto run =
            startedCli(generate("tcp", peer->waitForPort(), {"--seconds", "3", "--rate", "200", "--json"}));
        QVERIFY(run->waitForErrors("\"progress\""));
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 0);
        QCOMPARE(summaryOf(*run).value("total").toInt(), 600);
    }

    void interrupted()
    {
        auto peer = startedPython(tcpEcho);
        auto run = startedCli(generate("tcp", peer->waitForPort(), {"--seconds", "3600", "--json"}));
        QVERIFY(run->waitForErrors("\"progress\""));
        run->signal(SIGINT);
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 0);
        QCOMPARE(summaryOf(*run).value("end").toString(), QString("stopped"));
        QVERIFY(summaryOf(*run).value("sent").toInt() > 0);
    }

    void refused()
    {
        auto run = startedCli(generate("tcp", freePort(), {}));
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 1);
        QVERIFY(run->errors().contains("ECONNREFUSED"));
        QCOMPARE(run->output(), QByteArray());
    }

    void anotherMachine()
    {
        auto run = startedCli({"generate", "udp", "192.0.2.1:9"});
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 1);
        QVERIFY(run->errors().contains("192.0.2.1:9 is not this machine"));
        QVERIFY(run->errors().contains("--confirm-target"));
    }

    void wrongUsage()
    {
        auto run = startedCli({"generate", "9", "tcp"});
        QVERIFY(run->waitForFinished());
        QCOMPARE(run->exitStatus(), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliGenerate)
#include "tst_cli_generate.moc"
