#include "core/http/contentdecoder.h"
#include "core/web/httpclient.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/waiting.h"
#include "tests/core/web/httprun.h"
#include "tests/core/web/webpeers.h"
#include "tests/support/certificates.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

using namespace wirebench;

namespace {

const QByteArray nodeText = QByteArray("Wirebench, where bytes can be seen. ").repeated(2000);

/// Takes bodies until it has enough.
class CountingSink final : public HttpBodySink
{
public:
    Result<void> begin(const HttpResponseHead &head) override
    {
        statuses.append(head.status);
        return {};
    }
    Result<void> write(QByteArrayView piece) override
    {
        bytes += piece.size();
        if (most >= 0 && bytes > most)
            return failure({ErrorCode::FileUnwritable, {QStringLiteral("sink"), QStringLiteral("full")}});
        return {};
    }

    QList<int> statuses;
    qint64 bytes = 0;
    qint64 most = -1;
};

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_run = std::make_unique<HttpRun>(); }
    void cleanup();

    // Framing
    void readsEachKindOfBody_data();
    void readsEachKindOfBody();
    void readsAnswersWithoutBody_data();
    void readsAnswersWithoutBody();
    void readsTrailers();
    void skipsInterimAnswers();
    void undoesContentCodings_data();
    void undoesContentCodings();
    void leavesContentCodingsIfToldTo();
    void readsWhatNginxSends_data();
    void readsWhatNginxSends();

    // Connections
    void keepsItsConnection();
    void keepsNoConnectionIfToldSo();
    void takesAnotherConnectionForAnotherOrigin();
    void sendsAgainWhereAKeptConnectionWasClosed();
    void doesNotSendAPostAgain();
    void tellsTimes();
    void recordsEveryByte();

    // Requests
    void sendsBodies_data();
    void sendsBodies();
    void streamsFiles();
    void tellsAFileThatHasChanged();
    void takesAnAnswerBeforeTheRequestIsSent();
    void refusesABadRequest();
    void keepsCookies();

    // Redirections and logins
    void followsRedirections();
    void leavesALongDetour();
    void refusesACircle();
    void logsInWithBasic();
    void logsInWithDigest();

    // Where bodies go
    void givesOnlyTheLastBodyToASink();
    void endsWithTheSinksError();
    void waitsForASlowSink();

    // Failures
    void keepsWhatCame_data();
    void keepsWhatCame();
    void tellsWhoDoesNotListen();
    void stopsAtItsLimits_data();
    void stopsAtItsLimits();
    void timesOut_data();
    void timesOut();
    void isCancelled_data();
    void isCancelled();
    void sendsTheNextRequestFromFinished();

    // TLS and proxies
    void speaksTls();
    void refusesABadCertificate();
    void goesThroughAProxy();

private:
    HttpRequest requestFor(const QString &path) const
    {
        HttpRequest request;
        request.url = m_node.url(path);
        return request;
    }

    NodeServer m_node;
    std::unique_ptr<HttpRun> m_run;
};

void TestHttpClient::initTestCase()
{
    WIREBENCH_NEED("node");
    QVERIFY(m_node.start());
}

void TestHttpClient::cleanup()
{
    QCOMPARE(contradictionsIn(m_run->log), QString());
    m_run.reset();
}

void TestHttpClient::readsEachKindOfBody_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("Content-Length") << "/hello" << QByteArray("hello\n");
    QTest::newRow("long") << "/text" << nodeText;
    QTest::newRow("chunked") << "/chunks" << QByteArray("one two three");
    QTest::newRow("until the end") << "/until-close" << QByteArray("until the end");
    QTest::newRow("Connection: close") << "/closes" << QByteArray("closing\n");
    QTest::newRow("404") << "/nothing" << QByteArray("no such thing\n");
}

void TestHttpClient::readsEachKindOfBody()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);

    const HttpResult result = m_run->get(m_node.url(path));
    QCOMPARE(result.error, Error());
    QCOMPARE(result.hops.size(), 1);
    const HttpHop &hop = result.hops.first();
    QVERIFY(hop.answered);
    QVERIFY(hop.complete);
    QCOMPARE(HttpRun::bodyOf(hop), body);
    QVERIFY(hop.raw.startsWith("HTTP/1.1 "));
    QCOMPARE(hop.rawSize, quint64(hop.raw.size()));
    QVERIFY(hop.sent.startsWith("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1"));
    QCOMPARE(hop.sentSize, quint64(hop.sent.size()));
    QVERIFY(!hop.parts.isEmpty());
    QCOMPARE(hop.peer, QStringLiteral("127.0.0.1:%1").arg(m_node.port()));
}

