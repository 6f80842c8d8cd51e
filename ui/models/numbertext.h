#pragma once

#include <QString>

namespace wirebench {

// Numbers as all tables and the inspector write them, in the language of the default locale. For people:
// files have their own, exact forms.

/// "12,345".
QString formatCount(qint64 count);
/// A number of bytes, short: "17 B", "64.0 KiB", "1.5 MiB".
QString formatBytes(qint64 bytes);
/// A time span of nanoseconds with three digits: "840 ns", "21.4 µs", "3.20 ms", "1.52 s", "125 s".
QString formatDuration(qint64 ns);
/// Seconds with microseconds: "12.000345".
QString formatSeconds(qint64 ns);

} // namespace wirebench
