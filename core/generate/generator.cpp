#include "core/generate/generator.h"

#include "core/generate/tcpload.h"
#include "core/generate/udpload.h"
#include "core/net/localaddresses.h"
#include "core/net/resolver.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace wirebench {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr double nsPerSecond = 1e9;
constexpr int sampleMs = 200;
// Other sessions share the thread: one turn sends no longer than this.
constexpr qint64 turnBudgetNs = 4 * nsPerMs;
constexpr qint64 messagesBetweenLooks = 32;
constexpr int longestPauseMs = 50;
constexpr int waitingTurnMs = 5;
// More at a time would fill the queue of a server that listens with a short one.
constexpr int mostOpening = 64;
// Times of messages that are remembered, by all connections together and by each.
constexpr int timesKept = 262'144;
constexpr int mostTimesKept = 65'536;
constexpr int leastTimesKept = 64;
// Below this share of the rate it is said not to be held, once the run has lasted so long.
constexpr double heldShare = 0.98;
constexpr qint64 judgedAfterNs = 500 * nsPerMs;
constexpr double blockedShare = 0.05;
constexpr int largestReceive = 64 * 1024;

/// Whether nobody else is reached there.
bool isThisMachine(const SocketAddress &address)
{
    if (address.isUnix() || address.isLoopback() || address.isAny())
        return true;
    const QList<LocalAddress> own = bindableAddresses();
    return std::any_of(own.begin(), own.end(), [&](const LocalAddress &local) {
        return local.address.family == address.family && local.address.ip == address.ip;
    });
}

HostSpec pinned(SocketAddress address)
{
    if (!address.isUnix())
        address.port = 0;
    return {HostSpec::Kind::Address, address, {}};
}

TcpClientConfig pinnedTo(TcpClientConfig config, const SocketAddress &address)
{
    if (config.tls && config.tls->serverName.isEmpty() && config.host.kind == HostSpec::Kind::Name)
        config.tls->serverName = config.host.name;
    config.host = pinned(address);
    config.proxy = {};
    config.receiveSize = std::max(config.receiveSize, largestReceive);
    config.receiveOnce = false;
    config.closeWhenPeerFinishes = true;
    config.localAddress.port = 0; // one port is one connection
    config.firstMessage.reset();
    return config;
}

UdpConfig pinnedTo(UdpConfig config, const SocketAddress &address)
{
    auto *dtls = std::get_if<TlsClientConfig>(&config.dtls);
    if (dtls && dtls->serverName.isEmpty() && config.peerHost &&
        config.peerHost->kind == HostSpec::Kind::Name)
        dtls->serverName = config.peerHost->name;
    config.bindFirst = false; // the session's own socket may have that port
    config.family = address.family;
    config.peerHost = pinned(address);
    config.connectToPeer = !address.isMulticast();
    config.receiveSize = UdpEndpoint::longestDatagram;
    config.receiveOnce = false;
    config.groups.clear();
    config.conditions = {};
    return config;
}

struct Place
{
    HostSpec host;
    quint16 port = 0;
    AddressFamily family = AddressFamily::Unspecified;
};

Place placeOf(const LoadConfig &config)
{
    if (const auto *tcp = std::get_if<TcpClientConfig>(&config.to))
        return {tcp->host, tcp->port, tcp->family};
    const UdpConfig &udp = std::get<UdpConfig>(config.to);
    return {udp.peerHost.value_or(HostSpec()), udp.peerPort, udp.family};
}

/// The address of a host that needs no lookup.
SocketAddress addressOf(const Place &place)
{
    SocketAddress address = place.host.address;
    if (place.host.kind == HostSpec::Kind::Any) // to a client "any" is this machine
        address = *SocketAddress::fromHost(
            place.family == AddressFamily::IPv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1"), 0);
    else if (place.host.kind == HostSpec::Kind::Broadcast)
        address = SocketAddress::fromIPv4(0xffffffff, 0);
    address.port = place.port;
    return address;
}

} // namespace

