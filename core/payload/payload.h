#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace wirebench {

/// The codec between what a person types and the bytes that go out, without I/O: free functions on
/// values, callable from any thread. The way back for received text is TextDecoder.

enum class TextEncoding : quint8 { Utf8, Latin1, Windows1252, Utf16Le, Utf16Be, Ascii };
enum class LineEnding : quint8 { None, Lf, Cr, CrLf, Nul };
enum class PayloadNotation : quint8 {
    Text,    ///< as typed
    Escapes, ///< \0 and \xHH are single bytes; \r \n \t \a \b \f \v \e \\ \" \' \uHHHH are characters
    Hex,     ///< two digits a byte; blanks, newlines, , : ; - and 0x between bytes are tolerated
};

/// How a typed text becomes bytes.
struct PayloadFormat
{
    PayloadNotation notation = PayloadNotation::Text;
    TextEncoding encoding = TextEncoding::Utf8;
    LineEnding ending = LineEnding::None; ///< appended once at the end; not for hex
    bool convertNewlines = false; ///< newlines inside the text become the line ending too (not for None)

    friend bool operator==(const PayloadFormat &, const PayloadFormat &) = default;
};

/// The bytes that @p text stands for. No byte order mark is written. A newline of the text is LF, CR or
/// CRLF; escapes are never converted.
/// Errors carry the offset of the first mistake in @p text (UTF-16 units): InvalidHex, OddHexDigits,
/// InvalidEscape, Unencodable (lone surrogates included, in every encoding).
Result<QByteArray> encodePayload(const QString &text, const PayloadFormat &format);

/// The name as people and standards write it: "UTF-8", "Latin-1", "Windows-1252", "UTF-16LE", …
QString encodingName(TextEncoding encoding);

/// Bytes in the notation of escapes: encodePayload() with Escapes and UTF-8 gives the same bytes again.
/// Letters stay readable; control characters, invisible characters and invalid UTF-8 become escapes.
QString toEscapes(QByteArrayView bytes);

/// Bytes in the notation of hex: "0d 0a".
QString toHexText(QByteArrayView bytes);

} // namespace wirebench
