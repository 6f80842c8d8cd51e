#pragma once

#include "core/traffic/filter.h"
#include "core/traffic/trafficlog.h"
#include "ui/models/annotations.h"
#include "ui/models/pooljob.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <chrono>
#include <deque>

namespace wirebench {

/// What the column Time says.
enum class TimeFormat : quint8 {
    Clock,         ///< 14:03:22.123
    SinceStart,    ///< seconds since the log was made
    SincePrevious, ///< the time since the row above
};

/// The traffic log as a table: one row for each record that the filter wants. Lives on the GUI thread; the
/// log and the annotations outlive it.
///
/// The model never hears from the log: its owner calls poll() on a frame timer. Each poll announces at most
/// one removed range at the front and one inserted range at the end, and does no more than fits into the
/// tick budget; what is left over comes with the next ticks. Texts are made in data() only, for cells that
/// are looked at. The model holds a snapshot of the log, so that rows can be read while the log drops them.
class TrafficModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        TimeColumn,
        DeltaColumn,
        CallColumn,
        PeerColumn,
        BytesColumn,
        DataColumn,
        ColumnCount,
    };

    enum Role {
        RecordIdRole = Qt::UserRole, ///< quint64
        DirectionRole,               ///< int(Direction)
        FailedRole,                  ///< bool
        HasPayloadRole,              ///< bool: the column Data shows bytes, not a result
        MarkedRole,                  ///< bool
        CommentRole,                 ///< QString
    };

    TrafficModel(const TrafficLog &log, Annotations &annotations, QObject *parent = nullptr);

    /// Takes what is new in the log, as far as the budget goes. Cheap when nothing is. True if rows changed.
    bool poll();
    /// How long one poll may take, the reaction of the views included. A guide, not a guarantee.
    void setTickBudget(std::chrono::microseconds budget) { m_tickBudget = budget; }

    /// Shows only what @p spec wants; its endpoints are the scope. Over many records this is done in the
    /// thread pool: until it is ready the old rows stay and isBusy() is true. Errors: as Filter::compile();
    /// then nothing changes.
    Result<void> setFilter(const FilterSpec &spec);
    /// The filter as last set, even while it is still being applied.
    const FilterSpec &filterSpec() const { return m_wantedSpec; }
    bool isBusy() const { return m_job.isRunning(); }

    /// Freezes the rows; the log goes on. Resuming shows all that the log still holds then.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// Records that came since the pause began and are still held, before filtering; 0 unless paused.
    quint64 pausedCount() const;

    /// Hides all that has been recorded until now. The log keeps it.
    void hideAll();
    void showHidden();
    /// Records of the log that hideAll() hides, before filtering.
    quint64 hiddenCount() const;

    void setTimeFormat(TimeFormat format);
    TimeFormat timeFormat() const { return m_timeFormat; }

    /// The row of a record, -1 if it has none.
    int rowOf(quint64 id) const;
    /// The first row whose record is @p id or a later one; rowCount() if there is none.
    int rowAtOrAfter(quint64 id) const;
    quint64 idAt(int row) const;
    const SocketCall &record(int row) const { return m_snapshot.at(idAt(row)); }
    /// What the rows are made of; a value that may be kept.
    const LogSnapshot &snapshot() const { return m_snapshot; }
    /// The first id that no row has been made for yet.
    quint64 nextId() const { return m_nextId; }
    /// The first id that may have a row: neither dropped by the log nor hidden.
    quint64 firstId() const { return std::max(m_snapshot.firstId(), m_hiddenBefore); }
    const TrafficLog &log() const { return m_log; }

    /// Records of the scope that the rest of the filter keeps out.
    qint64 filteredOut() const { return m_inScope - rowCount(); }
    /// Of the log, when poll() last looked.
    const LogCounters &counters() const { return m_counters; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Only the column Data is editable: its EditRole is the comment.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void busyChanged(bool busy);
    void pausedChanged(bool paused);

private:
    /// What a filter job brings back.
    struct Matches
    {
        LogSnapshot snapshot; ///< what was looked through
        std::vector<quint64> ids;
        qint64 inScope = 0;
    };

    /// While paused: the rest of what the frozen snapshot holds.
    bool catchUp();
    void removeBefore(quint64 firstId);
    /// A recording was taken back to an earlier moment. True if rows or judgements went.
    bool removeFrom(quint64 endId);
    void appendNew();
    void appendAll();
    void appendMatching();
    void announceMatches(const std::vector<quint64> &found, quint64 judgedTo, qint64 inScope);
    void adaptBatch(std::chrono::nanoseconds took, qsizetype rows);

    void startOver(quint64 from);
    void startFilterJob(const Filter &filter);
    void applyMatches(const Filter &filter, Matches matches);
    bool inScope(const SocketCall &call) const;
    static qint64 countInScope(const LogSnapshot &snapshot, quint64 from, quint64 to,
                               const QList<EndpointId> &scope);

    QString displayText(const SocketCall &call, int row, int column) const;
    QString timeText(const SocketCall &call, int row) const;
    QString deltaText(const SocketCall &call, int row) const;
    QString spokenText(const SocketCall &call, int row, int column) const;
    QString toolTip(const SocketCall &call, int column) const;
    void announceAnnotation(quint64 id);

    const TrafficLog &m_log;
    Annotations &m_annotations;

    LogSnapshot m_snapshot;
    LogCounters m_counters;
    quint64 m_nextId = 1;          ///< all ids below have been judged
    quint64 m_hiddenBefore = 1;    ///< ids below are hidden by hideAll()
    quint64 m_firstRowId = 1;      ///< without a filter: row 0; the rows are [m_firstRowId, m_nextId)
    std::deque<quint64> m_matches; ///< with a filter: the rows
    qint64 m_inScope = 0;          ///< judged records that are neither hidden nor out of scope

    Filter m_filter;
    bool m_filtered = false;
    QList<EndpointId> m_scope;
    FilterSpec m_wantedSpec;
    PoolJob<Matches> m_job;

    bool m_paused = false;
    TimeFormat m_timeFormat = TimeFormat::Clock;
    std::chrono::nanoseconds m_tickBudget = std::chrono::milliseconds(4);
    qsizetype m_batch;
};

} // namespace wirebench
