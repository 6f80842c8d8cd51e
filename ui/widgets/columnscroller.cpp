#include "ui/widgets/columnscroller.h"

#include <QEvent>
#include <QLayout>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace wirebench {

namespace {

constexpr int leastLines = 4;

} // namespace

ColumnScroller::ColumnScroller(QWidget *column, QWidget *parent) : QScrollArea(parent)
{
    setWidget(column);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false); // setWidget() has turned it on
    column->installEventFilter(this);
}

QSize ColumnScroller::minimumSizeHint() const
{
    const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {width, leastLines * fontMetrics().lineSpacing()};
}

QSize ColumnScroller::sizeHint() const
{
    return widget()->sizeHint().expandedTo(minimumSizeHint());
}

int ColumnScroller::heightNeeded(int width) const
{
    const QLayout &layout = *widget()->layout();
    return layout.hasHeightForWidth() ? layout.totalHeightForWidth(width) : layout.totalMinimumSize().height();
}

/// The bar is decided once, from the width without it. Qt's own way (widgetResizable) decides anew at each of
/// the two widths, and goes on without end where the column fits beside a bar but not without one.
void ColumnScroller::arrange()
{
    if (m_arranging)
        return;
    const QScopedValueRollback<bool> once(m_arranging, true);
    const QSize room = contentsRect().size();
    const bool scrolls = heightNeeded(room.width()) > room.height();
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int width = room.width() - (scrolls ? verticalScrollBar()->sizeHint().width() : 0);
    widget()->resize(width, qMax(room.height(), heightNeeded(width)));
}

void ColumnScroller::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

bool ColumnScroller::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry(); // the column may have become wider
        arrange();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace wirebench
