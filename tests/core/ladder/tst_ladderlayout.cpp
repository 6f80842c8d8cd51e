#include "tests/core/ladder/ladderstage.h"

#include <QTest>

using namespace wirebench;

namespace {

const LadderOptions everything{{}, false};

} // namespace

class tst_LadderLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowForEachStep()
    {
        LadderStage stage;
        stage.prefixEcho();
        LadderLayout layout(everything);
        QVERIFY(layout.update(stage.ladder()));
        QVERIFY(!layout.update(stage.ladder()));
        QCOMPARE(layout.endRow() - layout.firstRow(), qint64(stage.ladder().size()));
        QCOMPARE(layout.columns().count(), 2);
        const qint64 row = layout.rowOf(stage.ladder(), stage.sendId);
        QCOMPARE(layout.row(row).id, stage.sendId);
        QCOMPARE(layout.columns().columnOf(stage.ladder().lineOf(stage.step(stage.sendId)), row), 1);
        QCOMPARE(layout.columns().columnOf(stage.ladder().peerOf(stage.step(stage.sendId)), row), 0);
    }

    void eachStepIsPlacedOnce()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        LadderLayout layout({{stage.server->id}, true});
        constexpr int many = 100'000;
        for (int i = 1; i < many; ++i) {
            there.send(QByteArray::number(i));
            if (i % 1000 == 0)
                layout.update(stage.ladder());
        }
        layout.update(stage.ladder());
        QCOMPARE(layout.work(), quint64(many));
        QCOMPARE(layout.endRow(), qint64(many));
    }

    void repeatsAreFolded()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        LadderLayout layout({{}, true});
        for (int i = 0; i < 50; ++i) {
            there.recv("ping");
            there.send("pong");
            layout.update(stage.ladder());
        }
        QCOMPARE(layout.endRow(), qint64(3));
        const LadderRow row = layout.row(1);
        QCOMPARE(row.repeats, 50u);
        QCOMPARE(int(row.period), 2);
        QCOMPARE(row.id, stage.ladder().endId() - 2);         // the newest
        QCOMPARE(layout.rowOf(stage.ladder(), 4), qint64(1)); // an earlier one
        QCOMPARE(layout.rowOf(stage.ladder(), 5), qint64(2));
        there.send("bye");
        layout.update(stage.ladder());
        QCOMPARE(layout.endRow(), qint64(4));
        QCOMPARE(layout.row(3).repeats, 1u);
    }

    void twiceIsNoRepeat()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        there.send("ping");
        there.send("ping");
        LadderLayout layout({{}, true});
        layout.update(stage.ladder());
        QCOMPARE(layout.endRow(), qint64(3));
    }

    void foldedOrNotEveryRecordHasItsRow()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.connect();
        there.accept();
        quint32 random = 1;
        for (int i = 0; i < 3000; ++i) {
            random = random * 1664525u + 1013904223u;
            const QByteArray text(1, char('a' + (random >> 28) / 6));
            ((random >> 20) & 1 ? there : here).send(text);
        }
        LadderLayout layout({{}, true});
        layout.update(stage.ladder());
        for (quint64 id = stage.ladder().firstId(); id < stage.ladder().endId(); ++id) {
            const qint64 row = layout.rowOf(stage.ladder(), id);
            QVERIFY2(row >= 0, qPrintable(QString::number(id)));
            QCOMPARE(layout.row(row).key, stage.step(id).key);
        }
        QVERIFY(layout.endRow() < 2900);
    }

    void aSessionHasItsOwnDiagram()
    {
        LadderStage stage;
        const EndpointPtr stranger =
            stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 2"));
        stage.listen();
        Actor(stage, stranger, Stage::address("127.0.0.1", 80), {}, Actor::OwnSocket).simple(Call::Socket);
        Actor there = stage.serverEnd();
        Actor here = stage.clientEnd();
        here.simple(Call::GetAddrInfo);
        LadderLayout layout({{stage.server->id}, false});
        layout.update(stage.ladder());
        QCOMPARE(layout.endRow(), qint64(4)); // of the server, and of a client on its way there
        const quint64 connect = here.connect();
        there.accept();
        layout.update(stage.ladder());
        QVERIFY(layout.rowOf(stage.ladder(), connect) >= 0);
        QCOMPARE(layout.columns().count(), 2);
        QCOMPARE(layout.rowOf(stage.ladder(), 4), qint64(-1));
    }

    void whatHappenedBeforeTheyMetBelongsToIt()
    {
        LadderStage stage;
        Actor(stage, stage.client, {}, {}, Actor::OwnSocket).simple(Call::GetAddrInfo);
        stage.serverEnd().accept();
        LadderLayout layout({{stage.server->id}, false});
        layout.update(stage.ladder());
        QCOMPARE(layout.endRow(), qint64(1));
        stage.clientEnd().connect();
        layout.update(stage.ladder());
        QCOMPARE(layout.endRow(), qint64(3));
        QCOMPARE(layout.columns().count(), 2);
    }

    void waits()
    {
        LadderStage stage;
        stage.prefixEcho(); // each recv waited for 3.2 ms, records are 1 ms apart
        LadderLayout layout(everything);
        layout.update(stage.ladder());
        const LifeLineId server = stage.ladder().lineOf(stage.step(stage.recvId));
        const qint64 row = layout.rowOf(stage.ladder(), stage.recvId);
        QList<Wait> waits;
        layout.waits().forEach(server, LadderWaits::Lane::Other, 0, 100, [&](Wait wait) { waits += wait; });
        QCOMPARE(waits.size(), 1);
        QCOMPARE(waits.value(0), (Wait{row - 3, row}));
    }

    void whatTheLogDropsIsForgotten()
    {
        LadderStage stage(TrafficLog::Limits{1000, 256 << 20});
        LadderLayout layout({{}, true});
        for (quint16 port = 1; port <= 2000; ++port) {
            Actor there(stage, stage.server, stage.serverAddress, Stage::address("192.0.2.1", port));
            there.accept();
            there.send("Thank you");
            there.close();
            layout.update(stage.ladder());
        }
        QVERIFY(layout.firstRow() > 4000);
        QVERIFY(layout.endRow() - layout.firstRow() <= 1125);
        QCOMPARE(layout.row(layout.firstRow()).id, stage.ladder().firstId());
        QCOMPARE(layout.columns().count(), 2); // each client found the column of the one before
        stage.log.clear();
        layout.update(stage.ladder());
        QCOMPARE(layout.firstRow(), layout.endRow());
    }
};

QTEST_APPLESS_MAIN(tst_LadderLayout)
#include "tst_ladderlayout.moc"
