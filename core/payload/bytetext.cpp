#include "core/payload/bytetext.h"

#include "core/payload/codeescape.h"
#include "core/payload/payload.h"

#include <QStringList>

#include <optional>

namespace wirebench {

namespace {

constexpr qsizetype numbersPerLine = 12;

QString hexDigits(quint8 byte)
{
    return QString::number(byte, 16).rightJustified(2, u'0');
}

QString cArray(QByteArrayView bytes)
{
    QString text = QStringLiteral("{");
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i % numbersPerLine == 0 ? QStringLiteral(",\n ") : QStringLiteral(", ");
        text += QStringLiteral("0x") + hexDigits(quint8(bytes[i]));
    }
    return text + u'}';
}

QString pythonByte(char byte)
{
    if (byte == '\'')
        return QStringLiteral("\\'");
    return commonEscape(quint8(byte)).value_or(QStringLiteral("\\x") + hexDigits(quint8(byte)));
}

QString pythonLiteral(QByteArrayView bytes)
{
    QString text = QStringLiteral("b'");
    for (const char byte : bytes)
        text += pythonByte(byte);
    return text + u'\'';
}

// --- the way back -----------------------------------------------------------------------------------------

/// One number of C: decimal, 0x…, 0… (octal) or a plain character in quotes.
std::optional<char> cNumber(QStringView word)
{
    if (word.size() == 3 && word.front() == u'\'' && word.back() == u'\'' && word[1].unicode() < 0x80)
        return char(word[1].unicode());
    bool ok = false;
    const uint number = word.toString().toUInt(&ok, 0);
    return ok && number <= 0xff ? std::optional<char>(char(number)) : std::nullopt;
}

std::optional<QByteArray> fromCArray(QStringView text)
{
    const qsizetype open = text.indexOf(u'{');
    const qsizetype close = text.lastIndexOf(u'}');
    const QStringView behind = close < 0 ? QStringView() : text.sliced(close + 1).trimmed();
    if (open < 0 || close < open || !(behind.isEmpty() || behind == u";"))
        return std::nullopt;
    const QStringView declared = text.left(open).trimmed();
    if (!declared.isEmpty() && !declared.endsWith(u'='))
        return std::nullopt;
    QByteArray bytes;
    QStringView inside = text.sliced(open + 1, close - open - 1).trimmed();
    if (inside.endsWith(u',')) // as C permits it
        inside.chop(1);
    if (inside.isEmpty())
        return bytes;
    for (const QStringView word : inside.split(u',')) {
        const std::optional<char> byte = cNumber(word.trimmed());
        if (!byte)
            return std::nullopt;
        bytes.append(*byte);
    }
    return bytes;
}

/// A reader of what stands between the quotes of a bytes literal (The Python Language Reference, 2.4.1).
class PythonBytes
{
public:
    explicit PythonBytes(QStringView inside) : m_text(inside) {}

    std::optional<QByteArray> read()
    {
        while (m_at < m_text.size()) {
            if (!readOne())
                return std::nullopt;
        }
        return m_bytes;
    }

private:
    bool readOne()
    {
        const char16_t letter = m_text[m_at++].unicode();
        if (letter >= 0x80 || letter == u'\n')
            return false;
        if (letter != u'\\') {
            m_bytes.append(char(letter));
            return true;
        }
        if (m_at == m_text.size())
            return false;
        const char16_t escape = m_text[m_at].unicode();
        if (escape == u'x')
            return readHex();
        if (escape >= u'0' && escape <= u'7')
            return readOctal();
        return readLetter(escape);
    }

    bool readHex()
    {
        bool ok = m_at + 3 <= m_text.size();
        const uint number = ok ? m_text.sliced(m_at + 1, 2).toString().toUInt(&ok, 16) : 0;
        m_bytes.append(char(number));
        m_at += 3;
        return ok;
    }

    bool readOctal()
    {
        uint number = 0;
        for (int digits = 0; digits < 3 && m_at < m_text.size(); ++digits, ++m_at) {
            const char16_t digit = m_text[m_at].unicode();
            if (digit < u'0' || digit > u'7')
                break;
            number = number * 8 + uint(digit - u'0');
        }
        m_bytes.append(char(number));
        return number <= 0xff;
    }

    bool readLetter(char16_t escape)
    {
        constexpr QLatin1StringView letters("nrtabfv\\'\"");
        constexpr char bytes[] = "\n\r\t\a\b\f\v\\'\"";
        const qsizetype known = escape < 0x80 ? letters.indexOf(QLatin1Char(char(escape))) : -1;
        if (known < 0) // Python leaves the backslash there
            m_bytes.append('\\');
        else
            m_bytes.append(bytes[known]);
        m_at += known < 0 ? 0 : 1;
        return true;
    }

    const QStringView m_text;
    qsizetype m_at = 0;
    QByteArray m_bytes;
};

/// Whether the quote at the end is one and not escaped.
bool isClosed(QStringView literal, QChar quote)
{
    qsizetype backslashes = 0;
    for (qsizetype i = literal.size() - 2; i >= 0 && literal[i] == u'\\'; --i)
        ++backslashes;
    return literal.size() >= 2 && literal.back() == quote && backslashes % 2 == 0;
}

std::optional<QByteArray> fromPython(QStringView text)
{
    if (text.size() < 3 || (text.front() != u'b' && text.front() != u'B'))
        return std::nullopt;
    const QStringView literal = text.sliced(1);
    const QChar quote = literal.front();
    if ((quote != u'\'' && quote != u'"') || !isClosed(literal, quote))
        return std::nullopt;
    return PythonBytes(literal.sliced(1, literal.size() - 2)).read();
}

std::optional<QByteArray> fromHex(const QString &text)
{
    PayloadFormat format;
    format.notation = PayloadNotation::Hex;
    const auto bytes = encodePayload(text, format);
    return bytes && !bytes->isEmpty() ? std::optional<QByteArray>(*bytes) : std::nullopt;
}

} // namespace

QString byteText(QByteArrayView bytes, ByteNotation notation)
{
    switch (notation) {
    case ByteNotation::Hex:
        return toHexText(bytes);
    case ByteNotation::CArray:
        return cArray(bytes);
    case ByteNotation::Python:
        return pythonLiteral(bytes);
    case ByteNotation::Text:
        break;
    }
    return QString::fromUtf8(bytes);
}

QByteArray bytesOfText(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    if (const auto bytes = fromPython(trimmed))
        return *bytes;
    if (const auto bytes = fromCArray(trimmed))
        return *bytes;
    if (const auto bytes = fromHex(text))
        return *bytes;
    return text.toUtf8();
}

} // namespace wirebench
