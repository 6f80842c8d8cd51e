#include "picture.h"
#include "ui/widgets/stylebuttons.h"

#include <QApplication>
#include <QStyleOption>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const StyleColors color(Theme::Light);
const StyleShapes shapes(StyleMeasures(9), color);
const StyleButtons buttons(shapes);

template <typename Option>
Option optionWith(QStyle::State state)
{
    Option option;
    option.rect = {0, 0, 60, 60};
    option.state = state;
    return option;
}

QImage pushButton(QStyle::State state, bool isPrimary)
{
    const auto option = optionWith<QStyleOptionButton>(state);
    return picture(60, [&](QPainter *painter) { buttons.pushButton(painter, &option, isPrimary); });
}

QImage panel(QStyle::State state)
{
    const auto option = optionWith<QStyleOptionToolButton>(state);
    return picture(60, [&](QPainter *painter) { buttons.toolButtonPanel(painter, &option); });
}

QIcon redIcon()
{
    QPixmap square(16, 16);
    square.fill(Qt::red);
    return square;
}

} // namespace

class tst_StyleButtons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePrimaryButtonIsFilledUnlessDisabled()
    {
        QVERIFY(shows(pushButton(QStyle::State_Enabled, true), color(ColorRole::Accent)));
        QVERIFY(!shows(pushButton(QStyle::State_Enabled, false), color(ColorRole::Accent)));
        QVERIFY(!shows(pushButton({}, true), color(ColorRole::Accent)));
    }

    void keysPutARingAroundAButton()
    {
        const QStyle::State focused = QStyle::State_Enabled | QStyle::State_HasFocus;
        QVERIFY(!shows(pushButton(focused, false), color(ColorRole::Accent)));
        QVERIFY(
            shows(pushButton(focused | QStyle::State_KeyboardFocusChange, false), color(ColorRole::Accent)));
    }

    void aButtonThatIsOnIsSelected()
    {
        QVERIFY(
            shows(pushButton(QStyle::State_Enabled | QStyle::State_On, false), color(ColorRole::Selection)));
        QVERIFY(shows(panel(QStyle::State_Enabled | QStyle::State_On), color(ColorRole::Selection)));
    }

    void aToolButtonHasNoGroundAtRest()
    {
        QVERIFY(isEmpty(panel(QStyle::State_Enabled)));
        QVERIFY(!isEmpty(panel(QStyle::State_Enabled | QStyle::State_MouseOver)));
        QVERIFY(isEmpty(panel(QStyle::State_MouseOver))); // disabled
    }

    void aLabelHasItsIconAndItsWord()
    {
        auto option = optionWith<QStyleOptionButton>(QStyle::State_Enabled);
        option.iconSize = {16, 16};
        const auto label = [&option] {
            return picture(60, [&](QPainter *painter) { buttons.pushButtonLabel(painter, &option, false); });
        };
        QVERIFY(isEmpty(label()));
        option.icon = redIcon();
        QVERIFY(shows(label(), Qt::red));
        option.icon = {};
        option.text = QStringLiteral("Send");
        QVERIFY(!isEmpty(label()));
    }

    void onlyIconsBesideAWordAreOurs()
    {
        auto option = optionWith<QStyleOptionToolButton>(QStyle::State_Enabled);
        option.icon = redIcon();
        option.iconSize = {16, 16};
        option.text = QStringLiteral("More");
        bool drawn = true;
        const auto label = [&] {
            return picture(60, [&](QPainter *painter) { drawn = buttons.toolButtonLabel(painter, &option); });
        };
        option.toolButtonStyle = Qt::ToolButtonIconOnly;
        QVERIFY(isEmpty(label()));
        QVERIFY(!drawn);
        option.toolButtonStyle = Qt::ToolButtonTextBesideIcon;
        QVERIFY(shows(label(), Qt::red));
        QVERIFY(drawn);
    }

    void onlyButtonsWithAMenuGetItsSign()
    {
        auto option = optionWith<QStyleOptionToolButton>(QStyle::State_Enabled);
        bool drawn = true;
        const auto button = [&] {
            return picture(60, [&](QPainter *painter) {
                drawn = buttons.toolButton(painter, &option, *QApplication::style(), nullptr);
            });
        };
        QVERIFY(isEmpty(button()));
        QVERIFY(!drawn);
        option.features = QStyleOptionToolButton::HasMenu;
        QVERIFY(!isEmpty(button()));
        QVERIFY(drawn);
    }
};

QTEST_MAIN(tst_StyleButtons)
#include "tst_stylebuttons.moc"
