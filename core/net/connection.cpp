#include "core/net/connection.h"

#include "core/net/tlstransport.h"

#include <QTimer>

#include <cerrno>

namespace wirebench {

namespace {

constexpr qint64 throttleAbove = 256 * 1024;
constexpr qint64 unthrottleBelow = 64 * 1024;
// What one turn of a connection may send before the others have theirs.
constexpr quint64 sendBudget = 1024 * 1024;

} // namespace

Connection::Connection(ConnectionOwner &owner, Reactor &reactor, ByteArena &arena, CallRecorder recorder,
                       std::unique_ptr<Transport> transport, ConnectionOptions options)
    : m_owner(owner), m_reactor(reactor), m_arena(arena), m_recorder(std::move(recorder)),
      m_transport(std::move(transport)), m_receivePass(reactor.gate(), *this), m_sendPass(reactor.gate(), *this),
      m_endPass(reactor.gate(), *this), m_options(options), m_since(m_recorder.now())
{
}

Connection::~Connection()
{
    m_watch.release();
}

void Connection::open(std::unique_ptr<ConnectionHandler> handler)
{
    m_handler = std::move(handler);
    if (m_phase == ConnectionPhase::Closed)
        return;
    m_watch = m_reactor.watch(m_transport->descriptor(), *this, Reactor::Read);
    updateInterest(); // the engine's user may have sent something already
    if (m_securing) {
        beginHandshake();
        return;
    }
    m_isOpen = true;
    m_handler->opened(*this);
}

void Connection::startTls(const TlsContextPtr &context, const QString &serverName)
{
    if (m_phase == ConnectionPhase::Closed || m_securing || m_tlsTransport)
        return;
    m_securing = true;
    m_securingSince = m_recorder.now();
    m_startTls = [this, context, serverName] {
        auto secure = std::make_unique<TlsTransport>(m_transport->takeSocket(), context, serverName,
                                                     flow()->peer.toString());
        m_tlsTransport = secure.get();
        m_transport = std::move(secure);
    };
    if (m_outbound.isEmpty() && m_handler)
        beginHandshake();
}

void Connection::beginHandshake()
{
    if (!m_startTls)
        return;
    std::exchange(m_startTls, nullptr)();
    limitHandshake(m_tlsTransport->session().context().handshakeTimeoutMs());
    m_owner.connectionChanged(*this);
    if (!holds(m_receivePass, Call::DoHandshake))
        handshake();
}

void Connection::limitHandshake(int milliseconds)
{
    const quint32 changes = m_reactor.gate().changes();
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, timerContext(), [this, milliseconds, changes] {
        if (!m_securing)
            return;
        if (m_reactor.gate().hasSteppedSince(changes))
            limitHandshake(milliseconds);
        else
            handshakeFailed({ErrorCode::TlsTimedOut, {flow()->peer.toString(), QString::number(milliseconds)}, ETIMEDOUT});
    });
}

void Connection::handshake()
{
    const TlsSession::Step step = m_tlsTransport->session().handshake();
    m_handshakeSends = step == TlsSession::Step::WantsToSend;
    if (step == TlsSession::Step::Done)
        secured();
    else if (step == TlsSession::Step::Failed)
        handshakeFailed(m_tlsTransport->session().error());
    else
        updateInterest();
}

void Connection::secured()
{
    m_securing = false;
    m_tls = m_tlsTransport->session().outcome();
    recordHandshake({});
    m_since = m_recorder.now();
    m_owner.connectionSecured(*this);
    if (m_phase == ConnectionPhase::Closed)
        return;
    m_owner.connectionChanged(*this);
    updateInterest();
    if (std::exchange(m_isOpen, true))
        m_handler->secured(*this);
    else
        m_handler->opened(*this);
    if (m_phase == ConnectionPhase::Closed)
        return;
    if (!m_outbound.isEmpty() || m_halfCloseWanted) // since before
        flush();
    receiveLater(); // what came with the end of the handshake
}

