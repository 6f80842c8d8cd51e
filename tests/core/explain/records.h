#pragma once

#include "core/traffic/trafficlog.h"

#include <cerrno>

namespace wirebench::test {

/// A record as an engine would make it: arguments in Python's notation, on a flow of that kind.
inline SocketCall record(Call call, const char *arguments = "", EndpointKind kind = EndpointKind::TcpServer,
                         bool onConnection = false)
{
    const EndpointPtr endpoint(new Endpoint(EndpointId{1}, kind, QStringLiteral("Session 1")));
    SocketCall made;
    made.call = call;
    made.flow = FlowPtr(new Flow(
        endpoint, onConnection ? ConnectionId{1} : ConnectionId{}, SocketAddress::fromIPv4(0x7f000001, 12345),
        onConnection ? SocketAddress::fromIPv4(0x7f000001, 50412) : SocketAddress()));
    if (*arguments != '\0')
        made.text = CallTextPtr(new CallText(QString::fromUtf8(arguments)));
    return made;
}

/// The arguments that engines record, for each call that has any.
inline const char *usualArguments(Call call)
{
    switch (call) {
    case Call::GetAddrInfo:
        return "'localhost', 12345";
    case Call::Socket:
        return "AF_INET, SOCK_STREAM";
    case Call::SetSockOpt:
        return "SOL_SOCKET, SO_REUSEADDR, 1";
    case Call::GetSockOpt:
        return "SOL_SOCKET, SO_RCVBUF";
    case Call::Bind:
    case Call::Connect:
        return "('127.0.0.1', 12345)";
    case Call::Shutdown:
        return "SHUT_WR";
    case Call::DoHandshake:
        return "server_hostname='localhost'";
    case Call::Chmod:
        return "'/tmp/x.sock', 0o600";
    case Call::Unlink:
        return "'/tmp/x.sock'";
    default:
        return "";
    }
}

/// One record of this call as it usually is.
inline SocketCall usualRecord(Call call)
{
    const bool isDatagram = call == Call::SendTo || call == Call::RecvFrom;
    const bool onConnection = isDatagram || call == Call::Accept || call == Call::Send ||
                              call == Call::Recv || call == Call::Shutdown || call == Call::DoHandshake ||
                              call == Call::Close;
    SocketCall made = record(call, usualArguments(call),
                             isDatagram ? EndpointKind::Udp : EndpointKind::TcpServer, onConnection);
    made.argument = call == Call::Listen ? 5 : 1024;
    if (call == Call::Send || call == Call::SendTo) {
        made.payload = Bytes::copyOf("Recu: Bonjour serveur\r\n");
        made.argument = qint32(made.payload.size());
        made.result = quint64(made.payload.size());
        made.direction = Direction::Sent;
    }
    return made;
}

} // namespace wirebench::test
