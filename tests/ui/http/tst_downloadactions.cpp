#include "ui/http/downloadactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class tst_DownloadActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordSaysWhatWillHappen()
    {
        Look look;
        QWidget tab;
        DownloadActions actions(look, &tab);
        QCOMPARE(actions.download->text(), QStringLiteral("Download"));
        actions.setRunning(true);
        QCOMPARE(actions.download->text(), QStringLiteral("Cancel"));
        QCOMPARE(DownloadActions::downloadWords(), (QStringList{QStringLiteral("Download"), QStringLiteral("Cancel")}));
    }

    void eachHasWordIconAndExplanation()
    {
        Look look;
        QWidget tab;
        DownloadActions actions(look, &tab);
        for (const QAction *action : actions.all()) {
            QVERIFY(!action->text().isEmpty() && !action->icon().isNull());
            QVERIFY(action->toolTip() != action->text());
            QVERIFY(tab.actions().contains(action));
        }
    }
};

QTEST_MAIN(tst_DownloadActions)
#include "tst_downloadactions.moc"
