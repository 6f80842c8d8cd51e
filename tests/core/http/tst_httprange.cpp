#include "core/http/httprange.h"

#include <QTest>

using namespace wirebench;

using Kind = RequestedRanges::Kind;
using Parts = QList<ByteRange>;
Q_DECLARE_METATYPE(Parts)
Q_DECLARE_METATYPE(RequestedRanges::Kind)

class TestHttpRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void emptyFileIsWhole();
    void manyPartsAreTheWhole();
    void saysWhatIsSent();
};

void TestHttpRange::reads_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Parts>("parts");
    const auto row = [](const char *value, Kind kind, const Parts &parts = {}) {
        QTest::newRow(value) << QByteArray(value) << kind << parts;
    };
    row("bytes=0-99", Kind::Parts, {{0, 100}});
    row("bytes=0-0", Kind::Parts, {{0, 1}});
    row("bytes=990-", Kind::Parts, {{990, 10}});
    row("bytes=-1", Kind::Parts, {{999, 1}});
    row("bytes=-5000", Kind::Parts, {{0, 1000}});
    row("bytes=0-5000", Kind::Parts, {{0, 1000}});
    row("bytes=5-99999999999999999999999999", Kind::Parts, {{5, 995}});
    row("Bytes=1-2", Kind::Parts, {{1, 2}});
    row("bytes=0-1,10-11 , -2", Kind::Parts, {{0, 2}, {10, 2}, {998, 2}});
    row("bytes=10-11,0-1", Kind::Parts, {{10, 2}, {0, 2}});
    row("bytes=0-1,,5000-", Kind::Parts, {{0, 2}});
    row("bytes=1000-", Kind::Unsatisfiable);
    row("bytes=99999999999999999999999999-", Kind::Unsatisfiable);
    row("bytes=-0", Kind::Unsatisfiable);
    row("bytes=2000-3000,1000-", Kind::Unsatisfiable);
    row("bytes=5-4", Kind::Whole);
    row("bytes=", Kind::Whole);
    row("bytes=,", Kind::Whole);
    row("bytes=-", Kind::Whole);
    row("bytes=a-b", Kind::Whole);
    row("bytes=--5", Kind::Whole);
    row("bytes=1--5", Kind::Whole);
    row("bytes=+1-5", Kind::Whole);
    row("bytes=1 -5", Kind::Whole);
    row("bytes 0-99", Kind::Whole);
    row("lines=0-99", Kind::Whole);
    row("", Kind::Whole);
    row("bytes=0-99,50-149", Kind::Whole);
    row("bytes=0-,0-,0-", Kind::Whole);
}

void TestHttpRange::reads()
{
    QFETCH(QByteArray, value);
    const RequestedRanges asked = requestedRanges(value, 1000);
    QTEST(asked.kind, "kind");
    QTEST(asked.parts, "parts");
}

void TestHttpRange::emptyFileIsWhole()
{
    for (const char *value : {"bytes=0-", "bytes=-5", "bytes=0-0"})
        QCOMPARE(requestedRanges(value, 0).kind, Kind::Whole);
}

void TestHttpRange::manyPartsAreTheWhole()
{
    QByteArray value = "bytes=0-0";
    for (int i = 1; i < mostRanges; ++i)
        value += ',' + QByteArray::number(i * 2) + '-' + QByteArray::number(i * 2);
    QCOMPARE(requestedRanges(value, 1000).parts.size(), mostRanges);
    QCOMPARE(requestedRanges(value + ",900-900", 1000).kind, Kind::Whole);
    QCOMPARE(requestedRanges(value + ",9000-", 1000).kind, Kind::Whole);
}

void TestHttpRange::saysWhatIsSent()
{
    QCOMPARE(contentRange({0, 100}, 1234), QByteArray("bytes 0-99/1234"));
    QCOMPARE(contentRange({1233, 1}, 1234), QByteArray("bytes 1233-1233/1234"));
    QCOMPARE(unsatisfiedRange(1234), QByteArray("bytes */1234"));
}

QTEST_GUILESS_MAIN(TestHttpRange)
#include "tst_httprange.moc"
