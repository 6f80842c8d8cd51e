#include "ui/models/stepmode.h"

#include "core/net/iothread.h"

namespace wirebench {

StepMode::StepMode(IoThread &thread, QObject *parent) : QObject(parent), m_thread(thread)
{
    connect(&thread.reactor().gate(), &CallGate::changed, this, &StepMode::take);
}

void StepMode::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    m_held.clear();
    m_count = 0;
    m_thread.post([&gate = m_thread.reactor().gate(), on] { gate.setStepping(on); });
    Q_EMIT changed();
}

void StepMode::next()
{
    m_thread.post([&gate = m_thread.reactor().gate()] { (void)gate.step(); });
}

void StepMode::letGo(const HeldCall &call)
{
    m_thread.post([&gate = m_thread.reactor().gate(), number = call.number] { (void)gate.step(number); });
}

/// What was told before the last command had reached the gate is no news any more.
void StepMode::take(const CallGateStatus &status)
{
    if (status.isStepping != m_isOn)
        return;
    m_held = status.held;
    m_count = status.count;
    Q_EMIT changed();
}

} // namespace wirebench
