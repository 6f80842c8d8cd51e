#pragma once

#include "ui/shell/tabkind.h"
#include "ui/widgets/sessionpage.h"

namespace wirebench {

/// The tabs that the window has, from left to right. Called by the application; GUI thread.
/// @param context what their sessions use; what it refers to outlives them.
QList<TabKind> tabKinds(const SessionContext &context);

} // namespace wirebench
