#pragma once

#include "app/common/messages.h"
#include "core/net/optioncalls.h"

namespace wirebench {

/// Says which socket options could not be set, each with the system's reason. That ends nothing. What became
/// of the others stands in the log.
void tellOptions(Messages &messages, const QList<OptionReading> &readings);

} // namespace wirebench
