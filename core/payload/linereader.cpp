#include "core/payload/linereader.h"

#include "core/payload/utf8.h"

#include <algorithm>
#include <utility>

namespace wirebench {

void LineReader::add(QByteArrayView bytes)
{
    if (m_position == m_input.size()) {
        m_input = bytes.toByteArray();
    } else {
        m_input.remove(0, m_position);
        m_input.append(bytes);
    }
    m_position = 0;
}

std::optional<TextLine> LineReader::next()
{
    const QByteArrayView rest = QByteArrayView(m_input).sliced(m_position);
    const qsizetype end = rest.indexOf('\n');
    if (end >= 0) {
        take(rest.first(end));
        m_position += end + 1;
        return ended(true);
    }
    take(rest);
    m_input.clear();
    m_position = 0;
    return std::nullopt;
}

std::optional<TextLine> LineReader::finish()
{
    if (partial() == 0)
        return std::nullopt;
    return ended(false);
}

void LineReader::take(QByteArrayView part)
{
    if (m_cut > 0 && !part.isEmpty()) { // the one byte over the limit was no line end
        m_cut += part.size();
        return;
    }
    const qsizetype room = m_limit + 1 - m_line.size();
    const qsizetype kept = std::min(room, part.size());
    m_line.append(part.first(kept));
    m_cut += part.size() - kept;
}

TextLine LineReader::ended(bool hasNewline)
{
    TextLine line;
    line.hasNewline = hasNewline;
    line.cut = std::exchange(m_cut, 0);
    line.bytes = std::exchange(m_line, {});
    if (hasNewline && line.cut == 0 && line.bytes.endsWith('\r')) {
        line.hasCarriageReturn = true;
        line.bytes.chop(1);
    }
    if (line.bytes.size() <= m_limit)
        return line;
    QByteArrayView kept = QByteArrayView(line.bytes).first(m_limit);
    kept.chop(incompleteUtf8Tail(kept));
    line.cut += line.bytes.size() - kept.size();
    line.bytes.truncate(kept.size());
    return line;
}

} // namespace wirebench
