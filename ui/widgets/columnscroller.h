#pragma once

#include <QScrollArea>

namespace wirebench {

/// Shows a column of widgets at its own width, and scrolls it up and down where there is less height than
/// it needs. Without a frame or a ground of its own. GUI thread; owned by its parent.
class ColumnScroller final : public QScrollArea
{
    Q_OBJECT

public:
    /// @param column has a layout; becomes a child.
    explicit ColumnScroller(QWidget *column, QWidget *parent = nullptr);

    /// Wide enough for the column and a scroll bar beside it, a few lines high.
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    int heightNeeded(int width) const;

    bool m_arranging = false;
};

} // namespace wirebench
