#include "tests/core/ladder/ladderstage.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class tst_StreamSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEndsAreOneDiagram()
    {
        LadderStage stage;
        stage.prefixEcho();
        QCOMPARE(stage.step(stage.connectId).partner, stage.acceptId);
        QCOMPARE(stage.step(stage.acceptId).partner, stage.connectId);
        QCOMPARE(stage.step(stage.sendId).partner, stage.recvId);
        QCOMPARE(stage.step(stage.answerId).partner, stage.answeredId);
        QCOMPARE(stage.step(stage.closeId).partner, stage.endId);
        QCOMPARE(stage.step(stage.closeId).kind, LadderStepKind::Finish);
        QVERIFY(stage.step(stage.sendId).outgoing);
        QVERIFY(!stage.step(stage.recvId).outgoing);
        QCOMPARE(stage.nameOfLine(stage.ladder().peerOf(stage.step(stage.sendId))),
                 QStringLiteral("TCP server 1"));
        QCOMPARE(stage.nameOfLine(stage.ladder().peerOf(stage.step(stage.recvId))),
                 QStringLiteral("TCP client 1"));
        // The server has gone before: nobody hears of the client's close.
        QCOMPARE(stage.step(stage.endId + 1).kind, LadderStepKind::Note);
        QCOMPARE(stage.ladder().lines().count(), size_t(2));
    }

    void unixEndsAreOneDiagram()
    {
        LadderStage stage;
        const SocketAddress path = SocketAddress::fromUnixPath("/tmp/x.sock");
        SocketAddress unnamed = SocketAddress::fromUnixPath({});
        unnamed.scope = 4711;
        Actor own(stage, stage.server, path, {}, Actor::OwnSocket);
        own.simple(Call::Bind);
        Actor here(stage, stage.client, unnamed, path);
        Actor next(stage, stage.client, unnamed, path);
        const quint64 connect = here.connect();
        next.connect();
        const quint64 send = next.send("2");
        Actor there(stage, stage.server, path, unnamed);
        Actor thereNext(stage, stage.server, path, unnamed);
        const quint64 accept = there.accept();
        thereNext.accept();
        const quint64 recv = thereNext.recv("2");
        QCOMPARE(stage.step(connect).partner, accept);
        QCOMPARE(stage.step(send).partner, recv);
        QCOMPARE(stage.nameOfLine(stage.ladder().peerOf(stage.step(recv))), QStringLiteral("TCP client 1"));
        QCOMPARE(stage.nameOfLine(stage.ladder().peerOf(stage.step(connect))), QStringLiteral("TCP server 1"));
    }

    void aForeignUnixClientIsNotOurs()
    {
        LadderStage stage;
        const SocketAddress path = SocketAddress::fromUnixPath("/tmp/x.sock");
        SocketAddress ours = SocketAddress::fromUnixPath({});
        ours.scope = 4711;
        SocketAddress foreign = ours;
        foreign.scope = 4712;
        Actor here(stage, stage.client, ours, path);
        const quint64 connect = here.connect();
        Actor stranger(stage, stage.server, path, foreign);
        const quint64 accept = stranger.accept();
        QCOMPARE(stage.step(accept).partner, quint64(0));
        Actor there(stage, stage.server, path, ours);
        const quint64 own = there.accept();
        QCOMPARE(stage.step(connect).partner, own);
    }

    void whomAClosedServerLeftWaitingIsNotTheNextOnes()
    {
        LadderStage stage;
        const SocketAddress path = SocketAddress::fromUnixPath("/tmp/x.sock");
        SocketAddress unnamed = SocketAddress::fromUnixPath({});
        unnamed.scope = 4711;
        const quint64 lost = Actor(stage, stage.client, unnamed, path).connect();
        Actor(stage, stage.server, path, {}, Actor::OwnSocket).simple(Call::Close);
        const quint64 connect = Actor(stage, stage.client, unnamed, path).connect();
        const quint64 accept = Actor(stage, stage.server, path, unnamed).accept();
        QCOMPARE(stage.step(connect).partner, accept);
        QCOMPARE(stage.step(lost).partner, quint64(0));
    }

    void acceptMayBeToldBeforeConnect()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        const quint64 accept = there.accept();
        const quint64 answer = there.send("Thank you");
        const LifeLineId stranger = stage.step(accept).peer;
        QVERIFY(!stage.ladder().lines().at(stranger)->isOurs());
        const quint64 connect = here.connect();
        const quint64 recv = here.recv("Thank you");
        QCOMPARE(stage.step(accept).partner, connect);
        QCOMPARE(stage.step(answer).partner, recv);
        QCOMPARE(stage.nameOfLine(stage.ladder().lines().resolved(stranger)), QStringLiteral("TCP client 1"));
    }

    void oneEndAlone()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        const quint64 recv = there.recv("Hello");
        const quint64 send = there.send("Recu: Hello");
        const quint64 close = there.close();
        for (const quint64 id : {recv, send, close}) {
            QCOMPARE(stage.step(id).partner, quint64(0));
            QVERIFY(!stage.step(id).peerIsOurs);
            QCOMPARE(stage.nameOfLine(stage.step(id).peer), QStringLiteral("127.0.0.1:50412"));
        }
        QCOMPARE(stage.step(close).kind, LadderStepKind::Finish);
    }

    void partialReceives()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        const quint64 send = here.send("abcdef");
        const quint64 next = here.send("gh");
        const quint64 first = there.recv("abcd", 4);
        const quint64 second = there.recv("efgh", 4);
        QCOMPARE(stage.step(send).partner, second);
        QCOMPARE(stage.step(next).partner, second);
        QCOMPARE(stage.step(first).partner, quint64(0));
        QVERIFY(stage.step(first).peerIsOurs); // or it would be drawn as a message of its own
        QCOMPARE(stage.step(second).partner, next);
    }

    void aResetIsOneMessage()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        const quint64 reset = there.reset();
        const quint64 failed = here.simple(Call::Recv, ECONNRESET);
        const quint64 close = here.close();
        QCOMPARE(stage.step(reset).kind, LadderStepKind::Reset);
        QCOMPARE(stage.step(reset).partner, failed);
        QCOMPARE(stage.step(failed).kind, LadderStepKind::Reset);
        QVERIFY(stage.step(failed).failed);
        QCOMPARE(stage.step(close).kind, LadderStepKind::Note);
    }

    void refusedConnect()
    {
        LadderStage stage;
        Actor here(stage, stage.client, {}, stage.serverAddress);
        const quint64 connect = here.connect(ECONNREFUSED);
        const quint64 close = here.close();
        QCOMPARE(stage.step(connect).kind, LadderStepKind::Handshake);
        QVERIFY(stage.step(connect).failed);
        QVERIFY(stage.step(connect).outgoing);
        QCOMPARE(stage.nameOfLine(stage.step(connect).peer), QStringLiteral("127.0.0.1:12345"));
        QCOMPARE(stage.step(close).kind, LadderStepKind::Note);
    }

    void halfClose()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        const quint64 shutdown = here.shutdown();
        const quint64 end = there.recvEnd();
        const quint64 close = there.close();
        const quint64 answered = here.recvEnd();
        const quint64 last = here.close();
        QCOMPARE(stage.step(shutdown).partner, end);
        QCOMPARE(stage.step(close).partner, answered);
        QCOMPARE(stage.step(last).kind, LadderStepKind::Note); // its FIN went with shutdown
    }

    void securing()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        const quint64 server = there.simple(Call::DoHandshake);
        const quint64 client = here.simple(Call::DoHandshake);
        QCOMPARE(stage.step(client).partner, server);
        QCOMPARE(stage.step(server).partner, client);
        QVERIFY(stage.step(client).outgoing);
    }

    void withoutTheBeginningNoOffsetsAreCompared()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        const quint64 send = here.send("late"); // its connect has been dropped
        const quint64 recv = there.recv("la");
        QCOMPARE(stage.step(send).partner, quint64(0));
        QCOMPARE(stage.step(recv).partner, quint64(0));
        QVERIFY(stage.step(recv).peerIsOurs);
    }

    void addressesAreUsedAgain()
    {
        LadderStage stage;
        Actor first = stage.serverEnd();
        first.accept();
        first.close();
        Actor second = stage.serverEnd();
        Actor here = stage.clientEnd();
        const quint64 accept = second.accept();
        const quint64 connect = here.connect();
        QCOMPARE(stage.step(accept).partner, connect);
    }

    void manyEndedConnectionsAreForgotten()
    {
        Stage stage(TrafficLog::Limits{4096, 64 << 20});
        LifeLines lines;
        StreamSteps steps(lines);
        StepPairs pairs;
        for (quint16 port = 1; port <= 2000; ++port) {
            Actor there(stage, stage.server, Stage::address("127.0.0.1", 9999),
                        Stage::address("192.0.2.1", port));
            for (const quint64 id : {there.accept(), there.close()}) {
                LadderStep step;
                step.id = id;
                step.line = lines.ofEndpoint(stage.server);
                steps.take(stage.log.snapshot().at(id), step, pairs);
            }
        }
        QCOMPARE(steps.connectionCount(), size_t(2000));
        steps.forgetBefore(3999);
        QCOMPARE(steps.connectionCount(), size_t(1));
    }
};

QTEST_APPLESS_MAIN(tst_StreamSteps)
#include "tst_streamsteps.moc"
