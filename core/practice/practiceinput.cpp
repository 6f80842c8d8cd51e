#include "core/practice/practiceinput.h"

#include <utility>

namespace wirebench {

void PracticeInput::add(QByteArrayView bytes)
{
    if (m_begin > 0) {
        m_bytes.remove(0, m_begin);
        m_looked -= m_begin;
        m_begin = 0;
    }
    m_bytes.append(bytes);
}

std::optional<CommandText> PracticeInput::line()
{
    const qsizetype end = m_bytes.indexOf('\n', m_looked);
    if (end < 0) {
        m_looked = m_bytes.size();
        forgetLongLine();
        return std::nullopt;
    }
    CommandText line;
    line.hasCarriageReturn = end > m_begin && m_bytes.at(end - 1) == '\r';
    const qsizetype size = end - m_begin - (line.hasCarriageReturn ? 1 : 0);
    line.isTooLong = std::exchange(m_tooLong, false) || size > m_limit;
    line.text = m_bytes.mid(m_begin, qMin(size, m_limit));
    m_begin = m_looked = end + 1;
    return line;
}

/// Keeps the line's beginning, and its last byte: that may be the CR of its end.
void PracticeInput::forgetLongLine()
{
    const qsizetype most = m_limit + 1;
    if (m_bytes.size() - m_begin <= most)
        return;
    m_bytes.remove(m_begin + m_limit, m_bytes.size() - m_begin - most);
    m_looked = m_bytes.size();
    m_tooLong = true;
}

void PracticeInput::skip(qsizetype count)
{
    m_begin += qMin(count, m_bytes.size() - m_begin);
    m_looked = qMax(m_looked, m_begin);
}

void PracticeInput::clear()
{
    m_bytes.clear();
    m_begin = m_looked = 0;
    m_tooLong = false;
}

} // namespace wirebench
