#include "core/dialogue/popreader.h"

#include <utility>

namespace wirebench {

ReadStep PopReader::read(QByteArrayView &bytes)
{
    const ReadStep step = m_line.read(bytes);
    if (step != ReadStep::Done)
        return step == ReadStep::Bad ? bad() : step;
    const QByteArray line = m_line.take();
    const qsizetype blank = line.indexOf(' ');
    const QByteArray word = (blank < 0 ? line : line.first(blank)).toUpper();
    if (word != "+OK" && word != "-ERR" && word != "+")
        return bad(line);
    m_reply = {QString::fromLatin1(word), {line}, blank < 0 ? QByteArray() : line.mid(blank + 1)};
    return ReadStep::Done;
}

Reply PopReader::take()
{
    return std::exchange(m_reply, {});
}

} // namespace wirebench
