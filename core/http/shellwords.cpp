#include "core/http/shellwords.h"

#include <QRegularExpression>
#include <QStringView>

namespace wirebench {

namespace {

tl::unexpected<Error> mistake(const QString &reason, qsizetype position)
{
    Error error{ErrorCode::InvalidCurlCommand, {QString(), reason}};
    error.position = int(position);
    return failure(error);
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// The quotes of POSIX shells, and $'…' of bash.
class PosixSplitter
{
public:
    explicit PosixSplitter(const QString &text) : m_text(text) {}

    Result<ShellCommand> split()
    {
        ShellCommand command;
        while (skipBlanks()) {
            if (isOperator()) {
                command.rest = m_text.mid(m_at).trimmed();
                return command;
            }
            ShellWord word{{}, int(m_at)};
            const auto done = readWord(word.text);
            if (!done)
                return failure(done.error());
            command.words.append(word);
        }
        return command;
    }

private:
    QChar at(qsizetype offset = 0) const
    {
        return m_at + offset < m_text.size() ? m_text[m_at + offset] : QChar();
    }
    bool atEnd() const { return m_at >= m_text.size(); }

    /// The length of a backslash with the line end behind it; 0 for none. Blanks between them are a common
    /// slip.
    qsizetype continuation() const
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && isBlank(m_text[end]) && m_text[end] != u'\n')
            ++end;
        return at() == u'\\' && end < m_text.size() && m_text[end] == u'\n' ? end + 1 - m_at : 0;
    }

    /// Comments too. False at the end of the text.
    bool skipBlanks()
    {
        while (!atEnd()) {
            if (isBlank(at()))
                ++m_at;
            else if (const qsizetype length = continuation())
                m_at += length;
            else if (at() == u'#')
                m_at = m_text.indexOf(u'\n', m_at) < 0 ? m_text.size() : m_text.indexOf(u'\n', m_at);
            else
                return true;
        }
        return false;
    }

    bool isOperator() const
    {
        static const QRegularExpression operators(QStringLiteral("\\G(?:[|;&()]|[0-9]?[<>])"));
        return operators.match(m_text, m_at).hasMatch();
    }

    Result<void> readWord(QByteArray &out)
    {
        while (!atEnd() && !isBlank(at())) {
            const auto done = readPiece(out);
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> readPiece(QByteArray &out)
    {
        if (at() == u'\'')
            return readSingle(out);
        if (at() == u'$' && at(1) == u'\'')
            return readEscaped(out);
        if (at() == u'$' && at(1) == u'"')
            ++m_at;
        if (at() == u'"')
            return readDouble(out);
        if (const qsizetype length = continuation()) {
            m_at += length;
            return {};
        }
        if (at() == u'\\' && m_at + 1 < m_text.size())
            ++m_at;
        append(out);
        return {};
    }

    Result<void> readSingle(QByteArray &out)
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0)
            return mistake(QStringLiteral("a quote ' has no end"), m_at);
        out += QStringView(m_text).mid(m_at + 1, end - m_at - 1).toUtf8();
        m_at = end + 1;
        return {};
    }

    Result<void> readDouble(QByteArray &out)
    {
        const qsizetype begin = m_at++;
        while (!atEnd() && at() != u'"') {
            if (at() == u'\\' && (at(1) == u'\n' || (at(1) == u'\r' && at(2) == u'\n'))) {
                m_at += at(1) == u'\n' ? 2 : 3;
                continue;
            }
            const QChar next = at(1);
            if (at() == u'\\' && (next == u'"' || next == u'\\' || next == u'$' || next == u'`'))
                ++m_at;
            append(out);
        }
        if (atEnd())
            return mistake(QStringLiteral("a quote \" has no end"), begin);
        ++m_at;
        return {};
    }

