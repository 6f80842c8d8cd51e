#include "core/net/ownsockets.h"
#include "core/net/socketdiag.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace wirebench;

namespace {

HostSpec hostOf(const SocketAddress &address)
{
    SocketAddress host = address;
    host.port = 0;
    return {HostSpec::Kind::Address, host, {}};
}

/// The states of `ss` by the names of Linux's own headers.
QString stateOfSs(const QString &word)
{
    if (word == QStringLiteral("ESTAB"))
        return QStringLiteral("ESTABLISHED");
    if (word == QStringLiteral("UNCONN"))
        return QStringLiteral("CLOSED");
    QString name = word;
    return name.replace(QStringLiteral("-1"), QStringLiteral("1"))
        .replace(QStringLiteral("-2"), QStringLiteral("2"))
        .replace(u'-', u'_');
}

QString lineOf(const QString &state, quint32 receiveQueue, quint32 sendQueue, const QString &local,
               QString peer)
{
    return QStringList{state, QString::number(receiveQueue), QString::number(sendQueue), local, peer}.join(
        u' ');
}

/// What `ss` of iproute2 says of the sockets at a port: "LISTEN 0 5 127.0.0.1:9999 -".
QStringList toldBySs(quint16 port)
{
    test::PeerProcess ss(test::findProgram(QStringLiteral("ss")),
                         {QStringLiteral("-tuanH"), QStringLiteral("sport = :%1 or dport = :%1").arg(port)});
    if (!ss.start() || !ss.waitForFinished())
        return {QStringLiteral("ss does not run")};
    QStringList lines;
    for (const QString &line : QString::fromUtf8(ss.output()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.simplified().split(u' '); // tcp LISTEN 0 5 local peer
        const QString peer = words.value(5).endsWith(u'*') ? QStringLiteral("-") : words.value(5);
        lines << lineOf(stateOfSs(words.value(1)), words.value(2).toUInt(), words.value(3).toUInt(),
                        words.value(4), peer);
    }
    lines.sort();
    return lines;
}

/// The same of those that were found.
QStringList lines(const QList<OwnSocket> &sockets)
{
    QStringList found;
    for (const OwnSocket &socket : sockets) {
        const SystemSocket &system = socket.system;
        found << lineOf(QLatin1String(socketStateName(system.state)), system.receiveQueue, system.sendQueue,
                        system.local.toString(),
                        system.peer.isValid() ? system.peer.toString() : QStringLiteral("-"));
    }
    found.sort();
    return found;
}

} // namespace

class TestOwnSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void findsNothingAtFirst();
    void findsListenerAndBothEnds();
    void seesAPeerThatHasFinished();
    void seesWhatItHasFinished();
    void seesTimeWaitOfItsOwn();
    void seesTimeWaitThatOnlyTheLogKnows();
    void leavesTheOthersTimeWaitToThem();
    void seesAPeerThatDoesNotRead();
    void seesTheAcceptQueue();
    void seesAConnectInProgress();
    void seesADatagramSocket_data();
    void seesADatagramSocket();
    void seesUnixStreams();
    void leavesTheWindowsUnixSocketsOut();
    void findsSocketsOfNoSession();
    void aDescriptorIsOnesOwnUntilItIsClosed();
    void leavesOthersSocketsOut();
    void saysSinceWhen();
    void remembersAReusedAddressAnew();
    void isQuickWithThousands();

private:
    QList<OwnSocket> read();
    /// Those with this port at either end.
    QList<OwnSocket> at(quint16 port);
    /// The one with these addresses; state Unknown if there is none.
    OwnSocket between(const SocketAddress &local, const SocketAddress &peer);
    SocketState stateAt(const SocketAddress &local, const SocketAddress &peer)
    {
        return between(local, peer).system.state;
    }
    quint16 startServer(const Script &script, int backlog = 5,
                        Concurrency concurrency = Concurrency::AllAtOnce);
    SocketAddress server() const { return loopback(AddressFamily::IPv4, m_port); }
    SocketAddress onlyClient() const;

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpServer> m_server;
    std::unique_ptr<OwnSockets> m_own;
    QList<ServerClient> m_clients;
    quint16 m_port = 0;
};

