#include "core/net/udpendpoint.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/ownnames.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QNetworkInterface>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cerrno>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace wirebench;

namespace {

constexpr qint64 msInNs = 1'000'000;

using MakeReactor = std::unique_ptr<Reactor> (*)();

HostSpec hostOf(const SocketAddress &address)
{
    SocketAddress host = address;
    host.port = 0;
    return {HostSpec::Kind::Address, host, {}};
}

HostSpec named(const char *name)
{
    return {HostSpec::Kind::Name, {}, QString::fromLatin1(name)};
}

SocketAddress addressOf(const char *host, quint16 port = 0)
{
    return *SocketAddress::fromHost(QString::fromLatin1(host), port);
}

/// Bound to a port of the loopback interface that the system chooses.
UdpConfig boundConfig(AddressFamily family = AddressFamily::IPv4)
{
    UdpConfig config;
    config.family = family;
    config.host = hostOf(loopback(family));
    return config;
}

/// The same, with somebody to send to.
UdpConfig configTo(const SocketAddress &peer)
{
    UdpConfig config = boundConfig(peer.family);
    config.peerHost = hostOf(peer);
    config.peerPort = peer.port;
    return config;
}

OutboundMessage message(const QByteArray &text, int pieceSize = 0, int pieceDelayMs = 0)
{
    return {Bytes::copyOf(text), {}, pieceSize, pieceDelayMs};
}

DatagramHandler prefixEcho()
{
    return
        [](const Bytes &datagram, ByteArena &arena) { return arena.copy("Recu: " + datagram.toByteArray()); };
}

/// A datagram socket of the test, read whenever the test looks.
class RawUdp
{
public:
    explicit RawUdp(const SocketAddress &address = loopback())
    {
        m_socket.openDatagram(address.family);
        m_socket.bind(address);
    }

    SocketAddress address() const { return m_socket.localAddress(); }
    NativeSocket &socket() { return m_socket; }
    SysResult send(const QByteArray &bytes, const SocketAddress &to)
    {
        return m_socket.sendTo(bytes.data(), quint32(bytes.size()), to);
    }
    const QByteArrayList &received()
    {
        std::array<char, 65536> room;
        for (;;) {
            sockaddr_storage from = {};
            socklen_t size = sizeof from;
            const ssize_t length = recvfrom(m_socket.descriptor(), room.data(), room.size(), 0,
                                            reinterpret_cast<sockaddr *>(&from), &size);
            if (length < 0)
                return m_received;
            m_received.append(QByteArray(room.data(), length));
        }
    }

private:
    NativeSocket m_socket;
    QByteArrayList m_received;
};

const QString loopbackInterface = QStringLiteral("lo");

/// Whether what is sent to a group on this interface comes back. ff01 is for the interface itself: nothing
/// leaves.
bool hearsItself(AddressFamily family, const QString &interfaceName)
{
    SocketAddress group =
        family == AddressFamily::IPv6 ? addressOf("ff01::4242") : addressOf("239.255.42.42");
    const auto index = quint32(QNetworkInterface::interfaceIndexFromName(interfaceName));
    RawUdp socket(family == AddressFamily::IPv6 ? SocketAddress::anyIPv6(0) : SocketAddress::anyIPv4(0));
    group.port = socket.address().port;
    return index > 0 && socket.socket().setOption(multicastInterface(family, interfaceName)).ok() &&
           socket.socket().joinGroup(group, index).ok() && socket.send("x", group).ok() &&
           !socket.received().isEmpty();
}

/// An interface to try groups on, the loopback one if possible: Linux gives that no route for groups of IPv6.
/// Empty if there is none.
QString interfaceForGroups(AddressFamily family)
{
    if (hearsItself(family, loopbackInterface))
        return loopbackInterface;
    if (family == AddressFamily::IPv6) {
        for (const QNetworkInterface &candidate : QNetworkInterface::allInterfaces()) {
            if (hearsItself(family, candidate.name()))
                return candidate.name();
        }
    }
    return {};
}

} // namespace

Q_DECLARE_METATYPE(MakeReactor)
Q_DECLARE_METATYPE(wirebench::NetworkConditionsConfig)

class TestUdpEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    // Opening
    void isClosedAtFirst();
    void binds_data();
    void binds();
    void bindsLaterIfTold();
    void takesTheFamilyOfAnAddress();
    void looksUpBothHosts();
    void tellsAPortInUse();
    void sharesAPort();
    void tellsAnUnknownHost_data();
    void tellsAnUnknownHost();
    void recordsItsOptions();
    void tellsAnUnknownInterface();
    void isIgnoredUnlessClosed();
    void opensAgain();
    void mayOpenAgainWhenClosed();
    void mayBeDestroyedWhileOpen();

    // Talking
    void asksAPrefixEchoProgram();
    void answersAnAskingProgram();
    void talksBothWays_data();
    void talksBothWays();
    void answersEachDatagram();
    void emptyDatagramsGoBothWays();
    void marksWhatWasCut();
    void changesItsReceiveSize();
    void closesAfterOneDatagram();
    void closesAfterALateAnswer();
    void sendsToThePeersItHeard();
    void sendsToAnAddress();
    void tellsWhatItDoesNotSend();
    void sendsTheLongestDatagram();
    void tellsOfAMessageThatIsTooLong();
    void sendsPiecesAsDatagrams();
    void sendsAFile();
    void boundsWhatWaits();
    void givesUpWhatWaitsWhenClosed();
    void handlesMany();

    // Errors of the network
    void hearsThatNobodyListens();
    void connectedHearsItsPeerOnly();
    void countsWhatTheSystemDropped();

    // Groups
    void hearsAGroup_data();
    void hearsAGroup();
    void joinsAndLeaves();
    void tellsWhatIsNoGroup();

    // The imitated network
    void losesByItsSeed();
    void losesEverything();
    void sendsTwice();
    void delays();
    void letsOthersOvertake();
    void lossKeepsItsPlaceAmongPieces();

    // This gives the process name services of its own: it stays the last one.
    void mayBeDestroyedWhileLookingUp();

