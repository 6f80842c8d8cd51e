#include "core/chat/ratelimit.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 second = 1'000'000'000;

} // namespace

class TestRateLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void burstThenRate()
    {
        RateLimit limit(10, 3);
        const qint64 start = 5 * second;
        for (int i = 0; i < 3; ++i)
            QVERIFY(limit.take(start));
        QVERIFY(!limit.take(start));
        QCOMPARE(limit.waitMs(start), 100);
        QVERIFY(!limit.take(start + second / 20));
        QVERIFY(limit.take(start + second / 10));
        QVERIFY(!limit.take(start + second / 10));
    }

    void pausesFillNoMoreThanTheBurst()
    {
        RateLimit limit(10, 3);
        int taken = 0;
        while (limit.take(100 * second))
            ++taken;
        QCOMPARE(taken, 3);
    }

    void waitingAsToldIsEnough()
    {
        RateLimit limit(7, 1);
        qint64 now = second;
        for (int i = 0; i < 100; ++i) {
            now += qint64(limit.waitMs(now)) * 1'000'000;
            QVERIFY(limit.take(now));
        }
        QVERIFY(now >= second + 99 * second / 7);
        QVERIFY(now < second + 100 * second / 7 + second);
    }

    void noneIsNone()
    {
        RateLimit limit(0, 1);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(limit.take(0));
        QCOMPARE(limit.waitMs(0), 0);
    }
};

QTEST_APPLESS_MAIN(TestRateLimit)
#include "tst_ratelimit.moc"
