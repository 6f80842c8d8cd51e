#pragma once

#include "core/base/ids.h"
#include "core/net/callgate.h"
#include "ui/widgets/callstep.h"

namespace wirebench {

/// The calls of a session's endpoints that wait in step mode, as steps for its call strip: each kind of call once, with how
/// many of it wait, in the order in which the first of each came.
QList<CallStep> heldSteps(const CallGateStatus &status, const QList<EndpointId> &endpoints);

} // namespace wirebench
