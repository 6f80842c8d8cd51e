#include "core/http/httpanatomy.h"

#include <algorithm>

namespace wirebench {

void HttpAnatomy::clear()
{
    m_parts.clear();
    m_size = 0;
    m_open = false;
}

void HttpAnatomy::add(HttpPartKind kind, quint64 length)
{
    if (length == 0)
        return;
    if (m_open && m_parts.last().kind == kind) {
        m_parts.last().length += length;
    } else if (m_parts.size() < m_limit - 1) {
        m_parts.append({kind, m_size, length});
        m_open = true;
    } else {
        m_open = false;
    }
    m_size += length;
}

void HttpAnatomy::addRequestLine(const HttpRequestHead &head)
{
    add(HttpPartKind::Method, quint64(head.method.size()));
    add(HttpPartKind::LineEnd, 1);
    add(HttpPartKind::Target, quint64(head.target.size()));
    add(HttpPartKind::LineEnd, 1);
    add(HttpPartKind::Version, 8); // "HTTP/1.1"
    addLineEnd();
}

void HttpAnatomy::addStatusLine(const HttpLines::Line &line)
{
    constexpr qsizetype beforeReason = 13; // "HTTP/1.1 200 "
    add(HttpPartKind::Version, 8);
    add(HttpPartKind::LineEnd, 1);
    add(HttpPartKind::Status, 3);
    add(HttpPartKind::LineEnd, 1);
    add(HttpPartKind::Reason, quint64(line.end - line.begin - beforeReason));
    addLineEnd();
}

void HttpAnatomy::addField(const HttpLines::Line &line, HttpPartKind name, HttpPartKind value)
{
    add(name, quint64(line.colon - line.begin));
    add(HttpPartKind::LineEnd, quint64(line.value - line.colon));
    add(value, quint64(line.valueEnd - line.value));
    add(HttpPartKind::LineEnd, quint64(line.end + 2 - line.valueEnd));
    close();
}

void HttpAnatomy::addLineEnd()
{
    add(HttpPartKind::LineEnd, 2);
    close();
}

void HttpAnatomy::fault(quint64 offset)
{
    while (!m_parts.isEmpty() && m_parts.last().offset >= offset)
        m_parts.removeLast();
    if (!m_parts.isEmpty()) {
        HttpPart &last = m_parts.last();
        last.length = std::min(last.length, offset - last.offset);
    }
    m_parts.append({HttpPartKind::Fault, offset, m_size - offset});
    m_open = false;
}

} // namespace wirebench