void Connection::handshakeFailed(const Error &error)
{
    m_securing = false;
    recordHandshake({-1, error.systemError != 0 ? error.systemError : EPROTO});
    m_tls = m_tlsTransport->session().refused();
    closeSocket(error);
}

void Connection::recordHandshake(SysResult result) const
{
    const TlsSession &session = m_tlsTransport->session();
    QString arguments;
    if (session.context().isServer())
        arguments = QStringLiteral("server_side=True");
    else if (!session.serverName().isEmpty())
        arguments = QStringLiteral("server_hostname='%1'").arg(session.serverName());
    m_recorder.record(Call::DoHandshake, arguments, result, m_securingSince, m_tls ? m_tls->summary() : QString());
}

qint64 Connection::waitingSince() const
{
    if (m_securing)
        return m_securingSince;
    return m_sendBlocked ? m_sendSince : m_since;
}

std::optional<Call> Connection::waitingIn() const
{
    if (const std::optional<Call> held = heldCall())
        return held;
    if (m_phase == ConnectionPhase::Closed || m_working || m_pieceDelayed)
        return std::nullopt;
    if (m_securing)
        return Call::DoHandshake;
    if (m_sendBlocked)
        return Call::Send;
    if (m_watch.interest() & Reactor::Read)
        return Call::Recv;
    return std::nullopt;
}

Result<void> Connection::send(const OutboundMessage &message)
{
    if (!maySend() || m_halfCloseWanted)
        return failure({ErrorCode::NotConnected, {}});
    if (auto added = m_outbound.add(message); !added)
        return added;
    flush();
    return {};
}

void Connection::send(Bytes bytes)
{
    if (!maySend() || m_halfCloseWanted)
        return;
    m_outbound.addAnswer(std::move(bytes));
    flush();
}

void Connection::halfClose()
{
    if (!maySend() || m_halfCloseWanted)
        return;
    m_halfCloseWanted = true;
    if (m_outbound.isEmpty() && !m_securing)
        queueEmptied();
    if (m_phase != ConnectionPhase::Closed)
        updateInterest();
}

void Connection::close()
{
    if (m_phase == ConnectionPhase::Closed)
        return;
    if (m_securing || (m_outbound.isEmpty() && !holdsEnd(Call::Close) && !waitsToFinish())) {
        closeNow();
        return;
    }
    m_phase = ConnectionPhase::Closing;
    updateInterest();
    m_owner.connectionChanged(*this);
}

void Connection::closeNow()
{
    if (m_phase != ConnectionPhase::Closed)
        closeSocket({});
}

void Connection::reset()
{
    resetBecause({});
}

void Connection::resetBecause(const QString &why)
{
    if (m_phase == ConnectionPhase::Closed)
        return;
    const SysResult result = m_transport->setResetOnClose();
    m_recorder.record(Call::SetSockOpt, QStringLiteral("SOL_SOCKET, SO_LINGER, (1, 0)"), result, m_recorder.now());
    m_reset = true;
    closeSocket({}, why);
}

void Connection::work(int milliseconds, std::function<void()> then)
{
    if (milliseconds <= 0) {
        then();
        return;
    }
    m_working = true;
    updateInterest();
    m_owner.connectionChanged(*this);
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, timerContext(), [this, then = std::move(then)] {
        m_working = false;
        m_since = m_recorder.now();
        then();
        if (m_phase == ConnectionPhase::Closed)
            return;
        updateInterest();
        m_owner.connectionChanged(*this);
    });
}

void Connection::pauseReading(bool paused)
{
    if (m_readingPaused && !paused)
        m_since = m_recorder.now(); // the next recv is wanted from now on
    m_readingPaused = paused;
    if (m_phase != ConnectionPhase::Closed)
        updateInterest();
}

void Connection::socketReady(bool readable, bool writable)
{
    if (m_securing && !m_startTls) {
        if (!m_receivePass.isHeld())
            handshake();
        return;
    }
    if (writable && (m_watch.interest() & Reactor::Write)) {
        m_sendBlocked = false;
        flush();
    }
    if (readable && (m_watch.interest() & Reactor::Read))
        receiveAll();
}

