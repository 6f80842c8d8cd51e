#include "core/base/hostport.h"
#include "core/program/cliwords.h"
#include "core/program/sessionparts.h"
#include "core/workspace/ranges.h"

#include <QLocale>

namespace wirebench {

namespace {

/// --option for each that the command line takes for such a socket. @p family Unspecified: either.
void addOptions(CliWords &out, const OptionTexts &texts, SocketUse use, AddressFamily family)
{
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const SocketOption *option = findSocketOption(text.key());
        if (!option || text->trimmed().isEmpty())
            continue;
        const auto value = parseOptionValue(*option, *text);
        const bool isKnown =
            family == AddressFamily::Unspecified ? option->isFor(use) : option->isFor(use, family);
        if (value && isKnown && option->isListedFor(use))
            out.add("option", QLatin1String(option->name) + u'=' + optionValueText(*option, *value));
    }
}

QString unixOperand(const QString &path)
{
    const QString typed = path.trimmed();
    return isUnixNotation(typed) ? typed : QStringLiteral("unix:") + typed;
}

QString bothWays(int toTarget, int toClient)
{
    const QString first = QString::number(toTarget);
    return toTarget == toClient ? first : first + u'/' + QString::number(toClient);
}

/// What goes with --answer relay=….
void addRelay(CliWords &out, const RelaySettings &relay, bool isDatagrams)
{
    const RelaySettings usual;
    const auto addBoth = [&out](const char *name, int toTarget, int toClient) {
        if (toTarget != 0 || toClient != 0)
            out.add(name, bothWays(toTarget, toClient));
    };
    out.add(isDatagrams ? "relay-dtls" : "relay-tls", relay.tls.on);
    if (relay.tls.on) {
        out.add("relay-insecure", !relay.tls.verify);
        out.addText("relay-ca-file", relay.tls.authorityFile);
        out.addText("relay-server-name", relay.tls.serverName);
    }
    addBoth("relay-delay", relay.toTarget.delayMs, relay.toClient.delayMs);
    addBoth("relay-rate", relay.toTarget.bytesPerSecond, relay.toClient.bytesPerSecond);
    if (isDatagrams) {
        out.addSeconds("relay-idle", relay.idleMs, usual.idleMs);
        return;
    }
    addBoth("relay-piece", relay.toTarget.pieceSize, relay.toClient.pieceSize);
    out.addSeconds("relay-timeout", relay.connectTimeoutMs, usual.connectTimeoutMs);
    out.addSeconds("relay-stall", relay.stallMs, usual.stallMs);
}

void addAnswer(CliWords &out, AnswerKind kind, const QString &text, const RelaySettings &relay)
{
    switch (kind) {
    case AnswerKind::None:
        out.add("answer", QStringLiteral("none"));
        break;
    case AnswerKind::Echo: // the default
        break;
    case AnswerKind::Prefix:
        out.add("answer", QStringLiteral("prefix=") + text);
        break;
    case AnswerKind::Greeting:
        out.add("answer", QStringLiteral("greet=") + text);
        break;
    case AnswerKind::Fixed:
        out.add("answer", QStringLiteral("reply=") + text);
        break;
    case AnswerKind::Rules:
        out.add("answer", QStringLiteral("rules=rules.json"));
        out.noteIf(true, "The rules stand in a file of their own: save them from their window as rules.json first.");
        break;
    case AnswerKind::Relay:
        out.add("answer", QStringLiteral("relay=") + relay.target.trimmed());
        break;
    }
}

/// A checksum before the line ending cannot be asked for: then its bytes stand in the text.
void addSend(CliWords &out, const PayloadSettings &payload, const Bytes &bytes)
{
    PayloadSettings plain = payload;
    plain.checksum = {};
    const auto text = payloadBytes(plain, PlaceholderValues::now(1, {}));
    const bool isOption = payload.checksum.kind != ChecksumKind::None && text &&
                          payload.checksum.place != ChecksumPlace::BeforeEnding;
    out.add("send", isOption ? toEscapes(*text) : toEscapes(bytes.view()));
    if (isOption)
        out.add("checksum", checksumText(payload.checksum));
}

/// --send with what the payload editor makes of its text.
void addMessage(CliWords &out, const PayloadSettings &payload, bool isSentByItself)
{
    const auto message = outboundMessage(payload);
    const bool isText = message && message->filePath.isEmpty() && message->bytes.size() <= longestMessage;
    if (isSentByItself && isText)
        addSend(out, payload, message->bytes);
    out.noteIf(isSentByItself && !isText, "Send the file with: < FILE");
    out.noteIf(
        !isSentByItself && message && (!isText || !message->bytes.isEmpty()),
        "What is typed on standard input is sent; the window sends its message when the button is pressed.");
    out.noteIf(payload.pieceSize > 0, "The message goes out whole, not in pieces.");
    out.noteIf(payload.repeat, "The message is sent once and not repeated.");
}

void addConditions(CliWords &out, const NetworkConditionsConfig &conditions)
{
    const auto addShare = [&](const char *name, double share) {
        if (share > 0)
            out.add(name, QString::number(share, 'g', QLocale::FloatingPointShortest));
    };
    addShare("loss", conditions.loss);
    addShare("duplicate", conditions.duplication);
    addShare("reorder", conditions.reordering);
    out.add("delay", conditions.delayMs, 0);
    out.add("jitter", conditions.jitterMs, 0);
    if (ranges::seed.contains(double(conditions.seed)))
        out.add("seed", int(conditions.seed), 1);
}

/// Where --family says more than the addresses do.
void addDatagramFamily(CliWords &out, AddressFamily family, const QStringList &addresses)
{
    AddressFamily said = AddressFamily::IPv4;
    for (const QString &address : addresses) {
        const auto spec = parseHost(address);
        if (!spec || spec->kind != HostSpec::Kind::Address)
            continue;
        said = spec->address.family;
        break;
    }
    if (family != said)
        addFamily(out, family);
}

QStringList groupsIn(QString text)
{
    return text.replace(u',', u' ').simplified().split(u' ', Qt::SkipEmptyParts);
}

CliWords wordsOf(const TcpServerSettings &server)
{
    const TcpServerSettings usual;
    const bool isUnix = server.family == ListenFamily::Unix;
    CliWords out;
    out.words += QStringLiteral("tcp-server");
    out.words += isUnix ? unixOperand(server.path) : cliOperand(server.host.trimmed(), server.port.trimmed());
    addAnswer(out, server.answer, server.answerText, server.relay);
    if (server.answer == AnswerKind::Relay)
        addRelay(out, server.relay, false);
    out.add("close", server.closeAfterAnswer && server.answer != AnswerKind::Greeting);
    out.add("once", server.once);
    if (server.concurrency != Concurrency::AllAtOnce)
        out.add("concurrency", server.concurrency == Concurrency::OneAtATime
                                   ? QStringLiteral("one")
                                   : QString::number(server.poolSize));
    out.add("backlog", server.backlog, usual.backlog);
    out.add("recv-size", server.receiveSize, usual.receiveSize);
    out.add("work", server.workMs, usual.workMs);
    if (!isUnix)
        addListenFamily(out, server.family, server.host);
    out.add("any-user", isUnix && server.anyUser);
    out.add("no-reuse-address", !isUnix && !server.reuseAddress);
    addOptions(out, server.options, SocketUse::Listening, addressFamily(server.family));
    addServerTls(out, server.tls, "tls-self-signed");
    out.noteIf(server.answer == AnswerKind::Greeting && !server.closeAfterAnswer,
               "After its greeting this server closes; the window keeps the connection.");
    out.noteIf(!server.closeWhenPeerFinishes,
               "A connection is closed when its client has finished; the window keeps it.");
    return out;
}

/// --send with the typed message, or what the made ones are like; how many, how fast.
void addLoad(CliWords &out, const GeneratorSettings &load, const PayloadSettings &payload)
{
    const GeneratorSettings usual;
    const auto message = outboundMessage(payload);
    const bool isText = load.typedMessage && message && message->filePath.isEmpty() && !message->bytes.isEmpty();
    if (isText)
        out.add("send", toEscapes(message->bytes.view()));
    else
        out.add("size", load.size, usual.size);
    out.noteIf(load.typedMessage && !isText, "It sends made messages; the window sends the file.");
    if (load.unit == GeneratorSettings::Unit::Bytes)
        out.add("byte-rate", QString::number(load.rate));
    else
        out.add("rate", load.rate, usual.rate);
    if (load.extent == GeneratorSettings::Extent::Seconds)
        out.add("seconds", QString::number(load.seconds));
    else
        out.add("count", load.count, usual.count);
    out.add("connections", load.connections, usual.connections);
}

CliWords generatorWordsOf(const TcpClientSettings &client)
{
    const bool isUnix = client.family == AddressFamily::Unix;
    CliWords out;
    out.words = QStringList{QStringLiteral("generate"), QStringLiteral("tcp")};
    out.words += isUnix ? unixOperand(client.path) : cliOperand(client.host.trimmed(), client.port.trimmed());
    addLoad(out, client.generator, client.payload);
    out.addSeconds("timeout", client.connectTimeoutMs, TcpClientSettings().connectTimeoutMs);
    if (!isUnix) {
        addFamily(out, client.family);
        out.add("no-delay", client.noDelay);
    }
    addClientTls(out, client.tls, "tls");
    return out;
}

CliWords generatorWordsOf(const UdpSettings &udp)
{
    CliWords out;
    out.words = QStringList{QStringLiteral("generate"), QStringLiteral("udp")};
    out.words += cliOperand(udp.peerHost.trimmed(), udp.peerPort.trimmed());
    addLoad(out, udp.generator, udp.payload);
    addDatagramFamily(out, udp.family, {});
    out.noteIf(udp.tls.on, "It sends in clear; the window speaks DTLS.");
    return out;
}

CliWords wordsOf(const TcpClientSettings &client)
{
    if (client.generator.open)
        return generatorWordsOf(client);
    const TcpClientSettings usual;
    const bool isUnix = client.family == AddressFamily::Unix;
    CliWords out;
    out.words += QStringLiteral("tcp-client");
    out.words += isUnix ? unixOperand(client.path) : cliOperand(client.host.trimmed(), client.port.trimmed());
    addMessage(out, client.payload, client.sendOnConnect);
    if (client.receiveOnce)
        out.add("recv-once", QString::number(client.receiveSize));
    else
        out.add("recv-size", client.receiveSize, usual.receiveSize);
    out.addSeconds("timeout", client.connectTimeoutMs, usual.connectTimeoutMs);
    if (!isUnix) {
        addFamily(out, client.family);
        out.addText("local", client.localAddress);
        out.add("no-delay", client.noDelay);
        addProxy(out, client.proxy);
    }
    addOptions(out, client.options, SocketUse::Stream, client.family);
    addClientTls(out, client.tls, "tls");
    out.noteIf(client.tls.on && client.tls.handshakeTimeoutMs != client.connectTimeoutMs,
               "One time-out holds for the connection and for its TLS.");
    out.noteIf(!client.closeWhenPeerFinishes,
               "It closes when the server has finished; the window keeps its end open.");
    return out;
}

void addDatagramOptions(CliWords &out, const UdpSettings &udp, bool isClient)
{
    out.add("broadcast", udp.broadcast);
    const QString family = udp.family == AddressFamily::IPv6 ? QStringLiteral("IPV6") : QStringLiteral("IP");
    const QString hops = udp.family == AddressFamily::IPv6 ? QStringLiteral("HOPS") : QStringLiteral("TTL");
    if (isClient && udp.reuseAddress)
        out.add("option", QStringLiteral("SO_REUSEADDR=on"));
    if (isClient)
        out.add("ttl", udp.multicastTtl, UdpSettings().multicastTtl);
    else if (udp.multicastTtl != UdpSettings().multicastTtl)
        out.add("option", QStringLiteral("%1_MULTICAST_%2=%3").arg(family, hops).arg(udp.multicastTtl));
    if (!udp.multicastLoop)
        out.add("option", family + QStringLiteral("_MULTICAST_LOOP=off"));
    if (isClient)
        out.addText("interface", udp.multicastInterface.trimmed());
    else if (!udp.multicastInterface.trimmed().isEmpty())
        out.add("option", family + QStringLiteral("_MULTICAST_IF=") + udp.multicastInterface.trimmed());
    addOptions(out, udp.options, SocketUse::Datagram, udp.family);
    addConditions(out, udp.conditions);
}

CliWords udpServerWords(const UdpSettings &server)
{
    const QStringList groups = groupsIn(server.groups);
    CliWords out;
    out.words += QStringLiteral("udp-server");
    out.words += cliOperand(server.host.trimmed(), server.port.trimmed());
    addAnswer(out, server.answer, server.answerText, server.relay);
    if (server.answer == AnswerKind::Relay)
        addRelay(out, server.relay, true);
    out.add("once", server.receiveOnce && server.answer != AnswerKind::Relay);
    out.add("recv-size", server.receiveSize, UdpSettings().receiveSize);
    addDatagramFamily(out, server.family, {server.host, groups.value(0).section(u'%', 0, 0)});
    for (const QString &group : groups)
        out.add("join", group);
    out.add("reuse", server.reuseAddress);
    addDatagramOptions(out, server, false);
    addServerTls(out, server.tls, "dtls-self-signed", true);
    out.noteIf(!server.bindFirst, "It binds first; the window waits for the first datagram that is sent.");
    return out;
}

CliWords udpClientWords(const UdpSettings &client)
{
    CliWords out;
    out.words += QStringLiteral("udp-client");
    out.words += cliOperand(client.peerHost.trimmed(), client.peerPort.trimmed());
    addMessage(out, client.payload, client.sendOnOpen);
    if (client.receiveOnce)
        out.add("recv-once", QString::number(client.receiveSize));
    else
        out.add("recv-size", client.receiveSize, ranges::datagramSize.highest);
    out.add("connect", client.connectToPeer);
    if (client.bindFirst)
        out.add("bind", cliOperand(client.host.trimmed(), client.port.trimmed()));
    addDatagramFamily(out, client.family, {client.peerHost, client.bindFirst ? client.host : QString()});
    addDatagramOptions(out, client, true);
    addClientTls(out, client.tls, "dtls", true);
    out.noteIf(client.answer != AnswerKind::None, "udp-client answers nothing.");
    out.noteIf(!client.groups.trimmed().isEmpty(), "udp-client joins no group.");
    return out;
}

CliWords wordsOf(const UdpSettings &udp)
{
    if (udp.generator.open)
        return generatorWordsOf(udp);
    const bool hasPeer = !udp.peerHost.trimmed().isEmpty() || !udp.peerPort.trimmed().isEmpty();
    return hasPeer ? udpClientWords(udp) : udpServerWords(udp);
}

template <typename Settings>
CliWords wordsOf(const Settings &settings)
{
    return cliWordsOf(settings);
}

} // namespace

CliWords cliWords(const SessionSettings &settings)
{
    return std::visit([](const auto &one) { return wordsOf(one); }, settings);
}

} // namespace wirebench
