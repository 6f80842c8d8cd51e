#include "ui/widgets/endpointcalls.h"

#include "ui/models/endpointrecords.h"

namespace wirebench {

void EndpointCalls::restart()
{
    m_nextId = m_log.endId();
    m_steps.clear();
}

bool EndpointCalls::poll()
{
    const quint64 end = m_log.endId();
    if (end == m_nextId)
        return false;
    const LogSnapshot snapshot = m_log.snapshot();
    bool added = false;
    visitNewest(snapshot, m_nextId, m_endpoints, maximumSteps, [&](const SocketCall &call) {
        m_steps.append(CallStep::fromRecord(call));
        added = true;
    });
    m_nextId = snapshot.endId();
    if (m_steps.size() > maximumSteps)
        m_steps.remove(0, m_steps.size() - maximumSteps);
    return added;
}

QList<CallStep> EndpointCalls::steps(std::optional<Call> waiting, qint64 waitingSinceNs) const
{
    QList<CallStep> steps = m_steps;
    if (waiting) {
        CallStep step;
        step.call = *waiting;
        step.state = CallStep::State::Waiting;
        step.waitingSinceNs = waitingSinceNs;
        steps.append(step);
    }
    return steps;
}

} // namespace wirebench