void TestHttpClient::readsAnswersWithoutBody_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");

    QTest::newRow("HEAD") << QByteArray("HEAD") << "/text" << 200;
    QTest::newRow("204") << QByteArray("GET") << "/status/204" << 204;
    QTest::newRow("304") << QByteArray("GET") << "/status/304" << 304;
}

void TestHttpClient::readsAnswersWithoutBody()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(int, status);

    HttpRequest request = requestFor(path);
    request.method = method;
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.error, Error());
    QCOMPARE(result.hops.size(), 1);
    QCOMPARE(result.hops.first().response.status, status);
    QVERIFY(result.hops.first().complete);
    QCOMPARE(HttpRun::bodyOf(result), QByteArray());

    const HttpResult next = m_run->get(m_node.url("/hello")); // nothing was left on the connection
    QCOMPARE(HttpRun::bodyOf(next), QByteArray("hello\n"));
    QVERIFY(next.hops.first().reused);
}

void TestHttpClient::readsTrailers()
{
    const HttpResult result = m_run->get(m_node.url("/chunks"));
    QCOMPARE(result.hops.size(), 1);
    QCOMPARE(result.hops.first().trailer.value("X-Sum"), QByteArray("3"));
}

void TestHttpClient::skipsInterimAnswers()
{
    const HttpResult result = m_run->get(m_node.url("/hints"));
    QCOMPARE(result.error, Error());
    QCOMPARE(result.hops.size(), 1);
    QCOMPARE(result.hops.first().response.status, 200);
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hinted\n"));
    QVERIFY(result.hops.first().raw.contains("103 Early Hints"));
    QVERIFY(result.hops.first().raw.startsWith("HTTP/1.1 100 Continue"));
}

void TestHttpClient::undoesContentCodings_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("gzip") << "/gzip";
    QTest::newRow("deflate") << "/deflate";
    QTest::newRow("br") << "/br";
}

void TestHttpClient::undoesContentCodings()
{
    QFETCH(QString, path);
    if (path == QStringLiteral("/br") && !ContentDecoder::acceptedCodings().contains("br"))
        QSKIP("built without brotli");

    const HttpResult result = m_run->get(m_node.url(path));
    QCOMPARE(result.error, Error());
    QCOMPARE(HttpRun::bodyOf(result), nodeText);
    QVERIFY(result.hops.first().rawSize < quint64(nodeText.size()) / 10);
}

void TestHttpClient::leavesContentCodingsIfToldTo()
{
    m_run->config.undoCodings = false;
    const HttpResult result = m_run->get(m_node.url("/gzip"));
    QCOMPARE(result.error, Error());
    QVERIFY(HttpRun::bodyOf(result).startsWith("\x1f\x8b"));
}

void TestHttpClient::readsWhatNginxSends_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("length") << "/text.txt" << QByteArray("Content-Length")
                            << QByteArray::number(nodeText.size());
    QTest::newRow("chunked and gzip")
        << "/gzip/text.txt" << QByteArray("Transfer-Encoding") << QByteArray("chunked");
    QTest::newRow("until the end, gzip")
        << "/closed/text.txt" << QByteArray("Connection") << QByteArray("close");
}

void TestHttpClient::readsWhatNginxSends()
{
    WIREBENCH_NEED("nginx");
    QFETCH(QString, path);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    NginxServer nginx;
    nginx.write(QStringLiteral("text.txt"), nodeText);
    QVERIFY2(nginx.start(), nginx.errors().constData());

    const HttpResult result = m_run->get(nginx.url(path));
    QCOMPARE(result.error, Error());
    QCOMPARE(HttpRun::bodyOf(result), nodeText);
    QCOMPARE(result.hops.first().response.fields.value(field), value);
}

