#pragma once

#include "core/base/address.h"

#include <optional>

namespace wirebench {

enum class SocketProtocol : quint8 { Tcp, Udp, Unix };

/// The states of RFC 9293 section 3.3.2 by the names and numbers that Linux gives them, which uses two of
/// them for the other protocols too: Established for a connected socket, Closed for one that is not.
enum class SocketState : quint8 {
    Unknown,
    Established,
    SynSent,
    SynReceived,
    FinWait1,
    FinWait2,
    TimeWait,
    Closed,
    CloseWait,
    LastAck,
    Listen,
    Closing,
};
inline constexpr int socketStateCount = int(SocketState::Closing) + 1;

/// "ESTABLISHED", "TIME_WAIT": notation, in every language.
const char *socketStateName(SocketState state);
const char *socketProtocolName(SocketProtocol protocol); ///< "TCP"

/// What Linux knows of a TCP connection (TCP_INFO, tcp(7)). Of a peer on the same machine as of any other.
struct TcpFigures
{
    quint32 roundTripUs = 0;      ///< smoothed (RFC 6298), microseconds
    quint32 roundTripVarUs = 0;   ///< its mean deviation, microseconds
    quint32 retransmits = 0;      ///< segments sent again since the start
    quint32 congestionWindow = 0; ///< segments
    quint32 segmentSize = 0;      ///< bytes that one segment to the peer carries at most
    quint32 unacknowledged = 0;   ///< segments that are on the way
    quint64 acknowledged = 0;     ///< bytes that the peer has confirmed
    quint64 received = 0;         ///< bytes

    friend bool operator==(const TcpFigures &, const TcpFigures &) = default;
};

/// One socket as the operating system tells of it at one moment. A value.
struct SystemSocket
{
    quint64 cookie = 0; ///< the system's name for this socket, never used again
    quint32 user = 0;   ///< the number of the user who made it
    quint64 inode = 0;  ///< 0: no program has a descriptor of it (any more, or not yet)
    SocketProtocol protocol = SocketProtocol::Tcp;
    SocketState state = SocketState::Unknown;
    SocketAddress local;
    SocketAddress peer;    ///< not valid where there is none
    quint64 peerInode = 0; ///< Unix: the other end's, by which its name can be found
    /// Bytes that have come and were not read. Of a listening socket: clients that were not accepted.
    quint32 receiveQueue = 0;
    /// Bytes that were written and are not confirmed by the peer (Unix: not read, with the memory that they
    /// take). Of a listening socket: its backlog.
    quint32 sendQueue = 0;
    quint32 dropped = 0;            ///< datagrams that came while the receive buffer was full
    std::optional<qint64> endsInMs; ///< until the system forgets it by itself (TIME_WAIT, FIN_WAIT2)
    std::optional<TcpFigures> tcp;  ///< of connections

    friend bool operator==(const SystemSocket &, const SystemSocket &) = default;
};

} // namespace wirebench
