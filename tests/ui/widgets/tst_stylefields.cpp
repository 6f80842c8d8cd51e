#include "picture.h"
#include "ui/widgets/stylefields.h"

#include <QStyleOption>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const StyleColors color(Theme::Light);
const StyleShapes shapes(StyleMeasures(9), color);
const StyleFields fields(shapes);

template <typename Option>
Option optionWith(QStyle::State state)
{
    Option option;
    option.rect = {0, 0, 60, 36};
    option.state = state;
    return option;
}

QColor outline(QStyle::State state, bool inTrouble)
{
    const auto option = optionWith<QStyleOptionFrame>(state);
    return picture(60, [&](QPainter *painter) { fields.field(painter, &option, inTrouble); })
        .pixelColor(30, 0);
}

} // namespace

class tst_StyleFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOutlineTellsFocusAndTrouble()
    {
        const QStyle::State focused = QStyle::State_Enabled | QStyle::State_HasFocus;
        QCOMPARE(outline(QStyle::State_Enabled, false).rgb(), color(ColorRole::Line).rgb());
        QCOMPARE(outline(focused, false).rgb(), color(ColorRole::Accent).rgb());
        QCOMPARE(outline(focused, true).rgb(), color(ColorRole::Trouble).rgb());
        QCOMPARE(outline(QStyle::State_HasFocus, false).rgb(), color(ColorRole::Line).rgb()); // disabled
    }

    void aComboBoxHasItsArrowAlsoWithoutFrame()
    {
        auto option = optionWith<QStyleOptionComboBox>(QStyle::State_Enabled);
        const auto box = [&option] {
            return picture(60, [&](QPainter *painter) { fields.comboBox(painter, &option, false); });
        };
        QVERIFY(shows(box(), color(ColorRole::Line)));
        option.frame = false;
        QVERIFY(!shows(box(), color(ColorRole::Line)));
        QVERIFY(!isEmpty(box()));
    }

    void aStepThatIsNotPossibleIsFainter()
    {
        auto option = optionWith<QStyleOptionSpinBox>(QStyle::State_Enabled);
        const auto box = [&option] {
            return picture(60, [&](QPainter *painter) { fields.spinBox(painter, &option, false); });
        };
        option.stepEnabled = QAbstractSpinBox::StepUpEnabled | QAbstractSpinBox::StepDownEnabled;
        const QImage both = box();
        option.stepEnabled = QAbstractSpinBox::StepUpEnabled;
        const QImage up = box();
        QVERIFY(up != both);
        QCOMPARE(up.copy(0, 0, 60, 18), both.copy(0, 0, 60, 18));
        option.buttonSymbols = QAbstractSpinBox::NoButtons;
        QVERIFY(box() != up);
    }
};

QTEST_MAIN(tst_StyleFields)
#include "tst_stylefields.moc"
