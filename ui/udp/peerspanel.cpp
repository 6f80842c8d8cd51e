#include "ui/udp/peerspanel.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

PeersPanel::PeersPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(new PeersModel(log, this)), m_title(new QLabel),
      m_losses(new QLabel), m_list(new ListTable(look, m_model, tr("Peers")))
{
    m_list->addRowActions(actions);
    setRelays(false);
    m_losses->setWordWrap(true);
    m_losses->setTextFormat(Qt::PlainText);
    m_losses->setTextInteractionFlags(Qt::TextSelectableByMouse);

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
    layout->addWidget(m_losses);
    layout->addWidget(m_list, 1);

    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PeersPanel::showTitle);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &PeersPanel::showTitle);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PeersPanel::showTitle);
    connect(m_list, &ListTable::selectionChanged, this, &PeersPanel::selectionChanged);
    connect(m_list, &ListTable::activated, this, &PeersPanel::activated);
    connect(&look, &Look::changed, this, &PeersPanel::applyLook);
    applyLook();
    setLosses(0, 0);
    setSuggestion({});
    showTitle();
}

QList<ConnectionId> PeersPanel::selectedPeers() const
{
    QList<ConnectionId> peers;
    for (const int row : m_list->selectedRows())
        peers.append(m_model->peerAt(row));
    return peers;
}

QStringList PeersPanel::selectedAddresses() const
{
    QStringList addresses;
    for (const int row : m_list->selectedRows())
        addresses.append(m_model->addressAt(row).toString());
    return addresses;
}

void PeersPanel::setLosses(quint64 kernelDropped, quint64 lostSimulated)
{
    m_kernelDropped = kernelDropped > 0;
    QStringList words;
    if (m_kernelDropped)
        words.append(tr("! %1 dropped by the system: the receive buffer was full")
                         .arg(formatCount(qint64(kernelDropped))));
    if (lostSimulated > 0)
        words.append(tr("%1 lost by the simulated network").arg(formatCount(qint64(lostSimulated))));
    m_losses->setText(words.join(QStringLiteral(" · ")));
    m_losses->setVisible(!words.isEmpty());
    colourLosses();
}

/// What is simulated is wanted, and no trouble.
void PeersPanel::colourLosses()
{
    QPalette ink;
    ink.setColor(QPalette::WindowText, m_look.color(m_kernelDropped ? ColorRole::Trouble : ColorRole::Text));
    m_losses->setPalette(ink);
}

void PeersPanel::setSuggestion(const QString &command)
{
    m_list->setHint(command.isEmpty()
                        ? tr("Everybody who is heard or sent to becomes a line here. Press Open first.")
                        : tr("Nobody has been heard yet. Try in a terminal:\n%1").arg(command),
                    command);
}

void PeersPanel::showTitle()
{
    m_title->setText(tr("Peers (%1)").arg(formatCount(m_model->rowCount())));
}

void PeersPanel::applyLook()
{
    m_title->setFont(m_look.stateFont());
    colourLosses();
    layout()->setSpacing(m_look.gap());
}

void PeersPanel::setRelays(bool relays)
{
    const QString peer = relays ? QStringLiteral("192.168.100.100:65535 → 127.0.0.1:65535")
                                : QStringLiteral("192.168.100.100:65535");
    m_list->setSamples({peer, QStringLiteral("1,234 (123.4 KiB)"), QStringLiteral("1,234 (123.4 KiB)"),
                        QStringLiteral("00:00:00")});
}

QByteArray PeersPanel::saveState() const
{
    return m_list->saveState();
}

void PeersPanel::restoreState(const QByteArray &state)
{
    m_list->restoreState(state);
}

} // namespace wirebench
