#include "ui/widgets/look.h"

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace wirebench;

namespace {

// WCAG 2.1: relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

class tst_Look : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastFormulaIsRight()
    {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyTextCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::addColumn<ColorRole>("ink");
        QTest::addColumn<ColorRole>("ground");
        const auto inks = {ColorRole::Text,     ColorRole::QuietText, ColorRole::Accent,  ColorRole::Sent,
                           ColorRole::Received, ColorRole::Trouble,   ColorRole::Waiting, ColorRole::Done};
        for (const Theme theme : {Theme::Light, Theme::Dark, Theme::HighContrast}) {
            for (const ColorRole ink : inks) {
                for (const ColorRole ground : {ColorRole::Window, ColorRole::Base, ColorRole::Selection})
                    QTest::addRow("theme %d: %d on %d", int(theme), int(ink), int(ground))
                        << theme << ink << ground;
            }
            QTest::addRow("theme %d: on accent", int(theme))
                << theme << ColorRole::OnAccent << ColorRole::Accent;
        }
    }

    void everyTextCanBeReadOnEveryGround()
    {
        QFETCH(Theme, theme);
        QFETCH(ColorRole, ink);
        QFETCH(ColorRole, ground);
        const double ratio = contrast(Look::color(theme, ink), Look::color(theme, ground));
        QVERIFY2(ratio >= (theme == Theme::HighContrast ? 7 : 4.5), qPrintable(QString::number(ratio)));
    }

    void paletteComesFromTheTable()
    {
        Look look;
        for (const Theme theme : {Theme::Dark, Theme::HighContrast, Theme::Light}) {
            look.setTheme(theme);
            const QPalette palette = QApplication::palette();
            QCOMPARE(palette.color(QPalette::Window), Look::color(theme, ColorRole::Window));
            QCOMPARE(palette.color(QPalette::Base), Look::color(theme, ColorRole::Base));
            QCOMPARE(palette.color(QPalette::Text), Look::color(theme, ColorRole::Text));
            QCOMPARE(palette.color(QPalette::Highlight), Look::color(theme, ColorRole::Selection));
            QCOMPARE(palette.color(QPalette::PlaceholderText), Look::color(theme, ColorRole::QuietText));
        }
    }

    void themesHaveNames()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark, Theme::HighContrast})
            QCOMPARE(themeFromName(themeName(theme)), theme);
        QVERIFY(!themeFromName(u"pink"));
    }

    void whatIsChosenWhileProjectingIsForgotten()
    {
        Look look;
        look.setTheme(Theme::Dark);
        look.setProjected({Theme::HighContrast, 2});
        QCOMPARE(look.theme(), Theme::HighContrast);
        QCOMPARE(look.scale(), 2.0);
        look.scaleUp();
        QCOMPARE(look.scale(), 2.5);
        QCOMPARE(look.own(), (Appearance{Theme::Dark, 1}));
        look.endProjection();
        QCOMPARE(look.theme(), Theme::Dark);
        QCOMPARE(look.scale(), 1.0);
        QVERIFY(!look.isProjected());
    }

    void everythingGrowsWithTheScale()
    {
        Look look;
        const int unit = look.unit();
        const double base = look.baseFont().pointSizeF();
        QVERIFY(unit > 0);
        look.setScale(2);
        QCOMPARE(look.unit(), 2 * unit);
        QCOMPARE(look.controlHeight(), 2 * 4 * unit);
        QCOMPARE(look.baseFont().pointSizeF(), 2 * base);
        QCOMPARE(look.dataFont().pointSizeF(), 2 * base);
        QCOMPARE(look.stateFont().pointSizeF(), 2 * base * 1.15);
        QCOMPARE(QApplication::font().pointSizeF(), 2 * base);
        QVERIFY(QFontInfo(look.dataFont()).fixedPitch());
    }

    void scaleIsBoundedAndStepped()
    {
        Look look;
        look.setScale(17);
        QCOMPARE(look.scale(), 3.0);
        look.scaleUp();
        QCOMPARE(look.scale(), 3.0);
        look.scaleDown();
        QCOMPARE(look.scale(), 2.5);
        look.setScale(0.1);
        QCOMPARE(look.scale(), 0.75);
        look.setScale(1.1);
        look.scaleUp();
        QCOMPARE(look.scale(), 1.25);
        look.setScale(1.1);
        look.scaleDown();
        QCOMPARE(look.scale(), 1.0);
    }

    void openWidgetsFollow()
    {
        Look look;
        QPushButton button(QStringLiteral("Listen"));
        button.show();
        const QSize small = button.sizeHint();
        QComboBox box;
        box.addItem(QStringLiteral("all at once"));
        box.show();
        const QSize least = box.minimumSizeHint();
        look.setScale(2);
        QCoreApplication::processEvents();
        QCOMPARE(button.sizeHint().height(), 2 * small.height());
        QVERIFY(box.minimumSizeHint().width() > 3 * least.width() / 2);
        look.setScale(1);
        QCoreApplication::processEvents();
        QCOMPARE(button.sizeHint(), small);
        QCOMPARE(box.minimumSizeHint(), least);
        look.setTheme(Theme::Dark);
        QCoreApplication::processEvents();
        QCOMPARE(button.palette().color(QPalette::Window), Look::color(Theme::Dark, ColorRole::Window));
    }

    void changesAreSaidOnce()
    {
        Look look;
        QSignalSpy changed(&look, &Look::changed);
        look.setTheme(Theme::Light);
        look.setScale(1);
        QCOMPARE(changed.count(), 0);
        look.setTheme(Theme::Dark);
        QCOMPARE(changed.count(), 1);
        look.setScale(1.5);
        QCOMPARE(changed.count(), 2);
    }

    void aSecondLookStartsFromTheSystemsSize()
    {
        double first = 0;
        {
            Look look;
            first = look.baseFont().pointSizeF();
            look.setScale(3);
        }
        Look look;
        QCOMPARE(look.baseFont().pointSizeF(), first);
    }
};

QTEST_MAIN(tst_Look)
#include "tst_look.moc"
