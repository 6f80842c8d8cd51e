#include "core/payload/utf8.h"

#include <algorithm>

namespace wirebench {

namespace {

/// A row of the table of well-formed sequences: which second bytes may follow which first bytes. The
/// narrowed ranges keep out overlong forms, surrogates and what lies above U+10FFFF.
struct SequenceShape
{
    quint8 firstLow, firstHigh;
    int size;
    quint8 secondLow, secondHigh;
};

constexpr SequenceShape shapes[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

const SequenceShape *shapeOf(quint8 first)
{
    const auto shape = std::find_if(std::begin(shapes), std::end(shapes), [first](const SequenceShape &s) {
        return first >= s.firstLow && first <= s.firstHigh;
    });
    return shape == std::end(shapes) ? nullptr : shape;
}

bool isContinuation(quint8 byte)
{
    return (byte & 0xC0) == 0x80;
}

bool mayFollow(const SequenceShape &shape, int index, quint8 byte)
{
    return index == 1 ? byte >= shape.secondLow && byte <= shape.secondHigh : isContinuation(byte);
}

} // namespace

Utf8Step utf8Step(QByteArrayView bytes)
{
    const quint8 first = quint8(bytes[0]);
    if (first < 0x80)
        return {Utf8Step::Kind::Letter, 1, first};
    const SequenceShape *shape = shapeOf(first);
    if (!shape)
        return {Utf8Step::Kind::Invalid, 1, 0};

    char32_t letter = first & (0x7F >> shape->size);
    for (int i = 1; i < shape->size; ++i) {
        if (i == bytes.size())
            return {Utf8Step::Kind::Incomplete, i, 0};
        const quint8 byte = quint8(bytes[i]);
        if (!mayFollow(*shape, i, byte))
            return {Utf8Step::Kind::Invalid, 1, 0};
        letter = (letter << 6) | (byte & 0x3F);
    }
    return {Utf8Step::Kind::Letter, shape->size, letter};
}

qsizetype incompleteUtf8Tail(QByteArrayView bytes)
{
    const qsizetype longest = std::min<qsizetype>(3, bytes.size());
    for (qsizetype size = 1; size <= longest; ++size) {
        const QByteArrayView tail = bytes.last(size);
        if (isContinuation(quint8(tail[0])))
            continue;
        return utf8Step(tail).kind == Utf8Step::Kind::Incomplete ? size : 0;
    }
    return 0;
}

} // namespace wirebench
