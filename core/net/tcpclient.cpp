#include "core/net/tcpclient.h"

#include "core/net/portowner.h"
#include "core/net/proxystage.h"
#include "core/net/resolver.h"
#include "core/net/socketfile.h"

#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

constexpr int publishIntervalMs = 50;
// How often a Unix-domain server whose queue is full is asked again.
constexpr int queueFullRetryMs = 20;

/// Ends an object that may be on the call stack at the next turn of the event loop.
template <typename Object>
void destroyLater(QObject *context, std::unique_ptr<Object> object)
{
    QMetaObject::invokeMethod(context, [ended = std::shared_ptr<Object>(std::move(object))] {}, Qt::QueuedConnection);
}

/// Null without TLS.
Result<TlsContextPtr> makeTls(const TcpClientConfig &config)
{
    if (!config.tls)
        return config.tlsContext;
    return TlsContext::forClient(*config.tls);
}

/// What the certificate must be for: the name that was typed, whatever address it led to. A path has no name.
QString serverNameOf(const HostSpec &host, const SocketAddress &peer)
{
    if (peer.isUnix())
        return {};
    if (host.kind == HostSpec::Kind::Name)
        return host.name;
    return host.kind == HostSpec::Kind::Address ? host.address.host() : peer.host(); // a proxy may be the peer
}

} // namespace

/// One socket on its way to one address: socket, setsockopt, bind, connect. Says when connect has ended.
class TcpClient::Attempt final : private Reactor::Handler, private CallGate::Waiter
{
public:
    Attempt(TcpClient &client, const SocketAddress &address)
        : m_client(client), m_address(address),
          m_recorder(client.m_log, FlowPtr(new Flow(client.m_endpoint, client.m_log.newConnectionId(), {}, address))),
          m_pass(client.m_reactor.gate(), *this)
    {
        m_retryTimer.setSingleShot(true);
        connect(&m_retryTimer, &QTimer::timeout, &client, &TcpClient::retryAttempt);
    }
    ~Attempt()
    {
        m_watch.release();
        closeSocket();
    }

    /// Starts; an error tells that it is over already.
    Result<void> start()
    {
        qint64 since = m_recorder.now();
        SysResult result = m_socket.openStream(m_address.family);
        m_recorder.record(Call::Socket, streamSocketArguments(m_address.family), result, since);
        if (!result.ok())
            return fail("socket", result.error, m_address);
        if (m_client.m_config.noDelay && !m_address.isUnix())
            (void)options().set(optionSetting("TCP_NODELAY", 1));
        m_client.m_optionsToTell += options().setAndRead(m_client.m_config.options);
        since = m_recorder.now();
        if (const SocketAddress &local = m_client.m_config.localAddress; local.isValid()) {
            result = m_socket.bind(local);
            since = m_recorder.record(Call::Bind, local.toPython(), result, since);
            if (!result.ok())
                return fail("bind", result.error, local);
        }
        m_since = since;
        if (m_pass.hold(Call::Connect, m_recorder.flow()))
            return {};
        return connectNow();
    }

    /// Also once more, where the queue of a Unix-domain server was full.
    Result<void> connectNow()
    {
        const SysResult result = m_socket.connect(m_address);
        if (m_address.isUnix() && result.wouldBlock()) {
            m_retryTimer.start(queueFullRetryMs);
            return {};
        }
        if (!result.ok() && result.error != EINPROGRESS)
            return finished(result.error);
        // A connect that ended at once is reported by the reactor just the same.
        m_watch = m_client.m_reactor.watch(m_socket.descriptor(), *this, Reactor::Write);
        return {};
    }

    /// Takes the outcome of the connect. On success the socket is connected and its flow complete.
    Result<void> finish() { return finished(m_socket.takeError()); }
    Result<void> abandon(int systemError) { return finished(systemError); }

    NativeSocket takeSocket()
    {
        m_retryTimer.stop();
        m_watch.release();
        return std::move(m_socket);
    }
    const CallRecorder &recorder() const { return m_recorder; }
    OptionCalls options() const
    {
        return {m_recorder, m_socket.descriptor(), SocketUse::Stream, m_address.family};
    }
    const SocketAddress &address() const { return m_address; }
    qint64 since() const { return m_since; }

private:
    void socketReady(bool, bool) override { m_client.attemptEnded(); }

    bool callReleased(Call) override
    {
        m_since = m_recorder.now();
        m_client.renewTimeout();
        m_client.retryAttempt();
        return true;
    }

    Result<void> finished(int systemError)
    {
        const SysResult result = systemError == 0 ? SysResult{} : SysResult{-1, systemError};
        if (systemError == 0) {
            const FlowPtr flow = m_recorder.flow();
            m_recorder.setFlow(
                FlowPtr(new Flow(flow->endpoint, flow->connection, m_socket.localAddress(), m_address)));
        }
        m_recorder.record(Call::Connect, m_address.toPython(), result, m_since);
        if (systemError != 0)
            return fail("connect", systemError, m_address);
        return {};
    }

