#include "core/net/udppeers.h"

#include <algorithm>

namespace wirebench {

UdpPeers::Entry &UdpPeers::entryOf(const SocketAddress &address)
{
    const auto known = m_entries.find(address);
    if (known != m_entries.end())
        return known->second;
    if (m_entries.size() >= limit) {
        const auto oldest = m_entries.find(m_order.front());
        m_addresses.erase(oldest->second.peer.id.value);
        m_changed.remove(m_order.front());
        m_entries.erase(oldest);
        m_order.pop_front();
    }
    Entry entry;
    entry.peer.id = m_log.newConnectionId();
    entry.peer.address = address;
    entry.flow = FlowPtr(new Flow(m_endpoint, entry.peer.id, m_local, address));
    m_addresses.emplace(entry.peer.id.value, address);
    m_order.push_back(address);
    return m_entries.emplace(address, std::move(entry)).first->second;
}

const FlowPtr &UdpPeers::flowTo(const SocketAddress &address)
{
    return entryOf(address).flow;
}

SocketAddress UdpPeers::addressOf(ConnectionId id) const
{
    const auto found = m_addresses.find(id.value);
    return found == m_addresses.end() ? SocketAddress() : found->second;
}

void UdpPeers::countReceived(const SocketAddress &peer, qint64 bytes, qint64 nowNs)
{
    UdpPeer &figures = entryOf(peer).peer;
    ++figures.receivedDatagrams;
    figures.received += quint64(bytes);
    figures.lastNs = nowNs;
    m_changed.insert(peer);
}

void UdpPeers::countSent(const SocketAddress &peer, qint64 bytes, qint64 nowNs)
{
    UdpPeer &figures = entryOf(peer).peer;
    ++figures.sentDatagrams;
    figures.sent += quint64(bytes);
    figures.lastNs = nowNs;
    m_changed.insert(peer);
}

void UdpPeers::setSecured(const SocketAddress &peer, const TlsOutcomePtr &dtls, qint64 nowNs)
{
    if (!dtls && !m_entries.contains(peer))
        return;
    UdpPeer &figures = entryOf(peer).peer;
    figures.dtls = dtls;
    figures.lastNs = nowNs;
    m_changed.insert(peer);
}

void UdpPeers::setLocal(const SocketAddress &local)
{
    if (m_local == local)
        return;
    m_local = local;
    for (auto &[address, entry] : m_entries)
        entry.flow = FlowPtr(new Flow(m_endpoint, entry.peer.id, m_local, address));
}

QList<UdpPeer> UdpPeers::takeChanged()
{
    QList<UdpPeer> changed;
    changed.reserve(m_changed.size());
    for (const SocketAddress &address : std::as_const(m_changed))
        changed.append(m_entries.at(address).peer);
    std::sort(changed.begin(), changed.end(),
              [](const UdpPeer &a, const UdpPeer &b) { return a.id.value < b.id.value; });
    m_changed.clear();
    return changed;
}

void UdpPeers::clear()
{
    m_entries.clear();
    m_addresses.clear();
    m_order.clear();
    m_changed.clear();
    m_local = {};
}

} // namespace wirebench
