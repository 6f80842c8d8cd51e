#pragma once

#include "core/base/hostport.h"
#include "core/net/connection.h"
#include "core/net/handler.h"
#include "core/net/optioncalls.h"
#include "core/net/outbound.h"
#include "core/net/proxyconfig.h"
#include "core/tls/tlscontext.h"
#include "core/traffic/trafficlog.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace wirebench {

class ProxyStage;
class Resolver;
struct Resolution;

struct TcpClientConfig
{
    HostSpec host; ///< Kind::Address with a path for a Unix-domain server, which has no port
    quint16 port = 0;
    AddressFamily family = AddressFamily::Unspecified; ///< Unspecified: whichever the name gives, in order
    ProxyConfig proxy;             ///< connected to instead; it is told host and port, and looks the name up
    int connectTimeoutMs = 10'000; ///< for the lookup, all addresses and the dialogue with a proxy together
    int receiveSize = 4096;
    bool receiveOnce = false;           ///< close after the first recv, as the shortest Python client does
    bool closeWhenPeerFinishes = true;
    bool noDelay = false;               ///< TCP_NODELAY
    QList<OptionSetting> options;       ///< further ones, set before bind() and connect()
    SocketAddress localAddress;         ///< bind to it first; not valid: the system chooses
    std::optional<TlsClientConfig> tls; ///< begun as soon as the TCP connection stands
    TlsContextPtr tlsContext = {};      ///< in place of `tls` where many clients share what was made of it
    std::optional<OutboundMessage> firstMessage; ///< sent as soon as the connection stands
};

enum class ClientState : quint8 {
    Closed,
    Resolving,
    Connecting,
    AskingProxy, ///< connected to the proxy, which has not connected yet
    Securing, ///< the TLS handshake
    Connected,
};

/// What the window shows of a client beside its log. Sent at most 20 times a second.
struct TcpClientStatus
{
    ClientState state = ClientState::Closed;
    ConnectionPhase phase = ConnectionPhase::Closed;
    ConnectionId connection;
    SocketAddress local;
    SocketAddress peer; ///< the proxy, where there is one
    QString target;     ///< "example.org:443" behind a proxy, else empty
    TlsOutcomePtr tls; ///< null without TLS; also what a peer showed whose certificate was refused
    std::optional<Call> waitingIn;
    qint64 waitingSinceNs = 0; ///< log time
    quint64 received = 0;      ///< bytes on this connection
    quint64 sent = 0;
    qint64 queued = 0;         ///< bytes that wait because the peer does not read
};

/// A TCP client that records each of its socket calls. Thread and ownership as for TcpServer.
class TcpClient final : public QObject, private ConnectionOwner
{
    Q_OBJECT

public:
    TcpClient(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    /// One of several that the log shows as one endpoint.
    TcpClient(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, QObject *parent = nullptr);
    ~TcpClient() override;

    EndpointId endpointId() const;
    const TcpClientStatus &status() const { return m_status; }

    /// Looks up the host and tries its addresses in turn. Ends in connected() or failed(). Ignored unless closed.
    void connectToHost(const TcpClientConfig &config, ConnectionHandlerFactory factory = {});
    /// Gives up connecting, or closes once what is queued has been sent; closed() follows.
    void close();
    void reset();     ///< SO_LINGER 0 and close: the peer sees ECONNRESET
    void halfClose(); ///< shutdown(SHUT_WR) once the queue is empty
    /// Goes on under TLS in the middle of a connection, after what is queued (STARTTLS): both ends must know
    /// that it comes. What cannot be used goes to sendFailed(), and nothing has changed then.
    void startTls(const TlsClientConfig &config);
    /// Queues a message. Errors (NotConnected, OutboundQueueFull, FileUnreadable) go to sendFailed().
    void send(const OutboundMessage &message);

    /// Sets an option of the connection, and of later attempts to connect; optionsTold() follows with what
    /// has become of it. Ignored while closed.
    void setOption(const OptionSetting &setting);
    /// Reads all options of the connection; optionsTold() follows. Ignored without a connection.
    void readOptions();

Q_SIGNALS:
    void connected();
    void closed();
    /// Connecting failed, or the connection ended with an error (closed() follows then).
    void failed(const wirebench::Error &error);
    void sendFailed(const wirebench::Error &error);
    /// Everything queued has been handed to the system.
    void drained();
    void statusChanged(const wirebench::TcpClientStatus &status);
    /// Options that were set or read since the last signal. A failed setsockopt() ends nothing: it is told
    /// here alone.
    void optionsTold(const QList<wirebench::OptionReading> &readings);

private:
    class Attempt;

    void connectionChanged(Connection &connection) override;
    void connectionClosed(Connection &connection, const Error &error) override;
    void connectionSendFailed(Connection &connection, const Error &error) override;
    void connectionSecured(Connection &connection) override;

    void resolved(const Resolution &resolution);
    void tryNextAddress();
    void attemptEnded();
    void retryAttempt();
    void attemptFailed(const Error &error);
    void askProxy();
    void proxyAnswered(const Result<void> &result);
    void established(NativeSocket socket, const CallRecorder &recorder);
    void secure();
    void tellConnected();
    QString placeUnderWay() const;
    void timedOut();
    void renewTimeout();
    int timeForNextAddress() const;
    void recordLookupTimeout();
    bool usesProxy() const { return m_config.proxy.kind != ProxyKind::None; }
    const HostSpec &nextHost() const { return usesProxy() ? m_config.proxy.host : m_config.host; }
    quint16 nextPort() const { return usesProxy() ? m_config.proxy.port : m_config.port; }
    void giveUp(const Error &error);
    void tellIfDrained();
    void markStatus();
    void publish();

    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;
    ByteArena m_arena;
    std::unique_ptr<Resolver> m_resolver;
    TcpClientConfig m_config;
    ConnectionHandlerFactory m_factory;
    TlsContextPtr m_tls; ///< null without TLS
    QList<SocketAddress> m_addresses; ///< still to be tried
    std::unique_ptr<Attempt> m_attempt;
    std::unique_ptr<ProxyStage> m_proxyStage;
    std::unique_ptr<Connection> m_connection;
    qint64 m_since = 0; ///< log time at which the call under way was made
    bool m_connectedTold = false;
    bool m_drainAwaited = false; ///< something was queued since drained()
    QList<OptionReading> m_optionsToTell;
    TcpClientStatus m_status;
    QTimer m_connectTimer;
    QDeadlineTimer m_connectDeadline;
    QTimer m_publishTimer;
};

} // namespace wirebench
