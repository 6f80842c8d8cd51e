#pragma once

#include "core/dialogue/replyline.h"

namespace wirebench {

/// A text of lines that ends with a line of one dot; a line that begins with a dot has one more on the wire (RFC
/// 1939 section 3; RFC 3977 section 3.1.1; RFC 5321 section 4.5.2). Gives the text in parts as it comes, lines of any
/// length, byte for byte with its line ends, without those dots. The end is CR LF dot CR LF; a bare LF counts as a line
/// end, too, because servers exist that send no other. A value.
class DotReader
{
public:
    /// Takes from the front of @p bytes; what is text is appended to @p text. Done: the end was there.
    ReadStep read(QByteArrayView &bytes, QByteArray &text);

private:
    enum class At : quint8 { LineStart, Inside, Dot, DotCr };
    At m_at = At::LineStart;
};

/// The other way: what is to be sent, with its dots, every line ended in CR LF, and the final dot. A bare LF or CR
/// becomes CR LF, as RFC 5321 section 2.3.8 wants it.
QByteArray dotStuffed(QByteArrayView text);

} // namespace wirebench
