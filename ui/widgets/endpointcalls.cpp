#include "ui/widgets/endpointcalls.h"

#include <algorithm>

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
    const quint64 newest = snapshot.endId() > maximumRecords ? snapshot.endId() - maximumRecords : 1;
    const qsizetype before = m_steps.size();
    snapshot.forEach(std::max(m_nextId, newest), snapshot.endId(), [this](const SocketCall &call) {
        if (call.flow->endpoint->id == m_endpoint)
            m_steps.append(CallStep::fromRecord(call));
        return true;
    });
    m_nextId = snapshot.endId();
    const bool added = m_steps.size() != before;
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