    Result<void> readEscaped(QByteArray &out)
    {
        const qsizetype begin = m_at;
        m_at += 2;
        while (!atEnd() && at() != u'\'') {
            if (at() == u'\\' && m_at + 1 < m_text.size())
                readEscape(out);
            else
                append(out);
        }
        if (atEnd())
            return mistake(QStringLiteral("a quote $' has no end"), begin);
        ++m_at;
        return {};
    }

    void readEscape(QByteArray &out)
    {
        static const QByteArray letters = "abeEfnrtv\\'\"?";
        static const QByteArray bytes = "\a\b\033\033\f\n\r\t\v\\'\"?";
        const char letter = at(1).toLatin1();
        const qsizetype known = letter ? letters.indexOf(letter) : -1;
        if (letter >= '0' && letter <= '7') {
            m_at += 1;
            out += char(takeNumber(8, 3));
            return;
        }
        m_at += 2;
        if (known >= 0)
            out += bytes[known];
        else if (letter == 'x' && isHexDigit(at()))
            out += char(takeNumber(16, 2));
        else if ((letter == 'u' || letter == 'U') && isHexDigit(at()))
            appendCodePoint(out, letter == 'u' ? 4 : 8);
        else
            keepEscape(out);
    }

    /// What is no escape stays as it is written.
    void keepEscape(QByteArray &out)
    {
        --m_at;
        out += '\\';
        append(out);
    }

    static bool isHexDigit(QChar c)
    {
        bool isDigit = false;
        QString(c).toUInt(&isDigit, 16);
        return isDigit;
    }

    uint takeNumber(uint base, int digits)
    {
        uint number = 0;
        for (; digits > 0; --digits, ++m_at) {
            bool isDigit = false;
            const uint digit = QString(at()).toUInt(&isDigit, int(base));
            if (!isDigit)
                break;
            number = number * base + digit;
        }
        return number;
    }

    /// Browsers write letters beyond U+FFFF as two surrogates, which bash does not.
    void appendCodePoint(QByteArray &out, int digits)
    {
        uint code = takeNumber(16, digits);
        if (QChar::isHighSurrogate(code) && at() == u'\\' && at(1) == u'u') {
            m_at += 2;
            code = QChar::surrogateToUcs4(char16_t(code), char16_t(takeNumber(16, 4)));
        }
        const char32_t letter = code > QChar::LastValidCodePoint || QChar::isSurrogate(code) ? 0xfffd : code;
        out += QString::fromUcs4(&letter, 1).toUtf8();
    }

