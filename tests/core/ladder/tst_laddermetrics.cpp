#include "core/ladder/laddermetrics.h"

#include <QTest>

using namespace wirebench;

class tst_LadderMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewColumnsFillTheWidth()
    {
        const LadderMetrics metrics = LadderMetrics::of(16, 8, 1, 2, 1000);
        QCOMPARE(metrics.width(2), 1000.0);
        QVERIFY(metrics.hasRoomForText());
    }

    void manyColumnsAreScrolled()
    {
        const LadderMetrics metrics = LadderMetrics::of(16, 8, 1, 11, 1000);
        QVERIFY(metrics.width(11) > 2000);
        QVERIFY(metrics.columnWidth >= 24 * 8);
        QVERIFY(metrics.leftMargin >= 15 * 8); // the sides need not be narrow then
    }

    void zoomingOutDrawsMoreRowsWithoutTexts()
    {
        const LadderMetrics metrics = LadderMetrics::of(16, 8, 0.25, 11, 1000);
        QVERIFY(metrics.rowHeight < 8);
        QVERIFY(!metrics.hasRoomForText());
        QVERIFY(metrics.columnWidth < 24 * 8);
        QCOMPARE(metrics.letterHeight, 16.0);
    }

    void narrowWindows()
    {
        const LadderMetrics metrics = LadderMetrics::of(48, 24, 1, 2, 300);
        QVERIFY(metrics.leftMargin > 0);
        QVERIFY(!metrics.showsTime);
        QVERIFY(metrics.columnWidth > 0);
        QVERIFY(LadderMetrics::of(16, 8, 1, 0, 0).width(0) > 0);
    }
};

QTEST_APPLESS_MAIN(tst_LadderMetrics)
#include "tst_laddermetrics.moc"
