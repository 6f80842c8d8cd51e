#include "core/http/httpdate.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 sample = 784111777; // of RFC 9110, 5.6.7
constexpr qint64 now = 1795200000;   // in November 2026

} // namespace

class TestHttpDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void readsAllThreeForms_data();
    void readsAllThreeForms();
    void refuses_data();
    void refuses();
    void readsWhatItWrites();
};

void TestHttpDate::writes_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("RFC") << sample << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("epoch") << qint64(0) << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT");
    QTest::newRow("before the epoch") << qint64(-1) << QByteArray("Wed, 31 Dec 1969 23:59:59 GMT");
    QTest::newRow("leap day") << qint64(951782400) << QByteArray("Tue, 29 Feb 2000 00:00:00 GMT");
    QTest::newRow("beyond four digits") << qint64(253402300800) << QByteArray();
}

void TestHttpDate::writes()
{
    QFETCH(qint64, seconds);
    QTEST(httpDate(seconds), "text");
}

void TestHttpDate::readsAllThreeForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("IMF-fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << sample;
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << sample;
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << sample;
    QTest::newRow("asctime, two digits") << QByteArray("Sun Nov 16 08:49:37 1994") << sample + 10 * 86400;
    QTest::newRow("RFC 850, 50 years ahead")
        << QByteArray("Saturday, 01-Jan-76 00:00:00 GMT") << qint64(3345062400);
    QTest::newRow("RFC 850, past") << QByteArray("Saturday, 01-Jan-77 00:00:00 GMT") << qint64(220924800);
    QTest::newRow("another day of the week") << QByteArray("Mon, 06 Nov 1994 08:49:37 GMT") << sample;
    QTest::newRow("leap second") << QByteArray("Sat, 31 Dec 2016 23:59:60 GMT") << qint64(1483228800);
}

void TestHttpDate::readsAllThreeForms()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    QCOMPARE(parseHttpDate(text, now).value_or(-1), seconds);
}

void TestHttpDate::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "yesterday", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 +0000",
          "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
          "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Xyz, 06 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun Nov 6 08:49:37 1994",
          "Sun, 06 Nov 1994 08:49:37 GMT ", "Sunday, 06-Nov-1994 08:49:37 GMT",
          "Sun, +6 Nov 1994 08:49:37 GMT"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("long") << QByteArray(100'000, ' ');
}

void TestHttpDate::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseHttpDate(text, now).has_value());
}

void TestHttpDate::readsWhatItWrites()
{
    for (qint64 seconds = 0; seconds < now; seconds += 86'399 * 31)
        QCOMPARE(parseHttpDate(httpDate(seconds), now).value_or(-1), seconds);
}

QTEST_GUILESS_MAIN(TestHttpDate)
#include "tst_httpdate.moc"
