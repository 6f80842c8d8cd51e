#include "core/traffic/trafficlog.h"
#include "tests/core/traffic/stage.h"

#include <QTest>

#include <thread>

using namespace wirebench;

namespace {

SocketCall received(const FlowPtr &flow, const QByteArray &payload)
{
    SocketCall call;
    call.call = Call::Recv;
    call.direction = Direction::Received;
    call.flow = flow;
    call.payload = Bytes::copyOf(payload);
    call.result = quint64(payload.size());
    return call;
}

FlowPtr someFlow(TrafficLog &log)
{
    const EndpointPtr endpoint = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("s"));
    return FlowPtr(new Flow(endpoint, log.newConnectionId(), {}, {}));
}

std::vector<quint64> idsIn(const LogSnapshot &snapshot, quint64 from, quint64 to)
{
    std::vector<quint64> ids;
    snapshot.forEach(from, to, [&ids](const SocketCall &call) {
        ids.push_back(call.id);
        return true;
    });
    return ids;
}

bool risesByOne(const std::vector<quint64> &ids)
{
    for (size_t i = 1; i < ids.size(); ++i) {
        if (ids[i] != ids[i - 1] + 1)
            return false;
    }
    return true;
}

} // namespace

class TestTrafficLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void givesRisingIds();
    void keepsWhatWasAppended();
    void namesAreUnique();
    void walksAnyRange();
    void isBoundedInRecords();
    void isBoundedInBytes();
    void keepsOneRecordAboveTheLimit();
    void snapshotsKeepDroppedRecords();
    void aPartOfASnapshot();
    void clearForgetsAndCountsOn();
    void clockIsOne();
    void aRecordingIsSeenUpToAMoment();
    void aRecordingHasItsOwnClock();
    void manyThreads();
};

void TestTrafficLog::startsEmpty()
{
    const TrafficLog log;
    const LogSnapshot snapshot = log.snapshot();
    QVERIFY(snapshot.isEmpty());
    QCOMPARE(snapshot.size(), 0);
    QVERIFY(!snapshot.contains(0));
    QVERIFY(!snapshot.contains(1));
    QCOMPARE(log.endId(), quint64(1));
    QVERIFY(idsIn(snapshot, 0, 100).empty());
    QCOMPARE(log.counters().records, quint64(0));
}

