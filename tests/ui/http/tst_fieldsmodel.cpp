#include "ui/http/fieldsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wirebench;

class tst_FieldsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHeaderAndTrailer()
    {
        FieldsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFields({{"Server", "x"}, {"Set-Cookie", "a=1\tb"}}, {{"Digest", "z"}});
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, FieldsModel::NameColumn), QStringLiteral("Server"));
        QCOMPARE(text(1, FieldsModel::ValueColumn), QStringLiteral("a=1\u2409b"));
        QCOMPARE(text(2, FieldsModel::NameColumn), QStringLiteral("Digest (trailer)"));
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Value"));
        model.setFields({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void toolTipsAreNoMarkup()
    {
        FieldsModel model;
        model.setFields({{"X", "<b>bold</b>"}}, {});
        QCOMPARE(model.index(0, FieldsModel::ValueColumn).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("&lt;b&gt;bold&lt;/b&gt;"));
    }
};

QTEST_GUILESS_MAIN(tst_FieldsModel)
#include "tst_fieldsmodel.moc"
