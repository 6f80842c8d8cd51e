#include "ui/widgets/look.h"
#include "ui/widgets/panelpages.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    Bench()
    {
        pages.addPage(QStringLiteral("one"), QStringLiteral("First"), controls[0], bodies[0]);
        pages.addPage(QStringLiteral("two"), QStringLiteral("Second"), controls[1], bodies[1]);
        pages.resize(500, 200);
        pages.show();
    }

    Look look;
    PanelPages pages{look};
    QLabel *controls[2] = {new QLabel(QStringLiteral("c1")), new QLabel(QStringLiteral("c2"))};
    QLabel *bodies[2] = {new QLabel(QStringLiteral("b1")), new QLabel(QStringLiteral("b2"))};
};

} // namespace

class tst_PanelPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsInFront()
    {
        Bench bench;
        QCOMPARE(bench.pages.current(), QStringLiteral("one"));
        QVERIFY(bench.controls[0]->isVisible());
        QVERIFY(bench.bodies[0]->isVisible());
        QVERIFY(!bench.controls[1]->isVisible());
        QVERIFY(!bench.bodies[1]->isVisible());
    }

    void aClickShowsAPageWithItsControls()
    {
        Bench bench;
        QSignalSpy changed(&bench.pages, &PanelPages::currentChanged);
        QTest::mouseClick(bench.pages.bar(), Qt::LeftButton, {}, bench.pages.bar()->tabRect(1).center());
        QCOMPARE(bench.pages.current(), QStringLiteral("two"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), QStringLiteral("two"));
        QVERIFY(bench.bodies[1]->isVisible());
        QVERIFY(bench.controls[1]->isVisible());
        QVERIFY(!bench.bodies[0]->isVisible());
        QTRY_VERIFY(bench.controls[1]->x() >= bench.pages.bar()->geometry().right());
        QVERIFY(bench.bodies[1]->y() >= bench.pages.bar()->geometry().bottom());
    }

    void keysShowThePages()
    {
        Bench bench;
        bench.pages.bar()->setFocus();
        QTest::keyClick(bench.pages.bar(), Qt::Key_Right);
        QCOMPARE(bench.pages.current(), QStringLiteral("two"));
        QTest::keyClick(bench.pages.bar(), Qt::Key_Left);
        QCOMPARE(bench.pages.current(), QStringLiteral("one"));
        QVERIFY((bench.pages.bar()->focusPolicy() & Qt::TabFocus) != 0);
    }

    void areShownByTheirIds()
    {
        Bench bench;
        bench.pages.showPage(QStringLiteral("two"));
        QCOMPARE(bench.pages.current(), QStringLiteral("two"));
        bench.pages.showPage(QStringLiteral("no such page"));
        QCOMPARE(bench.pages.current(), QStringLiteral("two"));
        bench.pages.setTitle(QStringLiteral("two"), QStringLiteral("Deuxième"));
        QCOMPARE(bench.pages.bar()->tabText(1), QStringLiteral("Deuxième"));
    }

    void theLineBreaksWhereItIsTooLong()
    {
        Bench bench;
        for (QLabel *label : bench.controls)
            label->setMinimumWidth(200);
        const int bar = bench.pages.bar()->sizeHint().width();
        bench.pages.resize(bar + 150, 200);
        QTRY_VERIFY(bench.controls[0]->y() >= bench.pages.bar()->geometry().bottom());
        QTRY_VERIFY(bench.bodies[0]->y() > bench.controls[0]->geometry().bottom());
        QVERIFY(bench.pages.minimumSizeHint().width() < bar + 150);
        bench.pages.resize(bar + 300, 200);
        QTRY_VERIFY(bench.controls[0]->y() < bench.pages.bar()->geometry().bottom());
        QTRY_VERIFY(bench.controls[0]->x() >= bench.pages.bar()->geometry().right());
    }

    void withoutPagesThereIsNone()
    {
        Look look;
        PanelPages pages(look);
        QVERIFY(pages.current().isEmpty());
    }
};

QTEST_MAIN(tst_PanelPages)
#include "tst_panelpages.moc"
