#pragma once

#include <QtGlobal>

namespace wirebench {

/// Where what stands in a line of the hex editor, in characters: offset, the digits of each byte, its
/// character.
///
///     000010  48 65 6c 6c  6f 0d 0a     Hello..
///
/// As many bytes to a line as there is room for, from 4 to 16. A value.
struct HexColumns
{
    static constexpr int offsetDigits = 6; ///< up to 16 MiB
    static constexpr int group = 4;        ///< bytes, before a wider gap

    int perLine = 16;

    constexpr int hex(int index) const { return offsetDigits + 2 + 3 * index + index / group; }
    constexpr int text(int index) const { return hex(perLine - 1) + 4 + index; }
    constexpr int width() const { return text(perLine - 1) + 1; }

    static constexpr HexColumns forWidth(int characters)
    {
        for (const int perLine : {16, 8}) {
            if (HexColumns{perLine}.width() <= characters)
                return {perLine};
        }
        return {4};
    }

    struct Place
    {
        int index = 0;       ///< byte of the line, perLine behind the last
        bool inText = false; ///< in the column of characters
    };
    /// What is at this column, wherever that is.
    constexpr Place at(int column) const
    {
        if (column >= text(0) - 1) {
            const int index = column - text(0);
            return {index < 0 ? 0 : index > perLine ? perLine : index, true};
        }
        for (int i = 0; i < perLine; ++i) {
            if (column < hex(i) + 2)
                return {i, false};
        }
        return {perLine, false};
    }
};

} // namespace wirebench
