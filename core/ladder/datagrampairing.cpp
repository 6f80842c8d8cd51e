#include "core/ladder/datagrampairing.h"

#include "core/traffic/wireaddress.h"

#include <algorithm>

namespace wirebench {

namespace {

size_t hashOf(const SocketCall &call)
{
    return qHashBits(call.payload.data(), size_t(call.payload.size()), size_t(call.payload.size()));
}

bool isForMany(const SocketAddress &address)
{
    constexpr quint8 ones = 255; // limited broadcast and, by its last byte, that of most subnets
    return address.isMulticast() || (address.family == AddressFamily::IPv4 && address.ip[3] == ones);
}

/// Whether two addresses may be the same; a socket that is bound to any address has not told which.
bool mayBe(const SocketAddress &a, const SocketAddress &b)
{
    return !a.isValid() || !b.isValid() || a.isAny() || b.isAny() || a.ip == b.ip;
}

} // namespace

void DatagramPairing::sent(const SocketCall &call)
{
    const SocketAddress from = onTheWire(call.flow->local);
    const SocketAddress to = onTheWire(call.flow->peer);
    const quint32 ports = portPair(from.port, to.port);
    const auto [place, isNew] = m_waiting.try_emplace(ports);
    place->second.push_back({call.id, hashOf(call), from, to, {}});
    if (place->second.size() > waitingLimit)
        place->second.pop_front();
    if (!isNew)
        return;
    m_pairs.push_back(ports);
    if (m_pairs.size() > pairLimit) {
        m_waiting.erase(m_pairs.front());
        m_pairs.pop_front();
    }
}

bool DatagramPairing::fits(const Waiting &waiting, const SocketCall &call, size_t payload)
{
    const bool isCut = (call.marks & CallMark::Truncated) != 0;
    const bool sameBytes = isCut || waiting.payload == payload;
    const bool forMany = isForMany(waiting.to);
    return sameBytes && mayBe(waiting.from, onTheWire(call.flow->peer)) &&
           (forMany ? waiting.takenBy != call.flow->endpoint->id
                    : mayBe(waiting.to, onTheWire(call.flow->local)));
}

quint64 DatagramPairing::received(const SocketCall &call)
{
    const auto place = m_waiting.find(portPair(call.flow->peer.port, call.flow->local.port));
    if (place == m_waiting.end())
        return 0;
    std::deque<Waiting> &queue = place->second;
    const auto found =
        std::find_if(queue.begin(), queue.end(), [&call, payload = hashOf(call)](const Waiting &one) {
            return fits(one, call, payload);
        });
    if (found == queue.end())
        return 0;
    const quint64 id = found->id;
    if (isForMany(found->to))
        found->takenBy = call.flow->endpoint->id;
    else
        queue.erase(found);
    return id;
}

} // namespace wirebench
