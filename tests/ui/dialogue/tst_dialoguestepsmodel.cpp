#include "ui/dialogue/dialoguestepsmodel.h"

#include "core/dialogue/dialoguelibrary.h"
#include "ui/widgets/look.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_DialogueStepsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialogue = DialogueLibrary::builtIn().dialogue(QStringLiteral("ftp"));
        QVERIFY(m_dialogue);
    }

    void hasALineForEachStepThatIsShown()
    {
        DialogueStepsModel model(m_look);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setDialogue(m_dialogue);
        const auto shown = std::count_if(m_dialogue->steps.begin(), m_dialogue->steps.end(),
                                         [](const DialogueStep &step) { return step.isShown(); });
        QCOMPARE(model.rowCount(), int(shown));
        QCOMPARE(sentence(model, 0).trimmed(), m_dialogue->steps[0].explanation.english);
        model.setLanguage(DialogueLanguage::French);
        QCOMPARE(sentence(model, 0).trimmed(), m_dialogue->steps[0].explanation.french);
        model.setDialogue({});
        QCOMPARE(model.rowCount(), 0);
    }

    void showsHowFarItIs()
    {
        DialogueStepsModel model(m_look);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDialogue(m_dialogue);
        QSignalSpy current(&model, &DialogueStepsModel::currentChanged);
        const int step = secondShown();
        using State = DialogueStepsModel::State;
        model.stopBefore(step);
        QCOMPARE(model.state(1), State::Next);
        QCOMPARE(spoken(model, 1), QStringLiteral("comes next"));
        model.begin(step);
        QCOMPARE(model.state(1), State::Busy);
        QCOMPARE(model.currentRow(), 1);
        model.end(step);
        QCOMPARE(model.state(1), State::Done);
        QCOMPARE(spoken(model, 1), QStringLiteral("done"));
        model.fail(step);
        QCOMPARE(model.state(1), State::Failed);
        QCOMPARE(current.size(), 1);
        model.rewind();
        QCOMPARE(model.state(1), State::Ahead);
        QCOMPARE(model.currentRow(), -1);
    }

    void aStepThatWasLeftOutIsAheadAgain()
    {
        DialogueStepsModel model(m_look);
        model.setDialogue(m_dialogue);
        model.stopBefore(0);
        model.stopBefore(secondShown());
        QCOMPARE(model.state(0), DialogueStepsModel::State::Ahead);
        QCOMPARE(model.state(1), DialogueStepsModel::State::Next);
    }

    void eachStateHasAnotherSymbolAndColour()
    {
        DialogueStepsModel model(m_look);
        model.setDialogue(m_dialogue);
        QSet<QString> symbols;
        QSet<QRgb> colours;
        const auto note = [&] {
            symbols.insert(model.index(0, 0).data().toString());
            colours.insert(model.index(0, 0).data(Qt::ForegroundRole).value<QColor>().rgb());
        };
        note();
        model.stopBefore(0);
        note();
        model.begin(0);
        note();
        model.end(0);
        note();
        model.fail(0);
        note();
        QCOMPARE(symbols.size(), 5);
        QCOMPARE(colours.size(), 5);
    }

private:
    static QString sentence(const DialogueStepsModel &model, int row)
    {
        return model.index(row, DialogueStepsModel::SentenceColumn).data().toString();
    }
    static QString spoken(const DialogueStepsModel &model, int row)
    {
        return model.index(row, DialogueStepsModel::StateColumn).data(Qt::AccessibleTextRole).toString();
    }
    int secondShown() const
    {
        int seen = 0;
        for (int i = 0; i < m_dialogue->steps.size(); ++i) {
            if (m_dialogue->steps[i].isShown() && ++seen == 2)
                return i;
        }
        return -1;
    }

    Look m_look;
    DialoguePtr m_dialogue;
};

QTEST_MAIN(tst_DialogueStepsModel)
#include "tst_dialoguestepsmodel.moc"
