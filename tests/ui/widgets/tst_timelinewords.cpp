#include "ui/widgets/timelinewords.h"

#include "tests/ui/widgets/timelinestory.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestTimelineWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void captions()
    {
        auto runs = timelineRuns();
        QCOMPARE(TimelineWords::caption(runs[0], 0),
                 QStringLiteral("One at a time · 3 clients in 1.50 s · longest wait 1.00 s · at most 1 at once"));
        QCOMPARE(TimelineWords::caption(runs[1], 7600 * timelineMs),
                 QStringLiteral("A pool of 2 · 3 clients in 600 ms · longest wait 500 ms · at most 2 at once"));
        runs[0].title.clear();
        runs[0].name = QStringLiteral("TCP server 1");
        runs[0].clients.clear();
        QCOMPARE(TimelineWords::caption(runs[0], 0), QStringLiteral("TCP server 1 · no client yet"));
    }

    void aWaitThatWasSeenLateIsALowerBound()
    {
        auto runs = timelineRuns();
        runs[0].clients[2].seenWaiting = true;
        QVERIFY(TimelineWords::caption(runs[0], 0).contains(QStringLiteral("longest wait ≥ 1.00 s")));
        QCOMPARE(TimelineWords::waiting(runs[0].clients[2], 0), QStringLiteral("… ≥ 1.00 s"));
        QVERIFY(TimelineWords::legend().contains(QStringLiteral("≥ at least")));
    }

    void bars()
    {
        TimelineClient client = timelineClient(1, 1000, 1500, 2000);
        QCOMPARE(TimelineWords::waiting(client, 0), QStringLiteral("… 500 ms"));
        QCOMPARE(TimelineWords::served(client, 0), QStringLiteral("✓ 500 ms"));
        client.error = ECONNRESET;
        QCOMPARE(TimelineWords::served(client, 0), QStringLiteral("! ECONNRESET 500 ms"));
        QVERIFY(TimelineWords::whole(client, 0).contains(QStringLiteral("ECONNRESET")));
        client = timelineClient(1, -1, 1500, -1);
        client.waitedUnknown = true;
        QCOMPARE(TimelineWords::waiting(client, 0), QStringLiteral("… ?"));
        QCOMPARE(TimelineWords::served(client, 1600 * timelineMs), QStringLiteral("served for 100 ms"));
        QCOMPARE(TimelineWords::served(timelineClient(1, 1000, -1, -1), 0), QString());
        QCOMPARE(TimelineWords::served(timelineClient(1, 1000, -1, 1200), 0), QStringLiteral("! never accepted"));
    }
};

QTEST_MAIN(TestTimelineWords)
#include "tst_timelinewords.moc"
