#include "core/net/systemsocket.h"

namespace wirebench {

const char *socketStateName(SocketState state)
{
    static constexpr const char *names[socketStateCount] = {
        "",          "ESTABLISHED", "SYN_SENT",   "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2",
        "TIME_WAIT", "CLOSED",      "CLOSE_WAIT", "LAST_ACK", "LISTEN",    "CLOSING",
    };
    return names[int(state)];
}

const char *socketProtocolName(SocketProtocol protocol)
{
    switch (protocol) {
    case SocketProtocol::Tcp:
        return "TCP";
    case SocketProtocol::Udp:
        return "UDP";
    case SocketProtocol::Unix:
        return "Unix";
    }
    return "";
}

} // namespace wirebench
