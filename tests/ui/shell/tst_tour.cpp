#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/tour.h"
#include "ui/widgets/panelpages.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_Tour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void performsC3()
    {
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        window.setWorkspace({}, false);
        window.offerTour();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *tour = window.findChild<Tour *>();
        QVERIFY(tour->isVisible());
        QVERIFY(!tour->isOn());
        QVERIFY(press(*tour, QStringLiteral("Start the tour")));
        QVERIFY(tour->isOn());
        QCOMPARE(tour->step(), Tour::Step::Listen);
        QVERIFY(press(*tour, QStringLiteral("Listen for me")));
        QTRY_COMPARE(tour->step(), Tour::Step::Connect);
        QVERIFY(press(*tour, QStringLiteral("Connect for me")));
        QTRY_COMPARE(tour->step(), Tour::Step::Table);
        QVERIFY(tour->text().startsWith(QStringLiteral("3 of 4")));
        QVERIFY(press(*tour, QStringLiteral("Go on")));
        QCOMPARE(tour->step(), Tour::Step::Ladder);
        const auto ladderShown = [&] {
            for (const PanelPages *pages : window.findChildren<PanelPages *>()) {
                if (pages->isVisible() && pages->current() == u"ladder")
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(ladderShown());
        QVERIFY(press(*tour, QStringLiteral("Done")));
        QVERIFY(!tour->isVisible());
    }

    void goesOnWhenTheUserDoesIt()
    {
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        window.setWorkspace({}, false);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.startTour();
        auto *tour = window.findChild<Tour *>();
        QCOMPARE(tour->step(), Tour::Step::Listen);
        QVERIFY(press(window, QStringLiteral("Listen")));
        QTRY_COMPARE(tour->step(), Tour::Step::Connect);
        QVERIFY(press(*tour, QStringLiteral("End the tour")));
        QVERIFY(!tour->isVisible());
        QVERIFY(!tour->isOn());
    }
};

QTEST_MAIN(tst_Tour)
#include "tst_tour.moc"
