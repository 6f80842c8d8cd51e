#pragma once

#include "core/base/error.h"
#include "core/http/httpanatomy.h"

#include <QByteArray>

namespace wirebench {

/// Undoes the chunked coding of a body up to its last chunk; the trailer behind that is HttpLines' (RFC 9112,
/// 7.1). The bytes of the chunks are handed through where they lie. A value; belongs to the reader and its
/// thread.
class HttpChunks
{
public:
    /// @param limit bytes of one line with a size and its extension.
    void begin(qint64 limit);

    enum class State : quint8 {
        NeedMore, ///< everything was consumed
        Data,     ///< the last `data` bytes of what was consumed belong to the body
        Last,     ///< the line of the last chunk was read
        Bad,      ///< fault() says what
    };
    /// @param mostData bytes of the body that are taken.
    State take(QByteArrayView input, qint64 mostData, HttpAnatomy &anatomy, qsizetype &consumed,
               qsizetype &data);

    struct Fault
    {
        ErrorCode code = ErrorCode::None;
        qsizetype back = 1; ///< how far before the end of what was consumed it lies
    };
    const Fault &fault() const { return m_fault; }
    const QByteArray &line() const { return m_line; } ///< with a size, so far

private:
    enum class At : quint8 { FirstDigit, Digits, Blank, Extension, LineFeed, Data, DataReturn, DataFeed };

    State step(char c, HttpAnatomy &anatomy);
    State stepSize(char c, HttpAnatomy &anatomy);
    State stepExtension(char c, HttpAnatomy &anatomy);
    State stepLineFeed(char c, HttpAnatomy &anatomy);
    State stepDataEnd(char c, HttpAnatomy &anatomy);
    State refuse(ErrorCode code, HttpAnatomy &anatomy, qsizetype back = 1);

    qint64 m_limit = 0;
    At m_at = At::FirstDigit;
    qint64 m_size = 0; ///< of the chunk, then what is left of it
    QByteArray m_line;
    Fault m_fault;
};

} // namespace wirebench
