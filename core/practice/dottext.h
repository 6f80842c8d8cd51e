#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

/// Reads a text that ends with a line of one dot, as in SMTP (RFC 5321, 4.5.2) and NNTP (RFC 3977, 3.1.1): a
/// further dot at the beginning of a line is taken away. Lines may be of any length. What is beyond the limit is
/// counted, not kept. A value.
class DotTextReader
{
public:
    /// @param bareLf the lines of this client end in LF alone (somebody at nc): the text gets CR LF, and a
    /// dot between two LF ends it. Otherwise only CR LF counts, so that nothing can be smuggled behind an end
    /// that others do not see.
    DotTextReader(qsizetype limit, bool bareLf) : m_limit(limit), m_bareLf(bareLf) {}

    /// Takes bytes up to the end of the text at most. Returns how many.
    qsizetype add(QByteArrayView bytes);
    bool isDone() const { return m_place == Place::Done; }
    bool isTooLong() const { return m_isTooLong; }
    /// So far; each line of a finished text ends in CR LF.
    const QByteArray &text() const { return m_text; }

private:
    enum class Place : quint8 { LineStart, Dot, DotReturn, Line, Return, Done };

    void take(char byte);
    void keep(QByteArrayView bytes);
    void endLine();

    qsizetype m_limit;
    bool m_bareLf;
    bool m_isTooLong = false;
    Place m_place = Place::LineStart;
    QByteArray m_text;
};

/// The other way round: CR LF after each line, a further dot before a dot, and the final line ".\r\n".
QByteArray withDots(QByteArrayView text);

} // namespace wirebench
