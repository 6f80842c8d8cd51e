#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>

namespace wirebench {

/// Collects the lines of one head or trailer from bytes that come in pieces of any size, and refuses at the
/// first byte what Beast's parser is lenient about or would only say at the end of the head: bare CR and LF,
/// folded fields, control characters, names that are no token or not followed by their colon (RFC 9112, 2.2
/// and 5). Bounded in bytes and fields. A value; belongs to the reader and its thread.
class HttpLines
{
public:
    enum class Section : quint8 { Request, Response, Trailer };

    /// Where a line and its parts lie, in bytes().
    struct Line
    {
        enum class Kind : quint8 { Blank, Start, Field } kind = Kind::Blank;
        qsizetype begin = 0;
        qsizetype colon = 0; ///< where the name ends
        qsizetype value = 0; ///< without the blanks around it
        qsizetype valueEnd = 0;
        qsizetype end = 0; ///< of the line, before its CR LF
    };

    struct Fault
    {
        ErrorCode code = ErrorCode::None;
        qsizetype offset = 0; ///< in bytes()
    };

    /// @param limit of bytes; @param fields at most.
    void begin(Section section, qint64 limit, int fields);

    enum class State : quint8 {
        NeedMore, ///< everything was consumed
        Line,     ///< line() is whole
        End,      ///< the empty line at the end, which is line()
        Bad,      ///< fault() says what; its byte is the last that was consumed, or stands before it
    };
    State take(QByteArrayView input, qsizetype &consumed);

    const Line &line() const { return m_line; } ///< the one under way, or just whole
    const QList<Line> &fields() const { return m_fields; }
    const QByteArray &bytes() const { return m_bytes; }
    const Fault &fault() const { return m_fault; }

private:
    enum class At : quint8 { Begin, Start, Name, BeforeValue, Value, LineFeed };

    State step(char c, qsizetype at);
    State beginLine(char c, qsizetype at);
    State beginField(char c, qsizetype at);
    State stepStart(char c, qsizetype at);
    State stepName(char c, qsizetype at);
    State stepValue(char c, qsizetype at);
    State endLine(char c, qsizetype at);
    State refuse(ErrorCode code, qsizetype at);

    Section m_section = Section::Request;
    qint64 m_limit = 0;
    int m_mostFields = 0;
    At m_at = At::Begin;
    bool m_started = false; ///< the start line has been
    Line m_line;
    QList<Line> m_fields;
    QByteArray m_bytes;
    Fault m_fault;
};

} // namespace wirebench