Generator::Generator(TrafficLog &log, Reactor &reactor, EndpointKind kind, const QString &name,
                     QObject *parent)
    : QObject(parent), m_log(log), m_reactor(reactor), m_endpoint(log.addEndpoint(kind, name)),
      m_resolver(std::make_unique<Resolver>()), m_tally(std::make_unique<LoadTally>())
{
    m_turnTimer.setSingleShot(true);
    m_turnTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_turnTimer, &QTimer::timeout, this, &Generator::turn);
    m_sampleTimer.setInterval(sampleMs);
    connect(&m_sampleTimer, &QTimer::timeout, this, [this] {
        sample();
        Q_EMIT progressed(m_figures);
    });
}

Generator::~Generator()
{
    blockSignals(true);
    m_streams.clear(); // they call back while they end
}

// --- beginning and end ------------------------------------------------------------------------------------

void Generator::start(const LoadConfig &config)
{
    if (m_figures.isRunning())
        return;
    m_config = config;
    m_source = std::make_unique<MessageSource>(config.message, config.size);
    *m_tally = {};
    m_series = {};
    m_figures = {};
    m_figures.connections = config.connections;
    m_figures.askedRate = config.rate;
    m_figures.total = config.durationNs > 0
                          ? qint64(std::ceil(config.rate * double(config.durationNs) / nsPerSecond))
                          : config.count;
    m_figures.phase = LoadPhase::LookingUp;
    m_stopRequested = false;
    m_beginNs = m_endNs = 0;
    m_sampleTimer.start();
    lookUp();
}

void Generator::stop()
{
    if (!m_figures.isRunning())
        return;
    m_stopRequested = true;
    m_turnTimer.start(0);
}

void Generator::end(LoadEnd how)
{
    m_turnTimer.stop();
    m_sampleTimer.stop();
    m_resolver->cancel();
    if (m_figures.phase == LoadPhase::Sending)
        m_endNs = m_log.now();
    sample();
    const int open = m_figures.open;
    m_streams.clear();
    m_figures.open = open; // as it was when the run ended
    m_figures.phase = LoadPhase::Ended;
    m_figures.end = how;
    Q_EMIT finished(m_figures);
}

// --- whom to send to --------------------------------------------------------------------------------------

void Generator::lookUp()
{
    const Place place = placeOf(m_config);
    if (place.host.kind != HostSpec::Kind::Name) {
        lookedUp({addressOf(place)});
        return;
    }
    m_lookedUpSinceNs = m_log.now();
    m_resolver->lookup(place.host.name, place.port, place.family,
                       [this, place](const Resolution &resolution) {
                           recordLookup(CallRecorder(m_log, FlowPtr(new Flow(m_endpoint, {}, {}, {}))),
                                        place.host.name, place.port, resolution, m_lookedUpSinceNs);
                           m_figures.error = resolution.error;
                           lookedUp(resolution.addresses);
                       });
}

/// What was judged here is what is connected to: nothing is looked up again.
void Generator::lookedUp(const QList<SocketAddress> &addresses)
{
    m_addresses = addresses;
    for (SocketAddress &address : m_addresses) {
        if (!address.isUnix())
            address.port = placeOf(m_config).port;
    }
    const auto foreign = std::find_if_not(m_addresses.begin(), m_addresses.end(), isThisMachine);
    const bool isRefused = foreign != m_addresses.end() && !m_config.isConfirmed;
    if (isRefused)
        m_figures.target = foreign->toString();
    else if (!m_addresses.isEmpty())
        m_figures.target = m_addresses.first().toString();
    if (m_addresses.isEmpty() || isRefused) {
        end(isRefused ? LoadEnd::Unconfirmed : LoadEnd::Failed);
        return;
    }
    m_figures.phase = LoadPhase::Opening;
    m_turnTimer.start(0);
}

// --- connections ------------------------------------------------------------------------------------------

std::unique_ptr<LoadStream> Generator::makeStream()
{
    const int kept = std::clamp(timesKept / m_config.connections, leastTimesKept, mostTimesKept);
    const SocketAddress &target = m_addresses.first();
    LoadStream::Owner &owner = *this;
    if (const auto *tcp = std::get_if<TcpClientConfig>(&m_config.to))
        return std::make_unique<TcpLoad>(owner, m_log, m_reactor, m_endpoint, pinnedTo(*tcp, target),
                                         *m_source, *m_tally, kept);
    return std::make_unique<UdpLoad>(owner, m_log, m_reactor, m_endpoint,
                                     pinnedTo(std::get<UdpConfig>(m_config.to), target), *m_source, *m_tally,
                                     kept);
}

