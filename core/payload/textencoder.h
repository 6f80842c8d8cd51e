#pragma once

#include "core/payload/payload.h"

namespace wirebench {

/// Builds the bytes of a payload, unit by unit, and remembers the first character that the encoding does
/// not have. Two units that form a surrogate pair are one character, wherever they came from. Used by
/// encodePayload(); a value for one use on any thread.
class TextEncoder
{
public:
    explicit TextEncoder(TextEncoding encoding) : m_encoding(encoding) {}

    void reserve(qsizetype bytes) { m_bytes.reserve(bytes); }
    /// Adds a UTF-16 unit. @p position is where it stands in the typed text, for the error.
    void addUnit(char16_t unit, qsizetype position);
    /// Adds a byte as it is.
    void addByte(char byte);

    /// True once a character could not be encoded; what is added later is ignored.
    bool failed() const { return m_error.code != ErrorCode::None; }
    /// The bytes, or Unencodable with the position of the first character that has none.
    Result<QByteArray> finish();

private:
    void addLetter(char32_t letter, qsizetype position);
    bool appendEncoded(char32_t letter);
    void appendUtf8(char32_t letter);
    void appendUtf16(char32_t letter);
    void appendUtf16Unit(char16_t unit);
    void refuseWaitingSurrogate();
    void refuse(char32_t letter, qsizetype position);

    TextEncoding m_encoding;
    QByteArray m_bytes;
    char16_t m_highSurrogate = 0; ///< waits for its other half; 0: none
    qsizetype m_highPosition = 0;
    Error m_error;
};

} // namespace wirebench
