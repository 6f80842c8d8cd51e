#include "ui/tcpserver/clientspanel.h"

#include "ui/widgets/errortext.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

ClientsPanel::ClientsPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(new ClientsModel(log, this)), m_title(new QLabel),
      m_list(new ListTable(look, m_model, tr("Clients"))), m_notice(new Notice(look))
{
    m_list->addRowActions(actions);
    m_list->setSamples({QStringLiteral("192.168.100.100:65535"), tr("server sends no more"),
                        QStringLiteral("1,234 KB"), QStringLiteral("1,234 KB"), QStringLiteral("1,234 KB"),
                        QStringLiteral("00:00:00")});
    connect(m_list, &ListTable::selectionChanged, this, &ClientsPanel::selectionChanged);

    auto *header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        header->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_notice);
    layout->addWidget(m_list, 1);

    connect(&look, &Look::changed, this, &ClientsPanel::applyLook);
    applyLook();
    setCounts(0, -1, 0);
    setSuggestion({});
}

QList<ConnectionId> ClientsPanel::selectedClients() const
{
    QList<ConnectionId> clients;
    for (const int row : m_list->selectedRows()) {
        if (isOpen(row))
            clients.append(m_model->clientAt(row));
    }
    return clients;
}

/// Neither in the accept queue nor closed.
bool ClientsPanel::isOpen(int row) const
{
    const QVariant state = m_model->data(m_model->index(row, 0), ClientsModel::StateRole);
    return m_model->clientAt(row).isValid() && state.toInt() != int(ClientsModel::State::Closed);
}

void ClientsPanel::setCounts(int serving, int queueLength, int backlog)
{
    QString text = tr("Clients (%1)").arg(serving);
    if (queueLength > 0)
        text += QStringLiteral("   ") + tr("accept queue %1, backlog %2").arg(queueLength).arg(backlog);
    m_title->setText(text);
    m_title->setToolTip(queueLength > 0 ? tr("Clients that the system has connected and the server has not accepted "
                                             "yet. Linux lets one more wait than listen() was told.")
                                        : QString());
}

void ClientsPanel::setSuggestion(const QString &command)
{
    m_list->setHint(command.isEmpty() ? tr("Each client that connects becomes a line here. Press Listen first.")
                                      : tr("No client yet. Try in a terminal:\n%1").arg(command),
                    command);
}

/// Says who it was: of five thousand clients, one was reset.
void ClientsPanel::showClientError(ConnectionId client, const Error &error)
{
    const QString peer = m_model->peerOf(client);
    const ErrorText text = errorText(error);
    if (peer.isEmpty())
        m_notice->showError(error);
    else
        m_notice->showText(Notice::Kind::Trouble, tr("Client %1: %2").arg(peer, text.cause), {}, text.errnoName);
}

void ClientsPanel::clearError()
{
    m_notice->clear();
}

void ClientsPanel::applyLook()
{
    m_title->setFont(m_look.stateFont());
    layout()->setSpacing(m_look.gap());
}

QByteArray ClientsPanel::saveState() const
{
    return m_list->saveState();
}

void ClientsPanel::restoreState(const QByteArray &state)
{
    m_list->restoreState(state);
}

} // namespace wirebench
