#include "picture.h"
#include "ui/widgets/stylemenus.h"

#include <QStyleOption>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const StyleColors color(Theme::Light);
const StyleShapes shapes(StyleMeasures(9), color);
const StyleMenus menus(shapes);

QStyleOptionMenuItem itemWith(QStyle::State state)
{
    QStyleOptionMenuItem item;
    item.rect = {0, 0, 200, 30};
    item.state = state;
    item.text = QStringLiteral("Open\tCtrl+O");
    return item;
}

QImage drawn(const QStyleOptionMenuItem &item)
{
    return picture(200, [&item](QPainter *painter) { menus.item(painter, &item); });
}

QImage drawnInBar(const QStyleOptionMenuItem &item, bool underlined)
{
    return picture(200, [&](QPainter *painter) { menus.barItem(painter, &item, underlined); });
}

} // namespace

class tst_StyleMenus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSelectedItemHasAGround()
    {
        const QStyle::State selected = QStyle::State_Enabled | QStyle::State_Selected;
        QVERIFY(!shows(drawn(itemWith(QStyle::State_Enabled)), color(ColorRole::Selection)));
        QVERIFY(shows(drawn(itemWith(selected)), color(ColorRole::Selection)));
        QVERIFY(!shows(drawn(itemWith(QStyle::State_Selected)), color(ColorRole::Selection))); // disabled
        QVERIFY(shows(drawnInBar(itemWith(selected), false), color(ColorRole::Selection)));
    }

    void aSeparatorIsALine()
    {
        QStyleOptionMenuItem item = itemWith(QStyle::State_Enabled);
        item.menuItemType = QStyleOptionMenuItem::Separator;
        QCOMPARE(count(drawn(item), color(ColorRole::Line)), 200);
    }

    void aCheckedItemHasItsMark()
    {
        QStyleOptionMenuItem item = itemWith(QStyle::State_Enabled);
        item.checkType = QStyleOptionMenuItem::NonExclusive;
        QVERIFY(!shows(drawn(item), color(ColorRole::Accent)));
        item.checked = true;
        QVERIFY(shows(drawn(item), color(ColorRole::Accent)));
    }

    void aSubmenuIsAnnouncedOnTheFarSide()
    {
        QStyleOptionMenuItem item = itemWith(QStyle::State_Enabled);
        item.text.clear();
        QVERIFY(isEmpty(drawn(item)));
        item.menuItemType = QStyleOptionMenuItem::SubMenu;
        const QImage sign = drawn(item);
        QVERIFY(isEmpty(sign.copy(0, 0, 100, 100)));
        QVERIFY(!isEmpty(sign));
        item.direction = Qt::RightToLeft;
        QVERIFY(isEmpty(drawn(item).copy(100, 0, 100, 100)));
    }

    void theLetterOfTheShortcutIsUnderlinedWhenAsked()
    {
        QStyleOptionMenuItem item = itemWith(QStyle::State_Enabled);
        item.text = QStringLiteral("&File");
        QVERIFY(drawnInBar(item, true) != drawnInBar(item, false));
    }
};

QTEST_MAIN(tst_StyleMenus)
#include "tst_stylemenus.moc"
