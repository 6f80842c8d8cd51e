#pragma once

#include "core/base/hostport.h"
#include "core/net/connection.h"
#include "core/net/handler.h"
#include "core/net/optioncalls.h"
#include "core/net/outbound.h"
#include "core/tls/tlscontext.h"
#include "core/traffic/trafficlog.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace wirebench {

class Listener;
class Resolver;
struct Resolution;

/// How many clients a server serves at the same time. Those beyond stay in the system's accept queue.
enum class Concurrency : quint8 {
    OneAtATime, ///< accept, serve, close, accept the next
    Pool,       ///< up to poolSize at a time, as a thread pool would
    AllAtOnce,  ///< every client is accepted at once, as an event loop does
};

enum class ListenFamily : quint8 { IPv4, IPv6, Both, Unix };
/// In which the name of such a server's host is looked up: Unspecified for both.
AddressFamily addressFamily(ListenFamily family);

struct TcpServerConfig
{
    HostSpec host; ///< for ListenFamily::Unix: Kind::Address with the path
    quint16 port = 0; ///< 0: the system picks a free one; a Unix path has none
    ListenFamily family = ListenFamily::IPv4;
    int backlog = 5;
    bool reuseAddress = true; ///< SO_REUSEADDR: listen again at once after a stop. Not for Unix
    bool anyUser = false;     ///< Unix: the file may be connected to by every user of this machine
    QList<OptionSetting> options; ///< further ones, set before bind(); clients inherit them
    Concurrency concurrency = Concurrency::AllAtOnce;
    int poolSize = 10;
    int receiveSize = 1024;           ///< bytes that one recv() asks for at most
    bool closeWhenPeerFinishes = true; ///< close a connection once its peer has sent its last byte
    std::optional<TlsServerConfig> tls; ///< each client is accepted into it
    bool once = false;                ///< stop after one client has been served, counted from when this is set
};

enum class ServerState : quint8 {
    Stopped,
    Starting, ///< looking up the host
    Listening,
};

/// One client that has been accepted.
struct ServerClient
{
    ConnectionId id;
    SocketAddress peer;
    ConnectionPhase phase = ConnectionPhase::Open;
    bool securing = false;       ///< in the TLS handshake
    TlsOutcomePtr tls;           ///< null without TLS, or before its handshake is done
    bool working = false;        ///< simulated work is going on
    qint64 acceptedNs = 0;       ///< log time of its accept
    quint64 received = 0;        ///< bytes
    quint64 sent = 0;            ///< bytes
    qint64 queued = 0;           ///< bytes that wait because the peer does not read
};

/// What the window shows of a server beside its log. Sent at most 20 times a second.
struct TcpServerStatus
{
    ServerState state = ServerState::Stopped;
    QList<Certificate> certificates;      ///< what TLS shows to clients, the server's own first
    QList<SocketAddress> listening;       ///< with the ports that were really taken
    std::optional<Call> waitingIn;        ///< the call that the server would be blocked in now
    qint64 waitingSinceNs = 0;            ///< log time
    int serving = 0;                      ///< clients accepted and not closed
    quint64 served = 0;                   ///< clients accepted since the start
    int queueLength = -1;                 ///< clients in the accept queue; -1: the system does not tell
    QList<SocketAddress> queuedPeers;     ///< who they are, as far as the system tells (at most 100)
    quint64 received = 0;                 ///< bytes since the start
    quint64 sent = 0;
};

