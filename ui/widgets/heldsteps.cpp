#include "ui/widgets/heldsteps.h"

#include <algorithm>

namespace wirebench {

QList<CallStep> heldSteps(const CallGateStatus &status, const QList<EndpointId> &endpoints)
{
    QList<CallStep> steps;
    for (const HeldCall &held : status.held) {
        if (!endpoints.contains(held.flow->endpoint->id))
            continue;
        const auto same = std::find_if(steps.begin(), steps.end(),
                                       [&held](const CallStep &step) { return step.call == held.call; });
        if (same != steps.end()) {
            ++same->count;
            continue;
        }
        CallStep step;
        step.call = held.call;
        step.state = CallStep::State::Held;
        step.isNext = held.number == status.held.first().number;
        steps.append(step);
    }
    return steps;
}

} // namespace wirebench
