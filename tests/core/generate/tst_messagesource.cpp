#include "core/generate/messagesource.h"

#include <QTest>

using namespace wirebench;

class TestMessageSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeMessages()
    {
        MessageSource source({}, 20);
        QVERIFY(source.isNumbered());
        QCOMPARE(source.message(0).toByteArray(), QByteArray("0000000000 lmnopqrs\n"));
        QCOMPARE(source.message(1234567890).toByteArray(), QByteArray("1234567890 lmnopqrs\n"));
        QCOMPARE(source.numberIn(source.message(42).view()).value_or(0), quint64(42));
    }

    void everySize()
    {
        for (int size = 1; size <= 200; ++size) {
            MessageSource source({}, size);
            const QByteArray bytes = source.message(7).toByteArray();
            QCOMPARE(bytes.size(), qsizetype(size));
            QVERIFY(bytes.endsWith('\n'));
            QCOMPARE(bytes.count('\n'), qsizetype(1));
            QCOMPARE(source.isNumbered(), size >= MessageSource::leastNumbered);
            QCOMPARE(source.numberIn(bytes).has_value(), source.isNumbered());
        }
    }

    void typedMessages()
    {
        MessageSource source(Bytes::copyOf("ping"), 64);
        QVERIFY(!source.isNumbered());
        QCOMPARE(source.size(), 4);
        QCOMPARE(source.message(3).toByteArray(), QByteArray("ping"));
        QVERIFY(source.message(3).data() == source.message(4).data()); // not copied
        QVERIFY(!source.numberIn("0000000003 x"));
    }

    void whatIsNoAnswer()
    {
        MessageSource source({}, 16);
        QCOMPARE(source.numberIn("Recu: " + source.message(5).toByteArray()).value_or(0), quint64(5));
        QVERIFY(!source.numberIn(""));
        QVERIFY(!source.numberIn("000000000"));
        QVERIFY(!source.numberIn("00000000x1 abcd\n"));
        QVERIFY(!source.numberIn(source.message(5).toByteArray() + "behind"));
    }
};

QTEST_APPLESS_MAIN(TestMessageSource)
#include "tst_messagesource.moc"
