#pragma once

#include "core/net/proxyconfig.h"
#include "core/net/tcpserver.h"
#include "core/workspace/jsonmembers.h"

namespace wirebench {

// The words that stand for enum values in a workspace file, as far as several kinds of session have them.
// They are never changed: files live long.

inline constexpr EnumName<ListenFamily> listenFamilyNames[] = {{ListenFamily::IPv4, "ipv4"},
                                                               {ListenFamily::IPv6, "ipv6"},
                                                               {ListenFamily::Both, "both"},
                                                               {ListenFamily::Unix, "unix"}};
inline constexpr EnumName<AddressFamily> addressFamilyNames[] = {{AddressFamily::Unspecified, "any"},
                                                                 {AddressFamily::IPv4, "ipv4"},
                                                                 {AddressFamily::IPv6, "ipv6"},
                                                                 {AddressFamily::Unix, "unix"}};
inline constexpr EnumName<ProxyKind> proxyNames[] = {
    {ProxyKind::None, "none"}, {ProxyKind::Socks5, "socks5"}, {ProxyKind::Http, "http"}};

} // namespace wirebench