    Result<void> fail(const char *call, int systemError, const SocketAddress &address)
    {
        closeSocket();
        if (systemError == ECONNREFUSED && isOtherFile(address))
            return failure({ErrorCode::NotASocketFile, {address.host()}, systemError});
        return failure(bindError(call, systemError, SocketProtocol::Tcp, address, m_client.m_log));
    }

    /// Linux says "refused" of a path where there is no socket at all.
    static bool isOtherFile(const SocketAddress &address)
    {
        if (!address.isUnix() || address.isAbstract())
            return false;
        const auto file = socketFileAt(address.path);
        return file && !file->isSocket && !file->isLink;
    }

    void closeSocket()
    {
        m_retryTimer.stop();
        m_pass.withdraw();
        m_watch.release();
        if (m_socket.isOpen())
            m_recorder.record(Call::Close, QString(), m_socket.close(), m_recorder.now());
    }

    TcpClient &m_client;
    const SocketAddress m_address;
    CallRecorder m_recorder;
    NativeSocket m_socket;
    Reactor::Watch m_watch;
    CallGate::Pass m_pass; ///< of connect()
    QTimer m_retryTimer;
    qint64 m_since = 0;
};

TcpClient::TcpClient(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : TcpClient(log, reactor, log.addEndpoint(EndpointKind::TcpClient, name), parent)
{
}

TcpClient::TcpClient(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, QObject *parent)
    : QObject(parent), m_log(log), m_reactor(reactor), m_endpoint(std::move(endpoint)),
      m_resolver(std::make_unique<Resolver>())
{
    m_connectTimer.setSingleShot(true);
    m_connectTimer.setTimerType(Qt::PreciseTimer); // coarse ones may be 5 % early
    connect(&m_connectTimer, &QTimer::timeout, this, &TcpClient::timedOut);
    m_publishTimer.setInterval(publishIntervalMs);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &TcpClient::publish);
    connect(&reactor.gate(), &CallGate::steppingChanged, this, [this] {
        if (m_connectTimer.isActive())
            renewTimeout();
    });
}

TcpClient::~TcpClient()
{
    blockSignals(true);
    if (m_connection)
        m_connection->closeNow();
}

EndpointId TcpClient::endpointId() const
{
    return m_endpoint->id;
}

void TcpClient::connectToHost(const TcpClientConfig &config, ConnectionHandlerFactory factory)
{
    if (m_status.state != ClientState::Closed)
        return;
    m_config = config;
    m_factory = std::move(factory);
    m_status = {};
    m_drainAwaited = false;
    m_connectedTold = false;
    m_connectDeadline.setRemainingTime(config.connectTimeoutMs);
    m_connectTimer.start(config.connectTimeoutMs);
    m_since = m_log.now();
    if (const auto tls = makeTls(config); tls)
        m_tls = *tls;
    else {
        giveUp(tls.error());
        return;
    }

    const HostSpec &host = nextHost();
    if (usesProxy())
        m_status.target = ProxyDialogue::targetText(config.host, config.port);
    if (host.kind == HostSpec::Kind::Name) {
        m_status.state = ClientState::Resolving;
        m_resolver->lookup(host.name, nextPort(), config.family,
                           [this](const Resolution &resolution) { resolved(resolution); });
        publish();
        return;
    }
    SocketAddress address = host.address;
    if (host.kind == HostSpec::Kind::Any) // to a client "any" is this machine, as in Python
        address = config.family == AddressFamily::IPv6 ? SocketAddress::anyIPv6(0) : SocketAddress::anyIPv4(0);
    else if (host.kind == HostSpec::Kind::Broadcast)
        address = SocketAddress::fromIPv4(0xffffffff, 0);
    address.port = nextPort();
    m_addresses = {address};
    tryNextAddress();
}

void TcpClient::resolved(const Resolution &resolution)
{
    recordLookup(CallRecorder(m_log, FlowPtr(new Flow(m_endpoint, {}, {}, {}))), nextHost().name, nextPort(),
                 resolution, m_since);
    m_addresses = resolution.addresses;
    if (m_addresses.isEmpty())
        giveUp(resolution.error);
    else
        tryNextAddress();
}

/// An even share of what is left: an address that swallows everything must not take the others' time.
int TcpClient::timeForNextAddress() const
{
    return int(m_connectDeadline.remainingTime() / m_addresses.size());
}

void TcpClient::tryNextAddress()
{
    m_connectTimer.start(timeForNextAddress());
    const SocketAddress address = m_addresses.takeFirst();
    m_attempt = std::make_unique<Attempt>(*this, address);
    m_status.state = ClientState::Connecting;
    m_status.peer = address;
    m_since = m_log.now();
    if (const auto started = m_attempt->start(); !started) {
        attemptFailed(started.error());
        return;
    }
    publish();
}

