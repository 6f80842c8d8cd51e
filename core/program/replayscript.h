#pragma once

#include "core/traffic/trafficlog.h"

#include <QByteArray>
#include <QList>

namespace wirebench {

/// One step of what an endpoint did, without what a system adds (times, descriptors).
struct ReplayStep
{
    enum class Kind : quint8 {
        Accept,
        Connect,
        Handshake,   ///< of TLS
        Send,        ///< one send() or sendto()
        Receive,     ///< bytes of one or several recv(), or one datagram
        EndOfStream, ///< the peer sends no more
        Shutdown,
        Close,
        Reset, ///< close() with SO_LINGER (1, 0)
    };

    Kind kind = Kind::Close;
    int connection = 0; ///< counted from 1 in the order of their first step; of datagrams: the peer
    int listener = 0;   ///< Accept: index in ReplayScript::listening
    QByteArray bytes;   ///< Send, Receive
    SocketAddress peer; ///< Connect; where datagrams go and come from
    bool isKnown =
        true; ///< Send of a datagram: the peer has been heard before, so its address is the sender's

    friend bool operator==(const ReplayStep &, const ReplayStep &) = default;
};

/// What an endpoint did, read from the log once, for the emitters of all languages. A value.
struct ReplayScript
{
    EndpointKind kind = EndpointKind::TcpClient;
    QList<SocketAddress> listening; ///< of a server
    SocketAddress local;            ///< of datagrams, if they were bound; not valid: the system chose
    bool isConnected = false;       ///< a datagram socket with connect()
    QList<ReplayStep> steps;
    int connections = 0;
    bool hasTls = false;
    bool isCut = false;       ///< there was more than a replay takes
    bool hasFailures = false; ///< calls failed; they are left out
    bool hasOptions = false;  ///< options were set; they are left out
    bool lostStart = false;   ///< the log has dropped how a connection began
};

/// Of these endpoints, which are all of one kind (the lab has five); none: the one that the log begins with.
/// @param most steps at most.
ReplayScript replayScript(const LogSnapshot &log, QList<EndpointId> endpoints, int most);

} // namespace wirebench
