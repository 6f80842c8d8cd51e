#include "ui/models/clientsmodel.h"

#include "ui/models/numbertext.h"

#include <algorithm>

namespace wirebench {

namespace {

// Above this number of changed rows one signal for all of them is cheaper than one for each.
constexpr size_t largestSingleChanges = 64;

bool before(const ServerClient &client, ConnectionId id)
{
    return client.id < id;
}

/// The phase Closed is given by the list of closed ids alone, so that a row has it exactly if m_closed has
/// its id.
ServerClient notYetClosed(ServerClient client)
{
    if (client.phase == ConnectionPhase::Closed)
        client.phase = ConnectionPhase::Closing;
    return client;
}

/// Calls @p visit(first, last) for each run of neighbours in the sorted @p rows, the last run first, so
/// that a run may be removed without moving those that are still to come.
template <typename Visit>
void forEachRunBackwards(const std::vector<int> &rows, Visit visit)
{
    for (size_t end = rows.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && rows[begin - 1] == rows[begin] - 1)
            --begin;
        visit(rows[begin], rows[end - 1]);
        end = begin;
    }
}

} // namespace

ClientsModel::ClientsModel(const TrafficLog &log, QObject *parent) : QAbstractTableModel(parent), m_log(log)
{
}

void ClientsModel::apply(const QList<ServerClient> &changed, const QList<ConnectionId> &closed)
{
    update(changed);
    markClosed(closed);
    dropOldClosed();
}

void ClientsModel::update(const QList<ServerClient> &changed)
{
    Clients added;
    std::vector<int> rows;
    for (const ServerClient &client : changed) {
        const auto found = lowerBound(client.id);
        if (found == m_clients.end() || found->id != client.id) {
            added.push_back(notYetClosed(client));
        } else if (found->phase != ConnectionPhase::Closed) {
            *found = notYetClosed(client);
            rows.push_back(int(found - m_clients.begin()));
        }
    }
    announceChanges(std::move(rows));
    insert(std::move(added));
}

void ClientsModel::insert(Clients added)
{
    std::sort(added.begin(), added.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    // Ids rise with each accept, so this is one range at the end but for a batch out of order.
    for (auto next = added.begin(); next != added.end();) {
        const auto place = lowerBound(next->id);
        auto last = std::next(next);
        while (last != added.end() && (place == m_clients.end() || last->id < place->id))
            ++last;
        const int row = int(place - m_clients.begin());
        beginInsertRows({}, row, row + int(last - next) - 1);
        m_clients.insert(place, next, last);
        endInsertRows();
        next = last;
    }
}

void ClientsModel::markClosed(const QList<ConnectionId> &closed)
{
    std::vector<int> rows;
    for (const ConnectionId id : closed) {
        const auto found = lowerBound(id);
        const bool isKnown = found != m_clients.end() && found->id == id;
        if (!isKnown || found->phase == ConnectionPhase::Closed)
            continue;
        found->phase = ConnectionPhase::Closed;
        found->working = false;
        found->queued = 0;
        m_closed.push_back(id);
        rows.push_back(int(found - m_clients.begin()));
    }
    announceChanges(std::move(rows));
}

void ClientsModel::dropOldClosed()
{
    std::vector<int> rows;
    while (m_closed.size() > closedShown) {
        rows.push_back(rowOf(m_closed.front()));
        m_relayed.erase(m_closed.front().value);
        m_closed.pop_front();
    }
    removeRuns(std::move(rows));
}

void ClientsModel::removeRuns(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    forEachRunBackwards(rows, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        m_clients.erase(m_clients.begin() + first, m_clients.begin() + last + 1);
        endRemoveRows();
    });
}

void ClientsModel::announceChanges(std::vector<int> rows)
{
    if (rows.empty())
        return;
    std::sort(rows.begin(), rows.end());
    const auto announce = [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    };
    if (rows.size() > largestSingleChanges)
        announce(rows.front(), rows.back());
    else
        forEachRunBackwards(rows, announce);
}

void ClientsModel::setQueue(int length, const QList<SocketAddress> &peers)
{
    if (m_queueLength == length && m_queuedPeers == peers)
        return;
    m_queueLength = std::max(length, int(peers.size()));
    m_queuedPeers = peers;
    // One row for each known peer and one for all others together.
    resizeQueue(int(peers.size()) + (m_queueLength > peers.size() ? 1 : 0));
    if (m_queueRows > 0)
        Q_EMIT dataChanged(index(int(m_clients.size()), 0), index(rowCount() - 1, ColumnCount - 1));
}

void ClientsModel::resizeQueue(int rows)
{
    const int first = int(m_clients.size());
    if (rows > m_queueRows) {
        beginInsertRows({}, first + m_queueRows, first + rows - 1);
        m_queueRows = rows;
        endInsertRows();
    } else if (rows < m_queueRows) {
        beginRemoveRows({}, first + rows, first + m_queueRows - 1);
        m_queueRows = rows;
        endRemoveRows();
    }
}

