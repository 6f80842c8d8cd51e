#include "core/http/har.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wirebench;

namespace {

QJsonObject entryOf(const QByteArray &har)
{
    return QJsonDocument::fromJson(har)[QStringLiteral("log")][QStringLiteral("entries")][0].toObject();
}

HttpHop hopWith(const HttpFields &request, const HttpFields &response)
{
    HttpHop hop;
    hop.url = QUrl(QStringLiteral("https://u:secret@h/a?x=1&y=%C3%A9"));
    hop.started = QDateTime::currentDateTimeUtc();
    hop.request.fields = request;
    hop.answered = hop.complete = true;
    hop.response = {302, "Found", 1, response};
    return hop;
}

const HttpFields secretRequest{
    {"AUTHORIZATION", "Basic secret"}, {"Cookie", "a=secret; b=secret"}, {"proxy-authorization", "secret"}};
const HttpFields secretResponse{{"Set-Cookie", "c=secret; Path=/x; Domain=h; Secure; HttpOnly; Max-Age=1000"},
                                {"Location", "/b"}};

} // namespace

// Members that the archive's format asks for; what comes back is in tst_har.
class TestHarWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasWhatTheFormatAsksFor();
    void secretsAreLeftOut();
    void secretsAreKeptIfAsked();
    void sizesAreThoseOfTheWire();
    void largeBodiesAreLeftOut();
};

void TestHarWriter::hasWhatTheFormatAsksFor()
{
    HttpHop hop = hopWith({{"Cookie", "a=1"}}, secretResponse);
    hop.timings.connect = 2'000'000;
    hop.timings.tls = 3'000'000;
    const QByteArray har = toHar({hop}, QStringLiteral("1.5"));
    const QJsonObject log = QJsonDocument::fromJson(har)[QStringLiteral("log")].toObject();
    QCOMPARE(log[QStringLiteral("version")].toString(), QStringLiteral("1.2"));
    QCOMPARE(log[QStringLiteral("creator")][QStringLiteral("version")].toString(), QStringLiteral("1.5"));
    const QJsonObject entry = entryOf(har);
    for (const char *name : {"startedDateTime", "time", "request", "response", "cache", "timings"})
        QVERIFY2(entry.contains(QLatin1String(name)), name);
    const QJsonObject request = entry[QStringLiteral("request")].toObject();
    for (const char *name :
         {"method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"})
        QVERIFY2(request.contains(QLatin1String(name)), name);
    const QJsonObject response = entry[QStringLiteral("response")].toObject();
    for (const char *name : {"status", "statusText", "httpVersion", "cookies", "headers", "content",
                             "redirectURL", "headersSize", "bodySize"})
        QVERIFY2(response.contains(QLatin1String(name)), name);
    QCOMPARE(response[QStringLiteral("redirectURL")].toString(), QStringLiteral("/b"));
    QCOMPARE(request[QStringLiteral("queryString")][1][QStringLiteral("value")].toString(),
             QStringLiteral("é"));
    const QJsonObject cookie = response[QStringLiteral("cookies")][0].toObject();
    QCOMPARE(cookie[QStringLiteral("path")].toString(), QStringLiteral("/x"));
    QVERIFY(cookie[QStringLiteral("secure")].toBool() && cookie[QStringLiteral("httpOnly")].toBool());
    QCOMPARE(QDateTime::fromString(cookie[QStringLiteral("expires")].toString(), Qt::ISODateWithMs),
             hop.started.addSecs(1000));
    const QJsonObject timings = entry[QStringLiteral("timings")].toObject();
    QCOMPARE(timings[QStringLiteral("connect")].toDouble(), 5.0);
    QCOMPARE(timings[QStringLiteral("ssl")].toDouble(), 3.0);
    QCOMPARE(timings[QStringLiteral("dns")].toDouble(), -1.0);
    QCOMPARE(timings[QStringLiteral("wait")].toDouble(), 0.0);
    QCOMPARE(entry[QStringLiteral("time")].toDouble(), 5.0);
}

void TestHarWriter::secretsAreLeftOut()
{
    const QByteArray har = toHar({hopWith(secretRequest, secretResponse)}, QStringLiteral("1"));
    QVERIFY2(!har.contains("secret"), har.constData());
    QCOMPARE(har.count("(left out)"), 7); // three fields and two cookies there, one field and one cookie back
}

void TestHarWriter::secretsAreKeptIfAsked()
{
    const QByteArray har =
        toHar({hopWith(secretRequest, secretResponse)}, QStringLiteral("1"), HarSecrets::Kept);
    QVERIFY(har.contains("Basic secret"));
    QVERIFY(!har.contains("u:secret")); // which is in no request either
    QCOMPARE(entryOf(har)[QStringLiteral("request")][QStringLiteral("cookies")][1][QStringLiteral("value")]
                 .toString(),
             QStringLiteral("secret"));
}

void TestHarWriter::sizesAreThoseOfTheWire()
{
    HttpHop hop = hopWith({}, {});
    hop.sent = "GET / HTTP/1.1\r\n\r\nab";
    hop.sentSize = 1000;
    hop.raw = "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    hop.rawSize = quint64(hop.raw.size());
    const QJsonObject entry = entryOf(toHar({hop}, QStringLiteral("1")));
    QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("headersSize")].toInt(), 18);
    QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("bodySize")].toInt(), 982);
    QCOMPARE(entry[QStringLiteral("response")][QStringLiteral("headersSize")].toInt(), 25);
    QCOMPARE(entry[QStringLiteral("response")][QStringLiteral("bodySize")].toInt(), 15);
    QCOMPARE(
        entry[QStringLiteral("request")][QStringLiteral("postData")][QStringLiteral("comment")].toString(),
        QStringLiteral("its beginning"));
}

void TestHarWriter::largeBodiesAreLeftOut()
{
    const auto store = std::make_shared<BodyStore>();
    QVERIFY(store->append(QByteArray(harBodyLimit + 1, 'x')));
    HttpHop hop = hopWith({}, {});
    hop.body = store;
    const QByteArray har = toHar({hop}, QStringLiteral("1"));
    QVERIFY(har.size() < 10'000);
    QVERIFY(har.contains("too large for an archive"));
    const auto back = fromHar(har);
    QVERIFY(back && back->size() == 1);
    QVERIFY(!back->first().complete);
}

QTEST_GUILESS_MAIN(TestHarWriter)
#include "tst_harwriter.moc"
