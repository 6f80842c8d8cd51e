// The programs of the course, in Python and unchanged, with wirebench-cli at the other end.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/scenariomain.h"
#include "tests/support/sockets.h"

#include <QHostInfo>
#include <QSysInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

namespace {

/// Whether C1 can listen on this machine's name here: a name may lead nowhere, or to an address of a
/// network that the test does not have.
bool machineNameIsUsable()
{
    const QHostInfo info = QHostInfo::fromName(QSysInfo::machineHostName());
    for (const QHostAddress &address : info.addresses()) {
        QTcpServer server;
        if (address.protocol() == QAbstractSocket::IPv4Protocol && server.listen(address))
            return true;
    }
    return false;
}

QStringList c3Server()
{
    return {"tcp-server", "localhost:12345", "--answer",      "prefix=Recu: ", "--backlog",   "1",
            "--once",     "--close",         "--concurrency", "one",           "--recv-size", "1024"};
}

QStringList c6Server(const QString &concurrency)
{
    return {"tcp-server", "localhost:8000", "--answer",  "prefix=echo : ", "--backlog", "1",
            "--close",    "--concurrency",  concurrency, "--recv-size",    "512"};
}

QStringList c7Client()
{
    return {"tcp-client", "localhost:8000", "--send", "Hello world", "--recv-once", "512"};
}

double timeOf(const QJsonObject &record)
{
    return record.value("timeNs").toDouble();
}

} // namespace

