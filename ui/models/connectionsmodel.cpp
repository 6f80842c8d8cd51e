#include "ui/models/connectionsmodel.h"

#include "ui/models/numbertext.h"
#include "ui/models/socketwords.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace wirebench {

namespace {

// Above this number of runs of changed rows one signal for all of them is cheaper.
constexpr size_t mostSingleRuns = 64;

using Run = std::pair<int, int>; // first and last row

/// Runs of neighbours, from top to bottom.
std::vector<Run> runsOf(const std::vector<int> &rows)
{
    std::vector<Run> runs;
    for (const int row : rows) {
        if (!runs.empty() && runs.back().second == row - 1)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    return runs;
}

bool sameAddresses(const OwnSocket &a, const OwnSocket &b)
{
    return a.system.local == b.system.local && a.system.peer == b.system.peer && a.endpoint == b.endpoint &&
           a.connection == b.connection && a.sinceNs == b.sinceNs;
}

bool same(const OwnSocket &a, const OwnSocket &b)
{
    return sameAddresses(a, b) && a.isQueued == b.isQueued && a.system == b.system;
}

auto addressKey(const SocketAddress &address)
{
    return std::tuple(address.family, address.ip, address.port, address.path);
}

/// What the numbers' columns are sorted by; a cell without a number goes before all that have one.
qint64 number(const OwnSocket &socket, int column)
{
    const SystemSocket &system = socket.system;
    const bool hasQueues = system.state != SocketState::Listen;
    switch (column) {
    case ConnectionsModel::SessionColumn: // in the order in which they were made
        return socket.endpoint ? qint64(socket.endpoint->id.value) : std::numeric_limits<qint64>::max();
    case ConnectionsModel::ProtocolColumn:
        return int(system.protocol);
    case ConnectionsModel::ReceiveQueueColumn:
        return hasQueues ? qint64(system.receiveQueue) : -1;
    case ConnectionsModel::SendQueueColumn:
        return hasQueues ? qint64(system.sendQueue) : -1;
    case ConnectionsModel::RoundTripColumn:
        return system.tcp ? qint64(system.tcp->roundTripUs) : -1;
    case ConnectionsModel::RetransmitsColumn:
        return system.tcp ? qint64(system.tcp->retransmits) : -1;
    default:
        return 0;
    }
}

/// Below zero, zero or above.
int compare(const OwnSocket &a, const OwnSocket &b, int column)
{
    const auto order = [](const auto &left, const auto &right) {
        return left < right ? -1 : int(right < left);
    };
    switch (column) {
    case ConnectionsModel::LocalColumn:
        return order(addressKey(a.system.local), addressKey(b.system.local));
    case ConnectionsModel::PeerColumn:
        return order(addressKey(a.system.peer), addressKey(b.system.peer));
    case ConnectionsModel::StateColumn:
        return order(socketStateText(a.system), socketStateText(b.system));
    case ConnectionsModel::RemarkColumn:
        return order(socketRemark(a), socketRemark(b));
    default:
        return order(number(a, column), number(b, column));
    }
}

} // namespace

ConnectionsModel::ConnectionsModel(const TrafficLog &log, QObject *parent)
    : QAbstractTableModel(parent), m_log(log)
{
}

// ---- a reading

void ConnectionsModel::apply(const QList<OwnSocket> &sockets)
{
    QHash<quint64, qsizetype> places;
    places.reserve(sockets.size());
    for (qsizetype i = 0; i < sockets.size(); ++i)
        places.insert(sockets[i].system.cookie, i); // told of twice, the later is the newer
    removeMissing(places);
    update(sockets, places);
    append(sockets, places);
}

void ConnectionsModel::removeMissing(const QHash<quint64, qsizetype> &places)
{
    std::vector<int> rows;
    for (size_t row = 0; row < m_sockets.size(); ++row) {
        if (!places.contains(m_sockets[row].system.cookie))
            rows.push_back(int(row));
    }
    const std::vector<Run> runs = runsOf(rows);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_sockets.erase(m_sockets.begin() + run->first, m_sockets.begin() + run->second + 1);
        endRemoveRows();
    }
    if (runs.empty())
        return;
    m_rows.clear();
    for (size_t row = 0; row < m_sockets.size(); ++row)
        m_rows.insert(m_sockets[row].system.cookie, qsizetype(row));
}

void ConnectionsModel::update(const QList<OwnSocket> &sockets, const QHash<quint64, qsizetype> &places)
{
    std::vector<int> rows;
    bool addressesToo = false;
    for (size_t row = 0; row < m_sockets.size(); ++row) {
        OwnSocket &known = m_sockets[row];
        const OwnSocket &now = sockets[places.value(known.system.cookie)];
        if (same(known, now))
            continue;
        addressesToo = addressesToo || !sameAddresses(known, now);
        known = now;
        rows.push_back(int(row));
    }
    std::vector<Run> runs = runsOf(rows);
    if (runs.size() > mostSingleRuns)
        runs = {{rows.front(), rows.back()}};
    // Rows that are sorted by what has not changed need not be sorted again.
    const int firstColumn = addressesToo ? 0 : int(StateColumn);
    const int lastColumn = addressesToo ? ColumnCount - 1 : int(RemarkColumn);
    for (const Run &run : runs)
        Q_EMIT dataChanged(index(run.first, firstColumn), index(run.second, lastColumn));
}

