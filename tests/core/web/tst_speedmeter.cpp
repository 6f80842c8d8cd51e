#include "core/web/speedmeter.h"

#include <QTest>

using namespace wirebench;

class TestSpeedMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst()
    {
        SpeedMeter meter;
        QCOMPARE(meter.bytesPerSecond(), 0);
        meter.look(1000, 500);
        QCOMPARE(meter.bytesPerSecond(), 0);
        meter.look(1000, 600);
        QCOMPARE(meter.bytesPerSecond(), 0);
    }
    void tellsTheMeanOfTheWindow()
    {
        SpeedMeter meter;
        meter.look(0, 0);
        meter.look(500, 1000);
        QCOMPARE(meter.bytesPerSecond(), 2000);
        meter.look(1000, 1000);
        QCOMPARE(meter.bytesPerSecond(), 1000);
    }
    void forgetsWhatIsLongAgo()
    {
        SpeedMeter meter;
        for (int i = 0; i <= 100; ++i)
            meter.look(i * 100, 1'000'000);
        meter.look(10'100, 1'000'000);
        QCOMPARE(meter.bytesPerSecond(), 0);
        meter.look(13'100, 1'300'000);
        QCOMPARE(meter.bytesPerSecond(), 100'000);
    }
};

QTEST_APPLESS_MAIN(TestSpeedMeter)
#include "tst_speedmeter.moc"
