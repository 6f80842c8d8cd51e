#include "ui/models/recordsearch.h"

#include <algorithm>

namespace wirebench {

namespace {

// Records that are searched at once. Small, because the next hit is mostly near.
constexpr quint64 step = 16'384;

quint64 firstMatch(const LogSnapshot &snapshot, const Filter &filter, quint64 from, quint64 to,
                   const std::atomic_bool &cancelled)
{
    for (; from < to && !cancelled; from += step) {
        const auto found = findMatches(snapshot, filter, from, std::min(from + step, to), cancelled);
        if (!found.empty())
            return found.front();
    }
    return 0;
}

quint64 lastMatch(const LogSnapshot &snapshot, const Filter &filter, quint64 from, quint64 to,
                  const std::atomic_bool &cancelled)
{
    while (from < to && !cancelled) {
        const quint64 start = to - std::min(step, to - from);
        const auto found = findMatches(snapshot, filter, start, to, cancelled);
        if (!found.empty())
            return found.back();
        to = start;
    }
    return 0;
}

} // namespace

SearchHit searchRecords(const LogSnapshot &snapshot, const Filter &filter, const SearchRange &range,
                        const std::atomic_bool &cancelled)
{
    const quint64 first = std::max(range.first, snapshot.firstId());
    const quint64 end = std::max(first, std::min(range.end, snapshot.endId()));
    const bool forward = range.direction == SearchDirection::Forward;
    if (range.current == 0) {
        const auto search = forward ? firstMatch : lastMatch;
        return {search(snapshot, filter, first, end, cancelled), false};
    }
    // From the current record to the border, then from the other border up to it.
    const quint64 current = std::clamp(range.current, first, end);
    const quint64 behind = std::clamp(range.current + 1, first, end);
    const quint64 near = forward ? firstMatch(snapshot, filter, behind, end, cancelled)
                                 : lastMatch(snapshot, filter, first, current, cancelled);
    if (near != 0)
        return {near, false};
    const quint64 far = forward ? firstMatch(snapshot, filter, first, behind, cancelled)
                                : lastMatch(snapshot, filter, current, end, cancelled);
    return {far, far != 0};
}

} // namespace wirebench
