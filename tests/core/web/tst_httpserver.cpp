#include "core/web/httpserver.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"
#include "tests/core/web/servedfolder.h"
#include "tests/support/rest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace wirebench;

namespace {

using Served = ServedFolder;

QByteArray request(const QByteArray &target, const QByteArray &fields = {}, const QByteArray &method = "GET")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace

// While a large file is sent. The address sanitizer keeps what was freed, up to 256 MiB.
#ifdef __SANITIZE_ADDRESS__
static constexpr qint64 mostMemory = qint64(512) * 1024 * 1024;
#else
static constexpr qint64 mostMemory = qint64(64) * 1024 * 1024;
#endif

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersOnAKeptConnection();
    void answersPipelinedRequestsInOrder();
    void answersByteByByte();
    void closesWhereItIsAsked_data();
    void closesWhereItIsAsked();
    void headHasNoBody();
    void throwsBodiesAway();
    void continuesAndRefusesBeforeTheBody();
    void refusesWhatBreaksARule_data();
    void refusesWhatBreaksARule();
    void whoSendsOnIsReadToItsEnd();
    void endlessHeadsAndBodies();
    void halfClosedPeersAreAnswered();
    void cutOffRequests();
    void quietConnectionsEnd();
    void unfinishedRequestsEnd();
    void withoutKeepAlive();
    void streamsALargeFileWithBoundedMemory();
    void throttlesWhoDoesNotRead();
    void aFileThatShrinksResets();
    void clientsThatGo();
    void imitatesASlowServer();
    void echoesWhatItGets();
    void echoesLargeBodies();
    void tellsOfAFloodInPart();
    void stopsInTheMiddle();
    void refusesToStart();
    void startsAgain();
    void keepsManyConnections();

private:
    HttpServerConfig config() const
    {
        HttpServerConfig made;
        made.folder = m_folder.path();
        made.server.receiveSize = 16 * 1024;
        made.server.backlog = 2000;
        return made;
    }
    static HttpServerConfig echoConfig()
    {
        HttpServerConfig made;
        made.serve = HttpServe::Echo;
        return made;
    }
    /// What comes until the server closes.
    static QByteArray whole(const Served &served, const QByteArray &sent)
    {
        RawPeer peer;
        if (!peer.connectTo(served.address))
            return "no connection";
        peer.send(sent);
        return soon([&] { return peer.isAtEnd(); }) ? peer.received() : QByteArray("no end");
    }
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
    }
    void writeSparse(const char *name, qint64 size) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
            qFatal("cannot write a file of the test");
    }

    QTemporaryDir m_folder;
};

void TestHttpServer::initTestCase()
{
    write("a.txt", "in a");
    write("b.txt", "in b");
}

void TestHttpServer::answersOnAKeptConnection()
{
    Served served(config());
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.send(request("/a.txt", "User-Agent: test\r\n"));
    QTRY_VERIFY(peer.received().endsWith("in a"));
    const QByteArray first = peer.received();
    QCOMPARE(statusOf(first), 200);
    for (const char *field : {"\r\nDate: ", "\r\nServer: Wirebench/", "\r\nContent-Length: 4\r\n",
                              "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nConnection: keep-alive\r\n"})
        QVERIFY2(first.contains(field), field);
    peer.send(request("/none"));
    QTRY_COMPARE(statusOf(peer.received().mid(first.size())), 404);
    QVERIFY(!peer.isAtEnd());
    QTRY_COMPARE(served.requests.size(), 2);
    const ServedRequest &one = served.requests.first();
    QCOMPARE(one.number, 1u);
    QCOMPARE(one.method, QByteArray("GET"));
    QCOMPARE(one.target, QByteArray("/a.txt"));
    QCOMPARE(one.userAgent, QByteArray("test"));
    QCOMPARE(one.status, 200);
    QCOMPARE(one.bodySent, 4);
    QVERIFY(one.complete && one.durationNs > 0 && one.error.code == ErrorCode::None);
    QCOMPARE(one.peer, peer.address());
    QCOMPARE(served.requests.last().status, 404);
    QCOMPARE(contradictionsIn(served.log), QString());
    QCOMPARE(recordsOf(served.log, Call::Accept).size(), 1);
}

