#pragma once

#include "core/net/ownsockets.h"

namespace wirebench {

/// A connection of 127.0.0.1:9999, as a reading would give it.
inline OwnSocket ownSocket(quint64 cookie, SocketState state = SocketState::Established)
{
    OwnSocket socket;
    socket.system.cookie = cookie;
    socket.system.inode = cookie;
    socket.system.state = state;
    socket.system.local = SocketAddress::fromIPv4(0x7f000001, 9999);
    if (state != SocketState::Listen)
        socket.system.peer = SocketAddress::fromIPv4(0x7f000001, quint16(50000 + cookie));
    return socket;
}

inline OwnSocket ownSocket(quint64 cookie, const EndpointPtr &endpoint, qint64 sinceNs = 0)
{
    OwnSocket socket = ownSocket(cookie);
    socket.endpoint = endpoint;
    socket.sinceNs = sinceNs;
    return socket;
}

} // namespace wirebench
