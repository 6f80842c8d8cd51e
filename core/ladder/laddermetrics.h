#pragma once

#include <QtGlobal>

#include <cmath>

namespace wirebench {

/// The measures of a drawn ladder, from the size of its letters and the room there is. All in pixels.
struct LadderMetrics
{
    qreal letterHeight = 16; ///< of a line of text
    qreal letterWidth = 8;   ///< of a monospaced letter
    qreal rowHeight = 25;
    qreal columnWidth = 300; ///< from one life line to the next
    qreal timeWidth = 120;   ///< times, gaps and repeats, at the left
    qreal leftMargin = 130;  ///< room for texts on the left of the first life line
    qreal rightMargin = 180; ///< and on the right of the last
    qreal headHeight = 40;
    bool showsTime = true; ///< false: there is room for gaps and repeats only

    /// @param zoom of the rows and columns; texts keep their size and go where there is no room for them.
    /// @param width of what is to be filled, if all columns have room there.
    static LadderMetrics of(qreal letterHeight, qreal letterWidth, qreal zoom, int columns, qreal width);

    bool hasRoomForText() const { return rowHeight >= 1.3 * letterHeight; }
    /// Of the room below the last row, for what still waits.
    qreal nowHeight() const { return 1.25 * rowHeight; }
    /// Of a life line, from the left edge of the diagram.
    qreal lineX(int column) const { return std::floor(timeWidth + leftMargin + columnWidth * column); }
    qreal width(int columns) const { return lineX(qMax(0, columns - 1)) + rightMargin; }
};

} // namespace wirebench
