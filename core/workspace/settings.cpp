#include "core/workspace/settings.h"

#include "core/workspace/jsonmembers.h"
#include "core/workspace/proxysettings.h"
#include "core/workspace/rulesfile.h"
#include "core/workspace/settingnames.h"

#include <iterator>

namespace wirebench {

namespace {

// See settingnames.h: these are never changed either.
constexpr EnumName<Concurrency> concurrencyNames[] = {{Concurrency::OneAtATime, "one-at-a-time"},
                                                      {Concurrency::Pool, "pool"},
                                                      {Concurrency::AllAtOnce, "all-at-once"}};
constexpr EnumName<AnswerKind> answerNames[] = {
    {AnswerKind::None, "none"},         {AnswerKind::Echo, "echo"},   {AnswerKind::Prefix, "prefix"},
    {AnswerKind::Greeting, "greeting"}, {AnswerKind::Fixed, "fixed"}, {AnswerKind::Rules, "rules"},
    {AnswerKind::Relay, "relay"}};
constexpr EnumName<AddressFamily> datagramFamilyNames[] = {{AddressFamily::IPv4, "ipv4"},
                                                           {AddressFamily::IPv6, "ipv6"}};
constexpr EnumName<AnswerKind> datagramAnswerNames[] = {
    {AnswerKind::None, "none"},   {AnswerKind::Echo, "echo"},   {AnswerKind::Prefix, "prefix"},
    {AnswerKind::Fixed, "fixed"}, {AnswerKind::Rules, "rules"}, {AnswerKind::Relay, "relay"}};
/// In the order of SessionSettings.
enum class SessionKind {
    TcpServer,
    TcpClient,
    Udp,
    HttpRequest,
    Download,
    HttpServer,
    LabServer,
    ChatServer,
    ChatClient
};
constexpr EnumName<SessionKind> kindNames[] = {{SessionKind::TcpServer, "tcp-server"},
                                               {SessionKind::TcpClient, "tcp-client"},
                                               {SessionKind::Udp, "udp"},
                                               {SessionKind::HttpRequest, "http"},
                                               {SessionKind::Download, "download"},
                                               {SessionKind::HttpServer, "http-server"},
                                               {SessionKind::LabServer, "lab-server"},
                                               {SessionKind::ChatServer, "chat-server"},
                                               {SessionKind::ChatClient, "chat-client"}};
static_assert(std::size(kindNames) == std::variant_size_v<SessionSettings>);

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

QJsonObject toJson(const TcpServerSettings &server)
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
        {QStringLiteral("rules"), toJson(server.rules)},
        {QStringLiteral("closeAfterAnswer"), server.closeAfterAnswer},
        {QStringLiteral("workMs"), server.workMs},
        {QStringLiteral("relay"), toJson(server.relay)},
        {QStringLiteral("tls"), toJson(server.tls)},
        {QStringLiteral("payload"), toJson(server.payload)},
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
    members.readObject("rules", [&](JsonMembers &inner) { readRules(inner, server.rules); });
    members.read("closeAfterAnswer", server.closeAfterAnswer);
    members.read("workMs", server.workMs, ranges::workMs);
    members.readObject("relay", [&](JsonMembers &inner) { readSettings(inner, server.relay); });
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, server.tls); });
    members.readObject("payload", [&](JsonMembers &inner) { readSettings(inner, server.payload); });
}

QJsonObject toJson(const TcpClientSettings &client)
{
    QJsonObject object{
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
        {QStringLiteral("sendOnConnect"), client.sendOnConnect},
        {QStringLiteral("tls"), toJson(client.tls)},
        {QStringLiteral("payload"), toJson(client.payload)},
        {QStringLiteral("generator"), toJson(client.generator)},
        {QStringLiteral("dialogue"), toJson(client.dialogue)},
    };
    insertProxy(object, client.proxy);
    return object;
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
    readProxy(members, client.proxy);
    members.read("sendOnConnect", client.sendOnConnect);
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, client.tls); });
    members.readObject("payload", [&](JsonMembers &inner) { readSettings(inner, client.payload); });
    members.readObject("generator", [&](JsonMembers &inner) { readSettings(inner, client.generator); });
    members.readObject("dialogue", [&](JsonMembers &inner) { readSettings(inner, client.dialogue); });
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

