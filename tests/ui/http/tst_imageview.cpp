#include "ui/http/imageview.h"

#include <QTest>

using namespace wirebench;

namespace {

int redPixels(ImageView &view)
{
    const QImage image = view.grab().toImage();
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            red += image.pixelColor(x, y) == QColor(Qt::red);
    }
    return red;
}

QImage redOf(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

} // namespace

class tst_ImageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallOnesKeepTheirSize()
    {
        ImageView view;
        view.resize(200, 100);
        view.setImage(redOf(20, 10));
        QCOMPARE(redPixels(view), 200);
        QVERIFY(view.accessibleDescription().startsWith(QStringLiteral("20 × 10")));
    }

    void largeOnesAreMadeToFit()
    {
        ImageView view;
        view.resize(200, 100);
        view.setImage(redOf(1000, 1000));
        const int red = redPixels(view);
        QVERIFY2(red > 9000 && red <= 10'000, qPrintable(QString::number(red)));
    }

    void noneIsEmpty()
    {
        ImageView view;
        view.resize(50, 50);
        view.setImage(redOf(20, 10));
        view.setImage({});
        QCOMPARE(redPixels(view), 0);
    }
};

QTEST_MAIN(tst_ImageView)
#include "tst_imageview.moc"
