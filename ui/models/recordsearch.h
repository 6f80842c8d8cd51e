#pragma once

#include "core/traffic/filter.h"

#include <atomic>

namespace wirebench {

enum class SearchDirection : quint8 { Forward, Backward };

/// Where a search goes: through the ids [first, end), starting beside `current`.
struct SearchRange
{
    quint64 first = 0;
    quint64 end = 0;
    quint64 current = 0; ///< 0: start at the border of the range
    SearchDirection direction = SearchDirection::Forward;
};

struct SearchHit
{
    quint64 id = 0;       ///< 0: nothing matches
    bool wrapped = false; ///< the search went on at the other end of the range
};

/// The next record that matches, the current one last. For a pool thread: reads only its arguments.
/// @param cancelled ends the search early, with anything.
SearchHit searchRecords(const LogSnapshot &snapshot, const Filter &filter, const SearchRange &range,
                        const std::atomic_bool &cancelled);

} // namespace wirebench
