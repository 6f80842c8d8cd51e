#include "core/practice/imapcommand.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype lineLimit = 8192; // RFC 2683, 3.2.1.5
constexpr qsizetype literalsLimit = 20;

} // namespace

bool ImapCommand::take(char wanted)
{
    if (peek() != wanted || atEnd())
        return false;
    ++m_at;
    return true;
}

QByteArray ImapCommand::atom()
{
    const qsizetype begin = m_at;
    int brackets = 0;
    while (!atEnd()) {
        const char c = peek();
        if (brackets == 0 && (c == ' ' || c == '(' || c == ')' || c == '"'))
            break;
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        ++m_at;
    }
    return text.mid(begin, m_at - begin);
}

std::optional<QByteArray> ImapCommand::string()
{
    if (peek() == '"')
        return quoted();
    if (peek() == '{')
        return literal();
    const QByteArray word = atom();
    return word.isEmpty() ? std::nullopt : std::optional(word);
}

std::optional<QByteArray> ImapCommand::quoted()
{
    QByteArray result;
    for (++m_at; !atEnd(); ++m_at) {
        char c = peek();
        if (c == '"') {
            ++m_at;
            return result;
        }
        if (c == '\\') {
            ++m_at;
            c = peek();
        }
        result += c;
    }
    return std::nullopt;
}

std::optional<QByteArray> ImapCommand::literal()
{
    const qsizetype end = text.indexOf('}', m_at);
    if (end < 0 || m_literal >= literals.size())
        return std::nullopt;
    m_at = end + 1;
    return literals[m_literal++];
}

ImapCommandReader::ImapCommandReader(qsizetype literalLimit) : m_input(lineLimit), m_literalLimit(literalLimit) {}

void ImapCommandReader::clear()
{
    m_input.clear();
    m_goesOn = m_inLiteral = false;
}

ImapCommandReader::Outcome ImapCommandReader::next()
{
    if (m_inLiteral) {
        const QByteArrayView rest = m_input.rest();
        const qsizetype count = qMin(m_missing, rest.size());
        m_command.literals.last().append(rest.first(count));
        m_input.skip(count);
        m_missing -= count;
        if (m_missing > 0)
            return Outcome::NeedMore;
        m_inLiteral = false;
        m_goesOn = true;
    }
    const auto line = m_input.line();
    if (!line)
        return Outcome::NeedMore;
    if (!std::exchange(m_goesOn, false)) {
        m_command = {};
        m_total = 0;
    }
    m_command.text += line->text;
    m_total += line->text.size();
    const auto literal = announcedLiteral(line->text);
    const bool isTooLong = line->isTooLong || literal.value_or(0) > m_literalLimit - m_total ||
                           m_command.literals.size() >= literalsLimit;
    if (isTooLong)
        return Outcome::TooLong;
    m_total += qsizetype(literal.value_or(0));
    if (!literal)
        return Outcome::Command;
    m_command.literals.append(QByteArray());
    m_missing = qsizetype(*literal);
    m_inLiteral = true;
    return Outcome::Continue;
}

/// "…{12}" at the end of a line.
std::optional<qint64> ImapCommandReader::announcedLiteral(const QByteArray &line) const
{
    const qsizetype begin = line.lastIndexOf('{');
    if (!line.endsWith('}') || begin < 0)
        return std::nullopt;
    const QByteArray digits = line.mid(begin + 1, line.size() - begin - 2);
    const bool areDigits = !digits.isEmpty() && digits.size() < 18 &&
                           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return areDigits ? std::optional(digits.toLongLong()) : std::nullopt;
}

QByteArray imapString(const QByteArray &text)
{
    const bool isPlain = text.size() < 1000 &&
                         std::all_of(text.begin(), text.end(), [](char c) { return uchar(c) >= ' ' && uchar(c) < 127; });
    if (!isPlain)
        return '{' + QByteArray::number(text.size()) + "}\r\n" + text;
    return '"' + QByteArray(text).replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

std::optional<ImapNumbers> ImapNumbers::parse(const QByteArray &text, quint32 highest)
{
    ImapNumbers numbers;
    for (const QByteArray &part : text.split(',')) {
        bool areNumbers = true;
        const auto number = [&](const QByteArray &digits) {
            bool ok = digits == "*";
            const quint32 value = ok ? highest : digits.toUInt(&ok);
            areNumbers &= ok && (value > 0 || digits == "*");
            return value;
        };
        const qsizetype colon = part.indexOf(':');
        const quint32 first = number(part.left(colon < 0 ? part.size() : colon));
        const quint32 last = colon < 0 ? first : number(part.mid(colon + 1));
        if (!areNumbers)
            return std::nullopt;
        numbers.m_ranges.append({qMin(first, last), qMax(first, last)});
    }
    return numbers;
}

bool ImapNumbers::contains(quint32 number) const
{
    return std::any_of(m_ranges.begin(), m_ranges.end(), [number](const QPair<quint32, quint32> &range) {
        return number >= range.first && number <= range.second;
    });
}

} // namespace wirebench
