#include "core/http/har.h"

#include <QTest>

using namespace wirebench;

namespace {

BodyStorePtr stored(const QByteArray &bytes)
{
    const auto store = std::make_shared<BodyStore>();
    return store->append(bytes) ? store : nullptr;
}

HttpHop sample()
{
    HttpHop hop;
    hop.url = QUrl(QStringLiteral("http://[::1]:8080/a?b=c%20d&e"));
    hop.started = QDateTime::fromString(QStringLiteral("2026-11-21T10:11:12.345Z"), Qt::ISODateWithMs);
    hop.peer = QStringLiteral("[::1]:8080");
    hop.connection = 7;
    hop.request = {"POST",
                   "/a?b=c%20d&e",
                   1,
                   {{"Host", "[::1]:8080"}, {"Content-Type", "text/plain"}, {"Cookie", "k=secret"}}};
    hop.sent = "POST /a?b=c%20d&e HTTP/1.1\r\nHost: x\r\n\r\nposted \xc3\xa9";
    hop.sentSize = quint64(hop.sent.size());
    hop.answered = hop.complete = true;
    hop.response = {
        200,
        "OK",
        1,
        {{"Content-Type", "text/html"}, {"Set-Cookie", "s=secret; Path=/"}, {"X", "1"}, {"X", "2"}}};
    hop.trailer = {{"Checksum", "9"}};
    hop.raw = "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\nX: 1\r\n\r\n<p>é";
    hop.rawSize = quint64(hop.raw.size());
    hop.body = stored("<p>é");
    hop.timings = {1'000'000, 2'000'000, 3'000'000, 4'500'000, 5'000'000, 6'000'000};
    return hop;
}

} // namespace

class TestHar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesComeBack();
    void anyBodyComesBack_data();
    void anyBodyComesBack();
    void keptConnectionsComeBack();
    void unansweredOnesComeBack();
    void twiceIsTheSame();
};

void TestHar::entriesComeBack()
{
    const HttpHop hop = sample();
    const auto hops = fromHar(toHar({hop, hop}, QStringLiteral("1"), HarSecrets::Kept));
    QVERIFY(hops);
    QCOMPARE(hops->size(), 2);
    const HttpHop &back = hops->last();
    QCOMPARE(back.url, hop.url);
    QCOMPARE(back.started, hop.started);
    QCOMPARE(back.peer, hop.peer);
    QCOMPARE(back.connection, hop.connection);
    QCOMPARE(back.request.method, hop.request.method);
    QCOMPARE(back.request.target, hop.request.target);
    QCOMPARE(back.request.fields, hop.request.fields);
    QCOMPARE(back.response.status, 200);
    QCOMPARE(back.response.reason, QByteArray("OK"));
    QCOMPARE(back.response.fields, hop.response.fields);
    QCOMPARE(back.trailer, hop.trailer);
    QVERIFY(back.postedBody && back.body);
    QCOMPARE(back.postedBody->read(0, 100), QByteArray("posted \xc3\xa9"));
    QCOMPARE(back.body->read(0, 100), QByteArray("<p>é"));
    QCOMPARE(back.timings.tls, hop.timings.tls);
    QCOMPARE(back.timings.connect, hop.timings.connect);
    QCOMPARE(back.timings.send, hop.timings.send);
    QCOMPARE(back.timings.total(), hop.timings.total());
    QVERIFY(back.answered && back.complete && !back.reused);
    QVERIFY(back.raw.isEmpty() && back.sent.isEmpty());
}

void TestHar::anyBodyComesBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += char(i);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("all bytes") << all;
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("half a letter") << QByteArray("a\xc3");
    QTest::newRow("lines and quotes") << QByteArray("\r\n\"\\\t\x01\x7f</script>\xe2\x80\xa8");
    QTest::newRow("large") << QByteArray(2'000'000, 'x');
}

void TestHar::anyBodyComesBack()
{
    QFETCH(QByteArray, bytes);
    HttpHop hop = sample();
    hop.body = stored(bytes);
    hop.postedBody = stored(bytes);
    const auto hops = fromHar(toHar({hop}, QStringLiteral("1")));
    QVERIFY(hops && hops->size() == 1);
    QCOMPARE(hops->first().body->read(0, bytes.size() + 1), bytes);
    QVERIFY(hops->first().complete);
    if (bytes.isEmpty())
        QVERIFY(!hops->first().postedBody);
    else
        QCOMPARE(hops->first().postedBody->read(0, bytes.size() + 1), bytes);
}

void TestHar::keptConnectionsComeBack()
{
    HttpHop hop = sample();
    hop.timings = {};
    hop.timings.wait = 1'000'000;
    hop.request.minorVersion = 0;
    const auto hops = fromHar(toHar({hop}, QStringLiteral("1")));
    QVERIFY(hops && hops->size() == 1);
    QVERIFY(hops->first().reused);
    QCOMPARE(hops->first().timings.lookUp, -1);
    QCOMPARE(hops->first().timings.tls, -1);
    QCOMPARE(hops->first().timings.total(), 1'000'000);
    QCOMPARE(hops->first().request.minorVersion, 0);
    QCOMPARE(hops->first().response.minorVersion, 1);
}

void TestHar::unansweredOnesComeBack()
{
    HttpHop hop;
    hop.url = QUrl(QStringLiteral("http://h/"));
    hop.started = QDateTime::currentDateTimeUtc();
    hop.error = {ErrorCode::HttpUnanswered, {QStringLiteral("h")}};
    const QByteArray json = toHar({hop}, QStringLiteral("1"));
    QVERIFY(json.contains("closed the connection without an answer"));
    const auto hops = fromHar(json);
    QVERIFY(hops && hops->size() == 1);
    QVERIFY(!hops->first().answered && !hops->first().complete && !hops->first().body);
}

void TestHar::twiceIsTheSame()
{
    HttpHop hop = sample();
    hop.raw.clear(); // sizes on the wire are not known the second time
    hop.sent.clear();
    hop.postedBody = stored("x");
    const QByteArray once = toHar({hop}, QStringLiteral("1"), HarSecrets::Kept);
    const auto hops = fromHar(once);
    QVERIFY(hops);
    QCOMPARE(toHar(*hops, QStringLiteral("1"), HarSecrets::Kept), once);
}

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
