#include "core/http/har.h"

#include <QTest>

using namespace wirebench;

namespace {

const QByteArray request = R"({"method":"GET","url":"http://h/","headers":[]})";
const QByteArray response = R"({"status":200,"headers":[],"content":{"size":0}})";

QByteArray archive(const QByteArray &entries)
{
    return R"({"log":{"entries":[)" + entries + "]}}";
}

QByteArray entry(const QByteArray &itsRequest, const QByteArray &itsResponse,
                 const QByteArray &started = "\"2026-01-02T03:04:05Z\"")
{
    return R"({"startedDateTime":)" + started + R"(,"request":)" + itsRequest + R"(,"response":)" +
           itsResponse + '}';
}

} // namespace

class TestHarReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLeastThatIsOne();
    void asBrowsersWriteIt();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void everyPrefixIsAMistake();
    void largeFilesAreNotRead();
};

void TestHarReader::theLeastThatIsOne()
{
    const auto none = fromHar(archive({}));
    QVERIFY(none && none->isEmpty());
    const auto one = fromHar("\xef\xbb\xbf" + archive(entry(request, response)));
    QVERIFY(one && one->size() == 1);
    QCOMPARE(one->first().response.status, 200);
    QVERIFY(one->first().complete);
    QCOMPARE(one->first().timings.total(), 0);
}

void TestHarReader::asBrowsersWriteIt()
{
    const QByteArray itsRequest =
        R"({"method":"POST","url":"https://h.example/x?y=1","httpVersion":"http/2.0",
        "headers":[{"name":":authority","value":"h.example"},{"name":"accept","value":"*/*"}],
        "queryString":[{"name":"y","value":"1"}],"cookies":[],"headersSize":-1,"bodySize":3,
        "postData":{"mimeType":"application/x-www-form-urlencoded","text":"a=1","params":[{"name":"a","value":"1"}]}})";
    const QByteArray itsResponse = R"({"status":200,"statusText":"","httpVersion":"http/2.0",
        "headers":[{"name":"content-type","value":"image/png"}],"cookies":[],
        "content":{"size":4,"mimeType":"image/png","text":"iVBORw==","encoding":"base64"},
        "redirectURL":"","headersSize":-1,"bodySize":-1,"_transferSize":90,"_error":null})";
    QByteArray whole = entry(itsRequest, itsResponse, "\"2026-01-02T03:04:05.678+01:00\"");
    whole.chop(1);
    whole +=
        R"(,"time":12.5,"cache":{},"serverIPAddress":"[2001:db8::1]","connection":"443","pageref":"page_1",
        "timings":{"blocked":1.5,"dns":-1,"connect":5,"ssl":3.5,"send":0.25,"wait":2,"receive":0.5}})";
    const auto hops = fromHar(archive(whole));
    QVERIFY2(hops.has_value(), hops ? "" : qPrintable(hops.error().arguments.join(u' ')));
    QCOMPARE(hops->size(), 1);
    const HttpHop &hop = hops->first();
    QCOMPARE(hop.request.fields, (HttpFields{{"accept", "*/*"}}));
    QCOMPARE(hop.request.target, QByteArray("/x?y=1"));
    QCOMPARE(hop.postedBody->read(0, 9), QByteArray("a=1"));
    QCOMPARE(hop.body->read(0, 9), QByteArray("\x89PNG"));
    QCOMPARE(hop.peer, QStringLiteral("[2001:db8::1]:443"));
    QCOMPARE(hop.connection, 443u);
    QCOMPARE(hop.timings.connect, 1'500'000);
    QCOMPARE(hop.timings.tls, 3'500'000);
    QCOMPARE(hop.timings.send, 250'000);
    QCOMPARE(hop.started.toUTC().time(), QTime(2, 4, 5, 678));
}

void TestHarReader::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("mistake");
    const auto row = [](const char *mistake, const QByteArray &json) {
        QTest::newRow(mistake) << json << QString::fromUtf8(mistake);
    };
    row("1:1: illegal value", "");
    row("3:2: invalid termination by number", "{\n\"log\": [\n1");
    row("log = (missing) ({…})", "[]");
    row("log = 5 ({…})", R"({"log":5})");
    row("log.entries = {…} ([…])", R"({"log":{"entries":{}}})");
    row("log.entries[1] = null ({…})", archive(entry(request, response) + ",null"));
    row("log.entries[0].startedDateTime = \"today\" (ISO 8601)",
        archive(entry(request, response, "\"today\"")));
    row("log.entries[0].request = […] ({…})", archive(entry("[]", response)));
    row("log.entries[0].request.method = (missing) (text)",
        archive(entry(R"({"url":"http://h/"})", response)));
    row("log.entries[0].request.url = 7 (text)", archive(entry(R"({"method":"GET","url":7})", response)));
    row("log.entries[0].request.url = \"h$://x\" (URL)",
        archive(entry(R"({"method":"GET","url":"h$://x"})", response)));
    row("log.entries[0].request.headers[0].value = (missing) (text)",
        archive(entry(R"({"method":"GET","url":"h","headers":[{"name":"a"}]})", response)));
    row("log.entries[0].response.status = \"200\" (0…999)", archive(entry(request, R"({"status":"200"})")));
    row("log.entries[0].response.status = 1000 (0…999)", archive(entry(request, R"({"status":1000})")));
    row("log.entries[0].response.content.text = \"a*b\" (base64)",
        archive(entry(request, R"({"status":200,"content":{"text":"a*b","encoding":"base64"}})")));
}

void TestHarReader::mistakesAreNamed()
{
    QFETCH(QByteArray, json);
    const auto hops = fromHar(json);
    QVERIFY(!hops);
    QCOMPARE(hops.error().code, ErrorCode::FileNotHar);
    QTEST(hops.error().arguments.value(1), "mistake");
}

void TestHarReader::everyPrefixIsAMistake()
{
    const QByteArray whole = archive(entry(request, response));
    for (qsizetype i = 0; i < whole.size(); ++i)
        QVERIFY(!fromHar(whole.left(i)));
}

void TestHarReader::largeFilesAreNotRead()
{
    const auto hops = fromHar(QByteArray(harFileLimit + 1, ' '));
    QVERIFY(!hops);
    QCOMPARE(hops.error().code, ErrorCode::FileTooLarge);
}

QTEST_GUILESS_MAIN(TestHarReader)
#include "tst_harreader.moc"
