#include "picture.h"
#include "ui/widgets/stylebars.h"

#include <QStyleOption>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const StyleColors color(Theme::Light);
const StyleShapes shapes(StyleMeasures(9), color);
const StyleBars bars(shapes);

QImage tab(QStyle::State state)
{
    QStyleOptionTab option;
    option.rect = {0, 0, 60, 36};
    option.state = state;
    return picture(60, [&](QPainter *painter) { bars.tab(painter, &option); });
}

} // namespace

class tst_StyleBars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSelectedTabIsUnderlined()
    {
        const QImage selected = tab(QStyle::State_Enabled | QStyle::State_Selected);
        QCOMPARE(selected.pixelColor(30, 35).rgb(), color(ColorRole::Accent).rgb());
        QCOMPARE(selected.pixelColor(30, 10).alpha(), 0);
        QVERIFY(isEmpty(tab(QStyle::State_Enabled)));
        QVERIFY(!isEmpty(tab(QStyle::State_Enabled | QStyle::State_MouseOver)));
    }

    void aHeaderHasGroundAndLine()
    {
        QStyleOptionHeader option;
        option.rect = {0, 0, 60, 30};
        option.state = QStyle::State_Enabled;
        const QImage header = picture(60, [&](QPainter *painter) { bars.header(painter, &option); });
        QCOMPARE(header.pixelColor(30, 10).rgb(), color(ColorRole::Window).rgb());
        QCOMPARE(header.pixelColor(30, 29).rgb(), color(ColorRole::Line).rgb());
    }

    void aScrollBarWithNothingToScrollIsEmpty()
    {
        QStyleOptionSlider option;
        option.rect = {0, 0, 15, 60};
        option.orientation = Qt::Vertical;
        option.pageStep = 10;
        const auto bar = [&option] {
            return picture(60, [&](QPainter *painter) { bars.scrollBar(painter, &option); });
        };
        option.maximum = 0;
        QVERIFY(isEmpty(bar()));
        option.maximum = 100;
        const QImage rest = bar();
        QVERIFY(!isEmpty(rest));
        option.state = QStyle::State_MouseOver;
        QVERIFY(bar() != rest);
    }
};

QTEST_MAIN(tst_StyleBars)
#include "tst_stylebars.moc"
