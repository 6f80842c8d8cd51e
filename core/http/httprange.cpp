#include "core/http/httprange.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace wirebench {

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

/// Digits; what is larger than can be counted is as large as can be counted.
std::optional<qint64> parseNumber(QByteArrayView digits)
{
    if (digits.isEmpty())
        return std::nullopt;
    qint64 value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const int digit = c - '0';
        value = value > (endless - digit) / 10 ? endless : value * 10 + digit;
    }
    return value;
}

struct Spec
{
    bool isValid = false;
    ByteRange range; ///< empty: nothing of it exists
};

/// "-500": the last bytes.
Spec suffix(QByteArrayView digits, qint64 size)
{
    const auto length = parseNumber(digits);
    if (!length)
        return {};
    const qint64 taken = std::min(*length, size);
    return {true, {size - taken, taken}};
}

Spec parseSpec(QByteArrayView text, qint64 size)
{
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return {};
    const QByteArrayView behind = text.sliced(dash + 1);
    if (dash == 0)
        return suffix(behind, size);
    const auto first = parseNumber(text.first(dash));
    const auto last = behind.isEmpty() ? endless : parseNumber(behind);
    if (!first || !last || *last < *first)
        return {};
    if (*first >= size)
        return {true, {}};
    return {true, {*first, std::min(*last, size - 1) - *first + 1}};
}

bool overlap(QList<ByteRange> parts)
{
    std::sort(parts.begin(), parts.end(),
              [](const ByteRange &a, const ByteRange &b) { return a.first < b.first; });
    return std::adjacent_find(parts.begin(), parts.end(), [](const ByteRange &a, const ByteRange &b) {
               return a.first + a.length > b.first;
           }) != parts.end();
}

} // namespace

RequestedRanges requestedRanges(QByteArrayView value, qint64 size)
{
    constexpr QByteArrayView unit = "bytes=";
    if (value.size() < unit.size() || value.first(unit.size()).compare(unit, Qt::CaseInsensitive) != 0 ||
        size == 0)
        return {};
    RequestedRanges asked{RequestedRanges::Kind::Unsatisfiable, {}};
    int specs = 0;
    for (QByteArrayView rest = value.sliced(unit.size()); !rest.isEmpty();) {
        const qsizetype comma = rest.indexOf(',');
        const QByteArrayView text = rest.first(comma < 0 ? rest.size() : comma).trimmed();
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
        if (text.isEmpty())
            continue; // an empty element of a list is none (RFC 9110, 5.6.1)
        const Spec spec = parseSpec(text, size);
        if (!spec.isValid || ++specs > mostRanges)
            return {};
        if (spec.range.length > 0)
            asked.parts.append(spec.range);
    }
    if (specs == 0 || overlap(asked.parts))
        return {};
    if (!asked.parts.isEmpty())
        asked.kind = RequestedRanges::Kind::Parts;
    return asked;
}

QByteArray contentRange(const ByteRange &range, qint64 size)
{
    return "bytes " + QByteArray::number(range.first) + '-' +
           QByteArray::number(range.first + range.length - 1) + '/' + QByteArray::number(size);
}

QByteArray unsatisfiedRange(qint64 size)
{
    return "bytes */" + QByteArray::number(size);
}

} // namespace wirebench
