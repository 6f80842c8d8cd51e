#pragma once

#include "core/base/address.h"
#include "core/base/ids.h"

#include <QList>
#include <QString>

#include <vector>

namespace wirebench {

/// One client of a server, as a row of a timeline: it waits in the accept queue, is served, and is gone. Times
/// are log times, -1 while (or where) they are not known; ids of records are 0 then. A value.
struct TimelineClient
{
    SocketAddress peer;
    ConnectionId connection; ///< the server's; not valid before its accept
    qint64 connectedNs = -1; ///< its connect() returned: known where the client is in the same log; else seenWaiting
    qint64 acceptedNs = -1;
    qint64 closedNs = -1;
    quint64 connectRecord = 0;
    quint64 acceptRecord = 0;
    quint64 closeRecord = 0;
    quint64 received = 0; ///< bytes, by the server
    quint64 sent = 0;
    qint16 error = 0;          ///< errno of the call that ended it, 0 if none did
    bool seenWaiting = false;   ///< connectedNs is when it was first seen in the queue: it waited at least since then
    bool waitedUnknown = false; ///< was in the queue before the server was ready for it: since when, the log does
                                ///< not know

    bool isWaiting() const { return acceptedNs < 0 && closedNs < 0; }
    bool isServed() const { return acceptedNs >= 0 && closedNs < 0; }
    /// When it is first heard of.
    qint64 beginNs() const { return connectedNs >= 0 ? connectedNs : acceptedNs; }
    /// In the queue until @p nowNs at most; 0 where that is not known.
    qint64 waitedNs(qint64 nowNs) const;
    /// From its accept to its close, or to @p nowNs; 0 before its accept.
    qint64 servedNs(qint64 nowNs) const;

    friend bool operator==(const TimelineClient &, const TimelineClient &) = default;
};

/// From a server's listen() to the close of what it listened on, with its clients in the order in which they came.
struct TimelineRun
{
    quint32 number = 0; ///< rising from 1, in the order of their beginnings
    EndpointId endpoint;
    QString name;            ///< of the endpoint
    QString title;           ///< for whoever shows it; the timeline leaves it as it is
    QList<SocketAddress> listening;
    qint64 beginNs = 0;      ///< listen() returned
    qint64 endNs = -1;       ///< -1: it listens
    qint64 lastNs = 0;       ///< of its newest record
    quint64 beginRecord = 0;
    std::vector<TimelineClient> clients;
    quint64 leftOut = 0; ///< clients beyond ServerTimeline::mostClients

    bool isRunning() const { return endNs < 0; }
    /// When its first client is heard of; its beginning where there is none. Runs are compared from here.
    qint64 originNs() const;
    /// When its last client was gone, or @p nowNs while one is there.
    qint64 finishNs(qint64 nowNs) const;
    /// The longest known time in the queue.
    qint64 longestWaitNs(qint64 nowNs) const;
    /// The most clients that were served at one moment.
    int mostAtOnce() const;
};

} // namespace wirebench
