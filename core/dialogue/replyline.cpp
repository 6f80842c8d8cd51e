#include "core/dialogue/replyline.h"

#include <utility>

namespace wirebench {

ReadStep ReplyLine::read(QByteArrayView &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
    if (m_line.size() + part.size() > m_limit + 1) // its CR may be one over
        return ReadStep::Bad;
    m_line.append(part.data(), part.size());
    bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
    if (end < 0)
        return ReadStep::More;
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    return m_line.size() > m_limit ? ReadStep::Bad : ReadStep::Done;
}

QByteArray ReplyLine::take()
{
    return std::exchange(m_line, {});
}

} // namespace wirebench
