#pragma once

#include "ui/models/peersmodel.h"

#include <QWidget>

class QAction;
class QLabel;

namespace wirebench {

class ListTable;
class Look;

/// Those that a UDP endpoint has heard from or sent to, with what can be done with them, and what was lost
/// on the way. While there is none it says how to be heard. GUI thread; owned by the UDP tab.
class PeersPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param actions what can be done with the selected peers; not owned.
    PeersPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent = nullptr);

    PeersModel &model() { return *m_model; }
    QList<ConnectionId> selectedPeers() const;
    /// "127.0.0.1:50412", one for each selected peer, from top to bottom.
    QStringList selectedAddresses() const;

    /// Datagrams that never arrived where they should, in words; nothing is said of 0.
    /// @param kernelDropped by the system, because the receive buffer was full.
    /// @param lostSimulated by the imitated network.
    void setLosses(quint64 kernelDropped, quint64 lostSimulated);
    /// What a user may do to be heard: one command, empty while the endpoint is closed.
    void setSuggestion(const QString &command);

    /// Peers are shown with whom they are passed on to, and have room for it.
    void setRelays(bool relays);

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void selectionChanged();
    /// A peer was double-clicked, or Enter pressed on it.
    void activated();

private:
    void showTitle();
    void applyLook();
    void colourLosses();

    Look &m_look;
    PeersModel *m_model;
    QLabel *m_title;
    QLabel *m_losses;
    ListTable *m_list;
    bool m_kernelDropped = false;
};

} // namespace wirebench
