#include "ui/http/httpserveractions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_HttpServerActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        HttpServerActions actions(look, &tab);
        QCOMPARE(actions.listen->text(), QStringLiteral("Listen"));
        actions.setRunning(true);
        QCOMPARE(actions.listen->text(), QStringLiteral("Stop"));
        QCOMPARE(HttpServerActions::listenWords(), (QStringList{QStringLiteral("Listen"), QStringLiteral("Stop")}));
    }

    void eachHasWordIconAndExplanation()
    {
        Look look;
        QWidget tab;
        HttpServerActions actions(look, &tab);
        for (const QAction *action : actions.all()) {
            QVERIFY(!action->text().isEmpty() && !action->icon().isNull());
            QVERIFY(action->toolTip() != action->text());
            QVERIFY(tab.actions().contains(action));
        }
    }
};

QTEST_MAIN(tst_HttpServerActions)
#include "tst_httpserveractions.moc"
