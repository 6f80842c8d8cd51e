#include "tests/core/ladder/ladderstage.h"
#include "ui/widgets/ladderfeed.h"

#include <QTest>

using namespace wirebench;

class tst_LadderFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsNewOnce()
    {
        LadderStage stage;
        LadderFeed feed(stage.log);
        QVERIFY(!feed.poll());
        stage.prefixEcho();
        while (feed.poll()) {
        }
        QCOMPARE(feed.ladder().endId(), stage.log.endId());
        QCOMPARE(feed.layout().work(), quint64(feed.ladder().size()));
        QVERIFY(!feed.poll());
    }

    void otherOptionsLayItOutAnew()
    {
        LadderStage stage;
        LadderFeed feed(stage.log);
        Actor there = stage.serverEnd();
        there.accept();
        for (int i = 0; i < 10; ++i)
            there.send("same");
        while (feed.poll()) {
        }
        QCOMPARE(feed.layout().endRow(), qint64(2));
        feed.setOptions({{}, false});
        QVERIFY(feed.poll());
        QCOMPARE(feed.layout().endRow(), qint64(11));
    }

    void noticesWhatIsDropped()
    {
        LadderStage stage;
        LadderFeed feed(stage.log);
        stage.prefixEcho();
        while (feed.poll()) {
        }
        stage.log.clear();
        QVERIFY(feed.poll());
        QCOMPARE(feed.ladder().size(), 0);
        QCOMPARE(feed.layout().firstRow(), feed.layout().endRow());
    }

    void atRestItHoldsNoRecords()
    {
        LadderStage stage;
        LadderFeed feed(stage.log);
        stage.prefixEcho();
        while (feed.poll()) {
        }
        feed.rest();
        QVERIFY(feed.snapshot().isEmpty());
        QVERIFY(feed.poll());
        QVERIFY(feed.snapshot().contains(stage.sendId));
    }

    void aTickIsShort()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        for (int i = 1; i < 100'000; ++i)
            there.send(QByteArray::number(i));
        LadderFeed feed(stage.log);
        int ticks = 0;
        for (quint64 before = 0; feed.poll(); before = feed.ladder().endId(), ++ticks)
            QVERIFY(feed.ladder().endId() > before || feed.layout().nextId() == feed.ladder().endId());
        QVERIFY(ticks > 1); // not all at once
    }
};

QTEST_APPLESS_MAIN(tst_LadderFeed)
#include "tst_ladderfeed.moc"
