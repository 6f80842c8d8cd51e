#pragma once

#include "core/base/address.h"
#include "core/net/socketplatform.h"

namespace wirebench {

/// A SocketAddress as the system's calls take it. For the files of this folder that make such calls.
struct NativeAddress
{
    sockaddr_storage storage = {};
    socklen_t size = sizeof(sockaddr_storage);

    sockaddr *data() { return reinterpret_cast<sockaddr *>(&storage); }
};

/// A Unix path that is too long is cut: see SocketAddress::longestUnixPath().
NativeAddress toNative(const SocketAddress &address);
/// Not valid for families other than IPv4, IPv6 and Unix.
SocketAddress fromNative(const NativeAddress &native);

} // namespace wirebench
