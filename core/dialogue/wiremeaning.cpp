#include "core/dialogue/wiremeaning.h"

#include "core/dialogue/dialogueevents.h"
#include "core/dialogue/dialoguelibrary.h"
#include "core/dialogue/telnetoptions.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype mostLooked = 16 * 1024; ///< bytes of a record
constexpr qsizetype longestArgument = 80;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The first of these keys that has a sentence.
QString knownKey(const QStringList &keys)
{
    const auto found = std::find_if(keys.begin(), keys.end(), hasNoteText);
    return found == keys.end() ? QString() : *found;
}

QString argumentText(QByteArrayView rest)
{
    const QString text = shownText(rest.trimmed().toByteArray());
    return text.size() > longestArgument ? text.left(longestArgument) + QChar(0x2026) : text;
}

class Meanings
{
public:
    Meanings(const ProtocolEntry &protocol, int most) : m_protocol(protocol), m_most(most) {}

    QList<WireMeaning> ofReplies(QByteArrayView bytes);
    QList<WireMeaning> ofCommands(QByteArrayView bytes);
    QList<WireMeaning> ofTelnet(QByteArrayView bytes);

private:
    void threeDigit(QByteArrayView line);
    void pop(QByteArrayView line);
    void imap(QByteArrayView line);
    void command(QByteArrayView line);
    void add(const QString &line, const QStringList &keys, const QString &argument, bool isReply, bool isFailure);
    template <typename Each>
    void eachLine(QByteArrayView bytes, Each each);

    const ProtocolEntry &m_protocol;
    const int m_most;
    QList<WireMeaning> m_found;
};

template <typename Each>
void Meanings::eachLine(QByteArrayView bytes, Each each)
{
    bytes = bytes.first(std::min(bytes.size(), mostLooked));
    while (!bytes.isEmpty() && m_found.size() < m_most) {
        const qsizetype end = bytes.indexOf('\n');
        QByteArrayView line = end < 0 ? bytes : bytes.first(end);
        if (line.endsWith('\r'))
            line.chop(1);
        each(line);
        bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
    }
}

void Meanings::add(const QString &line, const QStringList &keys, const QString &argument, bool isReply, bool isFailure)
{
    const QString key = knownKey(keys);
    if (!key.isEmpty())
        m_found.append({line, {key, {line, argument}}, isReply, isFailure});
}

void Meanings::threeDigit(QByteArrayView line)
{
    const bool isLast = line.size() >= 3 && isDigit(line[0]) && isDigit(line[1]) && isDigit(line[2]) &&
                        (line.size() == 3 || line[3] == ' ');
    if (!isLast || line[0] < '1' || line[0] > '5')
        return;
    const QString code = QString::fromLatin1(line.first(3));
    add(code,
        {QStringLiteral("reply.%1.%2").arg(m_protocol.id, code), QStringLiteral("reply.class.%1").arg(code[0])},
        argumentText(line.sliced(3)), true, line[0] >= '4');
}

void Meanings::pop(QByteArrayView line)
{
    const QString word = QString::fromLatin1(line.first(std::max<qsizetype>(line.indexOf(' '), 0)).isEmpty()
                                                 ? line
                                                 : line.first(line.indexOf(' ')));
    if (word == u"+OK" || word == u"-ERR" || word == u"+")
        add(word, {QStringLiteral("reply.pop.") + word}, argumentText(line.sliced(word.size())), true, word == u"-ERR");
}

void Meanings::imap(QByteArrayView line)
{
    const QByteArrayList words = line.toByteArray().split(' ');
    const QString tag = QString::fromLatin1(words.value(0));
    const QString status = QString::fromLatin1(words.value(1)).toUpper();
    const QString kind = words.value(1).toInt() > 0 || words.value(1) == "0" ? QString::fromLatin1(words.value(2)).toUpper() : status;
    if (tag == u"+")
        add(tag, {QStringLiteral("reply.imap.+")}, argumentText(line.sliced(1)), true, false);
    else if (tag == u"*")
        add(kind, {QStringLiteral("reply.imap.untagged.") + kind}, argumentText(line.sliced(1)), true, kind == u"BYE");
    else if (status == u"OK" || status == u"NO" || status == u"BAD")
        add(status, {QStringLiteral("reply.imap.") + status}, tag, true, status != u"OK");
}

QList<WireMeaning> Meanings::ofReplies(QByteArrayView bytes)
{
    eachLine(bytes, [this](QByteArrayView line) {
        if (m_protocol.family == ReplyFamily::ThreeDigit)
            threeDigit(line);
        else if (m_protocol.family == ReplyFamily::Pop)
            pop(line);
        else if (m_protocol.family == ReplyFamily::Imap)
            imap(line);
    });
    return m_found;
}

void Meanings::command(QByteArrayView line)
{
    QByteArrayView rest = line;
    if (m_protocol.family == ReplyFamily::Imap) { // behind its tag
        const qsizetype blank = rest.indexOf(' ');
        if (blank < 0)
            return;
        rest = rest.sliced(blank + 1);
    }
    const qsizetype blank = rest.indexOf(' ');
    const QString word = QString::fromLatin1(blank < 0 ? rest : rest.first(blank)).toUpper();
    add(word, {QStringLiteral("command.%1.%2").arg(m_protocol.id, word)},
        blank < 0 ? QString() : argumentText(rest.sliced(blank)), false, false);
}

QList<WireMeaning> Meanings::ofCommands(QByteArrayView bytes)
{
    eachLine(bytes, [this](QByteArrayView line) { command(line); });
    return m_found;
}

QList<WireMeaning> Meanings::ofTelnet(QByteArrayView bytes)
{
    for (const QString &found : telnetCommands(bytes.first(std::min(bytes.size(), mostLooked)), m_most)) {
        const QStringList words = found.split(u' ');
        add(found, {QStringLiteral("command.telnet.") + words.value(1)}, words.value(2), false, false);
    }
    return m_found;
}

} // namespace

QList<WireMeaning> wireMeanings(QByteArrayView bytes, Direction direction, const QString &protocol, int most)
{
    const ProtocolEntry *entry = DialogueLibrary::builtIn().protocol(protocol);
    if (!entry || bytes.isEmpty() || direction == Direction::None)
        return {};
    Meanings meanings(*entry, most);
    if (entry->family == ReplyFamily::Telnet)
        return meanings.ofTelnet(bytes);
    return direction == Direction::Received ? meanings.ofReplies(bytes) : meanings.ofCommands(bytes);
}

QList<WireMeaning> wireMeanings(const SocketCall &call, int most)
{
    if (!call.flow || call.payload.isEmpty() || call.isDatagram() || (call.marks & CallMark::ProxyDialogue) != 0)
        return {};
    const bool isServer = call.flow->endpoint->kind == EndpointKind::TcpServer;
    const SocketAddress &service = isServer ? call.flow->local : call.flow->peer;
    if (service.isUnix())
        return {};
    const ProtocolEntry *entry = DialogueLibrary::builtIn().protocolAt(service.port);
    if (!entry)
        return {};
    const bool isReply = (call.direction == Direction::Received) != isServer;
    return wireMeanings(call.payload.view(), isReply ? Direction::Received : Direction::Sent, entry->id, most);
}

} // namespace wirebench
