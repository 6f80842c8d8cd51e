#include "core/generate/tcpload.h"

#include <algorithm>
#include <utility>

namespace wirebench {

/// What the connection tells.
class TcpLoad::Ears final : public ConnectionHandler
{
public:
    explicit Ears(TcpLoad &load) : m_load(load) {}
    ~Ears() override { m_load.m_connection = nullptr; }

    void opened(Connection &connection) override
    {
        m_load.m_connection = &connection;
        m_load.m_wasOpen = true;
        m_load.m_owner.streamOpened();
    }
    void received(Connection &, const Bytes &bytes) override { m_load.received(bytes); }
    void drained(Connection &) override { m_load.taken(); }

private:
    TcpLoad &m_load;
};

TcpLoad::TcpLoad(Owner &owner, TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint,
                 const TcpClientConfig &config, MessageSource &source, LoadTally &tally, int timesKept)
    : m_owner(owner), m_log(log), m_config(config), m_source(source), m_tally(tally), m_times(timesKept),
      m_client(log, reactor, endpoint)
{
    connect(&m_client, &TcpClient::failed, this, [this](const Error &error) { m_error = error; });
    connect(&m_client, &TcpClient::closed, this, &TcpLoad::closed);
}

void TcpLoad::open()
{
    m_client.connectToHost(m_config, [this] { return std::make_unique<Ears>(*this); });
}

void TcpLoad::send(qint64 nowNs)
{
    OutboundMessage message;
    message.bytes = m_source.message(m_times.count());
    m_times.add(nowNs);
    m_isWaiting = true;
    (void)m_connection->send(message); // one that has just ended says so itself
}

void TcpLoad::taken()
{
    if (!std::exchange(m_isWaiting, false))
        return;
    ++m_tally.sent;
    m_tally.sentBytes += quint64(m_source.size());
}

void TcpLoad::received(const Bytes &bytes)
{
    m_received += quint64(bytes.size());
    m_tally.receivedBytes += quint64(bytes.size());
    const quint64 now = quint64(m_log.now());
    const quint64 whole = std::min(m_received / quint64(m_source.size()), m_times.count());
    for (; m_answered < whole; ++m_answered) {
        ++m_tally.answered;
        if (const auto sentNs = m_times.answered(m_answered).sentNs)
            m_tally.addLatency(qint64(now) - *sentNs);
    }
}

void TcpLoad::closed()
{
    m_connection = nullptr;
    m_owner.streamEnded(m_wasOpen, m_error);
}

} // namespace wirebench
