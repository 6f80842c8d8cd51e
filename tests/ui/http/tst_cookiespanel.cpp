#include "tests/ui/shell/bench.h"
#include "ui/http/cookiesmodel.h"
#include "ui/http/cookiespanel.h"
#include "ui/widgets/listtable.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace wirebench;
using namespace wirebench::test;

class tst_CookiesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsByHand()
    {
        Look look;
        CookiesPanel panel(look);
        QSignalSpy edited(&panel, &CookiesPanel::edited);
        panel.setHost(QStringLiteral("example.org"));
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QVERIFY(!panel.list()->hint().isEmpty());
        QVERIFY(press(panel, QStringLiteral("Add")));
        QCOMPARE(panel.model()->cookies().value(0).domain(), QStringLiteral("example.org"));
        auto *editor = panel.list()->view()->findChild<QLineEdit *>(); // its name is being typed
        QVERIFY(editor);
        type(editor, QStringLiteral("token"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(panel.model()->cookies().value(0).name(), QByteArray("token"));
        QCOMPARE(edited.size(), 2);
    }

    void deletesTheChosen()
    {
        Look look;
        CookiesPanel panel(look);
        panel.model()->setCookies({QNetworkCookie("a", "1"), QNetworkCookie("b", "2")});
        panel.show();
        QVERIFY(!press(panel, QStringLiteral("Delete"))); // nothing is chosen
        panel.list()->view()->selectRow(1);
        QVERIFY(press(panel, QStringLiteral("Delete")));
        QCOMPARE(panel.model()->cookies(), QList<QNetworkCookie>{QNetworkCookie("a", "1")});
        QVERIFY(press(panel, QStringLiteral("Delete all")));
        QCOMPARE(panel.model()->rowCount(), 0);
        QVERIFY(!press(panel, QStringLiteral("Delete all")));
    }
};

QTEST_MAIN(tst_CookiesPanel)
#include "tst_cookiespanel.moc"
