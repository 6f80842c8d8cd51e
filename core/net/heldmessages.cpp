#include "core/net/heldmessages.h"

#include <algorithm>

namespace wirebench {

namespace {

// The system counts its own structures, too: without that, empty datagrams would have no limit.
constexpr qint64 costOfOne = 256;

qint64 costOf(const Bytes &bytes)
{
    return bytes.size() + costOfOne;
}

} // namespace

bool HeldMessages::holdsUp(const SocketAddress &peer) const
{
    return std::any_of(m_messages.begin(), m_messages.end(),
                       [&peer](const DtlsEvent &message) { return message.peer == peer; });
}

void HeldMessages::addMessage(DtlsEvent message)
{
    m_bytes += costOf(message.message);
    m_messages.push_back(std::move(message));
}

void HeldMessages::addDatagram(const SocketAddress &from, const Bytes &datagram)
{
    m_bytes += costOf(datagram);
    m_datagrams.push_back({from, datagram});
}

DtlsEvent HeldMessages::takeMessage()
{
    DtlsEvent message = std::move(m_messages.front());
    m_messages.pop_front();
    m_bytes -= costOf(message.message);
    return message;
}

std::optional<Bytes> HeldMessages::takeDatagram(const SocketAddress &from)
{
    const auto found = std::find_if(m_datagrams.begin(), m_datagrams.end(),
                                    [&from](const Datagram &datagram) { return datagram.from == from; });
    if (found == m_datagrams.end())
        return std::nullopt;
    const Bytes bytes = found->bytes;
    m_datagrams.erase(found);
    m_bytes -= costOf(bytes);
    return bytes;
}

void HeldMessages::clear()
{
    m_messages.clear();
    m_datagrams.clear();
    m_bytes = 0;
}

} // namespace wirebench
