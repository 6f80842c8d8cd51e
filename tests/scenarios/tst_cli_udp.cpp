// UDP from the command line: the course's programs, ncat and socat at the other end, and what is particular
// to datagrams: boundaries, empty ones, cut ones, nobody there, a network that loses some.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/scenariomain.h"

#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

namespace {

QStringList udpServer(const QStringList &more)
{
    return QStringList{"udp-server", "127.0.0.1:0"} + more;
}

QStringList c4Client()
{
    return {"udp-client", "localhost:12345", "--send", "Bonjour serveur", "--recv-once", "1024"};
}

/// A Python program that binds a free port, says it, and prints each datagram as Python writes bytes.
constexpr const char *listener = "import socket, sys\n"
                                 "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                 "s.bind(('127.0.0.1', 0))\n"
                                 "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr)\n"
                                 "while True: print(s.recvfrom(65536)[0])\n";

/// Sends argv[2:] as datagrams to argv[1] and prints what comes back for each.
constexpr const char *asker = "import socket, sys\n"
                              "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                              "s.settimeout(10)\n"
                              "for text in sys.argv[2:]:\n"
                              "    s.sendto(text.encode(), ('127.0.0.1', int(sys.argv[1])))\n"
                              "    print(s.recvfrom(65536)[0])\n";

QStringList marksOf(const QJsonObject &record)
{
    return record.value("marks").toVariant().toStringList();
}

QList<QJsonObject> marked(const QList<QJsonObject> &records, const QString &mark)
{
    QList<QJsonObject> found;
    for (const QJsonObject &record : records) {
        if (marksOf(record).contains(mark))
            found += record;
    }
    return found;
}

} // namespace

