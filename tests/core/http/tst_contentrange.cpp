#include "core/http/contentrange.h"

#include <QTest>

using namespace wirebench;

class TestContentRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<qint64>("size");
        QTest::newRow("part") << QByteArray("bytes 10-99/1234") << qint64(10) << qint64(99) << qint64(1234);
        QTest::newRow("size not known")
            << QByteArray("bytes 10-99/*") << qint64(10) << qint64(99) << qint64(-1);
        QTest::newRow("none fits") << QByteArray("bytes */1234") << qint64(-1) << qint64(-1) << qint64(1234);
        QTest::newRow("capitals") << QByteArray("BYTES 0-0/1") << qint64(0) << qint64(0) << qint64(1);
    }
    void reads()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, first);
        QFETCH(qint64, last);
        QFETCH(qint64, size);
        const auto range = parseContentRange(value);
        QVERIFY(range);
        QCOMPARE(range->first, first);
        QCOMPARE(range->last, last);
        QCOMPARE(range->size, size);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"", "bytes", "bytes 1-2", "bytes 2-1/9", "bytes 0-9/9", "bytes */*",
                                  "bytes -1-2/9", "bytes 1-/9", "bytes 1/9", "bytes +1-2/9", "items 0-1/2",
                                  "bytes 0-1/x", "bytes 0-99999999999999999999/*"})
            QTest::newRow(value) << QByteArray(value);
    }
    void refuses()
    {
        QFETCH(QByteArray, value);
        QVERIFY(!parseContentRange(value));
    }
};

QTEST_APPLESS_MAIN(TestContentRange)
#include "tst_contentrange.moc"
