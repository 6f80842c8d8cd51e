#include "tests/ui/widgets/translator.h"
#include "ui/widgets/explainlanguage.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestExplainLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheWindow()
    {
        QCOMPARE(explainLanguage(), ExplainLanguage::English);
        QCOMPARE(explainTexts().text("label.python"), QStringLiteral("In Python"));
        {
            const FrenchTranslator french;
            QCOMPARE(explainLanguage(), ExplainLanguage::French);
            QCOMPARE(explainTexts().text("label.python"), QStringLiteral("En Python"));
        }
        QCOMPARE(explainLanguage(), ExplainLanguage::English);
    }
};

QTEST_GUILESS_MAIN(TestExplainLanguage)
#include "tst_explainlanguage.moc"
