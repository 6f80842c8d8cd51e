#include "core/generate/pacer.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 ms = 1'000'000;

/// Asks every @p stepNs and sends all that is due. Returns how many have gone until @p endNs.
qint64 sentUntil(Pacer &pacer, qint64 beginNs, qint64 endNs, qint64 stepNs)
{
    qint64 sent = 0;
    for (qint64 now = beginNs; now <= endNs; now += stepNs) {
        const qint64 due = pacer.due(now);
        pacer.sent(due);
        sent += due;
    }
    return sent;
}

} // namespace

class TestPacer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsAtOnce()
    {
        Pacer pacer(1, 10, 5000);
        QCOMPARE(pacer.due(5000), qint64(1));
        pacer.sent(1);
        QCOMPARE(pacer.due(5000 + 999 * ms), qint64(0));
        QCOMPARE(pacer.nextNs(), 5000 + 1000 * ms);
        QCOMPARE(pacer.due(5000 + 1000 * ms), qint64(1));
    }

    void holdsTheRate_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("step");
        QTest::newRow("one a second") << 1.0 << 10 * ms;
        QTest::newRow("one in three") << 1.0 / 3 << 50 * ms;
        QTest::newRow("1,000") << 1000.0 << ms;
        QTest::newRow("50,000, ticks of 1 ms") << 50'000.0 << ms;
        QTest::newRow("50,000, odd ticks") << 50'000.0 << qint64(1'370'001);
        QTest::newRow("a million, late ticks") << 1e6 << 4 * ms;
    }
    void holdsTheRate()
    {
        QFETCH(double, rate);
        QFETCH(qint64, step);
        Pacer pacer(rate, 1'000'000'000, 0);
        const qint64 sent = sentUntil(pacer, 0, 30'000 * ms, step);
        QVERIFY2(qAbs(double(sent) - rate * 30) <= rate * double(step) / 1e9 + 1,
                 qPrintable(QString::number(sent)));
        QCOMPARE(pacer.forgiven(), qint64(0));
    }

    void neverMoreThanAll()
    {
        Pacer pacer(1000, 25, 0);
        QCOMPARE(sentUntil(pacer, 0, 1000 * ms, ms), qint64(25));
        QVERIFY(pacer.isDone());
        QCOMPARE(pacer.endNs(), 25 * ms);
    }

    void whoIsLateCatchesUpGently()
    {
        Pacer pacer(10'000, 1'000'000, 0);
        (void)sentUntil(pacer, 0, 100 * ms, ms);
        // 100 ms nothing: 1,000 messages are owed. A burst first, then 20 a millisecond instead of 10.
        const qint64 first = pacer.due(200 * ms);
        QCOMPARE(first, qint64(400));
        pacer.sent(first);
        const qint64 second = pacer.due(201 * ms);
        QCOMPARE(second, qint64(20));
        pacer.sent(second);
        (void)sentUntil(pacer, 202 * ms, 400 * ms, ms);
        QCOMPARE(pacer.due(400 * ms), qint64(0)); // all made good
        QCOMPARE(pacer.forgiven(), qint64(0));
    }

    void aLongDebtIsForgiven()
    {
        Pacer pacer(1000, 1'000'000, 0);
        (void)sentUntil(pacer, 0, 1000 * ms, ms);
        const qint64 first = pacer.due(11'000 * ms);
        QCOMPARE(pacer.forgiven(), qint64(10'000 - 1000));
        pacer.sent(first);
        const qint64 sent = first + sentUntil(pacer, 11'001 * ms, 12'000 * ms, ms);
        QCOMPARE(sent, qint64(1000 + 1000));
        QVERIFY(pacer.nextNs() > 12'000 * ms);
    }

    /// However seldom it is asked, as long as that is within a burst.
    void seldomAsked()
    {
        Pacer pacer(50'000, 1'000'000'000, 0);
        const qint64 sent = sentUntil(pacer, 0, 10'000 * ms, 30 * ms);
        QVERIFY2(sent >= 490'000, qPrintable(QString::number(sent)));
        Pacer tooSeldom(50'000, 1'000'000'000, 0);
        QVERIFY(sentUntil(tooSeldom, 0, 10'000 * ms, 100 * ms) < 250'000);
    }

    void whatWasNotSentStaysDue()
    {
        Pacer pacer(1000, 100, 0);
        (void)pacer.due(0);
        QCOMPARE(pacer.due(3 * ms), qint64(4));
        QCOMPARE(pacer.nextNs(), qint64(0)); // overdue
        pacer.sent(1);
        QCOMPARE(pacer.due(4 * ms), qint64(4));
    }
};

QTEST_APPLESS_MAIN(TestPacer)
#include "tst_pacer.moc"
