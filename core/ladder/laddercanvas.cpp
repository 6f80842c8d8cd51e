#include "core/ladder/laddercanvas.h"

namespace wirebench {

namespace {

constexpr qsizetype fewestLetters = 3;

} // namespace

QString LadderCanvas::fitting(const QString &text, LadderFont font, qreal width) const
{
    if (width <= 0 || text.isEmpty())
        return {};
    if (textWidth(text, font) <= width)
        return text;
    qsizetype fits = 0;
    for (qsizetype tooMany = text.size(); tooMany - fits > 1;) {
        const qsizetype middle = (fits + tooMany) / 2;
        const bool isNarrow = textWidth(text.left(middle) + u'…', font) <= width;
        (isNarrow ? fits : tooMany) = middle;
    }
    if (fits > 0 && text.at(fits - 1).isHighSurrogate())
        --fits;
    return fits < fewestLetters ? QString() : text.left(fits).trimmed() + u'…';
}

} // namespace wirebench
