// wirebench-cli http against nginx, Apache and Node.

#include "tests/core/web/webpeers.h"
#include "tests/scenarios/cliprocess.h"
#include "tests/support/certificates.h"
#include "tests/support/jsonlines.h"
#include "tests/support/rest.h"
#include "tests/support/scenariomain.h"

#include <QTemporaryDir>

#include <csignal>

using namespace wirebench;
using namespace wirebench::test;

class TestCliHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("node");
        QVERIFY(m_node.start());
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void printsTheBody();
    void sendsHeadersAndBodies();
    void sendsForms();
    void writesToAFile();
    void includesHeads();
    void followsOnlyIfToldTo();
    void exitStatusOfFailures_data();
    void exitStatusOfFailures();
    void keepsCookiesInAFile();
    void logsIn();
    void tellsTimings();
    void refusesABadCertificate();
    void neverHoardsForASlowReader();
    void endsWhenItsReaderGoes();
    void isStopped();
    void logsEveryByte();
    void tellsAFullDisk();
    void endsInTime();

private:
    /// Run to its end.
    std::unique_ptr<PeerProcess> run(const QStringList &words)
    {
        auto process = startedCli(QStringList{"http"} + words);
        if (!process->waitForFinished())
            qWarning("it does not end");
        return process;
    }
    QString url(const char *path) const { return m_node.url(QString::fromLatin1(path)).toString(); }
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const char *name, const QByteArray &contents) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    }

    NodeServer m_node;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliHttp::printsTheBody()
{
    const auto process = run({"GET", url("/gzip")});
    QCOMPARE(process->errors(), QByteArray());
    QCOMPARE(process->exitStatus(), 0);
    QVERIFY(process->output().startsWith("Wirebench, where bytes can be seen. "));
    QCOMPARE(process->output().size(), 72'000);
}

void TestCliHttp::sendsHeadersAndBodies()
{
    put("body.bin", "line\r\nand \xff");
    const QByteArray text =
        run({url("/echo"), "-H", "X-One: 1", "-H", "Accept:", "-d", "a=1", "-d", "b=2"})->output();
    QVERIFY(text.startsWith("POST /echo\n"));
    QVERIFY(text.contains("\nX-One: 1\n"));
    QVERIFY(!text.contains("\nAccept: "));
    QVERIFY(text.contains("Content-Type: application/x-www-form-urlencoded\n"));
    QVERIFY(text.endsWith("\na=1&b=2"));

    const QByteArray file =
        run({"PUT", url("/echo"), "-H", "Content-Type: x/y", "--data-binary", "@" + path("body.bin")})
            ->output();
    QVERIFY(file.startsWith("PUT /echo\n"));
    QVERIFY(file.contains("Content-Type: x/y\n"));
    QVERIFY(!file.contains("urlencoded"));
    QVERIFY(file.contains("\nline\r\nand "));
}

void TestCliHttp::sendsForms()
{
    put("a.txt", "contents");
    const QByteArray text = run({url("/echo"), "-F", "name=value", "-F", "file=@" + path("a.txt")})->output();
    QVERIFY(text.contains("Content-Type: multipart/form-data; boundary="));
    QVERIFY(text.contains("name=\"name\"\r\n\r\nvalue\r\n"));
    QVERIFY(text.contains("filename=\"a.txt\""));
    QVERIFY(text.contains("\r\n\r\ncontents\r\n"));
}

void TestCliHttp::writesToAFile()
{
    put("out", "something longer than what comes");
    const auto process = run({url("/hello"), "-o", path("out")});
    QCOMPARE(process->output(), QByteArray());
    QCOMPARE(read("out"), QByteArray("hello\n"));
    QCOMPARE(run({url("/hello"), "-o", path("none/out")})->exitStatus(), 1);
}

void TestCliHttp::includesHeads()
{
    const QByteArray text = run({url("/to-hello"), "-L", "-i"})->output();
    QVERIFY(text.startsWith("HTTP/1.1 302 Found\r\nLocation: /hello\r\n"));
    QVERIFY(text.contains("\r\n\r\nHTTP/1.1 200 OK\r\n"));
    QVERIFY(text.endsWith("\r\n\r\nhello\n"));
    const QByteArray head = run({"HEAD", url("/hello")})->output();
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(head.endsWith("\r\n\r\n"));
}

void TestCliHttp::followsOnlyIfToldTo()
{
    QCOMPARE(run({url("/to-hello")})->output(), QByteArray("over there\n"));
    QCOMPARE(run({url("/to-hello"), "--location"})->output(), QByteArray("hello\n"));
    const auto circle = run({url("/loop"), "--location"});
    QCOMPARE(circle->exitStatus(), 1);
    QVERIFY(circle->errors().contains("in a circle"));
    QCOMPARE(circle->output(), QByteArray("round\n"));
}

void TestCliHttp::exitStatusOfFailures_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errors");

    const QStringList none;
    QTest::newRow("404") << "/nothing" << none << 0 << QByteArray("no such thing\n") << QByteArray();
    QTest::newRow("404 --fail") << "/nothing" << QStringList{"--fail"} << 1 << QByteArray("no such thing\n")
                                << QByteArray("404");
    QTest::newRow("cut off") << "/short" << none << 1 << QByteArray("only this")
                             << QByteArray("9 bytes came of 100");
    QTest::newRow("reset") << "/reset" << none << 1 << QByteArray("a beginning") << QByteArray("ECONNRESET");
    QTest::newRow("no HTTP") << "/bad-line" << none << 1 << QByteArray() << QByteArray("RFC 9112");
    QTest::newRow("no answer") << "/no-answer" << none << 1 << QByteArray()
                               << QByteArray("without an answer");
    QTest::newRow("endless head") << "/endless-head" << none << 1 << QByteArray()
                                  << QByteArray("more than 200 headers");
}

