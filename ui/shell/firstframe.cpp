#include "ui/shell/firstframe.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

namespace wirebench {

FirstFrame::FirstFrame(QWidget *window) : QObject(window)
{
    window->installEventFilter(this);
    QTimer::singleShot(mostWaitingMs, this, &FirstFrame::pass);
}

bool FirstFrame::eventFilter(QObject *watched, QEvent *event)
{
    // The window's parts are painted, and the frame is handed over, within this event's turn.
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, &FirstFrame::pass);
    }
    return false;
}

void FirstFrame::pass()
{
    if (!std::exchange(m_passed, true))
        Q_EMIT passed();
}

} // namespace wirebench
