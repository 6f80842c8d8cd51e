#include "tests/ui/models/logwriter.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/trafficpanelstatus.h"

#include <QAction>
#include <QLocale>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(TrafficLog::Limits limits = {}) : log(limits), writer(log) { status.show(); }

    QString text(const QString &remark = {})
    {
        while (model.poll()) {
        }
        status.showModel(model, remark);
        return status.text();
    }
    QToolButton *cancelButton() const { return status.findChildren<QToolButton *>().constLast(); }

    Look look;
    TrafficLog log;
    LogWriter writer;
    Annotations notes;
    TrafficModel model{log, notes};
    QAction showCleared{QStringLiteral("Show cleared")};
    TrafficPanelStatus status{look, &showCleared};
};

} // namespace

class TestTrafficPanelStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void countsRecords();
    void saysWhatIsMissing();
    void offersWhatIsCleared();
    void showsAnExport();
};

void TestTrafficPanelStatus::countsRecords()
{
    Bench bench;
    QCOMPARE(bench.text(), QStringLiteral("0 records"));
    bench.writer.recv("x");
    QCOMPARE(bench.text(), QStringLiteral("1 record"));
    bench.writer.recvMany(1233);
    QCOMPARE(bench.text(QStringLiteral("nothing found")), QStringLiteral("1,234 records · nothing found"));
}

void TestTrafficPanelStatus::saysWhatIsMissing()
{
    Bench bench({64, 1 << 20});
    bench.writer.recvMany(80);
    FilterSpec spec;
    spec.failedOnly = true;
    QVERIFY(bench.model.setFilter(spec));
    QTRY_VERIFY(!bench.model.isBusy());
    bench.text();
    bench.model.setPaused(true);
    bench.writer.recvMany(3);
    QCOMPARE(bench.text(),
             QStringLiteral("0 records · 64 hidden by the filter · 16 dropped (log full) · paused, 3 wait"));
}

void TestTrafficPanelStatus::offersWhatIsCleared()
{
    Bench bench;
    bench.writer.recvMany(2);
    auto *button = bench.status.findChild<QToolButton *>();
    bench.text();
    QVERIFY(!button->isVisible());
    bench.model.hideAll();
    QVERIFY(bench.text().endsWith(QStringLiteral("2 cleared")));
    QVERIFY(button->isVisible());
    QSignalSpy triggered(&bench.showCleared, &QAction::triggered);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(triggered.size(), 1);
}

void TestTrafficPanelStatus::showsAnExport()
{
    Bench bench;
    auto *progress = bench.status.findChild<QProgressBar *>();
    QVERIFY(!progress->isVisible());
    bench.status.startExport();
    bench.status.showExport(0.42);
    QVERIFY(progress->isVisible());
    QCOMPARE(progress->value(), 42);
    QSignalSpy cancelled(&bench.status, &TrafficPanelStatus::exportCancelled);
    QTest::mouseClick(bench.cancelButton(), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    bench.status.endExport();
    QVERIFY(!progress->isVisible());
    QVERIFY(!bench.cancelButton()->isVisible());
}

QTEST_MAIN(TestTrafficPanelStatus)
#include "tst_trafficpanelstatus.moc"
