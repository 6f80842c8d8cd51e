#include "ui/generator/loadplot.h"
#include "ui/widgets/look.h"

#include <QImage>
#include <QTest>

using namespace wirebench;

namespace {

QList<LoadPoint> rising()
{
    QList<LoadPoint> points;
    for (int i = 0; i < 10; ++i)
        points.append({i * 100'000'000LL, (i + 1) * 100'000'000LL, 100.0 * i, 0, i < 5 ? 0 : 2'000'000});
    return points;
}

int count(const QImage &image, const QColor &color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += int(image.pixelColor(x, y) == color);
    }
    return found;
}

} // namespace

class TestLoadPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsBoth()
    {
        Look look;
        LoadPlot plot(look);
        plot.resize(400, 200);
        const QImage empty = plot.grab().toImage();
        QCOMPARE(count(empty, look.color(ColorRole::Waiting)), 0);
        QVERIFY(plot.accessibleDescription().isEmpty());
        plot.setPoints(rising(), 800);
        const QImage drawn = plot.grab().toImage();
        QVERIFY(count(drawn, look.color(ColorRole::Sent)) > 50);
        QVERIFY(count(drawn, look.color(ColorRole::Waiting)) > 10);
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("2.00 ms")));
        plot.setPoints({}, 0);
        QCOMPARE(plot.grab().toImage(), empty);
    }

    /// One point, a run without a rate, nothing to divide by.
    void fewPoints()
    {
        Look look;
        LoadPlot plot(look);
        plot.resize(plot.minimumSizeHint());
        plot.setPoints({{0, 0, 0, 0, 0}}, 0);
        QVERIFY(!plot.grab().isNull());
        plot.resize(1, 1);
        QVERIFY(!plot.grab().isNull());
    }
};

QTEST_MAIN(TestLoadPlot)
#include "tst_loadplot.moc"
