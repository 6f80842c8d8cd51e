#include "core/generate/udpload.h"

#include <utility>

namespace wirebench {

UdpLoad::UdpLoad(Owner &owner, TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint,
                 const UdpConfig &config, MessageSource &source, LoadTally &tally, int timesKept)
    : m_owner(owner), m_log(log), m_config(config), m_source(source), m_tally(tally), m_times(timesKept),
      m_endpoint(log, reactor, endpoint)
{
    connect(&m_endpoint, &UdpEndpoint::opened, this, [this] {
        m_isOpen = true;
        m_owner.streamOpened();
    });
    connect(&m_endpoint, &UdpEndpoint::drained, this, &UdpLoad::taken);
    connect(&m_endpoint, &UdpEndpoint::failed, this, &UdpLoad::failed);
    connect(&m_endpoint, &UdpEndpoint::sendFailed, this, &UdpLoad::failed);
}

void UdpLoad::open()
{
    m_endpoint.open(m_config, [this](const Bytes &datagram, ByteArena &) {
        received(datagram);
        return std::optional<Bytes>();
    });
}

void UdpLoad::send(qint64 nowNs)
{
    OutboundMessage message;
    message.bytes = m_source.message(m_times.count());
    m_times.add(nowNs);
    m_isWaiting = true;
    m_endpoint.send(message);
}

/// Also one that the system has refused, which does not count.
void UdpLoad::taken()
{
    m_isWaiting = false;
    const quint64 sent = m_endpoint.status().sentDatagrams;
    const quint64 newlySent = sent - std::exchange(m_sent, sent);
    m_tally.sent += newlySent;
    m_tally.sentBytes += newlySent * quint64(m_source.size());
}

void UdpLoad::received(const Bytes &datagram)
{
    m_tally.receivedBytes += quint64(datagram.size());
    if (m_source.isNumbered() && !m_source.numberIn(datagram.view()))
        return; // something else
    const quint64 number = m_source.isNumbered() ? *m_source.numberIn(datagram.view()) : m_came++;
    const SendTimes::Answer answer = m_times.answered(number);
    if (!answer.isNew)
        return;
    ++m_tally.answered;
    if (answer.sentNs)
        m_tally.addLatency(m_log.now() - *answer.sentNs);
}

/// The socket stays as it is until the run ends: this may come from within its own call.
void UdpLoad::failed(const Error &error)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_owner.streamEnded(std::exchange(m_isOpen, false), error);
}

} // namespace wirebench
