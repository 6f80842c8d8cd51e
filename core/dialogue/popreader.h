#pragma once

#include "core/dialogue/replyreader.h"

namespace wirebench {

/// "+OK text", "-ERR text", and "+ text" which asks for more (RFC 1939 section 3; RFC 5034). The lines of an answer
/// that has some follow behind the reply: see DotReader.
class PopReader final : public ReplyReader
{
public:
    ReadStep read(QByteArrayView &bytes) override;
    Reply take() override;

private:
    ReplyLine m_line;
    Reply m_reply;
};

} // namespace wirebench