// --- step mode --------------------------------------------------------------------------------------------

/// Before a call: true if it has to wait.
bool Connection::holds(CallGate::Pass &pass, Call call)
{
    if (m_waitsNoMore || !pass.hold(call, flow()))
        return false;
    updateInterest();
    return true;
}

std::optional<Call> Connection::heldCall() const
{
    for (const CallGate::Pass *pass : {&m_sendPass, &m_receivePass, &m_endPass}) {
        if (pass->isHeld())
            return pass->call();
    }
    return std::nullopt;
}

bool Connection::callReleased(Call call)
{
    switch (call) {
    case Call::Recv:
        return receiveReleased();
    case Call::DoHandshake:
        return handshakeReleased();
    case Call::Send:
        return sendReleased();
    default:
        return endReleased();
    }
}

bool Connection::receiveReleased()
{
    m_since = m_receivePass.withoutHold(m_since, m_recorder.now());
    const bool hasReceived = receive();
    if (m_phase != ConnectionPhase::Closed)
        updateInterest();
    return hasReceived;
}

/// Nothing can be seen of it before the other end has had its turn, too, which may be the next one.
bool Connection::handshakeReleased()
{
    m_securingSince = m_receivePass.withoutHold(m_securingSince, m_recorder.now());
    handshake();
    return !m_securing;
}

bool Connection::sendReleased()
{
    const bool goes = maySendNow();
    m_sendReleased = goes;
    flush();
    m_sendReleased = false;
    return goes;
}

bool Connection::endReleased()
{
    m_endReleased = true;
    flush();
    return true;
}

void Connection::waitNoMore()
{
    m_waitsNoMore = true;
    const bool waited = m_sendPass.isHeld() || m_endPass.isHeld();
    for (CallGate::Pass *pass : {&m_sendPass, &m_endPass})
        pass->withdraw();
    if (waited && m_phase != ConnectionPhase::Closed && !m_securing)
        flush();
}

// --- receiving --------------------------------------------------------------------------------------------

/// What TLS has opened already must be taken without the descriptor's becoming readable.
void Connection::receiveAll()
{
    do {
        if (holds(m_receivePass, Call::Recv))
            return;
        receive();
    } while (m_phase != ConnectionPhase::Closed && (m_watch.interest() & Reactor::Read) && m_transport->hasReceived());
}

void Connection::receiveLater()
{
    if (!m_transport->hasReceived())
        return;
    QTimer::singleShot(0, timerContext(), [this] {
        if (m_phase != ConnectionPhase::Closed && (m_watch.interest() & Reactor::Read) && m_transport->hasReceived())
            receiveAll();
    });
}

/// False if there was nothing to receive.
bool Connection::receive()
{
    const quint32 size = quint32(m_options.receiveSize);
    const SysResult result = m_transport->receive(m_arena.reserve(size), size);
    if (result.wouldBlock())
        return false;
    const Bytes bytes = result.ok() ? m_arena.commit(quint32(result.value)) : Bytes();
    const bool cutOff = m_tlsTransport && result.ok() && bytes.isEmpty() && !m_tlsTransport->session().endedProperly();
    m_since = m_recorder.recordReceived(size, result, bytes, m_since, cutOff ? CallMark::NoCloseNotify : 0);
    if (!result.ok()) {
        fail("recv", result.error);
        return true;
    }
    if (bytes.isEmpty()) {
        peerFinished();
        return true;
    }
    m_received += quint64(bytes.size());
    m_owner.connectionChanged(*this);
    m_handler->received(*this, bytes);
    if (m_options.receiveOnce)
        close();
    return true;
}

void Connection::peerFinished()
{
    const bool bothFinished = m_phase == ConnectionPhase::Finished;
    if (m_phase == ConnectionPhase::Open)
        m_phase = ConnectionPhase::PeerFinished;
    updateInterest();
    m_owner.connectionChanged(*this);
    m_handler->peerFinished(*this);
    if (bothFinished || m_options.closeWhenPeerFinishes || m_options.receiveOnce)
        close();
}