void TestTrafficLog::givesRisingIds()
{
    TrafficLog log;
    const FlowPtr flow = someFlow(log);
    for (quint64 i = 1; i <= 10'000; ++i)
        QCOMPARE(log.append(received(flow, {})), i);
    QCOMPARE(log.endId(), quint64(10'001));
}

void TestTrafficLog::keepsWhatWasAppended()
{
    Stage stage;
    Actor actor(stage, stage.server, Stage::address("127.0.0.1", 9999), Stage::address("127.0.0.1", 50'000));
    const quint64 id = actor.recv("Bonjour serveur", 1024);
    const LogSnapshot snapshot = stage.log.snapshot();
    const SocketCall &call = snapshot.at(id);
    QCOMPARE(call.id, id);
    QCOMPARE(call.payload.toByteArray(), QByteArray("Bonjour serveur"));
    QCOMPARE(call.argument, 1024);
    QCOMPARE(call.timeNs, stage.nowNs);
    QCOMPARE(call.flow.get(), actor.flow().get());
}

void TestTrafficLog::namesAreUnique()
{
    TrafficLog log;
    const EndpointPtr a = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("a"));
    const EndpointPtr b = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("b"));
    QVERIFY(a->id.isValid());
    QVERIFY(a->id != b->id);
    const ConnectionId first = log.newConnectionId();
    QVERIFY(first.isValid());
    QVERIFY(first != log.newConnectionId());
}

void TestTrafficLog::walksAnyRange()
{
    TrafficLog log({80, 1'000'000}); // chunks of ten
    const FlowPtr flow = someFlow(log);
    for (int i = 0; i < 100; ++i)
        log.append(received(flow, {}));
    const LogSnapshot snapshot = log.snapshot();
    QCOMPARE(snapshot.endId(), quint64(101));
    const quint64 first = snapshot.firstId();
    for (quint64 from = 0; from < 102; from += 3) {
        for (quint64 to = 0; to < 110; to += 7) {
            const std::vector<quint64> ids = idsIn(snapshot, from, to);
            const quint64 low = std::max(from, first);
            const quint64 high = std::min<quint64>(to, 101);
            QCOMPARE(ids.size(), size_t(high > low ? high - low : 0));
            QVERIFY(risesByOne(ids));
            if (!ids.empty())
                QCOMPARE(ids.front(), low);
        }
    }
    int visits = 0;
    snapshot.forEach(0, 1000, [&visits](const SocketCall &) { return ++visits < 5; });
    QCOMPARE(visits, 5);
}

void TestTrafficLog::isBoundedInRecords()
{
    TrafficLog log({1000, 1'000'000'000});
    const FlowPtr flow = someFlow(log);
    for (quint64 i = 1; i <= 5000; ++i) {
        log.append(received(flow, {}));
        const LogCounters counters = log.counters();
        QVERIFY(counters.records <= 1000);
        QCOMPARE(counters.records + counters.dropped, i);
    }
    const LogSnapshot snapshot = log.snapshot();
    QCOMPARE(quint64(snapshot.size()), log.counters().records);
    QCOMPARE(snapshot.firstId(), log.counters().dropped + 1);
    QVERIFY2(snapshot.size() > 800, "it drops no more than a chunk beyond the limit");
    const std::vector<quint64> ids = idsIn(snapshot, 0, snapshot.endId());
    QCOMPARE(ids.size(), size_t(snapshot.size()));
    QVERIFY(risesByOne(ids));
}

void TestTrafficLog::isBoundedInBytes()
{
    constexpr quint64 limit = 1'000'000;
    TrafficLog log({1'000'000, limit});
    const FlowPtr flow = someFlow(log);
    for (quint64 i = 1; i <= 500; ++i) {
        log.append(received(flow, QByteArray(10'000, 'x')));
        const LogCounters counters = log.counters();
        QVERIFY(counters.bytes <= limit);
        QCOMPARE(counters.records + counters.dropped, i);
        QCOMPARE(counters.bytes, counters.records * (10'000 + sizeof(SocketCall)));
    }
    QVERIFY(log.counters().dropped > 0);
    QVERIFY(log.counters().bytes > limit / 2);
}

void TestTrafficLog::keepsOneRecordAboveTheLimit()
{
    TrafficLog log({10, 1000});
    const FlowPtr flow = someFlow(log);
    log.append(received(flow, "small"));
    const quint64 id = log.append(received(flow, QByteArray(5000, 'x')));
    const LogSnapshot snapshot = log.snapshot();
    QVERIFY(snapshot.contains(id));
    QCOMPARE(snapshot.at(id).payload.size(), 5000);
}

void TestTrafficLog::snapshotsKeepDroppedRecords()
{
    TrafficLog log({100, 1'000'000});
    const FlowPtr flow = someFlow(log);
    for (int i = 1; i <= 50; ++i)
        log.append(received(flow, QByteArray::number(i)));
    const LogSnapshot early = log.snapshot();
    for (int i = 51; i <= 1000; ++i)
        log.append(received(flow, QByteArray::number(i)));
    QVERIFY(!log.snapshot().contains(1));
    QCOMPARE(early.size(), 50);
    for (quint64 id = 1; id <= 50; ++id)
        QCOMPARE(early.at(id).payload.toByteArray(), QByteArray::number(id));
}

void TestTrafficLog::aPartOfASnapshot()
{
    TrafficLog log({100, 1'000'000});
    const FlowPtr flow = someFlow(log);
    for (int i = 1; i <= 50; ++i)
        log.append(received(flow, QByteArray::number(i)));
    const LogSnapshot late = log.snapshot().since(31);
    QCOMPARE(late.firstId(), 31u);
    QCOMPARE(late.size(), 20);
    QCOMPARE(idsIn(late, 0, 100).front(), 31u);
    QCOMPARE(late.at(50).payload.toByteArray(), QByteArray("50"));
    QCOMPARE(log.snapshot().since(0).size(), 50);
    QVERIFY(log.snapshot().since(1000).isEmpty());
}

void TestTrafficLog::clearForgetsAndCountsOn()
{
    TrafficLog log({100, 1'000'000});
    const FlowPtr flow = someFlow(log);
    for (int i = 0; i < 250; ++i)
        log.append(received(flow, "x"));
    const LogSnapshot before = log.snapshot();
    log.clear();
    QVERIFY(log.snapshot().isEmpty());
    QCOMPARE(log.counters().records, quint64(0));
    QCOMPARE(log.counters().bytes, quint64(0));
    QCOMPARE(log.counters().dropped, quint64(0));
    QCOMPARE(log.endId(), quint64(251));
    QVERIFY(before.contains(250));

    QCOMPARE(log.append(received(flow, "y")), quint64(251));
    QCOMPARE(log.snapshot().firstId(), quint64(251));
    QCOMPARE(log.snapshot().at(251).payload.toByteArray(), QByteArray("y"));
}

void TestTrafficLog::clockIsOne()
{
    const TrafficLog log;
    const qint64 first = log.now();
    QVERIFY(first >= 0);
    QVERIFY(log.now() >= first);
    QCOMPARE(log.wallClockNs(5'000'000'000) - log.wallClockNs(0), 5'000'000'000);
    QCOMPARE(log.wallClock(0).msecsTo(log.wallClock(2'000'000'000)), 2000);
    QVERIFY(qAbs(log.wallClock(log.now()).msecsTo(QDateTime::currentDateTime())) < 5000);
}

void TestTrafficLog::aRecordingIsSeenUpToAMoment()
{
    TrafficLog log({}, {QStringLiteral("lesson.jsonl"), 0, 41});
    QVERIFY(log.isRecording());
    QCOMPARE(log.recordingName(), QStringLiteral("lesson.jsonl"));
    const FlowPtr flow = someFlow(log);
    for (int i = 0; i < 10'000; ++i)
        QCOMPARE(log.append(received(flow, QByteArray::number(i))), quint64(41 + i));
    QCOMPARE(log.endId(), quint64(41));
    QVERIFY(log.snapshot().isEmpty());
    QCOMPARE(log.counters().records, quint64(0));
    QCOMPARE(log.wholeSnapshot().size(), 10'000);

    for (const quint64 end : {quint64(42), quint64(9041), quint64(141), quint64(10'041)}) {
        log.showUpTo(end, 5);
        QCOMPARE(log.endId(), end);
        QCOMPARE(log.counters().records, end - 41);
        const LogSnapshot shown = log.snapshot();
        QCOMPARE(shown.firstId(), quint64(41));
        QCOMPARE(shown.endId(), end);
        QCOMPARE(shown.at(end - 1).payload.toByteArray(), QByteArray::number(end - 42));
        QCOMPARE(qsizetype(idsIn(shown, 0, 20'000).size()), qsizetype(end - 41));
    }
    log.showUpTo(1'000'000, 5);
    QCOMPARE(log.endId(), quint64(10'041));
    log.showUpTo(0, 5);
    QCOMPARE(log.endId(), quint64(41));
}

void TestTrafficLog::aRecordingHasItsOwnClock()
{
    TrafficLog log({}, {QStringLiteral("a"), 1'000'000'000'000, 1});
    QCOMPARE(log.now(), 0);
    log.showUpTo(1, 70'000'000'000);
    QCOMPARE(log.now(), 70'000'000'000);
    QCOMPARE(log.wallClockNs(log.now()), 1'070'000'000'000);
    QCOMPARE(log.wallClock(0).toMSecsSinceEpoch(), 1'000'000);
    QVERIFY(!TrafficLog().isRecording());
}

void TestTrafficLog::manyThreads()
{
    constexpr int writers = 4;
    constexpr int perWriter = 20'000;
    TrafficLog log({8000, 100'000'000});
    std::atomic_bool done = false;
    std::atomic_int faults = 0;

    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w) {
        threads.emplace_back([&log, &faults, w] {
            const FlowPtr flow = someFlow(log);
            ByteArena arena;
            quint64 last = 0;
            for (int i = 0; i < perWriter; ++i) {
                SocketCall call = received(flow, {});
                call.payload = arena.copy(QByteArray::number(i) + ' ' + QByteArray::number(w));
                call.argument = i;
                const quint64 id = log.append(std::move(call));
                faults += id <= last;
                last = id;
            }
        });
    }
    std::vector<std::thread> readers;
    for (int r = 0; r < 2; ++r) {
        readers.emplace_back([&log, &done, &faults] {
            quint64 end = 1;
            while (!done) {
                const LogSnapshot snapshot = log.snapshot();
                faults += snapshot.endId() < end;
                end = snapshot.endId();
                quint64 expected = snapshot.firstId();
                snapshot.forEach(0, end, [&](const SocketCall &call) {
                    faults += call.id != expected++;
                    faults += !call.payload.view().startsWith(QByteArray::number(call.argument) + ' ');
                    return true;
                });
                faults += expected != end;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    done = true;
    for (std::thread &thread : readers)
        thread.join();

    QCOMPARE(faults.load(), 0);
    QCOMPARE(log.endId(), quint64(writers * perWriter + 1));
    QCOMPARE(log.counters().records + log.counters().dropped, quint64(writers * perWriter));
}

QTEST_APPLESS_MAIN(TestTrafficLog)
#include "tst_trafficlog.moc"
