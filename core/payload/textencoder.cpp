#include "core/payload/textencoder.h"

#include "core/payload/preview.h"
#include "core/payload/windows1252.h"

namespace wirebench {

void TextEncoder::addUnit(char16_t unit, qsizetype position)
{
    if (m_highSurrogate != 0 && QChar::isLowSurrogate(unit)) {
        const char32_t letter = QChar::surrogateToUcs4(m_highSurrogate, unit);
        m_highSurrogate = 0;
        addLetter(letter, m_highPosition);
        return;
    }
    refuseWaitingSurrogate();
    if (!QChar::isHighSurrogate(unit)) {
        addLetter(unit, position);
        return;
    }
    m_highSurrogate = unit;
    m_highPosition = position;
}

void TextEncoder::addByte(char byte)
{
    refuseWaitingSurrogate();
    m_bytes.append(byte);
}

Result<QByteArray> TextEncoder::finish()
{
    refuseWaitingSurrogate();
    if (failed())
        return failure(m_error);
    return std::move(m_bytes);
}

void TextEncoder::addLetter(char32_t letter, qsizetype position)
{
    if (QChar::isSurrogate(letter) || !appendEncoded(letter))
        refuse(letter, position);
}

bool TextEncoder::appendEncoded(char32_t letter)
{
    switch (m_encoding) {
    case TextEncoding::Utf8:
        appendUtf8(letter);
        return true;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        appendUtf16(letter);
        return true;
    case TextEncoding::Latin1:
    case TextEncoding::Ascii:
        if (letter > (m_encoding == TextEncoding::Ascii ? 0x7Fu : 0xFFu))
            return false;
        m_bytes.append(char(letter));
        return true;
    case TextEncoding::Windows1252:
        break;
    }
    const auto byte = windows1252FromUnicode(letter);
    if (byte)
        m_bytes.append(char(*byte));
    return byte.has_value();
}

void TextEncoder::appendUtf8(char32_t letter)
{
    if (letter < 0x80) {
        m_bytes.append(char(letter));
        return;
    }
    const int rest = letter < 0x800 ? 1 : letter < 0x10000 ? 2 : 3;
    const int mark = (0xF0 << (3 - rest)) & 0xFF; // C0, E0, F0
    m_bytes.append(char(mark | int(letter >> (6 * rest))));
    for (int shift = 6 * (rest - 1); shift >= 0; shift -= 6)
        m_bytes.append(char(0x80 | int((letter >> shift) & 0x3F)));
}

void TextEncoder::appendUtf16(char32_t letter)
{
    if (!QChar::requiresSurrogates(letter)) {
        appendUtf16Unit(char16_t(letter));
        return;
    }
    appendUtf16Unit(QChar::highSurrogate(letter));
    appendUtf16Unit(QChar::lowSurrogate(letter));
}

void TextEncoder::appendUtf16Unit(char16_t unit)
{
    const char high = char(unit >> 8);
    const char low = char(unit & 0xFF);
    const bool bigEndian = m_encoding == TextEncoding::Utf16Be;
    m_bytes.append(bigEndian ? high : low);
    m_bytes.append(bigEndian ? low : high);
}

void TextEncoder::refuseWaitingSurrogate()
{
    if (m_highSurrogate == 0)
        return;
    refuse(m_highSurrogate, m_highPosition);
    m_highSurrogate = 0;
}

void TextEncoder::refuse(char32_t letter, qsizetype position)
{
    if (!failed())
        m_error = {
            ErrorCode::Unencodable, {characterName(letter), encodingName(m_encoding)}, 0, int(position)};
}

} // namespace wirebench
