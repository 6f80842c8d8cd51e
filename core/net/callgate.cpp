#include "core/net/callgate.h"

namespace wirebench {

namespace {

constexpr int tellIntervalMs = 50;

} // namespace

CallGate::CallGate(QObject *parent) : QObject(parent), m_tellTimer(this)
{
    m_tellTimer.setInterval(tellIntervalMs);
    m_tellTimer.setSingleShot(true);
    m_clock.start();
    connect(&m_tellTimer, &QTimer::timeout, this, [this] { Q_EMIT changed(status()); });
}

CallGate::~CallGate() = default;

void CallGate::setStepping(bool on)
{
    if (on == m_isStepping)
        return;
    m_isStepping = on;
    m_isOpen = false;
    ++m_changes;
    while (!m_isStepping && m_first)
        (void)release(*m_first);
    m_isOpen = !m_isStepping;
    Q_EMIT steppingChanged(m_isStepping);
    markChanged();
}

bool CallGate::step()
{
    for (int left = m_count; left > 0 && m_first; --left) {
        if (release(*m_first))
            return true;
    }
    return false;
}

bool CallGate::step(quint64 number)
{
    for (Pass *pass = m_first; pass; pass = pass->m_behind) {
        if (pass->m_number == number) {
            (void)release(*pass);
            return true;
        }
    }
    return false;
}

CallGateStatus CallGate::status() const
{
    CallGateStatus status{m_isStepping, m_count, {}};
    for (const Pass *pass = m_first; pass && status.held.size() < mostTold; pass = pass->m_behind)
        status.held.append({pass->m_number, pass->m_call, pass->m_flow});
    return status;
}

/// While step mode ends, what waits already keeps its turn, and nothing else begins to wait: a flood would never
/// let it end.
bool CallGate::wait(Pass &pass, Call call, const FlowPtr &flow)
{
    if (!m_isStepping && !pass.isHeld())
        return false;
    const bool isNews = !pass.isHeld() || pass.m_call != call;
    pass.m_call = call;
    pass.m_flow = flow;
    if (isNews)
        markChanged();
    if (pass.isHeld())
        return true;
    pass.m_number = ++m_lastNumber;
    pass.m_heldFromNs = m_clock.nsecsElapsed();
    pass.m_before = m_last;
    (m_last ? m_last->m_behind : m_first) = &pass;
    m_last = &pass;
    ++m_count;
    return true;
}

void CallGate::forget(Pass &pass)
{
    (pass.m_before ? pass.m_before->m_behind : m_first) = pass.m_behind;
    (pass.m_behind ? pass.m_behind->m_before : m_last) = pass.m_before;
    pass.m_before = pass.m_behind = nullptr;
    pass.m_number = 0;
    pass.m_heldNs = m_clock.nsecsElapsed() - pass.m_heldFromNs;
    pass.m_flow.reset();
    --m_count;
    markChanged();
}

bool CallGate::release(Pass &pass)
{
    Waiter &waiter = pass.m_waiter; // which may end with its pass
    const Call call = pass.m_call;
    forget(pass);
    return waiter.callReleased(call);
}

void CallGate::markChanged()
{
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
}

} // namespace wirebench
