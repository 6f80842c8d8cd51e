#pragma once

#include <QList>
#include <QtGlobal>

namespace wirebench {

/// What a stretch of a raw message is: the anatomy that the window colours and names.
enum class HttpPartKind : quint8 {
    Method,
    Target,
    Version,
    Status,
    Reason,
    FieldName,
    FieldValue,
    ChunkSize,
    ChunkExtension,
    Body,         ///< of one chunk, or of all
    TrailerName,
    TrailerValue,
    LineEnd,      ///< CR LF, and what separates: blanks, colons
    Fault,        ///< from here on it breaks a rule; the last part
};

/// Where such a stretch lies, counted in bytes from the first byte of its message.
struct HttpPart
{
    HttpPartKind kind = HttpPartKind::Body;
    quint64 offset = 0;
    quint64 length = 0;

    friend bool operator==(const HttpPart &, const HttpPart &) = default;
};

} // namespace wirebench
