#pragma once

#include "core/answer/relayedclient.h"
#include "core/answer/relaypair.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace wirebench {

/// What the window shows of a relay beside its log. Sent at most 20 times a second.
struct TcpRelayStatus
{
    int connected = 0;  ///< connections to the target that stand
    int connecting = 0; ///< clients that wait for one
};

/// The other half of a TCP server whose answer is another server: for each of its clients a connection of its
/// own to the target. Both directions pass through, and each call of either end is in the one log; this half
/// is an endpoint of its own there. Lives on the I/O thread; is owned by whoever owns the server, and
/// outlives it.
class TcpRelay final : public QObject, private RelayPair::Owner
{
    Q_OBJECT

public:
    /// @param name as the log shows the end that is a client of the target. Log and reactor outlive it.
    TcpRelay(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~TcpRelay() override;

    EndpointId endpointId() const { return m_endpoint->id; }
    const TcpRelayStatus &status() const { return m_status; }

    /// The factory that the server is started with (see answerHandlers()). It must not outlive the relay; a
    /// server that relays must not close when its peer finishes. Call on the I/O thread.
    ConnectionHandlerFactory handlers(const RelayConfig &config);
    /// Closes what is open at once, after the server has been stopped.
    void stop();
    /// Nothing is on its way any more.
    bool isIdle() const { return m_pairs.empty(); }

Q_SIGNALS:
    /// Its target could not be reached, or failed, or an end took nothing for too long.
    void clientFailed(wirebench::ConnectionId client, const wirebench::Error &error);
    void statusChanged(const wirebench::TcpRelayStatus &status);
    /// Those whose target has been connected since the last signal; at most 20 a second.
    void clientsRelayed(const QList<wirebench::RelayedClient> &clients);
    /// The last connection is closed.
    void idled();

private:
    class ClientEnd;
    struct Target;
    using TargetPtr = std::shared_ptr<Target>;

    void pairFailed(RelayPair &pair, const Error &error) override;
    void pairConnected(RelayPair &pair, const Connection &target) override;
    void pairChanged() override;
    void pairEnded(RelayPair &pair) override;

    RelayPair *makePair(Connection &client, Target &target);
    void forgetEnded();
    void checkStalls();
    void publish();

    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;
    std::unordered_map<quint32, std::unique_ptr<RelayPair>> m_pairs; ///< by the client's ConnectionId::value
    std::vector<std::unique_ptr<RelayPair>> m_ended; ///< destroyed at the next turn of the event loop
    TcpRelayStatus m_status;
    QList<RelayedClient> m_relayed; ///< not told yet
    QTimer m_publishTimer;
    QTimer m_stallTimer;
};

} // namespace wirebench