void TestCliHttp::exitStatusOfFailures()
{
    QFETCH(QString, path);
    QFETCH(QStringList, words);
    QFETCH(int, status);
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, errors);
    const auto process = run(QStringList{m_node.url(path).toString()} + words);
    QCOMPARE(process->exitStatus(), status);
    QCOMPARE(process->output(), output);
    QVERIFY2(process->errors().contains(errors), process->errors().constData());
    QCOMPARE(process->errors().isEmpty(), errors.isEmpty());
}

void TestCliHttp::keepsCookiesInAFile()
{
    QCOMPARE(run({url("/cookie"), "--cookie-jar", path("jar")})->output(), QByteArray("none"));
    QVERIFY(read("jar").contains("\ta\t1"));
    QCOMPARE(run({url("/cookie"), "--cookie-jar", path("jar")})->output(), QByteArray("a=1"));
    WIREBENCH_NEED("curl");
    const auto curl = started(findProgram("curl"), {"-s", "-b", path("jar"), url("/cookie")});
    QVERIFY(curl->waitForFinished());
    QCOMPARE(curl->output(), QByteArray("a=1"));
}

void TestCliHttp::logsIn()
{
    WIREBENCH_NEED("apache2");
    WIREBENCH_NEED("nginx");
    ApacheServer digest;
    QVERIFY2(digest.start(), digest.errors().constData());
    const QString digestUrl = digest.url(QStringLiteral("/digest/hello.txt")).toString();
    QCOMPARE(run({digestUrl, "-u", "user:pass", "--digest"})->output(), QByteArray("hello from apache\n"));
    const auto wrong = run({digestUrl, "-u", "user:wrong", "--digest", "--fail"});
    QCOMPARE(wrong->exitStatus(), 1);
    QVERIFY(wrong->errors().contains("401"));
    NginxServer basic;
    QVERIFY2(basic.start(), basic.errors().constData());
    QCOMPARE(run({basic.url(QStringLiteral("/private/hello.txt")).toString(), "-u", "user:pass"})->output(),
             QByteArray("hello from nginx\n"));
}

void TestCliHttp::tellsTimings()
{
    const auto text = run({url("/to-hello"), "--location", "--timings"});
    QVERIFY(text->errors().startsWith("302 "));
    QVERIFY(text->errors().contains("\n200 "));
    QVERIFY(text->errors().contains("connect "));
    QVERIFY(text->errors().contains("total "));
    const auto json = run({url("/hello"), "--timings", "--json", "--stats"});
    const auto lines = jsonLines(json->errors());
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].value("event").toString(), QStringLiteral("timings"));
    QVERIFY(lines[0].value("wait").toDouble() > 0);
    QVERIFY(lines[1].value("received").toInt() > 6);
}

