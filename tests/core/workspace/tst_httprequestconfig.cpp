#include "core/http/httpwriter.h"
#include "core/workspace/httprequestconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace wirebench;

namespace {

HttpRequestSettings withBody(HttpBodyKind kind, const QString &text)
{
    HttpRequestSettings settings;
    settings.method = QStringLiteral("POST");
    settings.bodyKind = kind;
    (kind == HttpBodyKind::Form || kind == HttpBodyKind::Multipart ? settings.formText : settings.bodyText) =
        text;
    return settings;
}

QByteArray bytesOf(const HttpBody &body)
{
    QByteArray bytes;
    for (const HttpBody::Segment &segment : body.segments)
        bytes += segment.bytes;
    return bytes;
}

} // namespace

class TestHttpRequestConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsAsked();
    void bodies_data();
    void bodies();
    void filesAreBodies();
    void theFirstMistakeIsTold_data();
    void theFirstMistakeIsTold();
    void howItIsCarried();
    void curlCommandsFillTheFields_data();
    void curlCommandsFillTheFields();
    void fieldsMakeTheSameCommandAgain_data();
    void fieldsMakeTheSameCommandAgain();
    void bytesFitIntoNoField();
    void whatCurlDoesNotSayStays();
};

void TestHttpRequestConfig::whatIsTypedIsAsked()
{
    HttpRequestSettings settings;
    settings.method = QStringLiteral(" PROPFIND ");
    settings.url = QStringLiteral("localhost:81/a#b");
    settings.fields = QStringLiteral("A: 1\n# no\nB:2\n");
    settings.auth = HttpAuthKind::Digest;
    settings.user = QStringLiteral("u");
    settings.password = QStringLiteral("p");
    settings.followRedirects = settings.useCookies = settings.acceptCompressed = settings.keepAlive = false;
    settings.maxRedirects = 3;
    settings.allowDowngrade = true;
    const auto request = httpRequest(settings);
    QVERIFY(request);
    QCOMPARE(request->method, QByteArray("PROPFIND"));
    QCOMPARE(request->url, QUrl(QStringLiteral("http://localhost:81/a")));
    QCOMPARE(request->fields, (HttpFields{{"A", "1"}, {"B", "2"}}));
    QVERIFY(!request->body.present);
    QCOMPARE(request->auth.kind, HttpAuthKind::Digest);
    QCOMPARE(request->auth.user + request->auth.password, QStringLiteral("up"));
    QVERIFY(!request->redirects.follow && request->redirects.allowDowngrade && request->redirects.most == 3);
    QVERIFY(!request->useCookies && !request->acceptCompressed && !request->keepAlive);
}

void TestHttpRequestConfig::bodies_data()
{
    QTest::addColumn<HttpBodyKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("text") << HttpBodyKind::Text << QStringLiteral("é\n") << QByteArray("\xc3\xa9\n")
                          << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("JSON that is none")
        << HttpBodyKind::Json << QStringLiteral("{") << QByteArray("{") << QByteArray("application/json");
    QTest::newRow("form") << HttpBodyKind::Form << QStringLiteral("a=b c") << QByteArray("a=b+c")
                          << QByteArray("application/x-www-form-urlencoded");
    QTest::newRow("empty") << HttpBodyKind::Text << QString() << QByteArray()
                           << QByteArray("text/plain; charset=utf-8");
}

void TestHttpRequestConfig::bodies()
{
    QFETCH(HttpBodyKind, kind);
    QFETCH(QString, text);
    const auto request = httpRequest(withBody(kind, text));
    QVERIFY(request);
    QVERIFY(request->body.present);
    QTEST(bytesOf(request->body), "bytes");
    QTEST(request->body.contentType, "type");
}

void TestHttpRequestConfig::filesAreBodies()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
    file.close();
    HttpRequestSettings settings;
    settings.bodyKind = HttpBodyKind::File;
    settings.filePath = file.fileName();
    QCOMPARE(httpRequest(settings)->body.contentType, QByteArray("application/json"));
    settings.contentType = QStringLiteral("x/y");
    QCOMPARE(httpRequest(settings)->body.contentType, QByteArray("x/y"));
    QCOMPARE(httpRequest(settings)->body.size(), 2);
    settings = withBody(HttpBodyKind::Multipart, QStringLiteral("a=@") + file.fileName());
    QVERIFY(httpRequest(settings)->body.contentType.startsWith("multipart/form-data; boundary="));
}

