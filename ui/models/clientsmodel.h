#pragma once

#include "core/answer/relayedclient.h"
#include "core/net/tcpserver.h"

#include <QAbstractTableModel>

#include <deque>
#include <unordered_map>
#include <vector>

namespace wirebench {

/// The clients of one server as a table: those it has accepted, in the order of their acceptance, then
/// those that wait in the system's accept queue. The last few that were closed stay in their place, so
/// that a client of a millisecond is seen at all. Lives on the GUI thread; fed by its owner with the
/// batches of TcpServer::clientsChanged() and statusChanged(). Made for 10,000 clients.
class ClientsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ClientColumn,
        StateColumn,
        ReceivedColumn,
        SentColumn,
        WaitingColumn,
        SinceColumn,
        ColumnCount,
    };

    enum Role {
        ConnectionIdRole = Qt::UserRole, ///< quint32; 0 for a client in the accept queue
        StateRole,                       ///< int(State)
    };

    /// What a row says in its state column; a view chooses a colour by it.
    enum class State : quint8 { Open, Working, HalfClosed, Closing, Closed, Queued };

    /// Clients that stay visible after they were closed.
    static constexpr int closedShown = 20;

    /// @param log gives the wall clock; it outlives the model.
    explicit ClientsModel(const TrafficLog &log, QObject *parent = nullptr);

    /// A client that is in both lists is shown as closed. Unknown ids in @p closed are ignored.
    void apply(const QList<ServerClient> &changed, const QList<ConnectionId> &closed);
    /// @param length clients in the queue, -1 if the system does not tell.
    /// @param peers those of them whose addresses are known.
    void setQueue(int length, const QList<SocketAddress> &peers);
    /// Whom clients are connected on to. May come before apply() tells of them.
    void setRelayed(const QList<RelayedClient> &clients);
    void clear();

    /// The client of a row; not valid for one in the accept queue.
    ConnectionId clientAt(int row) const;
    int rowOf(ConnectionId client) const; ///< -1 if it is not shown
    QString peerOf(ConnectionId client) const; ///< its address as text; empty if it is not shown
    /// Accepted clients that are not closed.
    int openCount() const { return int(m_clients.size() - m_closed.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    using Clients = std::vector<ServerClient>;

    Clients::iterator lowerBound(ConnectionId id);
    void update(const QList<ServerClient> &changed);
    void insert(Clients added);
    void markClosed(const QList<ConnectionId> &closed);
    void dropOldClosed();
    void removeRuns(std::vector<int> rows);
    void announceChanges(std::vector<int> rows);
    void resizeQueue(int rows);

    bool isQueueRow(int row) const { return row >= int(m_clients.size()); }
    QString clientText(const ServerClient &client, int column) const;
    QString queueText(int queueRow, int column) const;
    static State stateOf(const ServerClient &client);
    QString stateText(const ServerClient &client) const;
    QString relayText(ConnectionId client) const;

    const TrafficLog &m_log;
    Clients m_clients;                 ///< by rising id, which is the order of acceptance
    std::deque<ConnectionId> m_closed; ///< those of m_clients that are closed, oldest first
    std::unordered_map<quint32, RelayedClient> m_relayed; ///< by ConnectionId::value
    QList<SocketAddress> m_queuedPeers;
    int m_queueRows = 0;
    int m_queueLength = 0;
};

} // namespace wirebench
