#include "tests/ui/chat/student.h"
#include "ui/chat/boardmodel.h"
#include "ui/widgets/look.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

int columnOf(Exercise exercise)
{
    return BoardModel::FirstExercise + int(exercise);
}

} // namespace

class tst_BoardModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsComeChangeAndGo()
    {
        BoardModel model(m_log, m_look);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply({student(3, QStringLiteral("Grace")), student(1, QStringLiteral("Ada"))}, {});
        QCOMPARE(names(model), (QStringList{QStringLiteral("Ada"), QStringLiteral("Grace")}));
        model.apply({student(2, {}), student(3, QStringLiteral("Linus"))}, {1, 77});
        QCOMPARE(names(model), (QStringList{QStringLiteral("192.168.1.2"), QStringLiteral("Linus")}));
        QCOMPARE(model.rowOf(3), 1);
        QCOMPARE(model.rowOf(1), -1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void aCellSaysHowAnExerciseStands()
    {
        BoardModel model(m_log, m_look);
        BoardRow ada = student(1, QStringLiteral("Ada"), {LabPort::EndlessLines, LabPort::WriteLines});
        reach(ada, Exercise::ReadLine, {7, 9});
        ada.trouble = BoardTrouble::MissingNewline;
        model.apply({ada}, {});
        QCOMPARE(cell(model, Exercise::ReadLine), QStringLiteral("✓"));
        QVERIFY(model.details(0, columnOf(Exercise::ReadLine)).startsWith(QStringLiteral("reached at ")));
        QVERIFY(model.details(0, columnOf(Exercise::SentPseudonym)).startsWith(QStringLiteral("stuck: ")));
        QCOMPARE(model.index(0, columnOf(Exercise::SawEnd)).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("not begun")); // where the eye sees nothing
        QCOMPARE(cell(model, Exercise::ReadEndlessly), QStringLiteral("…"));
        QCOMPARE(cell(model, Exercise::SawEnd), QString());
        QCOMPARE(cell(model, Exercise::SentPseudonym), QStringLiteral("!"));
        QCOMPARE(model.index(0, BoardModel::TroubleColumn).data().toString(), QStringLiteral("! no newline"));
        QCOMPARE(model.stuckCount(), 1);
        QVERIFY(model.index(0, 0).data(Qt::FontRole).value<QFont>().bold());
    }

    void theNewestRecordIsTheEvidence()
    {
        BoardModel model(m_log, m_look);
        BoardRow ada = student(1, QStringLiteral("Ada"));
        reach(ada, Exercise::SawEnd, {7, 9});
        model.apply({ada}, {});
        QCOMPARE(model.evidence(0, columnOf(Exercise::SawEnd)), 9u);
        QCOMPARE(model.evidence(0, columnOf(Exercise::ReadLine)), 0u);
        QCOMPARE(model.evidence(0, BoardModel::StudentColumn), 0u);
        QCOMPARE(model.evidence(5, columnOf(Exercise::SawEnd)), 0u);
    }

    void theConnectionsOfACellAreKnown()
    {
        BoardModel model(m_log, m_look);
        const BoardRow ada = student(1, QStringLiteral("Ada"), {LabPort::EndlessLines, LabPort::ChatIn});
        model.apply({ada}, {});
        QCOMPARE(model.connections(0, BoardModel::StudentColumn), ada.open);
        QCOMPARE(model.connections(0, columnOf(Exercise::ReadLine)), ada.open.mid(0, 1));
        QCOMPARE(model.connections(0, columnOf(Exercise::SentLines)), ada.open.mid(1));
        QVERIFY(model.connections(0, columnOf(Exercise::GotBroadcast)).isEmpty());
        QVERIFY(model.connections(3, 0).isEmpty());
    }

    void whoChatsIsToldByDirection()
    {
        BoardModel model(m_log, m_look);
        model.apply({student(1, QStringLiteral("Ada"), {LabPort::ChatIn, LabPort::ChatOut}),
                     student(2, {}, {LabPort::ChatOut}),
                     student(3, QStringLiteral("Linus"), {LabPort::ChatIn}),
                     student(4, QStringLiteral("Grace"), {LabPort::WriteLines})},
                    {});
        QCOMPARE(model.chatters(), (QStringList{QStringLiteral("Ada"), QStringLiteral("192.168.1.2 · reads"),
                                                QStringLiteral("Linus · writes")}));
        model.setNamesHidden(true);
        QCOMPARE(model.chatters().value(0), QStringLiteral("student 1"));
    }

    void hiddenNamesAreNowhere()
    {
        BoardModel model(m_log, m_look);
        model.apply({student(1, QStringLiteral("Ada"))}, {});
        model.setNamesHidden(true);
        const QModelIndex cell = model.index(0, BoardModel::StudentColumn);
        QCOMPARE(cell.data().toString(), QStringLiteral("student 1"));
        QCOMPARE(model.nameText(QStringLiteral("Ada")), QStringLiteral("student 1"));
        QCOMPARE(model.nameText(QStringLiteral("Grace")), QStringLiteral("somebody"));
        for (const int role :
             {int(Qt::ToolTipRole), int(Qt::AccessibleDescriptionRole), int(BoardModel::SortRole)}) {
            QVERIFY(!cell.data(role).toString().contains(QStringLiteral("ada"), Qt::CaseInsensitive));
            QVERIFY(!cell.data(role).toString().contains(QStringLiteral("192.168")));
        }
    }

    void whoIsWorstOffIsSortedFirst()
    {
        BoardModel model(m_log, m_look);
        BoardRow dropped = student(2, QStringLiteral("Grace"));
        dropped.trouble = BoardTrouble::Dropped;
        model.apply({student(1, QStringLiteral("Ada")), dropped}, {});
        const auto key = [&](int row) {
            return model.index(row, BoardModel::TroubleColumn).data(BoardModel::SortRole).toInt();
        };
        QVERIFY(key(1) < key(0));
    }

private:
    static QStringList names(const BoardModel &model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, 0).data().toString());
        return names;
    }
    static QString cell(const BoardModel &model, Exercise exercise)
    {
        return model.index(0, columnOf(exercise)).data().toString();
    }

    Look m_look;
    TrafficLog m_log;
};

QTEST_MAIN(tst_BoardModel)
#include "tst_boardmodel.moc"