void TestHttpClient::keepsItsConnection()
{
    const HttpResult first = m_run->get(m_node.url("/hello"));
    const HttpResult second = m_run->get(m_node.url("/chunks"));
    const HttpResult third = m_run->get(m_node.url("/gzip"));
    QVERIFY(!first.hops.first().reused);
    QVERIFY(second.hops.first().reused);
    QVERIFY(third.hops.first().reused);
    QCOMPARE(third.hops.first().connection, first.hops.first().connection);
    QCOMPARE(recordsOf(m_run->log, Call::Connect).size(), 1);
    QCOMPARE(second.hops.first().timings.connect, -1);

    m_run->client.closeConnection();
    QVERIFY(!m_run->get(m_node.url("/hello")).hops.first().reused);
}

void TestHttpClient::keepsNoConnectionIfToldSo()
{
    HttpRequest request = requestFor("/hello");
    request.keepAlive = false;
    QCOMPARE(m_run->send(request).error, Error());
    QTRY_COMPARE(recordsOf(m_run->log, Call::Close).size(), 1);
}

void TestHttpClient::takesAnotherConnectionForAnotherOrigin()
{
    NodeServer other;
    QVERIFY(other.start());
    QCOMPARE(HttpRun::bodyOf(m_run->get(m_node.url("/hello"))), QByteArray("hello\n"));
    const HttpResult result = m_run->get(other.url("/hello"));
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hello\n"));
    QVERIFY(!result.hops.first().reused);
    QCOMPARE(recordsOf(m_run->log, Call::Connect).size(), 2);
}

/// The server closes when the second request is on its way: this end cannot have known.
void TestHttpClient::sendsAgainWhereAKeptConnectionWasClosed()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    int requests = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        const bool isFirst = ++connections == 1;
        connect(socket, &QTcpSocket::readyRead, this, [&requests, socket, isFirst, seen = 0]() mutable {
            socket->readAll();
            ++requests;
            if (isFirst && ++seen == 2)
                socket->disconnectFromHost();
            else
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    });
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()));
    QCOMPARE(m_run->get(url).error, Error());
    const HttpResult second = m_run->get(url);
    QCOMPARE(second.error, Error());
    QCOMPARE(HttpRun::bodyOf(second), QByteArray("ok"));
    QCOMPARE(second.hops.size(), 1);
    QVERIFY(!second.hops.first().reused);
    QCOMPARE(connections, 2);
    QCOMPARE(requests, 3);
}

void TestHttpClient::doesNotSendAPostAgain()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        ++connections;
        connect(socket, &QTcpSocket::readyRead, this, [socket, seen = 0]() mutable {
            socket->readAll();
            if (++seen == 2)
                socket->disconnectFromHost();
            else
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    });
    HttpRequest request;
    request.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()));
    request.method = "POST";
    QCOMPARE(m_run->send(request).error, Error());
    const HttpResult second = m_run->send(request);
    QCOMPARE(second.error.code, ErrorCode::HttpUnanswered);
    QVERIFY(!second.error.arguments.value(0).isEmpty());
    QCOMPARE(connections, 1);
}

void TestHttpClient::tellsTimes()
{
    QUrl url = m_node.url("/hello");
    url.setHost(QStringLiteral("localhost"));
    m_run->config.connection.family = AddressFamily::IPv4;
    const HttpResult result = m_run->get(url);
    QCOMPARE(result.error, Error());
    const HttpTimings &timings = result.hops.first().timings;
    QVERIFY(timings.lookUp > 0);
    QVERIFY(timings.connect > 0);
    QCOMPARE(timings.tls, -1);
    QVERIFY(timings.send >= 0);
    QVERIFY(timings.wait > 0);
    QVERIFY(timings.receive >= 0);
}

void TestHttpClient::recordsEveryByte()
{
    const HttpResult result = m_run->get(m_node.url("/text"));
    const QList<SocketCall> records = recordsOf(m_run->log, ConnectionId{result.hops.first().connection});
    QByteArray sent;
    QByteArray received;
    for (const SocketCall &record : records) {
        if (record.direction == Direction::Sent)
            sent += record.payload.toByteArray();
        else
            received += record.payload.toByteArray();
    }
    QCOMPARE(sent, result.hops.first().sent);
    QCOMPARE(received, result.hops.first().raw);
}

void TestHttpClient::sendsBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("small") << QByteArray("name=value");
    QTest::newRow("beside the head and more") << QByteArray(100'000, 'b');
    QTest::newRow("many pieces") << QByteArray(20 * 1024 * 1024, 'c');
}

