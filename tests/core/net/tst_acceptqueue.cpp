#include "core/net/acceptqueue.h"

#include "tests/core/net/rawpeer.h"
#include "tests/support/scenariomain.h"

#include <QTest>

#include <vector>

using namespace wirebench;

namespace {

const QByteArray header4 = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout "
                           "inode                                                     \n";
const QByteArray header6 =
    "  sl  local_address                         remote_address                        st tx_queue rx_queue tr "
    "tm->when retrnsmt   uid  timeout inode\n";

/// A line as the kernel writes it on a little-endian machine.
QByteArray line(const QByteArray &local, const QByteArray &remote, const QByteArray &state, const QByteArray &inode)
{
    return "   3: " + local + ' ' + remote + ' ' + state
        + " 00000000:00000000 00:00000000 00000000     0        0 " + inode
        + " 1 0000000000000000 20 4 0 10 -1                        \n";
}

QStringList texts(const QList<SocketAddress> &addresses)
{
    QStringList all;
    for (const SocketAddress &address : addresses)
        all.append(address.toString());
    all.sort();
    return all;
}

const QByteArray loopback9999 = "0100007F:270F";
const QByteArray client50000 = "0100007F:C350";
const QByteArray loopback9999v6 = "00000000000000000000000001000000:270F";
const QByteArray client50000v6 = "00000000000000000000000001000000:C350";

} // namespace

class TestAcceptQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsIPv4();
    void readsIPv6();
    void takesOnlyWaitingConnections_data();
    void takesOnlyWaitingConnections();
    void anyAddressListensForAll();
    void familiesAreKeptApart();
    void toleratesDamage_data();
    void toleratesDamage();
    void isBounded();

    void seesWaitingClients_data();
    void seesWaitingClients();
    void seesClientsThatAskedAndLeft();
    void acceptedClientsAreGone();
    void emptyQueueHasNoPeers();
    void seesClientsBehindManyConnections();
    void tellsNothingOfOtherDescriptors();
};

void TestAcceptQueue::initTestCase()
{
#if !defined(Q_OS_LINUX)
    QSKIP("only Linux tells of the accept queue");
#endif
    if (QSysInfo::ByteOrder != QSysInfo::LittleEndian)
        QSKIP("the lines of these tests are those of a little-endian machine");
}

void TestAcceptQueue::readsIPv4()
{
    const QByteArray table = header4 + line(loopback9999, client50000, "01", "0");
    QCOMPARE(texts(waitingPeers(table, loopback(AddressFamily::IPv4, 9999))),
             QStringList{QStringLiteral("127.0.0.1:50000")});
}

void TestAcceptQueue::readsIPv6()
{
    const QByteArray table = header6 + line(loopback9999v6, client50000v6, "01", "0")
        + line(loopback9999v6, "B80D0120000000000000000001000000:0050", "01", "0");
    QCOMPARE(texts(waitingPeers(table, loopback(AddressFamily::IPv6, 9999))),
             (QStringList{QStringLiteral("[2001:db8::1]:80"), QStringLiteral("[::1]:50000")}));
}

void TestAcceptQueue::takesOnlyWaitingConnections_data()
{
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("inode");
    QTest::addColumn<int>("count");
    QTest::newRow("waits") << loopback9999 << QByteArray("01") << QByteArray("0") << 1;
    QTest::newRow("waits, has finished sending") << loopback9999 << QByteArray("08") << QByteArray("0") << 1;
    QTest::newRow("accepted") << loopback9999 << QByteArray("01") << QByteArray("12345") << 0;
    QTest::newRow("the listening socket") << loopback9999 << QByteArray("0A") << QByteArray("12346") << 0;
    QTest::newRow("handshake") << loopback9999 << QByteArray("03") << QByteArray("0") << 0;
    QTest::newRow("closed by the program") << loopback9999 << QByteArray("04") << QByteArray("0") << 0;
    QTest::newRow("time wait") << loopback9999 << QByteArray("06") << QByteArray("0") << 0;
    QTest::newRow("another port") << QByteArray("0100007F:2710") << QByteArray("01") << QByteArray("0") << 0;
    QTest::newRow("another address") << QByteArray("0200007F:270F") << QByteArray("01") << QByteArray("0") << 0;
}

void TestAcceptQueue::takesOnlyWaitingConnections()
{
    QFETCH(QByteArray, local);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, inode);
    QFETCH(int, count);
    const QByteArray table = header4 + line(local, client50000, state, inode);
    QCOMPARE(waitingPeers(table, loopback(AddressFamily::IPv4, 9999)).size(), count);
}

void TestAcceptQueue::anyAddressListensForAll()
{
    const QByteArray table = header4 + line(loopback9999, client50000, "01", "0")
        + line("0200007F:270F", "0100007F:C351", "01", "0") + line("0200007F:2710", "0100007F:C352", "01", "0");
    QCOMPARE(texts(waitingPeers(table, SocketAddress::anyIPv4(9999))),
             (QStringList{QStringLiteral("127.0.0.1:50000"), QStringLiteral("127.0.0.1:50001")}));
}

void TestAcceptQueue::familiesAreKeptApart()
{
    const QByteArray table4 = header4 + line(loopback9999, client50000, "01", "0");
    const QByteArray table6 = header6 + line(loopback9999v6, client50000v6, "01", "0");
    QVERIFY(waitingPeers(table4, SocketAddress::anyIPv6(9999)).isEmpty());
    QVERIFY(waitingPeers(table6, SocketAddress::anyIPv4(9999)).isEmpty());
}

void TestAcceptQueue::toleratesDamage_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only the heading") << header4;
    QTest::newRow("half a line") << header4 + line(loopback9999, client50000, "01", "0").left(60);
    QTest::newRow("no colon") << line("0100007F270F", client50000, "01", "0");
    QTest::newRow("no port") << line("0100007F:", client50000, "01", "0");
    QTest::newRow("not hexadecimal") << line("0100XX7F:270F", client50000, "01", "0");
    QTest::newRow("too short") << line("00007F:270F", client50000, "01", "0");
    QTest::newRow("peer not hexadecimal") << line(loopback9999, "........:C350", "01", "0");
    QTest::newRow("binary") << QByteArray(4096, '\0');
    QTest::newRow("blanks") << QByteArray(4096, ' ');
}

void TestAcceptQueue::toleratesDamage()
{
    QFETCH(QByteArray, table);
    QVERIFY(waitingPeers(table, loopback(AddressFamily::IPv4, 9999)).isEmpty());
}

void TestAcceptQueue::isBounded()
{
    QByteArray table = header4;
    for (int i = 0; i < 500; ++i)
        table += line(loopback9999, client50000, "01", "0");
    QCOMPARE(waitingPeers(table, loopback(AddressFamily::IPv4, 9999)).size(), 100);
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

void TestAcceptQueue::tellsNothingOfOtherDescriptors()
{
    QCOMPARE(readAcceptQueue(-1, loopback()).length, -1);
    QVERIFY(readAcceptQueue(-1, loopback()).peers.isEmpty());
    QCOMPARE(readAcceptQueue(0, loopback()).length, -1);
}

// The system's table of connections is not read at one moment: others' coming and going tears it.
WIREBENCH_SCENARIO_MAIN(TestAcceptQueue)
#include "tst_acceptqueue.moc"
