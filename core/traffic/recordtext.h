#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

/// The notations that the file formats share: payloads as escaped text, times and durations. All output
/// is UTF-8. Plain functions without state, for any thread.

/// Appends bytes as text on one line, in the notation of toEscapes() (core/payload/payload.h), which reads
/// back as the same bytes.
void appendEscaped(QByteArray &out, QByteArrayView bytes);

/// Whether the bytes are UTF-8 text that survives any text tool: valid, no control characters other than
/// tab, CR and LF, no byte order mark, no noncharacters.
bool isPlainText(QByteArrayView bytes);

/// "2026-11-21T10:03:12.123456789Z" for nanoseconds since 1970-01-01 UTC.
QByteArray isoTime(qint64 wallNs);
/// Seconds with @p decimals digits, at most nine, the rest cut off: "12.345678".
QByteArray secondsText(qint64 ns, int decimals = 9);
/// A duration as people say it, three digits at most where that is possible: "870 ns", "3.2 ms", "45 s".
QByteArray durationText(qint64 ns);

} // namespace wirebench
