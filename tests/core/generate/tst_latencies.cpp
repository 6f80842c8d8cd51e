#include "core/generate/latencies.h"

#include <QTest>

#include <limits>
#include <memory>

using namespace wirebench;

class TestLatencies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingCounted()
    {
        const auto latencies = std::make_unique<Latencies>();
        QCOMPARE(latencies->percentile(0.5), qint64(0));
        QCOMPARE(latencies->largest(), qint64(0));
    }

    void percentilesOfAThousand()
    {
        const auto latencies = std::make_unique<Latencies>();
        for (qint64 i = 1; i <= 1000; ++i)
            latencies->add(i * 1'000'000);
        QCOMPARE(latencies->count(), quint64(1000));
        const auto isNear = [&](double share, double wanted) {
            return qAbs(double(latencies->percentile(share)) - wanted) <= wanted * 0.016;
        };
        QVERIFY(isNear(0.5, 500e6));
        QVERIFY(isNear(0.99, 990e6));
        QCOMPARE(latencies->percentile(1), qint64(1'000'000'000));
        QCOMPARE(latencies->percentile(0), latencies->percentile(0.001));
    }

    /// Whatever the value, the class that it is counted in ends above it, and by 1.6 % at most.
    void everySizeOfValue()
    {
        for (qint64 value = 1; value < 100'000'000'000; value = value * 5 / 4 + 1) {
            const auto latencies = std::make_unique<Latencies>();
            latencies->add(value);
            latencies->add(137'000'000'000);
            const qint64 median = latencies->percentile(0.5);
            QVERIFY2(median >= value && double(median) <= double(value) * 1.016 + 1,
                     qPrintable(QString::number(value)));
        }
    }

    void extremes()
    {
        const auto latencies = std::make_unique<Latencies>();
        latencies->add(-5);
        QCOMPARE(latencies->percentile(1), qint64(0));
        latencies->add(std::numeric_limits<qint64>::max());
        QCOMPARE(latencies->largest(), (qint64(1) << 37) - 1);
        QCOMPARE(latencies->percentile(1), latencies->largest());
        latencies->clear();
        QCOMPARE(latencies->count(), quint64(0));
    }
};

QTEST_APPLESS_MAIN(TestLatencies)
#include "tst_latencies.moc"