private:
    void open(const UdpConfig &config, const DatagramHandler &handler = {});
    const UdpStatus &status() const { return m_endpoint->status(); }
    QStringList calls() const { return callNames(recordsOf(*m_log)); }
    QList<SocketCall> sent() const { return recordsOf(*m_log, Call::SendTo); }
    QList<SocketCall> received() const { return recordsOf(*m_log, Call::RecvFrom); }
    QStringList optionTexts() const { return callTexts(recordsOf(*m_log, Call::SetSockOpt)); }
    ConnectionId peerAt(const SocketAddress &address) const;
    QByteArray fateOf(quint64 seed, int datagrams);
    bool hasNames();

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<UdpEndpoint> m_endpoint;
    QStringList m_signals;
    QList<Error> m_failures;
    QList<Error> m_sendFailures;
    QMap<QString, UdpPeer> m_peers; ///< by address
    int m_drained = 0;
    OwnNames m_names;
    std::optional<bool> m_hasNames;
    int m_before = 0;
    int m_threadsBefore = 0;
};

void TestUdpEndpoint::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestUdpEndpoint::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_threadsBefore = runningThreads();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = makeReactor();
    m_endpoint = std::make_unique<UdpEndpoint>(*m_log, *m_reactor, QStringLiteral("UDP 1"));
    m_signals.clear();
    m_failures.clear();
    m_sendFailures.clear();
    m_peers.clear();
    m_drained = 0;
    connect(m_endpoint.get(), &UdpEndpoint::opened, this,
            [this] { m_signals.append(QStringLiteral("opened")); });
    connect(m_endpoint.get(), &UdpEndpoint::closed, this,
            [this] { m_signals.append(QStringLiteral("closed")); });
    connect(m_endpoint.get(), &UdpEndpoint::failed, this, [this](const Error &error) {
        m_signals.append(QStringLiteral("failed"));
        m_failures.append(error);
    });
    connect(m_endpoint.get(), &UdpEndpoint::sendFailed, this,
            [this](const Error &error) { m_sendFailures.append(error); });
    connect(m_endpoint.get(), &UdpEndpoint::drained, this, [this] { ++m_drained; });
    connect(m_endpoint.get(), &UdpEndpoint::peersChanged, this, [this](const QList<UdpPeer> &changed) {
        for (const UdpPeer &peer : changed)
            m_peers.insert(peer.address.toString(), peer);
    });
}

void TestUdpEndpoint::cleanup()
{
    m_endpoint.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
    int opened = 0;
    for (const SocketCall &record : recordsOf(*m_log, Call::Socket))
        opened += !record.failed();
    QCOMPARE(calls().count(QStringLiteral("close")), opened);
    m_reactor.reset();
    turn();
    QTRY_VERIFY_WITH_TIMEOUT(runningThreads() <= m_threadsBefore, 20'000);
    QVERIFY(openDescriptors() <= m_before);
}

void TestUdpEndpoint::open(const UdpConfig &config, const DatagramHandler &handler)
{
    m_signals.clear();
    m_endpoint->open(config, handler);
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("opened")});
}

bool TestUdpEndpoint::hasNames()
{
    if (!m_hasNames) {
        const int before = openDescriptors();
        m_hasNames = m_names.install("127.0.0.1 localhost\n");
        m_before += openDescriptors() - before; // the name server's socket stays
    }
    return *m_hasNames;
}

ConnectionId TestUdpEndpoint::peerAt(const SocketAddress &address) const
{
    return m_peers.value(address.toString()).id;
}

// --- opening ----------------------------------------------------------------------------------------------

void TestUdpEndpoint::isClosedAtFirst()
{
    QCOMPARE(status().state, UdpState::Closed);
    m_endpoint->close();
    m_endpoint->join({addressOf("239.255.0.1"), {}});
    m_endpoint->leave({addressOf("239.255.0.1"), {}});
    QVERIFY(m_signals.isEmpty());
    m_endpoint->send(message("nobody"));
    QCOMPARE(m_sendFailures.size(), 1);
    QCOMPARE(m_sendFailures[0].code, ErrorCode::NotConnected);
    QVERIFY(calls().isEmpty());
}

void TestUdpEndpoint::binds_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::addColumn<bool>("any");
    QTest::newRow("IPv4") << AddressFamily::IPv4 << false;
    QTest::newRow("IPv6") << AddressFamily::IPv6 << false;
    QTest::newRow("any IPv4") << AddressFamily::IPv4 << true;
    QTest::newRow("any IPv6") << AddressFamily::IPv6 << true;
}

void TestUdpEndpoint::binds()
{
    QFETCH(AddressFamily, family);
    QFETCH(bool, any);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    UdpConfig config = boundConfig(family);
    if (any)
        config.host = {};
    open(config);
    QCOMPARE(status().state, UdpState::Open);
    QCOMPARE(status().local.family, family);
    QCOMPARE(status().local.isAny(), any);
    QVERIFY(status().local.port != 0);
    QCOMPARE(status().waitingIn, std::optional(Call::RecvFrom));

    QStringList expected{QStringLiteral("socket"), QStringLiteral("bind")};
    if (family == AddressFamily::IPv6)
        expected.insert(1, QStringLiteral("setsockopt"));
    QCOMPARE(calls(), expected);
    const QList<SocketCall> records = recordsOf(*m_log);
    QCOMPARE(records[0].arguments(), family == AddressFamily::IPv6 ? QStringLiteral("AF_INET6, SOCK_DGRAM")
                                                                   : QStringLiteral("AF_INET, SOCK_DGRAM"));
    QCOMPARE(records[0].flow->endpoint->kind, EndpointKind::Udp);
    QCOMPARE(records[0].flow->endpoint->id, m_endpoint->endpointId());

    m_endpoint->close();
    QCOMPARE(m_signals.last(), QStringLiteral("closed"));
    QCOMPARE(status().state, UdpState::Closed);
    QCOMPARE(calls().last(), QStringLiteral("close"));
    QCOMPARE(recordsOf(*m_log, Call::Close)[0].flow->local, status().local);
}

