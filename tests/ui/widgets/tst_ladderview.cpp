#include "tests/core/ladder/ladderstage.h"
#include "ui/widgets/ladderview.h"
#include "ui/widgets/look.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(TrafficLog::Limits limits = {}) : stage(limits)
    {
        view.setOptions({{}, false});
        view.resize(1000, 400);
        view.show();
        view.activateWindow();
        view.setFocus();
    }
    bool isShown() { return QTest::qWaitForWindowActive(&view); }
    /// As the timer of the page does, until nothing is left.
    void pollAll()
    {
        while (view.poll()) {
        }
    }
    /// Different messages on a connection with one end.
    void chat(int messages)
    {
        Actor there = stage.serverEnd();
        there.accept();
        for (int i = 1; i < messages; ++i)
            there.send(QByteArray::number(i));
        pollAll();
    }
    qint64 rows() const { return view.layout().endRow() - view.layout().firstRow(); }
    QScrollBar &bar() { return *view.verticalScrollBar(); }
    void clickRow(qint64 row)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rowRect(row).center().toPoint());
    }
    bool isVisible(quint64 id)
    {
        const qint64 row = view.layout().rowOf(view.ladder(), id);
        const QRectF rect = view.rowRect(row);
        return row >= 0 && rect.top() >= 0 && rect.bottom() <= view.viewport()->height() + 1;
    }

    LadderStage stage;
    Look look;
    LadderView view{stage.log, look};
};

} // namespace

