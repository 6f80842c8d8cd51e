#include "tests/ui/models/logwriter.h"
#include "tests/ui/models/ownsocketmaker.h"
#include "ui/widgets/connectionspanel.h"
#include "ui/widgets/filterbar.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficpanelactions.h"
#include "ui/widgets/trafficpanelhint.h"
#include "ui/widgets/trafficview.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDataStream>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(TrafficLog::Limits limits = {}) : log(limits), writer(log)
    {
        panel.setSessionEndpoints({writer.endpoint()});
        panel.resize(1280, 600);
        panel.show();
        panel.activateWindow();
    }
    bool isShown() { return QTest::qWaitForWindowActive(&panel); }
    /// Waits until rows and status line say what the log holds.
    bool settle(int rows)
    {
        return QTest::qWaitFor([&] { return panel.model().rowCount() == rows && !panel.model().isBusy(); }) &&
               QTest::qWaitFor([&] { return panel.statusText().startsWith(QLocale().toString(rows)); });
    }
    void filter(const QString &text)
    {
        panel.filterBar()->focusPattern();
        QTest::keyClicks(panel.filterBar()->patternField(), text);
        panel.filterBar()->applyNow();
    }
    void showConnections()
    {
        QTabBar &bar = *panel.pages()->bar();
        for (int i = 0; i < bar.count(); ++i) {
            if (bar.tabText(i) == QStringLiteral("Connections"))
                bar.setCurrentIndex(i);
        }
    }
    void click(quint64 id)
    {
        const QModelIndex index = panel.model().index(panel.model().rowOf(id), TrafficModel::CallColumn);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {},
                          panel.view()->visualRect(index).center());
    }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&panel, key, modifiers); }
    QPushButton *hintButton() const { return panel.hint()->button(); }
    QString clipboard() const { return QGuiApplication::clipboard()->text(); }

    Look look;
    TrafficLog log;
    LogWriter writer;
    Annotations notes;
    TrafficPanel panel{log, notes, look};
};

} // namespace

class TestTrafficPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsWhatComes();
    void restsWhileHidden();
    void showsOnlyTheSession();
    void filtersWhileTyping();
    void findsWithoutHiding();
    void saysWhenNothingIsFound();
    void opensAndClosesTheInspector();
    void theInspectorStandsWhereThereIsRoom();
    void pausesAndResumes();
    void clearsAndShowsCleared();
    void followButtonAndScrollingAgree();
    void countsWhatTheLogDropped();
    void emptyTableTeaches();
    void marksAndGoesToMarks();
    void commentsByKey();
    void diesWithAnOpenComment();
    void copies();
    void filtersByRecord();
    void goesToARecordBehindAFilter();
    void exportsAndSaysSo();
    void exportsWhatIsNotCleared();
    void exportDialogOffersTheFormats();
    void exportFailureIsSaidInPlace();
    void choosesTheTimeFormat();
    void keepsItsState();
    void restoresAStateFromBeforeThePages();
    void showsTheConnectionsOnAPage();
    void whatActsOnTheTableShowsIt();
    void goesFromAConnectionToItsRecords();
    void everyControlHasANameAndAKeyboardPath();
};

void TestTrafficPanel::showsWhatComes()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(12345);
    QVERIFY(bench.settle(12345));
    QVERIFY(bench.panel.statusText().startsWith(QStringLiteral("12,345 records")));
    QVERIFY(bench.panel.view()->isFollowing());
}

void TestTrafficPanel::restsWhileHidden()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.panel.hide();
    bench.writer.recvMany(10);
    QCoreApplication::processEvents();
    QCOMPARE(bench.panel.model().rowCount(), 0);
    bench.panel.show();
    QCOMPARE(bench.panel.model().rowCount(), 10);
}

void TestTrafficPanel::showsOnlyTheSession()
{
    Bench bench;
    QVERIFY(bench.isShown());
    LogWriter other(bench.log, QStringLiteral("TCP client 1"));
    bench.writer.recvMany(3);
    other.recvMany(4);
    QVERIFY(bench.settle(3));
    QVERIFY(!bench.panel.statusText().contains(QStringLiteral("hidden")));
    QTest::keyClick(bench.panel.filterBar()->scopeField(), Qt::Key_Down);
    QVERIFY(bench.settle(7));
}

void TestTrafficPanel::filtersWhileTyping()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recv("apple");
    bench.writer.recvMany(3);
    QVERIFY(bench.settle(4));
    bench.keys(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bench.panel.filterBar()->patternField()->hasFocus());
    QTest::keyClicks(bench.panel.filterBar()->patternField(), QStringLiteral("apple"));
    QVERIFY(bench.settle(1));
    QVERIFY(bench.panel.statusText().contains(QStringLiteral("3 hidden by the filter")));
    QTest::keyClick(bench.panel.filterBar()->patternField(), Qt::Key_Escape);
    QVERIFY(bench.panel.view()->hasFocus());
}