void TestCliHttp::refusesABadCertificate()
{
    WIREBENCH_NEED("openssl");
    Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    NodeServer secure;
    QVERIFY(secure.start(certificates.path("wrong.pem"), certificates.path("wrong.key")));
    const QString to = secure.url(QStringLiteral("/hello")).toString();
    const auto refused = run({to, "--ca-file", certificates.path("ca.pem")});
    QCOMPARE(refused->exitStatus(), 1);
    QCOMPARE(refused->output(), QByteArray());
    QVERIFY2(refused->errors().contains("other.example"), refused->errors().constData());
    QCOMPARE(run({to, "--insecure"})->output(), QByteArray("hello\n"));
    QCOMPARE(run({to, "--ca-file", certificates.path("ca.pem"), "--server-name", "other.example"})->output(),
             QByteArray("hello\n"));
}

/// An endless body and somebody who reads nothing: what the program takes comes to rest.
void TestCliHttp::neverHoardsForASlowReader()
{
    WIREBENCH_NEED("python3");
    const auto holder =
        startedPython("import subprocess, sys\n"
                      "program = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)\n"
                      "sys.stdin.read()\n"
                      "program.kill()\n"
                      "program.wait()\n",
                      {ownProgram("wirebench-cli"), "http", url("/endless-body"), "--log", path("log.txt")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path("log.txt")).size() > 0, 20'000);
    QVERIFY(comesToRest([this] { return QFileInfo(path("log.txt")).size(); }));
    QVERIFY(holder->isRunning());
    holder->closeInput();
    QVERIFY(holder->waitForFinished());
}

void TestCliHttp::endsWhenItsReaderGoes()
{
    PeerProcess shell(QStringLiteral("/bin/bash"),
                      {"-c", QStringLiteral("\"$0\" http \"$1\" | head -c 5; echo \" ${PIPESTATUS[0]}\""),
                       ownProgram("wirebench-cli"), url("/endless-body")});
    QVERIFY(shell.start());
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.output(), QByteArray("xxxxx 0\n"));
    QCOMPARE(shell.errors(), QByteArray());
}

void TestCliHttp::isStopped()
{
    const auto process = startedCli({"http", url("/stalls"), "--log", path("log.jsonl")});
    QVERIFY(process->waitForOutput("a beginning"));
    process->signal(SIGINT);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), 0);
    QCOMPARE(process->errors(), QByteArray());
    QCOMPARE(callsNamed(jsonLinesOf(path("log.jsonl")), "close").size(), 1);
}

void TestCliHttp::logsEveryByte()
{
    const auto process = run({url("/hello"), "--log", path("log.jsonl"), "--stats", "--json"});
    const auto records = jsonLinesOf(path("log.jsonl"));
    QCOMPARE(callsNamed(records, "connect").size(), 1);
    QCOMPARE(callsNamed(records, "send").size(), 1);
    qint64 received = 0;
    for (const QJsonObject &record : callsNamed(records, "recv"))
        received += record.value("result").toInt();
    QCOMPARE(jsonLines(process->errors()).last().value("received").toInteger(), received);
    QCOMPARE(callsNamed(records, "close").size(), 1);
}

void TestCliHttp::tellsAFullDisk()
{
    const auto process = startedCliAfter("ulimit -f 16", {"http", url("/file"), "-o", path("out")});
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), 1);
    QVERIFY2(process->errors().contains("out"), process->errors().constData());
    QVERIFY(QFileInfo(path("out")).size() > 0);
}

void TestCliHttp::endsInTime()
{
    const auto process = run({url("/endless-body"), "--max-time", "0.3", "-o", "/dev/null"});
    QCOMPARE(process->exitStatus(), 1);
    QVERIFY(process->errors().contains("within 300 ms"));
}

WIREBENCH_SCENARIO_MAIN(TestCliHttp)
#include "tst_cli_http.moc"
