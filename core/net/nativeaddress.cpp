#include "core/net/nativeaddress.h"

#include <QtEndian>

#include <cstring>
#include <netinet/in.h>

namespace wirebench {

NativeAddress toNative(const SocketAddress &address)
{
    NativeAddress native;
    if (address.family == AddressFamily::IPv4) {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&native.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = qToBigEndian(address.port);
        std::memcpy(&v4->sin_addr, address.ip.data(), 4);
        native.size = sizeof(sockaddr_in);
    } else {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&native.storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = qToBigEndian(address.port);
        v6->sin6_scope_id = address.scope;
        std::memcpy(&v6->sin6_addr, address.ip.data(), 16);
        native.size = sizeof(sockaddr_in6);
    }
    return native;
}

SocketAddress fromNative(const NativeAddress &native)
{
    SocketAddress address;
    if (native.storage.ss_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(&native.storage);
        address.family = AddressFamily::IPv4;
        address.port = qFromBigEndian(v4->sin_port);
        std::memcpy(address.ip.data(), &v4->sin_addr, 4);
    } else if (native.storage.ss_family == AF_INET6) {
        const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(&native.storage);
        address.family = AddressFamily::IPv6;
        address.port = qFromBigEndian(v6->sin6_port);
        address.scope = v6->sin6_scope_id;
        std::memcpy(address.ip.data(), &v6->sin6_addr, 16);
    }
    return address;
}

} // namespace wirebench
