#include "ui/models/trafficmodel.h"

#include "core/payload/preview.h"
#include "ui/models/datagramwords.h"
#include "ui/models/numbertext.h"

#include <algorithm>

namespace wirebench {

namespace {

using Clock = std::chrono::steady_clock;

// Rows in one insert range. QTableView makes 1,700 rows visible in 0.04 ms and a million in 10 ms, so the
// upper limit costs about 1 ms; see README.md.
constexpr qsizetype smallestBatch = 256;
constexpr qsizetype largestBatch = 128 * 1024;

// Records judged between two looks at the clock: some 30 µs with a text filter.
constexpr int judgedPerLook = 256;

// Preview characters of a cell: more than the widest screen shows.
constexpr int previewLength = 400;

bool contains(const QList<EndpointId> &scope, const SocketCall &call)
{
    return scope.isEmpty() || scope.contains(call.flow->endpoint->id);
}

} // namespace

TrafficModel::TrafficModel(const TrafficLog &log, Annotations &annotations, QObject *parent)
    : QAbstractTableModel(parent), m_log(log), m_annotations(annotations), m_batch(largestBatch)
{
    connect(&m_annotations, &Annotations::changed, this, &TrafficModel::announceAnnotation);
}

// ---- following the log

bool TrafficModel::poll()
{
    if (m_paused)
        return catchUp();
    const LogCounters counters = m_log.counters();
    const quint64 end = m_log.endId();
    const bool unchanged = end == m_snapshot.endId() && m_nextId >= end &&
                           counters.records == m_counters.records && counters.dropped == m_counters.dropped;
    if (unchanged)
        return false;

    m_counters = counters;
    LogSnapshot fresh = m_log.snapshot();
    removeBefore(fresh.firstId()); // while the old snapshot still holds what goes
    const bool wentBack = removeFrom(fresh.endId());
    m_snapshot = std::move(fresh);
    if (wentBack && isBusy())
        startFilterJob(*Filter::compile(m_wantedSpec)); // what runs has looked too far; it compiled when it was set
    m_nextId = std::max(m_nextId, firstId());
    if (!m_filtered)
        m_firstRowId = std::max(m_firstRowId, firstId());
    appendNew();
    return true;
}

bool TrafficModel::catchUp()
{
    if (m_nextId >= m_snapshot.endId())
        return false;
    appendNew();
    return true;
}

void TrafficModel::removeBefore(quint64 firstId)
{
    m_inScope -= countInScope(m_snapshot, this->firstId(), std::min(firstId, m_nextId), m_scope);
    const int gone = rowAtOrAfter(firstId);
    if (gone == 0)
        return;
    beginRemoveRows({}, 0, gone - 1);
    if (m_filtered)
        m_matches.erase(m_matches.begin(), m_matches.begin() + gone);
    else
        m_firstRowId += quint64(gone);
    endRemoveRows();
}

bool TrafficModel::removeFrom(quint64 endId)
{
    if (endId >= m_nextId)
        return endId < m_snapshot.endId();
    m_inScope -= countInScope(m_snapshot, std::max(endId, firstId()), m_nextId, m_scope);
    const int first = rowAtOrAfter(endId);
    const int count = rowCount();
    if (first < count)
        beginRemoveRows({}, first, count - 1);
    if (m_filtered)
        m_matches.erase(m_matches.begin() + first, m_matches.end());
    m_nextId = m_filtered ? endId : m_firstRowId + quint64(first);
    if (first < count)
        endRemoveRows();
    return true;
}

void TrafficModel::appendNew()
{
    if (m_filtered)
        appendMatching();
    else
        appendAll();
}

void TrafficModel::appendAll()
{
    if (m_snapshot.endId() <= m_nextId) // before what hideAll() hides, in a recording
        return;
    const qsizetype count = std::min(qsizetype(m_snapshot.endId() - m_nextId), m_batch);
    const auto start = Clock::now();
    const int row = rowCount();
    beginInsertRows({}, row, row + int(count) - 1);
    m_nextId += quint64(count);
    m_inScope += count;
    endInsertRows();
    adaptBatch(Clock::now() - start, count);
}

void TrafficModel::appendMatching()
{
    const auto deadline = Clock::now() + m_tickBudget;
    std::vector<quint64> found;
    qint64 inScopeCount = 0;
    quint64 judgedTo = m_nextId;
    m_snapshot.forEach(m_nextId, m_snapshot.endId(), [&](const SocketCall &call) {
        judgedTo = call.id + 1;
        if (inScope(call)) {
            ++inScopeCount;
            if (m_filter.matches(call))
                found.push_back(call.id);
        }
        return call.id % judgedPerLook != 0 || Clock::now() < deadline;
    });
    announceMatches(found, judgedTo, inScopeCount);
}

void TrafficModel::announceMatches(const std::vector<quint64> &found, quint64 judgedTo, qint64 inScope)
{
    m_nextId = judgedTo;
    m_inScope += inScope;
    if (found.empty())
        return;
    const int row = rowCount();
    beginInsertRows({}, row, row + int(found.size()) - 1);
    m_matches.insert(m_matches.end(), found.begin(), found.end());
    endInsertRows();
}

void TrafficModel::adaptBatch(std::chrono::nanoseconds took, qsizetype rows)
{
    if (took > m_tickBudget)
        m_batch = std::max(smallestBatch, m_batch / 2);
    else if (rows == m_batch)
        m_batch = std::min(largestBatch, m_batch * 2);
}

// ---- filtering

Result<void> TrafficModel::setFilter(const FilterSpec &spec)
{
    if (spec == m_wantedSpec)
        return {};
    const Result<Filter> filter = Filter::compile(spec);
    if (!filter)
        return failure(filter.error());
    m_wantedSpec = spec;
    startFilterJob(*filter);
    return {};
}

void TrafficModel::startFilterJob(const Filter &filter)
{
    const bool wasBusy = isBusy();
    m_job.cancel();
    if (filter.wantsEverything()) {
        m_filtered = false;
        m_filter = filter;
        m_scope.clear();
        startOver(firstId());
    } else {
        m_job.start(
            [filter, snapshot = m_snapshot, from = firstId(),
             scope = m_wantedSpec.endpoints](const std::atomic_bool &cancelled) {
                Matches matches;
                matches.ids = findMatches(snapshot, filter, from, snapshot.endId(), cancelled);
                matches.inScope = countInScope(snapshot, from, snapshot.endId(), scope);
                matches.snapshot = snapshot;
                return matches;
            },
            [this, filter](Matches matches) { applyMatches(filter, std::move(matches)); });
    }
    if (wasBusy != isBusy())
        Q_EMIT busyChanged(isBusy());
}

void TrafficModel::applyMatches(const Filter &filter, Matches matches)
{
    beginResetModel();
    m_filter = filter;
    m_filtered = true;
    m_scope = m_wantedSpec.endpoints;
    // Meanwhile the log may have dropped records, or hideAll() hidden some.
    const auto present = std::lower_bound(matches.ids.begin(), matches.ids.end(), firstId());
    m_matches.assign(present, matches.ids.end());
    m_inScope = matches.inScope - countInScope(matches.snapshot, 0, firstId(), m_scope);
    m_nextId = std::max(matches.snapshot.endId(), firstId());
    endResetModel();
    Q_EMIT busyChanged(false);
}

void TrafficModel::startOver(quint64 from)
{
    beginResetModel();
    m_matches.clear();
    m_firstRowId = from;
    m_nextId = m_filtered ? from : std::max(from, m_snapshot.endId());
    m_inScope = m_filtered ? 0 : qint64(m_nextId - from);
    endResetModel();
}

bool TrafficModel::inScope(const SocketCall &call) const
{
    return contains(m_scope, call);
}

qint64 TrafficModel::countInScope(const LogSnapshot &snapshot, quint64 from, quint64 to,
                                  const QList<EndpointId> &scope)
{
    from = std::max(from, snapshot.firstId());
    to = std::min(to, snapshot.endId());
    if (from >= to)
        return 0;
    if (scope.isEmpty())
        return qint64(to - from);
    qint64 count = 0;
    snapshot.forEach(from, to, [&](const SocketCall &call) {
        count += contains(scope, call);
        return true;
    });
    return count;
}

// ---- pausing and hiding

void TrafficModel::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    Q_EMIT pausedChanged(paused);
}

