#include "core/net/dtlspeers.h"

#include "core/tls/tlssession.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace wirebench {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
// How often idle sessions are looked for.
constexpr qint64 idleLookMs = 60'000;

// A record (RFC 6347 section 4.1): type, version, epoch, sequence number, length.
constexpr qsizetype recordHeaderSize = 13;
constexpr qsizetype epochAt = 3;
constexpr qsizetype lengthAt = 11;
// In a handshake record its message follows (section 4.2.2): type, length, sequence number, fragment offset and
// length; in a ClientHello then version and random.
constexpr qsizetype fragmentAt = recordHeaderSize + 6;
constexpr qsizetype randomAt = recordHeaderSize + 12 + 2;
constexpr qsizetype randomSize = 32;

constexpr quint8 firstType = 20; // change_cipher_spec, alert, handshake, application data
constexpr quint8 handshakeType = 22;
constexpr quint8 applicationType = 23;
constexpr quint8 versionMajor = 0xfe;
constexpr quint8 clientHello = 1;

quint8 byteAt(QByteArrayView datagram, qsizetype position)
{
    return quint8(datagram[position]);
}

int numberAt(QByteArrayView datagram, qsizetype position)
{
    return byteAt(datagram, position) << 8 | byteAt(datagram, position + 1);
}

/// OpenSSL passes over other datagrams without a word.
bool isDtls(QByteArrayView datagram)
{
    return datagram.size() >= recordHeaderSize && byteAt(datagram, 0) >= firstType &&
           byteAt(datagram, 0) <= applicationType && byteAt(datagram, 1) == versionMajor &&
           recordHeaderSize + numberAt(datagram, lengthAt) <= datagram.size();
}

/// What the client has thrown its dice for: the same in each ClientHello of one handshake, another in the next
/// handshake. Empty for other datagrams.
QByteArrayView clientRandomIn(QByteArrayView datagram)
{
    const bool isHello = datagram.size() >= randomAt + randomSize && byteAt(datagram, 0) == handshakeType &&
                         numberAt(datagram, epochAt) == 0 && byteAt(datagram, recordHeaderSize) == clientHello &&
                         byteAt(datagram, fragmentAt) == 0 && numberAt(datagram, fragmentAt + 1) == 0;
    return isHello ? datagram.sliced(randomAt, randomSize) : QByteArrayView();
}

} // namespace

/// One peer. Its channel is the datagram that has just come, and the owner's list of those to be sent.
class DtlsPeers::Session final : private TlsChannel
{
public:
    Session(DtlsPeers &owner, const SocketAddress &peerAddress, const QString &serverName)
        : peer(peerAddress), tls(owner.m_context, *this, serverName, peerAddress.toString()), m_owner(owner)
    {
    }

    void setIncoming(QByteArrayView datagram)
    {
        m_incoming = datagram;
        m_hasIncoming = true;
    }

    SocketAddress peer;
    QByteArray clientRandom; ///< server: of the ClientHello that began it
    qint64 sinceNs = 0;
    qint64 timedFromNs = 0; ///< its time-out counts from here
    qint64 lastNs = 0;
    int retransmissions = 0;
    std::deque<Held> held;
    TlsSession tls;

private:
    SysResult receiveSealed(char *to, quint32 size) override
    {
        if (!std::exchange(m_hasIncoming, false))
            return {-1, EAGAIN};
        const qsizetype taken = std::min(m_incoming.size(), qsizetype(size));
        std::memcpy(to, m_incoming.data(), size_t(taken));
        return {taken, 0};
    }

    SysResult sendSealed(const char *from, quint32 size) override
    {
        m_owner.m_sealed.push_back({peer, Bytes::copyOf({from, qsizetype(size)})});
        return {size, 0};
    }

    DtlsPeers &m_owner;
    QByteArrayView m_incoming;
    bool m_hasIncoming = false;
};

DtlsPeers::DtlsPeers(TlsContextPtr context) : m_context(std::move(context)), m_room(longestMessage) {}

DtlsPeers::~DtlsPeers() = default;

void DtlsPeers::setServerName(const SocketAddress &peer, const QString &name)
{
    m_serverNames[peer] = name;
}

// --- sessions ---------------------------------------------------------------------------------------------

