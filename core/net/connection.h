#pragma once

#include "core/net/handler.h"
#include "core/net/optioncalls.h"
#include "core/net/outbound.h"
#include "core/net/reactor.h"
#include "core/net/transport.h"
#include "core/tls/tlsoutcome.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace wirebench {

/// Where a connection stands, as its two directions do.
enum class ConnectionPhase : quint8 {
    Open,
    PeerFinished, ///< the peer sends no more (recv gave 0); we still may
    Finished,     ///< we send no more (shutdown); the peer still may
    Closing,      ///< close was asked for, queued bytes still go out
    Closed,
};

class Connection;
class TlsContext;
class TlsTransport;

/// The engine behind a connection.
class ConnectionOwner
{
public:
    /// Bytes moved or the phase changed. Called often: mark it, act later.
    virtual void connectionChanged(Connection &connection) = 0;
    /// The socket is closed; the code is ErrorCode::None if nothing went wrong. The connection is still on
    /// the call stack: it must be destroyed later, from the event loop.
    virtual void connectionClosed(Connection &connection, const Error &error) = 0;
    /// A queued message was given up (its file could not be read); the connection goes on.
    virtual void connectionSendFailed(Connection &connection, const Error &error) = 0;
    /// The TLS handshake that startTls() began has ended well; the handler is told next.
    virtual void connectionSecured(Connection &) {}

protected:
    ~ConnectionOwner() = default;
};

struct ConnectionOptions
{
    int receiveSize = 4096;            ///< bytes that one recv() asks for, never exceeded
    bool closeWhenPeerFinishes = true;
    bool receiveOnce = false;          ///< close after the first recv
};

/// One established stream: reads into its handler, sends from a bounded queue, and records each call.
/// Owned by an engine, lives on the I/O thread.
///
/// Flow control: while more than 256 KiB of answers wait to be sent, it does not read, so that a peer that
/// never reads is throttled by TCP itself and memory stays bounded.
///
/// In step mode its calls wait at the reactor's gate. What is not a step of the conversation goes at once: closeNow(),
/// reset(), and what a failed call brings with it. A send that has blocked is not held again when it goes on.
class Connection final : private Reactor::Handler, private CallGate::Waiter
{
public:
    /// @param arena room to receive into, shared by the connections of a thread; outlives them.
    Connection(ConnectionOwner &owner, Reactor &reactor, ByteArena &arena, CallRecorder recorder,
               std::unique_ptr<Transport> transport, ConnectionOptions options);
    ~Connection();

    /// Starts reading and tells the handler. Call once.
    void open(std::unique_ptr<ConnectionHandler> handler);

    ConnectionId id() const { return m_recorder.flow()->connection; }
    const FlowPtr &flow() const { return m_recorder.flow(); }
    ConnectionPhase phase() const { return m_phase; }
    /// What TLS agreed on, or what a peer showed whose certificate was refused; null while there is none.
    const TlsOutcomePtr &tls() const { return m_tls; }
    bool isSecuring() const { return m_securing; }
    /// This end has ended it with a reset.
    bool isReset() const { return m_reset; }
    quint64 received() const { return m_received; }
    quint64 sent() const { return m_sent; }
    qint64 queued() const { return m_outbound.bytes(); }
    /// The call in which a blocking program would wait now, and since when (log time).
    std::optional<Call> waitingIn() const;
    qint64 waitingSince() const;

    /// Goes on under TLS: a handshake first, as the context's client or server, then everything through it.
    /// Call it before open(), or from a handler in the middle of the stream (STARTTLS) when both ends know
    /// that it comes next: what is queued still goes out in clear. What a handler has received behind the
    /// peer's word for it must be thrown away, because anybody may have put it there. The handler hears
    /// opened() or secured() when it is done; nothing else is received until then. A handshake that fails
    /// closes the connection.
    /// @param serverName as for TlsSession.
    void startTls(const std::shared_ptr<const TlsContext> &context, const QString &serverName = {});

    /// Errors: NotConnected (closing, closed or half-closed), OutboundQueueFull, FileUnreadable.
    Result<void> send(const OutboundMessage &message);
    /// What a handler answers with: bounded by flow control instead of an error.
    void send(Bytes bytes);
    void halfClose(); ///< shutdown(SHUT_WR) once the queue is empty
    void close();     ///< once the queue is empty
    void closeNow();  ///< drops what is queued
    void reset();     ///< SO_LINGER (1, 0), then close: the peer sees ECONNRESET
    /// The same, and the record of the close says why: for a peer that this end gives up.
    void resetBecause(const QString &why);

