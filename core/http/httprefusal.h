#pragma once

#include "core/base/error.h"
#include "core/http/httplines.h"

namespace wirebench {

/// Why a message is read no further, and from which byte of it on the anatomy shows a fault. Errors have the
/// arguments that error.h says: the peer left empty, an excerpt, the offset in the message. Free functions.
struct HttpRefusal
{
    Error error;
    quint64 partOffset = 0; ///< in the message, as all offsets here
};

/// What stood at the fault, shortened, control characters as symbols.
enum class HttpExcerpt : quint8 { KeepBegin, KeepEnd };
QString httpExcerpt(QByteArrayView bytes, HttpExcerpt keep = HttpExcerpt::KeepBegin);

HttpRefusal refusalAt(ErrorCode code, QByteArrayView shown, quint64 at);
HttpRefusal refusalByLimit(ErrorCode code, qint64 limit, quint64 at);

/// Of lines that have been collected; @p linesAt is where they begin in the message.
class HttpLineRefusals
{
public:
    HttpLineRefusals(const HttpLines &lines, quint64 linesAt) : m_lines(lines), m_linesAt(linesAt) {}

    /// A fault that showed while a line was under way (HttpLines::State::Bad).
    HttpRefusal ofLine(bool isRequest, qint64 byteLimit, qint64 fieldLimit) const;
    /// A start line that is whole and not as it should be.
    HttpRefusal ofStartLine(ErrorCode code, bool isRequest) const;
    /// A fault that showed when the head was whole. @param field its index, -1 if the head lacks it
    HttpRefusal ofField(ErrorCode code, qsizetype field) const;

private:
    const HttpLines &m_lines;
    quint64 m_linesAt;
};

} // namespace wirebench
