#pragma once

#include "core/ladder/lifeline.h"

#include <deque>
#include <limits>
#include <set>
#include <unordered_map>
#include <vector>

namespace wirebench {

/// Which life line stands in which column at which row. A peer's column is free again once its connection has
/// been closed, so that a server that has had a thousand clients, ten at a time, needs eleven columns. A
/// plain value, owned by the LadderLayout.
class LadderColumns
{
public:
    static constexpr qint64 open = std::numeric_limits<qint64>::max();
    /// A life line in its column, at the rows [from, to).
    struct Segment
    {
        LifeLineId line;
        qint64 from = 0;
        qint64 to = open;
    };

    /// Who stands at the left: who comes first, or the first one that deals with it.
    enum class Left : quint8 { First, Second };

    explicit LadderColumns(Left left = Left::First) : m_left(left) {}

    /// The line has something to do with this row, which is the last one.
    void show(LifeLineId line, qint64 row);
    /// The line is over behind this row.
    void end(LifeLineId line, qint64 row);
    /// What was drawn as @p peer is @p endpoint.
    void merge(LifeLineId peer, LifeLineId endpoint);
    /// The rows from @p endRow on are no more; they were about this line.
    void shrink(LifeLineId line, qint64 endRow);
    void forgetBefore(qint64 row);

    int count() const { return int(m_columns.size()); }
    /// -1 if it has none.
    int columnOf(LifeLineId line, qint64 row) const;
    /// Calls @p visit(const Segment &) for what is to be seen of a column in the rows [from, to).
    template <typename Visit>
    void forEach(int column, qint64 from, qint64 to, Visit visit) const
    {
        for (auto it = firstBehind(column, from); it != m_columns[size_t(column)].end() && it->from < to;
             ++it)
            visit(*it);
    }
    /// Whose column it is at the end of the rows before @p row; null if it is nobody's yet.
    const Segment *lastBefore(int column, qint64 row) const;

private:
    using Column = std::deque<Segment>;
    struct Stay
    {
        qint64 from;
        int column;
    };
    using Stays = std::vector<Stay>;

    Column::const_iterator firstBehind(int column, qint64 row) const;
    int freeColumn();
    void take(LifeLineId line, Stays &stays, qint64 row);
    void giveWay(const Stays &stays, LifeLineId line);

    Left m_left;
    std::vector<Column> m_columns;
    std::set<int> m_free;
    std::unordered_map<quint32, Stays> m_lines; // where each line has been, oldest first
};

} // namespace wirebench
