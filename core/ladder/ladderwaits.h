#pragma once

#include "core/ladder/lifeline.h"

#include <QString>

#include <array>
#include <deque>
#include <unordered_map>

namespace wirebench {

/// A time during which a program waited in a call: from the row before which it began to wait to the row of
/// the call's return.
struct Wait
{
    qint64 from = 0;
    qint64 to = 0;
    friend bool operator==(const Wait &, const Wait &) = default;
};

/// The waits of each life line, in two lanes: for clients (accept), and in all other calls. In a lane nothing
/// overlaps: waits of an event loop, which waits for many things at a time, are joined. A plain value, owned
/// by the LadderLayout.
class LadderWaits
{
public:
    enum class Lane : quint8 { Accept, Other };

    /// @p wait ends in the last row.
    void add(LifeLineId line, Lane lane, Wait wait);
    /// The rows from @p endRow on are no more; they were about this line.
    void shrink(LifeLineId line, qint64 endRow);
    void forgetBefore(qint64 row);

    /// Calls @p visit(Wait) for those that are to be seen in the rows [from, to).
    template <typename Visit>
    void forEach(LifeLineId line, Lane lane, qint64 from, qint64 to, Visit visit) const
    {
        const auto found = m_lines.find(line.value);
        if (found == m_lines.end())
            return;
        const Waits &waits = found->second[size_t(lane)];
        for (auto it = firstEndingFrom(waits, from); it != waits.end() && it->from < to; ++it)
            visit(*it);
    }

private:
    using Waits = std::deque<Wait>;

    static Waits::const_iterator firstEndingFrom(const Waits &waits, qint64 row);

    std::unordered_map<quint32, std::array<Waits, 2>> m_lines;
};

/// A wait that goes on: a call that has not returned, and so has no row. Who draws a ladder says which there are.
struct OpenWait
{
    LifeLineId line;
    LadderWaits::Lane lane = LadderWaits::Lane::Other;
    qint64 from = 0; ///< the row before which it began to wait
    QString text;    ///< beside the bar's end; empty: none
    friend bool operator==(const OpenWait &, const OpenWait &) = default;
};

} // namespace wirebench