    void append(QByteArray &out)
    {
        const qsizetype length = at().isHighSurrogate() && at(1).isLowSurrogate() ? 2 : 1;
        out += QStringView(m_text).mid(m_at, length).toUtf8();
        m_at += length;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

/// cmd.exe first, which knows ^ and quotes; then the C library, which knows \" and quotes.
class WindowsSplitter
{
public:
    explicit WindowsSplitter(const QString &text) : m_text(text) {}

    Result<ShellCommand> split()
    {
        undoCarets();
        ShellCommand command;
        command.rest = m_rest;
        while (skipBlanks()) {
            ShellWord word{{}, m_positions[m_at]};
            const auto done = readWord(word.text);
            if (!done)
                return failure(done.error());
            command.words.append(word);
        }
        return command;
    }

private:
    void undoCarets()
    {
        bool quoted = false;
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (c == u'^' && !quoted) {
                i = undoCaret(i);
            } else if (!quoted && (c == u'&' || c == u'|' || c == u'<' || c == u'>')) {
                m_rest = m_text.mid(i).trimmed();
                return;
            } else {
                quoted = c == u'"' ? !quoted : quoted;
                keep(isBlank(c) && !quoted ? QChar(u' ') : c, i);
            }
        }
    }

    /// The letter behind it counts for nothing but itself; a line end does not count, but the letter behind
    /// that.
    qsizetype undoCaret(qsizetype i)
    {
        qsizetype next = i + 1;
        if (next < m_text.size() && m_text[next] == u'\r')
            ++next;
        if (next >= m_text.size())
            return next;
        if (m_text[next] != u'\n') {
            keep(m_text[next], next);
            return next;
        }
        if (next + 1 < m_text.size() && m_text[next + 1] == u'\r')
            ++next;
        if (next + 1 < m_text.size() && m_text[next + 1] == u'\n') {
            ++next;
            keep(u'\n', next);
        }
        return next;
    }

    void keep(QChar c, qsizetype position)
    {
        m_kept += c;
        m_positions += int(position);
    }

    bool skipBlanks()
    {
        while (m_at < m_kept.size() && (m_kept[m_at] == u' ' || m_kept[m_at] == u'\t'))
            ++m_at;
        return m_at < m_kept.size();
    }

    bool isQuoteAt(qsizetype i) const { return i < m_kept.size() && m_kept[i] == u'"'; }

    Result<void> readWord(QByteArray &out)
    {
        QString word;
        qsizetype quote = -1; // where the open one stands
        while (m_at < m_kept.size() && (quote >= 0 || (m_kept[m_at] != u' ' && m_kept[m_at] != u'\t'))) {
            qsizetype slashes = 0;
            while (m_at + slashes < m_kept.size() && m_kept[m_at + slashes] == u'\\')
                ++slashes;
            const bool beforeQuote = isQuoteAt(m_at + slashes);
            word += QString(beforeQuote ? slashes / 2 : slashes, u'\\');
            m_at += slashes;
            const bool isLiteral = beforeQuote && slashes % 2 == 1;
            if (beforeQuote && !isLiteral)
                readQuote(word, quote);
            else if (m_at < m_kept.size() && (slashes == 0 || isLiteral))
                word += m_kept[m_at++];
        }
        if (quote >= 0)
            return mistake(QStringLiteral("a quote \" has no end"), m_positions[quote]);
        out = word.toUtf8();
        return {};
    }

    /// Begins or ends what is quoted; two of them inside are one that counts for itself.
    void readQuote(QString &word, qsizetype &quote)
    {
        if (quote >= 0 && isQuoteAt(m_at + 1)) {
            word += u'"';
            m_at += 2;
            return;
        }
        quote = quote >= 0 ? -1 : m_at;
        ++m_at;
    }

    const QString &m_text;
    QString m_kept; ///< what cmd.exe hands on
    QList<int> m_positions;
    QString m_rest;
    qsizetype m_at = 0;
};

} // namespace

Shell shellOf(const QString &text)
{
    static const QRegularExpression windows(QStringLiteral("\\^\\r?\\n|\\s\\^\""));
    static const QRegularExpression posix(QStringLiteral("\\\\\\r?\\n|\\s\\$?'"));
    return windows.match(text).hasMatch() && !posix.match(text).hasMatch() ? Shell::Windows : Shell::Posix;
}

Result<ShellCommand> splitCommand(const QString &text, Shell shell)
{
    return shell == Shell::Windows ? WindowsSplitter(text).split() : PosixSplitter(text).split();
}

QString posixQuoted(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_@%+=:,./-]+\\z"));
    if (plain.match(text).hasMatch())
        return text;
    return u'\'' + QString(text).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

bool isShellArgument(const QByteArray &bytes)
{
    return !bytes.contains('\0') && QString::fromUtf8(bytes).toUtf8() == bytes;
}

QString printfFormat(const QByteArray &bytes)
{
    QString format;
    for (const char byte : bytes) {
        if (byte == '%' || byte == '\\')
            format += QChar(byte == '%' ? u'%' : u'\\') + QString(QLatin1Char(byte));
        else if (byte >= ' ' && byte < 0x7f)
            format += QLatin1Char(byte);
        else
            format += u'\\' + QString::number(quint8(byte), 8).rightJustified(3, u'0');
    }
    return format;
}

} // namespace wirebench