void TestUdpEndpoint::bindsLaterIfTold()
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.bindFirst = false;
    open(config);
    QCOMPARE(calls(), QStringList{QStringLiteral("socket")});
    QCOMPARE(status().local.port, quint16(0));
    m_endpoint->send(message("first"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"first"});
    QVERIFY(status().local.port != 0); // the system gave one with the datagram
    QCOMPARE(sent()[0].flow->local, status().local);
    QVERIFY(peer.send("back", loopback(AddressFamily::IPv4, status().local.port)).ok());
    QTRY_COMPARE(payloadOf(received()), QByteArray("back"));
}

void TestUdpEndpoint::takesTheFamilyOfAnAddress()
{
    if (!hasIPv6())
        QSKIP("no ::1 on this machine");
    RawUdp peer(loopback(AddressFamily::IPv6));
    UdpConfig config;
    config.peerHost = hostOf(peer.address());
    config.peerPort = peer.address().port;
    QCOMPARE(config.family, AddressFamily::IPv4);
    open(config);
    QCOMPARE(status().local.family, AddressFamily::IPv6); // any address of that family
    m_endpoint->send(message("six"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"six"});

    m_endpoint->close();
    config.peerHost = HostSpec{HostSpec::Kind::Broadcast, {}, {}};
    config.family = AddressFamily::IPv6; // which knows no broadcast
    open(config);
    QCOMPARE(status().local.family, AddressFamily::IPv4);
}

void TestUdpEndpoint::looksUpBothHosts()
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.host = named("localhost");
    config.peerHost = named("localhost");
    m_endpoint->open(config);
    QCOMPARE(status().state, UdpState::Resolving);
    QCOMPARE(status().waitingIn, std::optional(Call::GetAddrInfo));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("opened")});
    QCOMPARE(calls(), (QStringList{QStringLiteral("getaddrinfo"), QStringLiteral("getaddrinfo"),
                                   QStringLiteral("socket"), QStringLiteral("bind")}));
    QCOMPARE(status().peer, peer.address());
    QCOMPARE(status().local.host(), QStringLiteral("127.0.0.1"));
    m_endpoint->send(message("by name"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"by name"});
}

void TestUdpEndpoint::tellsAPortInUse()
{
    RawUdp other;
    UdpConfig config = boundConfig();
    config.port = other.address().port;
    m_endpoint->open(config);
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].code, ErrorCode::SystemCall);
    QCOMPARE(m_failures[0].systemError, EADDRINUSE);
    QCOMPARE(m_failures[0].arguments.mid(0, 2), (QStringList{QStringLiteral("bind"), other.address().toString()}));
    QCOMPARE(callTexts(recordsOf(*m_log, Call::Bind)),
             QStringList{QStringLiteral("bind(%1) = -1 EADDRINUSE").arg(other.address().toPython())});
    QCOMPARE(status().state, UdpState::Closed);
}

void TestUdpEndpoint::sharesAPort()
{
    UdpConfig config = boundConfig();
    config.reuseAddress = true;
    open(config);
    QCOMPARE(optionTexts(), QStringList{QStringLiteral("setsockopt(SOL_SOCKET, SO_REUSEADDR, 1) = 0")});
    NativeSocket other;
    other.openDatagram(AddressFamily::IPv4);
    QVERIFY(other.setOption(optionSetting("SO_REUSEADDR", 1)).ok());
    QVERIFY(other.bind(status().local).ok());
}

void TestUdpEndpoint::tellsAnUnknownHost_data()
{
    QTest::addColumn<bool>("asPeer");
    QTest::newRow("to bind to") << false;
    QTest::newRow("as peer") << true;
}

void TestUdpEndpoint::tellsAnUnknownHost()
{
    QFETCH(bool, asPeer);
    UdpConfig config = boundConfig();
    if (asPeer)
        config.peerHost = named("name.invalid"); // RFC 6761, section 6.4
    else
        config.host = named("name.invalid");
    m_endpoint->open(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}),
                              30'000);
    QCOMPARE(m_failures[0].code, ErrorCode::HostNotFound);
    QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("name.invalid"));
    QCOMPARE(calls(), QStringList{QStringLiteral("getaddrinfo")});
    QVERIFY(recordsOf(*m_log)[0].failed());
}

void TestUdpEndpoint::recordsItsOptions()
{
    UdpConfig config = boundConfig();
    config.broadcast = true;
    config.multicastTtl = 5;
    config.multicastLoop = false;
    config.multicastInterface = loopbackInterface;
    if (QNetworkInterface::interfaceIndexFromName(config.multicastInterface) == 0)
        QSKIP("no interface lo on this machine");
    open(config);
    QCOMPARE(optionTexts(),
             (QStringList{QStringLiteral("setsockopt(SOL_SOCKET, SO_BROADCAST, 1) = 0"),
                          QStringLiteral("setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 5) = 0"),
                          QStringLiteral("setsockopt(IPPROTO_IP, IP_MULTICAST_LOOP, 0) = 0"),
                          QStringLiteral("setsockopt(IPPROTO_IP, IP_MULTICAST_IF, 'lo') = 0")}));
    if (!hasIPv6())
        return;
    m_endpoint->close();
    config.family = AddressFamily::IPv6;
    config.host = hostOf(loopback(AddressFamily::IPv6));
    config.broadcast = false;
    const qsizetype before = optionTexts().size();
    open(config);
    QCOMPARE(optionTexts().mid(before),
             (QStringList{QStringLiteral("setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1) = 0"),
                          QStringLiteral("setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 5) = 0"),
                          QStringLiteral("setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0) = 0"),
                          QStringLiteral("setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_IF, 'lo') = 0")}));
}

