#include "ui/http/servedrequestsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wirebench;

namespace {

ServedRequest request(quint64 number, const QByteArray &target = "/a.txt")
{
    ServedRequest one;
    one.number = number;
    one.method = "GET";
    one.target = target;
    one.status = 200;
    one.bodySent = 5;
    one.time = QDateTime(QDate(2026, 11, 21), QTime(9, 5, 7));
    return one;
}

QList<ServedRequest> requests(quint64 from, int count)
{
    QList<ServedRequest> many;
    for (int i = 0; i < count; ++i)
        many.append(request(from + quint64(i)));
    return many;
}

QString cell(const ServedRequestsModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

class tst_ServedRequestsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineARequest()
    {
        ServedRequestsModel model;
        QAbstractItemModelTester tester(&model);
        model.append({request(1), request(2, "/b c\r\nX: y")});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, ServedRequestsModel::RequestColumn), QStringLiteral("GET /a.txt"));
        QCOMPARE(cell(model, 0, ServedRequestsModel::TimeColumn), QStringLiteral("09:05:07"));
        QCOMPARE(cell(model, 0, ServedRequestsModel::StatusColumn), QStringLiteral("200"));
        // What a client sends is data: nothing in it breaks the line.
        QCOMPARE(cell(model, 1, ServedRequestsModel::RequestColumn), QStringLiteral("GET /b c␍␊X: y"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void whatTheClientDidNotWaitForIsMarked()
    {
        ServedRequest gone = request(1);
        gone.complete = false;
        ServedRequestsModel model;
        model.append({gone});
        QCOMPARE(cell(model, 0, ServedRequestsModel::StatusColumn), QStringLiteral("! 200"));
        const QString tip = model.data(model.index(0, 0), Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("went away")), qPrintable(tip));
    }

    void forgetsTheOldestFirst()
    {
        ServedRequestsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(requests(1, ServedRequestsModel::limit - 1));
        model.append(requests(ServedRequestsModel::limit, 3));
        QCOMPARE(model.rowCount(), ServedRequestsModel::limit);
        QCOMPARE(model.requestAt(0).number, quint64(3));
        QCOMPARE(model.requestAt(model.rowCount() - 1).number, quint64(ServedRequestsModel::limit + 2));
        model.append(requests(50'000, ServedRequestsModel::limit + 10)); // more than all at once
        QCOMPARE(model.rowCount(), ServedRequestsModel::limit);
        QCOMPARE(model.requestAt(0).number, quint64(50'010));
        model.append({});
        QCOMPARE(model.rowCount(), ServedRequestsModel::limit);
    }
};

QTEST_GUILESS_MAIN(tst_ServedRequestsModel)
#include "tst_servedrequestsmodel.moc"