class TestCliUdp : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString logPath() const { return m_folder.filePath("log.jsonl"); }

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("python3");
        QVERIFY(m_folder.isValid());
    }

    void init()
    {
        if (!enterPrivateNetwork() && isBound(12345))
            QSKIP("the course's UDP port 12345 is in use on this machine");
    }

    void c4PythonServer()
    {
        auto server = startedCourseProgram("c4_server.py");
        QVERIFY(waitForBound(12345));
        for (int i = 0; i < 2; ++i) {
            auto client = startedCli(c4Client());
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("Recu: Bonjour serveur"));
            QCOMPARE(client->errors(), QByteArray());
            QCOMPARE(client->exitStatus(), 0);
        }
        QVERIFY(server->waitForOutput("recu b'Bonjour serveur' de ('127.0.0.1', "));
    }

    void c4PythonClient()
    {
        auto server = startedCli({"udp-server", "localhost:12345", "--answer", "prefix=Recu: "});
        QCOMPARE(server->waitForPort(), quint16(12345));
        for (int i = 0; i < 2; ++i) {
            auto client = startedCourseProgram("c4_client.py");
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("Recu: Bonjour serveur\n"));
            QCOMPARE(client->exitStatus(), 0);
        }
        QTRY_COMPARE(server->output().count("Got 15 bytes from ('127.0.0.1', "), 2);
    }

    void clientsOfAnEchoServer_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("bind");
        QTest::newRow("ncat") << "ncat" << QStringList{"-u", "127.0.0.1", "PORT"} << "127.0.0.1:0";
        QTest::newRow("nc") << "nc" << QStringList{"-u", "127.0.0.1", "PORT"} << "127.0.0.1:0";
        QTest::newRow("socat") << "socat" << QStringList{"-", "UDP:127.0.0.1:PORT"} << "127.0.0.1:0";
        QTest::newRow("socat, IPv6") << "socat" << QStringList{"-", "UDP6:[::1]:PORT"} << "[::1]:0";
        QTest::newRow("wirebench-cli")
            << ownProgram("wirebench-cli") << QStringList{"udp-client", "127.0.0.1:PORT"} << "127.0.0.1:0";
        QTest::newRow("wirebench-cli, connected, IPv6")
            << ownProgram("wirebench-cli") << QStringList{"udp-client", "[::1]:PORT", "--connect"}
            << "[::1]:0";
    }
    void clientsOfAnEchoServer()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QString, bind);
        if (!program.contains('/') && findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        auto server = startedCli({"udp-server", bind, "--answer", "echo"});
        words.replaceInStrings("PORT", QString::number(server->waitForPort()));
        auto client = started(program.contains('/') ? program : findProgram(program), words);
        for (const char *line : {"first\n", "\xc3\xa9\xff second\n"}) {
            client->write(line);
            QVERIFY2(client->waitForOutput(line), client->errors().constData());
        }
        QCOMPARE(client->output(), QByteArray("first\n\xc3\xa9\xff second\n"));
        QTRY_COMPARE(server->output().count("bytes from"), 2);
    }

    void serversForOurClient_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("ncat") << "ncat"
                              << QStringList{"-u", "-l", "127.0.0.1", "12345", "--exec", "/bin/cat"};
        QTest::newRow("socat") << "socat" << QStringList{"UDP4-LISTEN:12345,bind=127.0.0.1", "EXEC:cat"};
        QTest::newRow("socat, a process for each datagram")
            << "socat" << QStringList{"UDP4-RECVFROM:12345,bind=127.0.0.1,fork", "EXEC:cat"};
    }
    void serversForOurClient()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        auto server = started(findProgram(program), words);
        QVERIFY(waitForBound(12345));
        auto client = startedCli(c4Client());
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("Bonjour serveur"));
        QCOMPARE(client->exitStatus(), 0);
    }

    void aGroupReachesSocat()
    {
        WIREBENCH_NEED("socat");
        auto member = started(findProgram("socat"),
                              {"-u", "UDP4-RECV:5007,ip-add-membership=224.1.1.1:127.0.0.1", "-"});
        QVERIFY(waitForBound(5007));
        auto client = startedCli({"udp-client", "224.1.1.1:5007", "--interface", "lo", "--ttl", "0", "--send",
                                  "to the group", "--timeout", "0.1", "--log", logPath()});
        QVERIFY(client->waitForFinished());
        QVERIFY2(client->exitStatus() == 0, client->errors().constData());
        QVERIFY(member->waitForOutput("to the group"));
        QCOMPARE(callsNamed(jsonLinesOf(logPath()), "setsockopt").size(), 2); // TTL and interface
    }

    void socatReachesOurMembers()
    {
        WIREBENCH_NEED("socat");
        const QStringList words{"udp-server", "5007",     "--join", "224.1.1.1%lo",
                                "--reuse",    "--answer", "none"};
        auto first = startedCli(words);
        auto second = startedCli(words); // two members share the port
        QCOMPARE(first->waitForPort(), quint16(5007));
        QCOMPARE(second->waitForPort(), quint16(5007));
        auto sender = started(findProgram("socat"),
                              {"-u", "-", "UDP4-DATAGRAM:224.1.1.1:5007,ip-multicast-if=127.0.0.1"});
        sender->write("twelve bytes");
        QVERIFY2(first->waitForOutput("Got 12 bytes from ('127.0.0.1', "), first->errors().constData());
        QVERIFY(second->waitForOutput("Got 12 bytes from ('127.0.0.1', "));
    }

    void anEmptyDatagramIsOne()
    {
        auto peer = startedPython(listener);
        const QString to = QStringLiteral("127.0.0.1:%1").arg(peer->waitForPort());
        auto client = startedCli({"udp-client", to, "--send", "", "--send", "x", "--timeout", "0.1"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(peer->waitForOutput("b''\nb'x'\n"));

        auto server = startedCli(udpServer({"--answer", "prefix=Recu: "}));
        auto empty = startedPython(asker, {QString::number(server->waitForPort()), ""});
        QVERIFY(empty->waitForFinished());
        QCOMPARE(empty->output(), QByteArray("b'Recu: '\n"));
        QVERIFY(server->waitForOutput("Got 0 bytes from"));
    }

    void eachLineIsADatagram()
    {
        auto peer = startedPython(listener);
        auto client =
            cli({"udp-client", QStringLiteral("127.0.0.1:%1").arg(peer->waitForPort()), "--timeout", "0.1"});
        QVERIFY(client->start());
        client->write("one\n\ntw");
        QVERIFY(peer->waitForOutput("b'one\\n'\nb'\\n'\n"));
        client->write("o\nthe end");
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(peer->waitForOutput("b'two\\n'\nb'the end'\n"));
    }

    void aLongDatagramIsCut()
    {
        auto server = startedCli(udpServer({"--recv-size", "100", "--log", logPath(), "--json"}));
        QVERIFY(server->waitForErrors("\"event\":\"listening\""));
        const QJsonObject ready = jsonLines(server->errors()).first();
        auto client = startedPython(
            asker, {QString::number(ready.value("port").toInt()), QString(2000, 'x'), QString(100, 'y')});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), "b'" + QByteArray(100, 'x') + "'\nb'" + QByteArray(100, 'y') + "'\n");
        QTRY_COMPARE(server->output().count('\n'), 2);
        QVERIFY(jsonLines(server->output()).first().value("truncated").toBool());
        QVERIFY(!jsonLines(server->output()).last().value("truncated").toBool());
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(marked(callsNamed(jsonLinesOf(logPath()), "recvfrom"), "truncated").size(), 1);
    }

    void nobodyIsThere()
    {
        auto connected =
            startedCli({"udp-client", "127.0.0.1:12345", "--connect", "--send", "x", "--log", logPath()});
        QVERIFY(connected->waitForFinished());
        QCOMPARE(connected->exitStatus(), 1);
        QVERIFY2(connected->errors().contains("ECONNREFUSED"), connected->errors().constData());
        QCOMPARE(callsNamed(jsonLinesOf(logPath()), "recvfrom").size(), 1);

        // Without connect() the system tells nobody: only patience ends the wait.
        auto patient = startedCli(c4Client() + QStringList{"--timeout", "0.2"});
        QVERIFY(patient->waitForFinished());
        QCOMPARE(patient->exitStatus(), 1);
        QVERIFY2(patient->errors().contains("No answer from 127.0.0.1:12345 within 200 ms"),
                 patient->errors().constData());
    }

    void thePortIsTaken()
    {
        auto first = startedCli({"udp-server", "127.0.0.1:12345"});
        QCOMPARE(first->waitForPort(), quint16(12345));
        auto second = startedCli({"udp-server", "127.0.0.1:12345"});
        QVERIFY(second->waitForFinished());
        QCOMPARE(second->exitStatus(), 1);
        QVERIFY2(second->errors().contains("EADDRINUSE"), second->errors().constData());
    }

    void tooLongForADatagram()
    {
        auto client = cli({"udp-client", "127.0.0.1:12345"});
        client->process().setStandardInputFile(QStringLiteral("/dev/zero")); // a line without end
        QVERIFY(client->start());
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("EMSGSIZE"), client->errors().constData());
    }

    void endsWithTheLogComplete_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void endsWithTheLogComplete()
    {
        QFETCH(int, number);
        const QString clientLog = m_folder.filePath("client.jsonl");
        auto server = startedCli(udpServer({"--log", logPath(), "--stats"}));
        auto client = cli(
            {"udp-client", QStringLiteral("127.0.0.1:%1").arg(server->waitForPort()), "--log", clientLog});
        QVERIFY(client->start());
        for (int i = 0; i < 50; ++i) {
            const QByteArray line = "message " + QByteArray::number(i) + '\n';
            client->write(line);
            QVERIFY(client->waitForOutput(line));
        }
        client->signal(number);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        server->signal(number);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QVERIFY2(server->errors().contains("received 50 datagrams"), server->errors().constData());
        QCOMPARE(server->output().count("bytes from"), 50);
        for (const QString &path : {logPath(), clientLog}) {
            const auto records = jsonLinesOf(path);
            QCOMPARE(callsNamed(records, "recvfrom").size(), 50);
            QCOMPARE(callsNamed(records, "sendto").size(), 50);
            QCOMPARE(callsNamed(records, "close").size(), 1);
        }
    }

    void theImitatedLossIsMarked()
    {
        const QString clientLog = m_folder.filePath("lossy.jsonl");
        auto server = startedCli(udpServer({"--answer", "none", "--log", logPath()}));
        auto client =
            cli({"udp-client", QStringLiteral("127.0.0.1:%1").arg(server->waitForPort()), "--loss", "40%",
                 "--duplicate", "20%", "--seed", "3", "--timeout", "0.1", "--log", clientLog, "--stats"});
        QVERIFY(client->start());
        for (int i = 0; i < 100; ++i)
            client->write("datagram " + QByteArray::number(i) + '\n');
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);

        const auto sends = callsNamed(jsonLinesOf(clientLog), "sendto");
        const auto lost = marked(sends, "simulated loss");
        const auto twice = marked(sends, "simulated duplicate");
        QVERIFY2(lost.size() > 20 && lost.size() < 60, qPrintable(QString::number(lost.size())));
        QVERIFY2(twice.size() > 2 && twice.size() < 40, qPrintable(QString::number(twice.size())));
        QCOMPARE(sends.size(), 100 + twice.size());
        const QByteArray lossText = "lost by the imitated network " + QByteArray::number(lost.size());
        QVERIFY2(client->errors().contains(lossText), client->errors().constData());

        // What was not marked as lost has come, and nothing else.
        const qsizetype sent = sends.size() - lost.size();
        QTRY_COMPARE(server->output().count("bytes from"), sent);
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(callsNamed(jsonLinesOf(logPath()), "recvfrom").size(), sent);
    }

    void delayedDatagramsComeLate()
    {
        auto server = startedCli(udpServer({"--delay", "150"}));
        auto client = startedPython("import socket, sys, time\n"
                                    "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                    "start = time.monotonic()\n"
                                    "s.sendto(b'x', ('127.0.0.1', int(sys.argv[1])))\n"
                                    "print(s.recvfrom(10)[0], time.monotonic() - start >= 0.15)\n",
                                    {QString::number(server->waitForPort())});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("b'x' True\n"));
    }

    void onceEndsAfterTheFirstDatagram()
    {
        auto server = startedCli(udpServer({"--once", "--answer", "prefix=Recu: "}));
        auto client = startedPython(asker, {QString::number(server->waitForPort()), "x"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("b'Recu: x'\n"));
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QCOMPARE(server->output().count("Got 1 bytes"), 1);
    }

    void whereTheClientBinds()
    {
        auto server = startedCli(udpServer({"--json"}));
        QVERIFY(server->waitForErrors("\"event\":\"listening\""));
        const int port = jsonLines(server->errors()).first().value("port").toInt();
        auto client = startedCli({"udp-client", QStringLiteral("127.0.0.1:%1").arg(port), "--bind",
                                  "127.0.0.1:12345", "--send", "x", "--recv-once", "10"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("x"));
        QVERIFY(server->waitForOutput("\n"));
        QCOMPARE(jsonLines(server->output()).first().value("port").toInt(), 12345);
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliUdp)
#include "tst_cli_udp.moc"
