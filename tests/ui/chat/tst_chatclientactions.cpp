#include "ui/chat/chatclientactions.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_ChatClientActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        ChatClientActions actions(look, &tab);
        QStringList words;
        QSet<QString> explanations;
        for (const auto primary : {ChatClientActions::Primary::Connect, ChatClientActions::Primary::Cancel,
                                   ChatClientActions::Primary::Leave, ChatClientActions::Primary::Close}) {
            actions.setPrimary(primary);
            words.append(actions.connectOrLeave->text());
            explanations.insert(actions.connectOrLeave->toolTip());
            QVERIFY(!actions.connectOrLeave->icon().isNull());
        }
        QCOMPARE(words, ChatClientActions::primaryWords());
        QCOMPARE(explanations.size(), words.size());
    }

    void reconnectingHasNoKey()
    {
        Look look;
        QWidget tab;
        ChatClientActions actions(look, &tab);
        QVERIFY(!actions.reconnect->text().isEmpty() && !actions.reconnect->icon().isNull());
        QVERIFY(actions.reconnect->shortcut().isEmpty()); // offered, and never pressed by chance
        QCOMPARE(tab.actions(), QList<QAction *>{actions.connectOrLeave});
    }
};

QTEST_MAIN(tst_ChatClientActions)
#include "tst_chatclientactions.moc"
