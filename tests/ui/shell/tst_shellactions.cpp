#include "ui/language/language.h"
#include "ui/shell/shellactions.h"

#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"
#include "tests/ui/shell/keys.h"
#include "ui/models/stepmode.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/trafficpanel.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTabWidget>

using namespace wirebench;
using namespace wirebench::test;

class tst_ShellActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasWords()
    {
        Look look;
        Language language;
        QMainWindow window;
        const ShellActions actions(look, language, &window);
        QSet<QString> words;
        for (const QAction *action : actions.all()) {
            words.insert(action->text());
            QVERIFY(window.actions().contains(action));
        }
        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.size(), actions.all().size());
    }

    void scaleAndThemeFollowTheKeys()
    {
        Look look;
        Language language;
        QMainWindow window;
        const ShellActions actions(look, language, &window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(look.scale() > 1);
        const qreal larger = look.scale();
        QTest::keyClick(&window, Qt::Key_Equal, Qt::ControlModifier); // the same key without Shift
        QVERIFY(look.scale() > larger);
        QTest::keyClick(&window, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(look.scale(), 1.);
        QTest::keyClick(&window, Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(look.scale() < 1);

        QVERIFY(!actions.darkTheme->isChecked());
        actions.darkTheme->trigger();
        QCOMPARE(look.theme(), Theme::Dark);
        QVERIFY(actions.darkTheme->isChecked());
        look.setTheme(Theme::Light); // from elsewhere: a workspace
        QVERIFY(!actions.darkTheme->isChecked());
    }

    void noKeyIsAmbiguous_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("server") << 0;
        QTest::newRow("client") << 1;
        QTest::newRow("udp") << 2;
    }

    void noKeyIsAmbiguous()
    {
        QFETCH(int, tab);
        Bench bench;
        StepMode step(bench.thread);
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()), &step);
        TcpServerSettings settings; // with all its fields
        settings.answer = AnswerKind::Prefix;
        settings.concurrency = Concurrency::Pool;
        UdpSettings udp;
        udp.answer = AnswerKind::Prefix;
        Workspace workspace;
        workspace.sessions = {{{}, false, settings}, {{}, false, TcpClientSettings()}, {{}, false, udp}};
        window.setWorkspace(workspace, false);
        window.resize(1600, 1200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.findChild<QTabWidget *>()->setCurrentIndex(tab);
        for (SettingsRow *row : window.findChildren<SettingsRow *>())
            row->setMoreOpen(true);
        step.setOn(true); // its buttons too
        const QMap<QString, QStringList> keys = keysOf(window);
        QVERIFY(keys.size() > 30);
        for (auto key = keys.begin(); key != keys.end(); ++key)
            QVERIFY2(key.value().size() == 1, qPrintable(key.key() + QStringLiteral(": ") + key.value().join(u'|')));
    }

    void menusHaveNoKeyTwice()
    {
        Bench bench;
        StepMode step(bench.thread);
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()), &step);
        window.setWorkspace({}, false);
        for (const QAction *menu : window.menuBar()->actions()) {
            QSet<QKeySequence> keys;
            for (const QAction *action : menu->menu()->actions()) {
                const QKeySequence key = QKeySequence::mnemonic(action->text());
                QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(menu->text() + action->text()));
                keys.insert(key);
            }
        }
    }
};

QTEST_MAIN(tst_ShellActions)
#include "tst_shellactions.moc"
