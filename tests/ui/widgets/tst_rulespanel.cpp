#include "core/workspace/rulesfile.h"
#include "ui/models/rulesmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rulesform.h"
#include "ui/widgets/rulespanel.h"
#include "ui/widgets/rulestester.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

AnswerRule rule(RuleMatch match, const QString &pattern, const QString &reply)
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.reply = reply;
    return rule;
}

/// A panel on the screen, used with mouse and keyboard.
struct Bench
{
    explicit Bench(const QList<AnswerRule> &rules = {}, bool datagrams = false)
        : panel(withRules(rules), look, datagrams)
    {
        panel.resize(1000, 700);
        panel.show();
        panel.activateWindow();
        shown = QTest::qWaitForWindowActive(&panel);
    }

    RulesModel &withRules(const QList<AnswerRule> &rules)
    {
        model.setRules({RuleUnit::Chunk, 100, rules});
        return model;
    }
    QAction *action(int index) { return panel.panelActions().value(index); }
    template <typename Widget>
    Widget *field(const char *name)
    {
        for (Widget *found : panel.findChildren<Widget *>()) {
            if (found->accessibleName() == QLatin1String(name))
                return found;
        }
        qFatal("no field %s", name);
    }
    void type(const char *name, const QString &text)
    {
        auto *line = field<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void choose(int row) { panel.table()->setCurrentIndex(model.index(row, RulesModel::PatternColumn)); }
    int chosen() { return panel.table()->currentIndex().row(); }
    QStringList patterns()
    {
        QStringList patterns;
        for (const AnswerRule &rule : model.rules().rules)
            patterns += rule.pattern;
        return patterns;
    }

    Look look;
    RulesModel model;
    RulesPanel panel;
    bool shown = false;
};

enum { Add, Duplicate, Delete, TakeBack, Up, Down };

QList<AnswerRule> three()
{
    return {rule(RuleMatch::StartsWith, "a", "1"), rule(RuleMatch::StartsWith, "b", "2"),
            rule(RuleMatch::StartsWith, "c", "3")};
}

} // namespace

class TestRulesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleIsTyped()
    {
        Bench bench;
        QVERIFY(bench.shown);
        QVERIFY(!bench.panel.form()->isEnabled());
        QTest::keyClick(&bench.panel, Qt::Key_Insert);
        QCOMPARE(bench.model.rowCount(), 1);
        QVERIFY(bench.field<QLineEdit>("Pattern")->hasFocus());
        QTest::keyClicks(bench.field<QLineEdit>("Pattern"), QStringLiteral("PING"));
        bench.type("Reply", QStringLiteral("PONG {{counter}"));
        QCOMPARE(bench.panel.form()->notice()->isEmpty(), false); // "}" alone
        QVERIFY(WorkbenchStyle::isTrouble(bench.field<QLineEdit>("Reply")));
        bench.type("Reply", QStringLiteral("PONG {counter}"));
        QVERIFY(bench.panel.form()->notice()->isEmpty());
        bench.type("Note", QStringLiteral("n"));
        const AnswerRule typed = bench.model.rule(0);
        QCOMPARE(typed.match, RuleMatch::Contains);
        QCOMPARE(typed.pattern, QStringLiteral("PING"));
        QCOMPARE(typed.reply, QStringLiteral("PONG {counter}"));
        QCOMPARE(typed.note, QStringLiteral("n"));
    }

    void aWrongExpressionIsMarkedInPlace()
    {
        Bench bench({rule(RuleMatch::Regex, "(a", "")});
        QVERIFY(WorkbenchStyle::isTrouble(bench.field<QLineEdit>("Pattern")));
        QVERIFY(!bench.panel.form()->notice()->isEmpty());
        QVERIFY(bench.panel.tester()->resultText().startsWith(QStringLiteral("A rule has a mistake")));
        QTest::keyClick(bench.field<QLineEdit>("Pattern"), Qt::Key_End);
        QTest::keyClicks(bench.field<QLineEdit>("Pattern"), QStringLiteral(")"));
        QVERIFY(!WorkbenchStyle::isTrouble(bench.field<QLineEdit>("Pattern")));
        QVERIFY(bench.panel.form()->notice()->isEmpty());
        QCOMPARE(bench.model.rule(0).pattern, QStringLiteral("(a)"));
    }

    void theTesterSaysWhichRuleAnswers()
    {
        Bench bench(
            {rule(RuleMatch::Regex, "^ADD (\\d+) (\\d+)", "$1+$2\\r\\n"), rule(RuleMatch::Any, {}, "what?")});
        QSignalSpy answered(bench.panel.tester(), &RulesTester::answered);
        QTest::keyClicks(bench.panel.tester()->field(), QStringLiteral("ADD 1 2"));
        QCOMPARE(bench.panel.tester()->resultText(),
                 QStringLiteral("Rule 1 answers “1+2\\r\\n” (5 byte(s))"));
        QVERIFY(!answered.isEmpty());
        QCOMPARE(answered.last().value(0).toInt(), 0);
        bench.panel.tester()->field()->selectAll();
        QTest::keyClicks(bench.panel.tester()->field(), QStringLiteral("SUB"));
        QCOMPARE(bench.panel.tester()->resultText(), QStringLiteral("Rule 2 answers “what?” (5 byte(s))"));
        bench.choose(1);
        bench.type("Reply", QStringLiteral("no"));
        QCOMPARE(bench.panel.tester()->resultText(), QStringLiteral("Rule 2 answers “no” (2 byte(s))"));
        bench.model.remove(1);
        QCOMPARE(bench.panel.tester()->resultText(), QStringLiteral("No rule matches: nothing is answered."));
        bench.panel.tester()->field()->setText(QStringLiteral("a\\q"));
        QVERIFY(bench.panel.tester()->resultText().contains(QStringLiteral("\\q")));
    }

    void anEvilTestIsGivenUp()
    {
        Bench bench({rule(RuleMatch::Regex, "(a+)+$", "x")});
        bench.panel.tester()->field()->setText(QString(5000, u'a') + u'!');
        QVERIFY(bench.panel.tester()->resultText().startsWith(QStringLiteral("rule 1 gave up")));
    }

    void rulesMoveByKeys()
    {
        Bench bench(three());
        bench.panel.table()->setFocus();
        bench.choose(0);
        QTest::keyClick(bench.panel.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.patterns(), (QStringList{"b", "a", "c"}));
        QCOMPARE(bench.chosen(), 1);
        bench.action(Down)->trigger();
        QCOMPARE(bench.patterns(), (QStringList{"b", "c", "a"}));
        QVERIFY(!bench.action(Down)->isEnabled());
        QTest::keyClick(bench.panel.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.patterns(), (QStringList{"b", "a", "c"}));
        QCOMPARE(bench.field<QLineEdit>("Pattern")->text(), QStringLiteral("a"));
    }

    void whatIsDeletedComesBack()
    {
        Bench bench(three());
        bench.choose(1);
        bench.panel.table()->setFocus();
        QTest::keyClick(bench.panel.table(), Qt::Key_Delete);
        QTest::keyClick(bench.panel.table(), Qt::Key_Delete);
        QCOMPARE(bench.patterns(), QStringList{"a"});
        QVERIFY(!bench.panel.notice()->isEmpty());
        QTest::keyClick(bench.panel.table(), Qt::Key_Z, Qt::ControlModifier);
        bench.action(TakeBack)->trigger();
        QCOMPARE(bench.patterns(), (QStringList{"a", "b", "c"}));
        QVERIFY(!bench.action(TakeBack)->isEnabled());
        QVERIFY(bench.panel.notice()->isEmpty());
        bench.action(Duplicate)->trigger();
        QCOMPARE(bench.patterns(), (QStringList{"a", "b", "b", "c"}));
    }

    void fieldsFollowTheChosenRule()
    {
        Bench bench(three());
        for (int row = 0; row < 3; ++row) {
            bench.choose(row);
            QCOMPARE(bench.field<QLineEdit>("Pattern")->text(), bench.model.rule(row).pattern);
            QCOMPARE(bench.field<QLineEdit>("Reply")->text(), bench.model.rule(row).reply);
        }
        bench.field<QComboBox>("When it")->setCurrentText(QStringLiteral("is anything"));
        QCOMPARE(bench.model.rule(2).match, RuleMatch::Any);
        QVERIFY(!bench.field<QLineEdit>("Pattern")->isVisible());
        QCOMPARE(bench.model.rule(0).match, RuleMatch::StartsWith);
    }

    void unitsAreForStreams()
    {
        Bench bench(three());
        bench.field<QComboBox>("Rules look at")->setCurrentText(QStringLiteral("each line"));
        QCOMPARE(bench.model.rules().unit, RuleUnit::Line);
        Bench datagrams(three(), true);
        QVERIFY(!datagrams.field<QComboBox>("Rules look at")->isVisible());
    }

    void filesAreOpenedAndSaved()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("rules.json"));
        Bench bench(three());
        bench.panel.saveFile(path);
        QVERIFY(loadRules(path));
        Bench other;
        QSignalSpy edited(&other.model, &RulesModel::edited);
        other.panel.openFile(path);
        QVERIFY(other.model.rules() == bench.model.rules());
        QVERIFY(!edited.isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": 5}");
        file.close();
        other.panel.openFile(path);
        QVERIFY(other.panel.notice()->text().contains(QStringLiteral("format")));
        QCOMPARE(other.model.rowCount(), 3);
    }
};

QTEST_MAIN(TestRulesPanel)
#include "tst_rulespanel.moc"
