#pragma once

#include "core/traffic/trafficlog.h"
#include "ui/widgets/callstep.h"

#include <optional>

namespace wirebench {

/// The newest calls of the endpoints of one session, as steps for its call strip: a reader of the log. GUI thread; owned
/// by the tab, which polls it on its timer.
class EndpointCalls final
{
public:
    /// Steps that are kept; the strip shows fewer.
    static constexpr int maximumSteps = 100;
    EndpointCalls(const TrafficLog &log, const QList<EndpointId> &endpoints) : m_log(log), m_endpoints(endpoints)
    {
    }

    const QList<EndpointId> &endpoints() const { return m_endpoints; }

    /// Forgets the steps so far: the session starts anew.
    void restart();
    /// Takes what the log has got since. True if there are new steps.
    bool poll();
    /// The steps, and @p waiting, the call that has not returned, behind them.
    QList<CallStep> steps(std::optional<Call> waiting, qint64 waitingSinceNs) const;

private:
    const TrafficLog &m_log;
    const QList<EndpointId> m_endpoints;
    quint64 m_nextId = 1;
    QList<CallStep> m_steps;
};

} // namespace wirebench