class TestCliCourse : public QObject
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

    // The course's servers set no SO_REUSEADDR: a port that has been served is taken for a minute. Each test
    // gets a network in which nobody has been served.
    void init()
    {
        if (enterPrivateNetwork())
            return;
        for (const quint16 port : {9999, 12345, 8000}) {
            if (!isFree(port))
                QSKIP("one of the course's ports 9999, 12345, 8000 is in use on this machine");
        }
    }

    void c1PythonServer()
    {
        if (!machineNameIsUsable())
            QSKIP("this machine's name is no address that one can listen on");
        auto server = startedCourseProgram("c1_server.py");
        QVERIFY(waitForListening(9999));
        for (int i = 0; i < 2; ++i) {
            auto client =
                startedCli({"tcp-client", QSysInfo::machineHostName() + ":9999", "--recv-once", "1024"});
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("Thank you for connecting\r\n"));
            QCOMPARE(client->exitStatus(), 0);
        }
        QVERIFY(server->waitForOutput("Got a connection from ("));
    }

    void c2PythonClient()
    {
        if (!machineNameIsUsable())
            QSKIP("this machine's name is no address that one can listen on");
        auto server =
            startedCli({"tcp-server", QSysInfo::machineHostName() + ":9999", "--backlog", "5",
                        "--concurrency", "one", "--answer", "greet=Thank you for connecting\\r\\n"});
        QCOMPARE(server->waitForPort(), quint16(9999));
        for (int i = 0; i < 2; ++i) {
            auto client = startedCourseProgram("c2_client.py");
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("Thank you for connecting\r\n\n"));
            QCOMPARE(client->exitStatus(), 0);
        }
        QVERIFY(server->waitForOutput("Got a connection from ('"));
    }

    void c3PythonServer()
    {
        auto server = startedCourseProgram("c3_server.py");
        QVERIFY(waitForListening(12345));
        auto client =
            startedCli({"tcp-client", "localhost:12345", "--send", "Bonjour serveur", "--recv-once", "1024"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("Recu: Bonjour serveur"));
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void c3PythonClient()
    {
        auto server = startedCli(c3Server());
        QCOMPARE(server->waitForPort(), quint16(12345));
        auto client = startedCourseProgram("c3_client.py");
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("Recu: Bonjour serveur\n"));
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void c3PythonClientTwice()
    {
        c3PythonClient();
        c3PythonClient(); // SO_REUSEADDR: we can listen again at once
    }

    void c5PythonServer()
    {
        auto server = started(findProgram("python3"), {"-u", "-m", "http.server", "--bind", "127.0.0.1",
                                                       "--directory", m_folder.path(), "8000"});
        QVERIFY(waitForListening(8000));
        auto client = startedCli({"tcp-client", "localhost:8000", "--send",
                                  "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n", "--recv-once", "4096"});
        QVERIFY(client->waitForFinished());
        QVERIFY2(client->output().startsWith("HTTP/1.0 200 OK\r\n"), client->output().constData());
    }

    void c6PythonServer()
    {
        auto server = startedCourseProgram("c6_server.py");
        QVERIFY(waitForListening(8000));
        for (int i = 0; i < 2; ++i) {
            auto client = startedCli(c7Client());
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("echo : Hello world"));
        }
    }

    void c7PythonClient()
    {
        auto server = startedCli(c6Server("one"));
        QCOMPARE(server->waitForPort(), quint16(8000));
        for (int i = 0; i < 2; ++i) {
            auto client = startedCourseProgram("c7_client.py");
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("echo : Hello world\n"));
        }
    }

    void c6SecondClientWaits()
    {
        auto server = startedCli(c6Server("one") + QStringList{"--log", logPath()});
        QCOMPARE(server->waitForPort(), quint16(8000));
        auto first = cli({"tcp-client", "localhost:8000"}); // says nothing until it is told to
        QVERIFY(first->start());
        QVERIFY(server->waitForOutput("Got a connection"));
        auto second = startedCourseProgram("c7_client.py");
        QVERIFY(!second->waitForFinished(std::chrono::milliseconds(300)));
        first->write("moi");
        QVERIFY(second->waitForFinished());
        QVERIFY(first->waitForFinished());
        QCOMPARE(first->output(), QByteArray("echo : moi"));
        QCOMPARE(second->output(), QByteArray("echo : Hello world\n"));

        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        const auto records = jsonLinesOf(logPath());
        const auto accepts = callsNamed(records, "accept");
        QCOMPARE(accepts.size(), 2);
        QVERIFY(timeOf(accepts[1]) > timeOf(callsNamed(records, "close").first()));
    }

    void c8PythonServers_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("pool") << "c8_pool_server.py";
        QTest::newRow("event loop") << "c8_loop_server.py";
    }
    void c8PythonServers()
    {
        QFETCH(QString, program);
        auto server = startedCourseProgram(program);
        QVERIFY(waitForListening(8000));
        std::vector<std::unique_ptr<PeerProcess>> clients;
        for (int i = 0; i < 4; ++i)
            clients.push_back(startedCli(c7Client()));
        for (const auto &client : clients) {
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("echo : Hello world"));
        }
    }

    void c8PythonClients_data()
    {
        QTest::addColumn<QString>("concurrency");
        QTest::newRow("one") << "one";
        QTest::newRow("pool") << "10";
        QTest::newRow("all") << "all";
    }
    void c8PythonClients()
    {
        QFETCH(QString, concurrency);
        auto server = startedCli(c6Server(concurrency));
        QCOMPARE(server->waitForPort(), quint16(8000));
        auto clients = startedCourseProgram("c8_many_clients.py");
        QVERIFY(clients->waitForFinished());
        QCOMPARE(clients->exitStatus(), 0);
        QCOMPARE(clients->output().count("echo : client "), 12); // the threads' line ends come in any order
        for (int i = 0; i < 12; ++i)
            QVERIFY(clients->output().contains("echo : client " + QByteArray::number(i)));
    }

    void c8TheEleventhWaits()
    {
        auto server = startedCli(c6Server("10") + QStringList{"--log", logPath()});
        QCOMPARE(server->waitForPort(), quint16(8000));
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 11; ++i) {
            clients.push_back(std::make_unique<QTcpSocket>());
            clients.back()->connectToHost(QStringLiteral("127.0.0.1"), 8000);
            QVERIFY(clients.back()->waitForConnected());
        }
        QTRY_COMPARE(server->output().count("Got a connection"), 10);
        clients[10]->write("last");
        QVERIFY(!clients[10]->waitForReadyRead(200));
        clients[3]->write("first");
        QCOMPARE(receive(*clients[3], 12), QByteArray("echo : first"));
        QCOMPARE(receive(*clients[10], 11), QByteArray("echo : last"));

        server->signal(SIGINT);
        QVERIFY(server->waitForFinished());
        const auto records = jsonLinesOf(logPath());
        const auto accepts = callsNamed(records, "accept");
        QCOMPARE(accepts.size(), 11);
        QVERIFY(timeOf(accepts[10]) > timeOf(callsNamed(records, "close").first()));
        QVERIFY(timeOf(accepts[9]) < timeOf(callsNamed(records, "recv").first()));
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliCourse)
#include "tst_cli_course.moc"
