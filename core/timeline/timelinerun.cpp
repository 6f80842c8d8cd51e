#include "core/timeline/timelinerun.h"

#include <algorithm>
#include <limits>

namespace wirebench {

qint64 TimelineClient::waitedNs(qint64 nowNs) const
{
    if (connectedNs < 0)
        return 0;
    qint64 until = closedNs >= 0 ? closedNs : nowNs;
    if (acceptedNs >= 0)
        until = acceptedNs;
    return std::max<qint64>(until - connectedNs, 0);
}

qint64 TimelineClient::servedNs(qint64 nowNs) const
{
    if (acceptedNs < 0)
        return 0;
    return std::max<qint64>((closedNs >= 0 ? closedNs : nowNs) - acceptedNs, 0);
}

qint64 TimelineRun::originNs() const
{
    qint64 first = std::numeric_limits<qint64>::max();
    for (const TimelineClient &client : clients)
        first = std::min(first, client.beginNs());
    return clients.empty() ? beginNs : first;
}

qint64 TimelineRun::finishNs(qint64 nowNs) const
{
    qint64 last = beginNs;
    for (const TimelineClient &client : clients)
        last = std::max(last, client.closedNs >= 0 ? client.closedNs : std::max(nowNs, client.beginNs()));
    return last;
}

qint64 TimelineRun::longestWaitNs(qint64 nowNs) const
{
    qint64 longest = 0;
    for (const TimelineClient &client : clients)
        longest = std::max(longest, client.waitedNs(nowNs));
    return longest;
}

int TimelineRun::mostAtOnce() const
{
    std::vector<std::pair<qint64, int>> changes; // at one moment the leaving come first
    for (const TimelineClient &client : clients) {
        if (client.acceptedNs >= 0)
            changes.emplace_back(client.acceptedNs, 1);
        if (client.acceptedNs >= 0 && client.closedNs >= 0)
            changes.emplace_back(client.closedNs, -1);
    }
    std::sort(changes.begin(), changes.end());
    int now = 0;
    int most = 0;
    for (const auto &[time, change] : changes) {
        now += change;
        most = std::max(most, now);
    }
    return most;
}

} // namespace wirebench
