#include "core/net/nativeaddress.h"

#include <QtEndian>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace wirebench {

namespace {

constexpr socklen_t unixHeaderSize = offsetof(sockaddr_un, sun_path);
#ifdef Q_OS_LINUX
static_assert(sizeof(sockaddr_un::sun_path) == 108, "see SocketAddress::longestUnixPath()");
#endif

NativeAddress toNativeUnix(const QByteArray &path)
{
    NativeAddress native;
    auto *local = reinterpret_cast<sockaddr_un *>(&native.storage);
    local->sun_family = AF_UNIX;
    const size_t size = std::min(size_t(path.size()), size_t(SocketAddress::longestUnixPath()));
    std::memcpy(local->sun_path, path.constData(), size);
    // An abstract name ends where its size says; a path with a NUL, which the storage has already.
    const bool endsWithNul = !path.isEmpty() && !path.startsWith('\0');
    if (unixAddressesAreWhole)
        native.size = endsWithNul ? socklen_t(sizeof(sockaddr_un)) : unixHeaderSize;
    else
        native.size = unixHeaderSize + socklen_t(size) + (endsWithNul ? 1 : 0);
    return native;
}

SocketAddress fromNativeUnix(const NativeAddress &native)
{
    const auto *local = reinterpret_cast<const sockaddr_un *>(&native.storage);
    QByteArray path;
    if (native.size > unixHeaderSize)
        path = QByteArray(local->sun_path,
                          qsizetype(std::min(size_t(native.size - unixHeaderSize), sizeof local->sun_path)));
    if (!path.startsWith('\0'))
        path.truncate(qsizetype(
            qstrnlen(path.constData(), size_t(path.size())))); // the size may count what is behind the name
#ifndef Q_OS_LINUX
    else
        path.clear(); // no abstract names: an unnamed socket comes as zeros
#endif
    return SocketAddress::fromUnixPath(path);
}

} // namespace

NativeAddress toNative(const SocketAddress &address)
{
    if (address.isUnix())
        return toNativeUnix(address.path);
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
    if (native.storage.ss_family == AF_UNIX)
        return fromNativeUnix(native);
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