void TestUdpEndpoint::tellsAnUnknownInterface()
{
    UdpConfig config = boundConfig();
    config.multicastInterface = QStringLiteral("nosuch0");
    m_endpoint->open(config);
    QCOMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].systemError, ENODEV);
    QCOMPARE(optionTexts(),
             QStringList{QStringLiteral("setsockopt(IPPROTO_IP, IP_MULTICAST_IF, 'nosuch0') = -1 ENODEV")});
}

void TestUdpEndpoint::isIgnoredUnlessClosed()
{
    open(boundConfig());
    const SocketAddress local = status().local;
    m_endpoint->open(boundConfig());
    QCOMPARE(status().local, local);
    QCOMPARE(calls().count(QStringLiteral("socket")), 1);
}

void TestUdpEndpoint::opensAgain()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message("one"));
    QTRY_COMPARE(peer.received().size(), 1);
    const ConnectionId before = sent()[0].flow->connection;
    m_endpoint->close();
    open(configTo(peer.address()));
    QCOMPARE(status().sentDatagrams, 0u); // counts anew
    m_endpoint->send(message("two"));
    QTRY_COMPARE(peer.received().size(), 2);
    QVERIFY(sent()[1].flow->connection != before);
    QCOMPARE(sent()[1].flow->local, status().local);
}

void TestUdpEndpoint::mayOpenAgainWhenClosed()
{
    RawUdp other;
    UdpConfig config = boundConfig();
    config.port = other.address().port;
    int openings = 0;
    connect(m_endpoint.get(), &UdpEndpoint::closed, this, [&] {
        if (++openings == 1)
            m_endpoint->open(boundConfig());
    });
    connect(m_endpoint.get(), &UdpEndpoint::failed, this, [&] { m_endpoint->close(); });
    m_endpoint->open(config);
    QTRY_COMPARE(m_signals.count(QStringLiteral("opened")), 1);
    QCOMPARE(status().state, UdpState::Open);
    QCOMPARE(m_signals.count(QStringLiteral("closed")), 1);
}

void TestUdpEndpoint::mayBeDestroyedWhileOpen()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message("0123456789", 1, 60'000));
    m_endpoint.reset();
    QCOMPARE(m_signals, QStringList{QStringLiteral("opened")}); // nobody is told any more
    QCOMPARE(calls().last(), QStringLiteral("close"));
}

// --- talking ----------------------------------------------------------------------------------------------

void TestUdpEndpoint::asksAPrefixEchoProgram()
{
    WIREBENCH_NEED("python3");
    PythonPeer server;
    QVERIFY(server.start(R"(
s = socket(AF_INET, SOCK_DGRAM)
s.bind(('localhost', 0))
print(s.getsockname()[1])
data, sender = s.recvfrom(1024)
s.sendto(b'Recu: ' + data, sender)
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    UdpConfig config = configTo(loopback(AddressFamily::IPv4, server.output().trimmed().toUShort()));
    config.receiveOnce = true;
    open(config);
    m_endpoint->send(message("Bonjour serveur"));
    QTRY_COMPARE(m_signals.last(), QStringLiteral("closed"));
    QCOMPARE(callTexts(recordsOf(*m_log)).mid(2),
             (QStringList{QStringLiteral("sendto(15 bytes) = 15"), QStringLiteral("recvfrom(1024) = 21"),
                          QStringLiteral("close() = 0")}));
    QCOMPARE(payloadOf(received()), QByteArray("Recu: Bonjour serveur"));
    QCOMPARE(received()[0].flow->connection, sent()[0].flow->connection);
    QTRY_COMPARE(server.exitStatus(), 0);
}

void TestUdpEndpoint::answersAnAskingProgram()
{
    WIREBENCH_NEED("python3");
    open(boundConfig(), prefixEcho());
    PythonPeer client;
    QVERIFY(client.start(R"(
s = socket(AF_INET, SOCK_DGRAM)
s.sendto(b'Bonjour serveur', ('localhost', int(arguments[0])))
print(s.recvfrom(1024)[0].decode())
)",
                         {QString::number(status().local.port)}));
    QTRY_COMPARE(client.output(), QByteArray("Recu: Bonjour serveur\n"));
    QTRY_COMPARE(client.exitStatus(), 0);
    QTRY_COMPARE(m_peers.size(), 1);
    const UdpPeer peer = m_peers.first();
    QCOMPARE(peer.received, 15u);
    QCOMPARE(peer.sent, 21u);
    QCOMPARE(peer.id, received()[0].flow->connection);
    QCOMPARE(sent()[0].flow->peer, peer.address);
}

void TestUdpEndpoint::talksBothWays_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::addColumn<bool>("connected");
    QTest::newRow("IPv4") << AddressFamily::IPv4 << false;
    QTest::newRow("IPv6") << AddressFamily::IPv6 << false;
    QTest::newRow("IPv4, connected") << AddressFamily::IPv4 << true;
    QTest::newRow("IPv6, connected") << AddressFamily::IPv6 << true;
}

void TestUdpEndpoint::talksBothWays()
{
    QFETCH(AddressFamily, family);
    QFETCH(bool, connected);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    RawUdp peer(loopback(family));
    UdpConfig config = configTo(peer.address());
    config.connectToPeer = connected;
    open(config);
    QCOMPARE(calls().contains(QStringLiteral("connect")), connected);
    QCOMPARE(status().peer, peer.address());
    m_endpoint->send(message("there"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"there"});
    QCOMPARE(m_drained, 1);
    QVERIFY(peer.send("and back", status().local).ok());
    QTRY_COMPARE(payloadOf(received()), QByteArray("and back"));
    QCOMPARE(received()[0].flow->peer, peer.address());
    QCOMPARE(received()[0].flow->local, status().local);
    QCOMPARE(status().sent, 5u);
    QCOMPARE(status().received, 8u);
    QTRY_COMPARE(m_peers.value(peer.address().toString()).receivedDatagrams, 1u);
}