DtlsPeers::Session *DtlsPeers::sessionWith(const SocketAddress &peer) const
{
    const auto found = m_sessions.find(peer);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

bool DtlsPeers::isSecured(const SocketAddress &peer) const
{
    const Session *session = sessionWith(peer);
    return session && session->tls.outcome();
}

std::optional<qint64> DtlsPeers::securingSince(const SocketAddress &peer) const
{
    const Session *session = sessionWith(peer);
    return session && !session->tls.outcome() ? std::optional(session->sinceNs) : std::nullopt;
}

Result<void> DtlsPeers::begin(const SocketAddress &peer, qint64 nowNs)
{
    if (sessionWith(peer))
        return {};
    if (m_context->isServer())
        return failure({ErrorCode::DtlsNoSession, {peer.toString()}});
    const auto named = m_serverNames.find(peer);
    const QString name = named == m_serverNames.end() ? peer.host() : named->second;
    proceed(insert(std::make_unique<Session>(*this, peer, name), nowNs));
    return {};
}

/// The session of a client that has shown its cookie; null for all others, who are answered or passed over.
DtlsPeers::Session *DtlsPeers::admit(const SocketAddress &from, QByteArrayView hello, qint64 nowNs)
{
    if (!m_listening)
        m_listening = std::make_unique<Session>(*this, from, QString());
    m_listening->peer = from;
    m_listening->setIncoming(hello);
    if (m_listening->tls.listen(from.toString()) != TlsSession::Step::Done)
        return nullptr;
    m_listening->clientRandom = clientRandomIn(hello).toByteArray();
    if (Session *lost = sessionWith(from)) {
        if (lost->tls.outcome())
            tell(DtlsEvent::Kind::Ended, *lost);
        remove(*lost);
    }
    return &insert(std::move(m_listening), nowNs);
}

DtlsPeers::Session &DtlsPeers::insert(SessionPtr session, qint64 nowNs)
{
    makeRoom();
    session->sinceNs = session->timedFromNs = session->lastNs = nowNs;
    m_securing.push_back(session->peer);
    return *(m_sessions[session->peer] = std::move(session));
}

void DtlsPeers::makeRoom()
{
    if (m_sessions.size() < limit)
        return;
    const auto idlest = std::min_element(m_sessions.begin(), m_sessions.end(), [](const auto &a, const auto &b) {
        return a.second->lastNs < b.second->lastNs;
    });
    Session &session = *idlest->second;
    (void)session.tls.finish();
    tell(DtlsEvent::Kind::Ended, session);
    remove(session);
}

void DtlsPeers::remove(Session &session)
{
    for (const Held &held : session.held) {
        --m_heldCount;
        m_heldBytes -= held.bytes.size();
    }
    std::erase(m_securing, session.peer);
    m_sessions.erase(SocketAddress(session.peer));
}

void DtlsPeers::tell(DtlsEvent::Kind kind, const Session &session, const Error &error)
{
    DtlsEvent event;
    event.kind = kind;
    event.peer = session.peer;
    event.outcome = session.tls.outcome();
    event.error = error;
    event.serverName = session.tls.serverName();
    event.sinceNs = session.sinceNs;
    event.retransmissions = session.retransmissions;
    m_events.push_back(std::move(event));
}

void DtlsPeers::failed(Session &session, const Error &error)
{
    tell(session.tls.outcome() ? DtlsEvent::Kind::Broken : DtlsEvent::Kind::NotSecured, session, error);
    remove(session);
}

void DtlsPeers::giveUp(const SocketAddress &peer, const Error &error)
{
    if (securingSince(peer))
        failed(*sessionWith(peer), error);
}

void DtlsPeers::closeAll()
{
    for (const auto &[peer, session] : m_sessions) {
        if (session->tls.outcome())
            (void)session->tls.finish();
    }
    m_sessions.clear();
    m_securing.clear();
    m_heldCount = m_heldBytes = 0;
}

// --- receiving --------------------------------------------------------------------------------------------

void DtlsPeers::take(const SocketAddress &from, QByteArrayView datagram, qint64 nowNs)
{
    DtlsEvent dropped;
    dropped.kind = DtlsEvent::Kind::NotUnderstood;
    dropped.peer = from;
    if (!isDtls(datagram)) {
        dropped.error = {ErrorCode::DtlsNotSpoken, {from.toString()}};
        m_events.push_back(std::move(dropped));
        return;
    }
    Session *session = sessionWith(from);
    const QByteArrayView random = clientRandomIn(datagram);
    const bool begins = m_context->isServer() && !random.isEmpty() && (!session || session->clientRandom != random);
    if (begins) {
        if (Session *admitted = admit(from, datagram, nowNs))
            proceed(*admitted);
    } else if (session) {
        session->lastNs = nowNs;
        session->setIncoming(datagram);
        proceed(*session);
    } else if (byteAt(datagram, 0) == applicationType) { // other late records end what nobody misses
        dropped.error = {ErrorCode::DtlsNoSession, {from.toString()}};
        m_events.push_back(std::move(dropped));
    }
}

void DtlsPeers::proceed(Session &session)
{
    if (!session.tls.outcome()) {
        const TlsSession::Step step = session.tls.handshake();
        if (step == TlsSession::Step::Failed)
            failed(session, session.tls.error());
        if (step != TlsSession::Step::Done)
            return;
        std::erase(m_securing, session.peer);
        tell(DtlsEvent::Kind::Secured, session);
    }
    receiveAll(session);
}

void DtlsPeers::receiveAll(Session &session)
{
    for (;;) {
        const SysResult result = session.tls.receive(m_room.data(), quint32(m_room.size()));
        if (result.wouldBlock())
            return;
        if (!result.ok()) {
            failed(session, session.tls.error());
            return;
        }
        if (result.value == 0) {
            (void)session.tls.finish();
            tell(DtlsEvent::Kind::Ended, session);
            remove(session);
            return;
        }
        tell(DtlsEvent::Kind::Opened, session);
        m_events.back().message = Bytes::copyOf({m_room.data(), qsizetype(result.value)});
    }
}

// --- sending ----------------------------------------------------------------------------------------------

void DtlsPeers::hold(const SocketAddress &peer, const Held &message)
{
    ++m_heldCount;
    m_heldBytes += message.bytes.size();
    sessionWith(peer)->held.push_back(message);
}

std::deque<DtlsPeers::Held> DtlsPeers::takeHeld(const SocketAddress &peer)
{
    Session *session = sessionWith(peer);
    if (!session)
        return {};
    for (const Held &held : session->held) {
        --m_heldCount;
        m_heldBytes -= held.bytes.size();
    }
    return std::exchange(session->held, {});
}

Result<Bytes> DtlsPeers::seal(const SocketAddress &to, const Bytes &message, qint64 nowNs)
{
    Session *session = sessionWith(to);
    if (!session || !session->tls.outcome())
        return failure({ErrorCode::DtlsNoSession, {to.toString()}});
    if (message.isEmpty() || message.size() > longestMessage)
        return failure({ErrorCode::DtlsMessageSize, {QString::number(message.size())}, EMSGSIZE});
    const size_t before = m_sealed.size();
    const SysResult result = session->tls.send(message.data(), quint32(message.size()));
    if (!result.ok() || m_sealed.size() == before)
        return failure(session->tls.error());
    session->lastNs = nowNs;
    const Bytes sealed = m_sealed.back().bytes;
    m_sealed.pop_back();
    return sealed;
}

// --- time -------------------------------------------------------------------------------------------------

void DtlsPeers::passTime(qint64 nowNs)
{
    const auto securing = m_securing; // those that fail leave the list
    for (const SocketAddress &peer : securing) {
        Session &session = *sessionWith(peer);
        const int timeoutMs = m_context->handshakeTimeoutMs();
        if (nowNs - session.timedFromNs >= timeoutMs * nsPerMs) {
            failed(session, {ErrorCode::DtlsTimedOut, {peer.toString(), QString::number(timeoutMs)}, ETIMEDOUT});
        } else if (session.tls.retransmitInMs() == 0) {
            ++session.retransmissions;
            if (session.tls.retransmit() == TlsSession::Step::Failed)
                failed(session, session.tls.error());
        }
    }
    closeIdle(nowNs);
}

void DtlsPeers::renewTimeouts(qint64 nowNs)
{
    m_renewedNs = nowNs;
    for (const SocketAddress &peer : m_securing)
        sessionWith(peer)->timedFromNs = nowNs;
}

void DtlsPeers::closeIdle(qint64 nowNs)
{
    if (nowNs - m_idleLookNs < idleLookMs * nsPerMs)
        return;
    m_idleLookNs = nowNs;
    std::vector<Session *> idle;
    for (const auto &[peer, session] : m_sessions) {
        const qint64 idleFromNs = std::max(session->lastNs, m_renewedNs);
        if (session->tls.outcome() && nowNs - idleFromNs >= idleMs * nsPerMs)
            idle.push_back(session.get());
    }
    for (Session *session : idle) {
        (void)session->tls.finish();
        tell(DtlsEvent::Kind::Ended, *session);
        remove(*session);
    }
}

std::optional<qint64> DtlsPeers::waitMs(qint64 nowNs) const
{
    if (m_sessions.empty())
        return std::nullopt;
    qint64 wait = idleLookMs;
    for (const SocketAddress &peer : m_securing) {
        const Session &session = *sessionWith(peer);
        const qint64 deadlineNs = session.timedFromNs + m_context->handshakeTimeoutMs() * nsPerMs;
        wait = std::min(wait, std::max<qint64>(0, (deadlineNs - nowNs + nsPerMs - 1) / nsPerMs));
        if (const auto retransmit = session.tls.retransmitInMs())
            wait = std::min<qint64>(wait, *retransmit);
    }
    return wait;
}

std::optional<DtlsEvent> DtlsPeers::nextEvent()
{
    if (m_events.empty())
        return std::nullopt;
    DtlsEvent event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

std::optional<DtlsPeers::Sealed> DtlsPeers::nextSealed()
{
    if (m_sealed.empty())
        return std::nullopt;
    Sealed sealed = std::move(m_sealed.front());
    m_sealed.pop_front();
    return sealed;
}

} // namespace wirebench
