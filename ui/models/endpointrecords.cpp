#include "ui/models/endpointrecords.h"

namespace wirebench {

quint64 visitNewest(const LogSnapshot &snapshot, quint64 from, const QList<EndpointId> &endpoints, quint64 most,
                    const std::function<void(const SocketCall &)> &visit)
{
    quint64 own = 0;
    snapshot.forEach(from, snapshot.endId(), [&](const SocketCall &call) {
        own += endpoints.contains(call.flow->endpoint->id);
        return true;
    });
    const quint64 leftOut = own > most ? own - most : 0;
    quint64 passed = 0;
    snapshot.forEach(from, own > 0 ? snapshot.endId() : from, [&](const SocketCall &call) {
        if (endpoints.contains(call.flow->endpoint->id) && passed++ >= leftOut)
            visit(call);
        return true;
    });
    return leftOut;
}

} // namespace wirebench
