#pragma once

#include "core/practice/practiceinput.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace wirebench {

/// One command of IMAP as it came (RFC 3501, 9): lines, and the literals whose "{SIZE}" stands at the end of each
/// but the last. Read from the left.
class ImapCommand
{
public:
    QByteArray text; ///< the lines, one behind the other
    QList<QByteArray> literals;

    bool atEnd() const { return m_at >= text.size(); }
    char peek() const { return atEnd() ? '\0' : text.at(m_at); }
    bool take(char wanted);
    bool takeBlank() { return take(' '); }
    /// Up to a blank, a parenthesis or the end; a bracket with what is in it belongs to it. Empty if there is none.
    QByteArray atom();
    /// An atom, a quoted string or a literal; nothing where none of them stands.
    std::optional<QByteArray> string();
    /// Everything that is left.
    QByteArray rest() const { return text.mid(m_at); }

private:
    std::optional<QByteArray> quoted();
    std::optional<QByteArray> literal();

    qsizetype m_at = 0;
    qsizetype m_literal = 0;
};

/// Cuts what a client of IMAP sends into commands, literals included. A value; one for one connection.
class ImapCommandReader
{
public:
    explicit ImapCommandReader(qsizetype literalLimit);

    enum class Outcome : quint8 {
        NeedMore,
        Continue, ///< a literal is announced: say "+"
        Command,
        TooLong,  ///< a line or a literal: command() has its beginning
    };

    void add(QByteArrayView bytes) { m_input.add(bytes); }
    void clear();
    Outcome next();
    const ImapCommand &command() const { return m_command; }

private:
    std::optional<qint64> announcedLiteral(const QByteArray &line) const;

    PracticeInput m_input;
    const qsizetype m_literalLimit;
    ImapCommand m_command;
    qsizetype m_total = 0;   ///< bytes of its lines and literals
    qsizetype m_missing = 0; ///< of the literal under way
    bool m_inLiteral = false;
    bool m_goesOn = false; ///< the next line belongs to m_command
};

/// A text as IMAP sends it: quoted where that is possible, else a literal.
QByteArray imapString(const QByteArray &text);

/// Numbers as "1:3,7,9:*" (RFC 3501, 9, sequence-set).
class ImapNumbers
{
public:
    /// @param highest what "*" stands for. Nothing where the text is no such set.
    static std::optional<ImapNumbers> parse(const QByteArray &text, quint32 highest);
    bool contains(quint32 number) const;

private:
    QList<QPair<quint32, quint32>> m_ranges;
};

} // namespace wirebench
