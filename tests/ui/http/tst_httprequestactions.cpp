#include "ui/http/httprequestactions.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_HttpRequestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsSayWhatWillHappen()
    {
        Look look;
        QWidget tab;
        HttpRequestActions actions(look, &tab);
        QCOMPARE(actions.sendOrCancel->text(), QStringLiteral("Send"));
        actions.setRunning(true, true);
        QCOMPARE(actions.sendOrCancel->text(), QStringLiteral("Cancel"));
        QVERIFY(!actions.closeConnection->isEnabled());
        actions.setRunning(false, true);
        QVERIFY(actions.closeConnection->isEnabled());
        QVERIFY(HttpRequestActions::primaryWords().contains(actions.sendOrCancel->text()));
    }

    void filesNeedAnAnswer()
    {
        Look look;
        QWidget tab;
        HttpRequestActions actions(look, &tab);
        QVERIFY(!actions.saveBody->isEnabled());
        QVERIFY(!actions.exportHar->isEnabled());
        actions.setAnswer(true, false);
        QVERIFY(!actions.saveBody->isEnabled());
        QVERIFY(actions.exportHar->isEnabled());
        actions.setAnswer(true, true);
        QVERIFY(actions.saveBody->isEnabled());
    }

    void allHaveWordsAndKeysOfTheirOwn()
    {
        Look look;
        QWidget tab;
        HttpRequestActions actions(look, &tab);
        QSet<QKeySequence> keys;
        for (const QAction *action : actions.all()) {
            QVERIFY(tab.actions().contains(const_cast<QAction *>(action)));
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->toolTip().isEmpty());
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys.insert(key);
            }
        }
        QVERIFY(keys.contains(QKeySequence(Qt::CTRL | Qt::Key_Return)));
    }
};

QTEST_MAIN(tst_HttpRequestActions)
#include "tst_httprequestactions.moc"
