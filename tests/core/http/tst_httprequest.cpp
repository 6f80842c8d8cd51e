#include "core/http/httprequest.h"

#include <QTest>

using namespace wirebench;

class TestHttpRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAsTyped_data();
    void addressesAsTyped();
    void addressesThatAreNone_data();
    void addressesThatAreNone();
    void errorsKeepNoPassword();
};

void TestHttpRequest::addressesAsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *text, const char *origin, const char *host, const char *target) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(origin) << QByteArray(host)
                            << QByteArray(target);
    };
    row("http://example.org", "http://example.org:80", "example.org", "/");
    row(" example.org ", "http://example.org:80", "example.org", "/");
    row("localhost:8080/a", "http://localhost:8080", "localhost:8080", "/a");
    row("//host/x", "http://host:80", "host", "/x");
    row("HTTPS://Example.ORG:443/A", "https://example.org:443", "example.org", "/A");
    row("https://h:80/", "https://h:80", "h:80", "/");
    row("http://h:/", "http://h:80", "h", "/");
    row("http://h?q=1", "http://h:80", "h", "/?q=1");
    row("http://h/?", "http://h:80", "h", "/?");
    row("http://h/a#part", "http://h:80", "h", "/a");
    row("h/#x?y", "http://h:80", "h", "/");
    row("http://[::1]:8080/a", "http://[::1]:8080", "[::1]:8080", "/a");
    row("[::1]", "http://[::1]:80", "[::1]", "/");
    row("http://127.0.0.1:1/", "http://127.0.0.1:1", "127.0.0.1:1", "/");
    row("http://user:p%40ss@h/", "http://h:80", "h", "/");
    row("http://bücher.example/straße?ä=ö", "http://xn--bcher-kva.example:80", "xn--bcher-kva.example",
        "/stra%C3%9Fe?%C3%A4=%C3%B6");
    row("http://h/a b?c d", "http://h:80", "h", "/a%20b?c%20d");
    row("http://h/a%2Fb/../c%00", "http://h:80", "h", "/a%2Fb/../c%00");
    row("http://h/100%", "http://h:80", "h", "/100%25");
    row("http://h/a:b@c", "http://h:80", "h", "/a:b@c");
    row("h?to=http://x:y@z", "http://h:80", "h", "/?to=http://x:y@z");
}

void TestHttpRequest::addressesAsTyped()
{
    QFETCH(QString, text);
    const auto url = parseHttpUrl(text);
    QVERIFY2(url.has_value(), qPrintable(url ? QString() : url.error().arguments.value(1)));
    QTEST(originOf(*url), "origin");
    QTEST(hostFieldOf(*url), "host");
    QTEST(targetOf(*url), "target");
    QVERIFY(!url->hasFragment());
}

void TestHttpRequest::addressesThatAreNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("position");
    const auto row = [](const QString &text, const char *reason, int position) {
        QTest::newRow(qPrintable(text.simplified())) << text << QString::fromLatin1(reason) << position;
    };
    row(QStringLiteral("  "), "it is empty", 0);
    row(QStringLiteral("ftp://h/"), "its scheme is neither http nor https", 0);
    row(QStringLiteral(" file:///etc"), "its scheme is neither http nor https", 1);
    row(QStringLiteral("http://"), "the host is missing", 7);
    row(QStringLiteral("http:///a"), "the host is missing", 7);
    row(QStringLiteral("/a"), "the host is missing", 0);
    row(QStringLiteral(":80"), "the host is missing", 0);
    row(QStringLiteral("http://u:p@/a"), "the host is missing", 7);
    row(QStringLiteral("h:0"), "the port is no number from 1 to 65535", 0);
    row(QStringLiteral("http://h:65536/"), "the port is no number from 1 to 65535", 7);
    row(QStringLiteral("http://h:http/"), "the port is no number from 1 to 65535", 7);
    row(QStringLiteral("mailto:a"), "the port is no number from 1 to 65535", 0);
    row(QStringLiteral("http://::1/"), "an IPv6 address needs brackets", 7);
    row(QStringLiteral("http://[::g]/"), "the host cannot be one", 7);
    row(QStringLiteral("http://a b/"), "the host cannot be one", 7);
    row(QStringLiteral(" http://h/a\r\nX: y"), "it has a control character", 11);
    row(QStringLiteral("h/") + QChar(0), "it has a control character", 2);
}

void TestHttpRequest::addressesThatAreNone()
{
    QFETCH(QString, text);
    const auto url = parseHttpUrl(text);
    QVERIFY2(!url, url ? url->toEncoded().constData() : "");
    QCOMPARE(url.error().code, ErrorCode::InvalidUrl);
    QTEST(url.error().arguments.value(1), "reason");
    QTEST(url.error().position, "position");
}

void TestHttpRequest::errorsKeepNoPassword()
{
    const auto url = parseHttpUrl(QStringLiteral("http://user:secret@h:0/"));
    QVERIFY(!url);
    QCOMPARE(url.error().arguments.value(0), QStringLiteral("http://h:0/"));
}

QTEST_GUILESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
