#include "ui/shell/shellactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QMainWindow>
#include <QSet>
#include <QTest>

using namespace wirebench;

class tst_ShellActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasItsOwnWordAndKeys()
    {
        Look look;
        QMainWindow window;
        const ShellActions actions(look, &window);
        QSet<QString> words;
        QSet<QKeySequence> keys;
        for (const QAction *action : actions.all()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!words.contains(action->text()), qPrintable(action->text()));
            words.insert(action->text());
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys.insert(key);
            }
            QVERIFY(window.actions().contains(action));
        }
    }

    void theThemeActionFollowsTheLook()
    {
        Look look;
        QMainWindow window;
        const ShellActions actions(look, &window);
        look.setTheme(Theme::Dark);
        QVERIFY(actions.darkTheme->isChecked());
        actions.darkTheme->trigger();
        QCOMPARE(look.theme(), Theme::Light);
    }
};

QTEST_MAIN(tst_ShellActions)
#include "tst_shellactions.moc"
