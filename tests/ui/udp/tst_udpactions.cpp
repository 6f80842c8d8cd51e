#include "ui/udp/udpactions.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_UdpActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        UdpActions actions(look, &tab);
        QCOMPARE(actions.open->text(), QStringLiteral("Open"));
        actions.setOpen(true);
        QCOMPARE(actions.open->text(), QStringLiteral("Close"));
        actions.setOpen(false);
        QCOMPARE(actions.open->text(), QStringLiteral("Open"));
        QCOMPARE(UdpActions::openWords(), (QStringList{QStringLiteral("Open"), QStringLiteral("Close")}));
    }

    void eachHasWordIconAndExplanation()
    {
        Look look;
        QWidget tab;
        UdpActions actions(look, &tab);
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

    void aPeerIsAnsweredWhileOpenAndCopiedAlways()
    {
        Look look;
        QWidget tab;
        UdpActions actions(look, &tab);
        for (const bool selected : {false, true}) {
            for (const bool open : {false, true}) {
                actions.setPeerSelected(selected, open);
                QCOMPARE(actions.answerPeer->isEnabled(), selected && open);
                QCOMPARE(actions.copyAddress->isEnabled(), selected);
                QVERIFY(actions.open->isEnabled());
            }
        }
    }

    void iconsFollowTheTheme()
    {
        Look look;
        QWidget tab;
        UdpActions actions(look, &tab);
        const QImage light = actions.open->icon().pixmap(24).toImage();
        look.setTheme(Theme::Dark);
        QVERIFY(actions.open->icon().pixmap(24).toImage() != light);
    }
};

QTEST_MAIN(tst_UdpActions)
#include "tst_udpactions.moc"
