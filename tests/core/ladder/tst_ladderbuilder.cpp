#include "tests/core/ladder/ladderstage.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr quint64 many = 100'000;

/// As many records as are wanted of one connection with both ends in the log.
void flood(LadderStage &stage, quint64 records)
{
    Actor there = stage.serverEnd();
    Actor here = stage.clientEnd();
    here.connect();
    there.accept();
    const QByteArray message(64, 'x');
    for (quint64 i = 2; i < records; i += 2) {
        here.send(message);
        there.recv(message);
    }
}

} // namespace

class tst_LadderBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRecordIsLookedAtOnce()
    {
        LadderStage stage;
        flood(stage, many);
        stage.builder.take(stage.log.snapshot());
        QCOMPARE(stage.builder.work(), many);
        QCOMPARE(quint64(stage.builder.ladder().size()), many);
        QVERIFY(!stage.builder.take(stage.log.snapshot()));
        stage.serverEnd().accept();
        QVERIFY(stage.builder.take(stage.log.snapshot()));
        QCOMPARE(stage.builder.work(), many + 1);
    }

    void aTickHasABudget()
    {
        LadderStage stage;
        flood(stage, 1000);
        for (int tick = 1; tick <= 10; ++tick) {
            QVERIFY(stage.builder.take(stage.log.snapshot(), 100));
            QCOMPARE(stage.builder.work(), quint64(100 * tick));
        }
        QVERIFY(!stage.builder.take(stage.log.snapshot(), 100));
    }

    void whatTheLogDropsIsForgotten()
    {
        LadderStage stage(TrafficLog::Limits{1000, 256 << 20});
        flood(stage, 900);
        const quint64 first = stage.ladder().firstId();
        QCOMPARE(first, quint64(1));
        flood(stage, 5000);
        const LogSnapshot snapshot = stage.log.snapshot();
        QCOMPARE(stage.ladder().firstId(), snapshot.firstId());
        QCOMPARE(stage.ladder().endId(), snapshot.endId());
        QVERIFY(!stage.ladder().contains(first));
        QVERIFY(quint64(stage.ladder().size()) <= 1125); // the log drops whole chunks
    }

    void clearingTheLogClearsTheLadder()
    {
        LadderStage stage;
        stage.prefixEcho();
        QVERIFY(stage.ladder().size() > 0);
        stage.log.clear();
        QCOMPARE(stage.ladder().size(), 0);
        stage.serverEnd().accept();
        QCOMPARE(stage.ladder().size(), 1);
    }

    void aRecordingMayBeTurnedBack()
    {
        LadderStage source;
        source.prefixEcho();
        TrafficLog recording({}, {QStringLiteral("lesson.jsonl"), 0, 1});
        for (SocketCall &call : source.records())
            recording.append(std::move(call));
        LadderBuilder builder;
        recording.showUpTo(10, 0);
        builder.take(recording.snapshot());
        const quint64 epoch = builder.ladder().epoch();
        recording.showUpTo(5, 0);
        builder.take(recording.snapshot());
        QCOMPARE(builder.ladder().endId(), quint64(5));
        QVERIFY(builder.ladder().epoch() > epoch);
        recording.showUpTo(source.closeId + 1, 0);
        builder.take(recording.snapshot());
        QCOMPARE(builder.ladder().step(source.sendId).partner, source.recvId);
    }

    void datagrams()
    {
        LadderStage stage;
        const EndpointPtr other = stage.log.addEndpoint(EndpointKind::Udp, QStringLiteral("UDP 2"));
        const SocketAddress here = Stage::address("127.0.0.1", 40000);
        const SocketAddress there = Stage::address("127.0.0.1", 12345);
        Actor(stage, other, SocketAddress::anyIPv4(12345), {}, Actor::OwnSocket).simple(Call::Bind);
        Actor sender(stage, stage.udp, here, there);
        Actor receiver(stage, other, SocketAddress::anyIPv4(12345), here);
        const quint64 send = sender.sendTo("Bonjour");
        const quint64 lost = sender.sendTo("lost", CallMark::SimulatedLoss);
        const quint64 recv = receiver.recvFrom("Bonjour");
        QCOMPARE(stage.step(send).partner, recv);
        QCOMPARE(stage.step(recv).partner, send);
        QVERIFY(stage.step(lost).lost);
        QCOMPARE(stage.step(lost).partner, quint64(0));
        QCOMPARE(stage.nameOfLine(stage.step(send).peer), QStringLiteral("UDP 2"));
        QCOMPARE(stage.nameOfLine(stage.step(recv).peer), QStringLiteral("UDP 1"));
    }

    void whatSaysTheSameHasTheSameKey()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        const quint64 one = there.send("ping");
        const quint64 same = there.send("ping");
        const quint64 other = there.send("pong");
        const quint64 bulk = there.send(QByteArray(4096, 'a'));
        const quint64 moreBulk = there.send(QByteArray(2048, 'b'));
        QCOMPARE(stage.step(one).key, stage.step(same).key);
        QVERIFY(stage.step(one).key != stage.step(other).key);
        QVERIFY(stage.step(one).key != stage.step(bulk).key);
        QCOMPARE(stage.step(bulk).key, stage.step(moreBulk).key);
    }
};

QTEST_APPLESS_MAIN(tst_LadderBuilder)
#include "tst_ladderbuilder.moc"
