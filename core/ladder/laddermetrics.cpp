#include "core/ladder/laddermetrics.h"

#include <algorithm>
#include <cmath>

namespace wirebench {

namespace {

// In letters.
constexpr qreal timeLetters = 22;     // "00:00:00.000" and " ×1234" or "+12.5 s"
constexpr qreal shortTimeLetters = 8; // the latter alone
constexpr qreal sideLetters = 21;     // "recv(65536) = 65536"
constexpr qreal narrowSideLetters = 6;
constexpr qreal fewestLetters = 24; // between two life lines
constexpr qreal mostLetters = 72;
constexpr qreal narrowWidth = 80;

constexpr qreal rowLines = 1.6; // lines of text
constexpr qreal headLines = 2.6;

} // namespace

LadderMetrics LadderMetrics::of(qreal letterHeight, qreal letterWidth, qreal zoom, int columns, qreal width)
{
    LadderMetrics metrics;
    metrics.letterHeight = letterHeight;
    metrics.letterWidth = letterWidth;
    // Whole pixels: rows that are scrolled stay sharp.
    metrics.rowHeight = std::max(3.0, std::round(rowLines * letterHeight * zoom));
    metrics.headHeight = std::ceil(headLines * letterHeight);
    const bool isNarrow = width < narrowWidth * letterWidth;
    metrics.timeWidth = (isNarrow ? shortTimeLetters : timeLetters) * letterWidth;
    metrics.showsTime = !isNarrow;
    const int gaps = std::max(1, columns - 1);
    const qreal least = fewestLetters * letterWidth * zoom;
    const qreal mostSide = sideLetters * letterWidth;
    const qreal forSides =
        (width - metrics.timeWidth - gaps * std::min(least, fewestLetters * letterWidth)) / 2;
    // Where columns have to be scrolled anyway, the sides are as wide as they should be.
    const bool scrolls = forSides < narrowSideLetters * letterWidth && !isNarrow;
    const qreal side = scrolls ? mostSide : std::clamp(forSides, narrowSideLetters * letterWidth, mostSide);
    metrics.leftMargin = side;
    metrics.rightMargin = side;
    const qreal room = (width - metrics.timeWidth - 2 * side) / gaps;
    const qreal most = mostLetters * letterWidth * std::max(zoom, 1.0);
    metrics.columnWidth = std::max(least, std::min(room, most));
    return metrics;
}

} // namespace wirebench