void TestOwnSockets::initTestCase()
{
    if (!hasSocketDiag())
        QSKIP("this system does not tell of its sockets");
}

void TestOwnSockets::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("TCP server 1"));
    m_own = std::make_unique<OwnSockets>();
    m_clients.clear();
    connect(m_server.get(), &TcpServer::clientsChanged, this,
            [this](const QList<ServerClient> &changed) { m_clients += changed; });
}

void TestOwnSockets::cleanup()
{
    m_server.reset();
    m_reactor.reset();
    m_log.reset();
}

QList<OwnSocket> TestOwnSockets::read()
{
    const auto list = m_own->read(m_log->snapshot());
    return list ? list->sockets : QList<OwnSocket>();
}

QList<OwnSocket> TestOwnSockets::at(quint16 port)
{
    QList<OwnSocket> sockets = read();
    sockets.removeIf([port](const OwnSocket &socket) {
        return socket.system.local.port != port && socket.system.peer.port != port;
    });
    return sockets;
}

OwnSocket TestOwnSockets::between(const SocketAddress &local, const SocketAddress &peer)
{
    for (const OwnSocket &socket : read()) {
        if (socket.system.local == local && socket.system.peer == peer)
            return socket;
    }
    return {};
}

quint16 TestOwnSockets::startServer(const Script &script, int backlog, Concurrency concurrency)
{
    TcpServerConfig config;
    config.host = hostOf(loopback());
    config.backlog = backlog;
    config.concurrency = concurrency;
    config.closeWhenPeerFinishes = false;
    m_server->start(config, scripted(script));
    if (!soon([this] { return m_server->status().state == ServerState::Listening; }))
        return 0;
    m_port = m_server->status().listening.constFirst().port;
    return m_port;
}

/// Of the server's first client, once it is accepted.
SocketAddress TestOwnSockets::onlyClient() const
{
    soon([this] { return !m_clients.isEmpty(); });
    return m_clients.isEmpty() ? SocketAddress() : m_clients.constFirst().peer;
}

void TestOwnSockets::findsNothingAtFirst()
{
    QVERIFY(at(1).isEmpty());
}

void TestOwnSockets::findsListenerAndBothEnds()
{
    WIREBENCH_NEED("ss");
    QVERIFY(startServer(echoScript()));
    TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
    TcpClientConfig config;
    config.host = hostOf(loopback());
    config.port = m_port;
    client.connectToHost(config, scripted({}));
    const SocketAddress end = onlyClient();
    QTRY_COMPARE(at(m_port).size(), 3);
    QTRY_COMPARE(lines(at(m_port)), toldBySs(m_port));
    QTRY_COMPARE(between(end, server()).endpoint->name, QStringLiteral("TCP client 1"));
    QVERIFY(between(end, server()).connection.isValid());
    QCOMPARE(between(server(), end).endpoint->name, QStringLiteral("TCP server 1"));
    QCOMPARE(between(server(), end).connection, m_clients.constFirst().id);
    const OwnSocket listening = between(server(), {});
    QCOMPARE(listening.endpoint->name, QStringLiteral("TCP server 1"));
    QVERIFY(!listening.connection.isValid());
    QCOMPARE(listening.system.state, SocketState::Listen);
    QCOMPARE(listening.system.sendQueue, 5u);
}

void TestOwnSockets::seesAPeerThatHasFinished()
{
    WIREBENCH_NEED("python3");
    WIREBENCH_NEED("ss");
    QVERIFY(startServer({}));
    PythonPeer peer;
    QVERIFY(peer.start("s = create_connection(('127.0.0.1', int(arguments[0])))\n"
                       "s.sendall(b'done')\n"
                       "s.shutdown(SHUT_WR)\n"
                       "s.recv(1)\n",
                       {QString::number(m_port)}));
    const SocketAddress end = onlyClient();
    QTRY_COMPARE(stateAt(server(), end), SocketState::CloseWait);
    // The peer's own end, FIN_WAIT2, is not this program's.
    QCOMPARE(stateAt(end, server()), SocketState::Unknown);
    QTRY_COMPARE(between(server(), end).system.receiveQueue, 0u);
    QVERIFY(toldBySs(m_port).contains(
        QStringLiteral("CLOSE_WAIT 0 0 %1 %2").arg(server().toString(), end.toString())));
}