void ClientsModel::setRelayed(const QList<RelayedClient> &clients)
{
    std::vector<int> rows;
    for (const RelayedClient &client : clients) {
        m_relayed[client.client.value] = client;
        if (const int row = rowOf(client.client); row >= 0)
            rows.push_back(row);
    }
    announceChanges(std::move(rows));
}

void ClientsModel::clear()
{
    beginResetModel();
    m_relayed.clear();
    m_clients.clear();
    m_closed.clear();
    m_queuedPeers.clear();
    m_queueRows = 0;
    m_queueLength = 0;
    endResetModel();
}

ConnectionId ClientsModel::clientAt(int row) const
{
    return row >= 0 && !isQueueRow(row) ? m_clients[size_t(row)].id : ConnectionId{};
}

QString ClientsModel::peerOf(ConnectionId client) const
{
    const int row = rowOf(client);
    return row < 0 ? QString() : m_clients[size_t(row)].peer.toString();
}

int ClientsModel::rowOf(ConnectionId client) const
{
    const auto found = std::lower_bound(m_clients.begin(), m_clients.end(), client, before);
    return found != m_clients.end() && found->id == client ? int(found - m_clients.begin()) : -1;
}

ClientsModel::Clients::iterator ClientsModel::lowerBound(ConnectionId id)
{
    return std::lower_bound(m_clients.begin(), m_clients.end(), id, before);
}

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_clients.size()) + m_queueRows;
}

int ClientsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ClientsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int queueRow = index.row() - int(m_clients.size());
    const bool isQueued = isQueueRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return isQueued ? queueText(queueRow, index.column())
                        : clientText(m_clients[size_t(index.row())], index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return !isQueued && index.column() == StateColumn ? relayText(clientAt(index.row())) : QString();
    case ConnectionIdRole:
        return clientAt(index.row()).value;
    case StateRole:
        return int(isQueued ? State::Queued : stateOf(m_clients[size_t(index.row())]));
    default:
        return {};
    }
}

QString ClientsModel::clientText(const ServerClient &client, int column) const
{
    switch (column) {
    case ClientColumn:
        return client.peer.toString();
    case StateColumn:
        return stateText(client);
    case ReceivedColumn:
        return formatBytes(qint64(client.received));
    case SentColumn:
        return formatBytes(qint64(client.sent));
    case WaitingColumn:
        return client.queued > 0 ? formatBytes(client.queued) : QString();
    case SinceColumn:
        return m_log.wallClock(client.acceptedNs).toString(QStringLiteral("HH:mm:ss"));
    default:
        return {};
    }
}

QString ClientsModel::queueText(int queueRow, int column) const
{
    const int others = m_queueLength - int(m_queuedPeers.size());
    switch (column) {
    case ClientColumn:
        if (queueRow < m_queuedPeers.size())
            return m_queuedPeers[queueRow].toString();
        if (!m_queuedPeers.isEmpty())
            return tr("%1 more", "clients in the accept queue").arg(formatCount(others));
        return others == 1 ? tr("1 client") : tr("%1 clients").arg(formatCount(others));
    case StateColumn:
        return tr("waits to be accepted");
    default:
        return {};
    }
}

ClientsModel::State ClientsModel::stateOf(const ServerClient &client)
{
    switch (client.phase) {
    case ConnectionPhase::Open:
        return client.working || client.securing ? State::Working : State::Open;
    case ConnectionPhase::PeerFinished:
    case ConnectionPhase::Finished:
        return client.working ? State::Working : State::HalfClosed;
    case ConnectionPhase::Closing:
        return State::Closing;
    case ConnectionPhase::Closed:
        break;
    }
    return State::Closed;
}

/// The connection that was made for a client; empty for none.
QString ClientsModel::relayText(ConnectionId client) const
{
    const auto relayed = m_relayed.find(client.value);
    if (relayed == m_relayed.end())
        return {};
    return tr("Passed on from %1 to %2")
        .arg(relayed->second.local.toString(), relayed->second.target.toString());
}

QString ClientsModel::stateText(const ServerClient &client) const
{
    const auto relayed = m_relayed.find(client.id.value);
    switch (stateOf(client)) {
    case State::Open:
        if (relayed != m_relayed.end())
            return QStringLiteral("→ ") + relayed->second.target.toString();
        return client.tls ? tr("connected, %1").arg(client.tls->protocol) : tr("connected");
    case State::Working:
        return client.securing ? tr("TLS handshake") : tr("working");
    case State::HalfClosed:
        return client.phase == ConnectionPhase::PeerFinished ? tr("client sends no more")
                                                             : tr("server sends no more");
    case State::Closing:
        return tr("closing");
    default:
        return tr("closed");
    }
}

QVariant ClientsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section >= ReceivedColumn && section <= WaitingColumn;
        return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ClientColumn:
        return tr("Client");
    case StateColumn:
        return tr("State");
    case ReceivedColumn:
        return tr("Received");
    case SentColumn:
        return tr("Sent");
    case WaitingColumn:
        return tr("Unsent");
    case SinceColumn:
        return tr("Since");
    default:
        return {};
    }
}

Qt::ItemFlags ClientsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    // Nothing can be sent to a client that has not been accepted.
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return isQueueRow(index.row()) ? flags : flags | Qt::ItemIsSelectable;
}

} // namespace wirebench
