#pragma once

#include "core/ladder/ladderstep.h"
#include "core/ladder/lifelines.h"

#include <deque>

namespace wirebench {

/// The log as a sequence diagram: the life lines, and one step for each record. A value that grows by its
/// LadderBuilder and forgets what the log has dropped; belongs to one thread.
class Ladder
{
public:
    /// The steps of the records [firstId(), endId()) are there, without gaps.
    quint64 firstId() const { return m_firstId; }
    quint64 endId() const { return m_firstId + m_steps.size(); }
    qsizetype size() const { return qsizetype(m_steps.size()); }
    bool contains(quint64 id) const { return id >= m_firstId && id < endId(); }
    /// @p id must be contained.
    const LadderStep &step(quint64 id) const { return m_steps[size_t(id - m_firstId)]; }
    /// The other end of a step's message; null if there is none or it has been dropped.
    const LadderStep *partnerOf(const LadderStep &step) const
    {
        return contains(step.partner) ? &this->step(step.partner) : nullptr;
    }

    /// Rises whenever the ladder is made anew, as when a recording is turned back.
    quint64 epoch() const { return m_epoch; }

    const LifeLines &lines() const { return m_lines; }
    LifeLineId lineOf(const LadderStep &step) const { return m_lines.resolved(step.line); }
    LifeLineId peerOf(const LadderStep &step) const { return m_lines.resolved(step.peer); }

private:
    friend class LadderBuilder;

    std::deque<LadderStep> m_steps;
    LifeLines m_lines;
    quint64 m_firstId = 1;
    quint64 m_epoch = 0;
};

} // namespace wirebench
