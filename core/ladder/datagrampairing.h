#pragma once

#include "core/traffic/socketcall.h"

#include <deque>
#include <unordered_map>

namespace wirebench {

/// Which recvfrom took which sendto, where both are in the log. A datagram has no number: the oldest one with
/// the same ports and the same bytes that nobody has taken yet is the one. One that was sent to many
/// (broadcast, multicast) is taken by each once. A plain value; holds hashes of payloads, not the payloads.
class DatagramPairing
{
public:
    /// Datagrams that wait for their recvfrom, for each pair of ports, and pairs of ports. Beyond these the
    /// oldest are forgotten: they were lost, or went elsewhere.
    static constexpr size_t waitingLimit = 256;
    static constexpr size_t pairLimit = 4096;

    /// @p call is a sendto that went out.
    void sent(const SocketCall &call);
    /// The id of the sendto that @p call, a recvfrom, took; 0 if it is not known.
    quint64 received(const SocketCall &call);

private:
    struct Waiting
    {
        quint64 id;
        size_t payload; // hash
        SocketAddress from;
        SocketAddress to;
        EndpointId takenBy; // the last one, where many may take it
    };

    static quint32 portPair(quint16 from, quint16 to) { return quint32(from) << 16 | to; }
    static bool fits(const Waiting &waiting, const SocketCall &call, size_t payload);

    std::unordered_map<quint32, std::deque<Waiting>> m_waiting; // by ports
    std::deque<quint32> m_pairs;                                // in the order of their first datagram
};

} // namespace wirebench
