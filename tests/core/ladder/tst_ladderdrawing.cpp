#include "core/ladder/ladderdrawing.h"
#include "tests/core/ladder/ladderstage.h"
#include "tests/core/ladder/recordingcanvas.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

/// The whole of a stage's ladder, or some rows of it.
RecordingCanvas drawn(LadderStage &stage, qint64 from = 0, qint64 to = -1, const QList<EndpointId> &own = {},
                      const QList<OpenWait> &open = {})
{
    const Ladder &ladder = stage.ladder();
    LadderLayout layout({{}, false});
    layout.update(ladder);
    const LadderMetrics metrics = LadderMetrics::of(16, 8, 1, layout.columns().count(), 1200);
    const LadderWords words;
    const LogSnapshot snapshot = stage.log.snapshot();
    const LadderDrawing drawing(ladder, layout, snapshot, metrics, words);
    LadderDrawing::View view;
    view.from = from;
    view.to = to < 0 ? layout.endRow() : to;
    view.width = 1200;
    view.own = own;
    view.open = open;
    RecordingCanvas canvas;
    drawing.drawRows(canvas, view);
    drawing.drawHeads(canvas, view);
    return canvas;
}

bool mentions(const RecordingCanvas &canvas, const char *text)
{
    return std::any_of(canvas.texts.begin(), canvas.texts.end(),
                       [text](const QString &one) { return one.contains(QString::fromUtf8(text)); });
}

} // namespace

