#include "core/chat/eventbatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class TestEventBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collects()
    {
        EventBatch batch;
        QSignalSpy spy(&batch, &EventBatch::ready);
        for (quint64 number = 1; number <= 10; ++number) {
            ChatEvent event;
            event.number = number;
            batch.add(event);
        }
        QCOMPARE(spy.size(), 0);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].value<QList<ChatEvent>>().size(), 10);
        batch.flush();
        QCOMPARE(spy.size(), 1);
    }

    void leavesTheOldestOut()
    {
        EventBatch batch;
        QSignalSpy spy(&batch, &EventBatch::ready);
        for (quint64 number = 1; number <= 100'000; ++number) {
            ChatEvent event;
            event.number = number;
            batch.add(event);
        }
        batch.flush();
        QCOMPARE(spy.size(), 1);
        const auto events = spy[0][0].value<QList<ChatEvent>>();
        QCOMPARE(events.size(), EventBatch::most);
        QCOMPARE(events.last().number, 100'000u);
    }

    void neverLeavesADroppedReaderOut()
    {
        EventBatch batch;
        QSignalSpy spy(&batch, &EventBatch::ready);
        for (quint64 number = 1; number <= 10'000; ++number) {
            ChatEvent event;
            event.number = number;
            event.kind = number % 1000 == 1 ? ChatEvent::Kind::Dropped : ChatEvent::Kind::Line;
            batch.add(event);
        }
        batch.flush();
        QCOMPARE(spy.size(), 1);
        const auto events = spy[0][0].value<QList<ChatEvent>>();
        QCOMPARE(events.size(), EventBatch::most);
        QList<quint64> dropped;
        for (qsizetype i = 0; i < events.size(); ++i) {
            QVERIFY(i == 0 || events[i].number > events[i - 1].number);
            if (events[i].kind == ChatEvent::Kind::Dropped)
                dropped.append(events[i].number);
        }
        QCOMPARE(dropped, (QList<quint64>{1, 1001, 2001, 3001, 4001, 5001, 6001, 7001, 8001, 9001}));
    }
};

QTEST_GUILESS_MAIN(TestEventBatch)
#include "tst_eventbatch.moc"
