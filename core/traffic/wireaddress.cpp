#include "core/traffic/wireaddress.h"

#include <algorithm>

namespace wirebench {

SocketAddress onTheWire(SocketAddress address)
{
    constexpr std::array<quint8, 12> mappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
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
        local.port = quint16(49152 + flow.connection.value % 16384);
    return local;
}

} // namespace wirebench
