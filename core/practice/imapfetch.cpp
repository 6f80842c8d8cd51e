#include "core/practice/imapfetch.h"

#include "core/practice/messagetext.h"

#include <QLocale>

#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype itemLimit = 10;

constexpr std::pair<ImapFlag, const char *> flagNames[] = {{ImapFlag::Answered, "\\Answered"},
                                                           {ImapFlag::Flagged, "\\Flagged"},
                                                           {ImapFlag::Deleted, "\\Deleted"},
                                                           {ImapFlag::Seen, "\\Seen"},
                                                           {ImapFlag::Draft, "\\Draft"}};

/// A header's value, or NIL.
QByteArray nilOrString(const QByteArray &value)
{
    return value.isEmpty() ? QByteArray("NIL") : imapString(value);
}

/// "Alice <alice@example.org>, bob@example.org" as IMAP has addresses (RFC 3501, 7.4.2). Groups and comments
/// are not known here.
QByteArray addresses(const QByteArray &value)
{
    QByteArray list;
    for (const QByteArray &part : value.split(',')) {
        const qsizetype begin = part.indexOf('<');
        const qsizetype end = part.indexOf('>', begin);
        const QByteArray address = (begin >= 0 && end > begin ? part.mid(begin + 1, end - begin - 1) : part).trimmed();
        if (address.isEmpty())
            continue;
        QByteArray name = begin > 0 ? part.left(begin).trimmed() : QByteArray();
        if (name.size() > 1 && name.startsWith('"') && name.endsWith('"'))
            name = name.mid(1, name.size() - 2);
        const qsizetype at = address.lastIndexOf('@');
        list += '(' + nilOrString(name) + " NIL " + nilOrString(at < 0 ? address : address.left(at)) + ' ' +
                nilOrString(at < 0 ? QByteArray() : address.mid(at + 1)) + ')';
    }
    return list.isEmpty() ? QByteArray("NIL") : '(' + list + ')';
}

QByteArray envelope(const QByteArray &text)
{
    const QByteArray from = headerField(text, "From");
    const auto orFrom = [&](const char *name) {
        const QByteArray value = headerField(text, name);
        return addresses(value.isEmpty() ? from : value);
    };
    return '(' + nilOrString(headerField(text, "Date")) + ' ' + nilOrString(headerField(text, "Subject")) + ' ' +
           addresses(from) + ' ' + orFrom("Sender") + ' ' + orFrom("Reply-To") + ' ' +
           addresses(headerField(text, "To")) + ' ' + addresses(headerField(text, "Cc")) + ' ' +
           addresses(headerField(text, "Bcc")) + ' ' + nilOrString(headerField(text, "In-Reply-To")) + ' ' +
           nilOrString(headerField(text, "Message-ID")) + ')';
}

} // namespace

QByteArray imapFlags(ImapFlags flags)
{
    QList<QByteArray> names;
    for (const auto &[flag, name] : flagNames) {
        if (flags.testFlag(flag))
            names.append(name);
    }
    return '(' + names.join(' ') + ')';
}

std::optional<ImapFlags> parseImapFlags(ImapCommand &command)
{
    ImapFlags flags;
    const bool inList = command.take('(');
    while (!command.atEnd() && command.peek() != ')') {
        const QByteArray word = command.atom();
        bool isKnown = false;
        for (const auto &[flag, name] : flagNames) {
            if (word.compare(name, Qt::CaseInsensitive) != 0)
                continue;
            flags |= flag;
            isKnown = true;
        }
        if (!isKnown)
            return std::nullopt;
        command.takeBlank();
    }
    return !inList || command.take(')') ? std::optional(flags) : std::nullopt;
}

std::optional<ImapFetch> ImapFetch::parse(ImapCommand &command)
{
    ImapFetch fetch;
    const bool inList = command.take('(');
    do {
        if (!fetch.addWord(command.atom()) || fetch.m_items.size() > itemLimit)
            return std::nullopt;
    } while (inList && command.takeBlank());
    if ((inList && !command.take(')')) || !command.atEnd())
        return std::nullopt;
    return fetch;
}

