// wirebench-cli with the tools that everybody has at the other end: ncat, nc, socat, curl.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/scenariomain.h"
#include "tests/support/sockets.h"

#include <QTcpSocket>

#include <csignal>

using namespace wirebench::test;

namespace {

QStringList serverWords(const QStringList &more)
{
    return QStringList{"tcp-server", "127.0.0.1:0"} + more;
}

/// All 256 bytes, many times over, so that no piece looks like another.
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

} // namespace

class TestCliPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientsOfAnEchoServer_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray anything = "\xc3\xa9" + QByteArray("\0\r\n\xff end", 8) + binary(100'000);
        QTest::newRow("ncat") << "ncat" << QStringList{"127.0.0.1", "PORT"} << anything;
        QTest::newRow("nc") << "nc" << QStringList{"-N", "127.0.0.1", "PORT"} << anything;
        QTest::newRow("socat") << "socat" << QStringList{"-t10", "-", "TCP:127.0.0.1:PORT"} << anything;
        QTest::newRow("curl") << "curl" << QStringList{"--silent", "--no-buffer", "telnet://127.0.0.1:PORT"}
                              << QByteArray("seven bits only: telnet has other plans for 255\r\n");
        QTest::newRow("wirebench-cli")
            << ownProgram("wirebench-cli") << QStringList{"tcp-client", "127.0.0.1:PORT"} << anything;
    }
    void clientsOfAnEchoServer()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QByteArray, bytes);
        if (!program.contains('/') && findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        auto server = startedCli(serverWords({"--once"}));
        const QString port = QString::number(server->waitForPort());
        words.replaceInStrings("PORT", port);
        auto client = started(program.contains('/') ? program : findProgram(program), words);
        client->write(bytes);
        QVERIFY(QTest::qWaitFor([&] { return client->output().size() >= bytes.size(); }, 20'000));
        QCOMPARE(client->output(), bytes);
        client->closeInput();
        if (program == "curl") // its telnet does not end with its input
            client->signal(SIGTERM);
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void aBrowserGetsAPage()
    {
        WIREBENCH_NEED("curl");
        auto server = startedCli(serverWords(
            {"--close", "--answer",
             "reply=HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nConnection: close\\r\\n\\r\\nhello"}));
        const QString url = QStringLiteral("http://127.0.0.1:%1/").arg(server->waitForPort());
        auto client = started(findProgram("curl"), {"--silent", "--show-error", "--include", url});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(client->output().startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(client->output().endsWith("\r\n\r\nhello"));
    }

    void serversForOurClient_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("address");
        QTest::newRow("ncat") << "ncat" << QStringList{"-v", "-l", "127.0.0.1", "7001", "--exec", "/bin/cat"}
                              << "localhost:7001";
        QTest::newRow("socat") << "socat"
                               << QStringList{"-d", "-d", "TCP-LISTEN:7001,bind=127.0.0.1", "EXEC:cat"}
                               << "localhost:7001";
        QTest::newRow("socat, IPv6") << "socat"
                                     << QStringList{"-d", "-d", "TCP6-LISTEN:7001,bind=[::1]", "EXEC:cat"}
                                     << "[::1]:7001";
    }
    void serversForOurClient()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QString, address);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        enterPrivateNetwork(); // a fresh one: the port is fixed
        auto server = started(findProgram(program), words);
        QVERIFY(server->waitForErrors("istening on"));
        auto client = cli({"tcp-client", address});
        QVERIFY(client->start());
        const QByteArray bytes = binary(300'000);
        client->write(bytes);
        // Before the end of the input: ncat forgets what is on its way when it sees that.
        QVERIFY(QTest::qWaitFor([&] { return client->output().size() >= bytes.size(); }, 20'000));
        QCOMPARE(client->output(), bytes);
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QCOMPARE(client->errors(), QByteArray());
    }

    void bothFamiliesAtOnePort()
    {
        auto server = startedCli({"tcp-server", ":0", "--family", "both", "--answer", "greet=hi", "--json"});
        QVERIFY2(server->waitForErrors("[::]"), server->errors().constData());
        QCOMPARE(server->errors().count("\"event\":\"listening\""), 2);
        const qsizetype at = server->errors().lastIndexOf("\"port\":") + 7;
        const QByteArray port = server->errors().mid(at, server->errors().indexOf('}', at) - at);
        for (const char *host : {"127.0.0.1", "[::1]"}) {
            auto client = startedCli({"tcp-client", QString(host) + ':' + port});
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("hi"));
        }
        QVERIFY(server->waitForOutput("\"host\":\"::1\""));
    }

    void aReceiveSizeIsNeverExceeded()
    {
        WIREBENCH_NEED("python3");
        auto server = startedCli(serverWords({"--recv-size", "512", "--log", "-", "--once"}));
        const QString port = QString::number(server->waitForPort());
        auto client = startedPython("import socket, sys\n"
                                    "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
                                    "s.sendall(b'x' * 513)\n"
                                    "s.shutdown(socket.SHUT_WR)\n"
                                    "while s.recv(4096): pass\n",
                                    {port});
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        QVERIFY2(server->errors().contains("recv(512) = 512"), server->errors().constData());
        QVERIFY(server->errors().contains("recv(512) = 1 "));
    }

    void simulatedWorkDelaysTheAnswer()
    {
        auto server = startedCli(serverWords({"--work", "150", "--once", "--close"}));
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), server->waitForPort());
        QVERIFY(client.waitForConnected());
        QElapsedTimer elapsed;
        elapsed.start();
        client.write("x");
        QCOMPARE(receive(client, 1), QByteArray("x"));
        QVERIFY(elapsed.elapsed() >= 150);
    }

    void onceEndsAfterTheFirstClient()
    {
        auto server = startedCli(serverWords({"--once", "--answer", "greet=bye\\n"}));
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), server->waitForPort());
        QCOMPARE(receive(client, 4), QByteArray("bye\n"));
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliPeers)
#include "tst_cli_peers.moc"
