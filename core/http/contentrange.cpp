#include "core/http/contentrange.h"

#include <algorithm>

namespace wirebench {

namespace {

std::optional<qint64> number(const QByteArray &digits)
{
    const bool isNumber = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(),
                                                           [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    return isNumber && fits ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<ContentRange> parseContentRange(const QByteArray &value)
{
    const QByteArray text = value.trimmed();
    const qsizetype slash = text.indexOf('/');
    if (!text.toLower().startsWith("bytes ") || slash < 0)
        return std::nullopt;
    const QByteArray range = text.mid(6, slash - 6).trimmed();
    const QByteArray whole = text.mid(slash + 1).trimmed();
    ContentRange result;
    if (whole != "*") {
        const auto size = number(whole);
        if (!size)
            return std::nullopt;
        result.size = *size;
    }
    if (range == "*")
        return result.size < 0 ? std::nullopt : std::optional(result);
    const qsizetype dash = range.indexOf('-');
    const auto first = number(range.left(dash));
    const auto last = number(range.mid(dash + 1));
    if (dash < 0 || !first || !last || *last < *first || (result.size >= 0 && *last >= result.size))
        return std::nullopt;
    result.first = *first;
    result.last = *last;
    return result;
}

} // namespace wirebench