void TestHttpClient::sendsBodies()
{
    QFETCH(QByteArray, body);
    HttpRequest request = requestFor("/digest");
    request.method = "POST";
    request.body = bytesBody(body, "text/plain");
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.error, Error());
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    QCOMPARE(HttpRun::bodyOf(result), hash + ' ' + QByteArray::number(body.size()));
    const HttpHop &hop = result.hops.first();
    QVERIFY(hop.sent.contains("Content-Length: " + QByteArray::number(body.size())));
    QVERIFY(hop.sentSize > quint64(body.size()));
    QCOMPARE(quint64(hop.sent.size()), std::min<quint64>(hop.sentSize, HttpHop::rawLimit));
}

void TestHttpClient::streamsFiles()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const QByteArray contents(5 * 1024 * 1024, 'f');
    QCOMPARE(file.write(contents), contents.size());
    QVERIFY(file.flush());
    HttpRequest request = requestFor("/digest");
    request.method = "PUT";
    const auto body = fileBody(file.fileName(), "application/octet-stream");
    QVERIFY(body);
    request.body = *body;
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.error, Error());
    const QByteArray hash = QCryptographicHash::hash(contents, QCryptographicHash::Sha256).toHex();
    QCOMPARE(HttpRun::bodyOf(result), hash + ' ' + QByteArray::number(contents.size()));
}

void TestHttpClient::tellsAFileThatHasChanged()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QCOMPARE(file.write("short"), 5);
    QVERIFY(file.flush());
    HttpRequest request = requestFor("/digest");
    request.method = "PUT";
    const auto body = fileBody(file.fileName(), "text/plain");
    QVERIFY(body);
    request.body = *body;
    QCOMPARE(file.write(" and longer"), 11);
    QVERIFY(file.flush());
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.error.code, ErrorCode::FileUnreadable);
    QCOMPARE(result.error.arguments.value(0), file.fileName());
}

void TestHttpClient::takesAnAnswerBeforeTheRequestIsSent()
{
    HttpRequest request = requestFor("/too-large");
    request.method = "POST";
    request.body = bytesBody(QByteArray(64 * 1024 * 1024, 'x'), "text/plain");
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.hops.size(), 1);
    QCOMPARE(result.hops.first().response.status, 413);
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("too large\n"));
    QVERIFY(result.hops.first().complete);
    QCOMPARE(result.error, Error());
    QVERIFY(result.hops.first().sentSize < 64 * 1024 * 1024);
}

void TestHttpClient::refusesABadRequest()
{
    HttpRequest request = requestFor("/hello");
    request.fields.append("X-Bad", "one\r\nX-Other: two");
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.error.code, ErrorCode::InvalidHttpField);
    QVERIFY(result.hops.isEmpty());
    QCOMPARE(recordsOf(m_run->log).size(), 0);
}

void TestHttpClient::keepsCookies()
{
    QSignalSpy changes(&m_run->client, &HttpClient::cookiesChanged);
    QCOMPARE(HttpRun::bodyOf(m_run->get(m_node.url("/cookie"))), QByteArray("none"));
    QCOMPARE(HttpRun::bodyOf(m_run->get(m_node.url("/cookie"))), QByteArray("a=1"));
    QVERIFY(!changes.isEmpty());
    QCOMPARE(changes.last().first().value<QList<QNetworkCookie>>().size(), 2);

    m_run->client.setCookies({});
    QCOMPARE(HttpRun::bodyOf(m_run->get(m_node.url("/cookie"))), QByteArray("none"));
}

void TestHttpClient::followsRedirections()
{
    const HttpResult result = m_run->get(m_node.url("/to-hello"));
    QCOMPARE(result.error, Error());
    QCOMPARE(result.hops.size(), 2);
    QCOMPARE(HttpRun::bodyOf(result.hops.first()), QByteArray("over there\n"));
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hello\n"));
    QVERIFY(result.hops.last().reused);
    QCOMPARE(result.hops.last().request.fields.value("Cookie"), QByteArray("way=1"));
    QCOMPARE(result.hops.last().url.path(), QStringLiteral("/hello"));
}

void TestHttpClient::leavesALongDetour()
{
    const HttpResult result = m_run->get(m_node.url("/to-hello-long"));
    QCOMPARE(result.error, Error());
    QCOMPARE(result.hops.size(), 2);
    QVERIFY(!result.hops.first().complete);
    QVERIFY(result.hops.first().body->size() > 1024 * 1024);
    QVERIFY(!result.hops.last().reused);
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hello\n"));
}

