#pragma once

#include "ui/widgets/look.h"

#include <QIconEngine>
#include <QPointer>

namespace wirebench {

/// Draws one line icon of resources/icons in the colour that its role has at the moment of drawing, so
/// that an icon given to an action once is right in every theme and sharp at every size. Owned by the
/// QIcon it was made for; GUI thread. The Look may die first: the icon then keeps its last colour.
/// Asked for as Selected and On, it is drawn in the colour for things on the accent: the style does that
/// on the filled button, so that one action's icon is right on a filled and on a plain one.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(const Look &look, const QString &name, ColorRole role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return QStringLiteral("wirebench-line"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_source.isEmpty(); }

private:
    QColor ink(QIcon::Mode mode, QIcon::State state) const;
    QPixmap drawn(int pixels, const QColor &color, qreal ratio) const;

    QPointer<const Look> m_look;
    QString m_name;
    ColorRole m_role;
    mutable QColor m_lastInk;
    QByteArray m_source; // the SVG with "currentColor" still in it; empty for an unknown name
};

/// The source of the icon called @p name ("send"), empty if there is none.
QByteArray iconSource(const QString &name);

/// An icon's source drawn in one colour into a square of @p pixels device pixels; null if it cannot be.
QPixmap renderIcon(const QByteArray &source, const QColor &color, int pixels);

} // namespace wirebench
