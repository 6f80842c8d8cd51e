#pragma once

#include "core/tls/tlsoutcome.h"
#include "core/traffic/trafficlog.h"

#include <QList>
#include <QSet>

#include <deque>
#include <unordered_map>

namespace wirebench {

/// Somebody that an endpoint has heard from or sent to.
struct UdpPeer
{
    ConnectionId id; ///< as in the log, where the datagrams to and from one peer belong together
    SocketAddress address;
    quint64 receivedDatagrams = 0;
    quint64 received = 0; ///< bytes
    quint64 sentDatagrams = 0;
    quint64 sent = 0;
    qint64 lastNs = 0; ///< log time of the last datagram either way
    TlsOutcomePtr dtls; ///< null without a DTLS session
};

/// The peers of one UDP endpoint with their figures and their flows in the log. Bounded: the one that came
/// first is forgotten first. On the I/O thread, owned by its endpoint.
class UdpPeers
{
public:
    static constexpr size_t limit = 10'000;

    UdpPeers(TrafficLog &log, EndpointPtr endpoint) : m_log(log), m_endpoint(std::move(endpoint)) {}

    /// The flow of the datagrams to and from @p address, which becomes a peer if it was none.
    const FlowPtr &flowTo(const SocketAddress &address);
    /// Not valid if it is not known (any more).
    SocketAddress addressOf(ConnectionId id) const;

    void countReceived(const SocketAddress &peer, qint64 bytes, qint64 nowNs);
    void countSent(const SocketAddress &peer, qint64 bytes, qint64 nowNs);

    /// A DTLS session with it stands, or (null) stands no longer.
    void setSecured(const SocketAddress &peer, const TlsOutcomePtr &dtls, qint64 nowNs);

    /// The endpoint's own address has become known: later flows carry it.
    void setLocal(const SocketAddress &local);
    /// Those with new figures since the last call, in the order in which they became peers.
    QList<UdpPeer> takeChanged();
    void clear();

private:
    struct Entry
    {
        UdpPeer peer;
        FlowPtr flow;
    };
    struct Hash
    {
        size_t operator()(const SocketAddress &address) const { return qHash(address); }
    };

    Entry &entryOf(const SocketAddress &address);

    TrafficLog &m_log;
    EndpointPtr m_endpoint;
    SocketAddress m_local;
    std::unordered_map<SocketAddress, Entry, Hash> m_entries;
    std::unordered_map<quint32, SocketAddress> m_addresses; ///< by ConnectionId::value
    std::deque<SocketAddress> m_order;                      ///< as they came
    QSet<SocketAddress> m_changed;
};

} // namespace wirebench
