#pragma once

#include "core/payload/payload.h"

namespace wirebench {

/// Turns the bytes of a stream into text, piece by piece: a piece may end inside a letter, whose first
/// bytes then wait for the next piece. However the stream is cut, the text is the same. One decoder for
/// one direction of one connection; a value, owned by whoever shows the text, used on one thread.
class TextDecoder
{
public:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) {}

    /// The letters that are complete now. Invalid bytes become U+FFFD; a byte order mark stays (U+FEFF).
    QString decode(QByteArrayView bytes);
    /// True while the first bytes of a letter wait for the rest (three bytes at most).
    bool hasPartial() const { return !m_partial.isEmpty(); }
    /// The end of the stream: one U+FFFD for a letter that stayed incomplete, otherwise nothing. The
    /// decoder is then as new.
    QString finish();

private:
    TextEncoding m_encoding;
    QByteArray m_partial;
};

} // namespace wirebench