class tst_LadderView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsHasRoomBelowTheLastRow()
    {
        Bench bench;
        bench.chat(100);
        const int before = bench.bar().maximum();
        const WaitingCall recv{bench.stage.server->id, Call::Recv, -1'000'000'000};
        bench.view.showWaiting({recv});
        QVERIFY(bench.bar().maximum() > before);
        QCOMPARE(bench.bar().value(), bench.bar().maximum());
        bench.view.showWaiting({});
        QCOMPARE(bench.bar().maximum(), before);
    }

    void catchesUpWithoutShowingEachStep()
    {
        Bench bench;
        Actor there = bench.stage.serverEnd();
        there.accept();
        for (int i = 1; i < 50'000; ++i)
            there.send(QByteArray::number(i));
        int behind = 0;
        while (bench.view.poll())
            behind += bench.view.isBehind() ? 1 : 0;
        QVERIFY(behind > 0);
        QVERIFY(!bench.view.isBehind());
        QCOMPARE(bench.rows(), qint64(50'000));
        QCOMPARE(bench.bar().value(), bench.bar().maximum());
        QVERIFY(bench.isVisible(50'000));
    }

    void followsTheEndUntilTheUserScrolls()
    {
        Bench bench;
        bench.chat(100);
        QVERIFY(bench.bar().maximum() > 0);
        QCOMPARE(bench.bar().value(), bench.bar().maximum());
        QSignalSpy spy(&bench.view, &LadderView::followingChanged);
        bench.bar().setValue(40);
        QVERIFY(!bench.view.isFollowing());
        bench.stage.serverEnd().accept();
        bench.pollAll();
        QCOMPARE(bench.bar().value(), 40);
        bench.bar().setValue(bench.bar().maximum());
        QVERIFY(bench.view.isFollowing());
        QCOMPARE(spy.count(), 2);
    }

    void keysChooseRows()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.chat(100);
        QTest::keyClick(&bench.view, Qt::Key_Home);
        QCOMPARE(bench.view.currentRecord(), quint64(1));
        QVERIFY(!bench.view.isFollowing());
        QCOMPARE(bench.bar().value(), 0);
        QTest::keyClick(&bench.view, Qt::Key_Down);
        QTest::keyClick(&bench.view, Qt::Key_Down);
        QTest::keyClick(&bench.view, Qt::Key_Up);
        QCOMPARE(bench.view.currentRecord(), quint64(2));
        QTest::keyClick(&bench.view, Qt::Key_PageDown);
        QVERIFY(bench.view.currentRecord() > 5);
        QVERIFY(bench.isVisible(bench.view.currentRecord()));
        QTest::keyClick(&bench.view, Qt::Key_End);
        QCOMPARE(bench.view.currentRecord(), quint64(100));
        QVERIFY(bench.view.isFollowing());
        QVERIFY(bench.view.accessibleDescription().contains(QStringLiteral("send")));
    }

    void enterAndDoubleClickGoToTheRecord()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.stage.prefixEcho();
        bench.pollAll();
        QSignalSpy spy(&bench.view, &LadderView::recordActivated);
        QTest::keyClick(&bench.view, Qt::Key_Return);
        QCOMPARE(spy.count(), 0); // nothing is chosen yet
        bench.view.goTo(bench.stage.sendId);
        QTest::keyClick(&bench.view, Qt::Key_Return);
        QCOMPARE(spy.value(0).value(0).toULongLong(), bench.stage.sendId);
        const qint64 row = bench.view.layout().rowOf(bench.view.ladder(), bench.stage.answerId);
        bench.clickRow(row);
        QCOMPARE(bench.view.currentRecord(), bench.stage.answerId);
        QTest::mouseDClick(bench.view.viewport(), Qt::LeftButton, {},
                           bench.view.rowRect(row).center().toPoint());
        QCOMPARE(spy.value(1).value(0).toULongLong(), bench.stage.answerId);
    }

    void zoomByKeys()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.chat(100);
        const qreal before = bench.view.rowRect(1).height();
        QTest::keyClicks(&bench.view, QStringLiteral("++"));
        QVERIFY(bench.view.rowRect(1).height() > 1.5 * before);
        QTest::keyClicks(&bench.view, QStringLiteral("0"));
        QCOMPARE(bench.view.rowRect(1).height(), before);
        QTest::keyClicks(&bench.view, QStringLiteral("------"));
        QCOMPARE(bench.view.zoom(), 0.25);
        QVERIFY(bench.view.isFollowing());
        QVERIFY(bench.isVisible(100));
    }

    void aRecordThatComesLaterIsShownThen()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.chat(100);
        bench.view.goTo(101);
        Actor there = bench.stage.serverEnd();
        for (int i = 0; i < 50; ++i)
            there.send(QByteArray::number(i));
        bench.pollAll();
        QVERIFY(bench.isVisible(101));
        QVERIFY(!bench.view.isFollowing());
        bench.view.goTo(5000); // never comes
        bench.pollAll();
        QVERIFY(bench.isVisible(101));
    }

    void rowsThatAreDroppedDoNotMoveTheOthers()
    {
        Bench bench(TrafficLog::Limits{1000, 256 << 20});
        QVERIFY(bench.isShown());
        bench.chat(900);
        bench.view.goTo(700);
        const qreal top = bench.view.rowRect(bench.view.layout().rowOf(bench.view.ladder(), 700)).top();
        bench.chat(300);
        QVERIFY(bench.view.ladder().firstId() > 1);
        QCOMPARE(bench.view.rowRect(bench.view.layout().rowOf(bench.view.ladder(), 700)).top(), top);
    }

    void paintsWhatItHas()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        QVERIFY(!bench.view.hint().isEmpty());
        const QImage empty = bench.view.grab().toImage();
        bench.stage.prefixEcho();
        bench.pollAll();
        const QImage full = bench.view.grab().toImage();
        QVERIFY(full != empty);
        bench.view.rest();
        (void)bench.view.grab(); // no records to look at: nothing is drawn, nothing is missed
        bench.view.poll();
        QCOMPARE(bench.view.grab().toImage(), full);
    }

    void foldingKeepsWhatIsChosen()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        Actor there = bench.stage.serverEnd();
        there.accept();
        for (int i = 0; i < 500; ++i)
            there.send(i % 100 == 0 ? QByteArray::number(i) : QByteArray("same"));
        bench.pollAll();
        QCOMPARE(bench.rows(), qint64(501));
        bench.view.goTo(302); // "300"
        bench.view.setOptions({{}, true});
        bench.pollAll();
        QVERIFY(bench.rows() < 20);
        QCOMPARE(bench.view.currentRecord(), quint64(302));
        QVERIFY(bench.isVisible(302));
    }

    void aHundredThousandRecords()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.chat(100'000);
        QCOMPARE(bench.rows(), qint64(100'000));
        QCOMPARE(bench.view.layout().work(), quint64(100'000)); // each once
        bench.view.goTo(50'000);
        QVERIFY(bench.isVisible(50'000));
        QTest::keyClick(&bench.view, Qt::Key_End);
        QVERIFY(bench.isVisible(100'000));
    }

    void manyColumnsAreScrolled()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        for (quint16 port = 1; port <= 10; ++port) {
            Actor there(bench.stage, bench.stage.server, bench.stage.serverAddress,
                        Stage::address("192.0.2.1", port));
            there.accept();
        }
        bench.pollAll();
        QCOMPARE(bench.view.layout().columns().count(), 11);
        QVERIFY(bench.view.horizontalScrollBar()->maximum() > 0);
        QTest::keyClick(&bench.view, Qt::Key_Right);
        QVERIFY(bench.view.horizontalScrollBar()->value() > 0);
    }

    void markupInPayloadsIsNoMarkup()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        Actor there = bench.stage.serverEnd();
        there.accept();
        there.recv("<b>bold</b>\x1b[31m");
        bench.pollAll();
        QVERIFY(bench.view.rowText(1).contains(QStringLiteral("<b>bold</b>␛")));
    }
};

QTEST_MAIN(tst_LadderView)
#include "tst_ladderview.moc"