void Connection::flush()
{
    // Whoever sends from inside a callback (a source that goes on when drained, say) only queues: the flush
    // under way takes it. Otherwise each message would be a level deeper on the call stack.
    if (m_flushing)
        return;
    m_flushing = true;
    sendQueued();
    m_flushing = false;
    if (m_phase != ConnectionPhase::Closed)
        updateInterest();
}

void Connection::sendQueued()
{
    const quint64 budgetEnd = m_sent + sendBudget;
    do {
        while (maySendNow() && m_sent < budgetEnd) {
            const bool mayGo = m_resumesSend || std::exchange(m_sendReleased, false);
            if (!mayGo && holds(m_sendPass, Call::Send))
                return;
            if (!sendNext())
                return;
        }
        if (m_outbound.isEmpty())
            queueEmptied();
    } while (maySendNow() && m_sent < budgetEnd);
}

bool Connection::maySendNow() const
{
    const bool isItsTurn = !m_securing || (m_startTls && m_handler);
    return !m_outbound.isEmpty() && !m_sendBlocked && !m_pieceDelayed && isItsTurn;
}

/// False when the connection has ended.
bool Connection::sendNext()
{
    const Result<Bytes> offered = m_outbound.next(m_arena);
    if (!offered) {
        m_owner.connectionChanged(*this);
        m_owner.connectionSendFailed(*this, offered.error()); // who may close it: nothing has changed after that
        return m_phase != ConnectionPhase::Closed;
    }
    const quint32 size = quint32(offered->size());
    if (!m_resumesSend)
        m_sendSince = m_recorder.now();
    const SysResult result = m_transport->send(offered->data(), size);
    if (result.wouldBlock()) {
        m_sendBlocked = m_resumesSend = true;
        return true;
    }
    m_resumesSend = false;
    const Bytes taken = result.ok() ? m_outbound.shown(*offered, result.value) : Bytes();
    m_since = m_recorder.recordSent(size, result, taken, m_sendSince);
    if (!result.ok()) {
        takeLastWords();
        if (m_phase != ConnectionPhase::Closed)
            fail("send", result.error);
        return false;
    }
    m_sent += quint64(result.value);
    if (const int delay = m_outbound.consume(quint32(result.value)); delay > 0)
        delayNextPiece(delay);
    m_owner.connectionChanged(*this);
    return m_phase != ConnectionPhase::Closed;
}

/// A peer that takes no more may have said why, before it closed: what has come is still there to be read.
void Connection::takeLastWords()
{
    const auto mayReceive = [this] {
        const bool stillReads = m_phase == ConnectionPhase::Open || m_phase == ConnectionPhase::Finished;
        const bool hadItsOne = m_options.receiveOnce && m_received > 0;
        return stillReads && m_isOpen && !hadItsOne && !m_securing && !m_working && !m_readingPaused;
    };
    const quint32 size = quint32(m_options.receiveSize);
    while (mayReceive()) {
        const SysResult result = m_transport->receive(m_arena.reserve(size), size);
        if (!result.ok() || result.value == 0)
            return; // what send() said stands in the log already
        const Bytes bytes = m_arena.commit(quint32(result.value));
        m_since = m_recorder.recordReceived(size, result, bytes, m_since);
        m_received += quint64(bytes.size());
        m_handler->received(*this, bytes);
    }
}

void Connection::delayNextPiece(int milliseconds)
{
    m_pieceDelayed = true;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, timerContext(), [this] {
        m_pieceDelayed = false;
        flush();
    });
}

void Connection::queueEmptied()
{
    if (m_phase == ConnectionPhase::Closing) {
        if (!holdsEnd(Call::Close) && !waitsToFinish())
            closeSocket({});
        return;
    }
    if (m_startTls) {
        if (m_handler)
            beginHandshake();
        return;
    }
    if (m_securing)
        return;
    if (m_halfCloseWanted) {
        if (holdsEnd(Call::Shutdown) || waitsToFinish())
            return;
        m_halfCloseWanted = m_endReleased = false;
        shutdownSend();
        return;
    }
    if (m_handler && m_isOpen) // not yet, if it was sent before
        m_handler->drained(*this);
}