void TcpClient::attemptEnded()
{
    if (const auto outcome = m_attempt->finish(); !outcome) {
        attemptFailed(outcome.error());
        return;
    }
    m_addresses.clear();
    if (usesProxy()) {
        askProxy();
        return;
    }
    const CallRecorder recorder = m_attempt->recorder();
    NativeSocket socket = m_attempt->takeSocket();
    destroyLater(this, std::move(m_attempt));
    established(std::move(socket), recorder);
}

/// What follows is said to the proxy, until it has connected. The time-out goes on.
void TcpClient::askProxy()
{
    m_connectTimer.start(int(m_connectDeadline.remainingTime()));
    m_proxyStage = std::make_unique<ProxyStage>(
        m_reactor, m_attempt->recorder(), m_attempt->takeSocket(),
        ProxyDialogue::make(m_config.proxy, m_config.host, m_config.port),
        [this](const Result<void> &result) { proxyAnswered(result); }, [this] { markStatus(); });
    destroyLater(this, std::move(m_attempt));
    m_status.state = ClientState::AskingProxy;
    m_proxyStage->start();
    publish();
}

/// The socket is as if the connect had led to the server itself: TLS and handlers begin here.
void TcpClient::proxyAnswered(const Result<void> &result)
{
    const CallRecorder recorder = m_proxyStage->recorder();
    NativeSocket socket = result ? m_proxyStage->takeSocket() : NativeSocket();
    m_proxyStage->close();
    destroyLater(this, std::move(m_proxyStage));
    if (result)
        established(std::move(socket), recorder);
    else
        giveUp(result.error());
}

void TcpClient::retryAttempt()
{
    if (const auto tried = m_attempt->connectNow(); !tried)
        attemptFailed(tried.error());
}

void TcpClient::attemptFailed(const Error &error)
{
    destroyLater(this, std::move(m_attempt));
    if (m_addresses.isEmpty())
        giveUp(error);
    else
        tryNextAddress();
}

void TcpClient::established(NativeSocket socket, const CallRecorder &recorder)
{
    m_connectTimer.stop();
    const ConnectionOptions options{m_config.receiveSize, m_config.closeWhenPeerFinishes, m_config.receiveOnce};
    ConnectionOwner &owner = *this;
    m_connection = std::make_unique<Connection>(owner, m_reactor, m_arena, recorder,
                                                std::make_unique<PlainTransport>(std::move(socket)), options);
    m_status.connection = m_connection->id();
    m_status.local = recorder.flow()->local;
    if (m_tls)
        secure();
    else
        tellConnected();
    if (m_connection)
        m_connection->open(m_factory ? m_factory() : std::make_unique<ConnectionHandler>());
    markStatus();
}

void TcpClient::secure()
{
    m_status.state = ClientState::Securing;
    m_connection->startTls(m_tls, serverNameOf(m_config.host, m_connection->flow()->peer));
}

void TcpClient::startTls(const TlsClientConfig &config)
{
    const bool maySecure = m_status.state == ClientState::Connected && !m_connection->tls() &&
                           m_connection->phase() == ConnectionPhase::Open;
    if (!maySecure) {
        Q_EMIT sendFailed({ErrorCode::NotConnected, {}});
        return;
    }
    const auto context = TlsContext::forClient(config);
    if (!context) {
        Q_EMIT sendFailed(context.error());
        return;
    }
    m_tls = *context;
    secure();
    if (m_connection)
        publish();
}

void TcpClient::connectionSecured(Connection &)
{
    tellConnected();
}

void TcpClient::tellConnected()
{
    m_status.state = ClientState::Connected;
    publish();
    if (std::exchange(m_connectedTold, true))
        return; // secured later
    // Whoever is told may close: then there is nothing left to go on with.
    if (m_connection)
        Q_EMIT connected();
    if (m_connection && m_config.firstMessage)
        send(*m_config.firstMessage);
}

/// Who has not answered yet.
QString TcpClient::placeUnderWay() const
{
    if (m_proxyStage)
        return m_config.proxy.toString();
    return m_attempt ? m_attempt->address().toString() : nextHost().name;
}

/// What the teacher says meanwhile does not count.
void TcpClient::renewTimeout()
{
    m_connectDeadline.setRemainingTime(m_config.connectTimeoutMs);
    m_connectTimer.start(m_config.connectTimeoutMs / int(m_addresses.size() + 1));
}

