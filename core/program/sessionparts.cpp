#include "core/program/sessionparts.h"

#include <algorithm>

namespace wirebench {

namespace {

QList<OptionSetting> thoseFor(const QList<OptionSetting> &options, SocketUse use, AddressFamily family)
{
    QList<OptionSetting> known;
    std::copy_if(options.begin(), options.end(), std::back_inserter(known),
                 [&](const OptionSetting &setting) { return setting.option->isFor(use, family); });
    return known;
}

} // namespace

QString hostText(const HostSpec &host)
{
    switch (host.kind) {
    case HostSpec::Kind::Any:
        return {};
    case HostSpec::Kind::Broadcast:
        return QStringLiteral("<broadcast>");
    case HostSpec::Kind::Address:
        return host.address.host();
    case HostSpec::Kind::Name:
        break;
    }
    return host.name;
}

AddressFamily familyFor(const HostSpec &host, AddressFamily chosen)
{
    if (host.kind == HostSpec::Kind::Address)
        return host.address.family;
    return chosen == AddressFamily::Unspecified ? AddressFamily::IPv4 : chosen;
}

bool isDualStack(const TcpServerConfig &config)
{
    return config.family == ListenFamily::Both && config.host.kind == HostSpec::Kind::Any;
}

AddressFamily familyFor(const TcpServerConfig &config)
{
    if (config.family == ListenFamily::Unix)
        return AddressFamily::Unix;
    const bool isIPv6 = config.family == ListenFamily::IPv6 || isDualStack(config);
    return familyFor(config.host, isIPv6 ? AddressFamily::IPv6 : AddressFamily::IPv4);
}

AddressFamily familyFor(const UdpConfig &config)
{
    if (config.bindFirst && config.host.kind == HostSpec::Kind::Address)
        return config.host.address.family;
    if (config.peerHost && config.peerHost->kind == HostSpec::Kind::Broadcast)
        return AddressFamily::IPv4;
    return config.peerHost ? familyFor(*config.peerHost, config.family) : config.family;
}

QList<OptionSetting> listeningOptions(const TcpServerConfig &config)
{
    const AddressFamily family = familyFor(config);
    QList<OptionSetting> options;
    if (config.reuseAddress && family != AddressFamily::Unix)
        options += optionSetting("SO_REUSEADDR", 1);
    if (family == AddressFamily::IPv6)
        options += optionSetting("IPV6_V6ONLY", isDualStack(config) ? 0 : 1);
    return options + thoseFor(config.options, SocketUse::Listening, family);
}

QList<OptionSetting> streamOptions(const TcpClientConfig &config, AddressFamily family)
{
    QList<OptionSetting> options;
    if (config.noDelay && family != AddressFamily::Unix)
        options += optionSetting("TCP_NODELAY", 1);
    return options + thoseFor(config.options, SocketUse::Stream, family);
}

QList<OptionSetting> datagramOptions(const UdpConfig &config)
{
    const AddressFamily family = familyFor(config);
    const bool isIPv6 = family == AddressFamily::IPv6;
    QList<OptionSetting> options;
    if (config.reuseAddress)
        options += optionSetting("SO_REUSEADDR", 1);
    if (isIPv6)
        options += optionSetting("IPV6_V6ONLY", 1);
    if (config.broadcast)
        options += optionSetting("SO_BROADCAST", 1);
    if (config.multicastTtl != 1)
        options += optionSetting(isIPv6 ? "IPV6_MULTICAST_HOPS" : "IP_MULTICAST_TTL", config.multicastTtl);
    if (!config.multicastLoop)
        options += optionSetting(isIPv6 ? "IPV6_MULTICAST_LOOP" : "IP_MULTICAST_LOOP", 0);
    if (!config.multicastInterface.isEmpty())
        options += multicastInterface(family, config.multicastInterface);
    return options + thoseFor(config.options, SocketUse::Datagram, family);
}

QList<OptionSetting> notInherited(const QList<OptionSetting> &options, AddressFamily family)
{
    QList<OptionSetting> rest = thoseFor(options, SocketUse::Stream, family);
    rest.removeIf(
        [](const OptionSetting &setting) { return setting.option->inherited || setting.option->beforeBind; });
    return rest;
}

bool hasMessage(const TcpClientSettings &settings, const OutboundMessage &message)
{
    Q_UNUSED(settings)
    return !message.filePath.isEmpty() || !message.bytes.isEmpty();
}

bool hasMessage(const UdpSettings &settings, const UdpConfig &config, const OutboundMessage &message)
{
    const bool isSomething = !message.filePath.isEmpty() || !message.bytes.isEmpty();
    return config.peerHost.has_value() && (isSomething || settings.sendOnOpen);
}

Result<OutboundMessage> messageOf(const PayloadSettings &payload, bool isSentByItself)
{
    auto message = outboundMessage(payload);
    if (!message && !isSentByItself)
        return OutboundMessage();
    if (message)
        message->bytes = message->bytes.sliced(0, longestMessage);
    return message;
}

QStringList payloadNotes(const PayloadSettings &payload)
{
    QStringList notes;
    if (payload.repeat)
        notes += QStringLiteral("Wirebench can repeat the message every %1 ms; this program sends it once.")
                     .arg(payload.repeatMs);
    if (payload.placeholders && !payload.sendFile)
        notes += QStringLiteral(
            "Wirebench fills in the placeholders of the message anew each time it is sent; here "
            "stands one filling.");
    if (const ChecksumConfig &checksum = payload.checksum;
        checksum.kind != ChecksumKind::None && !payload.sendFile)
        notes +=
            QStringLiteral("The message holds %1 of its checksum, %2: compute it anew for another message.")
                .arg(checksumSize(checksum.kind) == 1
                         ? QStringLiteral("one byte")
                         : QStringLiteral("%1 bytes").arg(checksumSize(checksum.kind)),
                     checksumName(checksum.kind));
    const auto message = outboundMessage(payload);
    if (message && message->bytes.size() > longestMessage)
        notes +=
            QStringLiteral("The message has %1 bytes; its first %2 stand here. Send it from a file instead.")
                .arg(message->bytes.size())
                .arg(longestMessage);
    return notes;
}

QString proxyNote(const ProxyConfig &proxy)
{
    if (proxy.kind == ProxyKind::None)
        return {};
    return QStringLiteral("Wirebench connects through a proxy; this program connects directly.");
}

QString rulesNote(const AnswerConfig &answer)
{
    if (answer.kind != AnswerKind::Rules)
        return {};
    return QStringLiteral("The rules are left out: this program only reads. The program in Python has them.");
}

QString relayNote(const AnswerConfig &answer)
{
    if (answer.kind != AnswerKind::Relay)
        return {};
    return QStringLiteral(
        "Wirebench passes what comes on to another server; this program receives and answers nothing.");
}

QString conditionsNote(const NetworkConditionsConfig &conditions)
{
    if (conditions.isPerfect())
        return {};
    return QStringLiteral(
        "Wirebench imitates a bad network (loss, delay); this program sends each datagram once.");
}

} // namespace wirebench