void TestHttpRequestConfig::theFirstMistakeIsTold_data()
{
    QTest::addColumn<HttpRequestSettings>("settings");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("position");
    HttpRequestSettings settings;
    settings.method = QStringLiteral("GET IT");
    QTest::newRow("method") << settings << ErrorCode::InvalidHttpMethod << -1;
    settings = {};
    settings.method.clear();
    QTest::newRow("no method") << settings << ErrorCode::InvalidHttpMethod << -1;
    settings = {};
    settings.url = QStringLiteral("http://h:x/");
    QTest::newRow("address") << settings << ErrorCode::InvalidUrl << 7;
    settings = {};
    settings.fields = QStringLiteral("A: b\nC D: e");
    QTest::newRow("header") << settings << ErrorCode::InvalidHttpField << 5;
    QTest::newRow("form") << withBody(HttpBodyKind::Form, QStringLiteral("a=1\nb"))
                          << ErrorCode::InvalidFormField << 4;
    settings = withBody(HttpBodyKind::Text, QStringLiteral("a"));
    settings.contentType = QStringLiteral("text");
    QTest::newRow("media type") << settings << ErrorCode::InvalidMediaType << -1;
    settings.contentType = QStringLiteral("text/plain; a=\r\nB: c");
    QTest::newRow("media type that begins another header") << settings << ErrorCode::InvalidMediaType << -1;
    settings = {};
    settings.bodyKind = HttpBodyKind::File;
    settings.filePath = QStringLiteral("/no/such/file");
    QTest::newRow("file") << settings << ErrorCode::FileUnreadable << -1;
}

void TestHttpRequestConfig::theFirstMistakeIsTold()
{
    QFETCH(HttpRequestSettings, settings);
    const auto request = httpRequest(settings);
    QVERIFY(!request);
    QTEST(request.error().code, "code");
    QTEST(request.error().position, "position");
}

void TestHttpRequestConfig::howItIsCarried()
{
    HttpRequestSettings settings;
    settings.family = AddressFamily::IPv6;
    settings.connectTimeoutMs = 1;
    settings.firstByteTimeoutMs = 2;
    settings.totalTimeoutMs = 3;
    settings.proxy = {ProxyKind::Http, QStringLiteral("p:3128"), QStringLiteral("u"), QStringLiteral("s")};
    settings.tls.verify = false;
    const auto config = httpClientConfig(settings);
    QVERIFY(config);
    QCOMPARE(config->connection.family, AddressFamily::IPv6);
    QCOMPARE(config->connection.connectTimeoutMs, 1);
    QCOMPARE(config->firstByteTimeoutMs, 2);
    QCOMPARE(config->totalTimeoutMs, 3);
    QCOMPARE(config->connection.proxy.toString(), QStringLiteral("http://p:3128"));
    QCOMPARE(config->connection.proxy.password, QStringLiteral("s"));
    QVERIFY(!config->tls.verify);
    settings.proxy.address = QStringLiteral("p:x y");
    QVERIFY(!httpClientConfig(settings));
}

