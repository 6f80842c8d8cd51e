#include "app/cli/inputlines.h"

namespace wirebench {

void InputLines::add(const char *bytes, qsizetype size)
{
    m_bytes.remove(0, m_position);
    m_scanned -= m_position;
    m_position = 0;
    m_bytes.append(bytes, size);
}

std::optional<QByteArray> InputLines::next()
{
    const qsizetype lineEnd = m_bytes.indexOf('\n', m_scanned);
    if (lineEnd >= 0)
        return take(lineEnd + 1 - m_position);
    m_scanned = m_bytes.size();
    const qsizetype left = m_bytes.size() - m_position;
    if (left > m_longest || (m_ended && left > 0))
        return take(left);
    return std::nullopt;
}

QByteArray InputLines::take(qsizetype size)
{
    const QByteArray line = m_bytes.mid(m_position, size);
    m_position += size;
    m_scanned = m_position;
    return line;
}

} // namespace wirebench
