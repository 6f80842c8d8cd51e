#include "core/workspace/settings.h"

#include "core/workspace/jsonmembers.h"

#include <QJsonArray>

#include <cerrno>

namespace wirebench {

namespace {

// The words that stand for enum values in a workspace file. They are never changed: files live long.
constexpr EnumName<ListenFamily> listenFamilyNames[] = {
    {ListenFamily::IPv4, "ipv4"}, {ListenFamily::IPv6, "ipv6"}, {ListenFamily::Both, "both"}};
constexpr EnumName<AddressFamily> addressFamilyNames[] = {
    {AddressFamily::Unspecified, "any"}, {AddressFamily::IPv4, "ipv4"}, {AddressFamily::IPv6, "ipv6"}};
constexpr EnumName<Concurrency> concurrencyNames[] = {{Concurrency::OneAtATime, "one-at-a-time"},
                                                      {Concurrency::Pool, "pool"},
                                                      {Concurrency::AllAtOnce, "all-at-once"}};
constexpr EnumName<AnswerKind> answerNames[] = {{AnswerKind::None, "none"},
                                                {AnswerKind::Echo, "echo"},
                                                {AnswerKind::Prefix, "prefix"},
                                                {AnswerKind::Greeting, "greeting"},
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

enum class SessionKind { TcpServer, TcpClient };
constexpr EnumName<SessionKind> kindNames[] = {{SessionKind::TcpServer, "tcp-server"},
                                               {SessionKind::TcpClient, "tcp-client"}};

constexpr qsizetype historyLength = 50;

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
        {QStringLiteral("backlog"), server.backlog},
        {QStringLiteral("reuseAddress"), server.reuseAddress},
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
    members.read("backlog", server.backlog, ranges::backlog);
    members.read("reuseAddress", server.reuseAddress);
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
        {QStringLiteral("connectTimeoutMs"), client.connectTimeoutMs},
        {QStringLiteral("receiveSize"), client.receiveSize},
        {QStringLiteral("receiveOnce"), client.receiveOnce},
        {QStringLiteral("closeWhenPeerFinishes"), client.closeWhenPeerFinishes},
        {QStringLiteral("noDelay"), client.noDelay},
        {QStringLiteral("localAddress"), client.localAddress},
        {QStringLiteral("sendOnConnect"), client.sendOnConnect},
        {QStringLiteral("payload"), payloadToJson(client.payload)},
    };
}

void readSettings(JsonMembers &members, TcpClientSettings &client)
{
    members.read("host", client.host);
    members.read("port", client.port);
    members.read("family", client.family, addressFamilyNames);
    members.read("connectTimeoutMs", client.connectTimeoutMs, ranges::connectTimeoutMs);
    members.read("receiveSize", client.receiveSize, ranges::receiveSize);
    members.read("receiveOnce", client.receiveOnce);
    members.read("closeWhenPeerFinishes", client.closeWhenPeerFinishes);
    members.read("noDelay", client.noDelay);
    members.read("localAddress", client.localAddress);
    members.read("sendOnConnect", client.sendOnConnect);
    members.readObject("payload", [&](JsonMembers &inner) { readPayload(inner, client.payload); });
}

/// The default settings of a kind, to be filled in.
SessionSettings emptySettings(SessionKind kind)
{
    if (kind == SessionKind::TcpServer)
        return TcpServerSettings();
    return TcpClientSettings();
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

} // namespace

QJsonObject toJson(const Session &session)
{
    const bool isServer = std::holds_alternative<TcpServerSettings>(session.settings);
    const SessionKind kind = isServer ? SessionKind::TcpServer : SessionKind::TcpClient;
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
        members.refuse("kind", QStringLiteral("tcp-server | tcp-client"));
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

Result<TcpServerConfig> engineConfig(const TcpServerSettings &settings)
{
    const auto host = parseHost(settings.host);
    if (!host)
        return failure(host.error());
    const auto port = parsePort(settings.port);
    if (!port)
        return failure(port.error());
    TcpServerConfig config;
    config.host = *host;
    config.port = *port;
    config.family = settings.family;
    config.backlog = settings.backlog;
    config.reuseAddress = settings.reuseAddress;
    config.concurrency = settings.concurrency;
    config.poolSize = settings.poolSize;
    config.receiveSize = settings.receiveSize;
    config.closeWhenPeerFinishes = settings.closeWhenPeerFinishes;
    config.once = settings.once;
    return config;
}

Result<AnswerConfig> answerConfig(const TcpServerSettings &settings)
{
    AnswerConfig config;
    config.kind = settings.answer;
    config.closeAfterAnswer = settings.closeAfterAnswer;
    config.workMs = settings.workMs;
    // A text that this answer does not use may stay unfinished in its field.
    if (config.kind == AnswerKind::None || config.kind == AnswerKind::Echo)
        return config;
    PayloadFormat format;
    format.notation = PayloadNotation::Escapes;
    const auto text = encodePayload(settings.answerText, format);
    if (!text)
        return failure(text.error());
    config.text = *text;
    return config;
}

Result<TcpClientConfig> engineConfig(const TcpClientSettings &settings)
{
    const auto host = parseHost(settings.host);
    if (!host)
        return failure(host.error());
    const auto port = parsePort(settings.port);
    if (!port)
        return failure(port.error());
    const auto local = localAddress(settings.localAddress, settings.family);
    if (!local)
        return failure(local.error());
    TcpClientConfig config;
    config.host = *host;
    config.port = *port;
    config.family = settings.family;
    config.connectTimeoutMs = settings.connectTimeoutMs;
    config.receiveSize = settings.receiveSize;
    config.receiveOnce = settings.receiveOnce;
    config.closeWhenPeerFinishes = settings.closeWhenPeerFinishes;
    config.noDelay = settings.noDelay;
    config.localAddress = *local;
    return config;
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
