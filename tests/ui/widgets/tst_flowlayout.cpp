#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QTest>

using namespace wirebench;

namespace {

QWidget *block(QWidget *parent, int width, QSizePolicy::Policy policy = QSizePolicy::Fixed)
{
    auto *widget = new QWidget(parent);
    widget->setMinimumSize(width, 20);
    if (policy == QSizePolicy::Fixed)
        widget->setMaximumWidth(width);
    widget->setSizePolicy(policy, QSizePolicy::Fixed);
    return widget;
}

} // namespace

class tst_FlowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrapsWhereTheWidthEnds()
    {
        Look look;
        QWidget window;
        auto *flow = new FlowLayout(&window);
        QList<QWidget *> blocks;
        for (int i = 0; i < 3; ++i) {
            blocks.append(block(&window, 100));
            flow->addWidget(blocks.last());
        }
        const int gap = 2 * look.unit();
        QCOMPARE(flow->sizeHint().width(), 300 + 2 * gap);
        QCOMPARE(flow->heightForWidth(300 + 2 * gap), 20);
        QCOMPARE(flow->heightForWidth(300 + 2 * gap - 1), 20 + look.unit() + 20);
        QCOMPARE(flow->heightForWidth(100), 3 * 20 + 2 * look.unit());
        window.resize(200 + gap, 100);
        window.show();
        QCOMPARE(blocks[1]->x(), 100 + gap);
        QCOMPARE(blocks[2]->pos(), QPoint(0, 20 + look.unit()));
    }

    void hiddenItemsTakeNoRoom()
    {
        Look look;
        QWidget window;
        auto *flow = new FlowLayout(&window);
        QWidget *first = block(&window, 100);
        QWidget *second = block(&window, 100);
        flow->addWidget(first);
        flow->addWidget(second);
        window.resize(400, 50);
        window.show();
        first->hide();
        QCoreApplication::processEvents();
        QCOMPARE(second->x(), 0);
    }

    void whatExpandsSharesTheRest()
    {
        Look look;
        QWidget window;
        auto *flow = new FlowLayout(&window);
        QWidget *fixed = block(&window, 100);
        QWidget *wide = block(&window, 50, QSizePolicy::Expanding);
        flow->addWidget(fixed);
        flow->addWidget(wide);
        window.resize(500, 50);
        window.show();
        QCOMPARE(fixed->width(), 100);
        QCOMPARE(wide->geometry().right(), 499);
    }

    void theTrailingItemStandsAtTheFarEnd()
    {
        Look look;
        QWidget window;
        auto *flow = new FlowLayout(&window);
        QWidget *first = block(&window, 100);
        QWidget *state = block(&window, 100);
        flow->addWidget(first);
        flow->addWidget(state);
        flow->setTrailing(state);
        window.resize(500, 50);
        window.show();
        QCOMPARE(state->geometry().right(), 499);
        window.resize(150, 100); // alone on its line it stands at the start
        QCoreApplication::processEvents();
        QCOMPARE(state->x(), 0);
        QVERIFY(state->y() > 0);
    }

    void mirroredForLanguagesFromTheRight()
    {
        Look look;
        QWidget window;
        window.setLayoutDirection(Qt::RightToLeft);
        auto *flow = new FlowLayout(&window);
        QWidget *first = block(&window, 100);
        flow->addWidget(first);
        window.resize(500, 50);
        window.show();
        QCOMPARE(first->geometry().right(), 499);
    }

    void insertsBefore()
    {
        QWidget window;
        auto *flow = new FlowLayout(&window);
        QWidget *first = block(&window, 10);
        QWidget *second = block(&window, 10);
        flow->addWidget(second);
        flow->insertWidget(0, first);
        QCOMPARE(flow->itemAt(0)->widget(), first);
        QCOMPARE(flow->count(), 2);
        delete flow->takeAt(0);
        QCOMPARE(flow->count(), 1);
        QCOMPARE(flow->takeAt(5), nullptr);
    }
};

QTEST_MAIN(tst_FlowLayout)
#include "tst_flowlayout.moc"
