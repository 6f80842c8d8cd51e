#include "ui/http/cookiesmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

QNetworkCookie cookieOf(const QByteArray &name)
{
    QNetworkCookie cookie(name, "1");
    cookie.setDomain(QStringLiteral("localhost"));
    cookie.setPath(QStringLiteral("/"));
    return cookie;
}

struct Cookies
{
    Cookies() { model.setCookies({cookieOf("a"), cookieOf("b"), cookieOf("c")}); }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    bool edit(int column, const QString &text)
    {
        return model.setData(model.index(0, column), text, Qt::EditRole);
    }

    CookiesModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy edited{&model, &CookiesModel::edited};
};

} // namespace

class tst_CookiesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsThem()
    {
        Cookies cookies;
        QCOMPARE(cookies.model.rowCount(), 3);
        QCOMPARE(cookies.text(0, CookiesModel::NameColumn), QStringLiteral("a"));
        QCOMPARE(cookies.text(0, CookiesModel::ValueColumn), QStringLiteral("1"));
        QCOMPARE(cookies.text(0, CookiesModel::DomainColumn), QStringLiteral("localhost"));
        QCOMPARE(cookies.text(0, CookiesModel::PathColumn), QStringLiteral("/"));
        QCOMPARE(cookies.text(0, CookiesModel::ExpiresColumn), QStringLiteral("with the session"));
        QVERIFY(cookies.edited.isEmpty());
    }

    void cellsCanBeEdited()
    {
        Cookies cookies;
        QVERIFY(cookies.model.flags(cookies.model.index(0, 0)).testFlag(Qt::ItemIsEditable));
        QVERIFY(cookies.edit(CookiesModel::NameColumn, QStringLiteral("session")));
        QVERIFY(cookies.edit(CookiesModel::ValueColumn, QStringLiteral("8f")));
        QVERIFY(cookies.edit(CookiesModel::DomainColumn, QStringLiteral("Example.org")));
        QVERIFY(cookies.edit(CookiesModel::PathColumn, QStringLiteral("shop")));
        QVERIFY(cookies.edit(CookiesModel::ExpiresColumn, QStringLiteral("2030-01-02 03:04")));
        QCOMPARE(cookies.edited.size(), 5);
        const QNetworkCookie cookie = cookies.model.cookies().first();
        QCOMPARE(cookie.name(), QByteArray("session"));
        QCOMPARE(cookie.value(), QByteArray("8f"));
        QCOMPARE(cookie.domain(), QStringLiteral("example.org"));
        QCOMPARE(cookie.path(), QStringLiteral("/shop"));
        QCOMPARE(cookie.expirationDate().toLocalTime(), QDateTime(QDate(2030, 1, 2), QTime(3, 4)));
        QCOMPARE(cookies.text(0, CookiesModel::ExpiresColumn), QStringLiteral("2030-01-02 03:04"));
        QVERIFY(cookies.edit(CookiesModel::ExpiresColumn, QString()));
        QVERIFY(cookies.model.cookies().first().isSessionCookie());
    }

    void whatCannotStandInAHeaderIsRefused()
    {
        Cookies cookies;
        QVERIFY(!cookies.edit(CookiesModel::NameColumn, QString()));
        QVERIFY(!cookies.edit(CookiesModel::NameColumn, QStringLiteral("a=b")));
        QVERIFY(!cookies.edit(CookiesModel::ValueColumn, QStringLiteral("1; Path=/")));
        QVERIFY(!cookies.edit(CookiesModel::ValueColumn, QStringLiteral("1\r\nX: y")));
        QVERIFY(!cookies.edit(CookiesModel::DomainColumn, QString()));
        QVERIFY(!cookies.edit(CookiesModel::ExpiresColumn, QStringLiteral("tomorrow")));
        QCOMPARE(cookies.model.cookies().first(), cookieOf("a"));
        QVERIFY(cookies.edited.isEmpty());
    }

    void addsAndRemoves()
    {
        Cookies cookies;
        QCOMPARE(cookies.model.add(cookieOf("d")), 3);
        cookies.model.remove({0, 2});
        QCOMPARE(cookies.model.rowCount(), 2);
        QCOMPARE(cookies.text(0, CookiesModel::NameColumn), QStringLiteral("b"));
        QCOMPARE(cookies.text(1, CookiesModel::NameColumn), QStringLiteral("d"));
        cookies.model.remove({});
        cookies.model.clear();
        QCOMPARE(cookies.model.rowCount(), 0);
        QCOMPARE(cookies.edited.size(), 3);
    }
};

QTEST_GUILESS_MAIN(tst_CookiesModel)
#include "tst_cookiesmodel.moc"
