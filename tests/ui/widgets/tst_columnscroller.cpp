#include "ui/widgets/columnscroller.h"

#include "ui/widgets/look.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

QWidget *columnOf(int lines)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    auto *label = new QLabel(QStringLiteral("a line that wraps where the column is narrow\n").repeated(lines));
    label->setWordWrap(true);
    layout->addWidget(label);
    return column;
}

} // namespace

/// Needs more height where it is wide, as a row does whose fields change places.
class Contrary final : public QWidget
{
public:
    using QWidget::QWidget;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width < 600 ? 100 : 300; }
    QSize sizeHint() const override { return {600, 300}; }
};

QWidget *contraryColumn()
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *contrary = new Contrary;
    QSizePolicy policy;
    policy.setHeightForWidth(true);
    contrary->setSizePolicy(policy);
    layout->addWidget(contrary);
    return column;
}

class tst_ColumnScroller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsWithoutABar()
    {
        Look look;
        ColumnScroller scroller(columnOf(2));
        scroller.resize(600, 400);
        scroller.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scroller));
        QVERIFY(!scroller.verticalScrollBar()->isVisible());
        QCOMPARE(scroller.widget()->size(), scroller.viewport()->size());
    }

    void scrollsWhatIsTooHigh()
    {
        Look look;
        ColumnScroller scroller(columnOf(60));
        scroller.resize(600, 200);
        scroller.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scroller));
        QTRY_VERIFY(scroller.verticalScrollBar()->isVisible());
        QVERIFY(!scroller.horizontalScrollBar()->isVisible());
        const QWidget &column = *scroller.widget();
        QVERIFY(column.height() >= column.layout()->totalHeightForWidth(column.width()));
        QCOMPARE(column.width(), scroller.viewport()->width());
    }

    void decidesOnceWhetherItScrolls()
    {
        // Beside a bar the column would fit, without the bar it would not.
        Look look;
        ColumnScroller scroller(contraryColumn());
        scroller.resize(600, 200);
        scroller.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scroller));
        QTRY_VERIFY(scroller.verticalScrollBar()->isVisible());
        QCOMPARE(scroller.widget()->height(), 200);
        scroller.resize(590, 200);
        QTRY_VERIFY(!scroller.verticalScrollBar()->isVisible());
        QCOMPARE(scroller.widget()->size(), scroller.size());
    }

    void isAsWideAsItsColumnMustBe()
    {
        Look look;
        auto *column = new QWidget;
        auto *layout = new QVBoxLayout(column);
        auto *wide = new QWidget;
        wide->setMinimumWidth(300);
        layout->addWidget(wide);
        QWidget window;
        auto *row = new QVBoxLayout(&window);
        auto *scroller = new ColumnScroller(column);
        row->addWidget(scroller);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(scroller->minimumSizeHint().width() > 300);
        wide->setMinimumWidth(500);
        QTRY_VERIFY(window.width() > 500);
    }
};

QTEST_MAIN(tst_ColumnScroller)
#include "tst_columnscroller.moc"