class tst_LadderDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachMessageIsDrawnOnce()
    {
        LadderStage stage;
        stage.prefixEcho();
        const RecordingCanvas canvas = drawn(stage);
        QCOMPARE(canvas.arrows(LadderInk::Sent).size(), 2); // the question and the answer
        QCOMPARE(canvas.arrows(LadderInk::Received).size(), 0);
        QCOMPARE(canvas.arrows(LadderInk::Done).size(), 1); // the handshake
        for (const RecordingCanvas::Line &arrow : canvas.arrows(LadderInk::Sent))
            QVERIFY(arrow.to.y() > arrow.from.y());
        QVERIFY(mentions(canvas, "Recu: Bonjour serveur"));
        QVERIFY(mentions(canvas, "SYN, SYN+ACK, ACK"));
        QVERIFY(mentions(canvas, "FIN"));
        QVERIFY(mentions(canvas, "TCP server 1"));
        QVERIFY(mentions(canvas, "recv(1024)"));
    }

    void receivedIsWhatTheSessionReceived()
    {
        LadderStage stage;
        stage.prefixEcho();
        const RecordingCanvas canvas = drawn(stage, 0, -1, {stage.client->id});
        QCOMPARE(canvas.arrows(LadderInk::Sent).size(), 1);
        QCOMPARE(canvas.arrows(LadderInk::Received).size(), 1);
    }

    void oneEndAlone()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        there.recv("Hello");
        there.send("Recu: Hello");
        const RecordingCanvas canvas = drawn(stage);
        QCOMPARE(canvas.arrows(LadderInk::Received).size(), 1);
        QCOMPARE(canvas.arrows(LadderInk::Sent).size(), 1);
        QVERIFY(mentions(canvas, "peer"));
    }

    void piecesOfAMessageAreNoMessages()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        here.send("abcdef");
        there.recv("abc", 3);
        there.recv("def", 3);
        const RecordingCanvas canvas = drawn(stage);
        QCOMPARE(canvas.arrows(LadderInk::Sent).size() + canvas.arrows(LadderInk::Received).size(), 1);
        QVERIFY(mentions(canvas, "recv(3) = 3"));
    }

    void troubleIsMarked()
    {
        LadderStage stage;
        Actor here(stage, stage.client, {}, stage.serverAddress);
        here.connect(ECONNREFUSED);
        const RecordingCanvas canvas = drawn(stage);
        QVERIFY(mentions(canvas, "! connect"));
        QVERIFY(mentions(canvas, "ECONNREFUSED"));
        QCOMPARE(canvas.arrows(LadderInk::Trouble).size(), 3); // the arrow, and the cross where it ends
        QVERIFY(canvas.tips.isEmpty());
    }

    void whatStillWaitsGoesOnBelowTheLastRow()
    {
        LadderStage stage;
        stage.listen();
        const LifeLineId server = stage.ladder().lines().find(stage.server->id);
        const qreal rowHeight = LadderMetrics::of(16, 8, 1, 1, 1200).rowHeight;
        const OpenWait accept{server, LadderWaits::Lane::Accept, 3, QStringLiteral("accept … 3.2 s")};
        const RecordingCanvas canvas = drawn(stage, 0, -1, {}, {accept});
        const qsizetype bar = canvas.inks.indexOf(LadderInk::Waiting);
        QVERIFY(bar >= 0);
        QCOMPARE(canvas.boxes[bar].top(), 3 * rowHeight);
        QVERIFY(canvas.boxes[bar].bottom() > 4 * rowHeight);
        QVERIFY(mentions(canvas, "accept … 3.2 s"));
        // Where the end is not seen, the bar goes as far as can be seen, without its time.
        const RecordingCanvas part = drawn(stage, 0, 2, {}, {{server, LadderWaits::Lane::Accept, 1, accept.text}});
        QCOMPARE(part.boxes[part.inks.indexOf(LadderInk::Waiting)].bottom(), 2 * rowHeight);
        QVERIFY(!mentions(part, "accept … 3.2 s"));
        QVERIFY(!drawn(stage, 0, 2, {}, {accept}).inks.contains(LadderInk::Waiting));
    }

    void waitsAreBars()
    {
        LadderStage stage;
        stage.prefixEcho();
        QVERIFY(drawn(stage).inks.contains(LadderInk::Waiting));
    }

    void oneToManyReachesEach()
    {
        LadderStage stage;
        const EndpointPtr second = stage.log.addEndpoint(EndpointKind::Udp, QStringLiteral("UDP 2"));
        const EndpointPtr third = stage.log.addEndpoint(EndpointKind::Udp, QStringLiteral("UDP 3"));
        const SocketAddress here = Stage::address("127.0.0.1", 40000);
        for (const EndpointPtr &one : {second, third})
            Actor(stage, one, SocketAddress::anyIPv4(5000), {}, Actor::OwnSocket).simple(Call::Bind);
        Actor(stage, stage.udp, here, Stage::address("239.1.2.3", 5000)).sendTo("all");
        Actor(stage, second, SocketAddress::anyIPv4(5000), here).recvFrom("all");
        Actor(stage, third, SocketAddress::anyIPv4(5000), here).recvFrom("all");
        const RecordingCanvas canvas = drawn(stage);
        QCOMPARE(canvas.arrows(LadderInk::Sent).size() + canvas.arrows(LadderInk::Received).size(), 2);
    }

    void whatIsDrawnDependsOnWhatIsSeen()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        for (int i = 0; i < 50'000; ++i) {
            here.send("ping");
            there.recv("ping");
        }
        const RecordingCanvas canvas = drawn(stage, 60'000, 60'020);
        QVERIFY2(canvas.size() < 800, qPrintable(QString::number(canvas.size())));
        QVERIFY(canvas.size() > 50);
    }

    void aColumnTellsWhoItsNextClientIs()
    {
        LadderStage stage;
        for (const quint16 port : {quint16(1111), quint16(2222)}) {
            Actor there(stage, stage.server, stage.serverAddress, Stage::address("192.0.2.1", port));
            there.accept();
            there.send("Thank you");
            there.close();
        }
        const RecordingCanvas canvas = drawn(stage);
        const qsizetype first =
            canvas.texts.indexOf(QStringLiteral("192.0.2.1:1111")); // at the top, drawn last
        const qsizetype next = canvas.texts.indexOf(QStringLiteral("192.0.2.1:2222")); // where it begins
        QVERIFY(next >= 0 && next < first);
        QCOMPARE(canvas.texts.count(QStringLiteral("192.0.2.1:2222")), 1);
        const RecordingCanvas later = drawn(stage, 3);
        QCOMPARE(later.texts.count(QStringLiteral("192.0.2.1:2222")), 1);
        QCOMPARE(later.texts.count(QStringLiteral("192.0.2.1:1111")), 0);
    }
};

QTEST_APPLESS_MAIN(tst_LadderDrawing)
#include "tst_ladderdrawing.moc"