void TestOwnSockets::seesWhatItHasFinished()
{
    WIREBENCH_NEED("python3");
    WIREBENCH_NEED("ss");
    QVERIFY(startServer({}));
    PythonPeer peer;
    QVERIFY(peer.start("s = create_connection(('127.0.0.1', int(arguments[0])))\n"
                       "print(s.recv(100))\n"
                       "sys.stdin.read()\n",
                       {QString::number(m_port)}));
    const SocketAddress end = onlyClient();
    m_server->halfClose(m_clients.constFirst().id);
    QTRY_COMPARE(stateAt(server(), end), SocketState::FinWait2);
    const QString line = QStringLiteral("FIN_WAIT2 0 0 %1 %2").arg(server().toString(), end.toString());
    QVERIFY(toldBySs(m_port).contains(line));
    QVERIFY(between(server(), end).system.inode != 0);

    // Closed, it has no owner any more, and is known by having been seen before.
    m_server->closeClient(m_clients.constFirst().id);
    QTRY_COMPARE(between(server(), end).system.inode, 0u);
    QCOMPARE(stateAt(server(), end), SocketState::FinWait2);
    QCOMPARE(between(server(), end).endpoint->name, QStringLiteral("TCP server 1"));
    QVERIFY(!between(server(), end).isQueued);
    QVERIFY(toldBySs(m_port).contains(line));
}

