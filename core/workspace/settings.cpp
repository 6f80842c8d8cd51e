#include "core/workspace/settings.h"

#include "core/workspace/jsonmembers.h"

#include <QJsonArray>

#include <cerrno>
#include <iterator>

namespace wirebench {

namespace {

// The words that stand for enum values in a workspace file. They are never changed: files live long.
constexpr EnumName<ListenFamily> listenFamilyNames[] = {{ListenFamily::IPv4, "ipv4"},
                                                        {ListenFamily::IPv6, "ipv6"},
                                                        {ListenFamily::Both, "both"},
                                                        {ListenFamily::Unix, "unix"}};
constexpr EnumName<AddressFamily> addressFamilyNames[] = {{AddressFamily::Unspecified, "any"},
                                                          {AddressFamily::IPv4, "ipv4"},
                                                          {AddressFamily::IPv6, "ipv6"},
                                                          {AddressFamily::Unix, "unix"}};
constexpr EnumName<Concurrency> concurrencyNames[] = {{Concurrency::OneAtATime, "one-at-a-time"},
                                                      {Concurrency::Pool, "pool"},
                                                      {Concurrency::AllAtOnce, "all-at-once"}};
constexpr EnumName<AnswerKind> answerNames[] = {{AnswerKind::None, "none"},
                                                {AnswerKind::Echo, "echo"},
                                                {AnswerKind::Prefix, "prefix"},
                                                {AnswerKind::Greeting, "greeting"},
                                                {AnswerKind::Fixed, "fixed"}};
constexpr EnumName<AddressFamily> datagramFamilyNames[] = {{AddressFamily::IPv4, "ipv4"},
                                                           {AddressFamily::IPv6, "ipv6"}};
constexpr EnumName<AnswerKind> datagramAnswerNames[] = {{AnswerKind::None, "none"},
                                                        {AnswerKind::Echo, "echo"},
                                                        {AnswerKind::Prefix, "prefix"},
                                                        {AnswerKind::Fixed, "fixed"}};
constexpr EnumName<PayloadNotation> notationNames[] = {
    {PayloadNotation::Text, "text"}, {PayloadNotation::Escapes, "escapes"}, {PayloadNotation::Hex, "hex"}};
constexpr EnumName<TextEncoding> encodingNames[] = {{TextEncoding::Utf8, "utf-8"},
                                                    {TextEncoding::Latin1, "latin-1"},
                                                    {TextEncoding::Windows1252, "windows-1252"},
                                                    {TextEncoding::Utf16Le, "utf-16le"},
                                                    {TextEncoding::Utf16Be, "utf-16be"},
                                                    {TextEncoding::Ascii, "ascii"}};
constexpr EnumName<LineEnding> endingNames[] = {{LineEnding::None, "none"},
                                                {LineEnding::Lf, "lf"},
                                                {LineEnding::Cr, "cr"},
                                                {LineEnding::CrLf, "crlf"},
                                                {LineEnding::Nul, "nul"}};

constexpr EnumName<ProxyKind> proxyNames[] = {
    {ProxyKind::None, "none"}, {ProxyKind::Socks5, "socks5"}, {ProxyKind::Http, "http"}};

/// In the order of SessionSettings.
enum class SessionKind { TcpServer, TcpClient, Udp };
constexpr EnumName<SessionKind> kindNames[] = {{SessionKind::TcpServer, "tcp-server"},
                                               {SessionKind::TcpClient, "tcp-client"},
                                               {SessionKind::Udp, "udp"}};
static_assert(std::size(kindNames) == std::variant_size_v<SessionSettings>);

constexpr qsizetype historyLength = 50;

QJsonObject optionsToJson(const OptionTexts &options)
{
    QJsonObject object;
    for (auto option = options.begin(); option != options.end(); ++option)
        object.insert(option.key(), option.value());
    return object;
}

/// Names that this system does not know are ignored, as all that is unknown in a file.
void readOptions(JsonMembers &members, OptionTexts &options, SocketUse use)
{
    members.readObject("options", [&](JsonMembers &inner) {
        for (const SocketOption &option : socketOptions()) {
            QString text;
            inner.read(option.name, text);
            if (!text.isEmpty() && option.isListedFor(use))
                options.insert(QString::fromLatin1(option.name), text);
        }
    });
}

QJsonObject payloadToJson(const PayloadSettings &payload)
{
    return {
        {QStringLiteral("text"), payload.text},
        {QStringLiteral("notation"), enumName(notationNames, payload.format.notation)},
        {QStringLiteral("encoding"), enumName(encodingNames, payload.format.encoding)},
        {QStringLiteral("ending"), enumName(endingNames, payload.format.ending)},
        {QStringLiteral("convertNewlines"), payload.format.convertNewlines},
        {QStringLiteral("filePath"), payload.filePath},
        {QStringLiteral("sendFile"), payload.sendFile},
        {QStringLiteral("pieceSize"), payload.pieceSize},
        {QStringLiteral("pieceDelayMs"), payload.pieceDelayMs},
        {QStringLiteral("repeatMs"), payload.repeatMs},
        {QStringLiteral("repeat"), payload.repeat},
        {QStringLiteral("history"), QJsonArray::fromStringList(payload.history)},
    };
}

void readPayload(JsonMembers &members, PayloadSettings &payload)
{
    members.read("text", payload.text);
    members.read("notation", payload.format.notation, notationNames);
    members.read("encoding", payload.format.encoding, encodingNames);
    members.read("ending", payload.format.ending, endingNames);
    members.read("convertNewlines", payload.format.convertNewlines);
    members.read("filePath", payload.filePath);
    members.read("sendFile", payload.sendFile);
    members.read("pieceSize", payload.pieceSize, ranges::pieceSize);
    members.read("pieceDelayMs", payload.pieceDelayMs, ranges::pieceDelayMs);
    members.read("repeatMs", payload.repeatMs, ranges::repeatMs);
    members.read("repeat", payload.repeat);
    members.read("history", payload.history, historyLength);
}

QJsonObject settingsToJson(const TcpServerSettings &server)
{
    return {
        {QStringLiteral("host"), server.host},
        {QStringLiteral("port"), server.port},
        {QStringLiteral("family"), enumName(listenFamilyNames, server.family)},
        {QStringLiteral("path"), server.path},
        {QStringLiteral("anyUser"), server.anyUser},
        {QStringLiteral("backlog"), server.backlog},
        {QStringLiteral("reuseAddress"), server.reuseAddress},
        {QStringLiteral("options"), optionsToJson(server.options)},
        {QStringLiteral("concurrency"), enumName(concurrencyNames, server.concurrency)},
        {QStringLiteral("poolSize"), server.poolSize},
        {QStringLiteral("receiveSize"), server.receiveSize},
        {QStringLiteral("closeWhenPeerFinishes"), server.closeWhenPeerFinishes},
        {QStringLiteral("once"), server.once},
        {QStringLiteral("answer"), enumName(answerNames, server.answer)},
        {QStringLiteral("answerText"), server.answerText},
        {QStringLiteral("closeAfterAnswer"), server.closeAfterAnswer},
        {QStringLiteral("workMs"), server.workMs},
        {QStringLiteral("payload"), payloadToJson(server.payload)},
    };
}

void readSettings(JsonMembers &members, TcpServerSettings &server)
{
    members.read("host", server.host);
    members.read("port", server.port);
    members.read("family", server.family, listenFamilyNames);
    members.read("path", server.path);
    members.read("anyUser", server.anyUser);
    members.read("backlog", server.backlog, ranges::backlog);
    members.read("reuseAddress", server.reuseAddress);
    readOptions(members, server.options, SocketUse::Listening);
    members.read("concurrency", server.concurrency, concurrencyNames);
    members.read("poolSize", server.poolSize, ranges::poolSize);
    members.read("receiveSize", server.receiveSize, ranges::receiveSize);
    members.read("closeWhenPeerFinishes", server.closeWhenPeerFinishes);
    members.read("once", server.once);
    members.read("answer", server.answer, answerNames);
    members.read("answerText", server.answerText);
    members.read("closeAfterAnswer", server.closeAfterAnswer);
    members.read("workMs", server.workMs, ranges::workMs);
    members.readObject("payload", [&](JsonMembers &inner) { readPayload(inner, server.payload); });
}

QJsonObject settingsToJson(const TcpClientSettings &client)
{
    return {
        {QStringLiteral("host"), client.host},
        {QStringLiteral("port"), client.port},
        {QStringLiteral("family"), enumName(addressFamilyNames, client.family)},
        {QStringLiteral("path"), client.path},
        {QStringLiteral("connectTimeoutMs"), client.connectTimeoutMs},
        {QStringLiteral("receiveSize"), client.receiveSize},
        {QStringLiteral("receiveOnce"), client.receiveOnce},
        {QStringLiteral("closeWhenPeerFinishes"), client.closeWhenPeerFinishes},
        {QStringLiteral("noDelay"), client.noDelay},
        {QStringLiteral("options"), optionsToJson(client.options)},
        {QStringLiteral("localAddress"), client.localAddress},
        {QStringLiteral("proxyKind"), enumName(proxyNames, client.proxy.kind)},
        {QStringLiteral("proxyAddress"), client.proxy.address},
        {QStringLiteral("proxyUser"), client.proxy.user},
        {QStringLiteral("sendOnConnect"), client.sendOnConnect},
        {QStringLiteral("payload"), payloadToJson(client.payload)},
    };
}

void readSettings(JsonMembers &members, TcpClientSettings &client)
{
    members.read("host", client.host);
    members.read("port", client.port);
    members.read("family", client.family, addressFamilyNames);
    members.read("path", client.path);
    members.read("connectTimeoutMs", client.connectTimeoutMs, ranges::connectTimeoutMs);
    members.read("receiveSize", client.receiveSize, ranges::receiveSize);
    members.read("receiveOnce", client.receiveOnce);
    members.read("closeWhenPeerFinishes", client.closeWhenPeerFinishes);
    members.read("noDelay", client.noDelay);
    readOptions(members, client.options, SocketUse::Stream);
    members.read("localAddress", client.localAddress);
    members.read("proxyKind", client.proxy.kind, proxyNames);
    members.read("proxyAddress", client.proxy.address);
    members.read("proxyUser", client.proxy.user);
    members.read("sendOnConnect", client.sendOnConnect);
    members.readObject("payload", [&](JsonMembers &inner) { readPayload(inner, client.payload); });
}

QJsonObject conditionsToJson(const NetworkConditionsConfig &conditions)
{
    return {
        {QStringLiteral("loss"), conditions.loss},
        {QStringLiteral("duplication"), conditions.duplication},
        {QStringLiteral("reordering"), conditions.reordering},
        {QStringLiteral("delayMs"), conditions.delayMs},
        {QStringLiteral("jitterMs"), conditions.jitterMs},
        {QStringLiteral("seed"), qint64(conditions.seed)},
    };
}

void readConditions(JsonMembers &members, NetworkConditionsConfig &conditions)
{
    members.read("loss", conditions.loss, 0, 1);
    members.read("duplication", conditions.duplication, 0, 1);
    members.read("reordering", conditions.reordering, 0, 1);
    members.read("delayMs", conditions.delayMs, ranges::networkDelayMs);
    members.read("jitterMs", conditions.jitterMs, ranges::networkDelayMs);
    int seed = int(conditions.seed);
    members.read("seed", seed, ranges::seed);
    conditions.seed = quint64(seed);
}

QJsonObject settingsToJson(const UdpSettings &udp)
{
    return {
        {QStringLiteral("bindFirst"), udp.bindFirst},
        {QStringLiteral("host"), udp.host},
        {QStringLiteral("port"), udp.port},
        {QStringLiteral("peerHost"), udp.peerHost},
        {QStringLiteral("peerPort"), udp.peerPort},
        {QStringLiteral("family"), enumName(datagramFamilyNames, udp.family)},
        {QStringLiteral("connectToPeer"), udp.connectToPeer},
        {QStringLiteral("reuseAddress"), udp.reuseAddress},
        {QStringLiteral("broadcast"), udp.broadcast},
        {QStringLiteral("options"), optionsToJson(udp.options)},
        {QStringLiteral("receiveSize"), udp.receiveSize},
        {QStringLiteral("receiveOnce"), udp.receiveOnce},
        {QStringLiteral("sendOnOpen"), udp.sendOnOpen},
        {QStringLiteral("groups"), udp.groups},
        {QStringLiteral("multicastTtl"), udp.multicastTtl},
        {QStringLiteral("multicastLoop"), udp.multicastLoop},
        {QStringLiteral("multicastInterface"), udp.multicastInterface},
        {QStringLiteral("answer"), enumName(datagramAnswerNames, udp.answer)},
        {QStringLiteral("answerText"), udp.answerText},
        {QStringLiteral("conditions"), conditionsToJson(udp.conditions)},
        {QStringLiteral("payload"), payloadToJson(udp.payload)},
    };
}

void readSettings(JsonMembers &members, UdpSettings &udp)
{
    members.read("bindFirst", udp.bindFirst);
    members.read("host", udp.host);
    members.read("port", udp.port);
    members.read("peerHost", udp.peerHost);
    members.read("peerPort", udp.peerPort);
    members.read("family", udp.family, datagramFamilyNames);
    members.read("connectToPeer", udp.connectToPeer);
    members.read("reuseAddress", udp.reuseAddress);
    members.read("broadcast", udp.broadcast);
    readOptions(members, udp.options, SocketUse::Datagram);
    members.read("receiveSize", udp.receiveSize, ranges::datagramSize);
    members.read("receiveOnce", udp.receiveOnce);
    members.read("sendOnOpen", udp.sendOnOpen);
    members.read("groups", udp.groups);
    members.read("multicastTtl", udp.multicastTtl, ranges::multicastTtl);
    members.read("multicastLoop", udp.multicastLoop);
    members.read("multicastInterface", udp.multicastInterface);
    members.read("answer", udp.answer, datagramAnswerNames);
    members.read("answerText", udp.answerText);
    members.readObject("conditions", [&](JsonMembers &inner) { readConditions(inner, udp.conditions); });
    members.readObject("payload", [&](JsonMembers &inner) { readPayload(inner, udp.payload); });
}

/// The default settings of a kind, to be filled in.
SessionSettings emptySettings(SessionKind kind)
{
    switch (kind) {
    case SessionKind::TcpServer:
        break;
    case SessionKind::TcpClient:
        return TcpClientSettings();
    case SessionKind::Udp:
        return UdpSettings();
    }
    return TcpServerSettings();
}

/// This machine itself, in the family that the session uses.
SocketAddress loopbackAddress(AddressFamily family, quint16 port)
{
    return *SocketAddress::fromHost(
        family == AddressFamily::IPv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1"), port);
}

/// Where a client binds before it connects: an address with or without a port, or ":PORT" and "PORT"
/// alone for any address. "localhost" is understood; other names would have to be looked up first.
Result<SocketAddress> localAddress(const QString &text, AddressFamily family)
{
    if (text.trimmed().isEmpty())
        return SocketAddress();
    if (const auto bare = SocketAddress::fromHost(text.trimmed(), 0))
        return *bare;
    const auto parts = splitHostPort(text);
    if (!parts)
        return failure(parts.error());
    const auto port = parsePort(parts->port);
    if (!port)
        return failure(port.error());
    const auto host = parseHost(parts->host);
    if (!host)
        return failure(host.error());
    if (host->kind == HostSpec::Kind::Any)
        return family == AddressFamily::IPv6 ? SocketAddress::anyIPv6(*port) : SocketAddress::anyIPv4(*port);
    if (host->kind == HostSpec::Kind::Name && host->name == u"localhost")
        return loopbackAddress(family, *port);
    if (host->kind != HostSpec::Kind::Address)
        return failure({ErrorCode::InvalidHost, {parts->host}});
    SocketAddress address = host->address;
    address.port = *port;
    return address;
}

/// "224.1.1.1", "ff02::1234%eth0": the interface stands behind the percent sign, in both families. Whether
/// this machine has it is not judged here.
Result<MulticastGroup> parseGroup(const QString &text)
{
    const qsizetype percent = text.indexOf(u'%');
    const auto host = parseHost(text.left(percent));
    const bool endsInPercent = percent >= 0 && percent + 1 == text.size();
    if (!host || host->kind != HostSpec::Kind::Address || endsInPercent)
        return failure({ErrorCode::InvalidHost, {text}});
    if (!host->address.isMulticast())
        return failure({ErrorCode::NotMulticastGroup, {text}});
    return MulticastGroup{host->address, percent < 0 ? QString() : text.mid(percent + 1)};
}

Result<QList<MulticastGroup>> parseGroups(QString text)
{
    QList<MulticastGroup> groups;
    const QStringList parts = text.replace(u',', u' ').simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto group = parseGroup(part);
        if (!group)
            return failure(group.error());
        if (!groups.contains(*group)) // joining twice fails with EADDRINUSE
            groups += *group;
    }
    return groups;
}

void addText(OptionTexts &texts, const OptionSetting &setting)
{
    texts.insert(QString::fromLatin1(setting.option->name), optionValueText(*setting.option, setting.value));
}

struct HostAndPort
{
    HostSpec host;
    quint16 port = 0;
};

Result<HostAndPort> parseHostAndPort(const QString &hostText, const QString &portText, const char *protocol)
{
    const auto host = parseHost(hostText);
    if (!host)
        return failure(host.error());
    const auto port = parsePort(portText, protocol);
    if (!port)
        return failure(port.error());
    return HostAndPort{*host, *port};
}

/// Where a stream begins or ends: a path, or host and port. What stands in the other fields may be
/// unfinished.
Result<HostAndPort> parsePlace(bool isUnix, const QString &path, const QString &host, const QString &port)
{
    if (!isUnix)
        return parseHostAndPort(host, port, "tcp");
    const auto address = parseUnixPath(path);
    if (!address)
        return failure(address.error());
    return HostAndPort{HostSpec{HostSpec::Kind::Address, *address, {}}, 0};
}

/// Where to bind: what stands in fields that are not used may be unfinished.
Result<void> readLocal(const UdpSettings &settings, UdpConfig &config)
{
    config.bindFirst = settings.bindFirst;
    if (!settings.bindFirst)
        return {};
    const auto local = parseHostAndPort(settings.host, settings.port, "udp");
    if (!local)
        return failure(local.error());
    config.host = local->host;
    config.port = local->port;
    return {};
}

/// A port alone means this machine.
Result<void> readPeer(const UdpSettings &settings, UdpConfig &config)
{
    if (settings.peerHost.trimmed().isEmpty() && settings.peerPort.trimmed().isEmpty())
        return {};
    const auto peer = parseHostAndPort(settings.peerHost, settings.peerPort, "udp");
    if (!peer)
        return failure(peer.error());
    config.peerHost = peer->host;
    config.peerPort = peer->port;
    return {};
}

/// Decodes the text of an answer. One that this answer does not use may stay unfinished in its field.
Result<AnswerConfig> answerOf(AnswerKind kind, const QString &escapedText)
{
    AnswerConfig config;
    config.kind = kind;
    if (kind == AnswerKind::None || kind == AnswerKind::Echo)
        return config;
    PayloadFormat format;
    format.notation = PayloadNotation::Escapes;
    const auto text = encodePayload(escapedText, format);
    if (!text)
        return failure(text.error());
    config.text = *text;
    return config;
}

} // namespace

QJsonObject toJson(const Session &session)
{
    const auto kind = SessionKind(session.settings.index());
    return {
        {QStringLiteral("kind"), enumName(kindNames, kind)},
        {QStringLiteral("name"), session.name},
        {QStringLiteral("start"), session.start},
        {QStringLiteral("settings"),
         std::visit([](const auto &settings) { return settingsToJson(settings); }, session.settings)},
    };
}

Result<Session> sessionFromJson(const QJsonObject &object, const QString &path)
{
    JsonMembers members(object, path);
    Session session;
    SessionKind kind = SessionKind::TcpServer;
    if (!members.has("kind"))
        members.refuse("kind", QStringLiteral("tcp-server | tcp-client | udp"));
    members.read("kind", kind, kindNames);
    members.read("name", session.name);
    members.read("start", session.start);
    session.settings = emptySettings(kind);
    members.readObject("settings", [&](JsonMembers &inner) {
        std::visit([&](auto &settings) { readSettings(inner, settings); }, session.settings);
    });
    if (members.error())
        return failure(*members.error());
    return session;
}

Result<QList<OptionSetting>> optionSettings(const OptionTexts &texts)
{
    QList<OptionSetting> settings;
    for (auto typed = texts.begin(); typed != texts.end(); ++typed) {
        const SocketOption *option = findSocketOption(typed.key());
        if (!option || typed->trimmed().isEmpty())
            continue;
        const auto value = parseOptionValue(*option, *typed);
        if (!value)
            return failure(value.error());
        settings += OptionSetting{option, *value};
    }
    return settings;
}

void setOption(TcpServerSettings &settings, const OptionSetting &setting)
{
    if (qstrcmp(setting.option->name, "SO_REUSEADDR") == 0)
        settings.reuseAddress = setting.value.number != 0;
    else
        addText(settings.options, setting);
}

void setOption(TcpClientSettings &settings, const OptionSetting &setting)
{
    if (qstrcmp(setting.option->name, "TCP_NODELAY") == 0)
        settings.noDelay = setting.value.number != 0;
    else
        addText(settings.options, setting);
}

void setOption(UdpSettings &settings, const OptionSetting &setting)
{
    const QString name = QString::fromLatin1(setting.option->name);
    const int number = setting.value.number;
    if (name == u"SO_REUSEADDR")
        settings.reuseAddress = number != 0;
    else if (name == u"SO_BROADCAST")
        settings.broadcast = number != 0;
    else if (name == u"IP_MULTICAST_TTL" || name == u"IPV6_MULTICAST_HOPS")
        settings.multicastTtl = number;
    else if (name == u"IP_MULTICAST_LOOP" || name == u"IPV6_MULTICAST_LOOP")
        settings.multicastLoop = number != 0;
    else if (name == u"IP_MULTICAST_IF" || name == u"IPV6_MULTICAST_IF")
        settings.multicastInterface = setting.value.name;
    else
        addText(settings.options, setting);
}

Result<TcpServerConfig> engineConfig(const TcpServerSettings &settings)
{
    const auto where =
        parsePlace(settings.family == ListenFamily::Unix, settings.path, settings.host, settings.port);
    if (!where)
        return failure(where.error());
    const auto options = optionSettings(settings.options);
    if (!options)
        return failure(options.error());
    TcpServerConfig config;
    config.anyUser = settings.anyUser;
    config.host = where->host;
    config.port = where->port;
    config.family = settings.family;
    config.backlog = settings.backlog;
    config.reuseAddress = settings.reuseAddress;
    config.options = *options;
    config.concurrency = settings.concurrency;
    config.poolSize = settings.poolSize;
    config.receiveSize = settings.receiveSize;
    config.closeWhenPeerFinishes = settings.closeWhenPeerFinishes;
    config.once = settings.once;
    return config;
}

Result<AnswerConfig> answerConfig(const TcpServerSettings &settings)
{
    auto config = answerOf(settings.answer, settings.answerText);
    if (config) {
        config->closeAfterAnswer = settings.closeAfterAnswer;
        config->workMs = settings.workMs;
    }
    return config;
}

Result<TcpClientConfig> engineConfig(const TcpClientSettings &settings)
{
    const bool isUnix = settings.family == AddressFamily::Unix;
    const auto where = parsePlace(isUnix, settings.path, settings.host, settings.port);
    if (!where)
        return failure(where.error());
    const auto local = isUnix ? SocketAddress() : localAddress(settings.localAddress, settings.family);
    if (!local)
        return failure(local.error());
    const auto proxy = isUnix ? ProxyConfig() : parseProxy(settings.proxy);
    if (!proxy)
        return failure(proxy.error());
    const auto options = optionSettings(settings.options);
    if (!options)
        return failure(options.error());
    TcpClientConfig config;
    config.proxy = *proxy;
    config.host = where->host;
    config.port = where->port;
    config.family = settings.family;
    config.connectTimeoutMs = settings.connectTimeoutMs;
    config.receiveSize = settings.receiveSize;
    config.receiveOnce = settings.receiveOnce;
    config.closeWhenPeerFinishes = settings.closeWhenPeerFinishes;
    config.noDelay = settings.noDelay;
    config.options = *options;
    config.localAddress = *local;
    return config;
}

Result<UdpConfig> engineConfig(const UdpSettings &settings)
{
    UdpConfig config;
    if (const auto local = readLocal(settings, config); !local)
        return failure(local.error());
    if (const auto peer = readPeer(settings, config); !peer)
        return failure(peer.error());
    const auto groups = parseGroups(settings.groups);
    if (!groups)
        return failure(groups.error());
    const auto options = optionSettings(settings.options);
    if (!options)
        return failure(options.error());
    config.options = *options;
    config.groups = *groups;
    config.family = settings.family;
    config.connectToPeer = settings.connectToPeer;
    config.reuseAddress = settings.reuseAddress;
    config.broadcast = settings.broadcast;
    config.receiveSize = settings.receiveSize;
    config.receiveOnce = settings.receiveOnce;
    config.multicastTtl = settings.multicastTtl;
    config.multicastLoop = settings.multicastLoop;
    config.multicastInterface = settings.multicastInterface.trimmed();
    config.conditions = settings.conditions;
    return config;
}

Result<AnswerConfig> answerConfig(const UdpSettings &settings)
{
    return answerOf(settings.answer, settings.answerText);
}

Result<OutboundMessage> outboundMessage(const PayloadSettings &settings)
{
    OutboundMessage message;
    message.pieceSize = settings.pieceSize;
    message.pieceDelayMs = settings.pieceDelayMs;
    if (settings.sendFile) {
        if (settings.filePath.isEmpty())
            return failure({ErrorCode::FileUnreadable, {settings.filePath, qt_error_string(ENOENT)}});
        message.filePath = settings.filePath;
        return message;
    }
    const auto bytes = encodePayload(settings.text, settings.format);
    if (!bytes)
        return failure(bytes.error());
    message.bytes = Bytes::copyOf(*bytes);
    return message;
}

} // namespace wirebench
