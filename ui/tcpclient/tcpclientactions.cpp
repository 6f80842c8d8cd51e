#include "ui/tcpclient/tcpclientactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

namespace {

QString primaryIcon(TcpClientActions::Primary primary)
{
    switch (primary) {
    case TcpClientActions::Primary::Connect:
        return QStringLiteral("connect");
    case TcpClientActions::Primary::Run:
        return QStringLiteral("resume");
    case TcpClientActions::Primary::Stop:
        return QStringLiteral("stop");
    case TcpClientActions::Primary::Cancel:
    case TcpClientActions::Primary::Close:
    case TcpClientActions::Primary::Reset:
        break;
    }
    return QStringLiteral("disconnect");
}

} // namespace

TcpClientActions::TcpClientActions(Look &look, QWidget *tab)
    : QObject(tab), connectOrClose(new QAction(this)), halfClose(new QAction(this)),
      reset(new QAction(this)), startTls(new QAction(this)), trust(new QAction(this)), m_look(look)
{
    connectOrClose->setShortcut(Qt::CTRL | Qt::Key_E);
    // Shortcuts of the window: they work wherever the focus is, and only those of the visible tab count.
    for (QAction *action : all())
        tab->addAction(action);
    setConnected(false, false, false);
    connect(&look, &Look::changed, this, &TcpClientActions::updateIcons);
    updateIcons();
    retranslate();
}

QStringList TcpClientActions::primaryWords()
{
    return {tr("Connect"), tr("Cancel"), tr("Close"), tr("Reset"), tr("Run"), tr("Stop")};
}

void TcpClientActions::setPrimary(Primary primary)
{
    m_primary = primary;
    updateIcons();
    retranslate();
}

void TcpClientActions::setConnected(bool connected, bool canSend, bool inClear)
{
    startTls->setEnabled(canSend && inClear);
    halfClose->setEnabled(canSend);
    reset->setEnabled(connected);
}

void TcpClientActions::updateIcons()
{
    connectOrClose->setIcon(m_look.icon(primaryIcon(m_primary)));
    halfClose->setIcon(m_look.icon(QStringLiteral("half-close")));
    reset->setIcon(m_look.icon(QStringLiteral("reset")));
}

void TcpClientActions::retranslate()
{
    switch (m_primary) {
    case Primary::Connect:
        connectOrClose->setText(tr("Connect"));
        connectOrClose->setToolTip(tr("socket and connect (Ctrl+E)"));
        break;
    case Primary::Run:
        connectOrClose->setText(tr("Run"));
        connectOrClose->setToolTip(tr("Connect and hold the dialogue (Ctrl+E)"));
        break;
    case Primary::Stop:
        connectOrClose->setText(tr("Stop"));
        connectOrClose->setToolTip(tr("End the dialogue in the middle (Ctrl+E)"));
        break;
    case Primary::Cancel:
        connectOrClose->setText(tr("Cancel"));
        connectOrClose->setToolTip(tr("Give up connecting (Ctrl+E)"));
        break;
    case Primary::Close:
        connectOrClose->setText(tr("Close"));
        connectOrClose->setToolTip(tr("close(): end the connection in order, once everything is sent (Ctrl+E)"));
        break;
    case Primary::Reset:
        connectOrClose->setText(tr("Reset"));
        connectOrClose->setToolTip(tr("The server does not read what is left: drop it and end the connection (Ctrl+E)"));
        break;
    }
    startTls->setText(tr("Start TLS"));
    startTls->setToolTip(tr("Go on under TLS in the middle of the connection, after the server has agreed to it "
                            "(STARTTLS)"));
    trust->setText(tr("Accept it in this session"));
    trust->setToolTip(tr("Take exactly this certificate although it breaks a rule, until this session is closed, "
                         "and connect again"));
    halfClose->setText(tr("Half-close"));
    halfClose->setToolTip(tr("shutdown(SHUT_WR): say that nothing more is sent; what the server sends is still read"));
    reset->setText(tr("Reset"));
    reset->setToolTip(tr("End the connection abruptly: the server sees ECONNRESET"));
}

} // namespace wirebench
