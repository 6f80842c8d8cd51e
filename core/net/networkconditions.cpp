#include "core/net/networkconditions.h"

#include "core/traffic/socketcall.h"

namespace wirebench {

int NetworkConditions::delay()
{
    return m_config.delayMs + int(throwDice() * (m_config.jitterMs + 1));
}

NetworkConditions::Fate NetworkConditions::next()
{
    // Each datagram takes the same number of throws, so that one setting does not change another's fates.
    const bool lost = throwDice() < m_config.loss;
    const bool twice = throwDice() < m_config.duplication;
    const bool overtaken = throwDice() < m_config.reordering;
    Copy copy;
    copy.delayMs = delay();
    const int secondDelayMs = delay();
    if (lost)
        return {};
    if (copy.delayMs > 0)
        copy.marks |= CallMark::SimulatedDelay;
    if (overtaken) {
        copy.delayMs += overtakenMs;
        copy.marks |= CallMark::SimulatedReordering;
    }
    Fate fate{copy};
    if (twice) {
        copy.delayMs = secondDelayMs;
        copy.marks =
            quint8(CallMark::SimulatedDuplicate | (secondDelayMs > 0 ? CallMark::SimulatedDelay : 0));
        fate.push_back(copy);
    }
    return fate;
}

} // namespace wirebench