void TestUdpEndpoint::answersEachDatagram()
{
    RawUdp one;
    RawUdp two;
    open(boundConfig(), prefixEcho());
    QVERIFY(one.send("a", status().local).ok());
    QVERIFY(two.send("b", status().local).ok());
    QVERIFY(one.send("", status().local).ok());
    QTRY_COMPARE(one.received(), (QByteArrayList{"Recu: a", "Recu: "}));
    QTRY_COMPARE(two.received(), QByteArrayList{"Recu: b"});
    QTRY_COMPARE(m_peers.size(), 2);
}

void TestUdpEndpoint::emptyDatagramsGoBothWays()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message(""));
    QTRY_COMPARE(peer.received(), QByteArrayList{""});
    QVERIFY(peer.send("", status().local).ok());
    QTRY_COMPARE(received().size(), 1);
    QCOMPARE(callTexts(received()), QStringList{QStringLiteral("recvfrom(1024) = 0 (empty datagram)")});
    QCOMPARE(callTexts(sent()), QStringList{QStringLiteral("sendto(0 bytes) = 0 (empty datagram)")});
    QCOMPARE(status().receivedDatagrams, 1u);
    QCOMPARE(status().sentDatagrams, 1u);
    QCOMPARE(status().state, UdpState::Open); // it is no end of anything
}

void TestUdpEndpoint::marksWhatWasCut()
{
    RawUdp peer;
    UdpConfig config = boundConfig();
    config.receiveSize = 4;
    open(config);
    QVERIFY(peer.send("0123456789", status().local).ok());
    QVERIFY(peer.send("abcd", status().local).ok());
    QTRY_COMPARE(received().size(), 2);
    QCOMPARE(callTexts(received()),
             (QStringList{QStringLiteral("recvfrom(4) = 4 (truncated)"), QStringLiteral("recvfrom(4) = 4")}));
    QCOMPARE(payloadOf(received()), QByteArray("0123abcd")); // the rest is gone
    QCOMPARE(received()[0].marks, quint8(CallMark::Truncated));
}

void TestUdpEndpoint::changesItsReceiveSize()
{
    RawUdp peer;
    UdpConfig config = boundConfig();
    open(config);
    config.receiveSize = 2;
    m_endpoint->reconfigure(config, prefixEcho());
    QVERIFY(peer.send("0123456789", status().local).ok());
    QTRY_COMPARE(peer.received(), QByteArrayList{"Recu: 01"});
    QCOMPARE(callTexts(received()), QStringList{QStringLiteral("recvfrom(2) = 2 (truncated)")});
}

void TestUdpEndpoint::closesAfterOneDatagram()
{
    RawUdp peer;
    UdpConfig config = boundConfig();
    config.receiveOnce = true;
    open(config, prefixEcho());
    for (int i = 0; i < 5; ++i)
        QVERIFY(peer.send(QByteArray::number(i), status().local).ok());
    QTRY_COMPARE(m_signals.last(), QStringLiteral("closed"));
    QCOMPARE(payloadOf(received()), QByteArray("0"));
    QCOMPARE(peer.received(), QByteArrayList{"Recu: 0"}); // sent before it closed
    QCOMPARE(status().receivedDatagrams, 1u);
}

void TestUdpEndpoint::closesAfterALateAnswer()
{
    RawUdp peer;
    UdpConfig config = boundConfig();
    config.receiveOnce = true;
    config.conditions.delayMs = 40;
    open(config, prefixEcho());
    QVERIFY(peer.send("one", status().local).ok());
    QVERIFY(peer.send("two", status().local).ok());
    QTRY_COMPARE(m_signals.last(), QStringLiteral("closed"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"Recu: one"});
    QCOMPARE(payloadOf(received()), QByteArray("one")); // no more is received while it waits
    open(boundConfig());
    QVERIFY(peer.send("again", status().local).ok());
    QTRY_COMPARE(status().receivedDatagrams, 1u);
    QCOMPARE(status().state, UdpState::Open);
}

