#include "core/ladder/ladderwaits.h"

#include <algorithm>

namespace wirebench {

void LadderWaits::add(LifeLineId line, Lane lane, Wait wait)
{
    Waits &waits = m_lines[line.value][size_t(lane)];
    for (; !waits.empty() && waits.back().to >= wait.from; waits.pop_back())
        wait.from = std::min(wait.from, waits.back().from);
    waits.push_back(wait);
}

void LadderWaits::shrink(LifeLineId line, qint64 endRow)
{
    const auto found = m_lines.find(line.value);
    if (found == m_lines.end())
        return;
    for (Waits &waits : found->second) {
        while (!waits.empty() && waits.back().from >= endRow)
            waits.pop_back();
        if (!waits.empty())
            waits.back().to = std::min(waits.back().to, endRow - 1);
    }
}

void LadderWaits::forgetBefore(qint64 row)
{
    for (auto &[line, lanes] : m_lines) {
        for (Waits &waits : lanes) {
            while (!waits.empty() && waits.front().to < row)
                waits.pop_front();
        }
    }
    std::erase_if(m_lines,
                  [](const auto &entry) { return entry.second[0].empty() && entry.second[1].empty(); });
}

LadderWaits::Waits::const_iterator LadderWaits::firstEndingFrom(const Waits &waits, qint64 row)
{
    return std::lower_bound(waits.begin(), waits.end(), row,
                            [](const Wait &wait, qint64 wanted) { return wait.to < wanted; });
}

} // namespace wirebench
