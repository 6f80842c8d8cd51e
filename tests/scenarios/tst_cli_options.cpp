// --option of each verb: what ss (iproute2) says of the program's sockets from outside, what a Python peer
// notices, and what is told when the system refuses one.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/scenariomain.h"

#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

namespace {

/// Accepts one client and holds it until it goes; says how it went.
constexpr const char *pythonServer =
    "import socket, sys\n"
    "s = socket.create_server(('127.0.0.1', 0))\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr)\n"
    "c, peer = s.accept()\n"
    "try:\n"
    "    while c.recv(1000): pass\n"
    "    print('end')\n"
    "except ConnectionResetError:\n"
    "    print('reset')\n";

/// What ss says of the sockets with this port: all of it, their timers, memory and owner.
QByteArray ssOf(const QStringList &kind, const QString &filter)
{
    auto ss = started(findProgram("ss"), QStringList{"-Hnoiepm"} + kind + QStringList{filter});
    ss->waitForFinished();
    return ss->output();
}

} // namespace

class TestCliOptions : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString logPath() const { return m_folder.filePath("log.jsonl"); }

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("ss");
        WIREBENCH_NEED("python3");
        QVERIFY(m_folder.isValid());
    }

    void serverAndItsClients()
    {
        auto server =
            startedCli({"tcp-server", "127.0.0.1:0", "--option", "SO_RCVBUF=65536", "--option",
                        "SO_SNDBUF=50000", "--option", "SO_KEEPALIVE=on", "--option", "TCP_KEEPIDLE=5000"});
        const quint16 port = server->waitForPort();
        const QString sport = QStringLiteral("sport = :%1").arg(port);
        const QByteArray listening = ssOf({"-tl"}, sport);
        QVERIFY2(listening.contains(",rb131072,") && listening.contains(",tb100000,"), listening.constData());
        QVERIFY2(listening.contains("wirebench-cli"), listening.constData());

        auto client = startedPython("import socket, sys\n"
                                    "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
                                    "print('connected')\n"
                                    "s.recv(1)\n",
                                    {QString::number(port)});
        QVERIFY(client->waitForOutput("connected"));
        QTRY_VERIFY(server->output().contains("Got a connection"));
        const QByteArray accepted = ssOf({"-t"}, sport);
        QVERIFY2(accepted.contains(",rb131072,"), accepted.constData());
        QVERIFY2(accepted.contains("timer:(keepalive,8"), accepted.constData()); // 83 minutes
    }

    void clientAndItsPeer()
    {
        auto server = startedPython(pythonServer);
        const quint16 port = server->waitForPort();
        auto client = startedCli({"tcp-client", "127.0.0.1:" + QString::number(port), "--send", "x",
                                  "--option", "SO_RCVBUF=70000", "--option", "SO_KEEPALIVE=1", "--option",
                                  "TCP_KEEPIDLE=5000", "--option", "SO_LINGER=0", "--log", logPath()});
        const QString dport = QStringLiteral("dport = :%1").arg(port);
        QTRY_VERIFY(ssOf({"-t"}, dport).contains("wirebench-cli"));
        const QByteArray socket = ssOf({"-t"}, dport);
        QVERIFY2(socket.contains(",rb140000,"), socket.constData());
        QTRY_VERIFY(ssOf({"-t"}, dport).contains("timer:(keepalive,8")); // once "x" is acknowledged
        client->signal(SIGTERM);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(server->waitForOutput("reset")); // what SO_LINGER 0 does
        const QList<QJsonObject> records = jsonLinesOf(logPath());
        QVERIFY(!records.isEmpty());
        QStringList calls;
        for (const QJsonObject &record : records)
            calls += record.value("call").toString();
        QVERIFY(calls.lastIndexOf("getsockopt") < calls.indexOf("connect"));
        QCOMPARE(calls.count("setsockopt"), 4);
        QCOMPARE(calls.count("getsockopt"), 4);
    }

    void datagrams()
    {
        auto server = startedCli({"udp-server", "127.0.0.1:0", "--option", "SO_RCVBUF=80000"});
        const QByteArray socket = ssOf({"-ua"}, QStringLiteral("sport = :%1").arg(server->waitForPort()));
        QVERIFY2(socket.contains(",rb160000,") && socket.contains("wirebench-cli"), socket.constData());
    }

    void aRefusedOptionEndsNothing()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--once", "--option", "IP_TTL=0"});
        const quint16 port = server->waitForPort();
        QTRY_VERIFY(server->errors().contains("IPPROTO_IP, IP_TTL, 0"));
        QVERIFY(server->errors().contains("EINVAL"));
        auto client = startedCli({"tcp-client", "127.0.0.1:" + QString::number(port), "--send", "hello",
                                  "--recv-once", "99", "--option", "TCP_KEEPCNT=4000"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("hello"));
        QVERIFY(client->errors().contains("IPPROTO_TCP, TCP_KEEPCNT, 4000"));
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliOptions)
#include "tst_cli_options.moc"
