#include "tests/core/ladder/ladderstage.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

QString arrow(LadderStage &stage, quint64 id)
{
    return arrowText(stage.step(id), stage.log.snapshot().at(id));
}

QString call(LadderStage &stage, quint64 id)
{
    return callText(stage.step(id), stage.log.snapshot().at(id));
}

} // namespace

class tst_LadderText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrows()
    {
        LadderStage stage;
        stage.prefixEcho();
        QCOMPARE(arrow(stage, stage.sendId), QStringLiteral("send 15 B  Bonjour serveur"));
        QCOMPARE(arrow(stage, stage.connectId), QStringLiteral("connect  SYN, SYN+ACK, ACK"));
        QCOMPARE(arrow(stage, stage.closeId), QStringLiteral("close  FIN"));
        QCOMPARE(arrow(stage, stage.endId), QStringLiteral("recv = 0  FIN"));
        QCOMPARE(call(stage, stage.recvId), QStringLiteral("recv(1024) = 15"));
        QCOMPARE(shortCallText(stage.step(stage.recvId), stage.log.snapshot().at(stage.recvId)),
                 QStringLiteral("recv = 15"));
    }

    void controlCharactersAreSymbols()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        const quint64 id = there.send("GET / HTTP/1.1\r\n\r\n\x1b[31m");
        QCOMPARE(arrow(stage, id), QStringLiteral("send 23 B  GET / HTTP/1.1␍␊␍␊␛[31m"));
    }

    void failuresAndLongWaits()
    {
        LadderStage stage;
        Actor here(stage, stage.client, {}, stage.serverAddress);
        const quint64 refused = here.connect(ECONNREFUSED);
        QCOMPARE(arrow(stage, refused), QStringLiteral("! connect  ECONNREFUSED"));
        const quint64 late = stage.clientEnd().connect(0, 3'200'000'000);
        QVERIFY(call(stage, late).endsWith(QStringLiteral(" … 3.2 s")));
    }

    void theHeadSaysWhichEndItIs()
    {
        LadderStage stage;
        stage.prefixEcho();
        const LifeLines &lines = stage.ladder().lines();
        QCOMPARE(roleText(*lines.at(lines.find(stage.server->id)), {}), QStringLiteral("server 127.0.0.1:12345"));
        QCOMPARE(roleText(*lines.at(lines.find(stage.client->id)), {}), QStringLiteral("client"));
        LadderStage alone;
        Actor(alone, alone.server, alone.serverAddress, alone.clientAddress).accept();
        const Ladder &ladder = alone.ladder();
        QCOMPARE(roleText(*ladder.lines().at(ladder.peerOf(ladder.step(1))), {}), QStringLiteral("peer"));
    }

    void aUnixConnectionHasNoSegments()
    {
        LadderStage stage;
        const SocketAddress path = SocketAddress::fromUnixPath("/tmp/x.sock");
        Actor here(stage, stage.client, SocketAddress::fromUnixPath({}), path);
        const quint64 id = here.connect();
        QCOMPARE(arrow(stage, id), QStringLiteral("connect"));
        QCOMPARE(stage.nameOfLine(stage.step(id).peer), QStringLiteral("unix:/tmp/x.sock"));
    }

    void sentences()
    {
        LadderStage stage;
        stage.prefixEcho();
        const LadderWords words;
        const QString text = sentenceOf(stage.ladder(), stage.step(stage.sendId),
                                        stage.log.snapshot().at(stage.sendId), words);
        QVERIFY(text.startsWith(QStringLiteral("TCP client 1, send")));
        QVERIFY(text.contains(QStringLiteral("to TCP server 1")));
        QVERIFY(text.contains(QStringLiteral("record %1").arg(stage.recvId)));
        QVERIFY(text.endsWith(QStringLiteral("“Bonjour serveur”")));
    }

    void words()
    {
        LadderWords words;
        QCOMPARE(words.timeText(1'500'000'000), QStringLiteral("1.500000"));
        words.lookUp = [](const char *source) { return QString::fromUtf8(source).toUpper(); };
        QCOMPARE(words.text("peer"), QStringLiteral("PEER"));
    }
};

QTEST_APPLESS_MAIN(tst_LadderText)
#include "tst_laddertext.moc"
