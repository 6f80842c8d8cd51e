#include "core/answer/tcprelay.h"

#include <utility>

namespace wirebench {

namespace {

constexpr int publishIntervalMs = 50;
constexpr int lookForStallsMs = 500;

} // namespace

/// What all clients of one configuration share.
struct TcpRelay::Target
{
    RelayConfig config;
    TlsContextPtr tls; ///< made for the first client: it reads the authorities' files

    Result<void> prepareTls()
    {
        if (!config.tls || tls)
            return {};
        const Result<TlsContextPtr> made = TlsContext::forClient(*config.tls);
        if (!made)
            return failure(made.error());
        tls = *made;
        return {};
    }
};

/// The handler of a client.
class TcpRelay::ClientEnd final : public ConnectionHandler
{
public:
    ClientEnd(TcpRelay &relay, TargetPtr target) : m_relay(relay), m_target(std::move(target)) {}

    void opened(Connection &connection) override
    {
        m_pair = m_relay.makePair(connection, *m_target);
        if (m_pair)
            m_pair->begin(connection);
    }
    void received(Connection &, const Bytes &bytes) override
    {
        if (m_pair)
            m_pair->received(RelayPair::Side::Client, bytes);
    }
    void peerFinished(Connection &) override
    {
        if (m_pair)
            m_pair->peerFinished(RelayPair::Side::Client);
    }
    void drained(Connection &) override
    {
        if (m_pair)
            m_pair->drained(RelayPair::Side::Client);
    }
    void closed(Connection &connection, const Error &error) override
    {
        if (RelayPair *pair = std::exchange(m_pair, nullptr))
            pair->closed(RelayPair::Side::Client, connection, error);
    }

private:
    TcpRelay &m_relay;
    const TargetPtr m_target;
    RelayPair *m_pair = nullptr;
};

TcpRelay::TcpRelay(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_log(log), m_reactor(reactor),
      m_endpoint(log.addEndpoint(EndpointKind::TcpClient, name))
{
    m_publishTimer.setInterval(publishIntervalMs);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &TcpRelay::publish);
    m_stallTimer.setInterval(lookForStallsMs);
    connect(&m_stallTimer, &QTimer::timeout, this, &TcpRelay::checkStalls);
}

TcpRelay::~TcpRelay()
{
    blockSignals(true);
    stop();
}

ConnectionHandlerFactory TcpRelay::handlers(const RelayConfig &config)
{
    auto target = std::make_shared<Target>(Target{config, nullptr});
    return [this, target] { return std::make_unique<ClientEnd>(*this, target); };
}

/// Null if the settings for TLS cannot be used; the client is reset then.
RelayPair *TcpRelay::makePair(Connection &client, Target &target)
{
    if (const auto ready = target.prepareTls(); !ready) {
        Q_EMIT clientFailed(client.id(), ready.error());
        client.resetBecause(QStringLiteral("relay: the target was not reached"));
        return nullptr;
    }
    RelayPair::Owner &owner = *this;
    auto pair = std::make_unique<RelayPair>(owner, m_log, m_reactor, m_endpoint, target.config, target.tls);
    RelayPair *made = pair.get();
    m_pairs[client.id().value] = std::move(pair);
    if (!m_stallTimer.isActive())
        m_stallTimer.start();
    pairChanged();
    return made;
}

void TcpRelay::stop()
{
    std::vector<RelayPair *> open; // to stop one takes it out of the list
    open.reserve(m_pairs.size());
    for (const auto &[id, pair] : m_pairs)
        open.push_back(pair.get());
    for (RelayPair *pair : open)
        pair->stop();
}

void TcpRelay::pairFailed(RelayPair &pair, const Error &error)
{
    Q_EMIT clientFailed(pair.client(), error);
}

void TcpRelay::pairConnected(RelayPair &pair, const Connection &target)
{
    const FlowPtr flow = target.flow();
    m_relayed.append({pair.client(), flow->local, flow->peer});
}

void TcpRelay::pairChanged()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void TcpRelay::pairEnded(RelayPair &pair)
{
    const auto found = m_pairs.find(pair.client().value);
    if (found == m_pairs.end())
        return;
    if (m_ended.empty())
        QMetaObject::invokeMethod(this, &TcpRelay::forgetEnded, Qt::QueuedConnection);
    m_ended.push_back(std::move(found->second));
    m_pairs.erase(found);
    pairChanged();
    if (!isIdle())
        return;
    m_stallTimer.stop();
    Q_EMIT idled();
}

void TcpRelay::forgetEnded()
{
    m_ended.clear();
}

void TcpRelay::checkStalls()
{
    std::vector<RelayPair *> open;
    open.reserve(m_pairs.size());
    for (const auto &[id, pair] : m_pairs)
        open.push_back(pair.get());
    for (RelayPair *pair : open)
        pair->checkStall();
}

void TcpRelay::publish()
{
    m_status = {};
    for (const auto &[id, pair] : m_pairs)
        ++(pair->isTargetConnected() ? m_status.connected : m_status.connecting);
    Q_EMIT statusChanged(m_status);
    if (const QList<RelayedClient> relayed = std::exchange(m_relayed, {}); !relayed.isEmpty())
        Q_EMIT clientsRelayed(relayed);
}

} // namespace wirebench
