#include "ui/http/imageview.h"

#include <QPainter>

namespace wirebench {

ImageView::ImageView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void ImageView::setImage(const QImage &image)
{
    m_image = image;
    setAccessibleDescription(image.isNull() ? QString()
                                            : tr("%1 × %2 pixels").arg(image.width()).arg(image.height()));
    update();
}

QSize ImageView::sizeHint() const
{
    return QSize(16, 8) * fontMetrics().height();
}

/// In the middle, never larger than it is.
QRect ImageView::place() const
{
    QSize size = m_image.size();
    if (size.width() > width() || size.height() > height())
        size.scale(this->size(), Qt::KeepAspectRatio);
    QRect placed(QPoint(0, 0), size.expandedTo({1, 1}));
    placed.moveCenter(rect().center());
    return placed;
}

void ImageView::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect placed = place();
    painter.fillRect(placed, palette().base());
    painter.fillRect(placed, QBrush(palette().mid().color(), Qt::Dense6Pattern));
    painter.drawImage(placed, m_image);
}

} // namespace wirebench
