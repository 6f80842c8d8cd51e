#pragma once

#include "ui/widgets/trafficpage.h"

#include <QList>

namespace wirebench {

/// The pages that every traffic zone has behind its table, in their order. The caller becomes their owner.
/// GUI thread.
QList<TrafficPage *> makeTrafficPages(const TrafficPageContext &context);

} // namespace wirebench
