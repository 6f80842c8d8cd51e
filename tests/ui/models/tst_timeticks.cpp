#include "ui/models/timeticks.h"

#include <QTest>

using namespace wirebench;

class TestTimeTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourToTenFit()
    {
        for (qint64 whole = 10; whole < 10'000'000'000; whole += whole / 7 + 1) {
            const qint64 marks = whole / timeTick(whole);
            QVERIFY2(marks >= 4 && marks <= 10, qPrintable(QString::number(whole)));
        }
    }

    void areRound()
    {
        QCOMPARE(timeTick(0), 1);
        QCOMPARE(timeTick(1'000'000'000), 100'000'000);
        QCOMPARE(timeTick(1'500'000'000), 200'000'000);
        QCOMPARE(timeTick(2'500'000'000), 500'000'000);
        QCOMPARE(timeTick(7'000'000'000), 1'000'000'000);
    }
};

QTEST_GUILESS_MAIN(TestTimeTicks)
#include "tst_timeticks.moc"