    /// No call of it waits in step mode any more: for a close() that somebody has asked for, who wants it now.
    void waitNoMore();
    /// Whether calls wait for a key: nobody is slow then who does nothing.
    bool isStepping() const { return m_reactor.gate().isStepping(); }

    /// Of the socket, while the phase is not Closed.
    OptionCalls options() const
    {
        return {m_recorder, m_transport->descriptor(), SocketUse::Stream, flow()->peer.family};
    }

    /// For handlers: room for answers, and simulated work, during which nothing is read.
    ByteArena &arena() { return m_arena; }
    void work(int milliseconds, std::function<void()> then);
    bool isWorking() const { return m_working; }
    /// For handlers: whoever takes the bytes has enough for now. The peer is throttled by TCP itself.
    void pauseReading(bool paused);

private:
    void socketReady(bool readable, bool writable) override;
    bool callReleased(Call call) override;
    bool holds(CallGate::Pass &pass, Call call);
    std::optional<Call> heldCall() const;
    bool receiveReleased();
    bool sendReleased();
    bool endReleased();
    void receiveAll();
    bool receive();
    void receiveLater();
    void beginHandshake();
    void limitHandshake(int milliseconds);
    bool handshakeReleased();
    void handshake();
    void secured();
    void handshakeFailed(const Error &error);
    void recordHandshake(SysResult result) const;
    void peerFinished();
    void flush();
    void sendQueued();
    bool maySendNow() const;
    bool sendNext();
    void takeLastWords();
    void queueEmptied();
    void shutdownSend();
    bool holdsEnd(Call call);
    bool waitsToFinish();
    void closeSocket(Error error, const QString &why = {});
    void stopLingering();
    void fail(const char *call, int systemError);
    void delayNextPiece(int milliseconds);
    void updateInterest();
    bool maySend() const { return m_phase == ConnectionPhase::Open || m_phase == ConnectionPhase::PeerFinished; }
    QObject *timerContext();

    ConnectionOwner &m_owner;
    Reactor &m_reactor;
    ByteArena &m_arena;
    CallRecorder m_recorder;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<ConnectionHandler> m_handler;
    std::unique_ptr<QObject> m_timers; ///< pending timers end with it; made when first needed
    Reactor::Watch m_watch;
    CallGate::Pass m_receivePass; ///< of recv and do_handshake
    CallGate::Pass m_sendPass;
    CallGate::Pass m_endPass; ///< of shutdown and close
    OutboundQueue m_outbound;
    const ConnectionOptions m_options;
    ConnectionPhase m_phase = ConnectionPhase::Open;
    TlsTransport *m_tlsTransport = nullptr; ///< m_transport, once it is one
    std::function<void()> m_startTls;       ///< waits until the queue is empty
    TlsOutcomePtr m_tls;
    bool m_isOpen = false;        ///< the handler has been told
    bool m_securing = false;      ///< a handshake is wanted or under way
    bool m_handshakeSends = false; ///< it waits for room to send
    bool m_working = false;
    bool m_reset = false;
    bool m_readingPaused = false;
    bool m_throttled = false;     ///< too many answers wait to be sent
    bool m_sendBlocked = false;   ///< the system takes no more now
    bool m_resumesSend = false;   ///< the next send() goes on with one that would have blocked
    bool m_sendReleased = false;  ///< the next send() has had its turn
    bool m_endReleased = false;   ///< shutdown or close has had its turn
    bool m_waitsNoMore = false;   ///< at the gate
    bool m_pieceDelayed = false;
    bool m_flushing = false;      ///< flush() is on the call stack
    bool m_halfCloseWanted = false;
    bool m_finishing = false;     ///< nothing is queued, but TLS has yet to say so to the peer
    qint64 m_since;               ///< when the last call returned: the next recv has been wanted since then
    qint64 m_securingSince = 0;
    qint64 m_sendSince = 0;       ///< when the send() under way was first tried
    quint64 m_received = 0;
    quint64 m_sent = 0;
};

} // namespace wirebench