void TestHttpClient::refusesACircle()
{
    const HttpResult result = m_run->get(m_node.url("/loop"));
    QCOMPARE(result.error.code, ErrorCode::HttpRedirectLoop);
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("round\n"));
}

void TestHttpClient::logsInWithBasic()
{
    WIREBENCH_NEED("nginx");
    NginxServer nginx;
    QVERIFY2(nginx.start(), nginx.errors().constData());
    HttpRequest request;
    request.url = nginx.url("/private/hello.txt");
    QCOMPARE(m_run->send(request).hops.last().response.status, 401);
    request.auth = {HttpAuthKind::Basic, QStringLiteral("user"), QStringLiteral("pass")};
    const HttpResult result = m_run->send(request);
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hello from nginx\n"));
}

void TestHttpClient::logsInWithDigest()
{
    WIREBENCH_NEED("apache2");
    ApacheServer apache;
    QVERIFY2(apache.start(), apache.errors().constData());
    HttpRequest request;
    request.url = apache.url("/digest/hello.txt");
    request.auth = {HttpAuthKind::Digest, QStringLiteral("user"), QStringLiteral("pass")};
    const HttpResult result = m_run->send(request);
    QCOMPARE(result.error, Error());
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hello from apache\n"));
    QCOMPARE(result.hops.size(), 2);
    QCOMPARE(result.hops.first().response.status, 401);

    request.auth.password = QStringLiteral("wrong");
    const HttpResult wrong = m_run->send(request);
    QCOMPARE(wrong.hops.last().response.status, 401);
    QVERIFY(wrong.hops.size() <= 3);
}

void TestHttpClient::givesOnlyTheLastBodyToASink()
{
    CountingSink sink;
    const HttpResult result = m_run->send(requestFor("/to-hello"), &sink);
    QCOMPARE(result.error, Error());
    QCOMPARE(sink.statuses, QList<int>{200});
    QCOMPARE(sink.bytes, 6);
    QCOMPARE(HttpRun::bodyOf(result.hops.first()), QByteArray("over there\n"));
    QCOMPARE(HttpRun::bodyOf(result), QByteArray());
}

void TestHttpClient::endsWithTheSinksError()
{
    CountingSink sink;
    sink.most = 1000;
    const HttpResult result = m_run->send(requestFor("/endless-body"), &sink);
    QCOMPARE(result.error.code, ErrorCode::FileUnwritable);
    QVERIFY(!result.hops.last().complete);
}

/// The peer is throttled: of an endless body hardly more comes than the kernel's buffers hold.
void TestHttpClient::waitsForASlowSink()
{
    class SlowSink final : public HttpBodySink
    {
    public:
        explicit SlowSink(HttpClient &client) : m_client(client) {}
        Result<void> begin(const HttpResponseHead &) override { return {}; }
        Result<void> write(QByteArrayView piece) override
        {
            bytes += piece.size();
            m_client.pauseReading(true);
            return {};
        }
        qint64 bytes = 0;

    private:
        HttpClient &m_client;
    };
    SlowSink sink(m_run->client);
    QSignalSpy progress(&m_run->client, &HttpClient::progressed);
    QSignalSpy ends(&m_run->client, &HttpClient::finished);
    m_run->config.idleTimeoutMs = 100; // counts only while somebody reads
    m_run->client.send(requestFor("/endless-body"), m_run->config, &sink);
    QTRY_VERIFY(sink.bytes > 0);
    const qint64 before = sink.bytes;
    progress.clear();
    QTRY_VERIFY(progress.size() > 5);
    QCOMPARE(sink.bytes, before);
    QVERIFY(ends.isEmpty());
    m_run->client.pauseReading(false);
    QTRY_VERIFY(sink.bytes > before);
    m_run->client.cancel();
    QTRY_COMPARE(ends.size(), 1);
}

void TestHttpClient::keepsWhatCame_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("raw");

    QTest::newRow("reset") << "/reset" << ErrorCode::SystemCall << QByteArray("a beginning") << QByteArray();
    QTest::newRow("too short") << "/short" << ErrorCode::HttpCutOff << QByteArray("only this")
                               << QByteArray();
    QTest::newRow("no answer") << "/no-answer" << ErrorCode::HttpUnanswered << QByteArray() << QByteArray();
    QTest::newRow("no HTTP") << "/bad-line" << ErrorCode::HttpStartLine << QByteArray()
                             << QByteArray("HALLO 200");
    QTest::newRow("bad field") << "/bad-field" << ErrorCode::HttpFieldName << QByteArray()
                               << QByteArray("X-Bad : 1");
    QTest::newRow("broken gzip") << "/broken-gzip" << ErrorCode::HttpContentCoding << QByteArray()
                                 << QByteArray("\x1f\x8b");
}

