#pragma once

#include "core/traffic/socketcall.h"

#include <QDateTime>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace wirebench {

/// A run of records with rising ids. Owned by the log and by the snapshots that still look at it.
struct LogChunk
{
    LogChunk(quint64 first, int chunkCapacity)
        : firstId(first), capacity(chunkCapacity), records(new SocketCall[size_t(chunkCapacity)])
    {
    }

    const quint64 firstId;
    const int capacity;
    std::unique_ptr<SocketCall[]> records;
};

/// What the log held at one moment. A value that any thread may read for as long as it likes: payloads
/// are not copied, and records that the log drops later stay readable here. Cheap to copy (one pointer
/// per chunk of records).
class LogSnapshot
{
public:
    /// Ids from firstId() to endId() - 1 are present, without gaps.
    quint64 firstId() const { return m_firstId; }
    quint64 endId() const { return m_endId; }
    qint64 size() const { return qint64(m_endId - m_firstId); }
    bool isEmpty() const { return m_endId == m_firstId; }
    bool contains(quint64 id) const { return id >= m_firstId && id < m_endId; }

    /// The same without the records before @p id.
    LogSnapshot since(quint64 id) const;

    /// The record with this id, which must be present. O(log chunks).
    const SocketCall &at(quint64 id) const;

    /// Calls @p visit(const SocketCall &) for the ids in [from, to) that are present, in order. A visit
    /// that returns false ends the walk.
    template <typename Visit>
    void forEach(quint64 from, quint64 to, Visit visit) const
    {
        from = std::max(from, m_firstId);
        to = std::min(to, m_endId);
        for (size_t chunk = from < to ? chunkOf(from) : 0; from < to; ++chunk) {
            const LogChunk &records = *m_chunks[chunk];
            const quint64 end =
                std::min(to, chunk + 1 < m_chunks.size() ? m_chunks[chunk + 1]->firstId : m_endId);
            for (; from < end; ++from) {
                if (!visit(records.records[from - records.firstId]))
                    return;
            }
        }
    }

private:
    friend class TrafficLog;
    size_t chunkOf(quint64 id) const;

    std::vector<std::shared_ptr<const LogChunk>> m_chunks;
    quint64 m_firstId = 1;
    quint64 m_endId = 1;
};

/// Figures of the log at one moment.
struct LogCounters
{
    quint64 records = 0; ///< held now
    quint64 bytes = 0;   ///< held now: payloads and records
    quint64 dropped = 0; ///< records given up because of the limits, since the start or the last clear()
};

/// Where the records of a recording come from.
struct RecordingOrigin
{
    QString name;           ///< of the file, for people
    qint64 wallStartNs = 0; ///< nanoseconds since 1970-01-01 UTC at time 0 of the records
    quint64 firstId = 1;    ///< of the first record; the others follow without gaps
};

/// The append-only log of socket calls: the only object that threads share. All functions may be called
/// from any thread. Bounded: when a limit is passed, the oldest chunks go, and what went is counted.
///
/// A recording is a log that was filled from a file. Its readers see it up to a moment, which moves forth and
/// back: endId() may fall, and what was seen before comes again with the same ids. now() is that moment.
class TrafficLog
{
public:
    struct Limits
    {
        quint64 records = 1'000'000;
        quint64 bytes = 256ull * 1024 * 1024; ///< payloads and records together
    };

    TrafficLog() : TrafficLog(Limits{}) {}
    explicit TrafficLog(Limits limits);
    /// A recording. Nothing is seen of it until showUpTo().
    TrafficLog(Limits limits, const RecordingOrigin &origin);
    TrafficLog(const TrafficLog &) = delete;
    TrafficLog &operator=(const TrafficLog &) = delete;

    /// Names a new engine. Its id is unique in this log.
    EndpointPtr addEndpoint(EndpointKind kind, const QString &name);
    ConnectionId newConnectionId() { return {m_nextConnection.fetch_add(1, std::memory_order_relaxed)}; }

    /// Adds a record, gives it its id and returns that. `timeNs` is the caller's (see now()).
    quint64 append(SocketCall call);

    LogSnapshot snapshot() const;
    /// The same of everything that was appended, whatever a recording shows now.
    LogSnapshot wholeSnapshot() const;
    bool isRecording() const { return m_isRecording; }
    /// The file's name; empty unless it is a recording.
    const QString &recordingName() const { return m_recordingName; }
    /// Of a recording: from now on its readers see the records before @p endId, and now() is @p nowNs.
    void showUpTo(quint64 endId, qint64 nowNs);

    /// One more than the id of the newest record: a cheap way to see whether there is anything new.
    quint64 endId() const { return m_endId.load(std::memory_order_acquire); }
    LogCounters counters() const;
    /// Forgets all records; ids go on rising.
    void clear();

    /// Nanoseconds since the log was made, on the monotonic clock; of a recording, the moment that it shows.
    qint64 now() const;
    /// The wall clock at a record's time, from the one pair of readings taken when the log was made (so
    /// a clock that is set later does not disturb the order).
    QDateTime wallClock(qint64 timeNs) const;
    /// The same as nanoseconds since 1970-01-01 UTC, for files with that resolution.
    qint64 wallClockNs(qint64 timeNs) const { return m_wallStartNs + timeNs; }

private:
    struct HeldChunk
    {
        std::shared_ptr<LogChunk> chunk;
        int count = 0;
        quint64 bytes = 0;
    };

    /// Moves what is over the limits into @p out, for destruction outside the lock.
    void dropOldest(std::vector<HeldChunk> &out);
    LogSnapshot snapshotBefore(quint64 endId) const;

    const Limits m_limits;
    const int m_chunkCapacity;
    const quint64 m_chunkBytes;
    const std::chrono::steady_clock::time_point m_start;
    const qint64 m_wallStartNs;
    const QString m_recordingName;
    const bool m_isRecording;
    std::atomic<qint64> m_shownNs{0}; ///< of a recording

    mutable std::mutex m_mutex; // guards what follows
    std::deque<HeldChunk> m_chunks;
    quint64 m_records = 0;
    quint64 m_bytes = 0;
    quint64 m_dropped = 0;
    quint64 m_nextId = 1;

    std::atomic<quint64> m_endId{1}; // what readers see; written under the mutex
    std::atomic<quint32> m_nextEndpoint{1};
    std::atomic<quint32> m_nextConnection{1};
};

} // namespace wirebench
