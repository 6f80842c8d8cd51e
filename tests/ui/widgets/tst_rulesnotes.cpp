#include "ui/models/annotations.h"
#include "ui/widgets/rulesnotes.h"

#include <QTest>

using namespace wirebench;

class TestRulesNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesBecomeComments()
    {
        Annotations annotations;
        annotations.setComment(7, QStringLiteral("mine"));
        RuleNote typed;
        typed.record = 7;
        typed.text = QStringLiteral("a note");
        RuleNote gaveUp;
        gaveUp.record = 8;
        gaveUp.rule = 1;
        gaveUp.remark = RuleRemark::GaveUp;
        RuleNote lost;
        lost.text = QStringLiteral("of no record");
        leaveNotes(annotations, {typed, gaveUp, lost});
        QCOMPARE(annotations.comment(7), QStringLiteral("mine; a note"));
        QVERIFY(annotations.comment(8).startsWith(QStringLiteral("rule 2 gave up")));
        QCOMPARE(annotations.notes().size(), size_t(2));
    }
};

QTEST_APPLESS_MAIN(TestRulesNotes)
#include "tst_rulesnotes.moc"
