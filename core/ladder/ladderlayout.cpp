#include "core/ladder/ladderlayout.h"

#include <algorithm>

namespace wirebench {

namespace {

// When a session meets another endpoint of the window, what that one did before belongs to its diagram, too.
// With more steps than these it is left out, for finding it means to place all steps again.
constexpr quint64 placedAgain = 20'000;

constexpr size_t timesToFold = 3;

} // namespace

bool LadderLayout::update(const Ladder &ladder, qsizetype budget)
{
    const bool anew = mustStartOver(ladder);
    if (anew)
        startOver(ladder);
    takeMerges(ladder);
    const bool forgot = forgetBefore(ladder.firstId());
    const quint64 from = m_nextId;
    const quint64 to =
        std::min(ladder.endId(), budget < ladder.size() ? from + quint64(budget) : ladder.endId());
    for (; m_nextId < to; ++m_nextId) {
        const LadderStep &step = ladder.step(m_nextId);
        ++m_work;
        if (isWanted(ladder, step))
            place(ladder, step);
    }
    return anew || forgot || m_nextId != from;
}

bool LadderLayout::mustStartOver(const Ladder &ladder) const
{
    const LifeLines &lines = ladder.lines();
    const bool metSomebody = contacts(ladder) != m_contacts;
    const bool isShort = m_nextId - std::min(m_nextId, ladder.firstId()) < placedAgain;
    return ladder.epoch() != m_epoch || lines.firstMerge() > m_nextMerge || (metSomebody && isShort) ||
           scopeLines(ladder).size() != m_scope.size();
}

/// A session that is a server and a client, too, stands between its client and its target.
LadderColumns::Left LadderLayout::leftOf(const LadderOptions &options)
{
    return options.scope.size() > 1 ? LadderColumns::Left::Second : LadderColumns::Left::First;
}

void LadderLayout::startOver(const Ladder &ladder)
{
    m_rows.clear();
    m_firstRow = 0;
    m_nextId = ladder.firstId();
    m_columns = LadderColumns(leftOf(m_options));
    m_waits = LadderWaits();
    m_scope = scopeLines(ladder);
    m_epoch = ladder.epoch();
    m_nextMerge =
        ladder.lines().endMerge(); // what is placed from now on is placed as what it has turned out to be
    m_contacts = contacts(ladder);
}

void LadderLayout::takeMerges(const Ladder &ladder)
{
    for (; m_nextMerge < ladder.lines().endMerge(); ++m_nextMerge) {
        const LifeLines::Merge &merge = ladder.lines().mergeAt(m_nextMerge);
        m_columns.merge(merge.peer, merge.endpoint);
    }
}

bool LadderLayout::forgetBefore(quint64 firstId)
{
    m_nextId = std::max(m_nextId, firstId);
    const qint64 before = m_firstRow;
    for (; !m_rows.empty() && m_rows.front().id < firstId; m_rows.pop_front())
        ++m_firstRow;
    if (m_firstRow == before)
        return false;
    m_columns.forgetBefore(m_firstRow);
    m_waits.forgetBefore(m_firstRow);
    return true;
}

std::vector<LifeLineId> LadderLayout::scopeLines(const Ladder &ladder) const
{
    std::vector<LifeLineId> lines;
    for (const EndpointId endpoint : m_options.scope) {
        if (const LifeLineId line = ladder.lines().find(endpoint); line.isValid())
            lines.push_back(line);
    }
    return lines;
}

size_t LadderLayout::contacts(const Ladder &ladder) const
{
    size_t count = 0;
    for (const LifeLineId line : m_scope)
        count += ladder.lines().contactsOf(line);
    return count;
}

bool LadderLayout::isInScope(LifeLineId line) const
{
    return std::find(m_scope.begin(), m_scope.end(), line) != m_scope.end();
}

bool LadderLayout::isWanted(const Ladder &ladder, const LadderStep &step) const
{
    if (m_options.scope.isEmpty())
        return true;
    const LifeLineId line = ladder.lineOf(step);
    const LifeLineId peer = ladder.peerOf(step);
    if (isInScope(line) || isInScope(peer))
        return true;
    // What another endpoint did before the two met, or beside that.
    const auto hasMet = [&](LifeLineId own) { return ladder.lines().haveMet(own, line); };
    return !peer.isValid() && std::any_of(m_scope.begin(), m_scope.end(), hasMet);
}

void LadderLayout::place(const Ladder &ladder, const LadderStep &step)
{
    const qint64 row = endRow();
    m_rows.push_back({step.id, step.key});
    m_columns.show(ladder.lineOf(step), row);
    if (step.isMessage())
        m_columns.show(ladder.peerOf(step), row);
    const LifeLine *peer = ladder.lines().at(ladder.peerOf(step));
    if (step.call == Call::Close && peer && !peer->isOurs())
        m_columns.end(peer->id, row);
    if (step.hasWaited())
        placeWait(ladder, step, row);
    if (m_options.foldRepeats)
        fold(ladder);
}

void LadderLayout::placeWait(const Ladder &ladder, const LadderStep &step, qint64 row)
{
    const qint64 from = rowAfter(ladder, step.timeNs - step.waitedNs);
    const auto lane = step.call == Call::Accept ? LadderWaits::Lane::Accept : LadderWaits::Lane::Other;
    m_waits.add(ladder.lineOf(step), lane, {std::min(from, row), row});
}

qint64 LadderLayout::rowAfter(const Ladder &ladder, qint64 timeNs) const
{
    const auto first =
        std::partition_point(m_rows.begin(), m_rows.end(), [&ladder, timeNs](const LadderRow &one) {
            return ladder.step(one.id).timeNs <= timeNs;
        });
    return m_firstRow + (first - m_rows.begin());
}

qint64 LadderLayout::rowOf(const Ladder &ladder, quint64 id) const
{
    if (!ladder.contains(id))
        return -1;
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id,
                                        [](const LadderRow &row, quint64 wanted) { return row.id < wanted; });
    if (found == m_rows.end())
        return -1;
    const qint64 number = m_firstRow + (found - m_rows.begin());
    if (found->id == id)
        return number;
    // A repeat that is not drawn itself lies before the pattern that stands for it.
    const quint32 key = ladder.step(id).key;
    for (qint64 at = number; at < std::min(endRow(), number + found->period); ++at) {
        if (row(at).key == key)
            return at;
    }
    return -1;
}