void TestHttpServer::answersPipelinedRequestsInOrder()
{
    writeSparse("large", 3'000'000);
    Served served(config());
    const QByteArray all = whole(served, request("/a.txt") + request("/none") + request("/large") +
                                             request("/b.txt") + request("/a.txt", "Connection: close\r\n"));
    QCOMPARE(all.count("HTTP/1.1 200 OK\r\n"), 4);
    QCOMPARE(all.count("HTTP/1.1 404 Not Found\r\n"), 1);
    const qsizetype refused = all.indexOf("HTTP/1.1 404"); // three digits alone may stand in an ETag
    QVERIFY(all.indexOf("in a") < refused && refused < all.indexOf("in b"));
    QVERIFY(all.endsWith("in a"));
    QTRY_COMPARE(served.requests.size(), 5);
    QCOMPARE(served.requests[2].bodySent, 3'000'000);
}

void TestHttpServer::answersByteByByte()
{
    Served served(config());
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    for (const char c : request("/a.txt")) {
        peer.send(QByteArray(1, c));
        turn(2);
    }
    QTRY_VERIFY(peer.received().endsWith("in a"));
}

void TestHttpServer::closesWhereItIsAsked_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("closes");
    QTest::newRow("1.1") << request("/a.txt") << false;
    QTest::newRow("1.1 close") << request("/a.txt", "Connection: close\r\n") << true;
    QTest::newRow("1.0") << QByteArray("GET /a.txt HTTP/1.0\r\n\r\n") << true;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET /a.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                                    << false;
}

void TestHttpServer::closesWhereItIsAsked()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, closes);
    Served served(config());
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.send(sent);
    QTRY_VERIFY(peer.received().endsWith("in a"));
    QVERIFY(
        peer.received().contains(closes ? "\r\nConnection: close\r\n" : "\r\nConnection: keep-alive\r\n"));
    if (closes) {
        QTRY_VERIFY(peer.isAtEnd());
        QCOMPARE(peer.error(), 0);
    } else {
        peer.send(request("/b.txt"));
        QTRY_VERIFY(peer.received().endsWith("in b"));
    }
}

void TestHttpServer::headHasNoBody()
{
    Served served(config());
    const QByteArray all = whole(served, request("/a.txt", {}, "HEAD") + request("/none", {}, "HEAD") +
                                             request("/", "Connection: close\r\n", "HEAD"));
    QCOMPARE(all.count("HTTP/1.1 "), 3);
    QVERIFY(all.contains("\r\nContent-Length: 4\r\n"));
    QVERIFY(!all.contains("in a") && !all.contains("nothing at") && !all.contains("<html"));
    QVERIFY(all.endsWith("\r\n\r\n"));
}

