#include "core/dialogue/threedigitreader.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasCode(const QByteArray &line)
{
    return line.size() >= 3 && isDigit(line[0]) && isDigit(line[1]) && isDigit(line[2]) &&
           (line.size() == 3 || line[3] == ' ' || line[3] == '-');
}

bool continues(const QByteArray &line)
{
    return line.size() > 3 && line[3] == '-';
}

} // namespace

ReadStep ThreeDigitReader::read(QByteArrayView &bytes)
{
    for (;;) {
        const ReadStep step = m_line.read(bytes);
        if (step != ReadStep::Done)
            return step == ReadStep::Bad ? bad() : step;
        const QByteArray line = m_line.take();
        m_bytes += line.size();
        if (m_bytes > mostBytes || m_reply.lines.size() >= mostLines)
            return bad();
        const bool isFirst = m_reply.lines.isEmpty();
        if (isFirst && !hasCode(line))
            return bad(line);
        m_reply.lines.append(line);
        if (isFirst)
            m_reply.code = QString::fromLatin1(line.first(3));
        const bool isLast = hasCode(line) && !continues(line) && QString::fromLatin1(line.first(3)) == m_reply.code;
        if (isLast) {
            m_reply.text = line.mid(4);
            return ReadStep::Done;
        }
    }
}

Reply ThreeDigitReader::take()
{
    m_bytes = 0;
    return std::exchange(m_reply, {});
}

} // namespace wirebench