/// A TCP server that records each of its socket calls. Lives on an I/O thread (or on a test's own), is
/// owned by whoever made it there, and is commanded by queued calls from others. Starts no thread.
///
/// The calls appear in the log in the order in which a blocking program would make them; `waitedNs` of
/// an accept is the time since the server was ready for another client.
class TcpServer final : public QObject, private ConnectionOwner
{
    Q_OBJECT

public:
    /// @param name as the log shows this endpoint. Log and reactor outlive the server.
    TcpServer(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~TcpServer() override;

    EndpointId endpointId() const;
    const TcpServerStatus &status() const { return m_status; }

    /// Looks up the host, then socket, bind, listen. Ends in started() or failed(). Ignored unless stopped.
    void start(const TcpServerConfig &config, ConnectionHandlerFactory factory);
    /// What may change while it runs: concurrency, pool size, receive size, closeWhenPeerFinishes, once and
    /// what clients are answered. Holds for the clients accepted from now on.
    void reconfigure(const TcpServerConfig &config, ConnectionHandlerFactory factory);
    /// Closes the listening sockets and every connection; stopped() follows. Harmless when stopped.
    void stop();

    /// Queues a message to these clients; unknown ids are skipped. Errors go to clientFailed().
    void send(const QList<ConnectionId> &clients, const OutboundMessage &message);
    /// The same to every client that is connected now.
    void sendToAll(const OutboundMessage &message);
    void halfClose(ConnectionId client); ///< shutdown(SHUT_WR) once the queue is empty
    void closeClient(ConnectionId client);
    void resetClient(ConnectionId client); ///< SO_LINGER 0 and close: the peer sees ECONNRESET

    /// Sets an option of the listening sockets, so that clients to come inherit it, and of every client that
    /// is connected; optionsTold() follows with what has become of it. Ignored unless listening.
    void setOption(const OptionSetting &setting);
    /// Reads all options of one client, or of the listening sockets if none is named; optionsTold() follows.
    void readOptions(ConnectionId client = {});

Q_SIGNALS:
    void started(const QList<wirebench::SocketAddress> &addresses);
    void stopped();
    /// Starting failed, or accepting did (then the server goes on; see EMFILE).
    void failed(const wirebench::Error &error);
    /// A connection ended with an error, or a message could not be queued.
    void clientFailed(wirebench::ConnectionId client, const wirebench::Error &error);
    void statusChanged(const wirebench::TcpServerStatus &status);
    /// Options of a client, or of the listening sockets, that were set or read. A failed setsockopt() ends
    /// nothing: it is told here alone.
    void optionsTold(wirebench::ConnectionId client, const QList<wirebench::OptionReading> &readings);
    /// New and changed clients, and those that are gone, since the last signal. At most 20 a second. A
    /// client that is gone is in both lists, with its last figures.
    void clientsChanged(const QList<wirebench::ServerClient> &changed,
                        const QList<wirebench::ConnectionId> &closed);

private:
    void connectionChanged(Connection &connection) override;
    void connectionClosed(Connection &connection, const Error &error) override;
    void connectionSendFailed(Connection &connection, const Error &error) override;

    Result<void> prepareTls();
    void resolved(const Resolution &resolution);
    void listenOn(const QList<SocketAddress> &addresses);
    void startFailed(const Error &error);
    bool isReadyToAccept() const;
    bool hasServedOnce() const;
    void describeWaiting();
    void acceptFrom(Listener &listener);
    void setWhatIsNotInherited(const Connection &connection);
    Error setOptionOfClients(const OptionSetting &setting);
    void serve(NativeSocket socket, const FlowPtr &flow, qint64 acceptedNs);
    void pauseAccepting(const Error &error);
    void updateAccepting();
    void closeListeners();
    Connection *find(ConnectionId id) const;
    void markStatus();
    void publish();
    void publishClients();
    static ServerClient describe(const Connection &connection, qint64 acceptedNs);
    void updateQueueTimer();
    void lookAtQueue();
    void refreshQueue();

    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;
    ByteArena m_arena;
    std::unique_ptr<Resolver> m_resolver;
    qint64 m_resolvingSince = 0;
    TcpServerConfig m_config;
    ConnectionHandlerFactory m_factory;
    TlsContextPtr m_tls; ///< null without TLS
    std::vector<std::unique_ptr<Listener>> m_listeners;
    struct Client
    {
        std::unique_ptr<Connection> connection;
        qint64 acceptedNs = 0;
    };
    std::unordered_map<quint32, Client> m_clients; ///< by ConnectionId::value
    std::vector<std::unique_ptr<Connection>> m_ended; ///< closed, destroyed at the next turn of the event loop
    quint64 m_servedBeforeOnce = 0;
    bool m_outOfDescriptors = false;
    quint64 m_receivedByEnded = 0;
    quint64 m_sentByEnded = 0;
    QSet<ConnectionId> m_changedClients;
    std::deque<ConnectionId> m_changeOrder; ///< of these and of some that are gone: who waits longest is told first
    QList<ConnectionId> m_closedClients;
    QList<ServerClient> m_lastOfClosed; ///< their last figures, of the newest at least
    TcpServerStatus m_status;
    QTimer m_publishTimer; ///< collects changes for one signal
    QTimer m_queueTimer;   ///< looks at the accept queue while clients may wait there
    QTimer m_retryTimer;   ///< accepts again after EMFILE
};

} // namespace wirebench
