#pragma once

#include <QByteArrayView>
#include <QString>

namespace wirebench {

/// Bytes as lines of offset, hex and ASCII, sixteen to a line:
///
///     00000010  72 6c 64 0d 0a                                    rld..
///
/// A view asks for its visible lines only and finds a byte by its column; the columns hold for offsets
/// below 4 GiB (eight digits). Free functions on values; callable from any thread.

inline constexpr int hexDumpBytesPerLine = 16;

/// Column of the first of the two digits of byte @p index (0 to 15) of a line.
constexpr int hexDumpHexColumn(int index)
{
    return 10 + 3 * index + (index >= hexDumpBytesPerLine / 2 ? 1 : 0);
}
/// Column of the ASCII character of byte @p index (0 to 15) of a line.
constexpr int hexDumpAsciiColumn(int index)
{
    return hexDumpHexColumn(hexDumpBytesPerLine - 1) + 4 + index;
}

/// Lines that @p size bytes take.
constexpr qsizetype hexDumpLineCount(qsizetype size)
{
    return (size + hexDumpBytesPerLine - 1) / hexDumpBytesPerLine;
}

/// Line @p index (from 0) of the dump of @p bytes, without a newline; empty if there is no such line.
/// Reads sixteen bytes at most. @param firstOffset what the first byte of @p bytes is counted as.
QString hexDumpLine(QByteArrayView bytes, qsizetype index, qsizetype firstOffset = 0);

/// All lines, with a newline between them. Empty for no bytes.
QString hexDump(QByteArrayView bytes, qsizetype firstOffset = 0);

} // namespace wirebench
