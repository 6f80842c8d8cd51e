#pragma once

#include "core/answer/relayconfig.h"
#include "core/answer/relayedclient.h"
#include "core/answer/relaypipe.h"
#include "core/net/udpendpoint.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace wirebench {

/// What the window shows of a relay of datagrams beside its log. Sent at most 20 times a second.
struct UdpRelayStatus
{
    int sockets = 0;     ///< one for each client that was heard of late
    quint64 dropped = 0; ///< datagrams for which there was no room: nobody can be throttled
};

/// The other half of a UDP endpoint whose answer is another server: for each client that is heard a socket of
/// its own, connected to the target, so that the target's answers find their way back. Each datagram stays
/// whole. A socket goes after RelayConfig::idleMs without a datagram either way, or when too many others are
/// there. Thread and ownership as for TcpRelay.
class UdpRelay final : public QObject
{
    Q_OBJECT

public:
    /// Clients at a time; beyond, the one that has been silent for longest loses its socket.
    static constexpr size_t mostClients = 256;

    /// @param name as the log shows the end that talks to the target.
    UdpRelay(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~UdpRelay() override;

    EndpointId endpointId() const { return m_endpoint->id; }
    const UdpRelayStatus &status() const { return m_status; }

    /// What takes the datagrams of @p server to the target (see prepareService()). Another target than before
    /// begins with sockets of its own.
    DatagramService service(UdpEndpoint &server, const RelayConfig &config);
    /// Closes all sockets.
    void stop();

Q_SIGNALS:
    /// A socket could not be opened, or the target has refused a datagram.
    void failed(const wirebench::Error &error);
    void statusChanged(const wirebench::UdpRelayStatus &status);
    /// Those that have got a socket since the last signal; at most 20 a second.
    void clientsRelayed(const QList<wirebench::RelayedClient> &clients);

private:
    struct Client
    {
        FlowPtr flow; ///< as a peer of the server
        std::unique_ptr<UdpEndpoint> socket;
        RelayPipe toTarget;
        RelayPipe toClient;
        QTimer timer;      ///< until the next datagram may go, either way
        qint64 lastNs = 0; ///< when one came last, from either end
    };

    void take(const FlowPtr &from, const Bytes &datagram);
    Client &clientOf(const FlowPtr &flow);
    void openSocket(Client &client);
    void socketOpened(Client &client);
    void takeAnswer(quint32 id, const Bytes &datagram);
    void add(RelayPipe &pipe, const Bytes &datagram);
    void pump(Client &client);
    void forgetSilent();
    void forgetMostSilent();
    void forget(quint32 id);
    UdpConfig socketConfig() const;
    void markStatus();
    void publish();

    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;
    QPointer<UdpEndpoint> m_server;
    RelayConfig m_config;
    std::unordered_map<quint32, std::unique_ptr<Client>> m_clients; ///< by ConnectionId::value of the flow
    std::vector<std::unique_ptr<Client>> m_gone; ///< destroyed at the next turn of the event loop
    UdpRelayStatus m_status;
    QList<RelayedClient> m_relayed; ///< not told yet
    QTimer m_publishTimer;
    QTimer m_idleTimer;
};

} // namespace wirebench
