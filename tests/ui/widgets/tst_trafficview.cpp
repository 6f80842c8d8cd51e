#include "tests/ui/models/logwriter.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/trafficview.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace wirebench;

namespace {

constexpr TrafficLog::Limits smallLog{800, 1 << 24}; // drops 100 records at a time

struct Bench
{
    explicit Bench(TrafficLog::Limits limits = {}) : log(limits), writer(log)
    {
        view.resize(1000, 400);
        view.show();
    }
    bool isShown() { return QTest::qWaitForWindowExposed(&view); }
    void append(int count)
    {
        writer.recvMany(count);
        while (model.poll()) {
        }
    }
    quint64 topRecord() const { return model.idAt(view.rowAt(0)); }
    int topPosition() const { return view.rowViewportPosition(view.rowAt(0)); }
    bool isAtEnd() const
    {
        return view.verticalScrollBar()->value() == view.verticalScrollBar()->maximum() &&
               view.rowAt(view.viewport()->height() - 2) == model.rowCount() - 1;
    }
    void wheel(int steps)
    {
        const QPointF middle = view.viewport()->rect().center();
        QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, {0, steps * 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect cell = view.visualRect(model.index(row, TrafficModel::CallColumn));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, cell.center());
    }
    int clickFirstVisible()
    {
        const int row = view.rowAt(0) + 1;
        click(row);
        return row;
    }

    Look look;
    TrafficLog log;
    LogWriter writer;
    Annotations notes;
    TrafficModel model{log, notes};
    TrafficView view{model, look};
};

} // namespace

class TestTrafficView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheEnd();
    void scrollingUpStopsFollowing();
    void scrollingToTheEndFollowsAgain();
    void choosingARowStopsFollowing();
    void newRowsDoNotMoveWhatIsRead();
    void droppedRowsDoNotMoveWhatIsRead();
    void aDroppedCurrentRowChoosesNoOther();
    void aFilterKeepsTheChosenRecord();
    void aFilterKeepsThePlace();
    void focusChoosesNothing();
    void keysStartAtWhatIsVisible();
    void homeAndEndGoToTheFirstAndLastRow();
    void goesToARecord();
    void givesTheChosenRecords();
    void aCommentIsTypedInItsRow();
    void narrowWindowsKeepTheData();
    void keepsTheUsersColumnWidths();
    void growsWithTheScale();
};

void TestTrafficView::followsTheEnd()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QVERIFY(bench.view.isFollowing());
    for (int i = 0; i < 5; ++i) {
        bench.append(40);
        QVERIFY(bench.isAtEnd());
    }
}

void TestTrafficView::scrollingUpStopsFollowing()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(200);
    QSignalSpy following(&bench.view, &TrafficView::followingChanged);
    bench.wheel(2);
    QVERIFY(!bench.view.isFollowing());
    QCOMPARE(following.size(), 1);
    QCOMPARE(following[0][0].toBool(), false);
}

void TestTrafficView::scrollingToTheEndFollowsAgain()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(200);
    bench.wheel(3);
    QVERIFY(!bench.view.isFollowing());
    bench.wheel(-10);
    QVERIFY(bench.view.isFollowing());
    bench.append(50);
    QVERIFY(bench.isAtEnd());
}

void TestTrafficView::choosingARowStopsFollowing()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(200);
    QSignalSpy chosen(&bench.view, &TrafficView::currentRecordChanged);
    const int row = bench.clickFirstVisible();
    QVERIFY(!bench.view.isFollowing());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<quint64>(), bench.model.idAt(row));
    QCOMPARE(bench.view.currentRecord(), bench.model.idAt(row));
    bench.view.setFollowing(true);
    QVERIFY(bench.isAtEnd());
}

void TestTrafficView::newRowsDoNotMoveWhatIsRead()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(300);
    bench.wheel(5);
    const quint64 top = bench.topRecord();
    const int position = bench.topPosition();
    bench.append(300);
    QCOMPARE(bench.topRecord(), top);
    QCOMPARE(bench.topPosition(), position);
}

void TestTrafficView::droppedRowsDoNotMoveWhatIsRead()
{
    Bench bench(smallLog);
    QVERIFY(bench.isShown());
    bench.append(790);
    bench.wheel(5);
    bench.view.verticalScrollBar()->setValue(bench.view.verticalScrollBar()->value() - 7); // inside a row
    const quint64 top = bench.topRecord();
    const int position = bench.topPosition();
    for (int i = 0; i < 6; ++i) {
        bench.append(100);
        QVERIFY(bench.log.counters().dropped > 0);
        QCOMPARE(bench.topRecord(), top);
        QCOMPARE(bench.topPosition(), position);
    }
    // Once the log drops what is read, the oldest that is left is shown.
    bench.append(1000);
    QCOMPARE(bench.topRecord(), bench.model.idAt(0));
    QVERIFY(!bench.view.isFollowing());
}

void TestTrafficView::aDroppedCurrentRowChoosesNoOther()
{
    Bench bench(smallLog);
    QVERIFY(bench.isShown());
    bench.append(500);
    QVERIFY(bench.view.goTo(3));
    QSignalSpy chosen(&bench.view, &TrafficView::currentRecordChanged);
    bench.append(600);
    QCOMPARE(bench.model.rowOf(3), -1);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(bench.view.currentRecord(), 3u);
    QVERIFY(!bench.view.selectionModel()->hasSelection());
}

