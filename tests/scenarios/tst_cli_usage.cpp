// The words of wirebench-cli as a shell sees them: help, mistakes, messages as JSON.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/scenariomain.h"
#include "tests/support/sockets.h"

#include <QTcpSocket>

#include <csignal>

using namespace wirebench::test;

class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpIsOutput()
    {
        for (const QStringList &words :
             {QStringList{"--help"}, QStringList{"tcp-client", "--help"}, QStringList{"--version"}}) {
            auto program = startedCli(words);
            QVERIFY(program->waitForFinished());
            QCOMPARE(program->exitStatus(), 0);
            QVERIFY(program->output().contains("wirebench-cli"));
            QCOMPARE(program->errors(), QByteArray());
        }
    }

    void mistakesAreErrors_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("no such verb") << QStringList{"frob"};
        QTest::newRow("no port") << QStringList{"tcp-server"};
        QTest::newRow("bad port") << QStringList{"tcp-server", "99999"};
        QTest::newRow("unknown option") << QStringList{"tcp-client", "1", "--frob"};
        QTest::newRow("socket option") << QStringList{"udp-server", "1", "--option", "TCP_NODELAY=1"};
        QTest::newRow("value of an option") << QStringList{"tcp-server", "1", "--option", "IP_TTL=256"};
    }
    void mistakesAreErrors()
    {
        QFETCH(QStringList, words);
        auto program = startedCli(words);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 2);
        QCOMPARE(program->output(), QByteArray());
        QVERIFY(program->errors().startsWith("wirebench-cli: "));
        QVERIFY(program->errors().contains("--help"));
        QCOMPARE(program->errors().count('\n'), 1);
    }

    void aPoorLocaleDoesNoHarm()
    {
        auto server = startedCliAfter("LC_ALL=POSIX; export LC_ALL",
                                      {"tcp-server", "127.0.0.1:0", "--once", "--answer", "greet=é"});
        const quint16 port = server->waitForPort();
        QVERIFY2(server->errors().startsWith("listening on 127.0.0.1:"), server->errors().constData());
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        QCOMPARE(receive(socket, 2), QByteArray("é"));
    }

    void readinessIsOneLine()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0"});
        const quint16 port = server->waitForPort();
        QCOMPARE(server->errors(), "listening on 127.0.0.1:" + QByteArray::number(port) + '\n');
        QCOMPARE(server->output(), QByteArray());
    }

    void everythingAsJson()
    {
        auto server = startedCli(
            {"tcp-server", "127.0.0.1:0", "--json", "--stats", "--once", "--answer", "reply=ok", "--close"});
        QVERIFY(server->waitForErrors("\n"));
        const QJsonObject listening = jsonLines(server->errors()).value(0);
        QCOMPARE(listening.value("event").toString(), QStringLiteral("listening"));
        QCOMPARE(listening.value("host").toString(), QStringLiteral("127.0.0.1"));
        auto client =
            startedCli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(listening.value("port").toInt()),
                        "--send", "abc", "--json", "--stats"});
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        QCOMPARE(client->output(), QByteArray("ok"));

        const QJsonObject accepted = jsonLines(server->output()).value(0);
        QCOMPARE(accepted.value("event").toString(), QStringLiteral("accepted"));
        QVERIFY(accepted.value("port").toInt() > 0);
        const QJsonObject served = jsonLines(server->errors()).value(1);
        QCOMPARE(served.value("event").toString(), QStringLiteral("stats"));
        QCOMPARE(served.value("clients").toInt(), 1);
        QCOMPARE(served.value("received").toInt(), 3);
        QCOMPARE(served.value("sent").toInt(), 2);
        QVERIFY(served.value("calls").toInt() >= 8);
        const QJsonObject talked = jsonLines(client->errors()).value(0);
        QCOMPARE(talked.value("received").toInt(), 2);
        QCOMPARE(talked.value("sent").toInt(), 3);
    }

    void aLiveTable()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--log", "-"});
        const quint16 port = server->waitForPort();
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        socket.write("seen at once");
        QVERIFY(server->waitForErrors("seen at once"));
        QVERIFY(server->errors().contains("accept("));
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