quint64 TrafficModel::pausedCount() const
{
    if (!m_paused)
        return 0;
    const quint64 end = m_log.endId(); // behind the snapshot's in a recording that was taken back
    return end > m_snapshot.endId() ? std::min(end - m_snapshot.endId(), m_log.counters().records) : 0;
}

void TrafficModel::hideAll()
{
    m_hiddenBefore = m_paused ? m_snapshot.endId() : m_log.endId();
    m_snapshot = m_paused ? m_snapshot : m_log.snapshot();
    startOver(m_hiddenBefore);
}

void TrafficModel::showHidden()
{
    if (m_hiddenBefore <= m_snapshot.firstId())
        return;
    m_hiddenBefore = 1;
    if (m_filtered || isBusy()) {
        const Result<Filter> filter = Filter::compile(m_wantedSpec); // it compiled when it was set
        startFilterJob(*filter);
    } else {
        startOver(firstId());
    }
}

quint64 TrafficModel::hiddenCount() const
{
    return m_hiddenBefore > m_snapshot.firstId() ? m_hiddenBefore - m_snapshot.firstId() : 0;
}

// ---- rows and ids

int TrafficModel::rowOf(quint64 id) const
{
    const int row = rowAtOrAfter(id);
    return row < rowCount() && idAt(row) == id ? row : -1;
}

