#include "picture.h"
#include "ui/widgets/styleshapes.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const StyleColors color(Theme::Light);
const StyleShapes shapes(StyleMeasures(9), color);
const QRect all(0, 0, 40, 40);

QImage chevron(Qt::ArrowType direction)
{
    return picture(40, [direction](QPainter *painter) {
        shapes.chevron(painter, QRectF(10, 10, 21, 21), direction, Qt::red);
    });
}

} // namespace

class tst_StyleShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoxHasFillAndLine()
    {
        const QImage both =
            picture(40, [](QPainter *painter) { shapes.box(painter, all, Qt::red, Qt::blue, 1); });
        QCOMPARE(both.pixelColor(20, 20), QColor(Qt::red));
        QCOMPARE(both.pixelColor(20, 0), QColor(Qt::blue));
        QCOMPARE(both.pixelColor(0, 0).alpha(), 0); // a round corner
        const QImage line = picture(40, [](QPainter *painter) { shapes.box(painter, all, {}, Qt::blue, 1); });
        QCOMPARE(line.pixelColor(20, 20).alpha(), 0);
        const QImage fill = picture(40, [](QPainter *painter) { shapes.box(painter, all, Qt::red, {}, 0); });
        QCOMPARE(fill.pixelColor(20, 0), QColor(Qt::red));
    }

    void theRingIsOfTheAccent()
    {
        const QImage ring = picture(40, [](QPainter *painter) { shapes.ring(painter, all); });
        QCOMPARE(ring.pixelColor(20, 0).rgb(), color(ColorRole::Accent).rgb());
        QCOMPARE(ring.pixelColor(20, 20).alpha(), 0);
    }

    void chevronsPointEachTheirWay()
    {
        const QImage down = chevron(Qt::DownArrow);
        QVERIFY(!isEmpty(down));
        QVERIFY(down != chevron(Qt::UpArrow));
        QVERIFY(chevron(Qt::LeftArrow) != chevron(Qt::RightArrow));
        // The tip of one that points down lies in the middle, below its ends.
        QVERIFY(down.pixelColor(20, 22).alpha() > 0);
        QCOMPARE(down.pixelColor(20, 17).alpha(), 0);
    }

    void aDotAndACrossAreInTheMiddle()
    {
        const QImage dot = picture(40, [](QPainter *painter) { shapes.dot(painter, {20, 20}, 5, Qt::red); });
        QCOMPARE(dot.pixelColor(20, 20), QColor(Qt::red));
        QCOMPARE(dot.pixelColor(20, 30).alpha(), 0);
        const QImage cross = picture(40, [](QPainter *painter) { shapes.cross(painter, all, Qt::red); });
        QVERIFY(cross.pixelColor(20, 20).alpha() > 0);
        QCOMPARE(cross.pixelColor(20, 5).alpha(), 0);
    }

    void linesAreOneLineWide()
    {
        const QImage level =
            picture(40, [](QPainter *painter) { shapes.middleLine(painter, all, true, Qt::red); });
        QCOMPARE(count(level, Qt::red), 40);
        QCOMPARE(level.pixelColor(39, all.center().y()), QColor(Qt::red));
        const QImage upright =
            picture(40, [](QPainter *painter) { shapes.middleLine(painter, all, false, Qt::red); });
        QCOMPARE(upright.pixelColor(all.center().x(), 39), QColor(Qt::red));
        const QImage under = picture(40, [](QPainter *painter) { shapes.lineUnder(painter, all); });
        QCOMPARE(count(under, color(ColorRole::Line)), 40);
        QCOMPARE(under.pixelColor(0, 39).rgb(), color(ColorRole::Line).rgb());
    }

    void thePainterIsLeftAsItWas()
    {
        picture(40, [](QPainter *painter) {
            painter->setPen(Qt::green);
            shapes.box(painter, all, Qt::red, Qt::blue, 2);
            shapes.stroke(painter, {{0, 0}, {9, 9}}, Qt::red, 2);
            shapes.dot(painter, {5, 5}, 2, Qt::red);
            QCOMPARE(painter->pen().color(), QColor(Qt::green));
            QCOMPARE(painter->brush().style(), Qt::NoBrush);
        });
    }
};

QTEST_MAIN(tst_StyleShapes)
#include "tst_styleshapes.moc"
