#pragma once

#include "core/net/tcpclient.h"
#include "core/net/udpendpoint.h"

#include <variant>

namespace wirebench {

/// What a generator does: how much of what to whom.
struct LoadConfig
{
    /// To whom and over what. What would not go with many connections is left out: a proxy, a port of one's
    /// own, an imitated network, groups, closing after the first answer.
    std::variant<TcpClientConfig, UdpConfig> to;
    Bytes message;            ///< sent each time; empty: made messages, numbered where they are long enough
    int size = 64;            ///< bytes of a made message
    int connections = 1;      ///< UDP: sockets
    double rate = 1000;       ///< messages a second, above 0
    qint64 count = 0;         ///< messages of the run; 0: as many as fit into its time
    qint64 durationNs = 0;    ///< 0: until `count` are sent
    bool isConfirmed = false; ///< the target may be another machine
    qint64 answerWaitNs =
        1'000'000'000; ///< how long nothing more must come before what is missing counts as lost
    qint64 stallNs = 10'000'000'000; ///< a peer that takes nothing for so long ends the run
};

} // namespace wirebench
