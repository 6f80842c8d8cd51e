#include "tests/core/ladder/ladderstage.h"
#include "ui/widgets/ladderwaiting.h"

#include <QTest>

using namespace wirebench;

class tst_LadderWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void barsOfTheLinesThatAreThere()
    {
        LadderStage stage;
        stage.listen(); // three records, a millisecond each
        LadderLayout layout;
        layout.update(stage.ladder());
        const qint64 now = 3'204'000'000;
        const QList<WaitingCall> calls{{stage.server->id, Call::Accept, 2'500'000},
                                       {stage.server->id, Call::Recv, 204'000'000},
                                       {stage.client->id, Call::Connect, 0},
                                       {stage.server->id, Call::Send, now - shortestOpenWaitNs + 1}};
        const QList<OpenWait> waits = openWaits(calls, stage.ladder(), layout, now);
        QCOMPARE(waits.size(), 2); // the client is in no row, and the send has only begun
        QCOMPARE(waits[0].lane, LadderWaits::Lane::Accept);
        QCOMPARE(waits[0].from, qint64(2));
        QCOMPARE(waits[0].text, QStringLiteral("accept … 3.2 s, recv … 3.0 s"));
        QCOMPARE(waits[1].lane, LadderWaits::Lane::Other);
        QCOMPARE(waits[1].from, layout.endRow());
        QCOMPARE(waits[1].text, QString());
    }
};

QTEST_GUILESS_MAIN(tst_LadderWaiting)
#include "tst_ladderwaiting.moc"
