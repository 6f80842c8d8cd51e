#include "ui/http/httpserveractions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

HttpServerActions::HttpServerActions(Look &look, QWidget *tab)
    : QObject(tab), listen(new QAction(this)), copyAddress(new QAction(this)), clearList(new QAction(this)),
      m_look(look)
{
    listen->setShortcut(Qt::CTRL | Qt::Key_E);
    for (QAction *action : all())
        tab->addAction(action);
    connect(&look, &Look::changed, this, &HttpServerActions::updateIcons);
    setRunning(false);
}

QStringList HttpServerActions::listenWords()
{
    return {tr("Listen"), tr("Stop")};
}

void HttpServerActions::setRunning(bool running)
{
    m_running = running;
    copyAddress->setEnabled(running);
    updateIcons();
    retranslate();
}

void HttpServerActions::updateIcons()
{
    listen->setIcon(m_look.icon(m_running ? QStringLiteral("stop") : QStringLiteral("listen")));
    copyAddress->setIcon(m_look.icon(QStringLiteral("copy")));
    clearList->setIcon(m_look.icon(QStringLiteral("clear")));
}

void HttpServerActions::retranslate()
{
    listen->setText(m_running ? tr("Stop") : tr("Listen"));
    listen->setToolTip(m_running ? tr("Close the listening socket and every connection (Ctrl+E)")
                                 : tr("socket, bind, listen, and serve whoever comes (Ctrl+E)"));
    copyAddress->setText(tr("Copy address"));
    copyAddress->setToolTip(tr("The address to type into a browser"));
    clearList->setText(tr("Clear list"));
    clearList->setToolTip(tr("Forget the requests that were answered; the log keeps its records"));
}

} // namespace wirebench
