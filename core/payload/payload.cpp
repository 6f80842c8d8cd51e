#include "core/payload/payload.h"

#include "core/payload/preview.h"
#include "core/payload/textencoder.h"
#include "core/payload/utf8.h"

#include <algorithm>
#include <optional>

namespace wirebench {

namespace {

struct EscapeMeaning
{
    char16_t letter;
    char16_t character;
};

constexpr EscapeMeaning escapeMeanings[] = {
    {u'r', u'\r'}, {u'n', u'\n'}, {u't', u'\t'},   {u'\\', u'\\'}, {u'a', u'\a'},  {u'b', u'\b'},
    {u'f', u'\f'}, {u'v', u'\v'}, {u'e', u'\x1B'}, {u'"', u'"'},   {u'\'', u'\''},
};

std::optional<char16_t> escapeMeaning(char16_t letter)
{
    const auto entry = std::find_if(std::begin(escapeMeanings), std::end(escapeMeanings),
                                    [letter](const EscapeMeaning &m) { return m.letter == letter; });
    if (entry == std::end(escapeMeanings))
        return std::nullopt;
    return entry->character;
}

int hexDigit(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    const char16_t lower = c.unicode() | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

QStringView endingUnits(LineEnding ending)
{
    switch (ending) {
    case LineEnding::None:
        break;
    case LineEnding::Lf:
        return u"\n";
    case LineEnding::Cr:
        return u"\r";
    case LineEnding::CrLf:
        return u"\r\n";
    case LineEnding::Nul:
        return QStringView(u"\0", 1);
    }
    return {};
}

/// The whole character at an offset, for a sentence.
QString characterAt(const QString &text, qsizetype at)
{
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return characterName(pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode());
}

Error mistake(ErrorCode code, const QString &text, const QString &detail, qsizetype position)
{
    return {code, {text, detail}, 0, int(position)};
}

/// Reads the notations Text and Escapes from one text into one encoder.
class TextWriter
{
public:
    TextWriter(const QString &text, const PayloadFormat &format)
        : m_text(text), m_format(format), m_encoder(format.encoding)
    {
        m_encoder.reserve(text.size() + 2);
    }

    Result<QByteArray> write();

private:
    Result<qsizetype> addNext(qsizetype at);
    qsizetype addTyped(qsizetype at);
    Result<qsizetype> addEscape(qsizetype at);
    Result<qsizetype> addNumber(qsizetype at, int digits);
    void addEnding(qsizetype position);

    const QString &m_text;
    const PayloadFormat &m_format;
    TextEncoder m_encoder;
};

Result<QByteArray> TextWriter::write()
{
    for (qsizetype at = 0; at < m_text.size() && !m_encoder.failed();) {
        const Result<qsizetype> used = addNext(at);
        if (!used)
            return failure(used.error());
        at += *used;
    }
    addEnding(m_text.size());
    return m_encoder.finish();
}

/// Adds what stands at an offset; the units that it took.
Result<qsizetype> TextWriter::addNext(qsizetype at)
{
    if (m_format.notation == PayloadNotation::Escapes && m_text[at] == u'\\')
        return addEscape(at);
    return addTyped(at);
}

qsizetype TextWriter::addTyped(qsizetype at)
{
    const char16_t unit = m_text[at].unicode();
    const bool newline = unit == u'\n' || unit == u'\r';
    if (!newline || !m_format.convertNewlines || m_format.ending == LineEnding::None) {
        m_encoder.addUnit(unit, at);
        return 1;
    }
    addEnding(at);
    return QStringView(m_text).mid(at, 2) == u"\r\n" ? 2 : 1;
}

Result<qsizetype> TextWriter::addEscape(qsizetype at)
{
    if (at + 1 == m_text.size())
        return failure(mistake(ErrorCode::InvalidEscape, m_text, QStringLiteral("\\"), at));
    const char16_t letter = m_text[at + 1].unicode();
    if (letter == u'x')
        return addNumber(at, 2);
    if (letter == u'u')
        return addNumber(at, 4);
    if (letter == u'0') {
        m_encoder.addByte('\0');
        return 2;
    }
    const auto character = escapeMeaning(letter);
    if (!character)
        return failure(mistake(ErrorCode::InvalidEscape, m_text, u'\\' + characterAt(m_text, at + 1), at));
    m_encoder.addUnit(*character, at);
    return 2;
}

/// \xHH is a byte, \uHHHH a UTF-16 unit.
Result<qsizetype> TextWriter::addNumber(qsizetype at, int digits)
{
    const qsizetype end = std::min(at + 2 + digits, m_text.size());
    uint number = 0;
    qsizetype next = at + 2;
    for (; next < end && hexDigit(m_text[next]) >= 0; ++next)
        number = number * 16 + uint(hexDigit(m_text[next]));
    if (next != at + 2 + digits)
        return failure(mistake(ErrorCode::InvalidEscape, m_text, m_text.mid(at, next - at), at));
    if (digits == 2)
        m_encoder.addByte(char(number));
    else
        m_encoder.addUnit(char16_t(number), at);
    return 2 + digits;
}

void TextWriter::addEnding(qsizetype position)
{
    for (const QChar unit : endingUnits(m_format.ending))
        m_encoder.addUnit(unit.unicode(), position);
}

bool isHexSeparator(QChar c)
{
    return c.isSpace() || c == u',' || c == u':' || c == u';' || c == u'-';
}

/// "0x" with a digit behind it.
bool isHexPrefix(const QString &text, qsizetype at)
{
    return at + 2 < text.size() && text[at] == u'0' && text[at + 1].toLower() == u'x' &&
           hexDigit(text[at + 2]) >= 0;
}

/// The two digits of a byte stand together: "4 8" is taken for a slip, not for 48.
Result<char> readHexByte(const QString &text, qsizetype at)
{
    const int high = hexDigit(text[at]);
    if (high < 0)
        return failure(mistake(ErrorCode::InvalidHex, text, characterAt(text, at), at));
    if (at + 1 == text.size() || isHexSeparator(text[at + 1]))
        return failure(mistake(ErrorCode::OddHexDigits, text, text.mid(at, 1), at));
    const int low = hexDigit(text[at + 1]);
    if (low < 0)
        return failure(mistake(ErrorCode::InvalidHex, text, characterAt(text, at + 1), at + 1));
    return char(high << 4 | low);
}

Result<QByteArray> readHex(const QString &text)
{
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    for (qsizetype at = 0; at < text.size();) {
        if (isHexSeparator(text[at])) {
            ++at;
            continue;
        }
        if (isHexPrefix(text, at))
            at += 2;
        const Result<char> byte = readHexByte(text, at);
        if (!byte)
            return failure(byte.error());
        bytes.append(*byte);
        at += 2;
    }
    return bytes;
}

QString byteEscape(char byte)
{
    return QStringLiteral("\\x%1").arg(uint(quint8(byte)), 2, 16, QChar(u'0'));
}

/// "\0" before a digit would be read as octal by other programs.
QString nulEscape(QByteArrayView rest)
{
    const bool digitFollows = rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9';
    return digitFollows ? byteEscape('\0') : QStringLiteral("\\0");
}

QString asciiEscape(QByteArrayView rest)
{
    switch (rest[0]) {
    case '\0':
        return nulEscape(rest);
    case '\r':
        return QStringLiteral("\\r");
    case '\n':
        return QStringLiteral("\\n");
    case '\t':
        return QStringLiteral("\\t");
    case '\\':
        return QStringLiteral("\\\\");
    default:
        return rest[0] < 0x20 || rest[0] == 0x7F ? byteEscape(rest[0]) : QString(QLatin1Char(rest[0]));
    }
}

bool isSeen(const Utf8Step &step)
{
    return step.kind == Utf8Step::Kind::Letter && QChar::isPrint(step.letter) && !QChar::isSpace(step.letter);
}

} // namespace

Result<QByteArray> encodePayload(const QString &text, const PayloadFormat &format)
{
    if (format.notation == PayloadNotation::Hex)
        return readHex(text);
    return TextWriter(text, format).write();
}

QString encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case TextEncoding::Latin1:
        return QStringLiteral("Latin-1");
    case TextEncoding::Windows1252:
        return QStringLiteral("Windows-1252");
    case TextEncoding::Utf16Le:
        return QStringLiteral("UTF-16LE");
    case TextEncoding::Utf16Be:
        return QStringLiteral("UTF-16BE");
    case TextEncoding::Ascii:
        break;
    }
    return QStringLiteral("ASCII");
}

QString toEscapes(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const Utf8Step step = utf8Step(bytes);
        if (quint8(bytes[0]) < 0x80)
            text += asciiEscape(bytes);
        else if (isSeen(step))
            text += QChar::fromUcs4(step.letter);
        else
            std::for_each(bytes.begin(), bytes.begin() + step.size,
                          [&](char byte) { text += byteEscape(byte); });
        bytes = bytes.sliced(step.size);
    }
    return text;
}

QString toHexText(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

} // namespace wirebench
