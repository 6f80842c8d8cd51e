#pragma once

#include "core/answer/rulesdesk.h"
#include "core/answer/tcprelay.h"
#include "core/net/iothread.h"
#include "core/net/tcpserver.h"
#include "core/workspace/settings.h"

#include <QObject>

#include <optional>

namespace wirebench {

/// What one TCP server session drives: the engine on the I/O thread, its commands and its state as the
/// window last heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread outlive it.
class TcpServerSession final : public QObject
{
    Q_OBJECT

public:
    TcpServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    const TcpServerStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.state != ServerState::Stopped; }

    /// Starts listening. The error is a field that cannot be used (see engineConfig()); what the network
    /// says comes as started() or failed().
    Result<void> start(const TcpServerSettings &settings);
    /// Changes what a running server may change (see TcpServer::reconfigure()); nothing if it is stopped or
    /// a field cannot be used yet.
    void change(const TcpServerSettings &settings);
    void stop();

    void send(const QList<ConnectionId> &clients, const OutboundMessage &message);
    void sendToAll(const OutboundMessage &message);
    void halfClose(const QList<ConnectionId> &clients);
    void closeClients(const QList<ConnectionId> &clients);
    void resetClients(const QList<ConnectionId> &clients);
    /// Both are ignored unless it runs. See TcpServer.
    void setOption(const OptionSetting &setting);
    void readOptions(ConnectionId client = {});

Q_SIGNALS:
    /// What rules have left on records; @param dropped how many more there were.
    void noted(const QList<wirebench::RuleNote> &notes, int dropped);
    /// The first relay: its connections to the target are those of a second endpoint.
    void relayMade(wirebench::EndpointId endpoint);
    void clientsRelayed(const QList<wirebench::RelayedClient> &clients);
    void started(const QList<wirebench::SocketAddress> &addresses);
    void failed(const wirebench::Error &error);
    void clientFailed(wirebench::ConnectionId client, const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void optionsTold(wirebench::ConnectionId client, const QList<wirebench::OptionReading> &readings);
    void clientsChanged(const QList<wirebench::ServerClient> &changed,
                        const QList<wirebench::ConnectionId> &closed);

private:
    TcpRelay *relayFor(const AnswerConfig &answer);
    void takeStatus(const TcpServerStatus &status);
    void forEach(const QList<ConnectionId> &clients, void (TcpServer::*command)(ConnectionId));

    TrafficLog &m_log;
    IoThread &m_thread;
    const QString m_name;
    InThread<RulesDesk> m_desk; ///< outlives the engine
    std::optional<InThread<TcpRelay>> m_relay; ///< once one was wanted; outlives the engine
    InThread<TcpServer> m_server;
    const EndpointId m_endpointId;
    TcpServerStatus m_status;
};

} // namespace wirebench
