#include "core/messages/sequenceschedule.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 ms = 1'000'000;

SavedSequence sequence(int rounds, const QList<QPair<int, int>> &delaysAndTimes)
{
    SavedSequence made;
    made.rounds = rounds;
    for (const auto &[delay, times] : delaysAndTimes)
        made.steps += SequenceStep{{}, {}, delay, times};
    return made;
}

} // namespace

class TestSequenceSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsComeInOrderAfterTheirPauses()
    {
        SequenceSchedule schedule(sequence(2, {{10, 2}, {5, 1}}), 0);
        QList<int> steps;
        QList<qint64> times;
        qint64 now = 0;
        while (!schedule.isFinished()) {
            QVERIFY(steps.size() < 20);
            now += schedule.waitNs(now);
            steps += schedule.take(now);
            times += now / ms;
        }
        QCOMPARE(steps, (QList<int>{0, 0, 1, 0, 0, 1}));
        QCOMPARE(times, (QList<qint64>{10, 20, 25, 35, 45, 50}));
        QCOMPARE(schedule.sent(), quint64(6));
        QCOMPARE(schedule.round(), 2);
        QCOMPARE(schedule.waitNs(now), qint64(-1));
        QCOMPARE(schedule.take(now + 1000 * ms), -1);
    }

    void nothingComesTooEarly()
    {
        SequenceSchedule schedule(sequence(1, {{10, 1}}), 5 * ms);
        QCOMPARE(schedule.waitNs(5 * ms), 10 * ms);
        QCOMPARE(schedule.take(15 * ms - 1), -1);
        QCOMPARE(schedule.take(15 * ms), 0);
    }

    /// Whoever comes late waits the whole pause again.
    void lostTimeIsNotMadeUpFor()
    {
        SequenceSchedule schedule(sequence(1, {{10, 3}}), 0);
        QCOMPARE(schedule.take(100 * ms), 0);
        QCOMPARE(schedule.waitNs(100 * ms), 10 * ms);
    }

    void pausingKeepsWhatWasLeft()
    {
        SequenceSchedule schedule(sequence(1, {{10, 1}}), 0);
        schedule.pause(4 * ms);
        schedule.pause(5 * ms);
        QVERIFY(schedule.isPaused());
        QCOMPARE(schedule.waitNs(50 * ms), qint64(-1));
        QCOMPARE(schedule.take(50 * ms), -1);
        schedule.resume(100 * ms);
        QCOMPARE(schedule.waitNs(100 * ms), 6 * ms);
        schedule.resume(200 * ms);
        QCOMPARE(schedule.take(106 * ms), 0);
    }

    void zeroRoundsGoOn()
    {
        SequenceSchedule schedule(sequence(0, {{0, 1}}), 0);
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(schedule.take(i), 0);
        QVERIFY(!schedule.isFinished());
        QCOMPARE(schedule.round(), 1001);
    }

    void nothingToSendIsFinished()
    {
        SequenceSchedule schedule(sequence(1, {}), 0);
        QVERIFY(schedule.isFinished());
        QCOMPARE(schedule.take(1), -1);
    }
};

QTEST_APPLESS_MAIN(TestSequenceSchedule)
#include "tst_sequenceschedule.moc"
