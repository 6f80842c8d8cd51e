#include "core/dialogue/gophermenu.h"

#include "core/dialogue/dialogueevents.h"

namespace wirebench {

namespace {

GopherItem::Type typeOf(char code)
{
    switch (code) {
    case 'i':
        return GopherItem::Type::Information;
    case '0':
        return GopherItem::Type::Text;
    case '1':
        return GopherItem::Type::Menu;
    case '7':
        return GopherItem::Type::Search;
    case '3':
        return GopherItem::Type::Error;
    case '4': // BinHexed, DOS archive, uuencoded: nothing to be read
    case '5':
    case '6':
    case '9':
    case 'g':
    case 'I':
    case 's':
    case 'd':
    case 'p':
    case 'P':
    case ';':
        return GopherItem::Type::Binary;
    case '8':
    case 'T':
        return GopherItem::Type::Telnet;
    case 'h':
        return GopherItem::Type::Html;
    default:
        return GopherItem::Type::Other;
    }
}

QString textOf(QByteArrayView bytes)
{
    return shownText(bytes.toByteArray());
}

} // namespace

bool GopherItem::isLink() const
{
    const bool isAskable = type == Type::Text || type == Type::Menu || type == Type::Search || type == Type::Binary ||
                           (type == Type::Html && !selector.startsWith(QStringLiteral("URL:")));
    const bool isSafe = !selector.contains(u'\r') && !selector.contains(u'\n') && !selector.contains(QChar(0));
    return isAskable && isSafe && port != 0 && !host.isEmpty();
}

GopherItem gopherItem(QByteArrayView line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    GopherItem item;
    const QList<QByteArray> fields = line.toByteArray().split('\t');
    if (line.isEmpty() || fields.size() < 2) {
        item.title = textOf(line);
        return item;
    }
    item.code = fields[0].isEmpty() ? '\0' : fields[0][0];
    item.type = typeOf(item.code);
    item.title = textOf(fields[0].mid(1));
    item.selector = QString::fromUtf8(fields[1]);
    item.host = textOf(fields.value(2));
    item.port = fields.value(3).trimmed().toUShort();
    return item;
}

} // namespace wirebench
