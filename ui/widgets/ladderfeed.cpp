#include "ui/widgets/ladderfeed.h"

#include <chrono>

namespace wirebench {

namespace {

using Clock = std::chrono::steady_clock;

// What one tick may take of the GUI thread, and how often it looks at the clock: some 2 ms of a debug build.
constexpr auto tickBudget = std::chrono::milliseconds(5);
constexpr qsizetype recordsPerLook = 256;

} // namespace

bool LadderFeed::isUpToDate() const
{
    const LogCounters counters = m_log.counters();
    return m_log.endId() == ladder().endId() && m_layout->nextId() == ladder().endId() &&
           counters.records == m_counters.records && counters.dropped == m_counters.dropped &&
           m_snapshot.endId() == ladder().endId();
}

bool LadderFeed::poll()
{
    if (isUpToDate())
        return false;
    m_counters = m_log.counters();
    m_snapshot = m_log.snapshot();
    const Clock::time_point end = Clock::now() + tickBudget;
    for (bool more = true; more && Clock::now() < end;) {
        more = m_builder.take(m_snapshot, recordsPerLook);
        more = m_layout->update(ladder(), 2 * recordsPerLook) || more;
    }
    return true;
}

} // namespace wirebench
