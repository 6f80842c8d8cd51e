#include "core/net/acceptqueue.h"

#include "tests/core/net/rawpeer.h"
#include "tests/support/scenariomain.h"

#include <QTest>

#include <vector>

using namespace wirebench;

namespace {

QStringList texts(const QList<SocketAddress> &addresses)
{
    QStringList all;
    for (const SocketAddress &address : addresses)
        all.append(address.toString());
    all.sort();
    return all;
}

} // namespace

class TestAcceptQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesWaitingClients_data();
    void seesWaitingClients();
    void seesClientsThatAskedAndLeft();
    void acceptedClientsAreGone();
    void emptyQueueHasNoPeers();
    void seesClientsBehindManyConnections();
    void namesAtMostAHundred();
    void closedConnectionsDoNotWait();
    void tellsNothingOfOtherDescriptors();
};

void TestAcceptQueue::initTestCase()
{
#if !defined(Q_OS_LINUX)
    QSKIP("only Linux tells of the accept queue");
#endif
}

void TestAcceptQueue::seesWaitingClients_data()
{
    QTest::addColumn<SocketAddress>("listenOn");
    QTest::addColumn<AddressFamily>("family");
    QTest::newRow("127.0.0.1") << loopback() << AddressFamily::IPv4;
    QTest::newRow("any IPv4") << SocketAddress::anyIPv4(0) << AddressFamily::IPv4;
    QTest::newRow("::1") << loopback(AddressFamily::IPv6) << AddressFamily::IPv6;
    QTest::newRow("any IPv6") << SocketAddress::anyIPv6(0) << AddressFamily::IPv6;
}

void TestAcceptQueue::seesWaitingClients()
{
    QFETCH(SocketAddress, listenOn);
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    const NativeSocket listening = listeningSocket(listenOn);
    const SocketAddress address = listening.localAddress();
    RawPeer peers[3];
    QStringList expected;
    for (RawPeer &peer : peers) {
        QVERIFY(peer.connectTo(loopback(family, address.port)));
        expected.append(peer.address().toString());
    }
    expected.sort();
    QTRY_COMPARE(readAcceptQueue(listening.descriptor(), address).length, 3);
    QCOMPARE(texts(readAcceptQueue(listening.descriptor(), address).peers), expected);
}

void TestAcceptQueue::seesClientsThatAskedAndLeft()
{
    const NativeSocket listening = listeningSocket(loopback());
    const SocketAddress address = listening.localAddress();
    RawPeer peer;
    QVERIFY(peer.connectTo(address));
    peer.send("a request that waits");
    peer.finishSending();
    QTRY_COMPARE(readAcceptQueue(listening.descriptor(), address).length, 1);
    QTRY_COMPARE(texts(readAcceptQueue(listening.descriptor(), address).peers),
                 QStringList{peer.address().toString()});
}

void TestAcceptQueue::acceptedClientsAreGone()
{
    NativeSocket listening = listeningSocket(loopback());
    const SocketAddress address = listening.localAddress();
    RawPeer first;
    RawPeer second;
    QVERIFY(first.connectTo(address));
    QVERIFY(second.connectTo(address));
    QTRY_COMPARE(readAcceptQueue(listening.descriptor(), address).length, 2);
    NativeSocket accepted;
    SocketAddress peer;
    QVERIFY(listening.accept(accepted, peer).ok());
    QCOMPARE(peer.toString(), first.address().toString());
    const AcceptQueue queue = readAcceptQueue(listening.descriptor(), address);
    QCOMPARE(queue.length, 1);
    QCOMPARE(texts(queue.peers), QStringList{second.address().toString()});
}

void TestAcceptQueue::emptyQueueHasNoPeers()
{
    const NativeSocket listening = listeningSocket(loopback());
    const AcceptQueue queue = readAcceptQueue(listening.descriptor(), listening.localAddress());
    QCOMPARE(queue.length, 0);
    QVERIFY(queue.peers.isEmpty());
}

void TestAcceptQueue::seesClientsBehindManyConnections()
{
    // The kernel gives the table in pieces of a page: all of them must be read.
    std::vector<ConnectedPair> others;
    for (int i = 0; i < 100; ++i)
        others.push_back(connectedPair());
    const NativeSocket listening = listeningSocket(loopback(), 64);
    std::vector<RawPeer> peers(30);
    QStringList expected;
    for (RawPeer &peer : peers) {
        QVERIFY(peer.connectTo(listening.localAddress()));
        expected.append(peer.address().toString());
    }
    expected.sort();
    QTRY_COMPARE(texts(readAcceptQueue(listening.descriptor(), listening.localAddress()).peers), expected);
}

void TestAcceptQueue::namesAtMostAHundred()
{
    const NativeSocket listening = listeningSocket(loopback(), 200);
    std::vector<RawPeer> peers(150);
    for (RawPeer &peer : peers)
        QVERIFY(peer.connectTo(listening.localAddress()));
    QTRY_COMPARE(readAcceptQueue(listening.descriptor(), listening.localAddress()).length, 150);
    QCOMPARE(readAcceptQueue(listening.descriptor(), listening.localAddress()).peers.size(), 100);
}

void TestAcceptQueue::closedConnectionsDoNotWait()
{
    // FIN_WAIT2: of this port, without an owner, but it has been accepted.
    NativeSocket listening = listeningSocket(loopback());
    RawPeer served;
    RawPeer waiting;
    QVERIFY(served.connectTo(listening.localAddress()));
    NativeSocket accepted;
    SocketAddress peer;
    QTRY_COMPARE(readAcceptQueue(listening.descriptor(), listening.localAddress()).length, 1);
    QVERIFY(listening.accept(accepted, peer).ok());
    QVERIFY(waiting.connectTo(listening.localAddress()));
    accepted.close();
    QTRY_COMPARE(texts(readAcceptQueue(listening.descriptor(), listening.localAddress()).peers),
                 QStringList{waiting.address().toString()});
}

void TestAcceptQueue::tellsNothingOfOtherDescriptors()
{
    QCOMPARE(readAcceptQueue(-1, loopback()).length, -1);
    QVERIFY(readAcceptQueue(-1, loopback()).peers.isEmpty());
    QCOMPARE(readAcceptQueue(0, loopback()).length, -1);
}

// The system's table of connections is not read at one moment: others' coming and going tears it.
WIREBENCH_SCENARIO_MAIN(TestAcceptQueue)
#include "tst_acceptqueue.moc"
