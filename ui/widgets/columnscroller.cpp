#include "ui/widgets/columnscroller.h"

#include <QEvent>
#include <QScrollBar>

namespace wirebench {

namespace {

constexpr int leastLines = 4;

} // namespace

ColumnScroller::ColumnScroller(QWidget *column, QWidget *parent) : QScrollArea(parent)
{
    setWidget(column);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
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

bool ColumnScroller::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // the column may have become wider
    return QScrollArea::eventFilter(watched, event);
}

} // namespace wirebench
