#include "core/traffic/trafficlog.h"

#include <algorithm>

namespace wirebench {

namespace {

// A chunk is the unit of dropping: small enough that the log stays close to its limits, large enough
// that a snapshot of a full log copies only some hundred pointers.
constexpr int fullChunkRecords = 4096;
constexpr quint64 fullChunkBytes = 4 * 1024 * 1024;

int chunkCapacity(const TrafficLog::Limits &limits)
{
    return int(std::clamp<quint64>(limits.records / 8, 1, fullChunkRecords));
}

quint64 chunkBytes(const TrafficLog::Limits &limits)
{
    return std::clamp<quint64>(limits.bytes / 8, 1, fullChunkBytes);
}

} // namespace

const SocketCall &LogSnapshot::at(quint64 id) const
{
    Q_ASSERT(contains(id));
    const LogChunk &chunk = *m_chunks[chunkOf(id)];
    return chunk.records[id - chunk.firstId];
}

LogSnapshot LogSnapshot::since(quint64 id) const
{
    LogSnapshot part = *this;
    part.m_firstId = std::clamp(id, m_firstId, m_endId);
    return part;
}

size_t LogSnapshot::chunkOf(quint64 id) const
{
    const auto after =
        std::upper_bound(m_chunks.begin(), m_chunks.end(), id,
                         [](quint64 wanted, const auto &chunk) { return wanted < chunk->firstId; });
    return size_t(after - m_chunks.begin()) - 1;
}

TrafficLog::TrafficLog(Limits limits)
    : m_limits(limits), m_chunkCapacity(chunkCapacity(limits)), m_chunkBytes(chunkBytes(limits)),
      m_start(std::chrono::steady_clock::now()),
      m_wallStartNs(std::chrono::duration_cast<std::chrono::nanoseconds>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count()),
      m_isRecording(false)
{
}

TrafficLog::TrafficLog(Limits limits, const RecordingOrigin &origin)
    : m_limits(limits), m_chunkCapacity(chunkCapacity(limits)), m_chunkBytes(chunkBytes(limits)),
      m_start(std::chrono::steady_clock::now()), m_wallStartNs(origin.wallStartNs),
      m_recordingName(origin.name), m_isRecording(true), m_nextId(origin.firstId), m_endId(origin.firstId)
{
}

EndpointPtr TrafficLog::addEndpoint(EndpointKind kind, const QString &name)
{
    const EndpointId id{m_nextEndpoint.fetch_add(1, std::memory_order_relaxed)};
    return EndpointPtr(new Endpoint(id, kind, name));
}

quint64 TrafficLog::append(SocketCall call)
{
    Q_ASSERT(call.flow);
    const quint64 bytes = sizeof(SocketCall) + quint64(call.payload.size());
    std::vector<HeldChunk> dropped; // destroyed after the lock is released
    const std::lock_guard lock(m_mutex);

    const quint64 id = m_nextId;
    if (m_chunks.empty() || m_chunks.back().count == m_chunkCapacity ||
        m_chunks.back().bytes >= m_chunkBytes) {
        m_chunks.push_back({std::make_shared<LogChunk>(id, m_chunkCapacity), 0, 0});
    }
    HeldChunk &last = m_chunks.back();
    call.id = id;
    last.chunk->records[size_t(last.count)] = std::move(call);
    ++last.count;
    last.bytes += bytes;
    m_bytes += bytes;
    ++m_records;
    m_nextId = id + 1;
    if (!m_isRecording)
        m_endId.store(m_nextId, std::memory_order_release);

    if (m_records > m_limits.records || m_bytes > m_limits.bytes)
        dropOldest(dropped);
    return id;
}

void TrafficLog::dropOldest(std::vector<HeldChunk> &out)
{
    // The newest chunk stays, whatever its size: the last record is always there to be seen.
    while (m_chunks.size() > 1 && (m_records > m_limits.records || m_bytes > m_limits.bytes)) {
        HeldChunk &oldest = m_chunks.front();
        m_records -= quint64(oldest.count);
        m_bytes -= oldest.bytes;
        m_dropped += quint64(oldest.count);
        out.push_back(std::move(oldest));
        m_chunks.pop_front();
    }
}

LogSnapshot TrafficLog::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return snapshotBefore(m_endId.load(std::memory_order_relaxed));
}

LogSnapshot TrafficLog::wholeSnapshot() const
{
    const std::lock_guard lock(m_mutex);
    return snapshotBefore(m_nextId);
}

LogSnapshot TrafficLog::snapshotBefore(quint64 endId) const
{
    LogSnapshot snapshot;
    snapshot.m_chunks.reserve(m_chunks.size());
    for (const HeldChunk &held : m_chunks) {
        if (held.chunk->firstId >= endId)
            break;
        snapshot.m_chunks.push_back(held.chunk);
    }
    snapshot.m_endId = endId;
    snapshot.m_firstId = snapshot.m_chunks.empty() ? endId : snapshot.m_chunks.front()->firstId;
    return snapshot;
}

void TrafficLog::showUpTo(quint64 endId, qint64 nowNs)
{
    Q_ASSERT(m_isRecording);
    const std::lock_guard lock(m_mutex);
    const quint64 first = m_chunks.empty() ? m_nextId : m_chunks.front().chunk->firstId;
    m_shownNs.store(nowNs, std::memory_order_relaxed);
    m_endId.store(std::clamp(endId, first, m_nextId), std::memory_order_release);
}

LogCounters TrafficLog::counters() const
{
    const std::lock_guard lock(m_mutex);
    const quint64 toCome = m_nextId - m_endId.load(std::memory_order_relaxed); // of a recording
    return {m_records - std::min(toCome, m_records), m_bytes, m_dropped};
}

void TrafficLog::clear()
{
    std::deque<HeldChunk> dropped;
    const std::lock_guard lock(m_mutex);
    dropped.swap(m_chunks);
    m_records = 0;
    m_bytes = 0;
    m_dropped = 0;
}

qint64 TrafficLog::now() const
{
    if (m_isRecording)
        return m_shownNs.load(std::memory_order_relaxed);
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - m_start)
        .count();
}

QDateTime TrafficLog::wallClock(qint64 timeNs) const
{
    return QDateTime::fromMSecsSinceEpoch(wallClockNs(timeNs) / 1'000'000);
}

} // namespace wirebench
