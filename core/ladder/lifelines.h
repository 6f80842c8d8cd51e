#pragma once

#include "core/ladder/lifeline.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace wirebench {

/// The life lines of a ladder: one for each endpoint of this program and one for each address that it dealt
/// with, unless an endpoint of this program sits at that address. A plain value, owned by the Ladder.
class LifeLines
{
public:
    /// TCP and UDP ports are two worlds.
    enum class Ports : quint8 { Stream, Datagram };
    /// A peer has turned out to be an endpoint.
    struct Merge
    {
        LifeLineId peer;
        LifeLineId endpoint;
    };

    /// Made when it is asked for first.
    LifeLineId ofEndpoint(const EndpointPtr &endpoint);
    /// The endpoint that is bound to the address, else the line of the address itself. @p address must be
    /// valid.
    LifeLineId ofPeer(Ports ports, const SocketAddress &address);
    /// None if the endpoint has had no call yet.
    LifeLineId find(EndpointId endpoint) const;

    void bind(Ports ports, const SocketAddress &address, LifeLineId line);
    void unbind(Ports ports, const SocketAddress &address, LifeLineId line);
    /// From now on @p peer stands for @p endpoint. Nothing happens if it is an endpoint itself.
    void merge(LifeLineId peer, LifeLineId endpoint);
    /// The two have something to do with each other.
    void meet(LifeLineId a, LifeLineId b);
    /// A record is about the line.
    void touch(LifeLineId line, quint64 record);
    /// Forgets the addresses that no record from @p firstRecord on is about.
    void forgetBefore(quint64 firstRecord);

    /// Null if it has been forgotten.
    const LifeLine *at(LifeLineId id) const;
    /// The line as which it is drawn.
    LifeLineId resolved(LifeLineId id) const;
    bool haveMet(LifeLineId a, LifeLineId b) const;
    /// With how many other endpoints of this program one has had to do.
    size_t contactsOf(LifeLineId id) const;
    size_t count() const { return m_lines.size(); }

    /// What merge() did, in order: the numbers [firstMerge(), endMerge()).
    quint64 firstMerge() const { return m_firstMerge; }
    quint64 endMerge() const { return m_firstMerge + m_merges.size(); }
    const Merge &mergeAt(quint64 number) const { return m_merges[size_t(number - m_firstMerge)]; }

private:
    struct Place
    {
        Ports ports;
        SocketAddress address;
        friend bool operator==(const Place &, const Place &) = default;
    };
    struct PlaceHash
    {
        size_t operator()(const Place &place) const { return qHash(place.address, size_t(place.ports)); }
    };
    struct Bound
    {
        SocketAddress address;
        LifeLineId line;
    };

    LifeLine &add();
    LifeLineId boundAt(Ports ports, const SocketAddress &address) const;
    static quint32 portKey(Ports ports, quint16 port) { return quint32(ports) << 16 | port; }

    std::unordered_map<quint32, LifeLine> m_lines;       // by id
    std::unordered_map<quint32, LifeLineId> m_endpoints; // by the endpoint's id
    std::unordered_map<Place, LifeLineId, PlaceHash> m_peers;
    std::unordered_map<quint32, std::vector<Bound>> m_bound; // by port
    std::unordered_map<quint32, std::unordered_set<quint32>> m_contacts;
    std::deque<Merge> m_merges;
    quint64 m_firstMerge = 0;
    quint32 m_lastId = 0;
    size_t m_worthForgetting = 64; // fewer lines are not looked through
};

} // namespace wirebench
