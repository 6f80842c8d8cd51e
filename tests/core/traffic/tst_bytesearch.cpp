#include "core/traffic/bytesearch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;

class TestByteSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void readsNothingOutside();
    void agreesWithQByteArray();
};

void TestByteSearch::finds_data()
{
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QByteArray>("haystack");
    QTest::addColumn<bool>("exactly");
    QTest::addColumn<bool>("ignoringCase");

    QTest::newRow("empty needle") << QByteArray() << QByteArray("x") << true << true;
    QTest::newRow("both empty") << QByteArray() << QByteArray() << true << true;
    QTest::newRow("empty haystack") << QByteArray("x") << QByteArray() << false << false;
    QTest::newRow("longer than the haystack") << QByteArray("ab") << QByteArray("a") << false << false;
    QTest::newRow("whole") << QByteArray("GET") << QByteArray("GET") << true << true;
    QTest::newRow("start") << QByteArray("GET") << QByteArray("GET / HTTP") << true << true;
    QTest::newRow("end") << QByteArray("HTTP") << QByteArray("GET / HTTP") << true << true;
    QTest::newRow("other case") << QByteArray("hTtP") << QByteArray("GET / HTtp") << false << true;
    QTest::newRow("upper needle") << QByteArray("HTTP") << QByteArray("http") << false << true;
    QTest::newRow("nearly") << QByteArray("HTTPS") << QByteArray("HTTP HTTX") << false << false;
    QTest::newRow("overlapping starts") << QByteArray("aab") << QByteArray("aAaab") << true << true;
    QTest::newRow("pivot in both cases") << QByteArray("zq") << QByteArray("ZxzxZQ") << false << true;
    QTest::newRow("not a letter's case") << QByteArray("[") << QByteArray("{") << false << false;
    QTest::newRow("at sign is no letter") << QByteArray("@") << QByteArray("`") << false << false;
    QTest::newRow("NUL") << QByteArray("\0b", 2) << QByteArray("a\0B\0b", 5) << true << true;
    QTest::newRow("high bytes keep case")
        << QByteArray("\xC3\xA9") << QByteArray("\xC3\x89") << false << false;
}

void TestByteSearch::finds()
{
    QFETCH(QByteArray, needle);
    QFETCH(QByteArray, haystack);
    QTEST(ByteSearch(needle).isIn(haystack), "exactly");
    QTEST(ByteSearch(needle, Qt::CaseInsensitive).isIn(haystack), "ignoringCase");
}

void TestByteSearch::readsNothingOutside()
{
    const QByteArray whole("xxneedlexx");
    const QByteArrayView inner = QByteArrayView(whole).sliced(2, 5); // "needl"
    QVERIFY(!ByteSearch("needle").isIn(inner));
    QVERIFY(!ByteSearch("xn").isIn(inner));
    QVERIFY(ByteSearch("needl").isIn(inner));
}

void TestByteSearch::agreesWithQByteArray()
{
    QRandomGenerator random(7);
    const auto word = [&random](int size) {
        QByteArray bytes;
        for (int i = 0; i < size; ++i)
            bytes += "aAbBz \n"[random.bounded(7)];
        return bytes;
    };
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray haystack = word(random.bounded(24));
        const QByteArray needle = word(random.bounded(4));
        QCOMPARE(ByteSearch(needle).isIn(haystack), haystack.contains(needle));
        QCOMPARE(ByteSearch(needle, Qt::CaseInsensitive).isIn(haystack),
                 haystack.toLower().contains(needle.toLower()));
    }
}

QTEST_APPLESS_MAIN(TestByteSearch)
#include "tst_bytesearch.moc"
