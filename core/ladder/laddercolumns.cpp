#include "core/ladder/laddercolumns.h"

#include <algorithm>

namespace wirebench {

void LadderColumns::show(LifeLineId line, qint64 row)
{
    if (!line.isValid())
        return;
    Stays &stays = m_lines[line.value];
    if (stays.empty()) {
        take(line, stays, row);
        return;
    }
    const int column = stays.back().column;
    Segment &last = m_columns[size_t(column)].back();
    if (last.line != line) {
        take(line, stays, row); // somebody else stands there now
    } else if (last.to != open) {
        last.to = open;
        m_free.erase(column);
    }
}

void LadderColumns::take(LifeLineId line, Stays &stays, qint64 row)
{
    const int column = freeColumn();
    m_columns[size_t(column)].push_back({line, row, open});
    stays.push_back({row, column});
}

int LadderColumns::freeColumn()
{
    const bool leavesRoom = m_columns.empty() && m_left == Left::Second;
    if (m_free.empty()) {
        m_columns.resize(m_columns.size() + (leavesRoom ? 2 : 1));
        if (leavesRoom)
            m_free.insert(0);
        return count() - 1;
    }
    const int column = *m_free.begin();
    m_free.erase(m_free.begin());
    return column;
}

void LadderColumns::end(LifeLineId line, qint64 row)
{
    const auto stays = m_lines.find(line.value);
    if (stays == m_lines.end() || stays->second.empty())
        return;
    const int column = stays->second.back().column;
    Segment &last = m_columns[size_t(column)].back();
    if (last.line != line || last.to != open)
        return;
    last.to = row + 1;
    m_free.insert(column);
}

void LadderColumns::merge(LifeLineId peer, LifeLineId endpoint)
{
    const auto found = m_lines.find(peer.value);
    if (found == m_lines.end())
        return;
    const Stays stays = std::move(found->second);
    m_lines.erase(found);
    const auto there = m_lines.find(endpoint.value);
    if (there != m_lines.end() && !there->second.empty()) {
        giveWay(stays, peer);
        return;
    }
    for (const Stay &stay : stays) {
        for (Segment &segment : m_columns[size_t(stay.column)])
            segment.line = segment.line == peer ? endpoint : segment.line;
    }
    m_lines[endpoint.value] = stays;
}

/// Nobody stands where the line stood.
void LadderColumns::giveWay(const Stays &stays, LifeLineId line)
{
    for (const Stay &stay : stays) {
        Column &column = m_columns[size_t(stay.column)];
        std::erase_if(column, [line](const Segment &segment) { return segment.line == line; });
        if (column.empty() || column.back().to != open)
            m_free.insert(stay.column);
    }
}

void LadderColumns::shrink(LifeLineId line, qint64 endRow)
{
    const auto found = m_lines.find(line.value);
    if (found == m_lines.end())
        return;
    Stays &stays = found->second;
    for (; !stays.empty() && stays.back().from >= endRow; stays.pop_back()) {
        Column &column = m_columns[size_t(stays.back().column)];
        std::erase_if(column, [line, endRow](const Segment &segment) {
            return segment.line == line && segment.from >= endRow;
        });
        if (column.empty() || column.back().to != open)
            m_free.insert(stays.back().column);
    }
    if (stays.empty()) {
        m_lines.erase(found);
        return;
    }
    Segment &last = m_columns[size_t(stays.back().column)].back();
    if (last.line == line && last.to != open)
        last.to = std::min(last.to, endRow);
}

void LadderColumns::forgetBefore(qint64 row)
{
    for (Column &column : m_columns) {
        for (; !column.empty() && column.front().to <= row; column.pop_front()) {
            const auto stays = m_lines.find(column.front().line.value);
            if (stays == m_lines.end())
                continue;
            std::erase_if(stays->second,
                          [&column](const Stay &stay) { return stay.from == column.front().from; });
            if (stays->second.empty())
                m_lines.erase(stays);
        }
    }
    for (; !m_columns.empty() && m_columns.back().empty(); m_columns.pop_back())
        m_free.erase(count() - 1);
}

int LadderColumns::columnOf(LifeLineId line, qint64 row) const
{
    const auto found = m_lines.find(line.value);
    if (found == m_lines.end() || found->second.empty())
        return -1;
    const Stays &stays = found->second;
    const auto after = std::upper_bound(stays.begin(), stays.end(), row,
                                        [](qint64 wanted, const Stay &stay) { return wanted < stay.from; });
    return after == stays.begin() ? stays.front().column : std::prev(after)->column;
}

LadderColumns::Column::const_iterator LadderColumns::firstBehind(int column, qint64 row) const
{
    const Column &segments = m_columns[size_t(column)];
    return std::upper_bound(segments.begin(), segments.end(), row,
                            [](qint64 wanted, const Segment &segment) { return wanted < segment.to; });
}

const LadderColumns::Segment *LadderColumns::lastBefore(int column, qint64 row) const
{
    const Column &segments = m_columns[size_t(column)];
    const auto after =
        std::lower_bound(segments.begin(), segments.end(), row,
                         [](const Segment &segment, qint64 wanted) { return segment.from < wanted; });
    return after == segments.begin() ? nullptr : &*std::prev(after);
}

} // namespace wirebench
