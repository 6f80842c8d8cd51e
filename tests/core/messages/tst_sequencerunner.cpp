#include "core/messages/sequencerunner.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

SavedSequence sequence(int rounds, const QList<int> &delays)
{
    SavedSequence made;
    made.rounds = rounds;
    for (const int delay : delays)
        made.steps += SequenceStep{QString::number(made.steps.size()), {}, delay, 1};
    return made;
}

} // namespace

class TestSequenceRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_names.clear();
        m_times.clear();
        m_clock.start();
    }

    void sendsInOrderAndNeverEarly()
    {
        SequenceRunner runner;
        QSignalSpy ended(&runner, &SequenceRunner::ended);
        runner.run(sequence(2, {20, 5}), taking());
        QVERIFY(m_names.isEmpty());
        QCOMPARE(runner.state(), SequenceRunner::State::Running);
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(ended[0][0].toBool());
        QCOMPARE(m_names.join(u','), QStringLiteral("0,1,0,1"));
        QCOMPARE(m_times.size(), 4);
        QVERIFY(m_times[0] >= 20'000'000);
        QVERIFY(m_times[1] >= 25'000'000);
        QVERIFY(m_times[2] >= 45'000'000);
        QCOMPARE(runner.state(), SequenceRunner::State::Stopped);
    }

    void stopsWhenSendingFails()
    {
        SequenceRunner runner;
        QSignalSpy failed(&runner, &SequenceRunner::failed);
        QSignalSpy ended(&runner, &SequenceRunner::ended);
        runner.run(sequence(0, {0}), [this](const SequenceStep &, quint64 number) -> Result<void> {
            m_times += qint64(number);
            if (number == 3)
                return failure({ErrorCode::NotConnected, {}});
            return {};
        });
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!ended[0][0].toBool());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(m_times.size(), 3);
    }

    void whatFailsLaterStopsIt()
    {
        SequenceRunner runner;
        QSignalSpy ended(&runner, &SequenceRunner::ended);
        runner.run(sequence(0, {1}), taking());
        QTRY_VERIFY(!m_names.isEmpty());
        runner.fail({ErrorCode::OutboundQueueFull, {}});
        QCOMPARE(ended.size(), 1);
        QVERIFY(!runner.isRunning());
        runner.fail({ErrorCode::OutboundQueueFull, {}});
        QCOMPARE(ended.size(), 1);
    }

    void pausesAndGoesOn()
    {
        SequenceRunner runner;
        QSignalSpy changed(&runner, &SequenceRunner::changed);
        runner.run(sequence(1, {0, 3'600'000}), taking());
        QTRY_COMPARE(m_names.size(), 1);
        runner.pause();
        QCOMPARE(runner.state(), SequenceRunner::State::Paused);
        QVERIFY(runner.schedule());
        QCOMPARE(runner.schedule()->step(), 1);
        runner.resume();
        QCOMPARE(runner.state(), SequenceRunner::State::Running);
        runner.stop();
        QVERIFY(!runner.isRunning());
        QVERIFY(changed.size() >= 4);
        runner.resume();
        QVERIFY(!runner.isRunning());
    }

    /// Without pauses the event loop has its turn all the same.
    void aFloodCanBeStopped()
    {
        SequenceRunner runner;
        runner.run(sequence(0, {0}), taking());
        QTRY_VERIFY(m_names.size() > 1000);
        runner.stop();
        const qsizetype sent = m_names.size();
        QCoreApplication::processEvents();
        QCOMPARE(m_names.size(), sent);
    }

    void anEmptySequenceEnds()
    {
        SequenceRunner runner;
        QSignalSpy ended(&runner, &SequenceRunner::ended);
        runner.run({}, taking());
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(ended[0][0].toBool());
    }

private:
    SequenceRunner::Send taking()
    {
        return [this](const SequenceStep &step, quint64) -> Result<void> {
            m_names += step.name;
            m_times += m_clock.nsecsElapsed();
            return {};
        };
    }

    QStringList m_names;
    QList<qint64> m_times;
    QElapsedTimer m_clock;
};

QTEST_GUILESS_MAIN(TestSequenceRunner)
#include "tst_sequencerunner.moc"
