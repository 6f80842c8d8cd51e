#include "ui/shell/fileopenevents.h"

#include <QCoreApplication>
#include <QFileOpenEvent>

namespace wirebench {

FileOpenEvents::FileOpenEvents(QObject *parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FileOpenEvents::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != QCoreApplication::instance() || event->type() != QEvent::FileOpen)
        return false;
    const QString path = static_cast<QFileOpenEvent *>(event)->file();
    if (path.isEmpty()) // an address in the web
        return false;
    Q_EMIT requested(path);
    return true;
}

} // namespace wirebench