void TestTrafficPanel::findsWithoutHiding()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(50);
    const quint64 first = bench.writer.recv("needle");
    bench.writer.recvMany(50);
    const quint64 second = bench.writer.recv("needle");
    QVERIFY(bench.settle(102));
    bench.panel.filterBar()->setPurpose(FilterBar::Purpose::Find);
    bench.filter(QStringLiteral("needle"));
    QVERIFY(bench.settle(102));
    QTest::keyClick(bench.panel.filterBar()->patternField(), Qt::Key_Return);
    QTRY_COMPARE(bench.panel.view()->currentRecord(), first);
    QVERIFY(!bench.panel.view()->isFollowing());
    bench.keys(Qt::Key_F3);
    QTRY_COMPARE(bench.panel.view()->currentRecord(), second);
    bench.keys(Qt::Key_F3);
    QTRY_COMPARE(bench.panel.view()->currentRecord(), first);
    QTRY_VERIFY(bench.panel.statusText().contains(QStringLiteral("went on")));
    bench.keys(Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(bench.panel.view()->currentRecord(), second);
}

void TestTrafficPanel::saysWhenNothingIsFound()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(5);
    QVERIFY(bench.settle(5));
    bench.keys(Qt::Key_F3); // nothing to look for yet
    QVERIFY(bench.panel.filterBar()->patternField()->hasFocus());
    bench.panel.filterBar()->setPurpose(FilterBar::Purpose::Find);
    bench.filter(QStringLiteral("absent"));
    bench.keys(Qt::Key_F3);
    QTRY_VERIFY(bench.panel.statusText().contains(QStringLiteral("nothing found")));
}

void TestTrafficPanel::opensAndClosesTheInspector()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recv("Hello");
    bench.writer.recv("World");
    QVERIFY(bench.settle(2));
    QVERIFY(!bench.panel.inspector()->isVisible());
    bench.click(1);
    QVERIFY(bench.panel.inspector()->isVisible());
    QCOMPARE(bench.panel.inspector()->textPage()->text(), QStringLiteral("Hello"));
    QTest::keyClick(bench.panel.view(), Qt::Key_Down);
    QCOMPARE(bench.panel.inspector()->textPage()->text(), QStringLiteral("World"));
    QTest::keyClick(bench.panel.view(), Qt::Key_Escape);
    QVERIFY(!bench.panel.inspector()->isVisible());
    QTest::keyClick(bench.panel.view(), Qt::Key_Return);
    QVERIFY(bench.panel.inspector()->isVisible());
}

void TestTrafficPanel::theInspectorStandsWhereThereIsRoom()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(100);
    QVERIFY(bench.settle(100));
    QVERIFY(bench.panel.goTo(50));
    const auto below = [&] { return bench.panel.inspector()->y() > bench.panel.view()->y(); };
    const auto beside = [&] { return bench.panel.inspector()->x() > bench.panel.view()->x(); };
    QTRY_VERIFY(below() && bench.panel.view()->isVisible());
    bench.panel.resize(1280, 260);
    QTRY_VERIFY(beside() && bench.panel.view()->isVisible());
    bench.panel.resize(600, 260);
    QTRY_VERIFY(!bench.panel.view()->isVisible());
    QVERIFY(bench.panel.inspector()->isVisible());
    QTest::keyClick(bench.panel.inspector(), Qt::Key_Escape);
    QVERIFY(bench.panel.view()->isVisible());
    QVERIFY(!bench.panel.inspector()->isVisible());
    // Walking through the rows does not open what would hide them.
    QTest::keyClick(bench.panel.view(), Qt::Key_Down);
    QVERIFY(bench.panel.view()->isVisible());
    QTest::keyClick(bench.panel.view(), Qt::Key_Return);
    QVERIFY(!bench.panel.view()->isVisible());
}

void TestTrafficPanel::pausesAndResumes()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(3);
    QVERIFY(bench.settle(3));
    bench.keys(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.panel.model().isPaused());
    bench.writer.recvMany(4);
    QTRY_VERIFY(bench.panel.statusText().contains(QStringLiteral("paused, 4 wait")));
    QCOMPARE(bench.panel.model().rowCount(), 3);
    QCOMPARE(bench.panel.panelActions().pause->text(), QStringLiteral("Resume"));
    bench.keys(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.settle(7));
    QVERIFY(!bench.panel.statusText().contains(QStringLiteral("paused")));
}

