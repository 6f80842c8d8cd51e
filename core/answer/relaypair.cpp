#include "core/answer/relaypair.h"

#include <cerrno>

namespace wirebench {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 readAgainBelow = RelayPipe::limit / 4;
// What the connection itself queues; the rest stays in the pipe.
constexpr qint64 queuedAtOnce = 64 * 1024;
// What one turn may pass on before other connections have theirs.
constexpr int piecesPerTurn = 256;
// A small part of a large slab would keep all of it while it waits.
constexpr qsizetype worthItsSlab = 32 * 1024;

/// The handler of the target's end.
class TargetEnd final : public ConnectionHandler
{
public:
    explicit TargetEnd(RelayPair &pair) : m_pair(pair) {}

    void opened(Connection &connection) override { m_pair.opened(RelayPair::Side::Target, connection); }
    void received(Connection &, const Bytes &bytes) override
    {
        m_pair.received(RelayPair::Side::Target, bytes);
    }
    void peerFinished(Connection &) override { m_pair.peerFinished(RelayPair::Side::Target); }
    void drained(Connection &) override { m_pair.drained(RelayPair::Side::Target); }
    void closed(Connection &connection, const Error &error) override
    {
        m_pair.closed(RelayPair::Side::Target, connection, error);
    }

private:
    RelayPair &m_pair;
};

QString nameOf(RelayPair::Side side)
{
    return side == RelayPair::Side::Client ? QStringLiteral("client") : QStringLiteral("target");
}

/// For the other end's record in the log.
QString whyReset(RelayPair::Side side, const Error &error)
{
    const QString how = error.systemError != 0 ? error.systemErrorName() : QStringLiteral("a reset");
    return QStringLiteral("relay: the %1's connection ended with %2").arg(nameOf(side), how);
}

} // namespace

RelayPair::RelayPair(Owner &owner, TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint,
                     const RelayConfig &config, TlsContextPtr tls)
    : m_owner(owner), m_log(log), m_config(config), m_tls(std::move(tls)),
      m_target(std::make_unique<TcpClient>(log, reactor, endpoint))
{
    at(Side::Client).pipe = RelayPipe(config.toTarget);
    at(Side::Target).pipe = RelayPipe(config.toClient);
    for (const Side side : {Side::Client, Side::Target}) {
        QTimer &timer = at(side).timer;
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, &timer, [this, side] { pump(side); });
    }
}

TcpClientConfig RelayPair::targetConfig() const
{
    TcpClientConfig config;
    config.host = m_config.host;
    config.port = m_config.port;
    config.connectTimeoutMs = m_config.connectTimeoutMs;
    config.receiveSize = m_config.receiveSize;
    config.closeWhenPeerFinishes = false; // the client may still have something to say
    config.tlsContext = m_tls;
    return config;
}

void RelayPair::begin(Connection &client)
{
    m_client = client.id();
    at(Side::Client).isPaused = true;
    client.pauseReading(true);
    at(Side::Client).connection = &client;
    at(Side::Client).sentSinceNs = m_log.now();
    QObject::connect(m_target.get(), &TcpClient::failed, m_target.get(),
                     [this](const Error &error) { targetFailed(error); });
    QObject::connect(m_target.get(), &TcpClient::closed, m_target.get(), [this] { tellIfEnded(); });
    m_target->connectToHost(targetConfig(), [this] { return std::make_unique<TargetEnd>(*this); });
}

void RelayPair::opened(Side side, Connection &connection)
{
    at(side).connection = &connection;
    at(side).sentSinceNs = m_log.now();
    m_owner.pairConnected(*this, connection);
    m_owner.pairChanged();
    pump(other(side)); // the client may be gone already
    throttle(other(side));
}

/// Only of a target that was never connected: later, closed() tells more.
void RelayPair::targetFailed(const Error &error)
{
    End &target = at(Side::Target);
    if (target.isClosed)
        return;
    target.isClosed = true;
    m_owner.pairFailed(*this, error);
    reset(Side::Client, QStringLiteral("relay: the target was not reached"));
    tellIfEnded();
}

// --- passing on -------------------------------------------------------------------------------------------

void RelayPair::received(Side side, const Bytes &bytes)
{
    const Connection *to = at(other(side)).connection;
    const bool waits = !to || to->queued() > 0 || !at(side).pipe.isEmpty();
    const bool copies = waits && bytes.size() < worthItsSlab;
    at(side).pipe.add(copies ? Bytes::copyOf(bytes.view()) : bytes, m_log.now());
    pump(side);
}

void RelayPair::peerFinished(Side side)
{
    at(side).isFinished = true;
    pump(side);
}

void RelayPair::drained(Side side)
{
    pump(other(side));
}

bool RelayPair::hasRoom(Side to) const
{
    const Connection *connection = at(to).connection;
    return connection && connection->queued() < queuedAtOnce;
}

