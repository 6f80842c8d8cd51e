#include "ui/chat/newestrecord.h"

namespace wirebench {

quint64 newestRecordOf(const TrafficLog &log, const QList<ConnectionId> &connections)
{
    constexpr quint64 step = 4096;
    const LogSnapshot snapshot = log.snapshot();
    const quint64 oldest =
        snapshot.endId() - std::min(snapshot.endId() - snapshot.firstId(), recordsLookedAt);
    quint64 found = 0;
    for (quint64 end = snapshot.endId(); end > oldest && found == 0;) {
        const quint64 begin = end - std::min(end - oldest, step);
        snapshot.forEach(begin, end, [&](const SocketCall &call) {
            if (connections.contains(call.flow->connection))
                found = call.id;
            return true;
        });
        end = begin;
    }
    return found;
}

} // namespace wirebench
