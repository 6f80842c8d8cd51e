#include "core/payload/windows1252.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr char16_t none = 0xFFFD;

/// The characters of 0x80 to 0x9F.
constexpr char16_t table[32] = {
    0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, none,   0x017D, none,   none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178,
};

} // namespace

char16_t windows1252ToUnicode(quint8 byte)
{
    return byte >= 0x80 && byte <= 0x9F ? table[byte - 0x80] : byte;
}

std::optional<quint8> windows1252FromUnicode(char32_t letter)
{
    if (letter < 0x80 || (letter >= 0xA0 && letter <= 0xFF))
        return quint8(letter);
    if (letter == none)
        return std::nullopt;
    const auto entry = std::find(std::begin(table), std::end(table), letter);
    if (entry == std::end(table))
        return std::nullopt;
    return quint8(0x80 + (entry - std::begin(table)));
}

} // namespace wirebench
