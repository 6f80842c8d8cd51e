#pragma once

#include "core/ladder/datagrampairing.h"
#include "core/ladder/ladder.h"
#include "core/ladder/streamsteps.h"
#include "core/traffic/trafficlog.h"

#include <limits>
#include <optional>

namespace wirebench {

/// Makes a Ladder of the log and keeps it so: each record is looked at once, in the order of the log. Owned
/// by who shows or exports a ladder; belongs to one thread.
class LadderBuilder
{
public:
    LadderBuilder() { startOver(); }
    LadderBuilder(const LadderBuilder &) = delete;
    LadderBuilder &operator=(const LadderBuilder &) = delete;

    /// Takes at most @p budget records that are new in @p snapshot and forgets those that it has no more.
    /// True if the ladder has changed. A recording that was turned back is read anew.
    bool take(const LogSnapshot &snapshot, qsizetype budget = std::numeric_limits<qsizetype>::max());
    const Ladder &ladder() const { return m_ladder; }
    /// Records looked at since it was made.
    quint64 work() const { return m_work; }

private:
    void startOver();
    void forgetBefore(quint64 firstId);
    void add(const SocketCall &call);
    void takeDatagram(const SocketCall &call, LadderStep &step);
    void bindDatagrams(const SocketCall &call, const LadderStep &step);
    void applyPairs();

    Ladder m_ladder;
    std::optional<StreamSteps> m_streams; // refers to the ladder's lines
    DatagramPairing m_datagrams;
    StepPairs m_pairs; // of the record at hand
    quint64 m_work = 0;
};

} // namespace wirebench
