#include "core/workspace/commandsettings.h"

#include "core/base/errorsentence.h"
#include "core/workspace/chatcommand.h"
#include "core/workspace/generatorwords.h"
#include "core/workspace/httpcommandsettings.h"
#include "core/workspace/httpserverwords.h"
#include "core/workspace/ranges.h"
#include "core/workspace/rulesfile.h"
#include "core/workspace/talkwords.h"

#include <algorithm>
#include <initializer_list>

namespace wirebench {

void readOperand(const QString &operand, OptionReader &options, QString &host, QString &port)
{
    if (isUnixNotation(operand))
        return options.refuse(
            QStringLiteral("This verb takes no Unix-domain socket: they are streams here."));
    const auto parts = splitHostPort(operand);
    if (!parts)
        return options.refuse(englishErrorText(parts.error()));
    host = parts->hasHost ? parts->host : QStringLiteral("localhost");
    port = parts->port;
}

ListenFamily readListenFamily(OptionReader &options, const QString &host)
{
    const QString word = options.text("family");
    if (word == u"4")
        return ListenFamily::IPv4;
    if (word == u"6")
        return ListenFamily::IPv6;
    if (word == u"both")
        return ListenFamily::Both;
    if (!word.isEmpty())
        options.refuse("family", QStringLiteral("“%1” is not 4, 6 or both.").arg(word));
    const auto spec = parseHost(host);
    return spec && spec->address.family == AddressFamily::IPv6 ? ListenFamily::IPv6 : ListenFamily::IPv4;
}

ChecksumConfig readChecksum(OptionReader &options)
{
    if (!options.has("checksum"))
        return {};
    const auto checksum = parseChecksum(options.text("checksum"));
    if (!checksum)
        options.refuse("checksum",
                       QStringLiteral("“%1” is no checksum such as crc32, crc16-modbus or internet.")
                           .arg(options.text("checksum")));
    if (!options.has("send"))
        options.refuse("checksum", QStringLiteral("it goes with --send."));
    return checksum.value_or(ChecksumConfig());
}

AddressFamily readAddressFamily(OptionReader &options)
{
    const QString word = options.text("family");
    if (word == u"4")
        return AddressFamily::IPv4;
    if (word == u"6")
        return AddressFamily::IPv6;
    if (!word.isEmpty() && word != u"any")
        options.refuse("family", QStringLiteral("“%1” is not 4, 6 or any.").arg(word));
    return AddressFamily::Unspecified;
}

namespace {

/// The path of an operand "unix:PATH", and which options mean nothing with it. False for any other operand.
template <typename Settings>
bool readUnixOperand(const QString &operand, OptionReader &options, Settings &settings,
                     std::initializer_list<const char *> meaningless)
{
    if (!isUnixNotation(operand))
        return false;
    settings.family = decltype(settings.family)::Unix;
    settings.path = operand.trimmed().mid(5);
    for (const char *option : meaningless) {
        if (options.has(option))
            options.refuse(option, QStringLiteral("a Unix-domain socket has no such thing."));
    }
    return true;
}

void readRulesFile(OptionReader &options, AnswerRules &rules, const QString &path)
{
    const auto loaded = loadRules(path);
    if (!loaded)
        options.refuse("answer", englishErrorText(loaded.error()));
    rules = loaded.value_or(AnswerRules());
}

/// What --answer says, if it is given. A datagram server has no greeting: nobody connects.
template <typename Settings>
void readAnswer(OptionReader &options, Settings &server, bool canGreet)
{
    if (!options.has("answer"))
        return;
    struct AnswerWord
    {
        const char *word;
        AnswerKind kind;
        bool hasText;
    };
    static constexpr AnswerWord words[] = {
        {"none", AnswerKind::None, false},    {"echo", AnswerKind::Echo, false},
        {"prefix", AnswerKind::Prefix, true}, {"greet", AnswerKind::Greeting, true},
        {"reply", AnswerKind::Fixed, true},   {"rules", AnswerKind::Rules, true},
        {"relay", AnswerKind::Relay, true}};
    const QString answer = options.text("answer");
    const qsizetype equals = answer.indexOf(u'=');
    const QString word = answer.left(equals);
    const auto found = std::find_if(std::begin(words), std::end(words), [&](const AnswerWord &known) {
        return word == QLatin1String(known.word) && known.hasText == (equals >= 0) &&
               (canGreet || known.kind != AnswerKind::Greeting);
    });
    if (found == std::end(words)) {
        options.refuse("answer",
                       QStringLiteral("“%1” is not none, echo, prefix=TEXT%2, reply=TEXT, rules=FILE or "
                                      "relay=HOST:PORT.")
                           .arg(answer, canGreet ? QStringLiteral(", greet=TEXT") : QString()));
        return;
    }
    server.answer = found->kind;
    if (found->kind == AnswerKind::Relay) {
        server.relay.target = answer.mid(equals + 1);
        return;
    }
    if (found->kind == AnswerKind::Rules) {
        readRulesFile(options, server.rules, answer.mid(equals + 1));
        return;
    }
    server.answerText = found->hasText ? answer.mid(equals + 1) : QString();
    options.escaped("answer", server.answerText);
}

void readConcurrency(OptionReader &options, TcpServerSettings &server)
{
    const QString word = options.text("concurrency");
    if (word.isEmpty() || word == u"all")
        return;
    if (word == u"one") {
        server.concurrency = Concurrency::OneAtATime;
        return;
    }
    bool ok = false;
    const int size = word.toInt(&ok);
    if (!ok || !ranges::poolSize.contains(size)) {
        options.refuse("concurrency", QStringLiteral("“%1” is not one, all, or a number from %2 to %3.")
                                          .arg(word)
                                          .arg(ranges::poolSize.lowest)
                                          .arg(ranges::poolSize.highest));
        return;
    }
    server.concurrency = Concurrency::Pool;
    server.poolSize = size;
}

ProxyText readProxy(OptionReader &options)
{
    if (!options.has("proxy"))
        return {};
    const auto proxy = splitProxy(options.text("proxy"));
    if (!proxy)
        options.refuse("proxy", englishErrorText(proxy.error()));
    return proxy.value_or(ProxyText());
}

/// --recv-once is a size, too.
void refuseTwoSizes(OptionReader &options)
{
    if (options.has("recv-once") && options.has("recv-size"))
        options.refuse("recv-size", QStringLiteral("--recv-once gives the size already."));
}

/// Those that --option takes for such a socket.
QStringList optionNames(SocketUse use, AddressFamily family)
{
    QStringList names;
    for (const SocketOption &option : socketOptions()) {
        const bool isInFamily =
            family == AddressFamily::Unspecified ? option.isFor(use) : option.isFor(use, family);
        if (isInFamily && qstrcmp(option.name, "IPV6_V6ONLY") != 0) // --family says it
            names += QString::fromLatin1(option.name);
    }
    return names;
}

/// --option NAME=VALUE. @p family Unspecified: either.
template <typename Settings>
void readSocketOptions(OptionReader &options, Settings &settings, SocketUse use, AddressFamily family)
{
    const QStringList known = optionNames(use, family);
    for (const QString &text : options.texts("option")) {
        const QString name = text.section(u'=', 0, 0).trimmed().toUpper();
        if (!known.contains(name) || !text.contains(u'='))
            return options.refuse("option",
                                  QStringLiteral("“%1” is not NAME=VALUE with one of these names: %2.")
                                      .arg(text, known.join(QStringLiteral(", "))));
        const SocketOption &option = *findSocketOption(name);
        const auto value = parseOptionValue(option, text.section(u'=', 1));
        if (!value)
            return options.refuse("option", englishErrorText(value.error()));
        setOption(settings, OptionSetting{&option, *value});
    }
}

PayloadSettings textsToSend(OptionReader &options)
{
    PayloadSettings payload;
    payload.format.notation = PayloadNotation::Escapes;
    payload.text = options.texts("send").join(QString());
    payload.checksum = readChecksum(options);
    return payload;
}

TcpServerSettings readTcpServer(OptionReader &options, const QString &operand)
{
    TcpServerSettings server;
    const bool isUnix = readUnixOperand(operand, options, server, {"family", "no-reuse-address"});
    if (!isUnix)
        readOperand(operand, options, server.host, server.port);
    server.anyUser = options.has("any-user");
    if (server.anyUser && !isUnix)
        options.refuse("any-user", QStringLiteral("it goes with unix:PATH."));
    readAnswer(options, server, true);
    server.closeAfterAnswer = server.answer == AnswerKind::Greeting;
    readConcurrency(options, server);
    if (!isUnix)
        server.family = readListenFamily(options, server.host);
    server.backlog = options.integer("backlog", server.backlog, ranges::backlog);
    server.receiveSize = options.integer("recv-size", server.receiveSize, ranges::receiveSize);
    server.workMs = options.integer("work", server.workMs, ranges::workMs);
    server.once = options.has("once");
    server.closeAfterAnswer |= options.has("close");
    server.reuseAddress = !options.has("no-reuse-address");
    readSocketOptions(options, server, SocketUse::Listening, addressFamily(server.family));
    readTlsServer(options, server.tls);
    readRelay(options, server.relay, server.answer == AnswerKind::Relay, "relay-tls");
    if (const auto config = engineConfig(server); !config)
        options.refuse(englishErrorText(config.error()));
    if (const auto answer = answerConfig(server); !answer)
        options.refuse(englishErrorText(answer.error()));
    return server;
}

TcpClientSettings readTcpClient(OptionReader &options, const QString &operand)
{
    TcpClientSettings client;
    const bool isUnix = readUnixOperand(operand, options, client, {"family", "local", "no-delay", "proxy"});
    if (!isUnix) {
        readOperand(operand, options, client.host, client.port);
        client.family = readAddressFamily(options);
    }
    if (client.host.isEmpty())
        client.host = QStringLiteral("localhost");
    client.connectTimeoutMs = options.seconds("timeout", client.connectTimeoutMs);
    client.receiveSize = options.integer("recv-size", client.receiveSize, ranges::receiveSize);
    client.receiveOnce = options.has("recv-once");
    client.receiveSize = options.integer("recv-once", client.receiveSize, ranges::receiveSize);
    client.noDelay = options.has("no-delay");
    readSocketOptions(options, client, SocketUse::Stream, client.family);
    client.localAddress = options.text("local");
    client.proxy = readProxy(options);
    readTlsClient(options, client.tls);
    client.sendOnConnect = options.has("send");
    client.payload = textsToSend(options);
    refuseTwoSizes(options);
    if (const auto config = engineConfig(client); !config)
        options.refuse(englishErrorText(config.error()));
    return client;
}

NetworkConditionsConfig readConditions(OptionReader &options)
{
    NetworkConditionsConfig conditions;
    conditions.loss = options.share("loss", conditions.loss);
    conditions.duplication = options.share("duplicate", conditions.duplication);
    conditions.reordering = options.share("reorder", conditions.reordering);
    conditions.delayMs = options.integer("delay", conditions.delayMs, ranges::networkDelayMs);
    conditions.jitterMs = options.integer("jitter", conditions.jitterMs, ranges::networkDelayMs);
    conditions.seed = quint64(options.integer("seed", int(conditions.seed), ranges::seed));
    return conditions;
}

/// The family of a datagram socket: as given, else that of the first address among these texts.
AddressFamily readDatagramFamily(OptionReader &options, const QStringList &addresses)
{
    const QString word = options.text("family");
    if (word == u"4")
        return AddressFamily::IPv4;
    if (word == u"6")
        return AddressFamily::IPv6;
    if (!word.isEmpty())
        options.refuse("family", QStringLiteral("“%1” is not 4 or 6.").arg(word));
    for (const QString &address : addresses) {
        const auto spec = parseHost(address);
        if (spec && spec->kind == HostSpec::Kind::Address)
            return spec->address.family;
    }
    return AddressFamily::IPv4;
}

UdpSettings readUdpServer(OptionReader &options, const QString &operand)
{
    UdpSettings server;
    readOperand(operand, options, server.host, server.port);
    const QStringList groups = options.texts("join");
    // A socket that is bound to this machine's own address hears no group.
    if (!groups.isEmpty() && !operand.contains(u':'))
        server.host.clear();
    server.groups = groups.join(QStringLiteral(", "));
    server.family = readDatagramFamily(options, {server.host, groups.value(0).section(u'%', 0, 0)});
    server.answer = AnswerKind::Echo;
    readAnswer(options, server, false);
    server.receiveSize = options.integer("recv-size", server.receiveSize, ranges::datagramSize);
    server.receiveOnce = options.has("once");
    server.broadcast = options.has("broadcast");
    server.reuseAddress = options.has("reuse");
    readSocketOptions(options, server, SocketUse::Datagram, server.family);
    server.conditions = readConditions(options);
    readTlsServer(options, server.tls, "dtls-self-signed");
    readRelay(options, server.relay, server.answer == AnswerKind::Relay, "relay-dtls");
    if (server.receiveOnce && server.answer == AnswerKind::Relay)
        options.refuse("once", QStringLiteral("the answer of a relay comes later."));
    if (const auto config = engineConfig(server); !config)
        options.refuse(englishErrorText(config.error()));
    if (const auto answer = answerConfig(server); !answer)
        options.refuse(englishErrorText(answer.error()));
    return server;
}

/// Where a client binds; a port alone leaves the address to the system.
void readBind(OptionReader &options, UdpSettings &client)
{
    client.bindFirst = options.has("bind");
    client.host.clear();
    client.port = QStringLiteral("0");
    if (!client.bindFirst)
        return;
    const auto parts = splitHostPort(options.text("bind"));
    if (!parts)
        return options.refuse("bind", englishErrorText(parts.error()));
    client.host = parts->host;
    client.port = parts->port;
}

UdpSettings readUdpClient(OptionReader &options, const QString &operand)
{
    UdpSettings client;
    readOperand(operand, options, client.peerHost, client.peerPort);
    if (client.peerHost.isEmpty())
        client.peerHost = QStringLiteral("localhost");
    readBind(options, client);
    client.family = readDatagramFamily(options, {client.peerHost, client.host});
    client.receiveSize = options.integer("recv-size", ranges::datagramSize.highest, ranges::datagramSize);
    client.receiveOnce = options.has("recv-once");
    client.receiveSize = options.integer("recv-once", client.receiveSize, ranges::datagramSize);
    client.connectToPeer = options.has("connect");
    client.broadcast = options.has("broadcast");
    client.multicastTtl = options.integer("ttl", client.multicastTtl, ranges::multicastTtl);
    client.multicastInterface = options.text("interface");
    readSocketOptions(options, client, SocketUse::Datagram, client.family);
    client.conditions = readConditions(options);
    readTlsClient(options, client.tls, "dtls");
    client.sendOnOpen = options.has("send");
    client.payload = textsToSend(options);
    refuseTwoSizes(options);
    if (const auto config = engineConfig(client); !config)
        options.refuse(englishErrorText(config.error()));
    return client;
}

} // namespace

SessionSettings readSettings(const VerbWords &verb, OptionReader &options, const QStringList &operands)
{
    const QLatin1String name(verb.name);
    const QString operand = operands.value(0);
    if (name == QLatin1String("talk"))
        return readTalk(options, operands);
    if (name == QLatin1String("generate"))
        return readGenerator(options, operands);
    if (name == QLatin1String("http-server"))
        return readHttpServer(options, operands);
    if (name == QLatin1String("http"))
        return readHttp(options, operands);
    if (name == QLatin1String("download"))
        return readDownload(options, operands);
    if (name == QLatin1String("tcp-client"))
        return readTcpClient(options, operand);
    if (name == QLatin1String("udp-server"))
        return readUdpServer(options, operand);
    if (name == QLatin1String("udp-client"))
        return readUdpClient(options, operand);
    if (name == QLatin1String("lab-server"))
        return readLabServer(options, operand);
    if (name == QLatin1String("chat-server"))
        return readChatServer(options, operand);
    if (name == QLatin1String("chat-client"))
        return readChatClient(options, operand);
    return readTcpServer(options, operand);
}

} // namespace wirebench
