#pragma once

#include "core/ladder/ladder.h"
#include "core/ladder/ladderlayout.h"
#include "ui/models/waitingcalls.h"

namespace wirebench {

/// Shorter ones are not shown: under load they come and go with each frame.
inline constexpr qint64 shortestOpenWaitNs = 250'000'000;

/// The calls that wait now as bars of a ladder, of the life lines that stand in it. What two calls of one life line
/// have to say stands in the first. @p nowNs: log time
QList<OpenWait> openWaits(const QList<WaitingCall> &calls, const Ladder &ladder, const LadderLayout &layout,
                          qint64 nowNs);

} // namespace wirebench
