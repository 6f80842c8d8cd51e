// LadderView: what keys and mouse do.

#include "ui/widgets/ladderview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace wirebench {

void LadderView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == 0;
    if (!plain || (!scrollByKey(event->key()) && !zoomByKey(event->text())))
        event->ignore(); // for the page, and for shortcuts
}

bool LadderView::scrollByKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        chooseFrom(-1);
        return true;
    case Qt::Key_Down:
        chooseFrom(1);
        return true;
    case Qt::Key_PageUp:
        chooseFrom(-rowsOnScreen());
        return true;
    case Qt::Key_PageDown:
        chooseFrom(rowsOnScreen());
        return true;
    case Qt::Key_Home:
        choose(layout().firstRow());
        return true;
    case Qt::Key_End:
        choose(layout().endRow() - 1);
        setFollowing(true);
        return true;
    case Qt::Key_Left:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentRow() >= 0)
            Q_EMIT recordActivated(m_current);
        return currentRow() >= 0;
    default:
        return false;
    }
}

bool LadderView::zoomByKey(const QString &text)
{
    if (text == u'+' || text == u'=')
        zoomIn();
    else if (text == u'-')
        zoomOut();
    else if (text == u'0')
        setZoom(1);
    else
        return false;
    return true;
}

void LadderView::mousePressEvent(QMouseEvent *event)
{
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row >= 0 && event->button() == Qt::LeftButton)
        choose(row);
}

void LadderView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT recordActivated(layout().row(row).id);
}

bool LadderView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qint64 row = rowAt(help->pos().y());
    // Escaped: a tool tip that looks like markup is drawn as such.
    QToolTip::showText(help->globalPos(), row < 0 ? QString() : rowText(row).toHtmlEscaped(), this);
    return true;
}

} // namespace wirebench
