#include "core/http/cookiejar.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace wirebench;
using namespace wirebench::test;

class TestCookieJar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goBackToWhomTheyCameFrom_data();
    void goBackToWhomTheyCameFrom();
    void longerPathsComeFirst();
    void expiredOnesGo();
    void whatIsTooLargeIsNotTaken();
    void areNotKeptWithoutEnd();
    void canBeEdited();
    void netscapeAndBack();
    void netscapeLinesThatAreNone();
    void pythonReadsAndWritesTheSame();

private:
    static QUrl url(const char *text) { return QUrl(QString::fromLatin1(text)); }
};

void TestCookieJar::goBackToWhomTheyCameFrom_data()
{
    QTest::addColumn<QByteArray>("setCookie");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *setCookie, const char *to, const char *field) {
        QTest::addRow("%s -> %s", setCookie, to)
            << QByteArray(setCookie) << QString::fromLatin1(to) << QByteArray(field);
    };
    row("a=1", "http://www.example.org/", "a=1");
    row("a=1", "http://www.example.org:8080/x", "a=1");
    row("a=1", "http://example.org/", "");
    row("a=1", "http://other.org/", "");
    row("a=1; Domain=example.org", "http://example.org/", "a=1");
    row("a=1; Domain=.example.org", "http://sub.example.org/", "a=1");
    row("a=1; Domain=other.org", "http://other.org/", "");
    row("a=1; Domain=org", "http://other.org/", "");
    row("a=1; Path=/x", "http://www.example.org/x/y", "a=1");
    row("a=1; Path=/x", "http://www.example.org/xy", "");
    row("a=1; Secure", "http://www.example.org/", "");
    row("a=1; Secure; HttpOnly", "https://www.example.org/", "a=1");
    row("a=", "http://www.example.org/", "a=");
    row("a=1; Max-Age=0", "http://www.example.org/", "");
    row("a=\"x y\"", "http://www.example.org/", "a=\"x y\"");
}

void TestCookieJar::goBackToWhomTheyCameFrom()
{
    QFETCH(QByteArray, setCookie);
    QFETCH(QString, to);
    CookieJar jar;
    jar.take({{"set-cookie", setCookie}}, url("https://www.example.org/"));
    QTEST(jar.fieldFor(QUrl(to)), "field");
}

void TestCookieJar::longerPathsComeFirst()
{
    CookieJar jar;
    QVERIFY(jar.take({{"Set-Cookie", "a=1; Path=/"}, {"Set-Cookie", "b=2; Path=/x"}}, url("http://h/x/y")));
    QCOMPARE(jar.fieldFor(url("http://h/x/z")), QByteArray("b=2; a=1"));
    QVERIFY(!jar.take({{"Content-Type", "text/html"}}, url("http://h/")));
}

