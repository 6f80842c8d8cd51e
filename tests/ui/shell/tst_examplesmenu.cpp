#include "ui/shell/examplesmenu.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_ExamplesMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEveryExampleInItsOrder()
    {
        ExamplesMenu menu;
        const QList<Example> all = examples();
        QCOMPARE(menu.actions().size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QAction *action = menu.actions()[i];
            QVERIFY(action->text().startsWith(all[i].id + u' '));
            QVERIFY(action->text().endsWith(ExamplesMenu::titleOf(all[i])));
            QCOMPARE(action->toolTip(), ExamplesMenu::explanationOf(all[i]));
        }
        QVERIFY(menu.toolTipsVisible());
        QCOMPARE(menu.title().remove(u'&'), QStringLiteral("Examples"));
    }

    void saysWhichOneWasChosen()
    {
        ExamplesMenu menu;
        QSignalSpy chosen(&menu, &ExamplesMenu::chosen);
        menu.popup({});
        QTest::keyClick(&menu, Qt::Key_Down);
        QTest::keyClick(&menu, Qt::Key_Down);
        QTest::keyClick(&menu, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), examples()[1].id);
    }

    void aNewLanguageKeepsThemAll()
    {
        ExamplesMenu menu;
        menu.retranslate();
        QCOMPARE(menu.actions().size(), examples().size());
    }
};

QTEST_MAIN(tst_ExamplesMenu)
#include "tst_examplesmenu.moc"
