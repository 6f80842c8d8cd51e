#pragma once

#include <QImage>
#include <QWidget>

namespace wirebench {

/// An image in its own size, or made smaller to fit; on a chequered ground, so that transparency shows. GUI
/// thread; owned by its parent.
class ImageView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget *parent = nullptr);

    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect place() const;

    QImage m_image;
};

} // namespace wirebench