QJsonObject toJson(const UdpSettings &udp)
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
        {QStringLiteral("rules"), toJson(udp.rules)},
        {QStringLiteral("relay"), toJson(udp.relay)},
        {QStringLiteral("conditions"), conditionsToJson(udp.conditions)},
        {QStringLiteral("tls"), toJson(udp.tls)},
        {QStringLiteral("payload"), toJson(udp.payload)},
        {QStringLiteral("generator"), toJson(udp.generator)},
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
    members.readObject("rules", [&](JsonMembers &inner) { readRules(inner, udp.rules); });
    members.readObject("relay", [&](JsonMembers &inner) { readSettings(inner, udp.relay); });
    members.readObject("conditions", [&](JsonMembers &inner) { readConditions(inner, udp.conditions); });
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, udp.tls); });
    members.readObject("payload", [&](JsonMembers &inner) { readSettings(inner, udp.payload); });
    members.readObject("generator", [&](JsonMembers &inner) { readSettings(inner, udp.generator); });
}

QString kindWords()
{
    QStringList words;
    for (const auto &kind : kindNames)
        words += QString::fromLatin1(kind.name);
    return words.join(QStringLiteral(" | "));
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
    case SessionKind::HttpRequest:
        return HttpRequestSettings();
    case SessionKind::Download:
        return DownloadSettings();
    case SessionKind::HttpServer:
        return HttpServerSettings();
    case SessionKind::LabServer:
        return LabServerSettings();
    case SessionKind::ChatServer:
        return ChatServerSettings();
    case SessionKind::ChatClient:
        return ChatClientSettings();
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
Result<AnswerConfig> answerOf(AnswerKind kind, const QString &escapedText, const AnswerRules &rules)
{
    AnswerConfig config;
    config.kind = kind;
    if (kind == AnswerKind::Rules) {
        const auto set = RuleSet::compile(rules);
        if (!set)
            return failure(set.error());
        config.rules = *set;
        return config;
    }
    if (kind == AnswerKind::None || kind == AnswerKind::Echo || kind == AnswerKind::Relay)
        return config;
    PayloadFormat format;
    format.notation = PayloadNotation::Escapes;
    const auto text = encodePayload(escapedText, format);
    if (!text)
        return failure(text.error());
    config.text = *text;
    return config;
}

/// And who answers instead, if somebody does.
Result<AnswerConfig> withRelay(Result<AnswerConfig> answer, const RelaySettings &settings,
                               const char *protocol, int receiveSize)
{
    if (!answer || answer->kind != AnswerKind::Relay)
        return answer;
    const auto relay = relayConfig(settings, protocol, receiveSize);
    if (!relay)
        return failure(relay.error());
    answer->relay = *relay;
    return answer;
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
         std::visit([](const auto &settings) { return toJson(settings); }, session.settings)},
    };
}

Result<Session> sessionFromJson(const QJsonObject &object, const QString &path)
{
    JsonMembers members(object, path);
    Session session;
    SessionKind kind = SessionKind::TcpServer;
    if (!members.has("kind"))
        members.refuse("kind", kindWords());
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
    // A relay passes the end of the stream on, and closes once both ends have finished.
    config.closeWhenPeerFinishes = settings.closeWhenPeerFinishes && settings.answer != AnswerKind::Relay;
    config.once = settings.once;
    if (settings.tls.on)
        config.tls = tlsServerConfig(settings.tls);
    return config;
}

Result<AnswerConfig> answerConfig(const TcpServerSettings &settings)
{
    auto config = answerOf(settings.answer, settings.answerText, settings.rules);
    if (config) {
        config->closeAfterAnswer = settings.closeAfterAnswer;
        config->workMs = settings.workMs;
    }
    return withRelay(std::move(config), settings.relay, "tcp", settings.receiveSize);
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
    if (settings.tls.on)
        config.tls = tlsClientConfig(settings.tls);
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
    config.receiveOnce =
        settings.receiveOnce && settings.answer != AnswerKind::Relay; // its answer comes later
    config.multicastTtl = settings.multicastTtl;
    config.multicastLoop = settings.multicastLoop;
    config.multicastInterface = settings.multicastInterface.trimmed();
    config.conditions = settings.conditions;
    if (settings.tls.on && config.peerHost)
        config.dtls = tlsClientConfig(settings.tls);
    else if (settings.tls.on)
        config.dtls = tlsServerConfig(settings.tls);
    return config;
}

Result<AnswerConfig> answerConfig(const UdpSettings &settings)
{
    return withRelay(answerOf(settings.answer, settings.answerText, settings.rules), settings.relay, "udp",
                     settings.receiveSize);
}

} // namespace wirebench
