#pragma once

#include "core/traffic/trafficlog.h"

#include <functional>

namespace wirebench {

/// Visits the records of one session's endpoints from @p from on, in order, the newest @p most of them if there are
/// more: a flood must not cost the window more than a trickle. What other endpoints did does not count, so
/// that a busy server takes nothing from a quiet client. For readers on the GUI thread.
/// @return how many older records of these endpoints were left out.
quint64 visitNewest(const LogSnapshot &snapshot, quint64 from, const QList<EndpointId> &endpoints, quint64 most,
                    const std::function<void(const SocketCall &)> &visit);

} // namespace wirebench
