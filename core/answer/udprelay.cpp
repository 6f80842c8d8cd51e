#include "core/answer/udprelay.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr int publishIntervalMs = 50;
constexpr int lookForSilentMs = 500;

} // namespace

UdpRelay::UdpRelay(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_log(log), m_reactor(reactor), m_endpoint(log.addEndpoint(EndpointKind::Udp, name))
{
    m_publishTimer.setInterval(publishIntervalMs);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &UdpRelay::publish);
    m_idleTimer.setInterval(lookForSilentMs);
    connect(&m_idleTimer, &QTimer::timeout, this, &UdpRelay::forgetSilent);
}

UdpRelay::~UdpRelay()
{
    blockSignals(true);
    stop();
}

DatagramService UdpRelay::service(UdpEndpoint &server, const RelayConfig &config)
{
    if (config != m_config)
        stop();
    m_config = config;
    m_server = &server;
    return [this](UdpEndpoint &, const FlowPtr &from, const Bytes &datagram) { take(from, datagram); };
}

void UdpRelay::stop()
{
    while (!m_clients.empty())
        forget(m_clients.begin()->first);
}

// --- clients ----------------------------------------------------------------------------------------------

UdpRelay::Client &UdpRelay::clientOf(const FlowPtr &flow)
{
    const quint32 id = flow->connection.value;
    const auto known = m_clients.find(id);
    if (known != m_clients.end())
        return *known->second;
    if (m_clients.size() >= mostClients)
        forgetMostSilent();
    auto made = std::make_unique<Client>();
    Client &client = *made;
    client.flow = flow;
    client.toTarget = RelayPipe(m_config.toTarget, RelayPipe::Unit::Datagram);
    client.toClient = RelayPipe(m_config.toClient, RelayPipe::Unit::Datagram);
    client.timer.setSingleShot(true);
    client.timer.setTimerType(Qt::PreciseTimer);
    connect(&client.timer, &QTimer::timeout, this, [this, &client] { pump(client); });
    m_clients[id] = std::move(made);
    openSocket(client);
    m_idleTimer.start();
    return client;
}

void UdpRelay::openSocket(Client &client)
{
    const quint32 id = client.flow->connection.value;
    client.socket = std::make_unique<UdpEndpoint>(m_log, m_reactor, m_endpoint);
    UdpEndpoint *socket = client.socket.get();
    connect(socket, &UdpEndpoint::failed, this, &UdpRelay::failed);
    connect(socket, &UdpEndpoint::sendFailed, this, &UdpRelay::failed);
    connect(socket, &UdpEndpoint::opened, this, [this, &client] { socketOpened(client); });
    connect(socket, &UdpEndpoint::closed, this, [this, id] { forget(id); });
    socket->setService(
        [this, id](UdpEndpoint &, const FlowPtr &, const Bytes &datagram) { takeAnswer(id, datagram); });
    socket->open(socketConfig());
}

void UdpRelay::socketOpened(Client &client)
{
    const UdpStatus &status = client.socket->status();
    m_relayed.append({client.flow->connection, status.local, status.peer});
    markStatus();
    pump(client);
}

UdpConfig UdpRelay::socketConfig() const
{
    UdpConfig config;
    config.bindFirst = false;
    config.peerHost = m_config.host;
    config.peerPort = m_config.port;
    config.family = m_config.host.kind == HostSpec::Kind::Address ? m_config.host.address.family
                                                                  : m_server->status().local.family;
    config.connectToPeer = true;
    config.receiveSize = m_config.receiveSize;
    if (m_config.tls)
        config.dtls = *m_config.tls;
    return config;
}

void UdpRelay::forget(quint32 id)
{
    const auto found = m_clients.find(id);
    if (found == m_clients.end())
        return;
    if (m_gone.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_gone.clear(); }, Qt::QueuedConnection);
    m_gone.push_back(std::move(found->second));
    m_clients.erase(found);
    Client &client = *m_gone.back();
    client.timer.stop();
    client.socket->close();
    if (m_clients.empty())
        m_idleTimer.stop();
    markStatus();
}

void UdpRelay::forgetSilent()
{
    const qint64 since = m_log.now() - m_config.idleMs * nsPerMs;
    std::vector<quint32> silent;
    for (const auto &[id, client] : m_clients) {
        if (client->lastNs <= since)
            silent.push_back(id);
    }
    for (const quint32 id : silent)
        forget(id);
}

void UdpRelay::forgetMostSilent()
{
    const auto first = std::min_element(m_clients.begin(), m_clients.end(), [](const auto &a, const auto &b) {
        return a.second->lastNs < b.second->lastNs;
    });
    forget(first->first);
}

// --- datagrams --------------------------------------------------------------------------------------------

void UdpRelay::take(const FlowPtr &from, const Bytes &datagram)
{
    Client &client = clientOf(from);
    client.lastNs = m_log.now();
    add(client.toTarget, datagram);
    pump(client);
}

void UdpRelay::takeAnswer(quint32 id, const Bytes &datagram)
{
    const auto found = m_clients.find(id);
    if (found == m_clients.end())
        return;
    Client &client = *found->second;
    client.lastNs = m_log.now();
    add(client.toClient, datagram);
    pump(client);
}

void UdpRelay::add(RelayPipe &pipe, const Bytes &datagram)
{
    markStatus();
    if (pipe.held() + datagram.size() > RelayPipe::limit)
        ++m_status.dropped;
    else
        pipe.add(datagram, m_log.now());
}

void UdpRelay::pump(Client &client)
{
    const qint64 now = m_log.now();
    qint64 nextNs = -1;
    const auto passOn = [&](RelayPipe &pipe, const auto &send) {
        while (const std::optional<Bytes> datagram = pipe.take(now)) {
            send(*datagram);
        }
        const std::optional<qint64> wait = pipe.waitNs(now);
        if (wait && (nextNs < 0 || *wait < nextNs))
            nextNs = *wait;
    };
    if (client.socket->status().state == UdpState::Open)
        passOn(client.toTarget, [&](const Bytes &datagram) {
            OutboundMessage message;
            message.bytes = datagram;
            client.socket->send(message); // waits for DTLS, and says what fails
        });
    if (m_server && m_server->status().state == UdpState::Open)
        passOn(client.toClient, [&](const Bytes &datagram) { m_server->reply(client.flow->peer, datagram); });
    if (nextNs >= 0)
        client.timer.start(int((nextNs + nsPerMs - 1) / nsPerMs));
}

// --- telling ----------------------------------------------------------------------------------------------

void UdpRelay::markStatus()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void UdpRelay::publish()
{
    m_status.sockets = int(m_clients.size());
    Q_EMIT statusChanged(m_status);
    if (const QList<RelayedClient> relayed = std::exchange(m_relayed, {}); !relayed.isEmpty())
        Q_EMIT clientsRelayed(relayed);
}

} // namespace wirebench
