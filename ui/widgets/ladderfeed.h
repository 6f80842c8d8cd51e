#pragma once

#include "core/ladder/ladderbuilder.h"
#include "core/ladder/ladderlayout.h"

#include <memory>

namespace wirebench {

/// Keeps a ladder and its layout up to date with the log, some milliseconds at a time. GUI thread; a member
/// of the ladder's view.
class LadderFeed
{
public:
    /// @param log outlives it
    explicit LadderFeed(const TrafficLog &log) : m_log(log), m_layout(std::make_unique<LadderLayout>()) {}

    /// Everything is laid out anew by the next calls of poll().
    void setOptions(const LadderOptions &options) { m_layout = std::make_unique<LadderLayout>(options); }
    /// Takes what is new in the log, as far as the tick's time goes. Nothing if there was nothing; then
    /// looking costs next to nothing.
    bool poll();
    /// As of all that the log holds; a poll may have had no time for all of it.
    bool isUpToDate() const;
    /// Lets go of the log's records until the next poll().
    void rest() { m_snapshot = LogSnapshot(); }

    const TrafficLog &log() const { return m_log; }
    const Ladder &ladder() const { return m_builder.ladder(); }
    const LadderLayout &layout() const { return *m_layout; }
    /// The records of the ladder; empty while at rest.
    const LogSnapshot &snapshot() const { return m_snapshot; }

private:
    const TrafficLog &m_log;
    LadderBuilder m_builder;
    std::unique_ptr<LadderLayout> m_layout;
    LogSnapshot m_snapshot;
    LogCounters m_counters;
};

} // namespace wirebench
