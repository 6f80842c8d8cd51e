#pragma once

#include "core/timeline/timelinerun.h"
#include "core/traffic/trafficlog.h"

#include <QHash>

#include <deque>

namespace wirebench {

/// Reads from the log who waited for a TCP server, who was served when, and when each was gone: one row for a
/// client, one run from listen() to the close of what listened. Reads what is new, some records at a time, and
/// keeps the newest runs. Has no thread and no clock of its own; used on one thread.
///
/// How long a client was in the accept queue, only its own end knows: its connect() has returned long before the
/// server's accept(). Where the client is in the same log, the time is exact. Where it is not, whoever can look into
/// the system's queue says so with seenWaiting(), and the time is a lower bound; else a client that was there as
/// soon as the server was ready for the next one is marked as one that had to wait.
class ServerTimeline
{
public:
    static constexpr int mostRuns = 4;     ///< of one endpoint
    static constexpr size_t mostInAll = 40; ///< runs
    static constexpr size_t mostClients = 10'000; ///< of a run; further ones are counted
    static constexpr size_t mostRecords = 20'000; ///< of one read()

    /// Without an endpoint: every server of the log.
    explicit ServerTimeline(const QList<EndpointId> &endpoints = {}) : m_endpoints(endpoints) {}

    /// Takes at most @p most records that are new. A recording that has gone back is read again from its start.
    /// True if there was anything; see isUpToDate().
    bool read(const LogSnapshot &log, size_t most = mostRecords);
    bool isUpToDate() const { return m_upToDate; }
    /// Records that the log had given up before they were read.
    quint64 missed() const { return m_missed; }

    /// Who was in the queue of a run when the system was asked at @p lookedNs (log time). Call it with all records
    /// read that there were afterwards.
    void seenWaiting(quint32 run, const QList<SocketAddress> &peers, qint64 lookedNs);

    /// Oldest first.
    const std::deque<TimelineRun> &runs() const { return m_runs; }
    void setTitle(quint32 run, const QString &title);
    /// Forgets all; read() begins with the log's oldest record.
    void clear();

private:
    struct Place
    {
        quint32 run = 0;
        size_t client = 0;
    };

    void take(const SocketCall &call);
    void takeOfServer(const SocketCall &call);
    void takeConnect(const SocketCall &call);
    void listened(const SocketCall &call);
    void listenerClosed(const SocketCall &call);
    void accepted(const SocketCall &call);
    Place inFront(const Place &place);
    void moved(const SocketCall &call);
    void connectionClosed(const SocketCall &call);

    TimelineRun *runOf(quint32 number);
    TimelineRun *openRun(EndpointId endpoint);
    TimelineRun *runListeningTo(const SocketAddress &local, const SocketAddress &peer);
    TimelineClient *clientAt(const Place &place);
    TimelineClient *clientOf(const SocketCall &call);
    Place addClient(TimelineRun &run, const TimelineClient &client);
    void forgetOldest(EndpointId endpoint);
    void forget(std::deque<TimelineRun>::iterator run);

    QList<EndpointId> m_endpoints;
    quint64 m_nextId = 0;
    quint64 m_missed = 0;
    quint32 m_nextRun = 1;
    bool m_upToDate = false;
    std::deque<TimelineRun> m_runs;
    QHash<ConnectionId, Place> m_served;      ///< accepted and not closed
    QHash<SocketAddress, Place> m_waiting;    ///< by the client's own address
    QHash<SocketAddress, Place> m_unexplained; ///< accepted, and its connect() has not been read yet
    QHash<EndpointId, qint64> m_lastAccept;   ///< log time
};

} // namespace wirebench
