#include "ui/http/sentrequestsmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QTest>

using namespace wirebench;

namespace {

struct History
{
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }

    SentRequestsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class tst_SentRequestsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestStandsFirst()
    {
        History history;
        history.model.add({QStringLiteral("curl http://a/"), QStringLiteral("GET"),
                           QStringLiteral("http://a/"), QStringLiteral("200 OK"), 12'300'000,
                           QDateTime(QDate(2026, 11, 21), QTime(21, 4, 5))});
        history.model.add({QStringLiteral("curl http://b/"),
                           QStringLiteral("PUT"),
                           QStringLiteral("http://b/"),
                           {},
                           -1,
                           {}});
        QCOMPARE(history.text(0, SentRequestsModel::MethodColumn), QStringLiteral("PUT"));
        QCOMPARE(history.text(0, SentRequestsModel::DurationColumn), QString());
        QCOMPARE(history.text(1, SentRequestsModel::UrlColumn), QStringLiteral("http://a/"));
        QCOMPARE(history.text(1, SentRequestsModel::OutcomeColumn), QStringLiteral("200 OK"));
        QCOMPARE(history.text(1, SentRequestsModel::WhenColumn), QStringLiteral("21:04:05"));
        QCOMPARE(history.model.commands(),
                 QStringList({QStringLiteral("curl http://a/"), QStringLiteral("curl http://b/")}));
    }

    void isReadFromAWorkspace()
    {
        History history;
        const QStringList commands = {QStringLiteral("curl http://old/"),
                                      QStringLiteral("curl -X DELETE 'http://new/?a=1'")};
        history.model.setCommands(commands);
        QCOMPARE(history.text(0, SentRequestsModel::MethodColumn), QStringLiteral("DELETE"));
        QCOMPARE(history.text(0, SentRequestsModel::UrlColumn), QStringLiteral("http://new/?a=1"));
        QCOMPARE(history.text(1, SentRequestsModel::UrlColumn), QStringLiteral("http://old/"));
        QCOMPARE(history.model.commands(), commands);
        history.model.clear();
        QCOMPARE(history.model.rowCount(), 0);
    }

    void isBounded()
    {
        History history;
        for (int i = 0; i < SentRequestsModel::limit + 7; ++i)
            history.model.add({QString::number(i), {}, {}, {}, -1, {}});
        QCOMPARE(history.model.rowCount(), SentRequestsModel::limit);
        QCOMPARE(history.model.commands().last(), QString::number(SentRequestsModel::limit + 6));
    }
};

QTEST_GUILESS_MAIN(tst_SentRequestsModel)
#include "tst_sentrequestsmodel.moc"
