#include "ui/models/rulesmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/rulesbutton.h"
#include "ui/widgets/rulespanel.h"

#include <QAction>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace wirebench;

class TestRulesButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRules()
    {
        Look look;
        RulesButton button(QStringLiteral("TCP server 1"), false, look);
        QSignalSpy edited(&button, &RulesButton::edited);
        QCOMPARE(button.text(), QStringLiteral("Rules…"));
        AnswerRules rules;
        rules.rules = {AnswerRule(), AnswerRule()};
        button.setRules(rules);
        QCOMPARE(button.text(), QStringLiteral("Rules (2)…"));
        QVERIFY(button.rules() == rules);
        QCOMPARE(edited.size(), 0);
    }

    void opensTheEditor()
    {
        Look look;
        RulesButton button(QStringLiteral("TCP server 1"), false, look);
        QSignalSpy edited(&button, &RulesButton::edited);
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(button.panel());
        QVERIFY(button.panel()->isVisible());
        QVERIFY(button.panel()->window()->windowTitle().contains(QStringLiteral("TCP server 1")));
        QCOMPARE(button.panel()->panelActions().size(), 8);
        button.panel()->panelActions().first()->trigger();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(button.text(), QStringLiteral("Rules (1)…"));
        QCOMPARE(button.panel()->table()->model()->rowCount(), 1);
    }
};

QTEST_MAIN(TestRulesButton)
#include "tst_rulesbutton.moc"
