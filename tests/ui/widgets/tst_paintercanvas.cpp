#include "ui/widgets/look.h"
#include "ui/widgets/paintercanvas.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace wirebench;

namespace {

QImage drawn(const LadderColors &colors, const std::function<void(PainterCanvas &)> &draw)
{
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    PainterCanvas canvas(painter, colors);
    draw(canvas);
    return image;
}

} // namespace

class tst_PainterCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapesHaveTheirColours()
    {
        const Look look;
        const LadderColors colors = LadderColors::forPaper(look);
        const QImage box = drawn(colors, [](PainterCanvas &canvas) {
            canvas.box({10, 10, 20, 20}, LadderInk::Sent, 1);
        });
        QCOMPARE(box.pixelColor(20, 20), Look::color(Theme::Light, ColorRole::Sent));
        QCOMPARE(box.pixelColor(40, 40), QColor(Qt::white));
        const QImage line = drawn(colors, [](PainterCanvas &canvas) {
            canvas.line({0, 30}, {60, 30}, {LadderInk::Trouble, 4});
        });
        QCOMPARE(line.pixelColor(30, 30), Look::color(Theme::Light, ColorRole::Trouble));
        const QImage tip = drawn(colors, [](PainterCanvas &canvas) {
            canvas.triangle({30, 5}, {5, 55}, {55, 55}, LadderInk::Received);
        });
        QCOMPARE(tip.pixelColor(30, 40), Look::color(Theme::Light, ColorRole::Received));
    }

    void boxesMayBeSeenThrough()
    {
        const Look look;
        const QImage box = drawn(LadderColors::forPaper(look), [](PainterCanvas &canvas) {
            canvas.box({0, 0, 60, 60}, LadderInk::Text, 0.5);
        });
        const int grey = box.pixelColor(30, 30).lightness();
        QVERIFY2(grey > 100 && grey < 200, qPrintable(QString::number(grey)));
    }

    void textsAreDrawnAndMeasured()
    {
        const Look look;
        QSet<QRgb> colorsSeen;
        const QImage image = drawn(LadderColors::of(look), [](PainterCanvas &canvas) {
            canvas.text({5, 40}, QStringLiteral("MM"), LadderInk::Text, LadderFont::Data);
            QVERIFY(canvas.textWidth(QStringLiteral("MM"), LadderFont::Strong) >
                    canvas.textWidth(QStringLiteral("M"), LadderFont::Strong));
        });
        for (int x = 0; x < 60; ++x)
            for (int y = 0; y < 60; ++y)
                colorsSeen.insert(image.pixel(x, y));
        QVERIFY(colorsSeen.size() > 1);
    }

    void paperIsLightAndOfOneSize()
    {
        Look look;
        const LadderColors before = LadderColors::forPaper(look);
        look.setTheme(Theme::Dark);
        look.setScale(3);
        const LadderColors after = LadderColors::forPaper(look);
        QCOMPARE(after.inks, before.inks);
        QVERIFY(qAbs(after.data.pointSizeF() - before.data.pointSizeF()) < 0.01);
        QCOMPARE(LadderColors::of(look).color(LadderInk::Ground), look.color(ColorRole::Base));
    }
};

QTEST_MAIN(tst_PainterCanvas)
#include "tst_paintercanvas.moc"
