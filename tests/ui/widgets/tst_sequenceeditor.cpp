#include "ui/widgets/look.h"
#include "ui/widgets/sequenceeditor.h"

#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

using namespace wirebench;

namespace {

SequenceStep step(const char *name, int delayMs = 10, int times = 1)
{
    return {QString::fromLatin1(name), SavedMessage(), delayMs, times};
}

QString names(const SequenceEditor &editor)
{
    QStringList list;
    for (const SequenceStep &line : editor.sequence().steps)
        list += line.name;
    return list.join(u',');
}

} // namespace

class tst_SequenceEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsGivenComesBack()
    {
        Look look;
        const SavedSequence sequence{{step("a", 5, 2), step("b")}, 0};
        const SequenceEditor editor(look, QStringLiteral("S"), sequence, {});
        QVERIFY(editor.sequence() == sequence);
    }

    void cellsAreEditedWithinTheirRanges()
    {
        Look look;
        SequenceEditor editor(look, QStringLiteral("S"), {{step("a")}, 1}, {});
        editor.table()->item(0, 0)->setText(QStringLiteral("A"));
        editor.table()->item(0, 2)->setData(Qt::EditRole, 250);
        editor.table()->item(0, 3)->setData(Qt::EditRole, 0);
        editor.rounds()->setValue(7);
        QVERIFY(editor.sequence() == (SavedSequence{{step("A", 250, 1)}, 7}));
        editor.table()->item(0, 2)->setData(Qt::EditRole, -5);
        QCOMPARE(editor.sequence().steps[0].delayMs, 0);
        QCOMPARE(editor.table()->item(0, 2)->data(Qt::EditRole).toInt(), 0);
    }

    void stepsAreAddedMovedAndRemoved()
    {
        Look look;
        const SavedEntry message{QStringLiteral("m&m"), {}, SavedMessage()};
        SequenceEditor editor(look, QStringLiteral("S"), {{step("a"), step("b")}, 1},
                              {message, {QStringLiteral("sequence"), {}, SavedSequence()}});
        QMenu *menu = editor.findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 1);
        menu->actions().first()->trigger();
        QCOMPARE(names(editor), QStringLiteral("a,b,m&m"));
        editor.moveSelected(-1);
        editor.moveSelected(-1);
        editor.moveSelected(-1);
        QCOMPARE(names(editor), QStringLiteral("m&m,a,b"));
        QCOMPARE(editor.table()->item(0, 0)->text(), QStringLiteral("m&m"));
        editor.table()->selectRow(1);
        editor.removeSelected();
        QCOMPARE(names(editor), QStringLiteral("m&m,b"));
        QCOMPARE(editor.table()->rowCount(), 2);
    }

    void withoutMessagesNothingCanBeAdded()
    {
        Look look;
        const SequenceEditor editor(look, QStringLiteral("S"), {}, {});
        const auto buttons = editor.findChildren<QPushButton *>();
        QVERIFY(!buttons.isEmpty());
        QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
            return button->menu() && !button->isEnabled();
        }));
    }
};

QTEST_MAIN(tst_SequenceEditor)
#include "tst_sequenceeditor.moc"
