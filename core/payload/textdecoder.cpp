#include "core/payload/textdecoder.h"

#include "core/payload/utf8.h"
#include "core/payload/windows1252.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

char16_t utf16Unit(const char *bytes, TextEncoding encoding)
{
    return encoding == TextEncoding::Utf16Be ? qFromBigEndian<quint16>(bytes)
                                             : qFromLittleEndian<quint16>(bytes);
}

/// Bytes at the end that begin a UTF-16 character: half a unit, a high surrogate, or both.
qsizetype incompleteUtf16Tail(QByteArrayView bytes, TextEncoding encoding)
{
    const qsizetype odd = bytes.size() % 2;
    const qsizetype even = bytes.size() - odd;
    const bool waits = even >= 2 && QChar::isHighSurrogate(utf16Unit(bytes.data() + even - 2, encoding));
    return odd + (waits ? 2 : 0);
}

qsizetype incompleteTail(QByteArrayView bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return incompleteUtf8Tail(bytes);
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return incompleteUtf16Tail(bytes, encoding);
    default:
        return 0;
    }
}

QString decodeUtf8(QByteArrayView bytes)
{
    // Stateless, because which bytes wait is decided here; the flag keeps a byte order mark visible.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder(bytes);
}

/// Takes one UTF-16 unit: half a character is replaced as soon as it is clear that it stays alone.
void appendUnit(QString &text, char16_t unit)
{
    const bool waits = !text.isEmpty() && text.back().isHighSurrogate();
    const bool completes = waits && QChar::isLowSurrogate(unit);
    if (waits && !completes)
        text.back() = QChar::ReplacementCharacter;
    text += QChar::isLowSurrogate(unit) && !completes ? QChar(QChar::ReplacementCharacter) : QChar(unit);
}

QString decodeUtf16(QByteArrayView bytes, TextEncoding encoding)
{
    QString text;
    text.reserve(bytes.size() / 2);
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        appendUnit(text, utf16Unit(bytes.data() + i, encoding));
    // A high surrogate that could still be completed was not part of the bytes.
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.back() = QChar::ReplacementCharacter;
    return text;
}

QString decodeSingleBytes(QByteArrayView bytes, char16_t (*letterOf)(quint8))
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(),
                   [letterOf](char byte) { return QChar(letterOf(quint8(byte))); });
    return text;
}

char16_t asciiToUnicode(quint8 byte)
{
    return byte < 0x80 ? byte : char16_t(QChar::ReplacementCharacter);
}

/// @param bytes whole characters, or invalid ones.
QString decodeComplete(QByteArrayView bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return decodeUtf8(bytes);
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return decodeUtf16(bytes, encoding);
    case TextEncoding::Latin1:
        return QString::fromLatin1(bytes);
    case TextEncoding::Windows1252:
        return decodeSingleBytes(bytes, windows1252ToUnicode);
    case TextEncoding::Ascii:
        break;
    }
    return decodeSingleBytes(bytes, asciiToUnicode);
}

} // namespace

QString TextDecoder::decode(QByteArrayView bytes)
{
    QByteArray joined;
    if (!m_partial.isEmpty()) {
        joined = std::exchange(m_partial, {}).append(bytes);
        bytes = joined;
    }
    const qsizetype waiting = incompleteTail(bytes, m_encoding);
    m_partial = bytes.last(waiting).toByteArray();
    return decodeComplete(bytes.chopped(waiting), m_encoding);
}

QString TextDecoder::finish()
{
    return std::exchange(m_partial, {}).isEmpty() ? QString() : QString(QChar::ReplacementCharacter);
}

} // namespace wirebench
