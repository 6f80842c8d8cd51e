#include "app/wirebench/tabkinds.h"
#include "tests/ui/replay/savedlog.h"
#include "tests/ui/shell/bench.h"
#include "ui/replay/recordingpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/recordingtabs.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Tabs
{
    Tabs() { tabs.addTab(new QWidget, QStringLiteral("TCP server")); }

    QToolButton *closeButton(int index) const
    {
        return qobject_cast<QToolButton *>(tabs.tabBar()->tabButton(index, QTabBar::RightSide));
    }

    SavedLog saved;
    Look look;
    QTabWidget tabs;
    RecordingTabs recordings{look, &tabs};
};

} // namespace

class TestRecordingTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensBehindTheOthers();
    void opensAFileOnce();
    void closes();
    void namesAreData();
    void takesWhatIsDropped();
    void inTheWindow();
    void droppedOnTheWindow();
};

void TestRecordingTabs::opensBehindTheOthers()
{
    Tabs bench;
    QSignalSpy changed(&bench.recordings, &RecordingTabs::changed);
    QVERIFY(!bench.recordings.current());
    RecordingPage *page = bench.recordings.open(bench.saved.save(QStringLiteral("lesson.jsonl")));
    QCOMPARE(bench.recordings.current(), page);
    QCOMPARE(bench.tabs.currentIndex(), 1);
    QCOMPARE(bench.tabs.tabText(1), QStringLiteral("Recording lesson.jsonl"));
    QVERIFY(!bench.tabs.tabIcon(1).isNull());
    QTRY_VERIFY(page->player());
    QCOMPARE(changed.count(), 2); // opened, read
    bench.tabs.setCurrentIndex(0);
    QVERIFY(!bench.recordings.current());
}

void TestRecordingTabs::opensAFileOnce()
{
    Tabs bench;
    const QString path = bench.saved.save(QStringLiteral("lesson.jsonl"));
    RecordingPage *first = bench.recordings.open(path);
    RecordingPage *other = bench.recordings.open(bench.saved.save(QStringLiteral("other.jsonl")));
    QVERIFY(other != first);
    QCOMPARE(bench.recordings.open(path), first);
    QCOMPARE(bench.tabs.count(), 3);
    QCOMPARE(bench.tabs.currentIndex(), 1);
}

void TestRecordingTabs::closes()
{
    Tabs bench;
    bench.recordings.open(bench.saved.save(QStringLiteral("a.jsonl")));
    bench.recordings.open(bench.saved.save(QStringLiteral("b.jsonl")));
    QVERIFY(bench.closeButton(1));
    QCOMPARE(bench.closeButton(1)->accessibleName(), QStringLiteral("Close a.jsonl"));
    bench.closeButton(1)->click();
    QCOMPARE(bench.tabs.count(), 2);
    bench.recordings.closeCurrent();
    QCOMPARE(bench.tabs.count(), 1);
    bench.recordings.closeCurrent(); // a session is in front: not this one's
    QCOMPARE(bench.tabs.count(), 1);
}

void TestRecordingTabs::namesAreData()
{
    Tabs bench;
    bench.recordings.open(bench.saved.save(QStringLiteral("<i>a&b.jsonl")));
    QCOMPARE(bench.tabs.tabText(1), QStringLiteral("Recording <i>a&&b.jsonl"));
    QVERIFY(!bench.tabs.tabToolTip(1).contains(QStringLiteral("<i>")));
    bench.recordings.open(bench.saved.save(QString(100, u'x') + QStringLiteral(".jsonl")));
    QVERIFY(bench.tabs.tabText(2).size() < 60);
}

void TestRecordingTabs::takesWhatIsDropped()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/b.JSONL")), QUrl::fromLocalFile(QStringLiteral("/a/b.txt")),
                  QUrl(QStringLiteral("http://127.0.0.1/c.jsonl"))});
    QCOMPARE(RecordingTabs::pathsIn(data), QStringList{QStringLiteral("/a/b.JSONL")});
    QVERIFY(RecordingTabs::pathsIn(QMimeData()).isEmpty());
}

void TestRecordingTabs::inTheWindow()
{
    const SavedLog saved;
    Bench bench;
    MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
    window.setWorkspace({}, false);
    window.show();
    const qsizetype sessions = window.workspace().sessions.size();
    auto *tabs = window.findChild<QTabWidget *>();
    const int count = tabs->count();

    RecordingPage *page = window.openRecording(saved.save(QStringLiteral("lesson.jsonl")));
    QTRY_VERIFY(page->player());
    QCOMPARE(tabs->count(), count + 1);
    QCOMPARE(window.workspace().sessions.size(), sessions); // is none
    QCOMPARE(window.pages().size(), sessions);
    // What is for sessions rests; what is for all works.
    bench.look.setTheme(Theme::Dark);
    window.addSession({{}, false, TcpClientSettings()});
    QVERIFY(tabs->currentIndex() < count);
    tabs->setCurrentWidget(page);
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (action->text() == QStringLiteral("&New Session"))
            QVERIFY(!action->isEnabled());
    }
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tabs->count(), count);
    window.setWorkspace({}, false);
}

void TestRecordingTabs::droppedOnTheWindow()
{
    const SavedLog saved;
    Bench bench;
    MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
    window.setWorkspace({}, false);
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(saved.save(QStringLiteral("lesson.jsonl")))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    QVERIFY(window.findChild<RecordingPage *>());
}

QTEST_MAIN(TestRecordingTabs)
#include "tst_recordingtabs.moc"
