#include "ui/widgets/icons.h"

#include <QFile>
#include <QLibraryInfo>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QVersionNumber>

namespace wirebench {

namespace {

QColor faded(const QColor &ink, const QColor &ground)
{
    const auto between = [](int a, int b) { return (a * 45 + b * 55) / 100; };
    return {between(ink.red(), ground.red()), between(ink.green(), ground.green()),
            between(ink.blue(), ground.blue())};
}

} // namespace

QByteArray iconSource(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap renderIcon(const QByteArray &source, const QColor &color, int pixels)
{
    QByteArray coloured = source;
    coloured.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(coloured);
    if (!renderer.isValid() || pixels <= 0)
        return {};
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return pixmap;
}

LineIconEngine::LineIconEngine(const Look &look, const QString &name, ColorRole role)
    : m_look(&look), m_name(name), m_role(role), m_lastInk(look.color(role)), m_source(iconSource(name))
{
}

QColor LineIconEngine::ink(QIcon::Mode mode, QIcon::State state) const
{
    if (!m_look)
        return m_lastInk;
    m_lastInk = m_look->color(m_role);
    if (mode == QIcon::Selected && state == QIcon::On)
        return m_look->color(ColorRole::OnAccent);
    return mode == QIcon::Disabled ? faded(m_lastInk, m_look->color(ColorRole::Window)) : m_lastInk;
}

QPixmap LineIconEngine::drawn(int pixels, const QColor &color, qreal ratio) const
{
    const QString cacheKey = QStringLiteral("wirebench/%1/%2/%3").arg(m_name, color.name()).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(cacheKey, &pixmap)) {
        pixmap = renderIcon(m_source, color, pixels);
        QPixmapCache::insert(cacheKey, pixmap);
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QPixmap LineIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    // Before Qt 6.8 the size is in device pixels, since then in units independent of the device. Asked at
    // run time, because a program built with the older Qt runs with the newer one.
    static const bool sizeIsScaled = QLibraryInfo::version() < QVersionNumber(6, 8);
    const int side = qMin(size.width(), size.height());
    return drawn(sizeIsScaled ? side : qRound(side * scale), ink(mode, state), scale);
}

QPixmap LineIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return drawn(qMin(size.width(), size.height()), ink(mode, state), 1);
}

void LineIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    const int side = qMin(rect.width(), rect.height());
    painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2,
                        drawn(qRound(side * ratio), ink(mode, state), ratio));
}

} // namespace wirebench