void RelayPair::pump(Side from)
{
    End &end = at(from);
    if (std::exchange(end.isPumping, true))
        return; // a send that went at once has drained the queue
    const qint64 now = m_log.now();
    for (int i = 0; i < piecesPerTurn && hasRoom(other(from)); ++i) {
        const std::optional<Bytes> piece = end.pipe.take(now);
        if (!piece)
            break;
        OutboundMessage message;
        message.bytes = *piece;
        (void)at(other(from)).connection->send(message); // what has ended tells so itself
    }
    end.isPumping = false;
    passEnd(from);
    throttle(from);
    schedule(from);
}

/// Once all has gone: that the one end sends no more, or is not there any more.
void RelayPair::passEnd(Side from)
{
    End &end = at(from);
    Connection *to = at(other(from)).connection;
    if (!to || !end.pipe.isEmpty())
        return;
    if (end.isClosed)
        to->close();
    else if (end.isFinished && !std::exchange(end.isPassedOn, true))
        to->halfClose();
}

void RelayPair::throttle(Side from)
{
    End &end = at(from);
    const Connection *to = at(other(from)).connection;
    if (!end.connection)
        return;
    const qint64 held = end.pipe.held() + (to ? to->queued() : 0);
    const bool pause = !to || (end.isPaused ? held > readAgainBelow : held > RelayPipe::limit);
    if (std::exchange(end.isPaused, pause) != pause)
        end.connection->pauseReading(pause);
}

/// While the other end has no room, it tells when it has (drained()).
void RelayPair::schedule(Side from)
{
    End &end = at(from);
    const std::optional<qint64> wait = end.pipe.waitNs(m_log.now());
    if (!wait || !hasRoom(other(from)))
        end.timer.stop();
    else
        end.timer.start(int((*wait + nsPerMs - 1) / nsPerMs));
}

// --- ending -----------------------------------------------------------------------------------------------

void RelayPair::closed(Side side, Connection &connection, const Error &error)
{
    End &end = at(side);
    if (!end.connection)
        return; // the target's TLS has failed, which its client tells of
    end.connection = nullptr;
    end.isClosed = true;
    at(other(side)).pipe.clear(); // nobody is there to take it
    at(other(side)).timer.stop();
    m_owner.pairChanged();
    const bool failed = error.code != ErrorCode::None;
    if (failed && side == Side::Target)
        m_owner.pairFailed(*this, error);
    if (failed || connection.isReset()) {
        end.pipe.clear();
        reset(other(side), m_why.isEmpty() ? whyReset(side, error) : m_why);
    }
    if (side == Side::Client && !at(Side::Target).connection)
        m_target->close(); // it was still on its way
    pump(side);
    tellIfEnded();
}

void RelayPair::reset(Side side, const QString &why)
{
    if (Connection *connection = at(side).connection)
        connection->resetBecause(why);
}

void RelayPair::stop()
{
    for (const Side side : {Side::Client, Side::Target}) {
        at(side).pipe.clear();
        if (Connection *connection = at(side).connection)
            connection->closeNow();
    }
}

void RelayPair::tellIfEnded()
{
    const bool hasTarget = m_target->status().state != ClientState::Closed && !at(Side::Target).isClosed;
    if (at(Side::Client).connection || hasTarget || m_hasEnded)
        return;
    m_hasEnded = true;
    m_owner.pairEnded(*this);
}

// --- who takes nothing ------------------------------------------------------------------------------------

void RelayPair::checkStall()
{
    const qint64 now = m_log.now();
    for (const Side side : {Side::Target, Side::Client}) {
        if (!isStalled(side, now))
            continue;
        const Connection &stalled = *at(side).connection;
        const Error error =
            Error::fromErrno(QStringLiteral("send"), ETIMEDOUT, stalled.flow()->peer.toString());
        resetBoth(error, QStringLiteral("relay: the %1 has taken nothing for %2 s")
                             .arg(nameOf(side), QString::number(m_config.stallMs / 1000.0)));
        return;
    }
}

bool RelayPair::isStalled(Side side, qint64 nowNs)
{
    End &end = at(side);
    if (!end.connection || m_config.stallMs <= 0)
        return false;
    const quint64 sentBefore = std::exchange(end.sentThen, end.connection->sent());
    if (sentBefore != end.sentThen || end.connection->queued() == 0 || end.connection->isStepping())
        end.sentSinceNs = nowNs;
    return nowNs - end.sentSinceNs >= m_config.stallMs * nsPerMs;
}

void RelayPair::resetBoth(const Error &error, const QString &why)
{
    m_owner.pairFailed(*this, error);
    m_why = why;
    reset(Side::Client, why); // and the target's follows
}

} // namespace wirebench
