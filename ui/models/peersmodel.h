#pragma once

#include "core/answer/relayedclient.h"
#include "core/net/udppeers.h"

#include <QAbstractTableModel>

#include <deque>
#include <unordered_map>
#include <vector>

namespace wirebench {

/// Those that a UDP endpoint has heard from or sent to, as a table, in the order in which they came. Lives
/// on the GUI thread; fed by its owner with the batches of UdpEndpoint::peersChanged(). As many as the
/// endpoint knows (UdpPeers::limit): the one that came first is forgotten first.
class PeersModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        PeerColumn,
        ReceivedColumn, ///< datagrams, and their bytes
        SentColumn,
        LastColumn,
        ColumnCount,
    };

    enum Role {
        ConnectionIdRole = Qt::UserRole, ///< quint32
    };

    /// @param log gives the wall clock; it outlives the model.
    explicit PeersModel(const TrafficLog &log, QObject *parent = nullptr);

    void apply(const QList<UdpPeer> &changed);
    /// Whom datagrams of peers go on to. May come before apply() tells of them.
    void setRelayed(const QList<RelayedClient> &peers);
    void clear();

    ConnectionId peerAt(int row) const; ///< not valid where there is no such row
    SocketAddress addressAt(int row) const;
    int rowOf(ConnectionId peer) const; ///< -1 if it is not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Peers = std::deque<UdpPeer>;

    Peers::iterator lowerBound(ConnectionId id);
    void announceChanges(std::vector<int> rows);
    void insert(std::vector<UdpPeer> added);
    void dropOldest();
    QString text(const UdpPeer &peer, int column) const;
    static QString figures(quint64 datagrams, quint64 bytes);
    QString targetText(ConnectionId peer) const;
    QString relayText(ConnectionId peer) const;
    QString spokenText(const UdpPeer &peer, int column) const;

    const TrafficLog &m_log;
    Peers m_peers; ///< by rising id, which is the order in which they came
    std::unordered_map<quint32, RelayedClient> m_relayed; ///< by ConnectionId::value
};

} // namespace wirebench