void TestHttpClient::keepsWhatCame()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, raw);

    const HttpResult result = m_run->get(m_node.url(path));
    QCOMPARE(result.error.code, code);
    QCOMPARE(result.hops.size(), 1);
    const HttpHop &hop = result.hops.first();
    QCOMPARE(hop.error, result.error);
    QVERIFY(!hop.complete);
    QVERIFY(HttpRun::bodyOf(hop).startsWith(body));
    QVERIFY(hop.raw.contains(raw));
    QVERIFY(!hop.error.arguments.value(0).isEmpty());
    QVERIFY(hop.sentSize > 0);

    QCOMPARE(HttpRun::bodyOf(m_run->get(m_node.url("/hello"))), QByteArray("hello\n"));
}

void TestHttpClient::tellsWhoDoesNotListen()
{
    const quint16 port = test::freePort();
    const HttpResult result = m_run->get(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port)));
    QCOMPARE(result.error.code, ErrorCode::SystemCall);
    QCOMPARE(result.error.systemError, ECONNREFUSED);
    QVERIFY(result.hops.isEmpty());
}

void TestHttpClient::stopsAtItsLimits_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");

    QTest::newRow("endless head") << "/endless-head" << ErrorCode::HttpHeadTooLarge;
    QTest::newRow("endless body") << "/endless-body" << ErrorCode::HttpBodyTooLarge;
    QTest::newRow("gzip bomb") << "/bomb" << ErrorCode::HttpDecodedTooLarge;
}

void TestHttpClient::stopsAtItsLimits()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    m_run->config.limits.bodyBytes = 10 * 1024 * 1024;
    m_run->config.limits.fields = 1'000'000;
    m_run->config.decodedLimit = 20 * 1024 * 1024;

    const HttpResult result = m_run->get(m_node.url(path));
    QCOMPARE(result.error.code, code);
    QVERIFY(!result.error.arguments.value(0).isEmpty());
    QCOMPARE(result.hops.size(), 1);
    QVERIFY(!result.hops.first().complete);
    QVERIFY(result.hops.first().raw.size() <= HttpHop::rawLimit);
}

void TestHttpClient::timesOut_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("firstByteMs");
    QTest::addColumn<int>("idleMs");
    QTest::addColumn<int>("totalMs");
    QTest::addColumn<ErrorCode>("code");

    QTest::newRow("first byte") << "/silent" << 200 << 0 << 0 << ErrorCode::HttpNoFirstByte;
    QTest::newRow("quiet in the middle") << "/stalls" << 0 << 200 << 0 << ErrorCode::SystemCall;
    QTest::newRow("total, silent") << "/silent" << 0 << 0 << 1000 << ErrorCode::HttpTotalTime;
    QTest::newRow("total, endless") << "/endless-body" << 0 << 0 << 1000 << ErrorCode::HttpTotalTime;
}

void TestHttpClient::timesOut()
{
    QFETCH(QString, path);
    QFETCH(int, firstByteMs);
    QFETCH(int, idleMs);
    QFETCH(int, totalMs);
    QFETCH(ErrorCode, code);
    m_run->config.firstByteTimeoutMs = firstByteMs;
    m_run->config.idleTimeoutMs = idleMs;
    m_run->config.totalTimeoutMs = totalMs;

    const HttpResult result = m_run->get(m_node.url(path));
    QCOMPARE(result.error.code, code);
    QCOMPARE(result.hops.size(), 1);
    QVERIFY(!result.hops.first().complete);
    QVERIFY(recordsOf(m_run->log, Call::Close).size() == 1);
}

void TestHttpClient::isCancelled_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("before an answer") << "/silent";
    QTest::newRow("in the middle") << "/endless-body";
}

