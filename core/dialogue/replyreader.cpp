#include "core/dialogue/replyreader.h"

#include "core/dialogue/imapreader.h"
#include "core/dialogue/popreader.h"
#include "core/dialogue/threedigitreader.h"

namespace wirebench {

std::unique_ptr<ReplyReader> ReplyReader::make(ReplyFamily family)
{
    switch (family) {
    case ReplyFamily::ThreeDigit:
        return std::make_unique<ThreeDigitReader>();
    case ReplyFamily::Pop:
        return std::make_unique<PopReader>();
    case ReplyFamily::Imap:
        return std::make_unique<ImapReplyReader>();
    case ReplyFamily::None:
    case ReplyFamily::Telnet:
        break;
    }
    return nullptr;
}

bool isSuccess(ReplyFamily family, const QString &code)
{
    if (family == ReplyFamily::ThreeDigit)
        return code.startsWith(u'1') || code.startsWith(u'2') || code.startsWith(u'3');
    return code == u"+OK" || code == u"+" || code == u"OK" || code == u"PREAUTH";
}

} // namespace wirebench
