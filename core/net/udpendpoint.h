#pragma once

#include "core/base/hostport.h"
#include "core/net/datagrambatch.h"
#include "core/net/datagramqueue.h"
#include "core/net/dtlspeers.h"
#include "core/net/heldmessages.h"
#include "core/net/networkconditions.h"
#include "core/net/optioncalls.h"
#include "core/net/outbound.h"
#include "core/net/reactor.h"
#include "core/net/udppeers.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace wirebench {

class Resolver;
struct Resolution;

/// A group to be a member of (RFC 1112, RFC 3810).
struct MulticastGroup
{
    SocketAddress group;   ///< its port is not used
    QString interfaceName; ///< "eth0"; empty: the system chooses

    friend bool operator==(const MulticastGroup &, const MulticastGroup &) = default;
};

struct UdpConfig
{
    AddressFamily family = AddressFamily::IPv4; ///< IPv4 or IPv6; an address below says it better
    bool bindFirst = true;            ///< false: the system gives a port with the first datagram that is sent
    HostSpec host;                    ///< to bind to
    quint16 port = 0;                 ///< to bind to; 0: the system picks a free one
    std::optional<HostSpec> peerHost; ///< where messages go; none: only peers that have been heard
    quint16 peerPort = 0;
    bool connectToPeer = false; ///< connect(): takes from this peer only, and hears of its ICMP errors
    bool reuseAddress = false;  ///< SO_REUSEADDR: several programs share the port, as members of one group do
    bool broadcast = false;     ///< SO_BROADCAST
    int receiveSize = 1024;     ///< bytes that one recvfrom() asks for: longer datagrams are cut
    bool receiveOnce = false;   ///< close after the first datagram that comes and its answer
    QList<OptionSetting> options; ///< further ones, set before bind() and connect()
    QList<MulticastGroup> groups;
    int multicastTtl = 1;       ///< IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS: 0 to 255
    bool multicastLoop = true;  ///< IP_MULTICAST_LOOP: what is sent to a group comes back to this machine too
    QString multicastInterface; ///< IP_MULTICAST_IF for what is sent; empty: the system chooses
    NetworkConditionsConfig conditions; ///< of what is sent
    /// DTLS with each peer. A client begins the handshake with connectToPeer at once, else with the first message.
    std::variant<std::monostate, TlsClientConfig, TlsServerConfig> dtls;
};

enum class UdpState : quint8 { Closed, Resolving, Open };

/// What the window shows of an endpoint beside its log. Sent at most 20 times a second.
struct UdpStatus
{
    UdpState state = UdpState::Closed;
    SocketAddress local; ///< with the port that the system chose; not valid until it has
    SocketAddress peer;  ///< where messages go if nobody else is named
    TlsOutcomePtr dtls;  ///< with that peer; null without a DTLS session
    QList<Certificate> certificates; ///< what a DTLS server shows to its clients, its own first
    std::optional<Call> waitingIn;
    qint64 waitingSinceNs = 0; ///< log time
    quint64 receivedDatagrams = 0;
    quint64 received = 0; ///< bytes
    quint64 sentDatagrams = 0;
    quint64 sent = 0;
    quint64 lostSimulated = 0; ///< datagrams that the imitated network lost
    quint64 kernelDropped = 0; ///< datagrams that the system dropped because the receive buffer was full
    bool kernelTells = false;  ///< whether kernelDropped is known (SO_MEMINFO, Linux)
    qint64 waiting = 0;        ///< datagrams that still wait to be sent
};

/// What is said in return to one datagram; none for nothing (an empty answer is an empty datagram). Lives on
/// the I/O thread, may not block.
using DatagramHandler = std::function<std::optional<Bytes>(const Bytes &datagram, ByteArena &arena)>;

class UdpEndpoint;

/// The same where one answer at once is not all: it calls reply() and finish() of the endpoint as it likes.
/// @param from the peer is its `peer`. Lives on the I/O thread, may not block.
using DatagramService = std::function<void(UdpEndpoint &endpoint, const FlowPtr &from, const Bytes &datagram)>;

