#include "ui/tcpclient/tcpclientactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_TcpClientActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        TcpClientActions actions(look, &tab);
        using Primary = TcpClientActions::Primary;
        QStringList words;
        QStringList explanations;
        for (const Primary primary : {Primary::Connect, Primary::Cancel, Primary::Close, Primary::Reset, Primary::Run,
                                      Primary::Stop}) {
            actions.setPrimary(primary);
            words.append(actions.connectOrClose->text());
            QVERIFY(!explanations.contains(actions.connectOrClose->toolTip()));
            explanations.append(actions.connectOrClose->toolTip());
            QVERIFY(!actions.connectOrClose->icon().isNull());
        }
        QCOMPARE(words, TcpClientActions::primaryWords());
        QCOMPARE(words, (QStringList{QStringLiteral("Connect"), QStringLiteral("Cancel"), QStringLiteral("Close"),
                                     QStringLiteral("Reset"), QStringLiteral("Run"), QStringLiteral("Stop")}));
    }

    void whatNeedsAConnectionIsOffWithoutOne()
    {
        Look look;
        QWidget tab;
        TcpClientActions actions(look, &tab);
        QVERIFY(!actions.halfClose->isEnabled() && !actions.reset->isEnabled());
        QVERIFY(!actions.startTls->isEnabled());
        actions.setConnected(true, true, true);
        QVERIFY(actions.startTls->isEnabled());
        QVERIFY(actions.halfClose->isEnabled() && actions.reset->isEnabled());
        actions.setConnected(true, true, false); // secured already
        QVERIFY(!actions.startTls->isEnabled());
        actions.setConnected(true, false, true); // half-closed already
        QVERIFY(!actions.halfClose->isEnabled() && actions.reset->isEnabled());
        QVERIFY(actions.connectOrClose->isEnabled());
    }

    void allBelongToTheTab()
    {
        Look look;
        QWidget tab;
        TcpClientActions actions(look, &tab);
        for (QAction *action : actions.all())
            QVERIFY(tab.actions().contains(action));
        QCOMPARE(actions.connectOrClose->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
    }
};

QTEST_MAIN(tst_TcpClientActions)
#include "tst_tcpclientactions.moc"
