#include "core/http/cookiejar.h"
#include "core/http/httpexchange.h"
#include "core/program/program.h"
#include "core/workspace/httprequestconfig.h"
#include "tests/core/net/logreader.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

/// Python programs that are no plain server or client: TLS, files over HTTP, chat and lab. They run, and talk
/// with the engine or with each other.
class TestPythonServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }
    void tlsServer();
    void tlsClient();
    void requestsSayTheSame_data();
    void requestsSayTheSame();
    void filesAndDownloads();
    void linesOfThreadsAreWhole();
    void chat();
    void lab();

private:
    std::unique_ptr<PeerProcess> start(const SessionSettings &settings)
    {
        return m_run.start(Language::Python, *programOf(Language::Python, settings));
    }
    ProgramRun m_run;
};

void TestPythonServices::tlsServer()
{
    WIREBENCH_NEED("openssl");
    TcpServerSettings server;
    const quint16 port = m_run.nextPort();
    server.port = QString::number(port);
    server.tls.on = true;
    const auto python = start(server);
    QVERIFY2(python && waitForListening(port), python->errors().constData());
    TcpClientSettings client;
    client.port = server.port;
    client.tls.on = true;
    client.tls.verify = false;
    client.sendOnConnect = true;
    client.payload.text = QStringLiteral("sealed");
    RunningEngine engine;
    engine.start(client);
    QTRY_COMPARE_WITH_TIMEOUT(payloadOf(recordsOf(engine.log(), Call::Recv)), QByteArray("sealed"), 20'000);
}

void TestPythonServices::tlsClient()
{
    WIREBENCH_NEED("openssl");
    TcpServerSettings server;
    const quint16 port = m_run.nextPort();
    server.port = QString::number(port);
    server.tls.on = true;
    RunningEngine engine;
    QVERIFY(engine.start(server));
    TcpClientSettings client;
    client.port = server.port;
    client.tls.on = true;
    client.receiveOnce = true;
    client.sendOnConnect = true;
    client.payload.text = QStringLiteral("sealed");
    const auto refusing = start(client);
    QVERIFY(refusing && refusing->waitForFinished());
    QVERIFY2(refusing->errors().contains("CERTIFICATE_VERIFY_FAILED"), refusing->errors().constData());
    client.tls.verify = false;
    const auto python = start(client);
    QVERIFY(python && python->waitForFinished());
    QVERIFY2(python->output().endsWith("sealed\n"), (python->output() + python->errors()).constData());
}

void TestPythonServices::requestsSayTheSame_data()
{
    QTest::addColumn<HttpRequestSettings>("settings");
    HttpRequestSettings settings;
    settings.url = QStringLiteral("http://127.0.0.1:%1/a%20b?c=d&e");
    QTest::newRow("GET") << settings;
    settings.fields = QStringLiteral("X-Words: it's \"one\"\\\nAccept: text/html\nCookie: a=b");
    settings.keepAlive = false;
    QTest::newRow("fields") << settings;
    settings.method = QStringLiteral("POST");
    settings.bodyKind = HttpBodyKind::Text;
    settings.bodyText = QStringLiteral("déjà\n'vu'\\");
    QTest::newRow("text") << settings;
    settings.method = QStringLiteral("PUT");
    settings.bodyKind = HttpBodyKind::Json;
    settings.bodyText = QStringLiteral("{\"a\": 1}");
    QTest::newRow("JSON") << settings;
    settings.method = QStringLiteral("POST");
    settings.bodyKind = HttpBodyKind::Form;
    settings.formText = QStringLiteral("a=1 & 2\nb=é");
    QTest::newRow("form") << settings;
    settings = {};
    settings.url = QStringLiteral("http://127.0.0.1:%1/");
    settings.method = QStringLiteral("DELETE");
    settings.auth = HttpAuthKind::Basic;
    settings.user = QStringLiteral("ada");
    settings.password = QStringLiteral("o'b\\");
    QTest::newRow("login") << settings;
}

/// Request line, body, and all that was typed; urllib's other headers are its own, as the program says.
void TestPythonServices::requestsSayTheSame()
{
    QFETCH(HttpRequestSettings, settings);
    const quint16 port = m_run.nextPort();
    settings.url = settings.url.arg(port);
    RecordingServer server(port);
    const QString program = *programOf(Language::Python, settings);
    QVERIFY(program.contains(QLatin1String("urllib orders")));
    const auto python = start(settings);
    QVERIFY(python);
    const QByteArray heard = server.heard(1, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    QVERIFY2(python->waitForFinished() && python->exitStatus() == 0, python->errors().constData());
    QVERIFY(python->output().endsWith("ok"));

    const auto request = httpRequest(settings);
    QVERIFY(request);
    CookieJar jar;
    HttpExchange exchange(*request, jar);
    const auto head = exchange.next();
    QVERIFY(head);
    QByteArray body;
    for (const HttpBody::Segment &segment : exchange.body().segments)
        body += segment.bytes;
    const qsizetype end = heard.indexOf("\r\n\r\n");
    QVERIFY2(end > 0, heard.constData());
    QCOMPARE(heard.mid(end + 4), body);
    QByteArrayList lines = heard.first(end).split('\n');
    QCOMPARE(lines.takeFirst().trimmed(), head->method + ' ' + head->target + " HTTP/1.1");
    HttpFields fields;
    for (const QByteArray &line : std::as_const(lines))
        fields.append(line.first(line.indexOf(':')).trimmed(), line.mid(line.indexOf(':') + 1).trimmed());
    for (const HttpField &field : head->fields) {
        const bool isOwn = QByteArrayList{"user-agent", "accept", "accept-encoding", "connection"}.contains(field.name.toLower());
        const bool isTyped = settings.fields.contains(QString::fromLatin1(field.name), Qt::CaseInsensitive);
        if (!isOwn || isTyped)
            QCOMPARE(fields.value(field.name), field.value);
    }
}

/// C10 and C11.
void TestPythonServices::filesAndDownloads()
{
    QVERIFY(QDir().mkpath(m_run.path(QStringLiteral("served/sub"))));
    QVERIFY(QDir().mkpath(m_run.path(QStringLiteral("fetched"))));
    QFile file(m_run.path(QStringLiteral("served/it's a file.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content(100'000, '\x81');
    file.write(content);
    file.close();
    HttpServerSettings server;
    const quint16 port = m_run.nextPort();
    server.port = QString::number(port);
    server.folder = m_run.path(QStringLiteral("served"));
    server.bytesPerSecond = 10'000'000;
    server.listing = false;
    const auto serving = start(server);
    QVERIFY2(serving && waitForListening(port), serving->errors().constData());
    DownloadSettings downloads;
    const QString base = QStringLiteral("http://localhost:%1/").arg(port);
    downloads.urls = base + QStringLiteral("it's%20a%20file.bin\n") + base +
                     QStringLiteral("it's%20a%20file.bin\n") + base + QStringLiteral("sub/\n") + base +
                     QStringLiteral("missing");
    downloads.folder = m_run.path(QStringLiteral("fetched"));
    downloads.jobs = 2;
    const auto fetching = start(downloads);
    QVERIFY(fetching && fetching->waitForFinished());
    QVERIFY2(fetching->exitStatus() == 0, fetching->errors().constData());
    QVERIFY2(fetching->output().count("finished ") == 2, fetching->output().constData());
    QCOMPARE(fetching->output().count("failed "), 2);
    for (const char *name : {"fetched/it's a file.bin", "fetched/it's a file (2).bin"}) {
        QFile fetched(m_run.path(QString::fromLatin1(name)));
        QVERIFY2(fetched.open(QIODevice::ReadOnly), name);
        QVERIFY(fetched.readAll() == content);
    }
}

/// Downloads that end at the same moment: what one thread prints does not tear the other's line.
void TestPythonServices::linesOfThreadsAreWhole()
{
    constexpr int many = 200;
    QVERIFY(QDir().mkpath(m_run.path(QStringLiteral("many"))));
    DownloadSettings downloads;
    const QString line = QStringLiteral("http://127.0.0.1:%1/x\n").arg(m_run.nextPort()); // nobody is there
    downloads.urls = line.repeated(many);
    downloads.folder = m_run.path(QStringLiteral("many"));
    downloads.jobs = 8;
    const auto fetching = start(downloads);
    QVERIFY(fetching && fetching->waitForFinished());
    int started = 0;
    int failed = 0;
    const QByteArrayList lines = fetching->output().trimmed().split('\n');
    for (const QByteArray &text : lines) {
        started += text.startsWith("started http://") && text.endsWith("/x") ? 1 : 0;
        failed += text.startsWith("failed http://") && text.count("http://") == 1 ? 1 : 0;
    }
    QCOMPARE(started, many);
    QCOMPARE(failed, many);
    QCOMPARE(lines.size(), 2 * many);
}

void TestPythonServices::chat()
{
    ChatServerSettings server;
    const quint16 port = m_run.nextPort();
    server.port = QString::number(port);
    const auto serving = start(server);
    QVERIFY2(serving && waitForListening(port), serving->errors().constData());
    ChatClientSettings client;
    client.onePort = true;
    client.port = server.port;
    client.pseudonym = QStringLiteral("Ada '\\");
    const auto ada = start(client);
    QVERIFY(ada && ada->waitForOutput("* you are Ada '\\"));
    client.pseudonym = QStringLiteral("Grace");
    const auto grace = start(client);
    QVERIFY(grace && grace->waitForOutput("* you are Grace"));
    grace->write("héllo\n");
    QVERIFY2(ada->waitForOutput("Grace: héllo\n"), ada->output().constData());
    ada->closeInput();
    QVERIFY2(ada->waitForFinished() && ada->exitStatus() == 0, ada->errors().constData());
}

/// C16, C17 and C18.
void TestPythonServices::lab()
{
    LabServerSettings lab;
    QList<quint16> ports;
    for (LabPortSettings &port : lab.ports) {
        ports += m_run.nextPort();
        port.port = QString::number(ports.last());
    }
    lab.intervalMs = 1;
    lab.fewestLines = lab.mostLines = 3;
    const auto serving = start(lab);
    QVERIFY2(serving && waitForListening(ports.last()), serving->errors().constData());
    QCOMPARE(heardFromServer(ports[1], {}).count('\n'), 3);
    QCOMPARE(heardFromServer(ports[2], "Ada\nfirst\n"), QByteArray());
    QVERIFY2(serving->waitForOutput("Ada: first"), serving->output().constData());
    ChatClientSettings client;
    client.readPort = lab.ports[3].port;
    client.writePort = lab.ports[4].port;
    client.pseudonym = QStringLiteral("Ada");
    const auto chatting = start(client);
    QVERIFY(chatting);
    // What is said before the server has taken both connections may not be heard: say it until it is.
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     chatting->write("hello\n");
                     return chatting->waitForOutput("Ada: hello\n", std::chrono::milliseconds(300));
                 },
                 20'000),
             (chatting->output() + chatting->errors()).constData());
    chatting->closeInput();
    QVERIFY(chatting->waitForFinished());
    QCOMPARE(chatting->exitStatus(), 0);
}

WIREBENCH_SCENARIO_MAIN(TestPythonServices)
#include "tst_pythonservices.moc"
