#include "core/traffic/wireaddress.h"

#include <algorithm>

namespace wirebench {

namespace {

// RFC 6335 section 6
constexpr quint16 firstDynamicPort = 49152;
constexpr quint32 dynamicPorts = 16384;

} // namespace

SocketAddress onTheWire(SocketAddress address)
{
    constexpr std::array<quint8, 12> mappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (address.isUnix())
        return address; // never was on a wire; its scope is a process
    address.scope = 0;
    if (address.family != AddressFamily::IPv6 ||
        !std::equal(mappedPrefix.begin(), mappedPrefix.end(), address.ip.begin()))
        return address;
    SocketAddress mapped = SocketAddress::anyIPv4(address.port);
    std::copy_n(address.ip.begin() + mappedPrefix.size(), 4, mapped.ip.begin());
    return mapped;
}

SocketAddress localOnTheWire(const Flow &flow)
{
    const SocketAddress peer = onTheWire(flow.peer);
    SocketAddress local = onTheWire(flow.local);
    if (local.family != peer.family || local.isAny()) {
        const quint16 port = local.port;
        local = SocketAddress();
        local.family = peer.family;
        local.ip = peer.isLoopback() ? peer.ip : local.ip;
        local.port = port;
    }
    if (local.port == 0)
        local.port = quint16(firstDynamicPort + flow.connection.value % dynamicPorts);
    return local;
}

FlowPtr asIpFlow(const Flow &flow)
{
    const quint32 number = flow.connection.value;
    const SocketAddress named = SocketAddress::fromIPv4(0x7F550001, firstDynamicPort - 1);
    const SocketAddress other = SocketAddress::fromIPv4(0x7F550002 + number / dynamicPorts,
                                                        quint16(firstDynamicPort + number % dynamicPorts));
    const bool serves = flow.endpoint->kind == EndpointKind::TcpServer;
    const QString path = (serves ? flow.local : flow.peer).toString();
    const EndpointPtr endpoint(new Endpoint(flow.endpoint->id, flow.endpoint->kind,
                                            flow.endpoint->name + QStringLiteral(", ") + path +
                                                QStringLiteral(", drawn as TCP with invented addresses")));
    return FlowPtr(new Flow(endpoint, flow.connection, serves ? named : other, serves ? other : named));
}

} // namespace wirebench
