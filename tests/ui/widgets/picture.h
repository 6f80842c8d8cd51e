#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>

namespace wirebench::test {

/// What @p draw leaves on a transparent ground of @p side by @p side pixels.
template <typename Draw>
QImage picture(int side, Draw draw)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    draw(&painter);
    painter.end();
    return image;
}

/// How many pixels have exactly this colour.
inline int count(const QImage &image, const QColor &color)
{
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixel(x, y) == color.rgb();
    }
    return pixels;
}

inline bool shows(const QImage &image, const QColor &color)
{
    return count(image, color) > 0;
}

inline bool isEmpty(const QImage &image)
{
    return image == picture(image.width(), [](QPainter *) {});
}

} // namespace wirebench::test
