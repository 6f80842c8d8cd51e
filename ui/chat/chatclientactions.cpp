#include "ui/chat/chatclientactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

ChatClientActions::ChatClientActions(Look &look, QWidget *tab)
    : QObject(tab), connectOrLeave(new QAction(this)), reconnect(new QAction(this)), m_look(look)
{
    connectOrLeave->setShortcut(Qt::CTRL | Qt::Key_E);
    tab->addAction(connectOrLeave);
    connect(&look, &Look::changed, this, &ChatClientActions::updateIcons);
    updateIcons();
    retranslate();
}

QStringList ChatClientActions::primaryWords()
{
    return {tr("Connect"), tr("Cancel"), tr("Leave"), tr("Close")};
}

void ChatClientActions::setPrimary(Primary primary)
{
    m_primary = primary;
    updateIcons();
    retranslate();
}

void ChatClientActions::updateIcons()
{
    const bool connects = m_primary == Primary::Connect;
    connectOrLeave->setIcon(m_look.icon(connects ? QStringLiteral("connect") : QStringLiteral("disconnect")));
    reconnect->setIcon(m_look.icon(QStringLiteral("connect")));
}

void ChatClientActions::retranslate()
{
    switch (m_primary) {
    case Primary::Connect:
        connectOrLeave->setText(tr("Connect"));
        connectOrLeave->setToolTip(tr("socket, connect, and send the pseudonym (Ctrl+E)"));
        break;
    case Primary::Cancel:
        connectOrLeave->setText(tr("Cancel"));
        connectOrLeave->setToolTip(tr("Give up connecting (Ctrl+E)"));
        break;
    case Primary::Leave:
        connectOrLeave->setText(tr("Leave"));
        connectOrLeave->setToolTip(
            tr("shutdown(SHUT_WR), then close once the server has ended, too (Ctrl+E)"));
        break;
    case Primary::Close:
        connectOrLeave->setText(tr("Close"));
        connectOrLeave->setToolTip(tr("Close at once, without waiting for the server (Ctrl+E)"));
        break;
    }
    reconnect->setText(tr("Connect again"));
    reconnect->setToolTip(tr("Connect with the same name to the same place"));
}

} // namespace wirebench
