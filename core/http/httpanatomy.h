#pragma once

#include "core/http/httplines.h"
#include "core/http/httpmessage.h"
#include "core/http/httppart.h"

namespace wirebench {

/// The parts of one message in the order in which its bytes are read. Each byte is told of once, so that the
/// parts lie one behind the other without gaps; behind the limit nothing is kept any more, the count of bytes
/// goes on. A value; belongs to the reader and its thread.
class HttpAnatomy
{
public:
    /// @param limit of parts, at least 1; the last place is kept for a Fault.
    explicit HttpAnatomy(int limit) : m_limit(limit) {}

    void clear();
    /// @p length bytes of one kind follow. They lengthen the last part if that is of the same kind and still
    /// open, so that it makes no difference in how many pieces they come.
    void add(HttpPartKind kind, quint64 length);
    /// Whole lines, with their CR LF.
    void addRequestLine(const HttpRequestHead &head);
    void addStatusLine(const HttpLines::Line &line);
    void addField(const HttpLines::Line &line, HttpPartKind name = HttpPartKind::FieldName,
                  HttpPartKind value = HttpPartKind::FieldValue);
    void addLineEnd();
    /// The next bytes begin a part of their own.
    void close() { m_open = false; }
    /// Everything from @p offset on is one Fault.
    void fault(quint64 offset);

    const QList<HttpPart> &parts() const { return m_parts; }
    quint64 size() const { return m_size; } ///< bytes

private:
    QList<HttpPart> m_parts;
    quint64 m_size = 0;
    int m_limit;
    bool m_open = false;
};

} // namespace wirebench
