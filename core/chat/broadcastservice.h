#pragma once

#include "core/chat/chatlimits.h"
#include "core/chat/labsteps.h"
#include "core/net/connection.h"
#include "core/traffic/trafficlog.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <unordered_map>

namespace wirebench {

class StepService;

/// Sends each line to every reader, once and in one order. Lines that come within a few milliseconds of each
/// other go out in one send() for each reader, so that their number hardly counts; a single line goes at
/// once.
///
/// Nobody waits for a reader: what it does not take waits in its own queue. When that is longer than the
/// limits allow and it has taken nothing for a second, or is sixteen times as long, or when it has taken
/// nothing for too long, it is reset, and the record of its close says why.
/// Belongs to a service, on the I/O thread; its readers leave before their connections are destroyed.
class BroadcastService final : public QObject
{
    Q_OBJECT

public:
    explicit BroadcastService(TrafficLog &log);
    ~BroadcastService() override;

    void setLimits(const ChatLimits &limits) { m_limits = limits; }
    /// For lines from now on. NeverClose is the engine's.
    void setFaults(LabFaults faults);

    void add(Connection &connection); ///< gets the lines from now on
    void remove(Connection &connection);
    bool has(const Connection &connection) const { return m_readers.contains(connection.id().value); }
    qsizetype size() const { return qsizetype(m_readers.size()); }
    void drained(Connection &connection); ///< from its handler

    /// A line with its newline, to every reader.
    void send(const QByteArray &line);
    /// Lines for one reader alone, in order with the others.
    void sendTo(Connection &connection, const QByteArray &lines);
    /// Sends now what waits for the next few milliseconds.
    void flush();

    // Told on the same thread, synchronously. May be empty.
    std::function<void(ConnectionId, quint64 record)> lineTaken;   ///< lines are with the reader's system
    std::function<void(ConnectionId, bool)> stalled;               ///< does not read; or reads again
    std::function<void(ConnectionId, const QString &why)> dropped; ///< called before its reset

private:
    struct Reader;

    void scheduleFlush();
    void sendBatch(Reader &reader, const Bytes &batch);
    void queueSteps(Reader &reader, const Bytes &batch);
    void queueLine(Reader &reader, const QByteArray &line) const;
    static void queueStep(Reader &reader, const LabStep &step);
    std::unique_ptr<StepService> player(Reader &reader);
    void taken(Reader &reader);
    void watch();
    void judge(Reader &reader, qint64 now);
    static void noteProgress(Reader &reader, qint64 now);
    bool dropIfBehind(Reader &reader, qint64 now);
    void drop(Reader &reader, const QString &why);

    TrafficLog &m_log;
    ChatLimits m_limits;
    LabFaults m_faults;
    std::unordered_map<quint32, std::unique_ptr<Reader>> m_readers; ///< by ConnectionId::value
    QByteArray m_pending;
    QList<QByteArray> m_pendingLines; ///< the same one by one, while there are faults
    qint64 m_flushedNs = 0;
    QTimer m_flushTimer;
    QTimer m_watchTimer; ///< looks for readers that take nothing
};

} // namespace wirebench
