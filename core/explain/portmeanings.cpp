#include "core/explain/portmeanings.h"

#include "core/explain/writtenaddress.h"

#include <optional>

namespace wirebench {

namespace {

constexpr quint16 firstRegistered = 1024;
constexpr quint16 firstDynamic = 49152;

QString serviceKey(quint16 port)
{
    return QStringLiteral("port.%1").arg(port);
}

std::optional<quint16> portOf(const SocketAddress &address)
{
    if (!address.isValid() || address.isUnix())
        return std::nullopt;
    return address.port;
}

std::optional<quint16> writtenPort(const SocketCall &call)
{
    const QStringList arguments = splitArguments(call.arguments());
    if (call.call != Call::GetAddrInfo)
        return portOf(writtenAddress(arguments.value(0)));
    bool isNumber = false;
    const quint16 port = arguments.value(1).toUShort(&isNumber);
    return isNumber ? std::optional(port) : std::nullopt;
}

/// Of two ends without roles: the one that a service is known for.
std::optional<quint16> datagramPort(const Flow &flow, const ExplainTexts &texts)
{
    const std::optional<quint16> local = portOf(flow.local);
    const std::optional<quint16> peer = portOf(flow.peer);
    if (local && peer)
        return texts.has(serviceKey(*peer)) || !texts.has(serviceKey(*local)) ? peer : local;
    return peer ? peer : local;
}

std::optional<quint16> servicePort(const SocketCall &call, const ExplainTexts &texts)
{
    switch (call.call) {
    case Call::GetAddrInfo:
    case Call::Bind:
    case Call::Connect:
        return writtenPort(call);
    case Call::Socket:
    case Call::SetSockOpt:
    case Call::GetSockOpt:
    case Call::Chmod:
    case Call::Unlink:
        return std::nullopt; // none has to do with them
    default:
        break;
    }
    if (!call.flow)
        return std::nullopt;
    if (call.flow->endpoint->kind == EndpointKind::Udp)
        return datagramPort(*call.flow, texts);
    return portOf(call.flow->endpoint->kind == EndpointKind::TcpServer ? call.flow->local : call.flow->peer);
}

} // namespace

QString portMeaning(quint16 port, const ExplainTexts &texts)
{
    if (port == 0)
        return texts.text("port.zero");
    const QString key = serviceKey(port);
    if (texts.has(key))
        return texts.text("port.usually", {{"service", texts.text(key)}});
    if (port < firstRegistered)
        return texts.text("port.privileged");
    return texts.text(port < firstDynamic ? "port.registered" : "port.dynamic");
}

QList<PortMeaning> portMeanings(const SocketCall &call, const ExplainTexts &texts)
{
    QList<PortMeaning> meanings;
    if (const std::optional<quint16> port = servicePort(call, texts))
        meanings << PortMeaning{*port, portMeaning(*port, texts)};
    if (call.call == Call::Accept && call.flow && portOf(call.flow->peer))
        meanings << PortMeaning{call.flow->peer.port, texts.text("port.ephemeral")};
    return meanings;
}

} // namespace wirebench