void TestHttpRequestConfig::curlCommandsFillTheFields_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<HttpRequestSettings>("expected");
    const auto row = [](const char *command, const std::function<void(HttpRequestSettings &)> &change) {
        HttpRequestSettings expected;
        expected.url = QStringLiteral("h");
        expected.followRedirects = expected.acceptCompressed = false;
        change(expected);
        QTest::newRow(command) << QStringLiteral("curl ") + QString::fromUtf8(command) << expected;
    };
    const auto post = [](HttpRequestSettings &settings, HttpBodyKind kind) {
        settings.method = QStringLiteral("POST");
        settings.bodyKind = kind;
    };
    row("h", [](HttpRequestSettings &) {});
    row("-L --max-redirs 2 --compressed -k -m 2 --connect-timeout 3 h -H 'A: b' -H Accept:",
        [](HttpRequestSettings &s) {
            s.followRedirects = s.acceptCompressed = true;
            s.maxRedirects = 2;
            s.tls.verify = false;
            s.totalTimeoutMs = 2000;
            s.connectTimeoutMs = 3000;
            s.fields = fieldLines({{"A", "b"}, {"Accept", {}}});
        });
    row("h -d 'a=b+c&d=%C3%A9'", [&](HttpRequestSettings &s) {
        post(s, HttpBodyKind::Form);
        s.formText = QStringLiteral("a=b c\nd=é");
    });
    row("h -d 'no form'", [&](HttpRequestSettings &s) {
        post(s, HttpBodyKind::Text);
        s.bodyText = QStringLiteral("no form");
        s.contentType = QStringLiteral("application/x-www-form-urlencoded");
    });
    row("h -d '{}' -H 'content-type: application/json'", [&](HttpRequestSettings &s) {
        post(s, HttpBodyKind::Json);
        s.bodyText = QStringLiteral("{}");
    });
    row("h -F a=1 -F b=@c", [&](HttpRequestSettings &s) {
        post(s, HttpBodyKind::Multipart);
        s.formText = QStringLiteral("a=1\nb=@c\n");
    });
    row("h --data-binary @/x/y -H 'Content-Type: a/b'", [&](HttpRequestSettings &s) {
        post(s, HttpBodyKind::File);
        s.filePath = QStringLiteral("/x/y");
        s.contentType = QStringLiteral("a/b");
    });
    row("h -u u:p --digest -x http://v:w@p:1", [](HttpRequestSettings &s) {
        s.auth = HttpAuthKind::Digest;
        s.user = QStringLiteral("u");
        s.password = QStringLiteral("p");
        s.proxy = {ProxyKind::Http, QStringLiteral("p:1"), QStringLiteral("v"), QStringLiteral("w")};
    });
    row("h -u u:p", [](HttpRequestSettings &s) {
        s.auth = HttpAuthKind::Basic;
        s.user = QStringLiteral("u");
        s.password = QStringLiteral("p");
    });
    row("h --oauth2-bearer t", [](HttpRequestSettings &s) {
        s.auth = HttpAuthKind::Bearer;
        s.password = QStringLiteral("t");
    });
}

void TestHttpRequestConfig::curlCommandsFillTheFields()
{
    QFETCH(QString, command);
    QFETCH(HttpRequestSettings, expected);
    const auto settings = fromCurl(parseCurl(command).value_or(CurlRequest()));
    QVERIFY(settings);
    QCOMPARE(settings->fields, expected.fields);
    QCOMPARE(settings->bodyText, expected.bodyText);
    QCOMPARE(settings->formText, expected.formText);
    QCOMPARE(settings->contentType, expected.contentType);
    QVERIFY(*settings == expected);
}

void TestHttpRequestConfig::fieldsMakeTheSameCommandAgain_data()
{
    curlCommandsFillTheFields_data();
}

void TestHttpRequestConfig::fieldsMakeTheSameCommandAgain()
{
    QFETCH(HttpRequestSettings, expected);
    const auto curl = toCurlRequest(expected);
    QVERIFY(curl);
    const auto read = parseCurl(toCurl(*curl));
    QVERIFY(read);
    QCOMPARE(read->ignored, QStringList());
    auto again = fromCurl(*read);
    QVERIFY(again);
    if (!expected.followRedirects)
        again->maxRedirects = expected.maxRedirects;
    QVERIFY2(*again == expected, qPrintable(toCurl(*curl)));
}

void TestHttpRequestConfig::bytesFitIntoNoField()
{
    const auto settings =
        fromCurl(parseCurl(QStringLiteral("curl h --data-binary $'\\xff'")).value_or(CurlRequest()));
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidCurlCommand);
    QVERIFY(!fromCurl(parseCurl(QStringLiteral("curl h -x ftp://p")).value_or(CurlRequest())));
}

void TestHttpRequestConfig::whatCurlDoesNotSayStays()
{
    HttpRequestSettings base;
    base.useCookies = false;
    base.firstByteTimeoutMs = 7;
    base.history = {QStringLiteral("curl x")};
    base.bodyKind = HttpBodyKind::Json;
    base.auth = HttpAuthKind::Basic;
    base.user = QStringLiteral("u");
    const auto settings = fromCurl(parseCurl(QStringLiteral("curl h")).value_or(CurlRequest()), base);
    QVERIFY(settings);
    QVERIFY(!settings->useCookies);
    QCOMPARE(settings->firstByteTimeoutMs, 7);
    QCOMPARE(settings->history, base.history);
    QCOMPARE(settings->bodyKind, HttpBodyKind::None);
    QCOMPARE(settings->auth, HttpAuthKind::None);
    QVERIFY(settings->user.isEmpty());
    QCOMPARE(toCurlRequest(*settings)->connectTimeoutMs, base.connectTimeoutMs);
}

QTEST_GUILESS_MAIN(TestHttpRequestConfig)
#include "tst_httprequestconfig.moc"
