#include "core/http/httpredirect.h"

#include <QTest>

using namespace wirebench;

class TestHttpRedirect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void methods_data();
    void methods();
    void locations_data();
    void locations();
    void downgrades();
    void urlsAreShownWithoutSecrets();
};

void TestHttpRedirect::methods_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArrayList>("after"); // of GET, HEAD, POST, PUT
    QTest::newRow("301") << 301 << QByteArrayList{"GET", "HEAD", "GET", "PUT"};
    QTest::newRow("302") << 302 << QByteArrayList{"GET", "HEAD", "GET", "PUT"};
    QTest::newRow("303") << 303 << QByteArrayList{"GET", "HEAD", "GET", "GET"};
    QTest::newRow("307") << 307 << QByteArrayList{"GET", "HEAD", "POST", "PUT"};
    QTest::newRow("308") << 308 << QByteArrayList{"GET", "HEAD", "POST", "PUT"};
}

void TestHttpRedirect::methods()
{
    QFETCH(int, status);
    QByteArrayList after;
    for (const char *method : {"GET", "HEAD", "POST", "PUT"})
        after += methodAfter(status, method);
    QTEST(after, "after");
    QVERIFY(isRedirect(status));
    for (const int other : {200, 300, 304, 305, 306, 401})
        QVERIFY(!isRedirect(other));
}

void TestHttpRedirect::locations_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("to"); // empty: useless
    const auto row = [](const char *location, const char *to) {
        QTest::newRow(*location ? location : "empty") << QByteArray(location) << QByteArray(to);
    };
    row("https://other/x", "https://other/x");
    row("/x", "http://h:81/x");
    row("x?y", "http://h:81/a/x?y");
    row("../x", "http://h:81/x");
    row("?q", "http://h:81/a/b?q");
    row("//other/x", "http://other/x");
    row("/x#part", "http://h:81/x");
    row("/a b", "http://h:81/a%20b");
    row("/\xc3\xa9", "http://h:81/%C3%A9");
    row("http://u:p@other/", "http://other/");
    row("", "");
    row("ftp://h/", "");
    row("javascript:alert(1)", "");
    row("http://", "");
    row("http:///x", "");
    row("http://[x/", "");
    row("http://h:0/", "");
    row("http://h:99999/", "");
}

void TestHttpRedirect::locations()
{
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, to);
    const QUrl from(QStringLiteral("http://h:81/a/b?old"));
    const auto target = redirectTarget(from, {{"Location", location}}, false);
    QCOMPARE(target ? target->toEncoded() : QByteArray(), to);
    if (!target) {
        QCOMPARE(target.error().code, ErrorCode::HttpRedirectUseless);
        QCOMPARE(target.error().arguments, (QStringList{from.toString(), QString::fromUtf8(location)}));
    }
}

void TestHttpRedirect::downgrades()
{
    const QUrl from(QStringLiteral("https://h/"));
    const HttpFields fields{{"Location", "http://h/"}};
    const auto refused = redirectTarget(from, fields, false);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), (Error{ErrorCode::HttpRedirectDowngrade,
                                     {QStringLiteral("https://h/"), QStringLiteral("http://h/")}}));
    QVERIFY(redirectTarget(from, fields, true));
}

void TestHttpRedirect::urlsAreShownWithoutSecrets()
{
    QCOMPARE(displayUrl(QUrl(QStringLiteral("http://u:p@h/a?b#c"))), QStringLiteral("http://h/a?b"));
}

QTEST_GUILESS_MAIN(TestHttpRedirect)
#include "tst_httpredirect.moc"
