#pragma once

#include "core/base/address.h"
#include "core/base/bytes.h"
#include "core/tls/tlscontext.h"
#include "core/tls/tlsoutcome.h"

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace wirebench {

/// What came of a datagram, or of the time that passed.
struct DtlsEvent
{
    enum class Kind : quint8 {
        Opened,       ///< the peer has sent `message`
        Secured,      ///< the handshake is done: `outcome`
        NotSecured,   ///< the handshake has failed: `error`
        Broken,       ///< a session that stood has failed: `error`
        Ended,        ///< the peer has closed its session, or it was idle for too long
        NotUnderstood ///< a datagram was dropped: `error`
    };
    Kind kind = Kind::Opened;
    SocketAddress peer;
    Bytes message;
    TlsOutcomePtr outcome;
    Error error;
    QString serverName;      ///< that a client asked for
    qint64 sinceNs = 0;      ///< when the handshake began, on the clock of the calls below
    int retransmissions = 0; ///< during the handshake
};

/// DTLS 1.2 (RFC 6347) with all peers of one UDP endpoint: sealed datagrams go in, events come out; messages go
/// in, sealed datagrams come out. Knows no socket and no timer: whoever has them calls, and looks for events and
/// datagrams afterwards. Owned by its endpoint, on the I/O thread. Times are nanoseconds of one rising clock.
///
/// A server keeps nothing for a peer before that has sent back its cookie. A session that stood is replaced when
/// its peer has begun anew and shown its cookie: it has lost the old one.
class DtlsPeers final
{
public:
    /// Sessions at once; beyond, the one that has been idle longest is closed.
    static constexpr size_t limit = 1'000;
    /// Idle sessions are closed after that long.
    static constexpr qint64 idleMs = 600'000;
    /// Bytes of one message: one record (RFC 6347 section 4.1.1 takes TLS's limit).
    static constexpr int longestMessage = 16'384;

    struct Sealed
    {
        SocketAddress to;
        Bytes bytes;
    };
    /// A message that waits for the handshake.
    struct Held
    {
        Bytes bytes;
        qint64 delayMs = 0; ///< its own, counted from when it may go
    };

    /// @param context over datagrams: it says whether this is a client or a server.
    explicit DtlsPeers(TlsContextPtr context);
    ~DtlsPeers();

    const TlsContext &context() const { return *m_context; }
    /// A client: what the certificate of this peer must be for. Others must hold their address.
    void setServerName(const SocketAddress &peer, const QString &name);

    bool isSecured(const SocketAddress &peer) const;
    /// When the handshake with it began, if one is going on.
    std::optional<qint64> securingSince(const SocketAddress &peer) const;
    /// A client: begins the handshake unless it has begun or is done. Error: DtlsNoSession, for a server.
    Result<void> begin(const SocketAddress &peer, qint64 nowNs);
    /// Keeps a message until the handshake is done; the handshake must have begun.
    void hold(const SocketAddress &peer, const Held &message);
    /// Those of a peer that has been secured, in their order.
    std::deque<Held> takeHeld(const SocketAddress &peer);
    size_t count() const { return m_sessions.size(); } ///< sessions, those that begin included
    qint64 heldCount() const { return m_heldCount; }
    qint64 heldBytes() const { return m_heldBytes; }

    /// A datagram has come.
    void take(const SocketAddress &from, QByteArrayView datagram, qint64 nowNs);
    /// What goes on the wire for one message. Errors: DtlsNoSession, DtlsMessageSize, Tls….
    Result<Bytes> seal(const SocketAddress &to, const Bytes &message, qint64 nowNs);
    /// The handshake with it, if one is going on, cannot succeed.
    void giveUp(const SocketAddress &peer, const Error &error);
    /// Tells all peers that nothing more comes (close_notify), and forgets them.
    void closeAll();

    /// Retransmits what was not answered, gives up handshakes that take too long, closes idle sessions.
    void passTime(qint64 nowNs);
    /// What time passed until now counts neither for handshakes that are under way nor as idle.
    void renewTimeouts(qint64 nowNs);
    /// When to call passTime() again; none without peers.
    std::optional<qint64> waitMs(qint64 nowNs) const;

    std::optional<DtlsEvent> nextEvent();
    std::optional<Sealed> nextSealed();

private:
    class Session;
    struct Hash
    {
        size_t operator()(const SocketAddress &address) const { return qHash(address); }
    };
    using SessionPtr = std::unique_ptr<Session>;

    Session *sessionWith(const SocketAddress &peer) const;
    Session *admit(const SocketAddress &from, QByteArrayView hello, qint64 nowNs);
    Session &insert(SessionPtr session, qint64 nowNs);
    void makeRoom();
    void proceed(Session &session);
    void receiveAll(Session &session);
    void tell(DtlsEvent::Kind kind, const Session &session, const Error &error = {});
    void failed(Session &session, const Error &error);
    void remove(Session &session);
    void closeIdle(qint64 nowNs);

    TlsContextPtr m_context;
    std::unordered_map<SocketAddress, QString, Hash> m_serverNames;
    std::unordered_map<SocketAddress, SessionPtr, Hash> m_sessions;
    std::vector<SocketAddress> m_securing; ///< whose handshake is going on
    SessionPtr m_listening;                ///< takes the ClientHellos of whoever has shown no cookie yet
    std::deque<DtlsEvent> m_events;
    std::deque<Sealed> m_sealed;
    std::vector<char> m_room; ///< to open messages into
    qint64 m_heldCount = 0;
    qint64 m_heldBytes = 0;
    qint64 m_idleLookNs = 0; ///< when idle sessions were last looked for
    qint64 m_renewedNs = 0;  ///< what passed before is not idle time
};

} // namespace wirebench
