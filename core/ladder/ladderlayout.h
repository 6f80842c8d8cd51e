#pragma once

#include "core/ladder/ladder.h"
#include "core/ladder/laddercolumns.h"
#include "core/ladder/ladderwaits.h"

#include <QList>

#include <deque>
#include <limits>
#include <vector>

namespace wirebench {

/// One row of the diagram: one step, or the newest of several that repeat each other.
struct LadderRow
{
    quint64 id = 0; ///< of its step
    quint32 key = 0;
    quint32 repeats = 1; ///< how often the pattern that the row is part of was seen
    quint8 period = 0;   ///< rows of the pattern; 0: the row stands for itself
    quint8 place = 0;    ///< in the pattern
};

/// Which part of a ladder is drawn, and how.
struct LadderOptions
{
    QList<EndpointId> scope; ///< what these endpoints have to do with; none: everything
    bool foldRepeats = true; ///< what came three times or more is drawn once, with its number
    friend bool operator==(const LadderOptions &, const LadderOptions &) = default;
};

/// Where everything of a ladder lies: the rows, the columns of the life lines, the waits. Grows with the
/// ladder; each step is placed once. Rows keep their numbers, which rise; the first ones go when the ladder
/// forgets. A plain value that belongs to one thread.
class LadderLayout
{
public:
    /// Rows of the longest pattern that is recognised as repeating itself.
    static constexpr int longestPattern = 8;

    explicit LadderLayout(LadderOptions options = {}) : m_options(options), m_columns(leftOf(options)) {}

    const LadderOptions &options() const { return m_options; }
    /// Places at most @p budget steps that are new in @p ladder, which is the same at each call. True if
    /// something has changed.
    bool update(const Ladder &ladder, qsizetype budget = std::numeric_limits<qsizetype>::max());

    /// The rows [firstRow(), endRow()) are there.
    qint64 firstRow() const { return m_firstRow; }
    qint64 endRow() const { return m_firstRow + qint64(m_rows.size()); }
    const LadderRow &row(qint64 number) const { return m_rows[size_t(number - m_firstRow)]; }
    /// The row that shows a record, itself or as one of its repeats; -1 if none does.
    qint64 rowOf(const Ladder &ladder, quint64 id) const;
    /// The first row whose call has returned after this time; endRow() if none has.
    qint64 rowAfter(const Ladder &ladder, qint64 timeNs) const;
    /// All steps before this one have been placed or left out.
    quint64 nextId() const { return m_nextId; }

    const LadderColumns &columns() const { return m_columns; }
    const LadderWaits &waits() const { return m_waits; }

    /// Steps placed since it was made.
    quint64 work() const { return m_work; }

private:
    static LadderColumns::Left leftOf(const LadderOptions &options);
    void startOver(const Ladder &ladder);
    bool mustStartOver(const Ladder &ladder) const;
    bool forgetBefore(quint64 firstId);
    void takeMerges(const Ladder &ladder);
    std::vector<LifeLineId> scopeLines(const Ladder &ladder) const;
    size_t contacts(const Ladder &ladder) const;
    bool isInScope(LifeLineId line) const;
    bool isWanted(const Ladder &ladder, const LadderStep &step) const;
    void place(const Ladder &ladder, const LadderStep &step);
    void placeWait(const Ladder &ladder, const LadderStep &step, qint64 row);

    bool repeats(size_t length, size_t times) const;
    bool standAlone(size_t count) const;
    bool endsWithPattern(size_t length) const;
    void fold(const Ladder &ladder);
    void extendPattern(const Ladder &ladder, size_t length);
    void beginPattern(const Ladder &ladder, size_t length);
    void removeLast(const Ladder &ladder, size_t count);

    const LadderOptions m_options;
    std::deque<LadderRow> m_rows;
    qint64 m_firstRow = 0;
    quint64 m_nextId = 1;
    LadderColumns m_columns;
    LadderWaits m_waits;
    std::vector<LifeLineId> m_scope; // those that have had a call
    quint64 m_epoch = 0;
    quint64 m_nextMerge = 0;
    size_t m_contacts = 0; // of the scope's endpoints
    quint64 m_work = 0;
};

} // namespace wirebench
