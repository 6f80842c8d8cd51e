#include "core/chat/broadcastservice.h"

#include "core/chat/stepservice.h"

#include <algorithm>
#include <deque>

namespace wirebench {

namespace {

// With 1,000 readers and 1,000 lines a second this makes 100,000 calls of send() a second out of a million:
// bench_chat.py measures it.
constexpr int batchMs = 10;
constexpr int watchMs = 500;
constexpr qint64 nsInMs = 1'000'000;
constexpr qint64 stallShownNs = 2000 * nsInMs;
// What goes out at once, so that a burst does not reach each reader in one piece.
constexpr qsizetype batchBytes = 64 * 1024;
// More than the limits allow may wait for one who takes nothing for this long, or so many times more for one
// who is only slow: two students who paste a page at the same time must not disconnect the class.
constexpr qint64 behindNs = 1000 * nsInMs;
constexpr qint64 hardLimitFactor = 16;

constexpr LabFaults faultsInSteps = LabFault::NoNewline | LabFault::SlowBytes | LabFault::SplitLetter |
                                    LabFault::CloseInsideLine | LabFault::Reset;

} // namespace

struct BroadcastService::Reader
{
    Connection *connection = nullptr;
    quint64 sentAtLook = 0; ///< bytes
    qint64 progressNs = 0;  ///< when it last took something, or nothing waited
    bool linesWait = false; ///< lines wait that have not been told as taken
    bool isStalled = false;
    std::unique_ptr<StepService> steps; ///< once there was a fault
    std::deque<LabStep> queue;          ///< for steps
    qint64 queuedBytes = 0;             ///< in queue
    int lines = 0;                      ///< lines with faults
};

BroadcastService::BroadcastService(TrafficLog &log) : m_log(log)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_flushTimer, &QTimer::timeout, this, &BroadcastService::flush);
    m_watchTimer.setInterval(watchMs);
    connect(&m_watchTimer, &QTimer::timeout, this, &BroadcastService::watch);
}

BroadcastService::~BroadcastService() = default;

void BroadcastService::setFaults(LabFaults faults)
{
    flush();
    m_faults = faults & faultsInSteps;
}

void BroadcastService::add(Connection &connection)
{
    flush(); // what was said before is not for this one
    auto reader = std::make_unique<Reader>();
    reader->connection = &connection;
    reader->progressNs = m_log.now();
    m_readers.insert_or_assign(connection.id().value, std::move(reader));
    if (!m_watchTimer.isActive())
        m_watchTimer.start();
}

void BroadcastService::remove(Connection &connection)
{
    m_readers.erase(connection.id().value);
    if (m_readers.empty())
        m_watchTimer.stop();
}

void BroadcastService::send(const QByteArray &line)
{
    if (m_readers.empty() || line.isEmpty())
        return;
    if (m_faults)
        m_pendingLines.append(line);
    m_pending += line;
    if (m_pending.size() >= batchBytes)
        flush();
    else
        scheduleFlush();
}

void BroadcastService::scheduleFlush()
{
    if (m_flushTimer.isActive())
        return;
    const qint64 sinceMs = (m_log.now() - m_flushedNs) / nsInMs;
    m_flushTimer.start(int(std::clamp<qint64>(batchMs - sinceMs, 0, batchMs)));
}

void BroadcastService::sendTo(Connection &connection, const QByteArray &lines)
{
    flush();
    if (!lines.isEmpty())
        connection.send(connection.arena().copy(lines));
}

void BroadcastService::flush()
{
    m_flushTimer.stop();
    if (m_pending.isEmpty())
        return;
    const Bytes batch = Bytes::copyOf(std::exchange(m_pending, {}));
    m_flushedNs = m_log.now();
    // A connection that ends meanwhile is destroyed later, from the event loop: nobody leaves during the
    // walk.
    for (const auto &[id, reader] : m_readers) {
        if (m_faults || reader->steps)
            queueSteps(*reader, batch);
        else
            sendBatch(*reader, batch);
    }
    m_pendingLines.clear();
    if (m_faults)
        return;
    for (const auto &[id, reader] : m_readers) { // back to good order once what had faults is out
        if (reader->steps && reader->queue.empty() && !reader->steps->isBusy() && !reader->steps->hasEnded())
            reader->steps.reset();
    }
}

void BroadcastService::sendBatch(Reader &reader, const Bytes &batch)
{
    Connection &connection = *reader.connection;
    if (connection.phase() != ConnectionPhase::Open && connection.phase() != ConnectionPhase::PeerFinished)
        return;
    noteProgress(reader, m_flushedNs);
    connection.send(batch);
    reader.linesWait = true;
    if (connection.queued() == 0)
        taken(reader);
    else
        dropIfBehind(reader, m_flushedNs);
}