void TestTrafficView::aFilterKeepsTheChosenRecord()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(100);
    const quint64 wanted = bench.writer.recv("needle");
    bench.append(100);
    QVERIFY(bench.view.goTo(wanted));
    QSignalSpy chosen(&bench.view, &TrafficView::currentRecordChanged);
    FilterSpec spec;
    spec.pattern = QStringLiteral("needle");
    QVERIFY(bench.model.setFilter(spec));
    QTRY_COMPARE(bench.model.rowCount(), 1);
    QCOMPARE(bench.view.currentIndex().row(), 0);
    QVERIFY(bench.model.setFilter({}));
    QTRY_COMPARE(bench.model.rowCount(), 201);
    QCOMPARE(bench.view.currentIndex().row(), 100);
    QCOMPARE(bench.view.selectedRecords(10), QList<quint64>{wanted});
    QCOMPARE(chosen.size(), 0);
}

void TestTrafficView::aFilterKeepsThePlace()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(1000);
    bench.wheel(20);
    const quint64 top = bench.topRecord();
    FilterSpec spec;
    spec.pattern = QStringLiteral("line");
    QVERIFY(bench.model.setFilter(spec));
    QTRY_VERIFY(!bench.model.isBusy());
    QCOMPARE(bench.topRecord(), top);
}

void TestTrafficView::focusChoosesNothing()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(100);
    QSignalSpy chosen(&bench.view, &TrafficView::currentRecordChanged);
    bench.view.clearFocus();
    bench.view.setFocus();
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!bench.view.currentIndex().isValid());
    QVERIFY(bench.view.isFollowing());
}

void TestTrafficView::keysStartAtWhatIsVisible()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(1000);
    QTest::keyClick(&bench.view, Qt::Key_Up);
    QVERIFY(bench.view.currentIndex().row() > 970);
    const int row = bench.view.currentIndex().row();
    QTest::keyClick(&bench.view, Qt::Key_Up);
    QCOMPARE(bench.view.currentIndex().row(), row - 1);
    QVERIFY(!bench.view.isFollowing());
}

void TestTrafficView::homeAndEndGoToTheFirstAndLastRow()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(1000);
    QTest::keyClick(&bench.view, Qt::Key_Home);
    QCOMPARE(bench.view.currentRecord(), 1u);
    QCOMPARE(bench.topRecord(), 1u);
    QVERIFY(!bench.view.isFollowing());
    QTest::keyClick(&bench.view, Qt::Key_End);
    QVERIFY(bench.view.isFollowing());
    QVERIFY(bench.isAtEnd());
}

void TestTrafficView::goesToARecord()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(1000);
    QVERIFY(bench.view.goTo(500));
    QCOMPARE(bench.view.currentRecord(), 500u);
    QVERIFY(bench.view.viewport()->rect().contains(bench.view.visualRect(bench.view.currentIndex())));
    QVERIFY(!bench.view.goTo(5000));
    QCOMPARE(bench.view.currentRecord(), 500u);
}

void TestTrafficView::givesTheChosenRecords()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(10);
    bench.click(6);
    bench.click(8, Qt::ControlModifier);
    bench.click(2, Qt::ControlModifier);
    QCOMPARE(bench.view.selectedRecords(100), (QList<quint64>{3, 7, 9}));
    QCOMPARE(bench.view.selectedRecords(2), (QList<quint64>{3, 7}));
}

void TestTrafficView::aCommentIsTypedInItsRow()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(10);
    bench.click(4);
    bench.view.editComment();
    auto *field = bench.view.findChild<QLineEdit *>();
    QVERIFY(field);
    QVERIFY(!field->accessibleName().isEmpty());
    QTest::keyClicks(field, QStringLiteral("look here"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(bench.notes.comment(5), QStringLiteral("look here"));
    QTRY_VERIFY(!bench.view.findChild<QLineEdit *>());

    bench.view.editComment();
    QVERIFY(bench.view.findChild<QLineEdit *>());
    field = bench.view.findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("something else"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!bench.view.findChild<QLineEdit *>());
    QCOMPARE(bench.notes.comment(5), QStringLiteral("look here"));
}

void TestTrafficView::narrowWindowsKeepTheData()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(10);
    for (const int width : {1600, 700, 500}) {
        bench.view.resize(width, 400);
        QVERIFY(!bench.view.isColumnHidden(TrafficModel::NumberColumn));
        QVERIFY(!bench.view.isColumnHidden(TrafficModel::CallColumn));
        QVERIFY(bench.view.columnWidth(TrafficModel::DataColumn) > 100);
        QCOMPARE(bench.view.isColumnHidden(TrafficModel::DeltaColumn), width < 1600);
    }
}

void TestTrafficView::keepsTheUsersColumnWidths()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.view.setColumnWidths({{TrafficModel::PeerColumn, 40}, {TrafficModel::DataColumn, 3}, {99, 5}});
    const int width = bench.view.columnWidth(TrafficModel::PeerColumn);
    bench.view.resize(1400, 400);
    QCOMPARE(bench.view.columnWidth(TrafficModel::PeerColumn), width);
    QCOMPARE(bench.view.columnWidths(), (QHash<int, int>{{TrafficModel::PeerColumn, 40}}));
    bench.view.setColumnWidth(TrafficModel::PeerColumn, width / 2);
    QVERIFY(bench.view.columnWidths().value(TrafficModel::PeerColumn) < 21);
}

void TestTrafficView::growsWithTheScale()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.append(100);
    const int height = bench.view.rowHeight(0);
    bench.look.setScale(2);
    QVERIFY(bench.view.rowHeight(0) > 1.8 * height);
    QTRY_VERIFY(bench.isAtEnd());
}

QTEST_MAIN(TestTrafficView)
#include "tst_trafficview.moc"
