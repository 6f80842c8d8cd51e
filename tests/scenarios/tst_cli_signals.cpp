// How wirebench-cli ends: by a signal, by the clock, at once; and that its logs are complete each time.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/scenariomain.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

class TestCliSignals : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void aServerEndsWithItsLogsComplete_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void aServerEndsWithItsLogsComplete()
    {
        QFETCH(int, number);
        auto server =
            startedCli({"tcp-server", "127.0.0.1:0", "--log", path("log.jsonl"), "--log", path("log.txt"),
                        "--log", path("log.csv"), "--log", path("log.pcapng"), "--stats"});
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), server->waitForPort());
        QVERIFY(socket.waitForConnected());
        for (int i = 0; i < 100; ++i) {
            socket.write("message " + QByteArray::number(i) + '\n');
            QVERIFY(socket.waitForReadyRead());
            socket.readAll();
        }
        server->signal(number);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); // it was closed, not forgotten

        const auto records = jsonLinesOf(path("log.jsonl"));
        QCOMPARE(callsNamed(records, "recv").size(), 100);
        QCOMPARE(callsNamed(records, "send").size(), 100);
        QCOMPARE(callsNamed(records, "close").size(), 2);
        QVERIFY(content("log.txt").contains("message 99"));
        QVERIFY(content("log.csv").contains("message 99"));
        QVERIFY(content("log.pcapng").contains("message 99"));
        QVERIFY2(server->errors().contains("clients 1"), server->errors().constData());
    }

    void aClientEndsWithItsLogComplete()
    {
        QTcpServer peer;
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        auto client = cli(
            {"tcp-client", QStringLiteral("127.0.0.1:%1").arg(peer.serverPort()), "--log", path("c.jsonl")});
        QVERIFY(client->start());
        QTRY_VERIFY(peer.hasPendingConnections());
        client->write("x");
        QTcpSocket *socket = peer.nextPendingConnection();
        QTRY_COMPARE(socket->bytesAvailable(), 1);
        client->signal(SIGINT);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        const auto records = jsonLinesOf(path("c.jsonl"));
        QCOMPARE(callsNamed(records, "send").size(), 1);
        QCOMPARE(callsNamed(records, "close").size(), 1);
    }

    void aClientWhoseInputWaitsCanBeStopped()
    {
        // The peer never reads: what waits to be sent must not keep the program.
        QTcpServer peer;
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        auto client = cli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(peer.serverPort())});
        client->process().setStandardInputFile(QStringLiteral("/dev/zero"));
        QVERIFY(client->start());
        QTRY_VERIFY(peer.hasPendingConnections());
        QTcpSocket *socket = peer.nextPendingConnection();
        socket->setReadBufferSize(1);
        QTRY_VERIFY(socket->bytesAvailable() > 0);
        client->signal(SIGTERM);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
    }

    void connectingCanBeStopped()
    {
        auto client = startedCli({"tcp-client", "192.0.2.1:9", "--send", "x", "--timeout", "60"});
        client->signal(SIGINT);
        QVERIFY(client->waitForFinished());
        QVERIFY(client->exitStatus() != -1); // in a network without a way there it has failed before
    }

    void aSecondSignalEndsAtOnce()
    {
        auto server = cli({"tcp-server", "127.0.0.1:0", "--log", path("second.jsonl")});
        QVERIFY(server->start());
        QVERIFY(server->waitForPort() > 0);
        server->signal(SIGSTOP); // so that both are pending when it goes on
        server->signal(SIGTERM);
        server->signal(SIGINT);
        server->signal(SIGCONT);
        QVERIFY(server->waitForFinished());
        QVERIFY2(server->exitStatus() == 128 + SIGINT || server->exitStatus() == 128 + SIGTERM,
                 qPrintable(QString::number(server->exitStatus())));
    }

    void nohupIsRespected()
    {
        auto server = startedCliAfter("trap '' HUP", {"tcp-server", "127.0.0.1:0"});
        QVERIFY(server->waitForPort() > 0);
        server->signal(SIGHUP);
        QVERIFY(!server->waitForFinished(std::chrono::milliseconds(100)));
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void interruptedInTheBackground()
    {
        // A shell starts programs in the background with SIGINT ignored; `kill -INT` shall work all the same.
        auto server = startedCliAfter("trap '' INT", {"tcp-server", "127.0.0.1:0"});
        QVERIFY(server->waitForPort() > 0);
        server->signal(SIGINT);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void durationEndsServerAndClient()
    {
        auto server =
            startedCli({"tcp-server", "127.0.0.1:0", "--duration", "8", "--log", path("d.jsonl")});
        auto client = startedCli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(server->waitForPort()),
                                  "--send", "x", "--duration", "1"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QCOMPARE(callsNamed(jsonLinesOf(path("d.jsonl")), "accept").size(), 1);
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliSignals)
#include "tst_cli_signals.moc"