void TestCookieJar::expiredOnesGo()
{
    CookieJar jar;
    jar.take({{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=1; Max-Age=1000"}}, url("http://h/"));
    QCOMPARE(jar.all().size(), 2);
    jar.take({{"Set-Cookie", "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"}}, url("http://h/"));
    QCOMPARE(jar.fieldFor(url("http://h/")), QByteArray("b=1"));
    QNetworkCookie old("c", "1");
    old.setDomain(QStringLiteral("h"));
    old.setExpirationDate(QDateTime::currentDateTimeUtc().addSecs(-1));
    jar.setAll({old});
    QVERIFY(jar.all().isEmpty());
}

void TestCookieJar::whatIsTooLargeIsNotTaken()
{
    CookieJar jar;
    QVERIFY(!jar.take({{"Set-Cookie", "a=" + QByteArray(5000, 'x')}}, url("http://h/")));
    QVERIFY(jar.all().isEmpty());
}

void TestCookieJar::areNotKeptWithoutEnd()
{
    CookieJar jar;
    HttpFields fields;
    for (int i = 0; i < 3010; ++i)
        fields.append("Set-Cookie", "n" + QByteArray::number(i) + "=1");
    QVERIFY(jar.take(fields, url("http://h/")));
    QCOMPARE(jar.all().size(), 3000);
    QVERIFY(jar.fieldFor(url("http://h/")).endsWith("n3009=1"));
}

void TestCookieJar::canBeEdited()
{
    CookieJar jar;
    jar.take({{"Set-Cookie", "a=1"}}, url("http://h/"));
    QList<QNetworkCookie> cookies = jar.all();
    QCOMPARE(cookies.size(), 1);
    cookies[0].setValue("2");
    jar.setAll(cookies);
    QCOMPARE(jar.fieldFor(url("http://h/")), QByteArray("a=2"));
    jar.setAll({});
    QVERIFY(jar.fieldFor(url("http://h/")).isEmpty());
}

void TestCookieJar::netscapeAndBack()
{
    CookieJar jar;
    jar.take({{"Set-Cookie", "a=1"},
              {"Set-Cookie", "b=2; Domain=h.example; Secure; HttpOnly; Path=/x; Max-Age=9999"}},
             url("https://h.example/x/y"));
    const QByteArray text = jar.toNetscape();
    QVERIFY(text.startsWith("# Netscape HTTP Cookie File\n"));
    QVERIFY2(text.contains("\nh.example\tFALSE\t/x/\tFALSE\t0\ta\t1\n"), text.constData());
    QVERIFY2(text.contains("\n#HttpOnly_.h.example\tTRUE\t/x\tTRUE\t"), text.constData());
    CookieJar other;
    other.setAll(CookieJar::fromNetscape(text));
    QCOMPARE(other.toNetscape(), text);
    QCOMPARE(other.fieldFor(url("https://h.example/x/")), jar.fieldFor(url("https://h.example/x/")));
}

void TestCookieJar::netscapeLinesThatAreNone()
{
    QVERIFY(CookieJar::fromNetscape(
                "\n# a comment\tTRUE\t/\tFALSE\t0\ta\t1\nh\tTRUE\t/\nh\tFALSE\t/\tFALSE\tsoon\ta\t1\n")
                .isEmpty());
    const auto cookies = CookieJar::fromNetscape("h\tFALSE\t/\tFALSE\t0\ta\t\r\nh\tFALSE\t/\tFALSE\t0\tb\n");
    QCOMPARE(cookies.size(), 2);
    QCOMPARE(cookies[0].value(), QByteArray());
    CookieJar jar;
    QNetworkCookie breaking("a", "b\nc");
    breaking.setDomain(QStringLiteral("h"));
    jar.setAll({breaking});
    QCOMPARE(jar.toNetscape().count('\n'), 1);
}

void TestCookieJar::pythonReadsAndWritesTheSame()
{
    WIREBENCH_NEED("python3");
    CookieJar jar;
    jar.take({{"Set-Cookie", "a=1; Max-Age=99999"},
              {"Set-Cookie", "b=2; Domain=h.example; Secure; Max-Age=99999"}},
             url("https://h.example/"));
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("jar")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(jar.toNetscape());
    file.close();
    PeerProcess python(
        findProgram(QStringLiteral("python3")),
        {QStringLiteral("-c"),
         QStringLiteral("import sys, http.cookiejar as c\nj = c.MozillaCookieJar(sys.argv[1])\n"
                        "j.load()\nprint(len(j))\nj.save()"),
         file.fileName()});
    QVERIFY(python.start());
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.errors(), QByteArray());
    QCOMPARE(python.output(), QByteArray("2\n"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    CookieJar back;
    back.setAll(CookieJar::fromNetscape(file.readAll()));
    QCOMPARE(back.fieldFor(url("https://h.example/")), jar.fieldFor(url("https://h.example/")));
    QCOMPARE(back.fieldFor(url("http://sub.h.example/")), QByteArray());
    QCOMPARE(back.fieldFor(url("https://sub.h.example/")), QByteArray("b=2"));
}

QTEST_GUILESS_MAIN(TestCookieJar)
#include "tst_cookiejar.moc"
