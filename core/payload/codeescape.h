#pragma once

#include <QString>

#include <optional>

namespace wirebench {

/// How a character stands in a literal of Python, C and C++, where they write it alike: backslash, line feed, carriage
/// return and tab by a letter, the printable ones of ASCII as they are. Nothing for the others, which each language has its
/// own numbers for. Quotes are the caller's. A free function, of any thread.
std::optional<QString> commonEscape(uint code);

} // namespace wirebench
