#include "ui/tcpserver/tcpserveractions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

TcpServerActions::TcpServerActions(Look &look, QWidget *tab)
    : QObject(tab), listen(new QAction(this)), halfClose(new QAction(this)),
      closeClient(new QAction(this)), resetClient(new QAction(this)), m_look(look)
{
    listen->setShortcut(Qt::CTRL | Qt::Key_E);
    // Shortcuts of the window: they work wherever the focus is, and only those of the visible tab count.
    for (QAction *action : all())
        tab->addAction(action);
    setClientSelected(false);
    connect(&look, &Look::changed, this, &TcpServerActions::updateIcons);
    updateIcons();
    retranslate();
}

QStringList TcpServerActions::listenWords()
{
    return {tr("Listen"), tr("Stop")};
}

void TcpServerActions::setRunning(bool running)
{
    m_running = running;
    updateIcons();
    retranslate();
}

void TcpServerActions::setClientSelected(bool selected)
{
    for (QAction *action : {halfClose, closeClient, resetClient})
        action->setEnabled(selected);
}

void TcpServerActions::updateIcons()
{
    listen->setIcon(m_look.icon(m_running ? QStringLiteral("stop") : QStringLiteral("listen")));
    halfClose->setIcon(m_look.icon(QStringLiteral("half-close")));
    closeClient->setIcon(m_look.icon(QStringLiteral("close")));
    resetClient->setIcon(m_look.icon(QStringLiteral("reset")));
}

void TcpServerActions::retranslate()
{
    listen->setText(m_running ? tr("Stop") : tr("Listen"));
    listen->setToolTip(m_running ? tr("Close the listening socket and every connection (Ctrl+E)")
                                 : tr("socket, bind, listen, and accept clients (Ctrl+E)"));
    halfClose->setText(tr("Half-close"));
    halfClose->setToolTip(tr("shutdown(SHUT_WR): say that nothing more is sent; what the client sends is still read"));
    closeClient->setText(tr("Close"));
    closeClient->setToolTip(tr("close(): end the connection in order, once everything is sent"));
    resetClient->setText(tr("Reset"));
    resetClient->setToolTip(tr("End the connection abruptly: the client sees ECONNRESET"));
}

} // namespace wirebench
