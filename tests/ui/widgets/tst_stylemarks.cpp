#include "picture.h"
#include "ui/widgets/stylemarks.h"

#include <QStyleOption>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const StyleColors color(Theme::Light);
const StyleShapes shapes(StyleMeasures(9), color);
const StyleMarks marks(shapes);

QImage mark(QStyle::PrimitiveElement element, QStyle::State state)
{
    QStyleOptionHeader option; // the arrows of headers look into it, the others only at what all have
    option.rect = {0, 0, 20, 20};
    option.state = state;
    return picture(20, [&](QPainter *painter) {
        if (!marks.mark(element, painter, &option))
            painter->fillRect(option.rect, Qt::magenta);
    });
}

} // namespace

class tst_StyleMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOnIsFilledWithTheAccent()
    {
        for (const auto element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton,
                                   QStyle::PE_IndicatorItemViewItemCheck}) {
            const QImage off = mark(element, QStyle::State_Enabled);
            const QImage on = mark(element, QStyle::State_Enabled | QStyle::State_On);
            QVERIFY(!isEmpty(off));
            QVERIFY(!shows(off, color(ColorRole::Accent)));
            QVERIFY(shows(on, color(ColorRole::Accent)));
            QVERIFY(!shows(mark(element, QStyle::State_On), color(ColorRole::Accent))); // disabled
        }
    }

    void halfOnIsNeitherOnNorOff()
    {
        const QImage half =
            mark(QStyle::PE_IndicatorCheckBox, QStyle::State_Enabled | QStyle::State_NoChange);
        QVERIFY(half != mark(QStyle::PE_IndicatorCheckBox, QStyle::State_Enabled));
        QVERIFY(half != mark(QStyle::PE_IndicatorCheckBox, QStyle::State_Enabled | QStyle::State_On));
    }

    void aBranchWithoutChildrenHasNoSign()
    {
        const QImage closed = mark(QStyle::PE_IndicatorBranch, QStyle::State_Children);
        QVERIFY(isEmpty(mark(QStyle::PE_IndicatorBranch, {})));
        QVERIFY(!isEmpty(closed));
        QVERIFY(closed != mark(QStyle::PE_IndicatorBranch, QStyle::State_Children | QStyle::State_Open));
    }

    void arrowsAndTheCrossAreDrawn()
    {
        for (const auto element : {QStyle::PE_IndicatorArrowDown, QStyle::PE_IndicatorArrowUp,
                                   QStyle::PE_IndicatorArrowLeft, QStyle::PE_IndicatorArrowRight,
                                   QStyle::PE_IndicatorHeaderArrow, QStyle::PE_IndicatorTabClose}) {
            const QImage image = mark(element, QStyle::State_Enabled);
            QVERIFY(!isEmpty(image));
            QVERIFY(!shows(image, Qt::magenta));
        }
    }

    void othersAreLeftToQt()
    {
        QVERIFY(shows(mark(QStyle::PE_IndicatorProgressChunk, QStyle::State_Enabled), Qt::magenta));
    }
};

QTEST_MAIN(tst_StyleMarks)
#include "tst_stylemarks.moc"
