#include "core/timeline/timelinerun.h"

#include <QTest>

using namespace wirebench;

namespace {

TimelineClient client(qint64 connected, qint64 accepted, qint64 closed)
{
    TimelineClient made;
    made.connectedNs = connected;
    made.acceptedNs = accepted;
    made.closedNs = closed;
    return made;
}

} // namespace

class TestTimelineRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOfAClient()
    {
        const TimelineClient gone = client(10, 30, 70);
        QCOMPARE(gone.waitedNs(1000), 20);
        QCOMPARE(gone.servedNs(1000), 40);
        QVERIFY(!gone.isWaiting() && !gone.isServed());

        const TimelineClient waiting = client(10, -1, -1);
        QVERIFY(waiting.isWaiting());
        QCOMPARE(waiting.waitedNs(25), 15);
        QCOMPARE(waiting.servedNs(25), 0);

        const TimelineClient served = client(-1, 30, -1); // from elsewhere: its wait is not known
        QVERIFY(served.isServed());
        QCOMPARE(served.waitedNs(50), 0);
        QCOMPARE(served.servedNs(50), 20);
        QCOMPARE(served.beginNs(), 30);

        QCOMPARE(client(10, -1, 40).waitedNs(1000), 30); // never accepted
        QCOMPARE(client(31, 30, 40).waitedNs(1000), 0);
    }

    void timesOfARun()
    {
        TimelineRun run;
        run.beginNs = 5;
        QCOMPARE(run.originNs(), 5);
        QCOMPARE(run.finishNs(1000), 5);
        run.clients = {client(-1, 20, 40), client(10, 40, 60), client(12, 60, -1)};
        QCOMPARE(run.originNs(), 10);
        QCOMPARE(run.finishNs(100), 100); // one is still there
        run.clients[2].closedNs = 80;
        QCOMPARE(run.finishNs(100), 80);
        QCOMPARE(run.longestWaitNs(100), 48);
    }

    void atOnce()
    {
        TimelineRun run;
        QCOMPARE(run.mostAtOnce(), 0);
        run.clients = {client(-1, 0, 10), client(-1, 10, 20), client(-1, -1, -1)}; // one after the other
        QCOMPARE(run.mostAtOnce(), 1);
        run.clients = {client(-1, 0, 10), client(-1, 9, 20), client(-1, 5, -1)};
        QCOMPARE(run.mostAtOnce(), 3);
    }
};

QTEST_GUILESS_MAIN(TestTimelineRun)
#include "tst_timelinerun.moc"
