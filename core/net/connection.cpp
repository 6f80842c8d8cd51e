#include "core/net/connection.h"

#include <QTimer>

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
      m_transport(std::move(transport)), m_options(options), m_since(m_recorder.now())
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
    m_handler->opened(*this);
}

std::optional<Call> Connection::waitingIn() const
{
    if (m_phase == ConnectionPhase::Closed || m_working || m_pieceDelayed)
        return std::nullopt;
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
    if (m_outbound.isEmpty())
        queueEmptied();
}

void Connection::close()
{
    if (m_phase == ConnectionPhase::Closed)
        return;
    if (m_outbound.isEmpty()) {
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
    if (m_phase == ConnectionPhase::Closed)
        return;
    const SysResult result = m_transport->setResetOnClose();
    m_recorder.record(Call::SetSockOpt, QStringLiteral("SOL_SOCKET, SO_LINGER, (1, 0)"), result, m_recorder.now());
    closeSocket({});
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
    if (writable && (m_watch.interest() & Reactor::Write)) {
        m_sendBlocked = false;
        flush();
    }
    if (readable && (m_watch.interest() & Reactor::Read))
        receive();
}

void Connection::receive()
{
    const quint32 size = quint32(m_options.receiveSize);
    const SysResult result = m_transport->receive(m_arena.reserve(size), size);
    if (result.wouldBlock())
        return;
    const Bytes bytes = result.ok() ? m_arena.commit(quint32(result.value)) : Bytes();
    m_since = m_recorder.recordReceived(size, result, bytes, m_since);
    if (!result.ok()) {
        fail("recv", result.error);
        return;
    }
    if (bytes.isEmpty()) {
        peerFinished();
        return;
    }
    m_received += quint64(bytes.size());
    m_owner.connectionChanged(*this);
    m_handler->received(*this, bytes);
    if (m_options.receiveOnce)
        close();
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
            if (!sendNext())
                return;
        }
        if (m_outbound.isEmpty())
            queueEmptied();
    } while (maySendNow() && m_sent < budgetEnd);
}

bool Connection::maySendNow() const
{
    return !m_outbound.isEmpty() && !m_sendBlocked && !m_pieceDelayed;
}

/// False when the connection has ended.
bool Connection::sendNext()
{
    const Result<Bytes> offered = m_outbound.next(m_arena);
    if (!offered) {
        m_owner.connectionSendFailed(*this, offered.error());
        m_owner.connectionChanged(*this);
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
    const Bytes taken = result.ok() ? offered->sliced(0, result.value) : Bytes();
    m_since = m_recorder.recordSent(size, result, taken, m_sendSince);
    if (!result.ok()) {
        fail("send", result.error);
        return false;
    }
    m_sent += quint64(result.value);
    if (const int delay = m_outbound.consume(quint32(result.value)); delay > 0)
        delayNextPiece(delay);
    m_owner.connectionChanged(*this);
    return m_phase != ConnectionPhase::Closed;
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
        closeSocket({});
        return;
    }
    if (m_halfCloseWanted) {
        m_halfCloseWanted = false;
        shutdownSend();
        return;
    }
    if (m_handler) // not yet, if it was sent before open()
        m_handler->drained(*this);
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
        closeNow();
}

void Connection::fail(const char *call, int systemError)
{
    closeSocket(Error::fromErrno(QString::fromLatin1(call), systemError, flow()->peer.toString()));
}

void Connection::closeSocket(const Error &error)
{
    m_phase = ConnectionPhase::Closed;
    m_watch.release();
    m_outbound.clear();
    m_timers.reset();
    stopLingering();
    m_recorder.record(Call::Close, QString(), m_transport->close(), m_recorder.now());
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
    const bool read = stillReads && !m_throttled && !m_working && !m_readingPaused;
    const bool write = !m_outbound.isEmpty() && !m_pieceDelayed;
    m_watch.setInterest(Reactor::Interest((read ? Reactor::Read : 0) | (write ? Reactor::Write : 0)));
}

QObject *Connection::timerContext()
{
    if (!m_timers)
        m_timers = std::make_unique<QObject>();
    return m_timers.get();
}

} // namespace wirebench
