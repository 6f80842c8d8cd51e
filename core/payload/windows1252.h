#pragma once

#include <QtGlobal>

#include <optional>

namespace wirebench {

/// Windows-1252, byte by byte: Latin-1 but for 0x80 to 0x9F. Own table, because Qt offers this encoding
/// only where it was built with ICU. The five bytes without a character (81 8D 8F 90 9D) stay without
/// one, as in Python's cp1252. Free functions on values, for this folder; callable from any thread.

/// The character of a byte, U+FFFD where there is none.
char16_t windows1252ToUnicode(quint8 byte);

/// The byte of a character, nothing where there is none.
std::optional<quint8> windows1252FromUnicode(char32_t letter);

} // namespace wirebench
