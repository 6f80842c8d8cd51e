#include "core/chat/eventbatch.h"

#include <utility>

namespace wirebench {

namespace {

constexpr int intervalMs = 50;

} // namespace

EventBatch::EventBatch()
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &EventBatch::flush);
}

void EventBatch::add(const ChatEvent &event)
{
    m_events.append(event);
    if (m_events.size() > 2 * most) // not for each one: removing at the front moves the others
        leaveOut();
    if (!m_timer.isActive())
        m_timer.start();
}

/// A flood of lines may not wash away that somebody was disconnected: of these there are no more than
/// readers.
void EventBatch::leaveOut()
{
    qsizetype tooMany = m_events.size() - most;
    m_events.removeIf([&tooMany](const ChatEvent &event) {
        if (tooMany <= 0 || event.kind == ChatEvent::Kind::Dropped)
            return false;
        --tooMany;
        return true;
    });
}

void EventBatch::flush()
{
    m_timer.stop();
    leaveOut();
    if (!m_events.isEmpty())
        Q_EMIT ready(std::exchange(m_events, {}));
}

} // namespace wirebench
