#include "core/traffic/bytesearch.h"

#include <algorithm>
#include <cstring>

namespace wirebench {

namespace {

char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? char(byte | 0x20) : byte;
}

char upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? char(byte & ~0x20) : byte;
}

// How seldom a byte is met in text, roughly: a rare pivot lets memchr run far.
qsizetype rarity(char byte)
{
    constexpr QByteArrayView commonFirst(" etaoinsrhldcumfpgwybvkxjqz");
    const qsizetype place = commonFirst.indexOf(lower(byte));
    return place < 0 ? commonFirst.size() : place;
}

const char *find(const char *from, const char *end, char byte)
{
    const void *found = from < end ? std::memchr(from, byte, size_t(end - from)) : nullptr;
    return found ? static_cast<const char *>(found) : end;
}

} // namespace

ByteSearch::ByteSearch(const QByteArray &needle, Qt::CaseSensitivity sensitivity)
    : m_needle(needle), m_ignoreCase(sensitivity == Qt::CaseInsensitive)
{
    if (m_needle.isEmpty())
        return;
    if (m_ignoreCase)
        std::transform(m_needle.begin(), m_needle.end(), m_needle.begin(), lower);
    const auto rarest = std::max_element(m_needle.cbegin(), m_needle.cend(),
                                         [](char a, char b) { return rarity(a) < rarity(b); });
    m_pivot = rarest - m_needle.cbegin();
    m_pivotLower = *rarest;
    m_pivotUpper = m_ignoreCase ? upper(*rarest) : *rarest;
}

bool ByteSearch::isIn(QByteArrayView haystack) const
{
    const qsizetype behindPivot = m_needle.size() - 1 - m_pivot;
    if (m_needle.isEmpty() || haystack.size() < m_needle.size())
        return m_needle.isEmpty();

    // Each of the two finds walks the haystack at most once: it moves on only when its place was tried.
    const char *const begin = haystack.data() + m_pivot;
    const char *const end = haystack.data() + haystack.size() - behindPivot;
    const char *nextLower = find(begin, end, m_pivotLower);
    const char *nextUpper = m_pivotUpper == m_pivotLower ? end : find(begin, end, m_pivotUpper);
    while (nextLower != end || nextUpper != end) {
        const bool lowerFirst = nextLower < nextUpper;
        const char *&next = lowerFirst ? nextLower : nextUpper;
        if (isAt(next - m_pivot))
            return true;
        next = find(next + 1, end, lowerFirst ? m_pivotLower : m_pivotUpper);
    }
    return false;
}

bool ByteSearch::isAt(const char *position) const
{
    const char *needle = m_needle.constData();
    const size_t size = size_t(m_needle.size());
    if (!m_ignoreCase)
        return std::memcmp(position, needle, size) == 0;
    // The last byte first: a cheap way out where many places begin alike.
    if (lower(position[size - 1]) != needle[size - 1])
        return false;
    for (size_t i = 0; i + 1 < size; ++i) {
        if (lower(position[i]) != needle[i])
            return false;
    }
    return true;
}

} // namespace wirebench
