#include "core/ladder/lifelines.h"

#include "core/traffic/wireaddress.h"

#include <algorithm>

namespace wirebench {

namespace {

// A reader that is further behind reads all anew.
constexpr size_t mergesKept = 4096;

bool serves(const SocketAddress &bound, const SocketAddress &address)
{
    if (bound.isUnix())
        return address.isUnix() && bound.path == address.path;
    if (bound.isAny())
        return address.isLoopback();
    return bound.family == address.family && bound.ip == address.ip;
}

} // namespace

LifeLine &LifeLines::add()
{
    const LifeLineId id{++m_lastId};
    LifeLine &line = m_lines[id.value];
    line.id = id;
    return line;
}

LifeLineId LifeLines::ofEndpoint(const EndpointPtr &endpoint)
{
    LifeLineId &known = m_endpoints[endpoint->id.value];
    if (!known.isValid()) {
        LifeLine &line = add();
        line.endpoint = endpoint;
        known = line.id;
    }
    return known;
}

LifeLineId LifeLines::ofPeer(Ports ports, const SocketAddress &address)
{
    const SocketAddress seen = onTheWire(address);
    if (const LifeLineId ours = boundAt(ports, seen); ours.isValid())
        return ours;
    LifeLineId &known = m_peers[{ports, seen}];
    if (!known.isValid()) {
        LifeLine &line = add();
        line.address = seen;
        known = line.id;
    }
    return known;
}

LifeLineId LifeLines::find(EndpointId endpoint) const
{
    const auto found = m_endpoints.find(endpoint.value);
    return found == m_endpoints.end() ? LifeLineId() : found->second;
}

LifeLineId LifeLines::boundAt(Ports ports, const SocketAddress &address) const
{
    const auto found = m_bound.find(portKey(ports, address.port));
    if (found == m_bound.end())
        return {};
    for (const Bound &bound : found->second) {
        if (serves(bound.address, address))
            return bound.line;
    }
    return {};
}

void LifeLines::bind(Ports ports, const SocketAddress &address, LifeLineId line)
{
    const SocketAddress seen = onTheWire(address);
    if (const auto place = m_lines.find(line.value); place != m_lines.end())
        place->second.address = seen;
    if (!seen.isValid() || (seen.isUnix() ? seen.path.isEmpty() : seen.port == 0))
        return;
    std::vector<Bound> &there = m_bound[portKey(ports, seen.port)];
    const bool known = std::any_of(there.begin(), there.end(), [&seen, line](const Bound &bound) {
        return bound.line == line && bound.address == seen;
    });
    if (!known)
        there.push_back({seen, line});
}

void LifeLines::unbind(Ports ports, const SocketAddress &address, LifeLineId line)
{
    const SocketAddress seen = onTheWire(address);
    const auto found = m_bound.find(portKey(ports, seen.port));
    if (found == m_bound.end())
        return;
    std::erase_if(found->second,
                  [&seen, line](const Bound &bound) { return bound.line == line && bound.address == seen; });
    if (found->second.empty())
        m_bound.erase(found);
}

void LifeLines::merge(LifeLineId peer, LifeLineId endpoint)
{
    const auto found = m_lines.find(peer.value);
    if (found == m_lines.end() || found->second.isOurs() || peer == endpoint ||
        found->second.sameAs.isValid())
        return;
    found->second.sameAs = endpoint;
    for (const Ports ports : {Ports::Stream, Ports::Datagram}) {
        const auto place = m_peers.find({ports, found->second.address});
        if (place != m_peers.end() && place->second == peer)
            m_peers.erase(place);
    }
    m_merges.push_back({peer, endpoint});
    if (m_merges.size() > mergesKept) {
        m_merges.pop_front();
        ++m_firstMerge;
    }
}

void LifeLines::meet(LifeLineId a, LifeLineId b)
{
    if (a == b || !a.isValid() || !b.isValid())
        return;
    m_contacts[a.value].insert(b.value);
    m_contacts[b.value].insert(a.value);
}

void LifeLines::touch(LifeLineId line, quint64 record)
{
    if (const auto found = m_lines.find(line.value); found != m_lines.end())
        found->second.lastRecord = record;
}

void LifeLines::forgetBefore(quint64 firstRecord)
{
    if (m_lines.size() < m_worthForgetting)
        return;
    std::erase_if(m_peers, [this, firstRecord](const auto &entry) {
        const LifeLine *line = at(entry.second);
        return !line || line->lastRecord < firstRecord;
    });
    std::erase_if(m_lines, [firstRecord](const auto &entry) {
        return !entry.second.isOurs() && entry.second.lastRecord < firstRecord;
    });
    m_worthForgetting = std::max<size_t>(64, 2 * m_lines.size());
}

const LifeLine *LifeLines::at(LifeLineId id) const
{
    const auto found = m_lines.find(id.value);
    return found == m_lines.end() ? nullptr : &found->second;
}

LifeLineId LifeLines::resolved(LifeLineId id) const
{
    const LifeLine *line = at(id);
    return line && line->sameAs.isValid() ? line->sameAs : id;
}

bool LifeLines::haveMet(LifeLineId a, LifeLineId b) const
{
    const auto found = m_contacts.find(a.value);
    return found != m_contacts.end() && found->second.contains(b.value);
}

size_t LifeLines::contactsOf(LifeLineId id) const
{
    const auto found = m_contacts.find(id.value);
    return found == m_contacts.end() ? 0 : found->second.size();
}

} // namespace wirebench
