#include "tests/ui/models/logwriter.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/trafficpanelhint.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    Bench() { parent.show(); }
    void show()
    {
        while (model.poll()) {
        }
        hint.showModel(model);
    }

    Look look;
    TrafficLog log;
    LogWriter writer{log};
    Annotations notes;
    TrafficModel model{log, notes};
    QWidget parent;
    TrafficPanelHint hint{look, &parent};
    QSignalSpy reset{&hint, &TrafficPanelHint::resetFilterRequested};
    QSignalSpy showCleared{&hint, &TrafficPanelHint::showClearedRequested};
};

} // namespace

class TestTrafficPanelHint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void teachesWhileTheLogIsEmpty();
    void hidesWhenThereAreRows();
    void offersToResetTheFilter();
    void offersToShowTheCleared();
};

void TestTrafficPanelHint::teachesWhileTheLogIsEmpty()
{
    Bench bench;
    bench.show();
    QVERIFY(bench.hint.isVisible());
    QVERIFY(!bench.hint.text().isEmpty());
    QVERIFY(!bench.hint.button()->isVisible());
    bench.hint.setEmptyText(QStringLiteral("Press <b>Listen</b>."));
    bench.show();
    QCOMPARE(bench.hint.text(), QStringLiteral("Press <b>Listen</b>."));
}

void TestTrafficPanelHint::hidesWhenThereAreRows()
{
    Bench bench;
    bench.writer.recv("x");
    bench.show();
    QVERIFY(!bench.hint.isVisible());
}

void TestTrafficPanelHint::offersToResetTheFilter()
{
    Bench bench;
    bench.writer.recvMany(3);
    FilterSpec spec;
    spec.failedOnly = true;
    QVERIFY(bench.model.setFilter(spec));
    bench.show();
    QVERIFY(!bench.hint.isVisible()); // not while it is not known what matches
    QTRY_VERIFY(!bench.model.isBusy());
    bench.show();
    QVERIFY(bench.hint.text().contains(u'3'));
    QTest::mouseClick(bench.hint.button(), Qt::LeftButton);
    QCOMPARE(bench.reset.size(), 1);
    QCOMPARE(bench.showCleared.size(), 0);
}

void TestTrafficPanelHint::offersToShowTheCleared()
{
    Bench bench;
    bench.writer.recvMany(3);
    bench.show();
    bench.model.hideAll();
    bench.show();
    QVERIFY(bench.hint.isVisible());
    QTest::mouseClick(bench.hint.button(), Qt::LeftButton);
    QCOMPARE(bench.reset.size(), 0);
    QCOMPARE(bench.showCleared.size(), 1);
}

QTEST_MAIN(TestTrafficPanelHint)
#include "tst_trafficpanelhint.moc"
