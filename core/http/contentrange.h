#pragma once

#include <QByteArray>

#include <optional>

namespace wirebench {

/// The value of Content-Range (RFC 9110, 14.4): "bytes 0-99/1234", "bytes 0-99/*", "bytes */1234".
struct ContentRange
{
    qint64 first = -1; ///< -1: there is none (the answer 416)
    qint64 last = -1;
    qint64 size = -1; ///< of the whole; -1: not known

    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};

/// Nothing for another unit, and for numbers that contradict each other.
std::optional<ContentRange> parseContentRange(const QByteArray &value);

} // namespace wirebench
