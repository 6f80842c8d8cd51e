#include "core/program/pythonregex.h"

#include <QRegularExpression>

namespace wirebench {

namespace {

bool isOneOf(QChar c, QStringView set)
{
    return set.contains(c);
}

bool isHexDigit(QChar c)
{
    return isOneOf(c.toLower(), u"0123456789abcdef");
}

bool isPunctuation(QChar c)
{
    return c.unicode() > 0x20 && c.unicode() < 0x7F && !c.isLetterOrNumber();
}

/// Walks through a pattern and copies what is the same in Python.
class PatternCopy
{
public:
    explicit PatternCopy(const QString &pattern) : m_pattern(pattern) {}

    std::optional<QString> copy()
    {
        while (m_at < m_pattern.size()) {
            if (!copyNext())
                return std::nullopt;
        }
        return m_copy;
    }

private:
    QChar at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : QChar();
    }
    bool stands(QStringView text) const { return QStringView(m_pattern).sliced(m_at).startsWith(text); }
    bool take(qsizetype count)
    {
        m_copy += QStringView(m_pattern).mid(m_at, count);
        m_at += count;
        return true;
    }

    bool copyNext();
    bool copyEscape(QStringView letters);
    bool copyGroup();
    bool copyClass();
    bool copyCount();
    bool copyQuantifier(qsizetype length);

    const QString m_pattern;
    QString m_copy;
    qsizetype m_at = 0;
};

bool PatternCopy::copyNext()
{
    switch (at().unicode()) {
    case u'\\':
        return copyEscape(u"dDwWsSbBArntfa");
    case u'(':
        return copyGroup();
    case u'[':
        return copyClass();
    case u'{':
        return copyCount();
    case u'*':
    case u'+':
    case u'?':
        return copyQuantifier(1);
    default:
        return take(1);
    }
}

/// @param letters those that mean the same here in both.
bool PatternCopy::copyEscape(QStringView letters)
{
    const QChar letter = at(1);
    if (letter == u'x')
        return isHexDigit(at(2)) && isHexDigit(at(3)) && take(4);
    const bool isReference = letter >= u'1' && letter <= u'9' && !at(2).isDigit() && isOneOf(u'A', letters);
    return (isOneOf(letter, letters) || isPunctuation(letter) || isReference) && take(2);
}

bool PatternCopy::copyGroup()
{
    if (at(1) == u'*')
        return false;
    if (at(1) != u'?')
        return take(1);
    if (isOneOf(at(2), u":=!"))
        return take(3);
    static const QRegularExpression name(QStringLiteral("\\G\\(\\?P?<([A-Za-z_][A-Za-z0-9_]*)>"));
    const QRegularExpressionMatch match = name.match(m_pattern, m_at);
    if (!match.hasMatch())
        return false;
    m_copy += QStringLiteral("(?P<%1>").arg(match.captured(1));
    m_at += match.capturedLength();
    return true;
}

bool PatternCopy::copyClass()
{
    take(at(1) == u'^' ? 2 : 1);
    bool isFirst = true;
    for (; m_at < m_pattern.size(); isFirst = false) {
        if (at() == u']' && !isFirst)
            return take(1);
        const bool isReserved =
            at() == u'[' || stands(u"--") || stands(u"&&") || stands(u"||") || stands(u"~~");
        if (isReserved)
            return false;
        if (at() != u'\\')
            take(1);
        else if (!copyEscape(u"dDwWsSbrntfa"))
            return false;
    }
    return false;
}

bool PatternCopy::copyCount()
{
    static const QRegularExpression count(QStringLiteral("\\G\\{[0-9]+(,[0-9]*)?\\}"));
    const QRegularExpressionMatch match = count.match(m_pattern, m_at);
    return match.hasMatch() && copyQuantifier(match.capturedLength());
}

/// Greedy or lazy; Python knows possessive ones only since 3.11.
bool PatternCopy::copyQuantifier(qsizetype length)
{
    take(length);
    if (at() == u'+')
        return false;
    return at() != u'?' || take(1);
}

} // namespace

std::optional<QString> pythonPattern(const QString &pattern)
{
    return PatternCopy(pattern).copy();
}

} // namespace wirebench