void TcpClient::timedOut()
{
    if (m_reactor.gate().isStepping()) {
        renewTimeout();
        return;
    }
    m_resolver->cancel();
    const QString where = placeUnderWay();
    if (m_proxyStage)
        m_proxyStage->abandon(ETIMEDOUT);
    else if (m_attempt)
        (void)m_attempt->abandon(ETIMEDOUT);
    else
        recordLookupTimeout();
    m_attempt.reset();
    m_proxyStage.reset();
    if (!m_addresses.isEmpty()) {
        tryNextAddress();
        return;
    }
    giveUp({ErrorCode::ConnectTimedOut, {where, QString::number(m_config.connectTimeoutMs)}, ETIMEDOUT});
}

void TcpClient::recordLookupTimeout()
{
    const CallRecorder recorder(m_log, FlowPtr(new Flow(m_endpoint, {}, {}, {})));
    const Resolution none{{}, Error::fromErrno(QStringLiteral("getaddrinfo"), ETIMEDOUT, nextHost().name)};
    recordLookup(recorder, nextHost().name, nextPort(), none, m_since);
}

void TcpClient::giveUp(const Error &error)
{
    m_connectTimer.stop();
    m_status.state = ClientState::Closed;
    m_status.phase = ConnectionPhase::Closed;
    publish();
    Q_EMIT failed(error);
    Q_EMIT closed();
}

void TcpClient::close()
{
    // The first of these may end it, and it is let go then; it lives until the next turn all the same.
    if (Connection *connection = m_connection.get()) {
        connection->waitNoMore();
        connection->close();
        return;
    }
    if (m_status.state == ClientState::Closed)
        return;
    m_connectTimer.stop();
    m_resolver->cancel();
    m_attempt.reset();
    m_proxyStage.reset();
    m_addresses.clear();
    m_status.state = ClientState::Closed;
    publish();
    Q_EMIT closed();
}

void TcpClient::reset()
{
    if (m_connection)
        m_connection->reset();
    else
        close();
}

void TcpClient::halfClose()
{
    if (m_connection)
        m_connection->halfClose();
}

void TcpClient::send(const OutboundMessage &message)
{
    if (!m_connection) {
        Q_EMIT sendFailed({ErrorCode::NotConnected, {}});
        return;
    }
    if (const auto queued = m_connection->send(message); !queued) {
        Q_EMIT sendFailed(queued.error());
        return;
    }
    m_drainAwaited = true;
    tellIfDrained();
}

void TcpClient::setOption(const OptionSetting &setting)
{
    if (m_status.state == ClientState::Closed)
        return;
    putSetting(m_config.options, setting);
    if (m_connection)
        m_optionsToTell += m_connection->options().setAndRead({setting});
    else if (m_attempt)
        m_optionsToTell += m_attempt->options().setAndRead({setting});
    markStatus();
}

void TcpClient::readOptions()
{
    if (!m_connection)
        return;
    m_optionsToTell += m_connection->options().readAll();
    markStatus();
}

void TcpClient::tellIfDrained()
{
    if (!m_drainAwaited || !m_connection || m_connection->queued() > 0)
        return;
    m_drainAwaited = false;
    Q_EMIT drained();
}

void TcpClient::connectionChanged(Connection &)
{
    markStatus();
    tellIfDrained();
}

void TcpClient::connectionSendFailed(Connection &, const Error &error)
{
    Q_EMIT sendFailed(error);
}

void TcpClient::connectionClosed(Connection &connection, const Error &error)
{
    m_status.received = connection.received();
    m_status.sent = connection.sent();
    m_status.tls = connection.tls();
    destroyLater(this, std::move(m_connection));
    m_status.state = ClientState::Closed;
    m_status.phase = ConnectionPhase::Closed;
    publish();
    if (error.code != ErrorCode::None)
        Q_EMIT failed(error);
    Q_EMIT closed();
}

void TcpClient::markStatus()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void TcpClient::publish()
{
    m_publishTimer.stop();
    m_status.waitingIn.reset();
    m_status.queued = 0;
    m_status.waitingSinceNs = m_since;
    if (m_status.state == ClientState::Resolving) {
        m_status.waitingIn = Call::GetAddrInfo;
    } else if (m_status.state == ClientState::Connecting) {
        m_status.waitingIn = Call::Connect;
    } else if (m_proxyStage) {
        m_status.waitingIn = m_proxyStage->waitingIn();
        m_status.waitingSinceNs = m_proxyStage->waitingSince();
    } else if (m_connection) {
        m_status.phase = m_connection->phase();
        m_status.tls = m_connection->tls();
        m_status.received = m_connection->received();
        m_status.sent = m_connection->sent();
        m_status.queued = m_connection->queued();
        m_status.waitingIn = m_connection->waitingIn();
        m_status.waitingSinceNs = m_connection->waitingSince();
    }
    Q_EMIT statusChanged(m_status);
    if (!m_optionsToTell.isEmpty())
        Q_EMIT optionsTold(std::exchange(m_optionsToTell, {}));
}

} // namespace wirebench
