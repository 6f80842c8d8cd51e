#include "ui/udp/udpactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

UdpActions::UdpActions(Look &look, QWidget *tab)
    : QObject(tab), open(new QAction(this)), answerPeer(new QAction(this)), copyAddress(new QAction(this)),
      trust(new QAction(this)), m_look(look)
{
    open->setShortcut(Qt::CTRL | Qt::Key_E);
    // Shortcuts of the window: they work wherever the focus is, and only those of the visible tab count.
    for (QAction *action : all())
        tab->addAction(action);
    setPeerSelected(false, false);
    connect(&look, &Look::changed, this, &UdpActions::updateIcons);
    updateIcons();
    retranslate();
}

QStringList UdpActions::openWords()
{
    return {tr("Open"), tr("Close")};
}

void UdpActions::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    updateIcons();
    retranslate();
}

void UdpActions::setPeerSelected(bool selected, bool canAnswer)
{
    answerPeer->setEnabled(selected && canAnswer);
    copyAddress->setEnabled(selected);
}

void UdpActions::updateIcons()
{
    open->setIcon(m_look.icon(m_isOpen ? QStringLiteral("stop") : QStringLiteral("listen")));
    answerPeer->setIcon(m_look.icon(QStringLiteral("send")));
    copyAddress->setIcon(m_look.icon(QStringLiteral("copy")));
}

void UdpActions::retranslate()
{
    open->setText(m_isOpen ? tr("Close") : tr("Open"));
    open->setToolTip(m_isOpen
                         ? tr("close(): give the socket back (Ctrl+E)")
                         : tr("socket and bind; there is nothing to listen for or to connect to (Ctrl+E)"));
    trust->setText(tr("Accept it in this session"));
    trust->setToolTip(tr("Take exactly this certificate although it breaks a rule, until this session is closed, "
                         "and open again"));
    answerPeer->setText(tr("Answer"));
    answerPeer->setToolTip(tr("Write a message to the selected peers"));
    copyAddress->setText(tr("Copy address"));
    copyAddress->setToolTip(tr("Copy the addresses of the selected peers"));
}

} // namespace wirebench