void TestUdpEndpoint::sendsToThePeersItHeard()
{
    RawUdp one;
    RawUdp two;
    open(boundConfig());
    QVERIFY(one.send("1", status().local).ok());
    QVERIFY(two.send("2", status().local).ok());
    QTRY_COMPARE(m_peers.size(), 2);
    m_endpoint->sendTo({peerAt(two.address())}, message("for two"));
    m_endpoint->sendTo({peerAt(one.address()), ConnectionId{999'999}, peerAt(two.address())},
                       message("for all"));
    QTRY_COMPARE(one.received(), QByteArrayList{"for all"});
    QTRY_COMPARE(two.received(), (QByteArrayList{"for two", "for all"}));
    m_endpoint->sendTo({ConnectionId{999'999}}, message("nobody"));
    QVERIFY(m_sendFailures.isEmpty()); // unknown ones are skipped
    QCOMPARE(sent().size(), 3);
}

/// Who need not have been heard, and is a peer then.
void TestUdpEndpoint::sendsToAnAddress()
{
    RawUdp other;
    m_endpoint->sendToAddress(other.address(), message("closed"));
    QCOMPARE(m_sendFailures.size(), 1);
    open(boundConfig());
    m_endpoint->sendToAddress(other.address(), message("hello"));
    QTRY_COMPARE(other.received(), QByteArrayList{"hello"});
    QTRY_COMPARE(m_peers.size(), 1);
    m_endpoint->sendToAddress({}, message("nobody"));
    QCOMPARE(m_sendFailures.size(), 2);
    QCOMPARE(m_sendFailures[1].code, ErrorCode::NoPeer);
}

void TestUdpEndpoint::tellsWhatItDoesNotSend()
{
    open(boundConfig());
    m_endpoint->send(message("to whom"));
    RawUdp peer;
    m_endpoint->close();
    open(configTo(peer.address()));
    m_endpoint->send({{}, QStringLiteral("/no/such/file"), 0, 0});
    QCOMPARE(m_sendFailures.size(), 2);
    QCOMPARE(m_sendFailures[0].code, ErrorCode::NoPeer);
    QCOMPARE(m_sendFailures[1].code, ErrorCode::FileUnreadable);
    QVERIFY(sent().isEmpty());
}

void TestUdpEndpoint::sendsTheLongestDatagram()
{
    RawUdp peer;
    open(configTo(peer.address()));
    const QByteArray longest(UdpEndpoint::longestDatagram, 'x');
    m_endpoint->send(message(longest));
    QTRY_COMPARE(peer.received(), QByteArrayList{longest});
}

void TestUdpEndpoint::tellsOfAMessageThatIsTooLong()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message(QByteArray(UdpEndpoint::longestDatagram + 1, 'x')));
    QTRY_COMPARE(m_sendFailures.size(), 1);
    QCOMPARE(m_sendFailures[0].systemError, EMSGSIZE);
    QCOMPARE(m_sendFailures[0].arguments, (QStringList{QStringLiteral("sendto"), peer.address().toString()}));
    QCOMPARE(callTexts(sent()), QStringList{QStringLiteral("sendto(65508 bytes) = -1 EMSGSIZE")});
    QCOMPARE(status().sentDatagrams, 0u);
    m_endpoint->send(message("goes on"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"goes on"});
}

void TestUdpEndpoint::sendsPiecesAsDatagrams()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message("0123456789", 4, 30));
    QCOMPARE(m_drained, 0);
    QTRY_COMPARE(peer.received(), (QByteArrayList{"0123", "4567", "89"}));
    QTRY_COMPARE(m_drained, 1);
    const QList<SocketCall> records = sent();
    QCOMPARE(records.size(), 3);
    const qint64 firstWantedNs = records[0].timeNs - records[0].waitedNs;
    QVERIFY(records[1].timeNs - firstWantedNs >= 30 * msInNs);
    QVERIFY(records[2].timeNs - firstWantedNs >= 60 * msInNs);
    const qint64 secondWantedNs = records[1].timeNs - records[1].waitedNs;
    QVERIFY(secondWantedNs - firstWantedNs >= 30 * msInNs); // the pause is the program's, not the call's
}

void TestUdpEndpoint::sendsAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("three"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("onetwosix") == 9);
    file.close();
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send({{}, path, 3, 0});
    QTRY_COMPARE(peer.received(), (QByteArrayList{"one", "two", "six"}));
    QVERIFY(file.resize(UdpEndpoint::waitingBytesLimit + 1));
    m_endpoint->send({{}, path, 1000, 0});
    QCOMPARE(m_sendFailures.size(), 1);
    QCOMPARE(m_sendFailures[0].code, ErrorCode::FileTooLarge);
}

void TestUdpEndpoint::boundsWhatWaits()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message(QByteArray(UdpEndpoint::waitingLimit + 1, 'x'), 1, 60'000));
    QCOMPARE(m_sendFailures.size(), 1); // whole or not at all
    QCOMPARE(m_sendFailures[0].code, ErrorCode::OutboundQueueFull);
    QVERIFY(sent().isEmpty());

    m_endpoint->send(message(QByteArray(UdpEndpoint::waitingLimit, 'x'), 1, 60'000));
    QCOMPARE(m_sendFailures.size(), 1);
    QTRY_COMPARE(status().waiting, UdpEndpoint::waitingLimit - 1); // the first one has gone
    m_endpoint->send(message("fits"));
    QTRY_COMPARE(peer.received(), (QByteArrayList{"x", "fits"}));
    m_endpoint->send(message("ab", 1));
    QCOMPARE(m_sendFailures.size(), 2);
    QCOMPARE(m_sendFailures[1].arguments, QStringList{QString::number(UdpEndpoint::waitingBytesLimit)});
}

void TestUdpEndpoint::givesUpWhatWaitsWhenClosed()
{
    RawUdp peer;
    open(configTo(peer.address()));
    m_endpoint->send(message("0123456789", 1, 20));
    m_endpoint->close();
    QCOMPARE(status().waiting, 0);
    QCOMPARE(m_signals.last(), QStringLiteral("closed"));
    QCOMPARE(calls().last(), QStringLiteral("close"));
    RawUdp other; // has a turn of its own after the pieces would have gone
    open(configTo(other.address()));
    m_endpoint->send(message("abc", 1, 30));
    QTRY_COMPARE(other.received(), (QByteArrayList{"a", "b", "c"}));
    QCOMPARE(peer.received(), QByteArrayList{"0"});
    QCOMPARE(m_drained, 1);
}

void TestUdpEndpoint::handlesMany()
{
    RawUdp peer;
    UdpConfig config = boundConfig();
    open(config, [](const Bytes &datagram, ByteArena &) { return datagram; });
    QByteArrayList expected;
    for (int i = 0; i < 2000; ++i) {
        expected.append(QByteArray::number(i));
        QVERIFY(peer.send(expected.last(), status().local).ok());
        if (i % 100 == 99) // no more than a receive buffer holds
            QVERIFY(soon([&] { return peer.received().size() == expected.size(); }));
    }
    QCOMPARE(peer.received(), expected);
    QCOMPARE(status().receivedDatagrams, 2000u);
    QCOMPARE(status().kernelDropped, 0u);
}

// --- errors of the network --------------------------------------------------------------------------------

void TestUdpEndpoint::hearsThatNobodyListens()
{
    SocketAddress nobody;
    {
        const RawUdp gone;
        nobody = gone.address();
    }
    UdpConfig config = configTo(nobody);
    config.connectToPeer = true;
    open(config);
    m_endpoint->send(message("anybody?"));
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("opened"), QStringLiteral("failed")}));
    QCOMPARE(m_failures[0].systemError, ECONNREFUSED);
    QCOMPARE(m_failures[0].arguments, (QStringList{QStringLiteral("recvfrom"), nobody.toString()}));
    QCOMPARE(callTexts(sent()), QStringList{QStringLiteral("sendto(8 bytes) = 8")}); // it did go out
    QCOMPARE(callTexts(received()), QStringList{QStringLiteral("recvfrom(1024) = -1 ECONNREFUSED")});
    QCOMPARE(received()[0].flow->connection, sent()[0].flow->connection);
    QCOMPARE(status().state, UdpState::Open);
    QCOMPARE(status().receivedDatagrams, 0u);

    RawUdp late(nobody); // somebody comes: the endpoint has stayed open
    QCOMPARE(late.address(), nobody);
    m_endpoint->send(message("now?"));
    QTRY_COMPARE(late.received(), QByteArrayList{"now?"});
}

