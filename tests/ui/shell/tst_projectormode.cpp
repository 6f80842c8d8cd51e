#include "core/workspace/examples.h"
#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/projectormode.h"
#include "ui/widgets/lastmessagecard.h"

#include <QFontMetricsF>
#include <QMenuBar>
#include <QScreen>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_ProjectorMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKeyThereAndBack()
    {
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        window.setWorkspace({}, false);
        bench.look.setTheme(Theme::Dark);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F11);
        QVERIFY(bench.look.isProjected());
        QVERIFY(window.isFullScreen());
        QVERIFY(!window.menuBar()->isVisible());
        QCOMPARE(bench.look.theme(), Theme::HighContrast);
        const double capital = QFontMetricsF(bench.look.baseFont()).capHeight();
        QVERIFY2(capital >= window.screen()->size().height() * ProjectorMode::capitalPart - 1,
                 qPrintable(QString::number(capital)));
        QCOMPARE(window.workspace().theme, QStringLiteral("dark")); // what is kept is what was chosen before
        QCOMPARE(window.workspace().scale, 1.0);

        QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier); // for this projection only
        QTest::keyClick(&window, Qt::Key_F11);
        QVERIFY(!bench.look.isProjected());
        QVERIFY(!window.isFullScreen());
        QVERIFY(window.menuBar()->isVisible());
        QCOMPARE(bench.look.theme(), Theme::Dark);
        QCOMPARE(bench.look.scale(), 1.0);
    }

    void escapeEndsIt()
    {
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        window.setWorkspace({}, false);
        window.setProjected(true);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!bench.look.isProjected());
    }

    void eachSessionShowsItsLastMessage()
    {
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        window.setWorkspace({}, false);
        window.show();
        const auto cards = window.findChildren<LastMessageCard *>();
        QVERIFY(!cards.isEmpty());
        for (const LastMessageCard *card : cards)
            QVERIFY(card->isHidden());
        window.setProjected(true);
        for (const LastMessageCard *card : cards)
            QVERIFY(!card->isHidden());
        SessionPage *added = window.addSession({{}, false, UdpSettings()});
        QVERIFY(!added->findChild<LastMessageCard *>()->isHidden());
    }
};

QTEST_MAIN(tst_ProjectorMode)
#include "tst_projectormode.moc"