void TestTrafficPanel::clearsAndShowsCleared()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(3);
    QVERIFY(bench.settle(3));
    bench.keys(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.settle(0));
    QVERIFY(bench.panel.statusText().contains(QStringLiteral("3 cleared")));
    bench.writer.recvMany(2);
    QVERIFY(bench.settle(2));
    bench.panel.panelActions().showCleared->trigger();
    QVERIFY(bench.settle(5));
    QVERIFY(!bench.panel.panelActions().showCleared->isEnabled());
}

void TestTrafficPanel::followButtonAndScrollingAgree()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(300);
    QVERIFY(bench.settle(300));
    QAction *follow = bench.panel.panelActions().follow;
    QVERIFY(follow->isChecked());
    bench.panel.view()->verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
    QVERIFY(!follow->isChecked());
    bench.keys(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(follow->isChecked());
    QVERIFY(bench.panel.view()->isFollowing());
    const QScrollBar *bar = bench.panel.view()->verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
}

void TestTrafficPanel::countsWhatTheLogDropped()
{
    Bench bench({64, 1 << 20});
    QVERIFY(bench.isShown());
    bench.writer.recvMany(80);
    QTRY_VERIFY(bench.panel.statusText().contains(QStringLiteral("16 dropped (log full)")));
}

void TestTrafficPanel::emptyTableTeaches()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.panel.setEmptyText(QStringLiteral("Press Listen."));
    QTRY_VERIFY(bench.panel.hint()->isVisible()); // not while the scope is being looked through
    QCOMPARE(bench.panel.hint()->text(), QStringLiteral("Press Listen."));
    QVERIFY(!bench.hintButton()->isVisible());
    bench.writer.recvMany(3);
    QVERIFY(bench.settle(3));
    QTRY_VERIFY(!bench.panel.hint()->isVisible());
    bench.filter(QStringLiteral("absent"));
    QVERIFY(bench.settle(0));
    QTRY_VERIFY(bench.hintButton()->isVisible());
    QTest::mouseClick(bench.hintButton(), Qt::LeftButton);
    QVERIFY(bench.settle(3));
    bench.panel.panelActions().clear->trigger();
    QTRY_VERIFY(bench.hintButton()->isVisible());
    QTest::mouseClick(bench.hintButton(), Qt::LeftButton);
    QVERIFY(bench.settle(3));
}

void TestTrafficPanel::marksAndGoesToMarks()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(100);
    QVERIFY(bench.settle(100));
    QVERIFY(bench.panel.goTo(20));
    bench.keys(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(bench.notes.isMarked(20));
    QVERIFY(bench.panel.goTo(80));
    bench.keys(Qt::Key_M, Qt::ControlModifier);
    bench.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.panel.view()->currentRecord(), 20u);
    bench.keys(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!bench.notes.isMarked(20));
    bench.notes.setMarked(5000, true); // not in the table: passed over
    bench.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.panel.view()->currentRecord(), 80u);
    bench.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.panel.view()->currentRecord(), 80u);
}

void TestTrafficPanel::commentsByKey()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(10);
    QVERIFY(bench.settle(10));
    bench.click(3);
    bench.keys(Qt::Key_F2);
    auto *field = bench.panel.view()->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("why?"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(bench.notes.comment(3), QStringLiteral("why?"));
}

void TestTrafficPanel::diesWithAnOpenComment()
{
    auto bench = std::make_unique<Bench>();
    QVERIFY(bench->isShown());
    bench->writer.recvMany(10);
    QVERIFY(bench->settle(10));
    bench->click(3);
    bench->keys(Qt::Key_F2);
    QTest::keyClicks(bench->panel.view()->findChild<QLineEdit *>(), QStringLiteral("half"));
    bench.reset();
}

void TestTrafficPanel::copies()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.send("Hi\r\n");
    bench.writer.recv("\xc3\xa9");
    QVERIFY(bench.settle(2));
    bench.click(1);
    QTest::keyClick(bench.panel.view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(bench.clipboard().contains(QStringLiteral("send(4 bytes)\t127.0.0.1:50412\tsent\t4\tHi␍␊")));
    QTest::keyClick(bench.panel.view(), Qt::Key_Down, Qt::ShiftModifier);
    bench.panel.panelActions().copyHex->trigger();
    QCOMPARE(bench.clipboard(), QStringLiteral("48 69 0d 0a c3 a9"));
    bench.panel.panelActions().copyText->trigger();
    QCOMPARE(bench.clipboard(), QStringLiteral("Hi\r\né"));
    bench.panel.panelActions().copyRow->trigger();
    QCOMPARE(bench.clipboard().count(u'\n'), 1);
}