/// The first alone, for it shows which of several addresses answers.
void Generator::openMore()
{
    const auto settled = [this] { return m_figures.open + m_figures.failed + m_figures.closedByPeer; };
    const int most = m_figures.open > 0 ? mostOpening : 1;
    while (int(m_streams.size()) < m_config.connections && int(m_streams.size()) - settled() < most) {
        m_streams.push_back(makeStream());
        m_streams.back()->open();
        if (m_figures.open == 0 && m_figures.failed > 0)
            return; // at once
    }
}

/// The next address of the name, while none has been reached.
void Generator::tryNextAddress()
{
    m_streams.clear();
    m_figures.failed = 0;
    m_addresses.removeFirst();
    m_figures.target = m_addresses.first().toString();
}

void Generator::streamOpened()
{
    ++m_figures.open;
    if (m_figures.phase == LoadPhase::Opening)
        m_turnTimer.start(0);
}

void Generator::streamEnded(bool wasOpen, const Error &error)
{
    if (m_figures.phase == LoadPhase::Ended)
        return;
    m_figures.open -= int(wasOpen);
    if (error.code == ErrorCode::None) {
        ++m_figures.closedByPeer;
    } else {
        ++m_figures.failed;
        m_figures.error = error;
    }
    m_turnTimer.start(0);
}

// --- turns ------------------------------------------------------------------------------------------------

void Generator::turn()
{
    if (m_stopRequested) {
        end(LoadEnd::Stopped);
        return;
    }
    if (m_figures.phase == LoadPhase::Opening)
        turnOpening();
    if (m_figures.phase == LoadPhase::Sending)
        turnSending();
    if (m_figures.phase == LoadPhase::Waiting)
        turnWaiting();
    if (m_figures.isRunning())
        schedule();
}

void Generator::turnOpening()
{
    const int ended = m_figures.failed + m_figures.closedByPeer;
    if (m_figures.open == 0 && ended > 0) {
        if (m_addresses.size() == 1) {
            noStreamLeft();
            return;
        }
        tryNextAddress();
    }
    openMore();
    if (int(m_streams.size()) == m_config.connections &&
        m_figures.open + m_figures.failed + m_figures.closedByPeer == m_config.connections)
        beginSending();
}

void Generator::noStreamLeft()
{
    end(m_figures.error.code == ErrorCode::None ? LoadEnd::PeersGone : LoadEnd::Failed);
}

void Generator::beginSending()
{
    if (m_figures.open == 0) {
        noStreamLeft();
        return;
    }
    m_figures.phase = LoadPhase::Sending;
    m_beginNs = m_lastTurnNs = m_sampledNs = m_log.now();
    m_pacer = std::make_unique<Pacer>(m_config.rate, m_figures.total, m_beginNs);
    m_endNs = m_config.durationNs > 0 ? m_beginNs + m_config.durationNs : m_pacer->endNs();
    m_blockedSinceNs = -1;
    m_blockedNs = 0;
    m_sampledSent = m_answeredBefore = 0;
    m_next = 0;
}

void Generator::turnSending()
{
    if (m_figures.open == 0) {
        noStreamLeft();
        return;
    }
    const qint64 now = m_log.now();
    const bool isTimed = m_config.durationNs > 0;
    const qint64 due = m_pacer->due(isTimed ? std::min(now, m_endNs - 1) : now);
    const qint64 sent = sendDue(now, due);
    m_pacer->sent(sent);
    m_hasMoreNow = sent < due && nextReady();
    const bool isBlocked = sent < due && !m_hasMoreNow;
    noteBlocked(now, isBlocked);
    if (m_blockedSinceNs >= 0 && now - m_blockedSinceNs >= m_config.stallNs)
        end(LoadEnd::Stalled);
    else if (now >= m_endNs && (isTimed || m_pacer->isDone()))
        beginWaiting();
}

/// How many of them the connections took.
qint64 Generator::sendDue(qint64 nowNs, qint64 count)
{
    qint64 sent = 0;
    while (sent < count) {
        LoadStream *stream = nextReady();
        if (!stream)
            break;
        stream->send(sent == 0 ? nowNs : m_log.now());
        ++sent;
        if (sent % messagesBetweenLooks == 0 && m_log.now() - nowNs > turnBudgetNs)
            break;
    }
    return sent;
}