void TestUdpEndpoint::connectedHearsItsPeerOnly()
{
    RawUdp peer;
    RawUdp stranger;
    UdpConfig config = configTo(peer.address());
    config.connectToPeer = true;
    open(config);
    stranger.send("me too", status().local);
    QVERIFY(peer.send("mine", status().local).ok());
    QTRY_COMPARE(payloadOf(received()), QByteArray("mine"));
    QCOMPARE(status().receivedDatagrams, 1u);
}

void TestUdpEndpoint::countsWhatTheSystemDropped()
{
    RawUdp peer;
    open(boundConfig());
    if (!status().kernelTells)
        QSKIP("this system does not tell what it drops");
    const QByteArray large(8000, 'x');
    constexpr int count = 2000;     // 16 MB: far more than a receive buffer
    for (int i = 0; i < count; ++i) // nobody reads meanwhile
        QVERIFY(peer.send(large, status().local).ok());
    QTRY_VERIFY(status().kernelDropped > 0);
    QTRY_COMPARE(status().receivedDatagrams + status().kernelDropped, quint64(count));
    const quint64 dropped = status().kernelDropped;
    m_endpoint->close();
    QCOMPARE(status().kernelDropped, dropped); // and it is still said afterwards
    QVERIFY(status().kernelTells);
}

// --- groups -----------------------------------------------------------------------------------------------

void TestUdpEndpoint::hearsAGroup_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("option");
    QTest::newRow("IPv4") << "239.255.42.42"
                          << "IPPROTO_IP, IP_ADD_MEMBERSHIP";
    QTest::newRow("IPv6") << "ff01::4242"
                          << "IPPROTO_IPV6, IPV6_JOIN_GROUP";
}

void TestUdpEndpoint::hearsAGroup()
{
    QFETCH(QString, group);
    QFETCH(QString, option);
    SocketAddress address = *SocketAddress::fromHost(group, 0);
    const QString interfaceName = interfaceForGroups(address.family);
    if (interfaceName.isEmpty())
        QSKIP("no multicast within this machine");
    UdpConfig config;
    config.family = address.family;
    config.groups = {{address, interfaceName}};
    open(config);
    QCOMPARE(optionTexts().last(),
             QStringLiteral("setsockopt(%1, ('%2', '%3')) = 0").arg(option, group, interfaceName));

    UdpEndpoint sender(*m_log, *m_reactor, QStringLiteral("UDP 2"));
    address.port = status().local.port;
    UdpConfig sending = configTo(address);
    sending.bindFirst = false;
    sending.multicastInterface = interfaceName;
    sender.open(sending);
    QCOMPARE(sender.status().state, UdpState::Open);
    sender.send(message("to all"));
    QTRY_COMPARE(payloadOf(received()), QByteArray("to all"));
    QCOMPARE(received()[0].flow->peer.port, sender.status().local.port);
}

void TestUdpEndpoint::joinsAndLeaves()
{
    if (!hearsItself(AddressFamily::IPv4, loopbackInterface))
        QSKIP("no multicast on the loopback interface");
    const MulticastGroup group{addressOf("239.255.42.43"), loopbackInterface};
    UdpConfig config;
    config.multicastInterface = loopbackInterface;
    open(config);
    RawUdp sender;
    QVERIFY(sender.socket().setOption(multicastInterface(AddressFamily::IPv4, loopbackInterface)).ok());
    const SocketAddress to = addressOf("239.255.42.43", status().local.port);
    m_endpoint->join(group);
    QCOMPARE(sender.send("heard", to).value, 5);
    QTRY_COMPARE(received().size(), 1);

    m_endpoint->leave(group);
    QCOMPARE(optionTexts().last(),
             QStringLiteral("setsockopt(IPPROTO_IP, IP_DROP_MEMBERSHIP, ('239.255.42.43', 'lo')) = 0"));
    sender.send("not heard", to);
    sender.send("direct", loopback(AddressFamily::IPv4, to.port));
    QTRY_COMPARE(payloadOf(received()), QByteArray("hearddirect"));

    m_endpoint->leave(group); // it is no member any more
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].systemError, EADDRNOTAVAIL);
    m_endpoint->join({addressOf("239.255.42.43"), QStringLiteral("nosuch0")});
    QCOMPARE(m_failures.value(1).systemError, ENODEV);
    QCOMPARE(status().state, UdpState::Open);
}