void TestOwnSockets::seesTimeWaitOfItsOwn()
{
    WIREBENCH_NEED("python3");
    WIREBENCH_NEED("ss");
    QVERIFY(startServer({}));
    PythonPeer peer;
    QVERIFY(peer.start("s = create_connection(('127.0.0.1', int(arguments[0])))\n"
                       "s.recv(100)\n",
                       {QString::number(m_port)}));
    const SocketAddress end = onlyClient();
    m_server->closeClient(m_clients.constFirst().id);
    QTRY_COMPARE(stateAt(server(), end), SocketState::TimeWait);
    const OwnSocket socket = between(server(), end);
    QCOMPARE(socket.endpoint->name, QStringLiteral("TCP server 1"));
    QCOMPARE(socket.connection, m_clients.constFirst().id);
    QVERIFY(socket.system.endsInMs.value_or(0) > 0);
    QVERIFY(*socket.system.endsInMs <= 60'000);
    QVERIFY(!socket.system.tcp);
    QVERIFY(toldBySs(m_port).contains(
        QStringLiteral("TIME_WAIT 0 0 %1 %2").arg(server().toString(), end.toString())));
}

void TestOwnSockets::seesTimeWaitThatOnlyTheLogKnows()
{
    QVERIFY(startServer({[](Connection &connection) { connection.close(); }, {}, {}, {}, {}}));
    RawPeer peer;
    QVERIFY(peer.connectTo(server()));
    const SocketAddress end = peer.address();
    QVERIFY(soon([&] { return peer.isAtEnd(); }));
    peer.close();
    // The first reading comes when all is over.
    QTRY_COMPARE(stateAt(server(), end), SocketState::TimeWait);
    QCOMPARE(between(server(), end).endpoint->name, QStringLiteral("TCP server 1"));
    // And one that has learnt nothing does not claim it.
    TrafficLog empty;
    OwnSockets stranger;
    const auto others = stranger.read(empty.snapshot());
    QVERIFY(others);
    for (const OwnSocket &socket : others->sockets)
        QVERIFY(socket.system.state != SocketState::TimeWait);
}

void TestOwnSockets::leavesTheOthersTimeWaitToThem()
{
    WIREBENCH_NEED("python3");
    WIREBENCH_NEED("ss");
    QVERIFY(startServer({{}, {}, [](Connection &connection) { connection.close(); }, {}, {}}));
    PythonPeer peer;
    QVERIFY(peer.start("s = create_connection(('127.0.0.1', int(arguments[0])))\n"
                       "s.close()\n",
                       {QString::number(m_port)}));
    const SocketAddress end = onlyClient();
    const QString theirs = QStringLiteral("TIME_WAIT 0 0 %1 %2").arg(end.toString(), server().toString());
    QTRY_VERIFY(toldBySs(m_port).contains(theirs));
    QCOMPARE(stateAt(end, server()), SocketState::Unknown);
}

void TestOwnSockets::seesAPeerThatDoesNotRead()
{
    WIREBENCH_NEED("python3");
    WIREBENCH_NEED("ss");
    const QByteArray flood(8 * 1024 * 1024, 'x');
    QVERIFY(startServer(
        {[&](Connection &connection) { connection.send(Bytes::copyOf(flood)); }, {}, {}, {}, {}}));
    PythonPeer peer;
    QVERIFY(peer.start("s = create_connection(('127.0.0.1', int(arguments[0])))\n"
                       "sys.stdin.read()\n",
                       {QString::number(m_port)}));
    const SocketAddress end = onlyClient();
    QTRY_VERIFY(between(server(), end).system.sendQueue > 64 * 1024);
    QTRY_VERIFY(lines({between(server(), end)}).constFirst().startsWith(QStringLiteral("ESTABLISHED 0 ")));
    QTRY_VERIFY(toldBySs(m_port).contains(lines({between(server(), end)}).constFirst()));
}

void TestOwnSockets::seesTheAcceptQueue()
{
    WIREBENCH_NEED("ss");
    QVERIFY(startServer({}, 5, Concurrency::OneAtATime));
    RawPeer served;
    QVERIFY(served.connectTo(server()));
    QVERIFY(onlyClient().isValid());
    RawPeer first;
    RawPeer second;
    QVERIFY(first.connectTo(server()));
    QVERIFY(second.connectTo(server()));
    second.send("early");
    QTRY_COMPARE(between(server(), {}).system.receiveQueue, 2u);
    QTRY_COMPARE(between(server(), second.address()).system.receiveQueue, 5u);
    const OwnSocket waiting = between(server(), first.address());
    QCOMPARE(waiting.system.state, SocketState::Established);
    QVERIFY(waiting.isQueued);
    QVERIFY(!waiting.connection.isValid());
    QCOMPARE(waiting.endpoint->name, QStringLiteral("TCP server 1"));
    QVERIFY(!between(server(), served.address()).isQueued);
    QTRY_COMPARE(lines(at(m_port)), toldBySs(m_port));

    // Accepted, it is the same socket with an owner.
    m_server->closeClient(m_clients.constFirst().id);
    QVERIFY(soon([&] { return between(server(), first.address()).connection.isValid(); }));
    QCOMPARE(between(server(), first.address()).system.cookie, waiting.system.cookie);
    QVERIFY(!between(server(), first.address()).isQueued);
}

void TestOwnSockets::seesAConnectInProgress()
{
    // A queue of none takes one client; the next one's handshake is not answered.
    NativeSocket full = listeningSocket(loopback(), 0);
    RawPeer first;
    QVERIFY(first.connectTo(full.localAddress()));
    RawPeer second;
    second.connectSoon(full.localAddress());
    TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
    TcpClientConfig config;
    config.host = hostOf(loopback());
    config.port = full.localAddress().port;
    client.connectToHost(config, scripted({}));
    const auto connecting = [&] {
        for (const OwnSocket &socket : at(config.port)) {
            if (socket.system.state == SocketState::SynSent && socket.endpoint)
                return socket;
        }
        return OwnSocket();
    };
    QTRY_COMPARE(connecting().system.state, SocketState::SynSent);
    QCOMPARE(connecting().endpoint->name, QStringLiteral("TCP client 1"));
    QTRY_VERIFY(connecting().system.tcp->retransmits > 0); // of the SYN, after a second
}

void TestOwnSockets::seesADatagramSocket_data()
{
    QTest::addColumn<bool>("connected");
    QTest::addColumn<bool>("anyAddress");
    QTest::newRow("bound") << false << false;
    QTest::newRow("bound to any address") << false << true;
    QTest::newRow("connected") << true << false;
    QTest::newRow("any address, connected") << true << true;
}

void TestOwnSockets::seesADatagramSocket()
{
    WIREBENCH_NEED("ss");
    QFETCH(bool, connected);
    QFETCH(bool, anyAddress);
    NativeSocket other;
    QVERIFY(other.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(other.bind(loopback()).ok());
    UdpEndpoint endpoint(*m_log, *m_reactor, QStringLiteral("UDP 1"));
    UdpConfig config;
    config.host = hostOf(anyAddress ? SocketAddress::anyIPv4(0) : loopback());
    config.peerHost = hostOf(loopback());
    config.peerPort = other.localAddress().port;
    config.connectToPeer = connected;
    endpoint.open(config, {});
    QVERIFY(soon([&] { return endpoint.status().state == UdpState::Open; }));
    const quint16 port = endpoint.status().local.port;
    QTRY_COMPARE(at(port).size(), 1);
    const OwnSocket socket = at(port).constFirst();
    QCOMPARE(socket.system.protocol, SocketProtocol::Udp);
    QCOMPARE(socket.endpoint->name, QStringLiteral("UDP 1"));
    QCOMPARE(socket.system.state, connected ? SocketState::Established : SocketState::Closed);
    QCOMPARE(socket.system.peer.isValid(), connected);
    QTRY_COMPARE(lines(at(port)), toldBySs(port));
}

void TestOwnSockets::seesUnixStreams()
{
    WIREBENCH_NEED("python3");
    WIREBENCH_NEED("ss");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    const SocketAddress address = SocketAddress::fromUnixPath(path.toUtf8());
    TcpServerConfig config;
    config.host = {HostSpec::Kind::Address, address, {}};
    config.family = ListenFamily::Unix;
    m_server->start(config, scripted({}));
    QVERIFY(soon([this] { return m_server->status().state == ServerState::Listening; }));
    PythonPeer peer;
    QVERIFY(peer.start("s = socket(AF_UNIX, SOCK_STREAM)\n"
                       "s.connect(arguments[0])\n"
                       "s.sendall(b'Bonjour')\n"
                       "sys.stdin.read()\n",
                       {path}));
    QVERIFY(onlyClient().isUnix());
    TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
    TcpClientConfig to;
    to.host = config.host;
    to.family = AddressFamily::Unix;
    client.connectToHost(to, scripted({}));
    const auto unixOnes = [this](const QString &session) {
        QList<OwnSocket> sockets = read();
        sockets.removeIf([&](const OwnSocket &socket) {
            return socket.system.protocol != SocketProtocol::Unix || socket.endpoint->name != session;
        });
        return sockets;
    };
    // The listening one and two accepted; the client's own end.
    QTRY_COMPARE(unixOnes(QStringLiteral("TCP server 1")).size(), 3);
    QTRY_COMPARE(unixOnes(QStringLiteral("TCP client 1")).size(), 1);
    QCOMPARE(unixOnes(QStringLiteral("TCP client 1")).constFirst().system.peer.toString(),
             address.toString());
    QStringList peers;
    for (const OwnSocket &socket : unixOnes(QStringLiteral("TCP server 1"))) {
        QCOMPARE(socket.system.local.toString(), address.toString());
        peers << socket.system.peer.toString();
    }
    QVERIFY2(peers.contains(m_clients.constFirst().peer.toString()), qPrintable(peers.join(u' ')));
    // The same socket by ss: "u_str LISTEN 0 5 /path 4711 * 0".
    test::PeerProcess ss(test::findProgram(QStringLiteral("ss")),
                         {QStringLiteral("-xlnH"), QStringLiteral("src"), path});
    QVERIFY(ss.start() && ss.waitForFinished());
    QVERIFY2(ss.output().simplified().startsWith("u_str LISTEN 0 5 " + path.toUtf8()),
             ss.output().constData());
}

void TestOwnSockets::leavesTheWindowsUnixSocketsOut()
{
    int ends[2] = {-1, -1};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    for (const OwnSocket &socket : read())
        QVERIFY(socket.system.protocol != SocketProtocol::Unix);
    ::close(ends[0]);
    ::close(ends[1]);
}

void TestOwnSockets::findsSocketsOfNoSession()
{
    const NativeSocket listening = listeningSocket(loopback());
    const QList<OwnSocket> found = at(listening.localAddress().port);
    QCOMPARE(found.size(), 1);
    QVERIFY(!found.constFirst().endpoint);
    QCOMPARE(found.constFirst().sinceNs, -1);
}

void TestOwnSockets::aDescriptorIsOnesOwnUntilItIsClosed()
{
    // A connection whose addresses the log does not tell, as through a proxy.
    const EndpointPtr client = m_log->addEndpoint(EndpointKind::TcpClient, QStringLiteral("TCP client 1"));
    const FlowPtr flow(new Flow(client, m_log->newConnectionId(), {}, loopback(AddressFamily::IPv4, 1)));
    NativeSocket socket = listeningSocket(loopback());
    SocketCall call;
    call.flow = flow;
    call.result = socket.descriptor();
    m_log->append(call);
    const auto owner = [&] { return at(socket.localAddress().port).value(0).endpoint; };
    QCOMPARE(owner(), client);
    call.call = Call::Close;
    call.result = 0;
    m_log->append(call);
    // The next socket has the same number.
    const int number = socket.descriptor();
    socket.close();
    socket = listeningSocket(loopback());
    QCOMPARE(socket.descriptor(), number);
    QVERIFY(!owner());
}

void TestOwnSockets::leavesOthersSocketsOut()
{
    WIREBENCH_NEED("python3");
    PythonPeer peer;
    QVERIFY(peer.start("s = create_server(('127.0.0.1', 0))\n"
                       "print(s.getsockname()[1])\n"
                       "sys.stdin.read()\n"));
    QTRY_VERIFY(peer.output().endsWith('\n'));
    const quint16 port = peer.output().trimmed().toUShort();
    QVERIFY(port != 0);
    QVERIFY(at(port).isEmpty());
}

void TestOwnSockets::saysSinceWhen()
{
    QVERIFY(startServer({}));
    const qint64 before = m_log->now();
    RawPeer peer;
    QVERIFY(peer.connectTo(server()));
    QVERIFY(onlyClient().isValid());
    QTRY_VERIFY(between(server(), peer.address()).sinceNs >= before);
    QVERIFY(between(server(), {}).sinceNs >= 0);
    QVERIFY(between(server(), {}).sinceNs <= before);
    const qint64 since = between(server(), peer.address()).sinceNs;
    peer.send("more records do not change it");
    QVERIFY(soon([&] { return m_log->counters().bytes > 0 && m_log->now() > since + 1'000'000; }));
    QCOMPARE(between(server(), peer.address()).sinceNs, since);
}

void TestOwnSockets::remembersAReusedAddressAnew()
{
    // The log has told of two connections with these addresses, one after the other.
    QVERIFY(startServer({}));
    RawPeer peer;
    QVERIFY(peer.connectTo(server()));
    QVERIFY(onlyClient().isValid());
    const EndpointPtr old = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("newer"));
    SocketCall call;
    call.flow = FlowPtr(new Flow(old, m_log->newConnectionId(), server(), peer.address()));
    call.timeNs = m_log->now();
    m_log->append(call);
    QCOMPARE(between(server(), peer.address()).endpoint->name, QStringLiteral("newer"));
    QCOMPARE(between(server(), peer.address()).sinceNs, call.timeNs);
}

void TestOwnSockets::isQuickWithThousands()
{
    // 4,000 connections are 8,000 sockets here. Measured, not judged: a loaded machine is slow.
    constexpr int connections = 4'000;
    if (!allowDescriptors(2 * connections + 200))
        QSKIP("not enough descriptors");
    std::vector<ConnectedPair> pairs;
    for (int i = 0; i < connections; ++i)
        pairs.push_back(connectedPair());
    read();
    QElapsedTimer timer;
    timer.start();
    const auto list = m_own->read(m_log->snapshot());
    const qint64 spent = timer.elapsed();
    QVERIFY(list);
    QVERIFY(list->sockets.size() >= 2 * connections);
    QCOMPARE(list->leftOut, 0);
    qInfo("%lld sockets in %lld ms", qint64(list->sockets.size()), spent);
}

// TIME_WAIT stays for a minute: the tests leave theirs in a network of their own.
WIREBENCH_SCENARIO_MAIN(TestOwnSockets)
#include "tst_ownsockets.moc"
