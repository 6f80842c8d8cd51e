#include "ui/widgets/stylecolors.h"

#include <QTest>

using namespace wirebench;

class tst_StyleColors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mixingGoesFromOneToTheOther()
    {
        const StyleColors color(Theme::Light);
        QCOMPARE(color.mixed(ColorRole::Window, ColorRole::Text, 0).rgb(), color(ColorRole::Window).rgb());
        QCOMPARE(color.mixed(ColorRole::Window, ColorRole::Text, 1).rgb(), color(ColorRole::Text).rgb());
        const int between = color.mixed(ColorRole::Window, ColorRole::Text, 0.5).lightness();
        QVERIFY(between < color(ColorRole::Window).lightness());
        QVERIFY(between > color(ColorRole::Text).lightness());
    }

    void theGroundTellsTheState()
    {
        const StyleColors color(Theme::Dark);
        QStyleOption option;
        QCOMPARE(color.ground(&option, ColorRole::Base), color(ColorRole::Window)); // disabled
        option.state = QStyle::State_Enabled;
        QCOMPARE(color.ground(&option, ColorRole::Base), color(ColorRole::Base));
        option.state |= QStyle::State_MouseOver;
        const QColor pointed = color.ground(&option, ColorRole::Base);
        option.state |= QStyle::State_Sunken;
        const QColor held = color.ground(&option, ColorRole::Base);
        QVERIFY(pointed != color(ColorRole::Base));
        QVERIFY(held.lightness() > pointed.lightness());
    }

    void signsAreFainterWhenDisabled()
    {
        const StyleColors color(Theme::Light);
        QStyleOption option;
        QCOMPARE(color.quietInk(&option), color.disabledInk());
        option.state = QStyle::State_Enabled;
        QCOMPARE(color.quietInk(&option), color(ColorRole::QuietText));
        QVERIFY(color.disabledInk().lightness() > color(ColorRole::QuietText).lightness());
    }

    void thePaletteHasTheColoursOfTheTheme()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const StyleColors color(theme);
            const QPalette palette = color.palette();
            QCOMPARE(palette.color(QPalette::Window), color(ColorRole::Window));
            QCOMPARE(palette.color(QPalette::Base), color(ColorRole::Base));
            QCOMPARE(palette.color(QPalette::Text), color(ColorRole::Text));
            QCOMPARE(palette.color(QPalette::Highlight), color(ColorRole::Selection));
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), color.disabledInk());
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::Base), color(ColorRole::Window));
        }
    }
};

QTEST_MAIN(tst_StyleColors)
#include "tst_stylecolors.moc"
