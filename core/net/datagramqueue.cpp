#include "core/net/datagramqueue.h"

#include <algorithm>

namespace wirebench {

void DatagramQueue::add(qint64 dueNs, WaitingDatagram datagram)
{
    m_bytes += datagram.bytes.size();
    m_waiting.emplace(dueNs, std::move(datagram));
}

void DatagramQueue::pop()
{
    m_bytes -= front().bytes.size();
    m_waiting.erase(m_waiting.begin());
}

void DatagramQueue::forgiveHold(qint64 heldNs, qint64 nowNs)
{
    for (auto &[dueNs, datagram] : m_waiting)
        datagram.wantedNs += std::clamp<qint64>(nowNs - dueNs, 0, heldNs);
}

void DatagramQueue::clear()
{
    m_waiting.clear();
    m_bytes = 0;
}

} // namespace wirebench