void TestTrafficPanel::filtersByRecord()
{
    Bench bench;
    QVERIFY(bench.isShown());
    LogWriter other(bench.writer, 50414);
    bench.writer.recv("1");
    other.recv("2");
    bench.writer.send("3");
    QVERIFY(bench.settle(3));
    QVERIFY(bench.panel.goTo(1));
    bench.panel.panelActions().filterPeer->trigger();
    QVERIFY(bench.settle(2));
    QCOMPARE(bench.panel.filterBar()->peerField()->text(), QStringLiteral("127.0.0.1:50412"));
    bench.panel.panelActions().filterCall->trigger();
    QVERIFY(bench.settle(1));
    QCOMPARE(bench.panel.model().idAt(0), 1u);
}

void TestTrafficPanel::goesToARecordBehindAFilter()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recv("one");
    bench.writer.recv("two");
    QVERIFY(bench.settle(2));
    bench.filter(QStringLiteral("one"));
    QVERIFY(bench.settle(1));
    QVERIFY(bench.panel.goTo(2));
    QVERIFY(bench.settle(2));
    QTRY_COMPARE(bench.panel.view()->currentIndex().row(), 1);
    QCOMPARE(bench.panel.inspector()->recordId(), 2u);
    QVERIFY(!bench.panel.goTo(500));
}

void TestTrafficPanel::exportsAndSaysSo()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recv("apple");
    bench.writer.recv("pear");
    QVERIFY(bench.settle(2));
    bench.filter(QStringLiteral("apple"));
    QVERIFY(bench.settle(1));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    bench.panel.exportTo(path);
    QTRY_VERIFY(!bench.panel.notice()->isEmpty());
    QCOMPARE(bench.panel.notice()->kind(), Notice::Kind::Info);
    QVERIFY(bench.panel.notice()->cause().contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("apple") && !content.contains("pear"));
    QVERIFY(bench.panel.panelActions().exportRecords->isEnabled());
}

void TestTrafficPanel::exportsWhatIsNotCleared()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recv("apple");
    QVERIFY(bench.settle(1));
    bench.panel.panelActions().clear->trigger();
    bench.writer.recv("pear");
    QVERIFY(bench.settle(1));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    bench.panel.exportTo(path);
    QTRY_VERIFY(!bench.panel.notice()->isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("pear") && !content.contains("apple"));
}

void TestTrafficPanel::exportDialogOffersTheFormats()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    bench.panel.panelActions().exportRecords->trigger();
    auto *dialog = bench.panel.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->nameFilters().size(), 5);
    QCOMPARE(dialog->defaultSuffix(), QStringLiteral("txt"));
    Q_EMIT dialog->filterSelected(dialog->nameFilters().constLast());
    QCOMPARE(dialog->defaultSuffix(), QStringLiteral("html"));
    dialog->reject();
}

void TestTrafficPanel::exportFailureIsSaidInPlace()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.panel.exportTo(QStringLiteral("/no/such/folder/log.txt"));
    QTRY_VERIFY(!bench.panel.notice()->isEmpty());
    QCOMPARE(bench.panel.notice()->kind(), Notice::Kind::Trouble);
}

void TestTrafficPanel::choosesTheTimeFormat()
{
    Bench bench;
    bench.panel.panelActions().timeFormats->actions().at(1)->trigger();
    QCOMPARE(bench.panel.model().timeFormat(), TimeFormat::SinceStart);
}

void TestTrafficPanel::keepsItsState()
{
    Bench bench;
    bench.panel.inspector()->setPage(Inspector::Page::Hex);
    bench.panel.panelActions().timeFormats->actions().at(2)->trigger();
    bench.panel.view()->setColumnWidths({{TrafficModel::CallColumn, 33}});
    bench.showConnections();
    const QByteArray state = bench.panel.saveState();

    Bench other;
    other.panel.restoreState(state);
    QCOMPARE(other.panel.inspector()->page(), Inspector::Page::Hex);
    QCOMPARE(other.panel.model().timeFormat(), TimeFormat::SincePrevious);
    QCOMPARE(other.panel.view()->columnWidths().value(TrafficModel::CallColumn), 33);
    QCOMPARE(other.panel.pages()->current(), QStringLiteral("connections"));
    for (int length = 0; length < state.size(); ++length)
        other.panel.restoreState(state.left(length));
    other.panel.restoreState("nonsense");
    QCOMPARE(other.panel.inspector()->page(), Inspector::Page::Hex);
}

