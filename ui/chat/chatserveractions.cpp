#include "ui/chat/chatserveractions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

namespace wirebench {

ChatServerActions::ChatServerActions(Look &look, QWidget *tab)
    : QObject(tab), listen(new QAction(this)), join(new QAction(this)), exportBoard(new QAction(this)),
      newBoard(new QAction(this)), otherPorts(new QAction(this)), m_look(look)
{
    listen->setShortcut(Qt::CTRL | Qt::Key_E);
    join->setShortcut(Qt::CTRL | Qt::Key_J);
    // Shortcuts of the window: they work wherever the focus is, and only those of the visible tab count.
    tab->addActions({listen, join});
    connect(&look, &Look::changed, this, &ChatServerActions::updateIcons);
    setOtherOffset(-1);
    updateIcons();
    retranslate();
}

QStringList ChatServerActions::listenWords()
{
    return {tr("Listen"), tr("Stop")};
}

void ChatServerActions::setRunning(bool running)
{
    m_running = running;
    updateIcons();
    retranslate();
}

void ChatServerActions::setOtherOffset(int offset)
{
    m_otherOffset = offset;
    otherPorts->setVisible(offset >= 0);
    retranslate();
}

bool ChatServerActions::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::event(event);
}

void ChatServerActions::updateIcons()
{
    listen->setIcon(m_look.icon(m_running ? QStringLiteral("stop") : QStringLiteral("listen")));
    join->setIcon(m_look.icon(QStringLiteral("project")));
    exportBoard->setIcon(m_look.icon(QStringLiteral("export")));
    newBoard->setIcon(m_look.icon(QStringLiteral("clear")));
}

void ChatServerActions::retranslate()
{
    listen->setText(m_running ? tr("Stop") : tr("Listen"));
    listen->setToolTip(m_running ? tr("Close the listening sockets and every connection (Ctrl+E)")
                                 : tr("socket, bind, listen, and accept clients (Ctrl+E)"));
    join->setText(tr("Join…"));
    join->setToolTip(tr("Show large how to join: address, port, the line to type, a code to scan (Ctrl+J)"));
    exportBoard->setText(tr("Export…"));
    exportBoard->setToolTip(tr("Write the class board to a CSV file"));
    newBoard->setText(tr("New board"));
    otherPorts->setText(m_otherOffset > 0 ? tr("Use ports + %1").arg(m_otherOffset)
                                          : tr("Use the usual ports"));
    otherPorts->setToolTip(tr("Add this to all five ports, and listen again"));
    newBoard->setToolTip(tr("Begin a new board: the ticks go, who is connected stays"));
}

} // namespace wirebench