bool ImapFetch::addWord(const QByteArray &word)
{
    const QByteArray name = word.toUpper();
    static const QList<QByteArray> plain = {"FLAGS", "UID", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"};
    static const std::pair<const char *, QList<QByteArray>> macros[] = { // RFC 3501, 6.4.5
        {"ALL", {"FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"}},
        {"FAST", {"FLAGS", "INTERNALDATE", "RFC822.SIZE"}}};
    for (const auto &[macro, names] : macros) {
        if (name != macro)
            continue;
        for (const QByteArray &item : names)
            addItem(item);
        return true;
    }
    if (plain.contains(name)) {
        addItem(name);
        return true;
    }
    if (name == "RFC822" || name == "RFC822.HEADER" || name == "RFC822.TEXT") {
        m_items.append({name, name.mid(7), {}, -1, 0});
        m_marksSeen |= name != "RFC822.HEADER";
        return true;
    }
    return name.startsWith("BODY[") || name.startsWith("BODY.PEEK[") ? addBody(name) : false;
}

void ImapFetch::addItem(const QByteArray &name)
{
    for (const Item &item : std::as_const(m_items)) {
        if (item.name == name)
            return;
    }
    m_items.append({name, {}, {}, -1, 0});
}

/// "BODY.PEEK[HEADER.FIELDS (SUBJECT)]<0.100>", in capitals.
bool ImapFetch::addBody(const QByteArray &word)
{
    const qsizetype begin = word.indexOf('[');
    const qsizetype end = word.indexOf(']', begin);
    if (end < 0)
        return false;
    Item item;
    const QByteArray inside = word.mid(begin + 1, end - begin - 1);
    const qsizetype blank = inside.indexOf(' ');
    item.section = inside.left(blank < 0 ? inside.size() : blank);
    static const QList<QByteArray> known = {"", "HEADER", "TEXT", "1", "HEADER.FIELDS", "HEADER.FIELDS.NOT"};
    if (!known.contains(item.section))
        return false;
    item.name = "BODY[" + inside + ']';
    if (item.section.startsWith("HEADER.FIELDS")) {
        const QByteArray fields = inside.mid(blank + 1);
        if (blank < 0 || !fields.startsWith('(') || !fields.endsWith(')'))
            return false;
        item.fields = fields.mid(1, fields.size() - 2).replace('"', "").split(' ');
    }
    const QByteArray part = word.mid(end + 1);
    if (!part.isEmpty()) {
        const qsizetype dot = part.indexOf('.');
        bool isFirst = false;
        bool isCount = false;
        item.first = part.mid(1, dot - 1).toLongLong(&isFirst);
        item.count = part.mid(dot + 1, part.size() - dot - 2).toLongLong(&isCount);
        if (!part.startsWith('<') || !part.endsWith('>') || dot < 0 || !isFirst || !isCount || item.first < 0 ||
            item.count <= 0)
            return false;
        item.name += '<' + QByteArray::number(item.first) + '>';
    }
    m_marksSeen |= !word.startsWith("BODY.PEEK[");
    m_items.append(item);
    return true;
}

QByteArray ImapFetch::answer(quint32 number, const StoredMail &message) const
{
    QList<QByteArray> values;
    for (const Item &item : m_items)
        values.append(item.name + ' ' + value(item, message));
    return "* " + QByteArray::number(number) + " FETCH (" + values.join(' ') + ")\r\n";
}

QByteArray ImapFetch::value(const Item &item, const StoredMail &message)
{
    if (item.name == "FLAGS")
        return imapFlags(message.flags);
    if (item.name == "UID")
        return QByteArray::number(message.uid);
    if (item.name == "RFC822.SIZE")
        return QByteArray::number(message.text.size());
    if (item.name == "INTERNALDATE")
        return '"' + QLocale::c().toString(message.arrived.toUTC(), u"dd-MMM-yyyy HH:mm:ss '+0000'").toLatin1() + '"';
    if (item.name == "ENVELOPE")
        return envelope(message.text);
    QByteArray text = sectionText(item, message);
    if (item.first >= 0)
        text = item.first < text.size() ? text.mid(item.first, qMin<qint64>(item.count, text.size())) : QByteArray();
    // Always as a literal: that is what clients count bytes by.
    return '{' + QByteArray::number(text.size()) + "}\r\n" + text;
}

QByteArray ImapFetch::sectionText(const Item &item, const StoredMail &message)
{
    if (item.section == "HEADER")
        return headerOf(message.text);
    if (item.section == "TEXT" || item.section == "1")
        return bodyOf(message.text);
    if (item.section.startsWith("HEADER.FIELDS"))
        return headerFields(message.text, item.fields, item.section.endsWith(".NOT"));
    return message.text;
}

} // namespace wirebench
