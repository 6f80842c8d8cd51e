#pragma once

#include "core/traffic/trafficlog.h"

#include <QList>

namespace wirebench {

/// The newest record of one of these connections among the newest `recordsLookedAt` of the log; 0 if there is
/// none. Some milliseconds at most: of the GUI thread.
quint64 newestRecordOf(const TrafficLog &log, const QList<ConnectionId> &connections);

inline constexpr quint64 recordsLookedAt = 100'000;

} // namespace wirebench