void TestTrafficPanel::restoresAStateFromBeforeThePages()
{
    Bench bench;
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << 1 << int(Qt::Vertical) << QByteArray() << QHash<int, int>{{TrafficModel::CallColumn, 33}} << 1
        << 2;
    bench.panel.restoreState(state);
    QCOMPARE(bench.panel.view()->columnWidths().value(TrafficModel::CallColumn), 33);
    QCOMPARE(bench.panel.pages()->current(), QStringLiteral("table"));
}

void TestTrafficPanel::showsTheConnectionsOnAPage()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QVERIFY(bench.panel.view()->isVisible());
    QVERIFY(!bench.panel.page<ConnectionsPanel>()->isVisible());
    bench.showConnections();
    QVERIFY(bench.panel.page<ConnectionsPanel>()->isVisible());
    QVERIFY(bench.panel.page<ConnectionsPanel>()->scopeField()->isVisible());
    QVERIFY(!bench.panel.view()->isVisible());
    QVERIFY(!bench.panel.filterBar()->isVisible());
    // What came meanwhile is there at once.
    bench.writer.recvMany(10);
    for (int left = 1; left < bench.panel.pages()->bar()->count(); ++left)
        QTest::keyClick(bench.panel.pages()->bar(), Qt::Key_Left);
    QVERIFY(bench.panel.view()->isVisible());
    QCOMPARE(bench.panel.model().rowCount(), 10);
}

void TestTrafficPanel::whatActsOnTheTableShowsIt()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recvMany(10);
    QVERIFY(bench.settle(10));
    bench.showConnections();
    bench.panel.focusFind();
    QVERIFY(bench.panel.filterBar()->patternField()->hasFocus());
    bench.showConnections();
    bench.panel.panelActions().clear->trigger();
    QVERIFY(bench.panel.view()->isVisible());
    bench.showConnections();
    QVERIFY(bench.panel.goTo(3));
    QVERIFY(bench.panel.view()->isVisible());
    // Its keys are not for the table's records.
    bench.showConnections();
    bench.panel.page<ConnectionsPanel>()->setFocus();
    QGuiApplication::clipboard()->setText(QStringLiteral("untouched"));
    bench.keys(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(bench.clipboard(), QStringLiteral("untouched"));
}

void TestTrafficPanel::goesFromAConnectionToItsRecords()
{
    Bench bench;
    QVERIFY(bench.isShown());
    LogWriter second(bench.writer, 50413);
    LogWriter other(bench.log, QStringLiteral("TCP client 1"), 50414);
    bench.writer.recvMany(3);
    second.recvMany(2);
    other.recvMany(4);
    QVERIFY(bench.settle(5));
    OwnSocket socket = ownSocket(1, second.flow()->endpoint);
    socket.system.peer = second.flow()->peer;
    bench.showConnections();
    Q_EMIT bench.panel.page<ConnectionsPanel>()->recordsWanted(socket);
    QVERIFY(bench.panel.view()->hasFocus());
    QVERIFY(bench.settle(2));
    // A listening socket has no peer: the calls that were made on it.
    bench.showConnections();
    Q_EMIT bench.panel.page<ConnectionsPanel>()->recordsWanted(ownSocket(2, SocketState::Listen));
    QVERIFY(bench.panel.filterBar()->spec().calls & 1u << int(Call::Listen));
    QVERIFY(bench.panel.filterBar()->spec().peer.isEmpty());
    QVERIFY(bench.settle(0));
    // Of another session.
    socket.endpoint = other.flow()->endpoint;
    socket.system.peer = other.flow()->peer;
    Q_EMIT bench.panel.page<ConnectionsPanel>()->recordsWanted(socket);
    QVERIFY(bench.panel.filterBar()->isWholeLog());
    QVERIFY(bench.settle(4));
}

void TestTrafficPanel::everyControlHasANameAndAKeyboardPath()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.writer.recv("x");
    QVERIFY(bench.settle(1));
    QVERIFY(bench.panel.goTo(1));
    for (const QToolButton *button : bench.panel.findChildren<QToolButton *>()) {
        const QString owner = QLatin1String(button->parentWidget()->metaObject()->className());
        if (owner == QStringLiteral("QLineEdit") || owner == QStringLiteral("QTabBar"))
            continue; // Qt's own
        const QString name = button->accessibleName() + button->text() + button->toolTip();
        QVERIFY2(!name.isEmpty(), qPrintable(button->objectName()));
    }
    QVERIFY(!bench.panel.view()->accessibleName().isEmpty());
    QVERIFY((bench.panel.view()->focusPolicy() & Qt::TabFocus) != 0);
}

QTEST_MAIN(TestTrafficPanel)
#include "tst_trafficpanel.moc"