void TestHttpServer::throwsBodiesAway()
{
    Served served(config());
    const QByteArray body(300'000, 'x');
    const QByteArray all = whole(
        served, request("/a.txt", "Content-Length: 300000\r\n", "POST") + body +
                    request("/a.txt", "Transfer-Encoding: chunked\r\n", "PUT") + "3\r\nabc\r\n0\r\n\r\n" +
                    request("/b.txt", "Content-Length: 3\r\nConnection: close\r\n") + "abc");
    QCOMPARE(all.count("HTTP/1.1 405 "), 2);
    QCOMPARE(all.count("\r\nAllow: GET, HEAD, OPTIONS\r\n"), 2);
    QVERIFY(all.endsWith("in b"));
}

void TestHttpServer::continuesAndRefusesBeforeTheBody()
{
    Served served(config());
    RawPeer patient;
    QVERIFY(patient.connectTo(served.address));
    patient.send(request("/a.txt", "Expect: 100-continue\r\nContent-Length: 3\r\n"));
    QTRY_COMPARE(patient.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    patient.send("abc");
    QTRY_VERIFY(patient.received().endsWith("in a"));

    const QByteArray refused =
        whole(served, request("/a.txt", "Expect: 100-continue\r\nContent-Length: 3\r\n", "POST"));
    QCOMPARE(statusOf(refused), 405);
    QVERIFY(refused.contains("\r\nConnection: close\r\n"));
    QCOMPARE(statusOf(whole(served, request("/a.txt", "Expect: 200-miracles\r\n"))), 417);
}

void TestHttpServer::refusesWhatBreaksARule_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("rule");
    const auto row = [](const char *name, const QByteArray &sent, int status, const char *rule) {
        QTest::newRow(name) << sent << status << QByteArray(rule);
    };
    row("garbage", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400, "RFC 9112, ");
    row("not HTTP", "hello\r\n\r\n", 400, "RFC 9112, 3");
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400, "RFC 9112, 3.2");
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "RFC 9112, 3.2");
    row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400, "RFC 9112, 2.2");
    row("folded", request("/", "X: a\r\n b\r\n"), 400, "RFC 9112, 5.2");
    row("blank before the colon", request("/", "X : a\r\n"), 400, "RFC 9112, 5.1");
    row("NUL", request("/", QByteArray("X: a\0b\r\n", 8)), 400, "RFC 9110, 5.5");
    row("two lengths", request("/", "Content-Length: 1\r\nContent-Length: 2\r\n"), 400, "RFC 9112, 6.3");
    row("length and chunks", request("/", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400,
        "RFC 9112, 6");
    row("no length", request("/", "Content-Length: -1\r\n"), 400, "RFC 9112, 6.3");
    row("unknown coding", request("/", "Transfer-Encoding: frob\r\n"), 501, "RFC 9112, 6.1");
    row("bad chunk", request("/", "Transfer-Encoding: chunked\r\n", "POST") + "xyz\r\n", 400,
        "RFC 9112, 7.1");
    row("version 2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "RFC 9112, 2.3");
    row("NUL in the address", request("/a%00b"), 400, "NUL");
}

void TestHttpServer::refusesWhatBreaksARule()
{
    QFETCH(QByteArray, sent);
    QFETCH(int, status);
    QFETCH(QByteArray, rule);
    Served served(config());
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.send(sent);
    QTRY_VERIFY(peer.received().contains("\r\n\r\n") && peer.received().endsWith('\n'));
    QCOMPARE(statusOf(peer.received()), status);
    QVERIFY2(bodyOf(peer.received()).contains(rule), peer.received().constData());
    QTRY_COMPARE(served.requests.size(), 1);
    QCOMPARE(served.requests.first().status, status);
    const bool isOfTheReader = !sent.contains("%00");
    QCOMPARE(served.requests.first().error.code != ErrorCode::None, isOfTheReader);
    if (isOfTheReader) {
        QCOMPARE(served.requests.first().error.arguments.value(0), peer.address().toString());
        QTRY_VERIFY(peer.isAtEnd());
        QCOMPARE(peer.error(), 0);
    }
}

/// A close with bytes unread would be a reset, and the answer might be lost.
void TestHttpServer::whoSendsOnIsReadToItsEnd()
{
    Served served(config());
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.send("hello\r\n\r\n" + QByteArray(400'000, 'x'));
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.error(), 0);
    QCOMPARE(statusOf(peer.received()), 400);
    QTRY_COMPARE(served.status.serving, 1); // until the peer closes, too
    peer.close();
    QTRY_COMPARE(served.status.serving, 0);
    QCOMPARE(recordsOf(served.log, Call::Shutdown).size(), 1);
}

void TestHttpServer::endlessHeadsAndBodies()
{
    HttpServerConfig small = config();
    small.limits.bodyBytes = 1000;
    Served served(small);
    QCOMPARE(statusOf(whole(served, "GET /" + QByteArray(100'000, 'a'))), 414);
    QCOMPARE(statusOf(whole(served, request("/", "X: " + QByteArray(100'000, 'a')))), 431);
    QByteArray many;
    for (int i = 0; i < 200; ++i)
        many += "X: y\r\n";
    QCOMPARE(statusOf(whole(served, request("/", many))), 431);
    QCOMPARE(statusOf(whole(served, request("/", "Content-Length: 1001\r\n", "POST"))), 413);
    QCOMPARE(statusOf(whole(served, request("/", "Transfer-Encoding: chunked\r\n", "POST") + "3e9\r\n" +
                                        QByteArray(1001, 'x'))),
             413);
    QCOMPARE(statusOf(whole(served, request("/", "Content-Length: 99999999999999999999\r\n", "POST"))) / 100,
             4);
}

void TestHttpServer::halfClosedPeersAreAnswered()
{
    Served served(config());
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.send(request("/a.txt") + request("/b.txt"));
    peer.finishSending();
    QTRY_VERIFY(peer.isAtEnd());
    QVERIFY(peer.received().contains("in a") && peer.received().endsWith("in b"));
    QTRY_COMPARE(served.status.serving, 0);
}

void TestHttpServer::cutOffRequests()
{
    Served served(config());
    RawPeer silent;
    QVERIFY(silent.connectTo(served.address));
    silent.finishSending();
    QTRY_VERIFY(silent.isAtEnd());
    QCOMPARE(silent.received(), QByteArray());
    RawPeer half;
    QVERIFY(half.connectTo(served.address));
    half.send("GET /a.txt HT");
    half.finishSending();
    QTRY_VERIFY(half.isAtEnd());
    QCOMPARE(statusOf(half.received()), 400);
    QTRY_COMPARE(served.requests.size(), 1);
    QCOMPARE(served.requests.first().error.code, ErrorCode::HttpCutOff);
}

void TestHttpServer::quietConnectionsEnd()
{
    HttpServerConfig quick = config();
    quick.keepAliveMs = 200;
    Served served(quick);
    RawPeer never;
    RawPeer once;
    QVERIFY(never.connectTo(served.address) && once.connectTo(served.address));
    once.send(request("/a.txt"));
    QTRY_VERIFY(once.received().endsWith("in a"));
    QTRY_VERIFY(never.isAtEnd() && once.isAtEnd());
    QCOMPARE(never.received(), QByteArray());
    QVERIFY(once.received().endsWith("in a"));
    QCOMPARE(never.error() + once.error(), 0);
}

void TestHttpServer::unfinishedRequestsEnd()
{
    HttpServerConfig quick = config();
    quick.keepAliveMs = 200;
    Served served(quick);
    QCOMPARE(statusOf(whole(served, "GET / HTTP/1.1\r\nHo")), 408);
    QCOMPARE(statusOf(whole(served, request("/", "Content-Length: 10\r\n") + "abc")), 408);
}

void TestHttpServer::withoutKeepAlive()
{
    HttpServerConfig once = config();
    once.keepAliveMs = 0;
    Served served(once);
    const QByteArray all = whole(served, request("/a.txt"));
    QVERIFY(all.contains("\r\nConnection: close\r\n") && all.endsWith("in a"));
}

void TestHttpServer::streamsALargeFileWithBoundedMemory()
{
    constexpr qint64 size = qint64(200) * 1024 * 1024;
    writeSparse("big", size);
    Served served(config(), {1000, 4 * 1024 * 1024});
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.setCounting();
    peer.send(request("/big", "Connection: close\r\n"));
    qint64 most = 0;
    const auto resident = [] {
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() * getpagesize()
                   : 0;
    };
    const qint64 before = resident();
    QVERIFY(soon([&] {
        most = std::max(most, resident());
        return peer.isAtEnd();
    }));
    QVERIFY(peer.receivedBytes() > size);
    QVERIFY2(most - before < mostMemory, QByteArray::number(most - before).constData());
    QTRY_COMPARE(served.requests.size(), 1);
    QCOMPARE(served.requests.first().bodySent, size);
}

void TestHttpServer::throttlesWhoDoesNotRead()
{
    writeSparse("big", qint64(200) * 1024 * 1024);
    Served served(config());
    RawPeer slow;
    QVERIFY(slow.connectWithSmallBuffer(served.address, 8192));
    slow.setReading(false);
    slow.send(request("/big") + request("/a.txt"));
    QVERIFY(test::comesToRest([&] { return served.status.sent; }));
    QVERIFY(served.status.sent < 16 * 1024 * 1024);
    QCOMPARE(served.requests.size(), 0);
    RawPeer other; // others are served meanwhile
    QVERIFY(other.connectTo(served.address));
    other.send(request("/b.txt"));
    QTRY_VERIFY(other.received().endsWith("in b"));
    slow.close();
    QTRY_COMPARE(served.requests.size(), 2);
    QVERIFY(!served.requests.last().complete);
    QVERIFY(served.requests.last().bodySent < 16 * 1024 * 1024);
}

void TestHttpServer::aFileThatShrinksResets()
{
    writeSparse("shrinks", qint64(50) * 1024 * 1024);
    Served served(config());
    QSignalSpy failed(served.server.get(), &HttpServer::clientFailed);
    RawPeer peer;
    QVERIFY(peer.connectWithSmallBuffer(served.address, 8192));
    peer.setReading(false);
    peer.send(request("/shrinks"));
    QVERIFY(test::comesToRest([&] { return served.status.sent; }));
    writeSparse("shrinks", 1000);
    peer.setReading(true);
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.error(), ECONNRESET);
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().at(1).value<Error>();
    QCOMPARE(error.code, ErrorCode::FileUnreadable);
    QCOMPARE(error.arguments.value(0), QStringLiteral("shrinks"));
    QTRY_COMPARE(served.requests.size(), 1);
    QVERIFY(!served.requests.first().complete);
}

void TestHttpServer::clientsThatGo()
{
    writeSparse("big", qint64(50) * 1024 * 1024);
    Served served(config());
    for (int i = 0; i < 20; ++i) {
        RawPeer peer;
        QVERIFY(peer.connectTo(served.address));
        peer.send(request("/big"));
        if (i % 2 == 0)
            QTRY_VERIFY(peer.receivedBytes() > 0);
        if (i % 3 == 0)
            peer.reset();
        else
            peer.close();
    }
    QTRY_VERIFY(served.status.served == 20 && served.status.serving == 0);
    RawPeer after;
    QVERIFY(after.connectTo(served.address));
    after.send(request("/a.txt"));
    QTRY_VERIFY(after.received().endsWith("in a"));
}

void TestHttpServer::imitatesASlowServer()
{
    write("slow", QByteArray(3000, 'x'));
    HttpServerConfig slow = config();
    slow.bytesPerSecond = 10'000;
    Served served(slow);
    QElapsedTimer timer;
    timer.start();
    const QByteArray all = whole(served, request("/slow", "Connection: close\r\n"));
    QCOMPARE(bodyOf(all).size(), 3000);
    QVERIFY(timer.elapsed() >= 200); // 3 pieces of 1000 bytes and more: at least two waits
    const QList<SocketCall> sends = recordsOf(served.log, Call::Send);
    QVERIFY(sends.size() >= 4);
    for (const SocketCall &send : sends)
        QVERIFY(send.payload.size() <= 1000);
}

void TestHttpServer::echoesWhatItGets()
{
    Served served(echoConfig());
    const QByteArray exact =
        request("/some/../where?x=%01", "X-Odd:   spaced  \r\nContent-Length: 4\r\nConnection: close\r\n",
                "POST") +
        QByteArray("a\0b\xFF", 4);
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.send(exact);
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(bodyOf(peer.received()), exact);
    QVERIFY(
        peer.received().contains("\r\nX-Received-From: " + peer.address().toString().toLatin1() + "\r\n"));
    QVERIFY(peer.received().contains("\r\nX-Received-At: 2"));
    const QByteArray chunked = request("/", "Transfer-Encoding: chunked\r\nConnection: close\r\n", "PUT") +
                               "3;ext=1\r\nabc\r\n0\r\nTrailer: x\r\n\r\n";
    QCOMPARE(bodyOf(whole(served, chunked)), chunked);
    const QByteArray two = whole(served, request("/one") + request("/two", "Connection: close\r\n"));
    QCOMPARE(two.count("GET /one "), 1);
    QVERIFY(two.endsWith(request("/two", "Connection: close\r\n")));
}

void TestHttpServer::echoesLargeBodies()
{
    Served served(echoConfig());
    QByteArray body(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char(i * 7 + i / 1000);
    const QByteArray sent = request("/", "Content-Length: 3000000\r\nConnection: close\r\n", "POST") + body;
    QVERIFY(bodyOf(whole(served, sent)) == sent);
}

void TestHttpServer::tellsOfAFloodInPart()
{
    Served served(config());
    QByteArray many;
    for (int i = 0; i < 5000; ++i)
        many += request("/a.txt");
    RawPeer peer;
    QVERIFY(peer.connectTo(served.address));
    peer.setCounting();
    peer.send(many);
    QVERIFY(soon([&] {
        peer.pump();
        return quint64(served.requests.size()) + served.dropped == 5000;
    }));
    QCOMPARE(served.requests.last().number, 5000u);
}

void TestHttpServer::stopsInTheMiddle()
{
    writeSparse("big", qint64(50) * 1024 * 1024);
    Served served(config());
    QSignalSpy stopped(served.server.get(), &HttpServer::stopped);
    RawPeer peer;
    QVERIFY(peer.connectWithSmallBuffer(served.address, 8192));
    peer.setReading(false);
    peer.send(request("/big"));
    QTRY_VERIFY(served.status.sent > 0);
    served.server->stop();
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(served.requests.size(), 1); // told before that
    QVERIFY(!served.requests.first().complete);
    served.server->stop();
    QCOMPARE(stopped.size(), 1);
    turn();
    QCOMPARE(served.requests.size(), 1);
}

void TestHttpServer::refusesToStart()
{
    TrafficLog log;
    const auto reactor = Reactor::create();
    HttpServer server(log, *reactor, QStringLiteral("server"));
    QSignalSpy failed(&server, &HttpServer::failed);
    QSignalSpy stopped(&server, &HttpServer::stopped);
    HttpServerConfig wrong = config();
    wrong.folder = m_folder.filePath(QStringLiteral("none"));
    server.start(wrong);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(0).value<Error>().code, ErrorCode::NotAFolder);
    QCOMPARE(stopped.size(), 1);
    const NativeSocket taken = listeningSocket(loopback());
    HttpServerConfig busy = config();
    busy.server.host = {HostSpec::Kind::Address, loopback(), {}};
    busy.server.port = taken.localAddress().port;
    server.start(busy);
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed.last().at(0).value<Error>().systemError, EADDRINUSE);
}

void TestHttpServer::startsAgain()
{
    Served served(config());
    RawPeer first;
    QVERIFY(first.connectTo(served.address));
    first.send(request("/a.txt"));
    QTRY_COMPARE(served.requests.size(), 1);
    served.server->stop();
    QTRY_VERIFY(first.isAtEnd());
    HttpServerConfig again = config();
    again.server.host = {HostSpec::Kind::Address, loopback(), {}};
    again.serve = HttpServe::Echo;
    served.server->start(again);
    QTRY_COMPARE(served.status.state, ServerState::Listening);
    QVERIFY(whole(served, request("/x", "Connection: close\r\n")).contains("GET /x "));
    QTRY_COMPARE(served.requests.size(), 2);
    QCOMPARE(served.requests.last().number, 1u);
}

void TestHttpServer::keepsManyConnections()
{
    Served served(config());
    std::vector<RawPeer> peers(400);
    for (RawPeer &peer : peers) {
        QVERIFY(peer.connectTo(served.address));
        peer.send(request("/a.txt"));
        turn(1);
    }
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.received().endsWith("in a"));
    QTRY_COMPARE(served.status.serving, 400);
    for (RawPeer &peer : peers)
        peer.send(request("/b.txt"));
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.received().endsWith("in b"));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