// ---- repeats

/// Whether the last rows are @p times the same @p length rows.
bool LadderLayout::repeats(size_t length, size_t times) const
{
    const size_t count = m_rows.size();
    for (size_t i = 1; i <= length * (times - 1); ++i) {
        if (m_rows[count - i].key != m_rows[count - i - length].key)
            return false;
    }
    return true;
}

bool LadderLayout::standAlone(size_t count) const
{
    return std::all_of(m_rows.end() - qptrdiff(count), m_rows.end(),
                       [](const LadderRow &row) { return row.period == 0; });
}

/// Whether before the last @p length rows there is a whole pattern of that length.
bool LadderLayout::endsWithPattern(size_t length) const
{
    const LadderRow &first = m_rows[m_rows.size() - 2 * length];
    const LadderRow &last = m_rows[m_rows.size() - length - 1];
    return first.period == length && first.place == 0 && last.period == length && last.place == length - 1;
}

void LadderLayout::fold(const Ladder &ladder)
{
    for (size_t length = 1; length <= longestPattern && 2 * length <= m_rows.size(); ++length) {
        if (!repeats(length, 2) || !standAlone(length))
            continue;
        if (endsWithPattern(length)) {
            extendPattern(ladder, length);
            return;
        }
        const size_t count = timesToFold * length;
        if (count <= m_rows.size() && repeats(length, timesToFold) && standAlone(count)) {
            beginPattern(ladder, length);
            return;
        }
    }
}

void LadderLayout::extendPattern(const Ladder &ladder, size_t length)
{
    const size_t begin = m_rows.size() - 2 * length;
    for (size_t i = 0; i < length; ++i)
        ++m_rows[begin + i].repeats;
    removeLast(ladder, length);
}

void LadderLayout::beginPattern(const Ladder &ladder, size_t length)
{
    const size_t begin = m_rows.size() - timesToFold * length;
    for (size_t i = 0; i < length; ++i) {
        LadderRow &row = m_rows[begin + i];
        row.period = quint8(length);
        row.place = quint8(i);
        row.repeats = timesToFold;
    }
    removeLast(ladder, (timesToFold - 1) * length);
}

/// Takes rows away that repeat those before them, which show the newest repeat from now on.
void LadderLayout::removeLast(const Ladder &ladder, size_t count)
{
    const qint64 end = endRow() - qint64(count);
    const size_t length = m_rows[size_t(end - m_firstRow) - 1].period;
    for (size_t i = 0; i < length; ++i)
        m_rows[size_t(end - m_firstRow) - length + i].id = m_rows[m_rows.size() - length + i].id;
    for (size_t i = m_rows.size() - count; i < m_rows.size(); ++i) {
        const LadderStep &step = ladder.step(m_rows[i].id);
        m_waits.shrink(ladder.lineOf(step), end);
        m_columns.shrink(ladder.lineOf(step), end);
        m_columns.shrink(ladder.peerOf(step), end);
    }
    m_rows.erase(m_rows.end() - qptrdiff(count), m_rows.end());
}

} // namespace wirebench
