#include "ui/tcpserver/tcpserveractions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_TcpServerActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        TcpServerActions actions(look, &tab);
        QCOMPARE(actions.listen->text(), QStringLiteral("Listen"));
        actions.setRunning(true);
        QCOMPARE(actions.listen->text(), QStringLiteral("Stop"));
        actions.setRunning(false);
        QCOMPARE(actions.listen->text(), QStringLiteral("Listen"));
        QCOMPARE(TcpServerActions::listenWords(), (QStringList{QStringLiteral("Listen"), QStringLiteral("Stop")}));
    }

    void eachHasWordIconAndExplanation()
    {
        Look look;
        QWidget tab;
        TcpServerActions actions(look, &tab);
        QSet<QString> words;
        for (const QAction *action : actions.all()) {
            words.insert(action->text());
            QVERIFY(!action->icon().isNull());
            QVERIFY(action->toolTip() != action->text());
            QVERIFY(tab.actions().contains(action));
        }
        QCOMPARE(words.size(), actions.all().size());
        QVERIFY(!words.contains(QString()));
    }

    void clientsAreEndedOnlyWhenSelected()
    {
        Look look;
        QWidget tab;
        TcpServerActions actions(look, &tab);
        for (const bool selected : {false, true, false}) {
            actions.setClientSelected(selected);
            for (const QAction *action : {actions.halfClose, actions.closeClient, actions.resetClient})
                QCOMPARE(action->isEnabled(), selected);
            QVERIFY(actions.listen->isEnabled());
        }
    }

    void iconsFollowTheTheme()
    {
        Look look;
        QWidget tab;
        TcpServerActions actions(look, &tab);
        const QImage light = actions.listen->icon().pixmap(24).toImage();
        look.setTheme(Theme::Dark);
        QVERIFY(actions.listen->icon().pixmap(24).toImage() != light);
    }
};

QTEST_MAIN(tst_TcpServerActions)
#include "tst_tcpserveractions.moc"
