#pragma once

#include "core/timeline/timelinerun.h"

#include <deque>

namespace wirebench {

constexpr qint64 timelineMs = 1'000'000;

/// A client from port 50000 + @p number; times in ms, -1 for none.
inline TimelineClient timelineClient(int number, int connected, int accepted, int closed)
{
    const auto ns = [](int ms) { return ms < 0 ? qint64(-1) : ms * timelineMs; };
    TimelineClient client;
    client.peer = SocketAddress::fromIPv4(0x7F000001, quint16(50000 + number));
    client.connectedNs = ns(connected);
    client.acceptedNs = ns(accepted);
    client.closedNs = ns(closed);
    client.connectRecord = connected < 0 ? 0 : quint64(10 * number + 1);
    client.acceptRecord = accepted < 0 ? 0 : quint64(10 * number + 2);
    client.closeRecord = closed < 0 ? 0 : quint64(10 * number + 3);
    client.connection = {quint32(accepted < 0 ? 0 : number)};
    return client;
}

/// One at a time and then a pool, with three clients each.
inline std::deque<TimelineRun> timelineRuns()
{
    TimelineRun one;
    one.number = 1;
    one.title = QStringLiteral("One at a time");
    one.beginNs = 100 * timelineMs;
    one.endNs = 5000 * timelineMs;
    one.clients = {timelineClient(1, 1000, 1000, 1500), timelineClient(2, 1000, 1500, 2000),
                   timelineClient(3, 1000, 2000, 2500)};
    TimelineRun pool;
    pool.number = 2;
    pool.title = QStringLiteral("A pool of 2");
    pool.beginNs = 6000 * timelineMs;
    pool.clients = {timelineClient(4, 7000, 7000, 7500), timelineClient(5, 7000, 7000, 7500),
                    timelineClient(6, 7000, 7500, -1)};
    return {one, pool};
}

} // namespace wirebench
