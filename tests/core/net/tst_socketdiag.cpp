#include "core/net/socketdiag.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/rawpeer.h"
#include "tests/support/scenariomain.h"

#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace wirebench;

namespace {

QList<SystemSocket> all(const SocketQuery &query)
{
    QList<SystemSocket> sockets;
    const auto visited = visitSystemSockets(query, [&](const SystemSocket &socket) {
        sockets.append(socket);
        return true;
    });
    return visited ? sockets : QList<SystemSocket>();
}

QList<SystemSocket> tcpAt(quint16 port, AddressFamily family = AddressFamily::IPv4)
{
    return all({SocketProtocol::Tcp, family, port});
}

/// The connected one at this local port; with state Unknown if there is none. A port may be given again while
/// its earlier connection is in TIME_WAIT: the one that has an owner is meant.
SystemSocket connectionAt(quint16 port)
{
    SystemSocket found;
    for (const SystemSocket &socket : tcpAt(port)) {
        if (socket.state != SocketState::Listen && found.inode == 0)
            found = socket;
    }
    return found;
}

} // namespace

class TestSocketDiag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsOfAListeningSocket_data();
    void tellsOfAListeningSocket();
    void tellsOfBothEndsOfAConnection();
    void tellsWhatWaitsToBeRead();
    void tellsFiguresOnlyIfWanted();
    void tellsOfADatagramSocket();
    void countsDroppedDatagrams();
    void tellsOfUnixStreams_data();
    void tellsOfUnixStreams();
    void tellsOnlyOfWantedStates();
    void canBeEndedByTheVisitor();
    void tellsOfAThousandSockets();
    void knowsOwnSockets();
    void saysWhyItFails();
};

void TestSocketDiag::initTestCase()
{
#if !defined(Q_OS_LINUX)
    QVERIFY(!hasSocketDiag());
    QSKIP("only Linux tells of its sockets");
#endif
    QVERIFY(hasSocketDiag());
}

void TestSocketDiag::tellsOfAListeningSocket_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::newRow("IPv4") << AddressFamily::IPv4;
    QTest::newRow("IPv6") << AddressFamily::IPv6;
}

void TestSocketDiag::tellsOfAListeningSocket()
{
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    const NativeSocket listening = listeningSocket(loopback(family), 7);
    const SocketAddress address = listening.localAddress();
    RawPeer waiting;
    QVERIFY(waiting.connectTo(address));
    const auto socket = [&] {
        for (const SystemSocket &candidate : tcpAt(address.port, family)) {
            if (candidate.state == SocketState::Listen)
                return candidate;
        }
        return SystemSocket();
    };
    QTRY_COMPARE(socket().receiveQueue, 1u); // clients
    QCOMPARE(socket().sendQueue, 7u);        // the backlog
    QCOMPARE(socket().local.toString(), address.toString());
    QVERIFY(!socket().peer.isValid());
    QVERIFY(socket().inode != 0);
    QVERIFY(socket().cookie != 0);
    QVERIFY(!socket().tcp);
}

void TestSocketDiag::tellsOfBothEndsOfAConnection()
{
    const ConnectedPair pair = connectedPair();
    const SocketAddress client = pair.peer.address();
    const SocketAddress server = pair.accepted.localAddress();
    const SystemSocket near = connectionAt(client.port);
    const SystemSocket far = connectionAt(server.port);
    QCOMPARE(near.local.toString(), client.toString());
    QCOMPARE(near.peer.toString(), server.toString());
    QCOMPARE(far.local.toString(), server.toString());
    QCOMPARE(far.peer.toString(), client.toString());
    QCOMPARE(near.state, SocketState::Established);
    QVERIFY(near.cookie != far.cookie);
    QVERIFY(near.inode != far.inode);
    QVERIFY(near.tcp->roundTripUs > 0);
    QVERIFY(near.tcp->congestionWindow > 0);
    QVERIFY(near.tcp->segmentSize > 0);
    QCOMPARE(connectionAt(client.port).cookie, near.cookie); // it is the same in the next reading
}

void TestSocketDiag::tellsWhatWaitsToBeRead()
{
    ConnectedPair pair = connectedPair();
    pair.peer.send("twelve bytes");
    QTRY_COMPARE(connectionAt(pair.accepted.localAddress().port).receiveQueue, 12u);
    QTRY_COMPARE(connectionAt(pair.accepted.localAddress().port).tcp->received, 12u);
    QTRY_COMPARE(connectionAt(pair.peer.address().port).sendQueue, 0u); // confirmed, though not read
}

void TestSocketDiag::tellsFiguresOnlyIfWanted()
{
    const ConnectedPair pair = connectedPair();
    SocketQuery query{SocketProtocol::Tcp, AddressFamily::IPv4, pair.peer.address().port};
    query.figures = false;
    QCOMPARE(all(query).size(), 1);
    QVERIFY(!all(query).constFirst().tcp);
    query.figures = true;
    QVERIFY(all(query).constFirst().tcp);
}