void TestUdpEndpoint::tellsWhatIsNoGroup()
{
    open(boundConfig());
    m_endpoint->join({addressOf("192.0.2.1"), {}});
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].code, ErrorCode::NotMulticastGroup);
    QCOMPARE(m_failures[0].arguments, QStringList{QStringLiteral("192.0.2.1")});
    QCOMPARE(optionTexts(),
             QStringList{QStringLiteral(
                 "setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, ('192.0.2.1', 'any')) = -1 EINVAL")});
    QCOMPARE(status().state, UdpState::Open);

    m_endpoint->close();
    UdpConfig config = boundConfig();
    config.groups = {{addressOf("192.0.2.1"), {}}};
    m_endpoint->open(config);
    QCOMPARE(m_failures.size(), 2);
    QCOMPARE(m_failures[1].code, ErrorCode::NotMulticastGroup);
    QCOMPARE(status().state, UdpState::Closed);
}

// --- the imitated network ---------------------------------------------------------------------------------

/// One letter a datagram: what its record says became of it.
QByteArray TestUdpEndpoint::fateOf(quint64 seed, int datagrams)
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.conditions = {.loss = 0.3, .duplication = 0.2, .seed = seed};
    const qsizetype before = sent().size();
    m_endpoint->open(config);
    for (int i = 0; i < datagrams; ++i)
        m_endpoint->send(message(QByteArray::number(i)));
    QByteArray fates;
    QByteArrayList arriving;
    for (const SocketCall &record : sent().mid(before)) {
        const bool lost = record.marks & CallMark::SimulatedLoss;
        fates += lost ? 'x' : record.marks & CallMark::SimulatedDuplicate ? '2' : '.';
        if (!lost)
            arriving.append(record.payload.toByteArray());
    }
    if (!soon([&] { return peer.received().size() >= arriving.size(); }) || peer.received() != arriving)
        fates = "what came is not what the log says";
    if (status().lostSimulated != quint64(fates.count('x')) ||
        status().sentDatagrams != quint64(arriving.size()))
        fates = "the counters say something else";
    m_endpoint->close();
    return fates;
}

void TestUdpEndpoint::losesByItsSeed()
{
    const QByteArray first = fateOf(1, 40);
    QVERIFY2(first.contains('x') && first.contains('2') && first.contains('.'), first.constData());
    QCOMPARE(fateOf(1, 40), first);
    QVERIFY(fateOf(2, 40) != first);
}

void TestUdpEndpoint::losesEverything()
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.conditions.loss = 1;
    open(config);
    m_endpoint->send(message("gone"));
    QCOMPARE(callTexts(sent()), QStringList{QStringLiteral("sendto(4 bytes) not sent (simulated loss)")});
    QCOMPARE(payloadOf(sent()), QByteArray("gone"));
    QCOMPARE(status().lostSimulated, 1u);
    QCOMPARE(status().sentDatagrams, 0u);
    QCOMPARE(m_drained, 1);
    config.conditions.loss = 0;
    m_endpoint->reconfigure(config);
    m_endpoint->send(message("there"));
    QTRY_COMPARE(peer.received(), QByteArrayList{"there"});
}

void TestUdpEndpoint::sendsTwice()
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.conditions.duplication = 1;
    open(config);
    m_endpoint->send(message("twin"));
    QTRY_COMPARE(peer.received(), (QByteArrayList{"twin", "twin"}));
    QCOMPARE(callTexts(sent()), (QStringList{QStringLiteral("sendto(4 bytes) = 4"),
                                             QStringLiteral("sendto(4 bytes) = 4 (simulated duplicate)")}));
}

void TestUdpEndpoint::delays()
{
    RawUdp peer;
    UdpConfig config = boundConfig();
    config.conditions.delayMs = 40;
    open(config, [](const Bytes &datagram, ByteArena &) { return datagram; });
    QVERIFY(peer.send("answer me late", status().local).ok());
    QTRY_COMPARE(peer.received(), QByteArrayList{"answer me late"});
    QCOMPARE(callTexts(sent()), QStringList{QStringLiteral("sendto(14 bytes) = 14 (simulated delay)")});
    QVERIFY(sent()[0].waitedNs >= 40 * msInNs);
    QVERIFY(sent()[0].timeNs - received()[0].timeNs >= 40 * msInNs);
}

void TestUdpEndpoint::letsOthersOvertake()
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.conditions = {.reordering = 1};
    open(config);
    m_endpoint->send(message("first"));
    config.conditions = {};
    m_endpoint->reconfigure(config);
    m_endpoint->send(message("second"));
    QTRY_COMPARE(peer.received(), (QByteArrayList{"second", "first"}));
    QCOMPARE(callTexts(sent()), (QStringList{QStringLiteral("sendto(6 bytes) = 6"),
                                             QStringLiteral("sendto(5 bytes) = 5 (simulated reordering)")}));
}

void TestUdpEndpoint::lossKeepsItsPlaceAmongPieces()
{
    RawUdp peer;
    UdpConfig config = configTo(peer.address());
    config.conditions = {.loss = 0.5, .seed = 1}; // as in networkconditions' test: the first one is lost
    open(config);
    m_endpoint->send(message("0123456789", 1, 5));
    QTRY_COMPARE(m_drained, 1);
    QCOMPARE(payloadOf(sent()), QByteArray("0123456789")); // in the order in which they would have gone
    QVERIFY(sent()[0].marks & CallMark::SimulatedLoss);
    QVERIFY(status().lostSimulated < 10);
}

void TestUdpEndpoint::mayBeDestroyedWhileLookingUp()
{
    if (!hasNames())
        QSKIP("name services of its own need Linux and administrator rights");
    UdpConfig config = boundConfig();
    config.peerHost = named("unanswered.test");
    m_endpoint->open(config);
    turn();
    QCOMPARE(status().state, UdpState::Resolving);
    QVERIFY(m_signals.isEmpty());
    m_endpoint.reset();
    QVERIFY(m_signals.isEmpty());
    QVERIFY(!calls().contains(QStringLiteral("socket")));
}

QTEST_GUILESS_MAIN(TestUdpEndpoint)
#include "tst_udpendpoint.moc"
