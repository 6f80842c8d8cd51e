#include "core/web/httpwire.h"

#include "core/web/httproute.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

constexpr qint64 msInNs = 1'000'000;

/// RFC 9110, 9.2.2: what may be sent twice without harm.
bool isIdempotent(const QByteArray &method)
{
    static const char *const methods[] = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"};
    return std::any_of(std::begin(methods), std::end(methods),
                       [&](const char *known) { return method == known; });
}

} // namespace

class HttpWire::Handler final : public ConnectionHandler
{
public:
    explicit Handler(HttpWire &wire) : m_wire(wire) {}

    void opened(Connection &connection) override { m_wire.opened(connection); }
    void received(Connection &connection, const Bytes &bytes) override { m_wire.received(connection, bytes); }
    void peerFinished(Connection &) override { m_wire.peerFinished(); }
    void drained(Connection &connection) override { m_wire.goOnSending(connection); }

private:
    HttpWire &m_wire;
};

HttpWire::HttpWire(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint)
    : m_log(log), m_gate(reactor.gate()), m_tcp(log, reactor, std::move(endpoint))
{
    connect(&m_tcp, &TcpClient::statusChanged, this, &HttpWire::stateChanged);
    connect(&m_tcp, &TcpClient::failed, this, [this](const Error &error) { m_socketError = error; });
    connect(&m_tcp, &TcpClient::sendFailed, this, [this](const Error &error) {
        m_socketError = error;
        broke();
    });
    connect(&m_tcp, &TcpClient::closed, this, &HttpWire::tcpClosed);
}

HttpWire::~HttpWire()
{
    m_tcp.blockSignals(true);
}

void HttpWire::carry(Task task)
{
    if (isBusy())
        return;
    m_task = std::move(task);
    m_triedAgain = m_wasSent = false;
    start();
}

void HttpWire::start()
{
    ++m_serial;
    m_socketError = {};
    m_sender.reset();
    m_answer.reset();
    m_clock = {};
    m_task.hop.started = m_log.wallClock(m_log.now());
    const bool stands = m_connection && m_connection->phase() == ConnectionPhase::Open;
    m_task.hop.reused = stands && isSameRoute(m_route, m_task.route);
    if (m_task.hop.reused) {
        talk(*m_connection);
        return;
    }
    drop();
    m_stage = Stage::Connecting;
    m_route = m_task.route;
    m_clock.connecting(m_log.now());
    m_tcp.connectToHost(m_route, [this] { return tcpStands(); });
}

void HttpWire::stateChanged(const TcpClientStatus &status)
{
    if (status.state == ClientState::Connecting && m_lookingUp)
        m_clock.lookedUp(m_log.now());
    m_lookingUp = status.state == ClientState::Resolving;
    Q_EMIT statusChanged(status);
}

/// TLS, if there is any, comes next.
std::unique_ptr<ConnectionHandler> HttpWire::tcpStands()
{
    m_clock.connected(m_log.now());
    return std::make_unique<Handler>(*this);
}

void HttpWire::opened(Connection &connection)
{
    if (m_route.tls)
        m_clock.secured(m_log.now());
    m_connection = &connection;
    talk(connection);
}

void HttpWire::talk(Connection &connection)
{
    HttpHop &hop = m_task.hop;
    m_stage = Stage::Talking;
    m_sentBefore = connection.sent();
    m_lastByteNs = m_log.now();
    m_clock.sending(m_lastByteNs);
    hop.connection = connection.id().value;
    hop.peer = m_tcp.status().target.isEmpty() ? connection.flow()->peer.toString() : m_tcp.status().target;
    m_answer.emplace(hop, m_task.rules, m_task.decide);
    m_sender.emplace(m_task.head, m_task.body);
    goOnSending(connection);
}

void HttpWire::goOnSending(Connection &connection)
{
    if (m_stage != Stage::Talking || m_sender->isComplete())
        return;
    Result<void> sent;
    {
        const QScopedValueRollback sending(m_sending, true);
        sent = m_sender->goOn(connection);
    }
    if (m_stage != Stage::Talking)
        return;
    if (!sent) {
        m_socketError = sent.error();
        broke();
    } else if (m_sender->isComplete() && !m_clock.hasSent()) {
        m_lastByteNs = m_log.now();
        m_clock.sent(m_lastByteNs);
    }
}

void HttpWire::received(Connection &connection, const Bytes &bytes)
{
    if (m_stage != Stage::Talking) { // nobody has asked
        if (m_stage == Stage::Idle)
            connection.closeNow();
        return;
    }
    m_lastByteNs = m_log.now();
    if (!m_clock.hasFirstByte())
        m_clock.firstByte(m_lastByteNs);
    if (m_answer->take(bytes.view()) == AnswerReader::State::Reading)
        return;
    if (m_sending) // the connection gave what had come when the request could not go on
        broke();
    else
        end();
}

void HttpWire::peerFinished()
{
    if (m_stage != Stage::Talking)
        return;
    if (m_answer->peerFinished() == AnswerReader::State::Failed && mayTryAgain())
        broke();
    else
        end();
}