void TestSocketDiag::tellsOfADatagramSocket()
{
    NativeSocket receiver;
    QVERIFY(receiver.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(receiver.bind(loopback()).ok());
    NativeSocket sender;
    QVERIFY(sender.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(sender.connect(receiver.localAddress()).ok());
    const auto at = [](const NativeSocket &socket) {
        return all({SocketProtocol::Udp, AddressFamily::IPv4, socket.localAddress().port}).value(0);
    };
    QCOMPARE(at(receiver).state, SocketState::Closed);
    QVERIFY(!at(receiver).peer.isValid());
    QCOMPARE(at(sender).state, SocketState::Established);
    QCOMPARE(at(sender).peer.toString(), receiver.localAddress().toString());
    QVERIFY(sender.send("12345", 5).ok());
    // Of a datagram the system counts the memory that it takes.
    QTRY_VERIFY(at(receiver).receiveQueue >= 5);
}

void TestSocketDiag::countsDroppedDatagrams()
{
    NativeSocket receiver;
    QVERIFY(receiver.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(receiver.bind(loopback()).ok());
    NativeSocket sender;
    QVERIFY(sender.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(sender.connect(receiver.localAddress()).ok());
    const QByteArray datagram(1000, 'x');
    for (int i = 0; i < 5000; ++i)
        sender.send(datagram.constData(), quint32(datagram.size()));
    const SocketQuery query{SocketProtocol::Udp, AddressFamily::IPv4, receiver.localAddress().port};
    QTRY_VERIFY(all(query).value(0).dropped > 0);
    QTRY_COMPARE(quint64(all(query).value(0).dropped), receiver.droppedDatagrams().value_or(0));
}

void TestSocketDiag::tellsOfUnixStreams_data()
{
    QTest::addColumn<bool>("isAbstract");
    QTest::newRow("file") << false;
    QTest::newRow("abstract name") << true;
}

void TestSocketDiag::tellsOfUnixStreams()
{
    QFETCH(bool, isAbstract);
    const QTemporaryDir folder;
    const QByteArray path = (isAbstract ? QByteArray(1, '\0') : QByteArray()) + folder.path().toUtf8() + "/s";
    NativeSocket listening;
    QVERIFY(listening.openStream(AddressFamily::Unix).ok());
    QVERIFY(listening.bind(SocketAddress::fromUnixPath(path)).ok());
    QVERIFY(listening.listen(7).ok());
    NativeSocket client;
    QVERIFY(client.openStream(AddressFamily::Unix).ok());
    QVERIFY(client.connect(SocketAddress::fromUnixPath(path)).ok());
    const auto named = [&](SocketState state) {
        for (const SystemSocket &socket : all({SocketProtocol::Unix})) {
            if (socket.local.path == path && socket.state == state)
                return socket;
        }
        return SystemSocket();
    };
    QTRY_COMPARE(named(SocketState::Listen).receiveQueue, 1u);
    QCOMPARE(named(SocketState::Listen).sendQueue, 7u);
    QVERIFY(!named(SocketState::Listen).peer.isValid());
    NativeSocket accepted;
    SocketAddress peer;
    QVERIFY(listening.accept(accepted, peer).ok());
    QVERIFY(client.send("twelve bytes", 12).ok());
    const SystemSocket far = named(SocketState::Established);
    QCOMPARE(far.receiveQueue, 12u);
    QVERIFY(far.peer.isUnix());
    QVERIFY(ownSocketInodes().contains(far.inode));
    QVERIFY(ownSocketInodes().contains(far.peerInode)); // the client
    QVERIFY(far.cookie != 0);
}

void TestSocketDiag::tellsOnlyOfWantedStates()
{
    const NativeSocket listening = listeningSocket(loopback());
    RawPeer peer;
    QVERIFY(peer.connectTo(listening.localAddress()));
    SocketQuery query{SocketProtocol::Tcp, AddressFamily::IPv4, listening.localAddress().port};
    QTRY_COMPARE(all(query).size(), 2);
    query.states = 1u << int(SocketState::Listen);
    QCOMPARE(all(query).size(), 1);
    QCOMPARE(all(query).constFirst().state, SocketState::Listen);
}

void TestSocketDiag::canBeEndedByTheVisitor()
{
    std::vector<ConnectedPair> pairs;
    for (int i = 0; i < 5; ++i)
        pairs.push_back(connectedPair());
    int visited = 0;
    QVERIFY(visitSystemSockets({}, [&](const SystemSocket &) { return ++visited < 3; }));
    QCOMPARE(visited, 3);
}

void TestSocketDiag::tellsOfAThousandSockets()
{
    // More than the system tells in one piece.
    if (!allowDescriptors(1200))
        QSKIP("not enough descriptors");
    std::vector<ConnectedPair> pairs;
    QSet<quint16> expected;
    for (int i = 0; i < 500; ++i) {
        pairs.push_back(connectedPair());
        expected.insert(pairs.back().peer.address().port);
    }
    QSet<quint64> cookies;
    const auto missing = [&] {
        QSet<quint16> left = expected;
        cookies.clear();
        for (const SystemSocket &socket : all({})) {
            left.remove(socket.local.port);
            cookies.insert(socket.cookie);
        }
        return left.size();
    };
    QTRY_COMPARE(missing(), 0);
    QVERIFY(cookies.size() >= 1000);
}

void TestSocketDiag::knowsOwnSockets()
{
    const ConnectedPair pair = connectedPair();
    const SystemSocket socket = connectionAt(pair.peer.address().port);
    QVERIFY(ownSocketInodes().contains(socket.inode));
    QVERIFY(!ownSocketInodes().contains(0));
    NativeSocket another = listeningSocket(loopback());
    const quint64 inode = tcpAt(another.localAddress().port).value(0).inode;
    QVERIFY(ownSocketInodes().contains(inode));
    another.close();
    QVERIFY(!ownSocketInodes().contains(inode));
}

void TestSocketDiag::saysWhyItFails()
{
    const DescriptorShortage shortage(0);
    const auto visited = visitSystemSockets({}, [](const SystemSocket &) { return true; });
    QVERIFY(!visited);
    QCOMPARE(visited.error().code, ErrorCode::SystemCall);
    QCOMPARE(visited.error().systemErrorName(), QStringLiteral("EMFILE"));
}

// Others' sockets come and go meanwhile: the tests look at those of a network of their own.
WIREBENCH_SCENARIO_MAIN(TestSocketDiag)
#include "tst_socketdiag.moc"