/// In turn; null if none takes a message.
LoadStream *Generator::nextReady()
{
    for (size_t tried = 0; tried < m_streams.size(); ++tried) {
        LoadStream *stream = m_streams[m_next].get();
        m_next = (m_next + 1) % m_streams.size();
        if (stream->canSend())
            return stream;
    }
    return nullptr;
}

/// Who holds calls in step mode is the teacher, not the peer.
void Generator::noteBlocked(qint64 nowNs, bool isBlocked)
{
    if (isBlocked)
        m_blockedNs += nowNs - m_lastTurnNs;
    if (!isBlocked || m_reactor.gate().isStepping())
        m_blockedSinceNs = -1;
    else if (m_blockedSinceNs < 0)
        m_blockedSinceNs = nowNs;
    m_lastTurnNs = nowNs;
}

void Generator::beginWaiting()
{
    m_figures.phase = LoadPhase::Waiting;
    m_endNs = m_log.now();
    m_lastAnswerNs = m_endNs;
    m_answeredBefore = m_tally->answered;
}

void Generator::turnWaiting()
{
    const qint64 now = m_log.now();
    if (std::exchange(m_answeredBefore, m_tally->answered) != m_tally->answered)
        m_lastAnswerNs = now;
    const bool isAllAnswered = m_tally->answered >= m_tally->sent;
    if (isAllAnswered || m_figures.open == 0 || now - m_lastAnswerNs >= m_config.answerWaitNs)
        end(LoadEnd::Done);
}

void Generator::schedule()
{
    if (m_figures.phase == LoadPhase::Waiting)
        m_turnTimer.start(waitingTurnMs);
    if (m_figures.phase != LoadPhase::Sending)
        return; // connections wake it
    const qint64 next = m_pacer->isDone() ? m_endNs : std::min(m_pacer->nextNs(), m_endNs);
    const qint64 waitMs = (next - m_log.now() + nsPerMs - 1) / nsPerMs;
    m_turnTimer.start(m_hasMoreNow ? 0 : int(std::clamp<qint64>(waitMs, 1, longestPauseMs)));
}

// --- figures ----------------------------------------------------------------------------------------------

qint64 Generator::sendingNs() const
{
    if (m_beginNs == 0)
        return 0;
    return (m_figures.phase == LoadPhase::Sending ? m_log.now() : m_endNs) - m_beginNs;
}

void Generator::sample()
{
    fillFigures();
    const qint64 now = m_beginNs + m_figures.elapsedNs;
    if (m_beginNs == 0 || now - m_sampledNs < sampleMs * nsPerMs / 4)
        return;
    const quint64 sent = m_tally->sent - std::exchange(m_sampledSent, m_tally->sent);
    const double seconds = double(now - m_sampledNs) / nsPerSecond;
    m_series.add({m_sampledNs - m_beginNs, now - m_beginNs, double(sent) / seconds,
                  m_tally->recent.percentile(0.5), m_tally->recent.percentile(0.99)});
    m_sampledNs = now;
    m_tally->recent.clear();
    m_figures.points = m_series.points();
}

void Generator::fillFigures()
{
    m_figures.sent = m_tally->sent;
    m_figures.sentBytes = m_tally->sentBytes;
    m_figures.answered = m_tally->answered;
    m_figures.receivedBytes = m_tally->receivedBytes;
    m_figures.elapsedNs = sendingNs();
    if (m_figures.elapsedNs > 0)
        m_figures.reachedRate = double(m_tally->sent) * nsPerSecond / double(m_figures.elapsedNs);
    m_figures.p50Ns = m_tally->all.percentile(0.5);
    m_figures.p99Ns = m_tally->all.percentile(0.99);
    m_figures.largestNs = m_tally->all.largest();
    m_figures.limit = limit();
}

/// One who lags behind for a moment will catch up: only a rate that was missed on the whole counts.
LoadLimit Generator::limit() const
{
    if (m_figures.elapsedNs < judgedAfterNs || m_figures.reachedRate >= m_figures.askedRate * heldShare)
        return LoadLimit::None;
    const bool isPeer = double(m_blockedNs) > double(m_figures.elapsedNs) * blockedShare;
    return isPeer ? LoadLimit::Peer : LoadLimit::Machine;
}

} // namespace wirebench