int TrafficModel::rowAtOrAfter(quint64 id) const
{
    if (!m_filtered)
        return id <= m_firstRowId ? 0 : int(std::min(id, m_nextId) - m_firstRowId);
    return int(std::lower_bound(m_matches.begin(), m_matches.end(), id) - m_matches.begin());
}

quint64 TrafficModel::idAt(int row) const
{
    return m_filtered ? m_matches[size_t(row)] : m_firstRowId + quint64(row);
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_filtered ? int(m_matches.size()) : int(m_nextId - m_firstRowId);
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

// ---- cells

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SocketCall &call = record(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(call, index.row(), index.column());
    case Qt::AccessibleTextRole:
        return spokenText(call, index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(call, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::EditRole:
        return index.column() == DataColumn ? m_annotations.comment(call.id)
                                            : displayText(call, index.row(), index.column());
    case RecordIdRole:
        return call.id;
    case DirectionRole:
        return int(call.direction);
    case FailedRole:
        return call.failed();
    case HasPayloadRole:
        return !call.payload.isEmpty();
    case MarkedRole:
        return m_annotations.isMarked(call.id);
    case CommentRole:
        return m_annotations.comment(call.id);
    default:
        return {};
    }
}

QString TrafficModel::displayText(const SocketCall &call, int row, int column) const
{
    switch (column) {
    case NumberColumn:
        return formatCount(qint64(call.id));
    case TimeColumn:
        return timeText(call, row);
    case DeltaColumn:
        return deltaText(call, row);
    case CallColumn:
        return call.signature();
    case PeerColumn:
        return call.flow->peer.toString();
    case BytesColumn:
        return call.direction != Direction::None && !call.failed() ? formatCount(call.result) : QString();
    default:
        break;
    }
    if (call.failed())
        return Error::errnoName(call.error);
    if (call.isEndOfStream())
        return tr("end of stream: the peer sends no more");
    const QString remark = datagramRemark(call);
    if (call.payload.isEmpty())
        return remark.isEmpty() ? call.resultText() : remark;
    const QString preview = previewLine(call.payload.view(), previewLength);
    return remark.isEmpty() ? preview : remark + QStringLiteral(" · ") + preview;
}

QString TrafficModel::timeText(const SocketCall &call, int row) const
{
    switch (m_timeFormat) {
    case TimeFormat::Clock:
        return m_log.wallClock(call.timeNs).toString(QStringLiteral("HH:mm:ss.zzz"));
    case TimeFormat::SinceStart:
        return formatSeconds(call.timeNs);
    case TimeFormat::SincePrevious:
        break;
    }
    return deltaText(call, row);
}

QString TrafficModel::deltaText(const SocketCall &call, int row) const
{
    return row > 0 ? formatDuration(call.timeNs - record(row - 1).timeNs) : QString();
}

QString TrafficModel::spokenText(const SocketCall &call, int row, int column) const
{
    const QString text = displayText(call, row, column);
    switch (column) {
    case NumberColumn:
        return m_annotations.isMarked(call.id) ? tr("%1, marked").arg(text) : text;
    case BytesColumn:
        if (call.direction == Direction::None || call.failed())
            return {};
        return call.direction == Direction::Sent ? tr("%1 bytes sent").arg(text)
                                                 : tr("%1 bytes received").arg(text);
    case DataColumn: {
        const QString spoken = call.failed() ? tr("failed: %1").arg(text) : text;
        const QString comment = m_annotations.comment(call.id);
        return comment.isEmpty() ? spoken : tr("%1, comment: %2").arg(spoken, comment);
    }
    default:
        return text;
    }
}

QString TrafficModel::toolTip(const SocketCall &call, int column) const
{
    switch (column) {
    case CallColumn:
        return tr("%1 %2, waited %3").arg(call.signature(), call.resultText(), formatDuration(call.waitedNs));
    case PeerColumn:
        return tr("%1: %2 with %3")
            .arg(call.flow->endpoint->name, call.flow->local.toString(), call.flow->peer.toString());
    case DataColumn:
        return m_annotations.comment(call.id);
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == NumberColumn || section == DeltaColumn || section == BytesColumn;
        return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("No");
    case TimeColumn:
        return tr("Time");
    case DeltaColumn:
        return tr("Δ", "time since the row above");
    case CallColumn:
        return tr("Call");
    case PeerColumn:
        return tr("Peer");
    case BytesColumn:
        return tr("Bytes");
    case DataColumn:
        return tr("Data");
    default:
        return {};
    }
}

void TrafficModel::setTimeFormat(TimeFormat format)
{
    if (m_timeFormat == format)
        return;
    m_timeFormat = format;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn), {Qt::DisplayRole});
}

Qt::ItemFlags TrafficModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == DataColumn ? flags | Qt::ItemIsEditable : flags;
}

bool TrafficModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != DataColumn || role != Qt::EditRole)
        return false;
    m_annotations.setComment(idAt(index.row()), value.toString());
    return true;
}

void TrafficModel::announceAnnotation(quint64 id)
{
    const int row = rowOf(id);
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

} // namespace wirebench
