// `wirebench-cli http-server` with curl and wrk, as it is started from a terminal.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/certificates.h"
#include "tests/support/jsonlines.h"
#include "tests/support/scenariomain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

class TestCliHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void servesAndPrintsALineForEachRequest();
    void printsJson();
    void linesCannotBeForged();
    void echoes();
    void withoutListing();
    void overTls();
    void imitatesASlowServer();
    void recordsEachCall();
    void whoDoesNotReadTheLinesDoesNotStallIt();
    void mistakes_data();
    void mistakes();

private:
    static QByteArray curl(const QStringList &words)
    {
        auto client = started(findProgram(QStringLiteral("curl")), QStringList{"-q", "-s"} + words);
        return client->waitForFinished() ? client->output() : QByteArray("curl does not end");
    }
    static QString url(quint16 port, const char *path, const char *scheme = "http")
    {
        return QStringLiteral("%1://127.0.0.1:%2%3")
            .arg(QLatin1String(scheme))
            .arg(port)
            .arg(QLatin1String(path));
    }
    static void stop(PeerProcess &server)
    {
        server.signal(SIGTERM);
        QVERIFY(server.waitForFinished());
        QCOMPARE(server.exitStatus(), 0);
    }

    QTemporaryDir m_folder;
};

void TestCliHttpServer::initTestCase()
{
    QFile file(m_folder.filePath(QStringLiteral("a.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("in a") == 4);
}

void TestCliHttpServer::servesAndPrintsALineForEachRequest()
{
    WIREBENCH_NEED("curl");
    const auto server = startedCli({"http-server", m_folder.path(), "0", "--stats"});
    const quint16 port = server->waitForPort();
    QVERIFY(port != 0);
    QCOMPARE(curl({url(port, "/a.txt")}), QByteArray("in a"));
    QVERIFY(curl({url(port, "/")}).contains("href=\"a.txt\""));
    QVERIFY(curl({url(port, "/none")}).startsWith("404 "));
    QVERIFY(server->waitForOutput("\"GET /none HTTP/1.1\" 404 "));
    const QRegularExpression line(QStringLiteral(
        R"(^127\.0\.0\.1 - - \[\d\d/[A-Z][a-z]{2}/20\d\d:\d\d:\d\d:\d\d \+0000\] "GET /a\.txt HTTP/1\.1" 200 4\n)"));
    QVERIFY2(line.match(QString::fromUtf8(server->output())).hasMatch(), server->output().constData());
    stop(*server);
    QCOMPARE(server->output().count('\n'), 3);
    QVERIFY2(server->errors().contains("requests 3, clients 3, "), server->errors().constData());
}

void TestCliHttpServer::printsJson()
{
    WIREBENCH_NEED("curl");
    const auto server = startedCli({"http-server", m_folder.path(), "127.0.0.1:0", "--json"});
    QVERIFY(server->waitForErrors("\n"));
    const auto said = jsonLines(server->errors());
    QCOMPARE(said.value(0)[QStringLiteral("event")].toString(), QStringLiteral("listening"));
    const quint16 port = quint16(said.value(0)[QStringLiteral("port")].toInt());
    QCOMPARE(curl({"-A", "tester", url(port, "/a.txt")}), QByteArray("in a"));
    QVERIFY(server->waitForOutput("\n"));
    const auto requests = jsonLines(server->output());
    QCOMPARE(requests.size(), 1);
    const QJsonObject request = requests.first();
    QCOMPARE(request[QStringLiteral("event")].toString(), QStringLiteral("request"));
    QCOMPARE(request[QStringLiteral("method")].toString(), QStringLiteral("GET"));
    QCOMPARE(request[QStringLiteral("target")].toString(), QStringLiteral("/a.txt"));
    QCOMPARE(request[QStringLiteral("status")].toInt(), 200);
    QCOMPARE(request[QStringLiteral("bytes")].toInt(), 4);
    QCOMPARE(request[QStringLiteral("userAgent")].toString(), QStringLiteral("tester"));
    QVERIFY(request[QStringLiteral("complete")].toBool());
    stop(*server);
}

void TestCliHttpServer::linesCannotBeForged()
{
    WIREBENCH_NEED("curl");
    const auto server = startedCli({"http-server", m_folder.path(), "0"});
    const quint16 port = server->waitForPort();
    curl({"--request-target", "/x\"\\\xC2\x85", url(port, "/")});
    QVERIFY(server->waitForOutput("\n"));
    QVERIFY2(server->output().contains("\"GET /x\\x22\\x5c\\xc2\\x85 HTTP/1.1\" 404 ") ||
                 server->output().contains("\"-\" 400 "), // where the reader takes ASCII alone
             server->output().constData());
    stop(*server);
    QCOMPARE(server->output().count('\n'), 1);
}

void TestCliHttpServer::echoes()
{
    WIREBENCH_NEED("curl");
    const auto server = startedCli({"http-server", "--echo", "0"});
    const quint16 port = server->waitForPort();
    const QByteArray echo = curl({"-X", "PATCH", "-d", "body", url(port, "/any?thing")});
    QVERIFY2(echo.startsWith("PATCH /any?thing HTTP/1.1\r\n") && echo.endsWith("\r\n\r\nbody"),
             echo.constData());
    stop(*server);
}

void TestCliHttpServer::withoutListing()
{
    WIREBENCH_NEED("curl");
    const auto server =
        startedCli({"http-server", m_folder.path(), "0", "--no-listing", "--keep-alive", "15.5"});
    const quint16 port = server->waitForPort();
    QVERIFY(curl({url(port, "/")}).startsWith("403 "));
    QCOMPARE(curl({url(port, "/a.txt")}), QByteArray("in a"));
    stop(*server);
}

void TestCliHttpServer::overTls()
{
    WIREBENCH_NEED("curl");
    WIREBENCH_NEED("openssl");
    Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    const auto own = startedCli({"http-server", m_folder.path(), "0", "--cert", certificates.path("good.pem"),
                                 "--key", certificates.path("good.key")});
    const quint16 port = own->waitForPort();
    QCOMPARE(curl({"--cacert", certificates.path("ca.pem"), url(port, "/a.txt", "https")}),
             QByteArray("in a"));
    stop(*own);
    const auto made = startedCli({"http-server", m_folder.path(), "0", "--tls-self-signed"});
    const quint16 other = made->waitForPort();
    QCOMPARE(curl({"-k", url(other, "/a.txt", "https")}), QByteArray("in a"));
    stop(*made);
}

void TestCliHttpServer::imitatesASlowServer()
{
    WIREBENCH_NEED("curl");
    const auto server = startedCli({"http-server", m_folder.path(), "0", "--rate", "1000"});
    const quint16 port = server->waitForPort();
    // The head alone has some 300 bytes: three pieces and their waits.
    const QByteArray seconds = curl({"-o", "/dev/null", "-w", "%{time_total}", url(port, "/a.txt")});
    QVERIFY2(seconds.toDouble() >= 0.15, seconds.constData());
    stop(*server);
}

void TestCliHttpServer::recordsEachCall()
{
    WIREBENCH_NEED("curl");
    const QString log = m_folder.filePath(QStringLiteral("calls.jsonl"));
    const auto server = startedCli({"http-server", m_folder.path(), "0", "--log", log});
    const quint16 port = server->waitForPort();
    QCOMPARE(curl({url(port, "/a.txt")}), QByteArray("in a"));
    QVERIFY(server->waitForOutput("\n"));
    stop(*server);
    const auto records = jsonLinesOf(log);
    QCOMPARE(callsNamed(records, "accept").size(), 1);
    QCOMPARE(callsNamed(records, "send").size(), 1); // head and file in one
    QVERIFY(!callsNamed(records, "close").isEmpty());
}

void TestCliHttpServer::whoDoesNotReadTheLinesDoesNotStallIt()
{
    WIREBENCH_NEED("curl");
    WIREBENCH_NEED("wrk");
    const auto server = startedCliAfter(QStringLiteral("exec 3>&1; mkfifo '%1'; exec 4<>'%1'; exec 1>'%1'")
                                            .arg(m_folder.filePath(QStringLiteral("unread"))),
                                        {"http-server", m_folder.path(), "0"});
    const quint16 port = server->waitForPort();
    QVERIFY(port != 0);
    auto load = started(findProgram(QStringLiteral("wrk")), {"-t1", "-c8", "-d2s", url(port, "/a.txt")});
    QVERIFY(load->waitForFinished());
    QCOMPARE(curl({url(port, "/a.txt")}), QByteArray("in a"));
    server->signal(SIGTERM);
    QVERIFY(server->waitForFinished()); // what nobody reads is given up
}

void TestCliHttpServer::mistakes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no folder") << QStringList{"8000"} << QByteArray("http-server needs DIR [HOST:]PORT");
    QTest::newRow("folder that is none") << QStringList{"/dev/null", "8000"} << QByteArray("is not a folder");
    QTest::newRow("echo of a folder") << QStringList{"--echo", "/tmp", "8000"} << QByteArray("leave DIR out");
    QTest::newRow("port") << QStringList{"/tmp", "99999"} << QByteArray("is not a port");
    QTest::newRow("rate") << QStringList{"/tmp", "8000", "--rate", "fast"} << QByteArray("--rate");
    QTest::newRow("three") << QStringList{"/tmp", "8000", "x"} << QByteArray("one word too many");
}

void TestCliHttpServer::mistakes()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, said);
    const auto server = startedCli(QStringList{"http-server"} + words);
    QVERIFY(server->waitForFinished());
    QCOMPARE(server->exitStatus(), 2);
    QVERIFY2(server->errors().contains(said), server->errors().constData());
}

WIREBENCH_SCENARIO_MAIN(TestCliHttpServer)
#include "tst_cli_httpserver.moc"
