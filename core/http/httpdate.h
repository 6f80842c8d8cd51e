#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace wirebench {

/// Moments as HTTP writes them (RFC 9110, 5.6.7), in whole seconds since 1970-01-01 00:00 UTC.

/// "Sun, 06 Nov 1994 08:49:37 GMT". Years from 1 to 9999; what lies outside gives an empty text.
QByteArray httpDate(qint64 seconds);

/// That form, and the two that old programs write: "Sunday, 06-Nov-94 08:49:37 GMT" (RFC 850) and
/// "Sun Nov  6 08:49:37 1994" (asctime). The day of the week is not checked.
/// @param now by which a year of two digits is placed: at most 50 years ahead, else in the past.
std::optional<qint64> parseHttpDate(QByteArrayView text, qint64 now);

} // namespace wirebench
