#pragma once

#include "core/replay/recording.h"

#include <QString>

namespace wirebench {

// A recording in words, in the language of the window.

/// A moment on the time line: "0:03.2", "12:40.0", "1:02:03.4". Cut, not rounded.
QString momentText(qint64 ns);
/// "1×", "0.25×".
QString speedText(double speed);
/// When it was made, how much is in it, how long it takes: "22 Nov 2026 10:03:12 · 1,204 records · 0:35.0".
QString recordingText(const Recording &recording);
/// What is to be known about the file: that it was cut, or not read to its end. Empty if it is whole.
QString recordingRemark(const Recording &recording);

} // namespace wirebench
