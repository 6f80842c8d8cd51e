#pragma once

#include "core/dialogue/replyreader.h"

namespace wirebench {

/// "220 text", and replies of several lines: "220-text", anything, "220 text" (RFC 959 section 4.2; RFC 5321 section
/// 4.2.1). Lines between need no code in FTP; the last one is the first that begins with the same code and a blank,
/// or is the code alone.
class ThreeDigitReader final : public ReplyReader
{
public:
    ReadStep read(QByteArrayView &bytes) override;
    Reply take() override;

private:
    ReplyLine m_line;
    Reply m_reply;
    qsizetype m_bytes = 0;
};

} // namespace wirebench
