#include "ui/widgets/timelineview.h"

#include "tests/ui/widgets/timelinestory.h"
#include "ui/widgets/look.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class TestTimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = timelineRuns();
        m_view = std::make_unique<TimelineView>(m_runs, m_look);
        m_view->resize(900, 400);
        m_view->show();
        m_view->refresh(8000 * timelineMs);
    }
    void cleanup() { m_view.reset(); }

    void clickGoesToTheRecord()
    {
        QSignalSpy spy(m_view.get(), &TimelineView::recordWanted);
        const QRect row = m_view->rowRect({0, 1});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {5, row.center().y()});
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toULongLong(), 21u);
        QVERIFY((m_view->current() == TimelineDrawing::Place{0, 1}));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {5, 2}); // the scale
        QCOMPARE(spy.size(), 1);
    }

    void keysGoOverTheEndsOfRuns()
    {
        QSignalSpy spy(m_view.get(), &TimelineView::recordWanted);
        QTest::keyClick(m_view.get(), Qt::Key_Return); // nothing is chosen
        QCOMPARE(spy.size(), 0);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY((m_view->current() == TimelineDrawing::Place{1, 0}));
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("127.0.0.1:50004")));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(spy.value(0).value(0).toULongLong(), 41u);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY((m_view->current() == TimelineDrawing::Place{1, 2}));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY((m_view->current() == TimelineDrawing::Place{1, 2}));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QVERIFY((m_view->current() == TimelineDrawing::Place{0, 0}));
    }

    void followsTheEndUntilScrolledUp()
    {
        for (int i = 0; i < 100; ++i)
            m_runs[1].clients.push_back(timelineClient(10 + i, 7000, 7500, 7600));
        m_view->refresh(8000 * timelineMs);
        QScrollBar &bar = *m_view->verticalScrollBar();
        QVERIFY(bar.maximum() > 0);
        QCOMPARE(bar.value(), bar.maximum());
        bar.setValue(10);
        m_runs[1].clients.push_back(timelineClient(200, 7000, 7500, 7600));
        m_view->refresh(8000 * timelineMs);
        QCOMPARE(bar.value(), 10);
    }

    void showsAConnection()
    {
        m_view->showConnection(ConnectionId{5});
        QVERIFY((m_view->current() == TimelineDrawing::Place{1, 1}));
        m_view->showConnection(ConnectionId{99});
        m_view->showConnection({});
        QVERIFY((m_view->current() == TimelineDrawing::Place{1, 1}));
        m_runs.clear(); // the log was cleared
        m_view->refresh(0);
        QVERIFY(!m_view->current());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY(!m_view->current());
    }

    void bareViewSaysWhatWillAppear()
    {
        m_runs.clear();
        m_view->setHint(QStringLiteral("Each client gets a row."));
        m_view->refresh(0);
        QCOMPARE(m_view->accessibleDescription(), QStringLiteral("Each client gets a row."));
        QVERIFY(!m_view->grab().isNull());
    }

private:
    Look m_look;
    std::deque<TimelineRun> m_runs;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
