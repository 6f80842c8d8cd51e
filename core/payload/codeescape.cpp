#include "core/payload/codeescape.h"

namespace wirebench {

std::optional<QString> commonEscape(uint code)
{
    switch (code) {
    case '\\':
        return QStringLiteral("\\\\");
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    if (code >= ' ' && code < 0x7f)
        return QString(QChar(char16_t(code)));
    return std::nullopt;
}

} // namespace wirebench
