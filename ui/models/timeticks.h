#pragma once

#include <QtGlobal>

namespace wirebench {

/// The distance between the marks of a scale of time: a round number of nanoseconds (1, 2 or 5 times a power of ten)
/// of which some four to ten fit into the whole.
qint64 timeTick(qint64 wholeNs);

} // namespace wirebench
