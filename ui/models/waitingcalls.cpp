#include "ui/models/waitingcalls.h"

namespace wirebench {

void WaitingCalls::replace(const QList<EndpointId> &endpoints, const QList<WaitingCall> &calls)
{
    m_calls.removeIf([&endpoints](const WaitingCall &call) { return endpoints.contains(call.endpoint); });
    m_calls += calls;
}

} // namespace wirebench
