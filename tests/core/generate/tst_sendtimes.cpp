#include "core/generate/sendtimes.h"

#include <QTest>

using namespace wirebench;

class TestSendTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInAnyOrder()
    {
        SendTimes times(8);
        for (qint64 i = 0; i < 4; ++i)
            times.add(100 + i);
        QCOMPARE(times.answered(2).sentNs.value_or(0), qint64(102));
        QCOMPARE(times.answered(0).sentNs.value_or(0), qint64(100));
        QVERIFY(!times.answered(2).isNew); // a copy
        QVERIFY(!times.answered(4).isNew); // never sent
        QVERIFY(times.answered(3).isNew);
        QCOMPARE(times.count(), quint64(4));
    }

    void forgetsTheOldest()
    {
        SendTimes times(4);
        for (qint64 i = 0; i < 100; ++i)
            times.add(i);
        QVERIFY(times.answered(95).isNew); // counted, but nobody knows how long it took
        QVERIFY(!times.answered(95).sentNs);
        QCOMPARE(times.answered(96).sentNs.value_or(-1), qint64(96));
        QCOMPARE(times.answered(99).sentNs.value_or(-1), qint64(99));
        times.add(100); // in the place of 96
        QVERIFY(!times.answered(96).sentNs);
        QCOMPARE(times.answered(100).sentNs.value_or(-1), qint64(100));
    }

    void anyCapacity()
    {
        SendTimes times(0);
        times.add(7);
        QCOMPARE(times.answered(0).sentNs.value_or(-1), qint64(7));
        SendTimes five(5); // eight
        for (qint64 i = 0; i < 8; ++i)
            five.add(i);
        QCOMPARE(five.answered(0).sentNs.value_or(-1), qint64(0));
    }
};

QTEST_APPLESS_MAIN(TestSendTimes)
#include "tst_sendtimes.moc"