/// A UDP endpoint (RFC 768) that records each of its socket calls: binds, sends, receives and answers; it is
/// server and client at once. Thread and ownership as for TcpServer.
///
/// A datagram is one record, however small; an empty one too. What an imitated network does to it is marked
/// in its record (CallMark), so that nobody takes it for the real one.
///
/// With DTLS the log tells what a program passes to it: each handshake is one record, and datagrams are recorded
/// as they are in clear. The imitated network acts on the sealed ones, those of the handshake too.
///
/// In step mode sendto and recvfrom wait at the reactor's gate, and a close that the conversation leads to. The
/// handshakes of DTLS do not: they are datagrams of which the other end's clock expects answers.
class UdpEndpoint final : public QObject, private Reactor::Handler, private CallGate::Waiter
{
    Q_OBJECT

public:
    /// Datagrams and bytes that may wait to be sent: beyond, send() fails and answers are not given.
    static constexpr qint64 waitingLimit = 10'000;
    static constexpr qint64 waitingBytesLimit = 16 * 1024 * 1024;
    /// The longest datagram over IPv4: 65,535 less the headers of IP and UDP.
    static constexpr int longestDatagram = 65'507;

    UdpEndpoint(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    /// One of several that the log shows as one endpoint.
    UdpEndpoint(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, QObject *parent = nullptr);
    ~UdpEndpoint() override;

    EndpointId endpointId() const;
    const UdpStatus &status() const { return m_status; }

    /// Looks up the hosts, then socket, options, bind, groups, connect. Ends in opened() or failed(). Ignored
    /// unless closed.
    void open(const UdpConfig &config, DatagramHandler handler = {});
    /// What may change while it is open: receive size, receiveOnce, conditions and what is answered.
    void reconfigure(const UdpConfig &config, DatagramHandler handler = {});
    /// Is told of each datagram in place of the handler, from the next one on; none: the handler answers.
    void setService(DatagramService service) { m_service = std::move(service); }
    /// closed() follows. What still waited to be sent is given up.
    void close();

    /// Sends one datagram to the peer of the configuration. Pieces are datagrams of their own; a file is read
    /// whole and sent in pieces of that size. Refused whole if not all of it may wait. Errors (NotConnected,
    /// NoPeer, OutboundQueueFull, FileUnreadable, FileTooLarge, SystemCall, Dtls…) go to sendFailed(). With
    /// DTLS it waits until the handshake is done.
    void send(const OutboundMessage &message);
    /// The same to these peers; unknown ones are skipped.
    void sendTo(const QList<ConnectionId> &peers, const OutboundMessage &message);
    /// The same to an address, which becomes a peer if it was none.
    void sendToAddress(const SocketAddress &address, const OutboundMessage &message);

    /// For a service: says this in return, after a time. Nothing while as much waits as may, or it is not open.
    void reply(const SocketAddress &to, const Bytes &bytes, int delayMs = 0);
    /// For a service: takes no more, and closes when everything is sent.
    void finish();

    /// While open. Errors go to failed(); the endpoint stays open.
    void join(const MulticastGroup &group);
    void leave(const MulticastGroup &group);

    /// Sets an option; optionsTold() follows with what has become of it. Ignored unless open.
    void setOption(const OptionSetting &setting);
    /// Reads all options; optionsTold() follows. Ignored unless open.
    void readOptions();

Q_SIGNALS:
    void opened(const wirebench::SocketAddress &local);
    void closed();
    /// Opening failed, or something did while it was open (ECONNREFUSED of a connected socket, a handshake of
    /// DTLS): it stays open.
    void failed(const wirebench::Error &error);
    void sendFailed(const wirebench::Error &error);
    /// Everything that waited has been handed to the system.
    void drained();
    void statusChanged(const wirebench::UdpStatus &status);
    /// New and changed peers since the last signal; at most 20 a second.
    void peersChanged(const QList<wirebench::UdpPeer> &changed);
    /// Options that were set or read since the last signal. A failed setsockopt() of UdpConfig::options or of
    /// setOption() ends nothing: it is told here alone.
    void optionsTold(const QList<wirebench::OptionReading> &readings);

private:
    void socketReady(bool readable, bool writable) override;
    bool callReleased(Call call) override;

    void lookUpNext();
    void lookUp(const HostSpec &host, quint16 port, SocketAddress &found);
    SocketAddress fixedAddress(const HostSpec &host, quint16 port, bool asPeer) const;
    Result<void> prepareDtls();
    Result<void> checkDtlsPeers() const;
    QString serverName() const;
    void openSocket();
    Result<void> setOptions();
    Result<void> bindAndConnect();
    Result<void> applyGroup(const MulticastGroup &group, bool member);
    Result<void> recordOption(const QString &arguments, SysResult result);
    OptionCalls options() const;
    void openFailed(const Error &error);
    void release();
    void learnLocal();

    bool receive();
    bool mayReceive() const;
    bool take(const DatagramBatch::Datagram &datagram);
    bool takeInClear(const SocketAddress &from, QByteArrayView datagram, bool truncated);
    bool receiveReleased();
    bool goOnWith(const SocketAddress &peer);
    void closeWhenSent();
    void closeAfterAll();
    void receiveFailed(SysResult result);

    Result<void> sendMessage(const SocketAddress &to, const OutboundMessage &message);
    void enqueue(const Bytes &bytes, const SocketAddress &to, qint64 delayMs);
    void enqueueCopies(WaitingDatagram datagram);
    void recordLoss(const WaitingDatagram &datagram);
    void flush();
    bool isDue(const DatagramQueue &queue) const;
    bool holdsFront();
    bool sendFront(DatagramQueue &queue);
    void popFront(DatagramQueue &queue);
    bool hasSentAll() const { return m_queue.isEmpty() && m_handshakes.isEmpty(); }
    std::optional<qint64> nextDueNs() const;
    SysResult sendOnSocket(const WaitingDatagram &datagram, Error &error);
    void recordSent(const WaitingDatagram &datagram, SysResult result);
    SocketAddress destination(const SocketAddress &peer) const;
    void updateInterest();
    void flushAll();

    bool serveDtls();
    bool holdsMessage(const DtlsEvent &event);
    bool takeEvent(const DtlsEvent &event);
    void secured(const DtlsEvent &event);
    void notSecured(const DtlsEvent &event);
    void sessionEnded(const SocketAddress &peer);
    void notUnderstood(const DtlsEvent &event);
    qint64 recordHandshake(const DtlsEvent &event, SysResult result);
    Result<void> prepareToSeal(const SocketAddress &to, qint64 pieceSize);
    void queueHandshakes();
    void passDtlsTime();

    bool hasRoom(qint64 datagrams, qint64 bytes) const;
    void publish();
    void markStatus();

    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;
    ByteArena m_arena;
    std::unique_ptr<Resolver> m_resolver;
    UdpConfig m_config;
    DatagramHandler m_handler;
    DatagramService m_service;
    NetworkConditions m_conditions;
    CallRecorder m_recorder; ///< of the calls that concern no peer
    NativeSocket m_socket;
    Reactor::Watch m_watch;
    CallGate::Pass m_receivePass;
    CallGate::Pass m_sendPass;
    CallGate::Pass m_closePass;
    HeldMessages m_held; ///< of DTLS, whose recvfrom waits
    quint32 m_gateChanges = 0; ///< at the gate, when the time of DTLS was passed last
    DatagramBatch m_batch;
    DatagramQueue m_queue;
    DatagramQueue m_handshakes; ///< datagrams that DTLS itself sends: step mode does not hold them
    UdpPeers m_peers;
    std::unique_ptr<DtlsPeers> m_dtls; ///< null without DTLS
    SocketAddress m_bindTo;
    SocketAddress m_peer;
    qint64 m_since = 0; ///< log time since which it waits in recvfrom(), or at which a lookup began
    bool m_sendBlocked = false;
    bool m_sendReleased = false; ///< the next sendto() has had its turn
    bool m_drainAwaited = false;
    bool m_closing = false; ///< nothing is received any more; closes when everything is sent
    QList<OptionReading> m_optionsToTell;
    UdpStatus m_status;
    QTimer m_publishTimer;
    QTimer m_dueTimer;
    QTimer m_dtlsTimer;
    qint64 m_notUnderstoodNs = -1; ///< log time at which failed() told last of a datagram that is not DTLS
};

} // namespace wirebench