void ConnectionsModel::append(const QList<OwnSocket> &sockets, const QHash<quint64, qsizetype> &places)
{
    std::vector<OwnSocket> added;
    for (qsizetype i = 0; i < sockets.size(); ++i) {
        const quint64 cookie = sockets[i].system.cookie;
        if (places.value(cookie) == i && !m_rows.contains(cookie))
            added.push_back(sockets[i]);
    }
    if (added.empty())
        return;
    const int first = int(m_sockets.size());
    beginInsertRows({}, first, first + int(added.size()) - 1);
    for (OwnSocket &socket : added) {
        m_rows.insert(socket.system.cookie, qsizetype(m_sockets.size()));
        m_sockets.push_back(std::move(socket));
    }
    endInsertRows();
}

bool ConnectionsModel::isBefore(int row, int otherRow, int column) const
{
    const OwnSocket &a = socketAt(row);
    const OwnSocket &b = socketAt(otherRow);
    if (const int order = compare(a, b, column); order != 0)
        return order < 0;
    // What the log does not name yet is the newest.
    const auto age = [](const OwnSocket &socket) {
        return std::pair(socket.sinceNs < 0, std::pair(socket.sinceNs, socket.system.cookie));
    };
    return age(a) < age(b);
}

// ---- what is shown

int ConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sockets.size());
}

int ConnectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OwnSocket &socket = socketAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(socket, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return explanation(socket, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QString ConnectionsModel::text(const OwnSocket &socket, int column) const
{
    const SystemSocket &system = socket.system;
    switch (column) {
    case SessionColumn:
        return socket.endpoint ? socket.endpoint->name : QString();
    case ProtocolColumn:
        return QLatin1String(socketProtocolName(system.protocol));
    case LocalColumn:
        return system.local.toString();
    case PeerColumn:
        return system.peer.toString();
    case StateColumn:
        return socketStateText(system);
    case RemarkColumn:
        return socketRemark(socket);
    case SinceColumn:
        return since(socket);
    case RoundTripColumn:
        return system.tcp && system.tcp->roundTripUs > 0
                   ? formatDuration(qint64(system.tcp->roundTripUs) * 1000)
                   : QString();
    default:
        const qint64 figure = number(socket, column);
        if (figure < 0)
            return {};
        return column == RetransmitsColumn ? formatCount(figure) : formatBytes(figure);
    }
}

QString ConnectionsModel::since(const OwnSocket &socket) const
{
    return socket.sinceNs < 0 ? QString()
                              : m_log.wallClock(socket.sinceNs).toString(QStringLiteral("HH:mm:ss"));
}

QString ConnectionsModel::explanation(const OwnSocket &socket, int column)
{
    switch (column) {
    case StateColumn:
    case RemarkColumn:
        return socketStateSentence(socket.system);
    case RoundTripColumn:
    case RetransmitsColumn:
        return socketFigures(socket.system);
    default:
        return {};
    }
}

bool ConnectionsModel::isNumber(int column)
{
    return column >= ReceiveQueueColumn && column <= RetransmitsColumn;
}

QString ConnectionsModel::columnTitle(int column) const
{
    switch (column) {
    case SessionColumn:
        return tr("Session");
    case ProtocolColumn:
        return tr("Protocol");
    case LocalColumn:
        return tr("Local");
    case PeerColumn:
        return tr("Peer");
    case StateColumn:
        return tr("State");
    case ReceiveQueueColumn:
        return tr("Recv-Q");
    case SendQueueColumn:
        return tr("Send-Q");
    case RoundTripColumn:
        return tr("RTT");
    case RetransmitsColumn:
        return tr("Retrans");
    case RemarkColumn:
        return tr("Remark");
    case SinceColumn:
        return tr("Since");
    default:
        return {};
    }
}

QString ConnectionsModel::columnExplanation(int column)
{
    switch (column) {
    case ReceiveQueueColumn:
        return tr("Receive queue: bytes that have come and this program has not read. The end of a stream "
                  "counts as "
                  "one; datagrams count with the memory that they take.");
    case SendQueueColumn:
        return tr("Send queue: bytes that this program has written and the peer's system has not confirmed.");
    case RoundTripColumn:
        return tr("Round trip time: how long the peer's confirmation takes, as TCP measures and smooths it.");
    case RetransmitsColumn:
        return tr("Retransmits: segments that TCP has sent again because no confirmation came.");
    default:
        return {};
    }
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
        return columnTitle(section);
    case Qt::ToolTipRole:
        return columnExplanation(section);
    default:
        return {};
    }
}

} // namespace wirebench