void HttpWire::tcpClosed()
{
    m_connection = nullptr;
    if (!m_dropping)
        broke();
}

/// Goes on from the event loop: the connection may be on the call stack, in the middle of its send().
void HttpWire::broke()
{
    if (m_stage != Stage::Connecting && m_stage != Stage::Talking)
        return;
    m_stage = Stage::Broken;
    QMetaObject::invokeMethod(
        this,
        [this, serial = m_serial] {
            if (m_serial == serial && m_stage == Stage::Broken)
                tryAgainOrEnd();
        },
        Qt::QueuedConnection);
}

void HttpWire::tryAgainOrEnd()
{
    if (mayTryAgain()) {
        m_triedAgain = true;
        m_task.hop.error = {};
        drop();
        start();
        return;
    }
    const bool isOver = m_answer && m_answer->state() != AnswerReader::State::Reading;
    if (!isOver && m_socketError.code != ErrorCode::None)
        m_task.hop.error = m_socketError;
    else if (!isOver && m_answer)
        (void)m_answer->peerFinished();
    end();
}

bool HttpWire::mayTryAgain() const
{
    return m_task.hop.reused && !m_triedAgain && m_answer && !m_answer->hasBegun() &&
           isIdempotent(m_task.hop.request.method) && m_socketError.code != ErrorCode::FileUnreadable;
}

void HttpWire::abort(const Error &error)
{
    if (!isBusy())
        return;
    m_task.hop.error = error;
    end();
}

void HttpWire::end()
{
    HttpHop &hop = m_task.hop;
    const bool keeps = keepsConnection();
    m_clock.ended(m_log.now());
    hop.timings = m_clock.timings();
    m_wasSent = m_sender.has_value();
    if (m_sender) {
        hop.sentSize = sentSize();
        hop.sent = m_sender->begun(qint64(std::min<quint64>(hop.sentSize, HttpHop::rawLimit)));
        m_answer->close();
    }
    if (!keeps)
        drop();
    else if (m_paused)
        m_connection->pauseReading(false);
    m_paused = false;
    ++m_serial;
    m_stage = Stage::Idle;
    Q_EMIT ended();
}

bool HttpWire::keepsConnection() const
{
    const HttpRequestHead &request = m_task.hop.request;
    return m_stage == Stage::Talking && m_connection && m_connection->phase() == ConnectionPhase::Open &&
           m_answer->state() == AnswerReader::State::Complete && m_answer->keepsConnection() &&
           m_sender->isComplete() && keepsAlive(request.minorVersion, request.fields);
}

void HttpWire::drop()
{
    const QScopedValueRollback dropping(m_dropping, true);
    if (Connection *connection = std::exchange(m_connection, nullptr))
        connection->closeNow();
    else
        m_tcp.close();
}

void HttpWire::pauseReading(bool paused)
{
    if (m_stage != Stage::Talking || !m_connection || m_paused == paused)
        return;
    m_paused = paused;
    m_lastByteNs = m_log.now();
    m_connection->pauseReading(paused);
}

void HttpWire::checkTime()
{
    if (m_gate.isStepping()) // nobody is slow while calls wait for a key
        m_lastByteNs = m_log.now();
    if (const auto error = timeOut())
        abort(*error);
}

std::optional<Error> HttpWire::timeOut() const
{
    if (m_stage != Stage::Talking || m_paused || !m_sender->isComplete())
        return std::nullopt;
    const int limit = m_clock.hasFirstByte() ? m_task.idleTimeoutMs : m_task.firstByteTimeoutMs;
    if (limit <= 0 || m_log.now() - m_lastByteNs < limit * msInNs)
        return std::nullopt;
    if (m_clock.hasFirstByte())
        return Error::fromErrno(QStringLiteral("recv"), ETIMEDOUT, m_task.hop.peer);
    return Error{ErrorCode::HttpNoFirstByte, {m_task.hop.peer, QString::number(limit)}};
}

quint64 HttpWire::sentSize() const
{
    return (m_connection ? m_connection->sent() : m_tcp.status().sent) - m_sentBefore;
}

HttpPhase HttpWire::phase() const
{
    if (m_stage == Stage::Idle)
        return HttpPhase::Idle;
    if (m_sender) {
        if (m_clock.hasFirstByte())
            return HttpPhase::Receiving;
        return m_sender->isComplete() ? HttpPhase::Waiting : HttpPhase::Sending;
    }
    switch (m_tcp.status().state) {
    case ClientState::Resolving:
        return HttpPhase::LookingUp;
    case ClientState::Securing:
        return HttpPhase::Securing;
    default:
        return HttpPhase::Connecting;
    }
}

HttpProgress HttpWire::progress() const
{
    HttpProgress progress;
    progress.phase = phase();
    progress.toSend = m_task.body.size();
    if (m_sender) {
        progress.sent = std::max<qint64>(0, qint64(sentSize()) - m_sender->headSize());
        progress.received = m_answer->bodyReceived();
        progress.toReceive = m_answer->bodyExpected();
    }
    return progress;
}

TlsOutcomePtr HttpWire::tls() const
{
    return m_connection ? m_connection->tls() : m_tcp.status().tls;
}

} // namespace wirebench