void TestHttpClient::isCancelled()
{
    QFETCH(QString, path);
    QSignalSpy progress(&m_run->client, &HttpClient::progressed);
    QSignalSpy ends(&m_run->client, &HttpClient::finished);
    m_run->client.send(requestFor(path), m_run->config);
    QTRY_VERIFY(!progress.isEmpty());
    m_run->client.cancel();
    QVERIFY(ends.isEmpty());
    QTRY_COMPARE(ends.size(), 1);
    const auto result = ends.first().first().value<HttpResultPtr>();
    QCOMPARE(result->error.code, ErrorCode::Cancelled);
    QVERIFY(result->error.arguments.value(0).endsWith(path));

    // And one that has hardly begun.
    m_run->client.send(requestFor(path), m_run->config);
    m_run->client.cancel();
    QTRY_COMPARE(ends.size(), 2);
    QCOMPARE(ends.last().first().value<HttpResultPtr>()->error.code, ErrorCode::Cancelled);
    QCOMPARE(HttpRun::bodyOf(m_run->get(m_node.url("/hello"))), QByteArray("hello\n"));
}

void TestHttpClient::sendsTheNextRequestFromFinished()
{
    constexpr int count = 200;
    int done = 0;
    QList<ErrorCode> errors;
    connect(&m_run->client, &HttpClient::finished, this, [&](const HttpResultPtr &result) {
        errors.append(result->error.code);
        if (++done < count)
            m_run->client.send(requestFor("/hello"), m_run->config);
    });
    m_run->client.send(requestFor("/hello"), m_run->config);
    QVERIFY(soon([&] { return done == count; })); // QTRY_COMPARE pauses, once for each request
    QCOMPARE(errors.count(ErrorCode::None), count);
    QCOMPARE(recordsOf(m_run->log, Call::Connect).size(), 1);
}

void TestHttpClient::speaksTls()
{
    WIREBENCH_NEED("openssl");
    test::Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    NodeServer secure;
    QVERIFY(secure.start(certificates.path("good.pem"), certificates.path("good.key")));
    m_run->config.tls.authorityFile = certificates.path("ca.pem");
    const HttpResult result = m_run->get(secure.url("/text"));
    QCOMPARE(result.error, Error());
    QCOMPARE(HttpRun::bodyOf(result), nodeText);
    QVERIFY(result.tls);
    QVERIFY(result.tls->verified);
    QCOMPARE(result.tls->alpn, QStringLiteral("http/1.1"));
    QVERIFY(result.hops.first().timings.tls > 0);
    const HttpResult again = m_run->get(secure.url("/hello"));
    QVERIFY(again.hops.first().reused);
    QVERIFY(again.tls);
}

void TestHttpClient::refusesABadCertificate()
{
    WIREBENCH_NEED("openssl");
    test::Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    NodeServer secure;
    QVERIFY(secure.start(certificates.path("self.pem"), certificates.path("self.key")));
    const HttpResult refused = m_run->get(secure.url("/hello"));
    QCOMPARE(refused.error.code, ErrorCode::CertificateSelfSigned);
    QVERIFY(refused.hops.isEmpty());
    QVERIFY(refused.tls);
    QVERIFY(!refused.tls->chain.isEmpty());

    m_run->config.tls.verify = false;
    QCOMPARE(HttpRun::bodyOf(m_run->get(secure.url("/hello"))), QByteArray("hello\n"));
}

void TestHttpClient::goesThroughAProxy()
{
    WIREBENCH_NEED("ncat");
    const quint16 port = test::freePort();
    test::PeerProcess proxy(test::findProgram(QStringLiteral("ncat")),
                            {QStringLiteral("-l"), QStringLiteral("127.0.0.1"), QString::number(port),
                             QStringLiteral("--proxy-type"), QStringLiteral("http"), QStringLiteral("-k")});
    QVERIFY(proxy.start());
    QVERIFY(test::waitForListening(port));
    const auto config = parseProxy({ProxyKind::Http, QStringLiteral("127.0.0.1:%1").arg(port), {}, {}});
    QVERIFY(config);
    m_run->config.connection.proxy = *config;
    const HttpResult result = m_run->get(m_node.url("/hello"));
    QCOMPARE(result.error, Error());
    QCOMPARE(HttpRun::bodyOf(result), QByteArray("hello\n"));
    QCOMPARE(result.hops.first().peer, QStringLiteral("127.0.0.1:%1").arg(m_node.port()));
    QVERIFY(result.hops.first().sent.startsWith("GET /hello HTTP/1.1"));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
