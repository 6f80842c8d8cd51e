#include "ui/widgets/stylemeasures.h"

#include <QStyleOption>
#include <QTest>

using namespace wirebench;

class tst_StyleMeasures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingGrowsWithTheUnit()
    {
        const StyleMeasures small(8);
        const StyleMeasures large(24);
        QCOMPARE(large.controlHeight(), 3 * small.controlHeight());
        QCOMPARE(large.radius(), 3 * small.radius());
        QVERIFY(large.lineWidth() > small.lineWidth());
        QVERIFY(large.ringWidth() > small.ringWidth());
        QVERIFY(large.strokeWidth() > small.strokeWidth());
        QVERIFY(*large.pixelMetric(QStyle::PM_IndicatorWidth) ==
                3 * *small.pixelMetric(QStyle::PM_IndicatorWidth));
    }

    void nothingVanishesAtASmallScale()
    {
        const StyleMeasures tiny(1);
        QCOMPARE(tiny.px(0.1), 1);
        QVERIFY(tiny.lineWidth() >= 1);
        QVERIFY(tiny.ringWidth() >= 2);
    }

    void someMetricsAreZeroAndOthersFusions()
    {
        const StyleMeasures measures(8);
        QCOMPARE(measures.pixelMetric(QStyle::PM_ButtonShiftVertical), 0);
        QCOMPARE(measures.pixelMetric(QStyle::PM_TabBarBaseHeight), int(measures.lineWidth()));
        QVERIFY(!measures.pixelMetric(QStyle::PM_TitleBarHeight));
    }

    void controlsShareOneHeight()
    {
        const StyleMeasures measures(8);
        QStyleOption option;
        for (const auto type : {QStyle::CT_PushButton, QStyle::CT_LineEdit, QStyle::CT_ComboBox,
                                QStyle::CT_SpinBox, QStyle::CT_ToolButton})
            QCOMPARE(measures.size(type, &option, {30, 10})->height(), measures.controlHeight());
        QVERIFY(!measures.size(QStyle::CT_ProgressBar, &option, {30, 10}));
        QCOMPARE(measures.grown(QStyle::CT_TabBarTab, {30, 10}), QSize(30, measures.controlHeight()));
        QCOMPARE(measures.grown(QStyle::CT_ProgressBar, {30, 10}), QSize(30, 10));
    }

    void aHeadingInTwoLinesIsNarrow()
    {
        const StyleMeasures measures(8);
        QStyleOptionHeader option;
        option.rect = QRect(0, 0, 100, 40);
        option.sortIndicator = QStyleOptionHeader::SortDown;
        option.text = QStringLiteral("lines");
        QVERIFY(!measures.size(QStyle::CT_HeaderSection, &option, {}));
        QVERIFY(!measures.subElementRect(QStyle::SE_HeaderLabel, &option));
        option.text = QStringLiteral("lines\nsent");
        const QSize text = option.fontMetrics.size(0, option.text);
        QCOMPARE(measures.size(QStyle::CT_HeaderSection, &option, {})->width(), text.width() + 16);
        QCOMPARE(*measures.subElementRect(QStyle::SE_HeaderLabel, &option), option.rect);
        QCOMPARE(*measures.subElementRect(QStyle::SE_HeaderArrow, &option), QRect(92, 0, 8, 40)); // its margin
    }

    void theSignOfAMenuTakesRoom()
    {
        const StyleMeasures measures(8);
        QStyleOptionToolButton option;
        const int without = measures.size(QStyle::CT_ToolButton, &option, {60, 10})->width();
        option.features = QStyleOptionToolButton::HasMenu;
        QVERIFY(StyleMeasures::hasMenuSign(&option));
        QVERIFY(measures.size(QStyle::CT_ToolButton, &option, {60, 10})->width() > without);
        option.features |= QStyleOptionToolButton::MenuButtonPopup;
        QVERIFY(!StyleMeasures::hasMenuSign(&option));
    }

    void aShortcutIsKeptApartFromItsWord()
    {
        const StyleMeasures measures(8);
        QStyleOptionMenuItem item;
        item.text = QStringLiteral("Open");
        const QSize plain = *measures.size(QStyle::CT_MenuItem, &item, {60, 10});
        item.text = QStringLiteral("Open\tCtrl+O");
        QVERIFY(measures.size(QStyle::CT_MenuItem, &item, {60, 10})->width() > plain.width());
        item.menuItemType = QStyleOptionMenuItem::Separator;
        QVERIFY(measures.size(QStyle::CT_MenuItem, &item, {60, 10})->height() < plain.height());
    }

    void partsOfASpinBoxDoNotOverlap_data() { directions(); }

    void partsOfASpinBoxDoNotOverlap()
    {
        QFETCH(Qt::LayoutDirection, direction);
        const StyleMeasures measures(8);
        QStyleOptionSpinBox option;
        option.rect = {10, 20, 120, 32};
        option.direction = direction;
        const auto rect = [&](QStyle::SubControl part) {
            return *measures.subControlRect(QStyle::CC_SpinBox, &option, part);
        };
        const QRect text = rect(QStyle::SC_SpinBoxEditField);
        for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
            QVERIFY(option.rect.contains(rect(part)));
            QVERIFY(!text.intersects(rect(part)));
        }
        QVERIFY(!rect(QStyle::SC_SpinBoxUp).intersects(rect(QStyle::SC_SpinBoxDown)));
        option.buttonSymbols = QAbstractSpinBox::NoButtons;
        QVERIFY(rect(QStyle::SC_SpinBoxEditField).width() > text.width());
    }

    void partsOfAComboBoxDoNotOverlap_data() { directions(); }

    void partsOfAComboBoxDoNotOverlap()
    {
        QFETCH(Qt::LayoutDirection, direction);
        const StyleMeasures measures(8);
        QStyleOptionComboBox option;
        option.rect = {10, 20, 120, 32};
        option.direction = direction;
        const QRect text =
            *measures.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField);
        const QRect arrow = measures.comboBoxArrow(&option);
        QVERIFY(option.rect.contains(text) && option.rect.contains(arrow));
        QVERIFY(!text.intersects(arrow));
        QCOMPARE(text.x() < arrow.x(), direction == Qt::LeftToRight);
        QVERIFY(!measures.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxListBoxPopup));
    }

    void aScrollBarIsFilledByItsParts()
    {
        const StyleMeasures measures(8);
        QStyleOptionSlider bar;
        bar.rect = {0, 0, 12, 200};
        bar.orientation = Qt::Vertical;
        bar.maximum = 1'000'000'000; // times the length, that is more than 32 bits hold
        bar.pageStep = 10;
        for (const int position : {0, 500'000'000, 1'000'000'000}) {
            bar.sliderPosition = position;
            const int before = measures.scrollBarRect(&bar, QStyle::SC_ScrollBarSubPage).height();
            const int slider = measures.scrollBarRect(&bar, QStyle::SC_ScrollBarSlider).height();
            const int after = measures.scrollBarRect(&bar, QStyle::SC_ScrollBarAddPage).height();
            QCOMPARE(before + slider + after, 200);
            QVERIFY(slider >= measures.px(3));
        }
        QVERIFY(measures.scrollBarRect(&bar, QStyle::SC_ScrollBarAddLine).isEmpty());
        QCOMPARE(measures.scrollBarRect(nullptr, QStyle::SC_ScrollBarSlider), QRect());
    }

    void aFieldWithoutFrameIsAllText()
    {
        const StyleMeasures measures(8);
        QStyleOptionFrame frame;
        frame.rect = {0, 0, 100, 32};
        QCOMPARE(measures.subElementRect(QStyle::SE_LineEditContents, &frame), frame.rect);
        frame.lineWidth = 1;
        QVERIFY(measures.subElementRect(QStyle::SE_LineEditContents, &frame)->width() < 100);
        QVERIFY(!measures.subElementRect(QStyle::SE_ProgressBarContents, &frame));
    }

private:
    static void directions()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addRow("left to right") << Qt::LeftToRight;
        QTest::addRow("right to left") << Qt::RightToLeft;
    }
};

QTEST_MAIN(tst_StyleMeasures)
#include "tst_stylemeasures.moc"
