#include "core/dialogue/dialogueevents.h"

#include <QStringDecoder>

namespace wirebench {

namespace {

QString decoded(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

/// Turns the text around, or is not seen.
bool isTreacherous(QChar c)
{
    const ushort code = c.unicode();
    return (code >= 0x7F && code < 0xA0) || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString shownText(const QByteArray &bytes)
{
    QString text = decoded(bytes);
    for (QChar &c : text) {
        if (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
            c = QChar(0x2400 + c.unicode());
        else if (c.unicode() == 0x7F)
            c = QChar(0x2421);
        else if (isTreacherous(c))
            c = QChar(0x2426);
    }
    return text;
}

} // namespace wirebench