/// Once it has had its turn, it is not held again while TLS says good-bye.
bool Connection::holdsEnd(Call call)
{
    return !m_endReleased && holds(m_endPass, call);
}

/// True while a full send buffer has no room for the notice with which TLS ends.
bool Connection::waitsToFinish()
{
    const bool wasFinishing = std::exchange(m_finishing, m_transport->finish().wouldBlock());
    if (m_finishing && !wasFinishing)
        m_sendSince = m_recorder.now();
    m_sendBlocked = m_finishing;
    return m_finishing;
}

void Connection::shutdownSend()
{
    const SysResult result = m_transport->shutdownSend();
    m_since = m_recorder.record(Call::Shutdown, QStringLiteral("SHUT_WR"), result, m_recorder.now());
    if (!result.ok()) {
        fail("shutdown", result.error);
        return;
    }
    const bool bothFinished = m_phase == ConnectionPhase::PeerFinished;
    m_phase = ConnectionPhase::Finished;
    m_owner.connectionChanged(*this);
    if (bothFinished)
        close();
}

void Connection::fail(const char *call, int systemError)
{
    if (systemError == EPROTO && m_tlsTransport)
        closeSocket(m_tlsTransport->session().error());
    else
        closeSocket(Error::fromErrno(QString::fromLatin1(call), systemError, flow()->peer.toString()));
}

/// @param error by value: closing TLS may change what a session last complained of.
void Connection::closeSocket(Error error, const QString &why)
{
    m_phase = ConnectionPhase::Closed;
    for (CallGate::Pass *pass : {&m_receivePass, &m_sendPass, &m_endPass})
        pass->withdraw();
    m_watch.release();
    m_outbound.clear();
    m_timers.reset();
    stopLingering();
    m_recorder.record(Call::Close, QString(), m_transport->close(), m_recorder.now(), why);
    if (m_handler)
        m_handler->closed(*this, error);
    m_owner.connectionClosed(*this, error);
}

/// With SO_LINGER and a time Linux waits in close() even on a non-blocking socket, and every session of this
/// thread with it. Nothing is lost without the wait; what is done about it stands in the log.
void Connection::stopLingering()
{
    const OptionSetting off = optionSetting("SO_LINGER", 0);
    OptionValue value;
    if (readSocketOption(m_transport->descriptor(), *off.option, value).ok() && value.seconds > 0)
        (void)options().set(off);
}

void Connection::updateInterest()
{
    // Only answers count: whoever sends by hand may send a gigabyte to an echo server, which goes on only
    // while its echo is read.
    const qint64 waiting = m_outbound.answerBytes();
    m_throttled = m_throttled ? waiting > unthrottleBelow : waiting > throttleAbove;
    const bool stillReads = m_phase == ConnectionPhase::Open || m_phase == ConnectionPhase::Finished;
    if (m_securing && !m_startTls) {
        const Reactor::Interest wanted = m_handshakeSends ? Reactor::Write : Reactor::Read;
        m_watch.setInterest(m_receivePass.isHeld() ? Reactor::Nothing : wanted);
        return;
    }
    const bool mayRead = stillReads && !m_throttled && !m_working && !m_readingPaused && !m_securing;
    if (!mayRead)
        m_receivePass.withdraw();
    const bool read = mayRead && !m_receivePass.isHeld();
    const bool write = (!m_outbound.isEmpty() || m_finishing) && !m_pieceDelayed && !m_sendPass.isHeld();
    const bool resumes = read && !(m_watch.interest() & Reactor::Read);
    m_watch.setInterest(Reactor::Interest((read ? Reactor::Read : 0) | (write ? Reactor::Write : 0)));
    if (resumes)
        receiveLater();
}

QObject *Connection::timerContext()
{
    if (!m_timers)
        m_timers = std::make_unique<QObject>();
    return m_timers.get();
}

} // namespace wirebench
