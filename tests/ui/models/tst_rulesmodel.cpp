#include "ui/models/rulesmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

AnswerRule rule(RuleMatch match, const QString &pattern, const QString &reply = {})
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.reply = reply;
    return rule;
}

struct Bench
{
    Bench()
    {
        model.setRules({RuleUnit::Chunk,
                        100,
                        {rule(RuleMatch::StartsWith, "GET ", "200"), rule(RuleMatch::Regex, "(a"),
                         rule(RuleMatch::Any, "x", "a\nb")}});
    }
    QString cell(int row, int column) { return model.index(row, column).data().toString(); }
    QStringList patterns()
    {
        QStringList patterns;
        for (const AnswerRule &rule : model.rules().rules)
            patterns += rule.pattern;
        return patterns;
    }

    RulesModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy edited{&model, &RulesModel::edited};
};

} // namespace

class TestRulesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRules()
    {
        Bench bench;
        QCOMPARE(bench.model.rowCount(), 3);
        QCOMPARE(bench.cell(0, RulesModel::MatchColumn), QStringLiteral("starts with"));
        QCOMPARE(bench.cell(0, RulesModel::PatternColumn), QStringLiteral("GET "));
        QCOMPARE(bench.cell(2, RulesModel::PatternColumn), QString()); // it is not looked for
        QCOMPARE(bench.cell(2, RulesModel::ReplyColumn), QStringLiteral("a↵b"));
        QCOMPARE(bench.edited.size(), 0);
    }

    void saysWhatFollows()
    {
        Bench bench;
        AnswerRule all = rule(RuleMatch::Any, {});
        all.delayMs = 500;
        all.action = RuleAction::Close;
        all.note = QStringLiteral("seen");
        all.goOn = true;
        bench.model.setRule(0, all);
        QCOMPARE(bench.cell(0, RulesModel::ThenColumn),
                 QStringLiteral("after 500 ms · close · notes “seen” · goes on"));
        QCOMPARE(bench.edited.size(), 1);
    }

    void mistakesAreMarked()
    {
        Bench bench;
        const QModelIndex pattern = bench.model.index(1, RulesModel::PatternColumn);
        QVERIFY(pattern.data(RulesModel::TroubleRole).toBool());
        QVERIFY(!pattern.siblingAtColumn(RulesModel::ReplyColumn).data(RulesModel::TroubleRole).toBool());
        QVERIFY(pattern.data(Qt::ToolTipRole).toString().contains(QStringLiteral("mistake")));
        bench.model.setRule(1, rule(RuleMatch::Regex, "(a)"));
        QVERIFY(!pattern.data(RulesModel::TroubleRole).toBool());
        QCOMPARE(bench.model.mistake(1).error.code, ErrorCode::None);
    }

    void isSwitchedByItsBox()
    {
        Bench bench;
        const QModelIndex box = bench.model.index(0, RulesModel::OnColumn);
        QVERIFY(box.flags() & Qt::ItemIsUserCheckable);
        QVERIFY(bench.model.setData(box, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!bench.model.rule(0).on);
        QCOMPARE(bench.edited.size(), 1);
        QVERIFY(!bench.model.setData(box.siblingAtColumn(2), 1, Qt::CheckStateRole));
    }

    void rowsComeGoAndMove()
    {
        Bench bench;
        bench.model.move(0, 2);
        QCOMPARE(bench.patterns(), (QStringList{"(a", "x", "GET "}));
        QVERIFY(bench.model.index(0, RulesModel::PatternColumn).data(RulesModel::TroubleRole).toBool());
        bench.model.move(2, 1);
        QCOMPARE(bench.patterns(), (QStringList{"(a", "GET ", "x"}));
        bench.model.insert(1, rule(RuleMatch::Exact, "new"));
        bench.model.remove(0);
        QCOMPARE(bench.patterns(), (QStringList{"new", "GET ", "x"}));
        QCOMPARE(bench.edited.size(), 4);
        bench.model.move(0, 3);
        bench.model.remove(7);
        QCOMPARE(bench.edited.size(), 4);
    }

    void isFullAtItsLimit()
    {
        Bench bench;
        while (!bench.model.isFull())
            bench.model.insert(0, {});
        QCOMPARE(bench.model.rowCount(), AnswerRules::mostRules);
        bench.model.insert(0, {});
        QCOMPARE(bench.model.rowCount(), AnswerRules::mostRules);
    }

    void unitAndWords()
    {
        Bench bench;
        bench.model.setUnit(RuleUnit::Line, 80);
        QCOMPARE(bench.model.rules().unit, RuleUnit::Line);
        QCOMPARE(bench.edited.size(), 1);
        bench.model.retranslate();
        for (const RuleAction action : {RuleAction::None, RuleAction::Stop})
            QVERIFY(!RulesModel::actionName(action).isEmpty());
        for (int column = 0; column < RulesModel::ColumnCount; ++column)
            QVERIFY(!bench.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestRulesModel)
#include "tst_rulesmodel.moc"
