#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

namespace {

struct Bench
{
    Bench()
    {
        model.setHorizontalHeaderLabels(
            {QStringLiteral("Name"), QStringLiteral("State"), QStringLiteral("Rest")});
        list.resize(700, 200);
        list.show();
        list.activateWindow();
    }
    void addRow(const QString &name, const QString &state)
    {
        const auto cell = [](const QString &text) {
            auto *item = new QStandardItem(text);
            item->setEditable(false);
            return item;
        };
        model.appendRow({cell(name), cell(state), cell(QStringLiteral("."))});
    }
    QTableView &view() { return *list.view(); }
    void click(int row)
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {},
                          view().visualRect(model.index(row, 0)).center());
    }

    Look look;
    QStandardItemModel model{0, 3};
    ListTable list{look, &model, QStringLiteral("Things")};
};

} // namespace

class tst_ListTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWillAppear()
    {
        Bench bench;
        QVERIFY(!bench.view().isVisible());
        auto *copy = bench.list.findChild<QToolButton *>();
        bench.list.setHint(QStringLiteral("Nothing yet."));
        QCOMPARE(bench.list.hint(), QStringLiteral("Nothing yet."));
        QVERIFY(!copy->isVisible());
        bench.list.setHint(QStringLiteral("Try: nc 127.0.0.1 9999"), QStringLiteral("nc 127.0.0.1 9999"));
        QVERIFY(copy->isVisible());
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("nc 127.0.0.1 9999"));
    }

    void theTableTakesThePlaceOfTheHint()
    {
        Bench bench;
        bench.addRow(QStringLiteral("a"), QStringLiteral("b"));
        QVERIFY(bench.view().isVisible());
        bench.model.removeRow(0);
        QVERIFY(!bench.view().isVisible());
        QCOMPARE(bench.view().accessibleName(), QStringLiteral("Things"));
    }

    void copiesTheChosenRows()
    {
        Bench bench;
        bench.addRow(QStringLiteral("first"), QStringLiteral("open"));
        bench.addRow(QStringLiteral("second"), QStringLiteral("closed"));
        bench.addRow(QStringLiteral("third"), QStringLiteral("open"));
        QVERIFY(QTest::qWaitForWindowActive(&bench.list));
        bench.click(2);
        QTest::keyClick(&bench.view(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(bench.list.selectedRows(), (QList<int>{1, 2}));
        QTest::keyClick(&bench.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("second\tclosed\t.\nthird\topen\t."));
    }

    void tellsOfTheChoiceAndOfTheWishToOpen()
    {
        Bench bench;
        bench.addRow(QStringLiteral("a"), QStringLiteral("b"));
        bench.addRow(QStringLiteral("c"), QStringLiteral("d"));
        QVERIFY(QTest::qWaitForWindowActive(&bench.list));
        QSignalSpy selected(&bench.list, &ListTable::selectionChanged);
        QSignalSpy activated(&bench.list, &ListTable::activated);
        bench.click(1);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(activated.size(), 0);
        QTest::keyClick(&bench.view(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), 1);
        const QPoint first = bench.view().visualRect(bench.model.index(0, 0)).center();
        QTest::mouseClick(bench.view().viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(bench.view().viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[1][0].toInt(), 0);
    }

    void actionsGoBeforeCopy()
    {
        Bench bench;
        QAction close(QStringLiteral("Close"));
        bench.list.addRowActions({&close});
        QCOMPARE(bench.view().actions().constFirst(), &close);
        QCOMPARE(bench.view().actions().size(), 2);
        QCOMPARE(bench.view().contextMenuPolicy(), Qt::ActionsContextMenu);
    }

    void columnsHaveRoomForWhatUsuallyStandsInThem()
    {
        Bench bench;
        const int narrow = bench.view().columnWidth(0);
        bench.list.setSamples({QStringLiteral("192.168.100.100:65535"), QStringLiteral("x"), QString()});
        const int wide = bench.view().columnWidth(0);
        QVERIFY(wide > narrow);
        QVERIFY(bench.view().columnWidth(1) < wide);
        QVERIFY(bench.view().columnWidth(1) >= bench.view().horizontalHeader()->sectionSizeHint(1));
    }

    void growsWithTheWindow()
    {
        Bench bench;
        bench.addRow(QStringLiteral("a"), QStringLiteral("b"));
        const int height = bench.view().rowHeight(0);
        bench.list.setSamples({QStringLiteral("192.168.100.100:65535"), QString(), QString()});
        bench.view().horizontalHeader()->resizeSection(1, 200);
        const int width = bench.view().columnWidth(0);
        bench.look.setScale(2);
        QTRY_VERIFY(bench.view().rowHeight(0) > height * 3 / 2);
        QTRY_VERIFY(bench.view().columnWidth(0) > width * 3 / 2);
        QTRY_VERIFY(bench.view().columnWidth(1) > 300); // the user's own width too
    }

    void sortsByAClick()
    {
        Bench bench;
        bench.addRow(QStringLiteral("b"), QStringLiteral("1"));
        bench.addRow(QStringLiteral("a"), QStringLiteral("2"));
        QVERIFY(!bench.view().isSortingEnabled());
        bench.list.setSortable(1);
        QHeaderView &header = *bench.view().horizontalHeader();
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, QPoint(10, header.height() / 2));
        QCOMPARE(bench.model.item(0, 0)->text(), QStringLiteral("a"));
    }

    void keepsWidthsAndOrder()
    {
        Bench bench;
        bench.list.setSortable(0);
        bench.view().horizontalHeader()->resizeSection(1, 222);
        bench.view().sortByColumn(1, Qt::DescendingOrder);
        const QByteArray state = bench.list.saveState();
        Bench other;
        other.list.setSortable(0);
        other.list.restoreState(state);
        QVERIFY(qAbs(other.view().columnWidth(1) - 222) < 16);
        QCOMPARE(other.view().horizontalHeader()->sortIndicatorSection(), 1);
        QCOMPARE(other.view().horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        for (int length = 0; length < state.size(); ++length)
            other.list.restoreState(state.left(length));
        other.list.restoreState("nonsense");
        QVERIFY(qAbs(other.view().columnWidth(1) - 222) < 16);
        QCOMPARE(other.list.saveState(), state);
    }
};

QTEST_MAIN(tst_ListTable)
#include "tst_listtable.moc"
