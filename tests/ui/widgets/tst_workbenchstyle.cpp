#include "ui/widgets/workbenchstyle.h"

#include "picture.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleOption>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

bool shows(QWidget &widget, const QColor &color)
{
    return test::shows(widget.grab().toImage(), color);
}

} // namespace

class tst_WorkbenchStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlsInARowShareOneHeight_data()
    {
        QTest::addColumn<qreal>("scale");
        for (const qreal scale : {0.75, 1.0, 1.5, 3.0})
            QTest::addRow("%g", scale) << scale;
    }

    void controlsInARowShareOneHeight()
    {
        QFETCH(qreal, scale);
        Look look;
        look.setScale(scale);
        QPushButton button(QStringLiteral("Send"));
        QLineEdit line;
        QSpinBox spin;
        QComboBox fixed;
        QComboBox editable;
        editable.setEditable(true);
        QToolButton tool;
        tool.setText(QStringLiteral("More"));
        QWidget *const controls[] = {&button, &line, &spin, &fixed, &editable, &tool};
        for (QWidget *control : controls)
            QCOMPARE(control->sizeHint().height(), look.controlHeight());
    }

    void metricsGrowWithTheUnit()
    {
        const WorkbenchStyle small(Theme::Light, 8);
        const WorkbenchStyle large(Theme::Light, 24);
        for (const auto metric :
             {QStyle::PM_ScrollBarExtent, QStyle::PM_IndicatorWidth, QStyle::PM_SmallIconSize,
              QStyle::PM_SplitterWidth, QStyle::PM_TabBarTabHSpace, QStyle::PM_LayoutHorizontalSpacing,
              QStyle::PM_ButtonIconSize}) {
            const int before = small.pixelMetric(metric, nullptr, nullptr);
            const int after = large.pixelMetric(metric, nullptr, nullptr);
            QVERIFY2(qAbs(after - 3 * before) <= 2,
                     qPrintable(QStringLiteral("%1: %2, %3").arg(metric).arg(before).arg(after)));
        }
    }

    void thePrimaryButtonIsFilled()
    {
        Look look;
        QPushButton button(QStringLiteral("Listen"));
        button.resize(button.sizeHint());
        QVERIFY(!shows(button, look.color(ColorRole::Accent)));
        WorkbenchStyle::setPrimary(&button, true);
        QVERIFY(WorkbenchStyle::isPrimary(&button));
        QVERIFY(shows(button, look.color(ColorRole::Accent)));
        QVERIFY(button.font().bold());
        button.setEnabled(false);
        QVERIFY(!shows(button, look.color(ColorRole::Accent)));
        button.setEnabled(true);
        WorkbenchStyle::setPrimary(&button, false);
        QVERIFY(!shows(button, look.color(ColorRole::Accent)));
        QVERIFY(!button.font().bold());
    }

    void aFieldInTroubleIsOutlined()
    {
        Look look;
        QLineEdit line;
        QVERIFY(!shows(line, look.color(ColorRole::Trouble)));
        WorkbenchStyle::setTrouble(&line, true);
        QVERIFY(shows(line, look.color(ColorRole::Trouble)));
        WorkbenchStyle::setTrouble(&line, false);
        QVERIFY(!shows(line, look.color(ColorRole::Trouble)));
    }

    void theFocusIsSeen_data()
    {
        QTest::addColumn<int>("kind");
        for (const int kind : {0, 1, 2, 3})
            QTest::addRow("%d", kind) << kind;
    }

    void theFocusIsSeen()
    {
        QFETCH(int, kind);
        Look look;
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *other = new QLineEdit(&window);
        QWidget *field = nullptr;
        if (kind == 0)
            field = new QLineEdit(&window);
        else if (kind == 1)
            field = new QSpinBox(&window);
        else if (kind == 2)
            field = new QPlainTextEdit(&window);
        else
            field = new QComboBox(&window);
        if (auto *combo = qobject_cast<QComboBox *>(field))
            combo->setEditable(true);
        column->addWidget(other);
        column->addWidget(field);
        window.show();
        window.activateWindow();
        other->setFocus();
        QTRY_VERIFY(other->hasFocus());
        QVERIFY(!shows(*field, look.color(ColorRole::Accent)));
        field->setFocus();
        QVERIFY(shows(*field, look.color(ColorRole::Accent)));
    }

    void aSliderOfAScrollBarStaysInIt()
    {
        Look look;
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, 1'000'000'000);
        bar.setPageStep(10);
        bar.resize(20, 200);
        QStyleOptionSlider option;
        for (const int value : {0, 500'000'000, 1'000'000'000}) {
            bar.setValue(value);
            option.initFrom(&bar);
            option.orientation = Qt::Vertical;
            option.minimum = bar.minimum();
            option.maximum = bar.maximum();
            option.pageStep = bar.pageStep();
            option.sliderPosition = value;
            const QRect slider =
                bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
            QVERIFY(bar.rect().contains(slider));
            QVERIFY(slider.height() >= look.unit());
        }
        QVERIFY(sliderFollowsTheMouse(bar));
    }

    void checkBoxesAreDrawnByMeaning()
    {
        Look look;
        QCheckBox box(QStringLiteral("Follow"));
        QVERIFY(!shows(box, look.color(ColorRole::Accent)));
        box.setChecked(true);
        QVERIFY(shows(box, look.color(ColorRole::Accent)));
    }

private:
    static bool sliderFollowsTheMouse(QScrollBar &bar)
    {
        bar.setValue(0);
        bar.show();
        QTest::mousePress(&bar, Qt::LeftButton, {}, QPoint(10, 5));
        QTest::mouseMove(&bar, QPoint(10, 150));
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, QPoint(10, 150));
        return bar.value() > 0;
    }
};

QTEST_MAIN(tst_WorkbenchStyle)
#include "tst_workbenchstyle.moc"
