#pragma once

#include <QString>

#include <optional>

namespace wirebench {

/// JSON laid out for reading, with members in their order and each number and text exactly as it stands:
/// QJsonDocument would sort, round and decode them. Free functions, usable on any thread; the cost is linear.

/// Where a text stops to be JSON, and why.
struct JsonFault
{
    qsizetype position = 0; ///< in the text; its size if it ends too early
    QString reason;         ///< in English: "a comma or } is missing"

    friend bool operator==(const JsonFault &, const JsonFault &) = default;
};

struct JsonText
{
    QString text; ///< laid out; with a fault: up to there, and the rest as it was
    std::optional<JsonFault> fault;
};

/// Brackets within brackets at most; whatever is deeper is a fault.
inline constexpr int jsonDepthLimit = 200;

/// @param indent blanks for each level. Empty objects and arrays stay on one line. A byte order mark before
/// the text is left out (RFC 8259, 8.1).
JsonText layOutJson(QStringView text, int indent = 2);

/// The first fault, or none: what layOutJson() would find.
std::optional<JsonFault> findJsonFault(QStringView text);

} // namespace wirebench
