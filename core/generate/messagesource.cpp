#include "core/generate/messagesource.h"

#include <algorithm>
#include <cstring>

namespace wirebench {

namespace {

constexpr int digits = 10;

QByteArray madeOf(int size)
{
    QByteArray bytes(size, '0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char('a' + i % 26);
    bytes[size - 1] = '\n';
    return bytes;
}

} // namespace

MessageSource::MessageSource(const Bytes &typed, int size)
    : m_pattern(typed), m_isNumbered(typed.isEmpty() && size >= leastNumbered)
{
    if (!typed.isEmpty())
        return;
    QByteArray made = madeOf(std::max(1, size));
    if (size > leastNumbered)
        made[digits] = ' ';
    m_pattern = Bytes::copyOf(made);
}

Bytes MessageSource::message(quint64 number)
{
    if (!m_isNumbered)
        return m_pattern;
    char *room = m_arena.reserve(quint32(m_pattern.size()));
    std::memcpy(room, m_pattern.data(), size_t(m_pattern.size()));
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        room[i] = char('0' + number % 10);
    return m_arena.commit(quint32(m_pattern.size()));
}

std::optional<quint64> MessageSource::numberIn(QByteArrayView answer) const
{
    if (!m_isNumbered || answer.size() < m_pattern.size())
        return std::nullopt;
    const QByteArrayView own = answer.last(m_pattern.size());
    quint64 number = 0;
    for (int i = 0; i < digits; ++i) {
        if (own[i] < '0' || own[i] > '9')
            return std::nullopt;
        number = number * 10 + quint64(own[i] - '0');
    }
    return number;
}

} // namespace wirebench
