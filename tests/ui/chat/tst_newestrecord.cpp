#include "tests/ui/models/logwriter.h"
#include "ui/chat/newestrecord.h"

#include <QTest>

using namespace wirebench;

class tst_NewestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestOfTheConnectionsIsFound()
    {
        TrafficLog log;
        LogWriter first(log);
        LogWriter second(first, 50'414);
        LogWriter third(first, 50'416);
        first.recv("one");
        const quint64 wanted = second.recv("two");
        for (int i = 0; i < 10'000; ++i) // several steps back
            third.send("x");
        const ConnectionId one = first.flow()->connection;
        const ConnectionId two = second.flow()->connection;
        QCOMPARE(newestRecordOf(log, {one, two}), wanted);
        QCOMPARE(newestRecordOf(log, {two, one}), wanted);
        QCOMPARE(newestRecordOf(log, {third.flow()->connection}), log.snapshot().endId() - 1);
    }

    void whereThereIsNone()
    {
        TrafficLog log;
        QCOMPARE(newestRecordOf(log, {ConnectionId{1}}), 0u);
        LogWriter writer(log);
        writer.recv("one");
        QCOMPARE(newestRecordOf(log, {}), 0u);
        QCOMPARE(newestRecordOf(log, {ConnectionId{77}}), 0u);
    }

    void itDoesNotLookForEver()
    {
        TrafficLog log;
        LogWriter first(log);
        LogWriter second(first, 50'414);
        first.recv("one");
        for (quint64 i = 0; i < recordsLookedAt; ++i)
            second.send("x");
        QCOMPARE(newestRecordOf(log, {first.flow()->connection}), 0u);
    }
};

QTEST_APPLESS_MAIN(tst_NewestRecord)
#include "tst_newestrecord.moc"
