#include "tests/ui/shell/bench.h"
#include "ui/http/sentrequestsmodel.h"
#include "ui/http/sentrequestspanel.h"
#include "ui/widgets/listtable.h"

#include <QSignalSpy>
#include <QTableView>

using namespace wirebench;
using namespace wirebench::test;

class tst_SentRequestsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickBringsOneBack()
    {
        Look look;
        SentRequestsPanel panel(look);
        QSignalSpy chosen(&panel, &SentRequestsPanel::chosen);
        QVERIFY(!panel.list()->hint().isEmpty());
        panel.model()->add({QStringLiteral("curl http://a/"), {}, {}, {}, -1, {}});
        panel.model()->add({QStringLiteral("curl http://b/"), {}, {}, {}, -1, {}});
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QTableView *view = panel.list()->view();
        const QPoint second = view->visualRect(panel.model()->index(1, 0)).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, second);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("curl http://a/"));
        QTest::keyClick(view, Qt::Key_Up);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(chosen.last().first().toString(), QStringLiteral("curl http://b/"));
    }

    void canBeEmptied()
    {
        Look look;
        SentRequestsPanel panel(look);
        QSignalSpy edited(&panel, &SentRequestsPanel::edited);
        panel.show();
        QVERIFY(!press(panel, QStringLiteral("Forget all")));
        panel.model()->add({QStringLiteral("curl http://a/"), {}, {}, {}, -1, {}});
        QVERIFY(press(panel, QStringLiteral("Forget all")));
        QCOMPARE(panel.model()->rowCount(), 0);
        QCOMPARE(edited.size(), 1);
    }
};

QTEST_MAIN(tst_SentRequestsPanel)
#include "tst_sentrequestspanel.moc"
