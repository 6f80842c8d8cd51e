#include "ui/models/peersmodel.h"

#include "ui/models/numbertext.h"

#include <algorithm>

namespace wirebench {

namespace {

bool before(const UdpPeer &peer, ConnectionId id)
{
    return peer.id < id;
}

} // namespace

PeersModel::PeersModel(const TrafficLog &log, QObject *parent) : QAbstractTableModel(parent), m_log(log) {}

void PeersModel::apply(const QList<UdpPeer> &changed)
{
    std::vector<UdpPeer> added;
    std::vector<int> rows;
    for (const UdpPeer &peer : changed) {
        const auto found = lowerBound(peer.id);
        if (found == m_peers.end() || found->id != peer.id) {
            added.push_back(peer);
        } else {
            *found = peer;
            rows.push_back(int(found - m_peers.begin()));
        }
    }
    announceChanges(std::move(rows));
    insert(std::move(added));
    dropOldest();
}

/// One signal for all rows in between: a view paints only those that it shows.
void PeersModel::announceChanges(std::vector<int> rows)
{
    if (rows.empty())
        return;
    const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
    Q_EMIT dataChanged(index(*first, 0), index(*last, ColumnCount - 1));
}

void PeersModel::insert(std::vector<UdpPeer> added)
{
    std::sort(added.begin(), added.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    // A new peer has a higher id than all before it, so this is one range at the end but for one that was
    // known by another name: its first datagram was sent, and counted later than somebody else's.
    for (auto next = added.begin(); next != added.end();) {
        const auto place = lowerBound(next->id);
        auto last = std::next(next);
        while (last != added.end() && (place == m_peers.end() || last->id < place->id))
            ++last;
        const int row = int(place - m_peers.begin());
        beginInsertRows({}, row, row + int(last - next) - 1);
        m_peers.insert(place, next, last);
        endInsertRows();
        next = last;
    }
}

void PeersModel::dropOldest()
{
    if (m_peers.size() <= UdpPeers::limit)
        return;
    const int surplus = int(m_peers.size() - UdpPeers::limit);
    beginRemoveRows({}, 0, surplus - 1);
    for (int row = 0; row < surplus; ++row)
        m_relayed.erase(m_peers[size_t(row)].id.value);
    m_peers.erase(m_peers.begin(), m_peers.begin() + surplus);
    endRemoveRows();
}

void PeersModel::setRelayed(const QList<RelayedClient> &peers)
{
    std::vector<int> rows;
    for (const RelayedClient &peer : peers) {
        m_relayed[peer.client.value] = peer;
        if (const int row = rowOf(peer.client); row >= 0)
            rows.push_back(row);
    }
    announceChanges(std::move(rows));
}

void PeersModel::clear()
{
    beginResetModel();
    m_relayed.clear();
    m_peers.clear();
    endResetModel();
}

ConnectionId PeersModel::peerAt(int row) const
{
    return row >= 0 && row < int(m_peers.size()) ? m_peers[size_t(row)].id : ConnectionId{};
}

SocketAddress PeersModel::addressAt(int row) const
{
    return row >= 0 && row < int(m_peers.size()) ? m_peers[size_t(row)].address : SocketAddress();
}

int PeersModel::rowOf(ConnectionId peer) const
{
    const auto found = std::lower_bound(m_peers.begin(), m_peers.end(), peer, before);
    return found != m_peers.end() && found->id == peer ? int(found - m_peers.begin()) : -1;
}

PeersModel::Peers::iterator PeersModel::lowerBound(ConnectionId id)
{
    return std::lower_bound(m_peers.begin(), m_peers.end(), id, before);
}

int PeersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_peers.size());
}

int PeersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PeersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const UdpPeer &peer = m_peers[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(peer, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return spokenText(peer, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case ConnectionIdRole:
        return peer.id.value;
    default:
        return {};
    }
}

QString PeersModel::text(const UdpPeer &peer, int column) const
{
    switch (column) {
    case PeerColumn:
        return peer.address.toString() + (peer.dtls ? QStringLiteral(" · DTLS") : QString()) +
               targetText(peer.id);
    case ReceivedColumn:
        return figures(peer.receivedDatagrams, peer.received);
    case SentColumn:
        return figures(peer.sentDatagrams, peer.sent);
    case LastColumn:
        return m_log.wallClock(peer.lastNs).toString(QStringLiteral("HH:mm:ss"));
    default:
        return {};
    }
}

/// "3 (45 B)": a datagram may be empty, so that the number of bytes alone would hide it.
QString PeersModel::figures(quint64 datagrams, quint64 bytes)
{
    if (datagrams == 0)
        return QStringLiteral("0");
    return QStringLiteral("%1 (%2)").arg(formatCount(qint64(datagrams)), formatBytes(qint64(bytes)));
}

/// " → 127.0.0.1:53"; empty for a peer that is answered here.
QString PeersModel::targetText(ConnectionId peer) const
{
    const auto relayed = m_relayed.find(peer.value);
    return relayed == m_relayed.end() ? QString() : QStringLiteral(" → ") + relayed->second.target.toString();
}

/// The socket that was made for a peer; empty for none.
QString PeersModel::relayText(ConnectionId peer) const
{
    const auto relayed = m_relayed.find(peer.value);
    if (relayed == m_relayed.end())
        return {};
    return tr("Passed on from %1 to %2")
        .arg(relayed->second.local.toString(), relayed->second.target.toString());
}

/// Empty where the text of the cell says it all.
QString PeersModel::spokenText(const UdpPeer &peer, int column) const
{
    if (column == PeerColumn)
        return relayText(peer.id);
    if (column == ReceivedColumn)
        return tr("%1 datagrams received, %2")
            .arg(formatCount(qint64(peer.receivedDatagrams)), formatBytes(qint64(peer.received)));
    if (column == SentColumn)
        return tr("%1 datagrams sent, %2")
            .arg(formatCount(qint64(peer.sentDatagrams)), formatBytes(qint64(peer.sent)));
    return {};
}

QVariant PeersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == ReceivedColumn || section == SentColumn;
        return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PeerColumn:
        return tr("Peer");
    case ReceivedColumn:
        return tr("Received");
    case SentColumn:
        return tr("Sent");
    case LastColumn:
        return tr("Last");
    default:
        return {};
    }
}

} // namespace wirebench
