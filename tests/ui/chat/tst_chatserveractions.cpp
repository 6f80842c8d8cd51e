#include "ui/chat/chatserveractions.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_ChatServerActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        ChatServerActions actions(look, &tab);
        QCOMPARE(actions.listen->text(), QStringLiteral("Listen"));
        actions.setRunning(true);
        QCOMPARE(actions.listen->text(), QStringLiteral("Stop"));
        QCOMPARE(ChatServerActions::listenWords(),
                 (QStringList{QStringLiteral("Listen"), QStringLiteral("Stop")}));
    }

    void eachHasWordIconAndExplanation()
    {
        Look look;
        QWidget tab;
        ChatServerActions actions(look, &tab);
        QSet<QString> words;
        for (const QAction *action : {actions.listen, actions.join, actions.exportBoard, actions.newBoard}) {
            words.insert(action->text());
            QVERIFY(!action->icon().isNull());
            QVERIFY(action->toolTip() != action->text());
        }
        QCOMPARE(words.size(), 4);
        QVERIFY(tab.actions().contains(actions.listen) && tab.actions().contains(actions.join)); // their keys
    }

    void theWayOutSaysWhichPorts()
    {
        Look look;
        QWidget tab;
        ChatServerActions actions(look, &tab);
        QVERIFY(!actions.otherPorts->isVisible());
        actions.setOtherOffset(10'000);
        QVERIFY(actions.otherPorts->isVisible());
        QCOMPARE(actions.otherPorts->text(), QStringLiteral("Use ports + 10000"));
        actions.setOtherOffset(0);
        QCOMPARE(actions.otherPorts->text(), QStringLiteral("Use the usual ports"));
        actions.setOtherOffset(-1);
        QVERIFY(!actions.otherPorts->isVisible());
    }
};

QTEST_MAIN(tst_ChatServerActions)
#include "tst_chatserveractions.moc"
