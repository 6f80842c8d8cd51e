#pragma once

#include "core/payload/linereader.h"

namespace wirebench {

/// What ports 4240 and 4242 take: a pseudonym and its newline, then lines. Takes the bytes of a stream and
/// gives events, one at a time, so that whoever limits a rate can leave the rest for later. A value; one for
/// one connection.
class NamedLines
{
public:
    explicit NamedLines(qsizetype lineLimit = LineReader::usualLimit) : m_lines(lineLimit) {}

    struct Event
    {
        bool isName = false; ///< the first line; a byte order mark before it is taken away
        TextLine line;

        friend bool operator==(const Event &, const Event &) = default;
    };

    void add(QByteArrayView bytes) { m_lines.add(bytes); }
    std::optional<Event> next() { return named(m_lines.next()); }
    /// The end of the stream: a last line without a newline counts, a pseudonym without one does not.
    std::optional<Event> finish();

    bool hasName() const { return m_hasName; }
    /// Bytes that wait for their newline. After next() gave nothing.
    qint64 partial() const { return m_lines.partial(); }

private:
    std::optional<Event> named(std::optional<TextLine> line);

    LineReader m_lines;
    bool m_hasName = false;
};

} // namespace wirebench