void BroadcastService::noteProgress(Reader &reader, qint64 now)
{
    const Connection &connection = *reader.connection;
    if (connection.queued() > 0 && connection.sent() == reader.sentAtLook && !connection.isStepping())
        return;
    reader.sentAtLook = connection.sent();
    reader.progressNs = now;
}

bool BroadcastService::dropIfBehind(Reader &reader, qint64 now)
{
    const qint64 waiting = reader.connection->queued() + reader.queuedBytes;
    const bool takesNothing = now - reader.progressNs >= behindNs;
    if (waiting <= m_limits.queuedBytes ||
        (!takesNothing && waiting <= hardLimitFactor * m_limits.queuedBytes))
        return false;
    drop(reader, QStringLiteral("dropped: %1 bytes wait and it does not read").arg(waiting));
    return true;
}

void BroadcastService::taken(Reader &reader)
{
    if (reader.connection->phase() == ConnectionPhase::Closed || !std::exchange(reader.linesWait, false))
        return;
    reader.progressNs = m_log.now();
    if (lineTaken)
        lineTaken(reader.connection->id(), m_log.endId() - 1);
    if (std::exchange(reader.isStalled, false) && stalled)
        stalled(reader.connection->id(), false);
}

/// The lines one by one, as the faults have them. Once a reader has got steps, it gets all lines as steps
/// until they are out: the order stays.
void BroadcastService::queueSteps(Reader &reader, const Bytes &batch)
{
    if (!reader.steps)
        reader.steps = player(reader);
    for (const QByteArray &line : m_pendingLines)
        queueLine(reader, line);
    if (!m_faults)
        queueStep(reader, {0, batch.toByteArray(), true, LabStep::End::GoOn});
    if (!dropIfBehind(reader, m_flushedNs))
        reader.steps->kick();
}

void BroadcastService::queueLine(Reader &reader, const QByteArray &line) const
{
    const bool due = ++reader.lines > linesBeforeFault;
    const bool cut = due && m_faults.testFlag(LabFault::CloseInsideLine);
    QByteArrayView whole = line;
    QList<LabStep> steps = stepsOfLine(cut ? whole.first(placeInsideLetter(whole)) : whole, m_faults);
    if (cut)
        steps.last().end = LabStep::End::Close;
    else if (due && m_faults.testFlag(LabFault::Reset))
        steps.last().end = LabStep::End::Reset;
    for (const LabStep &step : steps)
        queueStep(reader, step);
}

void BroadcastService::queueStep(Reader &reader, const LabStep &step)
{
    reader.queuedBytes += step.bytes.size();
    reader.queue.push_back(step);
}

std::unique_ptr<StepService> BroadcastService::player(Reader &reader)
{
    const auto next = [&reader]() -> std::optional<LabStep> {
        if (reader.queue.empty())
            return std::nullopt;
        LabStep step = std::move(reader.queue.front());
        reader.queue.pop_front();
        reader.queuedBytes -= step.bytes.size();
        return step;
    };
    const auto lineOut = [this, &reader] {
        reader.linesWait = true;
        taken(reader);
    };
    return std::make_unique<StepService>(*reader.connection, next, lineOut, [](LabStep::End) {});
}

void BroadcastService::drained(Connection &connection)
{
    const auto found = m_readers.find(connection.id().value);
    if (found == m_readers.end())
        return;
    Reader &reader = *found->second;
    if (reader.steps)
        reader.steps->drained();
    else
        taken(reader);
}

void BroadcastService::watch()
{
    const qint64 now = m_log.now();
    for (const auto &[id, reader] : m_readers)
        judge(*reader, now);
}

void BroadcastService::judge(Reader &reader, qint64 now)
{
    const Connection &connection = *reader.connection;
    if (connection.phase() == ConnectionPhase::Closed)
        return;
    noteProgress(reader, now);
    if (connection.queued() == 0 || dropIfBehind(reader, now))
        return;
    const qint64 silence = now - reader.progressNs;
    if (m_limits.stalledMs > 0 && silence >= m_limits.stalledMs * nsInMs) {
        drop(reader, QStringLiteral("dropped: it has not read for %1 s").arg(m_limits.stalledMs / 1000));
    } else if (silence >= stallShownNs && !std::exchange(reader.isStalled, true) && stalled) {
        stalled(connection.id(), true);
    }
}

void BroadcastService::drop(Reader &reader, const QString &why)
{
    if (reader.connection->phase() == ConnectionPhase::Closed)
        return;
    if (dropped)
        dropped(reader.connection->id(), why);
    reader.connection->resetBecause(why);
}

} // namespace wirebench
