#include "core/net/nativesocket.h"
#include "core/net/socketoption.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/rawpeer.h"

#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

using namespace wirebench;

namespace {

bool waitReadable(const NativeSocket &socket)
{
    pollfd entry{socket.descriptor(), POLLIN, 0};
    return poll(&entry, 1, 5000) == 1;
}

int intOption(const NativeSocket &socket, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(socket.descriptor(), level, name, &value, &size) == 0 ? value : -1;
}

QByteArray receiveOnce(NativeSocket &socket, quint32 size)
{
    QByteArray room(qsizetype(size), '?');
    const SysResult result =
        waitReadable(socket) ? socket.receive(room.data(), size) : SysResult{-1, ETIMEDOUT};
    return result.ok() ? room.left(result.value) : QByteArray("failed");
}

SysResult receiveResult(NativeSocket &socket)
{
    char byte = 0;
    return waitReadable(socket) ? socket.receive(&byte, 1) : SysResult{-1, ETIMEDOUT};
}

} // namespace

class TestNativeSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_before = openDescriptors(); }
    void cleanup() { QCOMPARE(openDescriptors(), m_before); }

    void isClosedAtFirst();
    void isNonBlockingAndClosedOnExec();
    void acceptedSocketIsNonBlockingAndClosedOnExec();
    void ownsItsDescriptor();
    void assigningKeepsBothDescriptors();
    void connects_data();
    void connects();
    void picksAPort();
    void tellsPortInUse();
    void acceptsNothingWithoutBlocking();
    void receivesNoMoreThanAsked();
    void looksWithoutTaking();
    void endOfStreamIsZero();
    void halfClosedSocketStillReceives();
    void resetIsSeenByThePeer();
    void sendingToNobodyFailsWithoutSignal();
    void tellsRefusal();
    void failsWhenClosed();
    void setsOptions();
    void bothFamiliesShareAPort();
    void tellsShortageOfDescriptors();
    void sendsDatagrams_data();
    void sendsDatagrams();
    void connectedDatagramsNeedNoAddress();
    void setsDatagramOptions();
    void setsMulticastOptions_data();
    void setsMulticastOptions();
    void joinsNoAddressOfOneHost();
    void tellsHowManyDatagramsWereDropped();

private:
    int m_before = 0;
};

void TestNativeSocket::isClosedAtFirst()
{
    NativeSocket socket;
    QVERIFY(!socket.isOpen());
    QVERIFY(!socket.localAddress().isValid());
    QVERIFY(!socket.peerAddress().isValid());
}

void TestNativeSocket::isNonBlockingAndClosedOnExec()
{
    NativeSocket socket;
    const SysResult result = socket.openStream(AddressFamily::IPv4);
    QVERIFY(result.ok());
    QCOMPARE(result.value, qint64(socket.descriptor()));
    QVERIFY(fcntl(socket.descriptor(), F_GETFL) & O_NONBLOCK);
    QVERIFY(fcntl(socket.descriptor(), F_GETFD) & FD_CLOEXEC);
}

void TestNativeSocket::acceptedSocketIsNonBlockingAndClosedOnExec()
{
    const ConnectedPair pair = connectedPair();
    QVERIFY(fcntl(pair.accepted.descriptor(), F_GETFL) & O_NONBLOCK);
    QVERIFY(fcntl(pair.accepted.descriptor(), F_GETFD) & FD_CLOEXEC);
}

void TestNativeSocket::ownsItsDescriptor()
{
    {
        NativeSocket socket;
        socket.openStream(AddressFamily::IPv4);
        const int descriptor = socket.descriptor();
        NativeSocket moved(std::move(socket));
        QCOMPARE(moved.descriptor(), descriptor);
        QVERIFY(!socket.isOpen()); // NOLINT: a moved-from socket is a closed one
        QCOMPARE(openDescriptors(), m_before + 1);
        moved.openStream(AddressFamily::IPv4); // the first one goes
        QCOMPARE(openDescriptors(), m_before + 1);
    }
    QCOMPARE(openDescriptors(), m_before);
}

void TestNativeSocket::assigningKeepsBothDescriptors()
{
    NativeSocket a;
    a.openStream(AddressFamily::IPv4);
    {
        NativeSocket b;
        b.openStream(AddressFamily::IPv4);
        a = std::move(b);
        QCOMPARE(openDescriptors(), m_before + 2);
    }
    QCOMPARE(openDescriptors(), m_before + 1);
    QVERIFY(a.close().ok());
    QVERIFY(!a.isOpen());
}

void TestNativeSocket::connects_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::newRow("IPv4") << AddressFamily::IPv4;
    QTest::newRow("IPv6") << AddressFamily::IPv6;
}

void TestNativeSocket::connects()
{
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    NativeSocket listening = listeningSocket(loopback(family));
    QCOMPARE(listening.localAddress().host(), loopback(family).host());

    NativeSocket client;
    QVERIFY(client.openStream(family).ok());
    const SysResult started = client.connect(listening.localAddress());
    QVERIFY(started.ok() || started.error == EINPROGRESS);
    QVERIFY(waitReadable(listening));
    NativeSocket accepted;
    SocketAddress peer;
    const SysResult result = listening.accept(accepted, peer);
    QVERIFY(result.ok());
    QCOMPARE(result.value, qint64(accepted.descriptor()));
    QCOMPARE(client.takeError(), 0);
    QCOMPARE(peer.toString(), client.localAddress().toString());
    QCOMPARE(accepted.peerAddress().toString(), peer.toString());
    QCOMPARE(client.peerAddress().toString(), listening.localAddress().toString());

    QCOMPARE(client.send("hello", 5).value, 5);
    QCOMPARE(receiveOnce(accepted, 100), QByteArray("hello"));
    QCOMPARE(accepted.send("back", 4).value, 4);
    QCOMPARE(receiveOnce(client, 100), QByteArray("back"));
}

void TestNativeSocket::picksAPort()
{
    NativeSocket socket;
    socket.openStream(AddressFamily::IPv4);
    QVERIFY(socket.bind(loopback()).ok());
    QVERIFY(socket.localAddress().port != 0);
}

void TestNativeSocket::tellsPortInUse()
{
    NativeSocket first = listeningSocket(loopback());
    NativeSocket second;
    second.openStream(AddressFamily::IPv4);
    QCOMPARE(second.bind(first.localAddress()).error, EADDRINUSE);
    QCOMPARE(second.bind(first.localAddress()).value, -1);
}

void TestNativeSocket::acceptsNothingWithoutBlocking()
{
    NativeSocket listening = listeningSocket(loopback());
    NativeSocket client;
    SocketAddress peer;
    QVERIFY(listening.accept(client, peer).wouldBlock());
    QVERIFY(!client.isOpen());
}

void TestNativeSocket::looksWithoutTaking()
{
    ConnectedPair pair = connectedPair();
    char room[8] = {};
    QVERIFY(pair.accepted.peek(room, sizeof room).wouldBlock());
    pair.peer.send("0123456789");
    QTRY_VERIFY(pair.accepted.peek(room, 4).ok());
    QCOMPARE(QByteArray(room, 4), QByteArray("0123"));
    QCOMPARE(receiveOnce(pair.accepted, 10), QByteArray("0123456789"));
}

void TestNativeSocket::receivesNoMoreThanAsked()
{
    ConnectedPair pair = connectedPair();
    pair.peer.send("0123456789");
    QCOMPARE(receiveOnce(pair.accepted, 4), QByteArray("0123"));
    QCOMPARE(receiveOnce(pair.accepted, 4), QByteArray("4567"));
    QCOMPARE(receiveOnce(pair.accepted, 4), QByteArray("89"));
    char byte = 0;
    QVERIFY(pair.accepted.receive(&byte, 1).wouldBlock());
}

void TestNativeSocket::endOfStreamIsZero()
{
    ConnectedPair pair = connectedPair();
    pair.peer.close();
    const SysResult result = receiveResult(pair.accepted);
    QVERIFY(result.ok());
    QCOMPARE(result.value, 0);
}

void TestNativeSocket::halfClosedSocketStillReceives()
{
    ConnectedPair pair = connectedPair();
    QVERIFY(pair.accepted.shutdownSend().ok());
    QTRY_VERIFY(pair.peer.isAtEnd());
    pair.peer.send("still here");
    QCOMPARE(receiveOnce(pair.accepted, 100), QByteArray("still here"));
    QCOMPARE(pair.accepted.send("x", 1).error, EPIPE);
}

void TestNativeSocket::resetIsSeenByThePeer()
{
    ConnectedPair pair = connectedPair();
    QVERIFY(pair.accepted.setResetOnClose().ok());
    QVERIFY(pair.accepted.close().ok());
    QTRY_COMPARE(pair.peer.error(), ECONNRESET);
}

void TestNativeSocket::sendingToNobodyFailsWithoutSignal()
{
    ConnectedPair pair = connectedPair();
    pair.peer.reset();
    QCOMPARE(receiveResult(pair.accepted).error, ECONNRESET);
    QCOMPARE(pair.accepted.send("x", 1).error, EPIPE); // a SIGPIPE would end the test here
}

void TestNativeSocket::tellsRefusal()
{
    NativeSocket listening = listeningSocket(loopback());
    const SocketAddress address = listening.localAddress();
    listening.close();
    NativeSocket client;
    client.openStream(AddressFamily::IPv4);
    const SysResult result = client.connect(address);
    if (result.error == EINPROGRESS) {
        QVERIFY(waitReadable(client));
        QCOMPARE(client.takeError(), ECONNREFUSED);
        QCOMPARE(client.takeError(), 0); // told once
    } else {
        QCOMPARE(result.error, ECONNREFUSED);
    }
}

void TestNativeSocket::failsWhenClosed()
{
    NativeSocket socket;
    char byte = 0;
    QCOMPARE(socket.bind(loopback()).error, EBADF);
    QCOMPARE(socket.listen(1).error, EBADF);
    QCOMPARE(socket.connect(loopback()).error, EBADF);
    QCOMPARE(socket.receive(&byte, 1).error, EBADF);
    QCOMPARE(socket.send(&byte, 1).error, EBADF);
    QCOMPARE(socket.shutdownSend().error, EBADF);
    QCOMPARE(socket.setOption(optionSetting("TCP_NODELAY", 1)).error, EBADF);
    QCOMPARE(socket.takeError(), EBADF);
    QCOMPARE(socket.close().error, EBADF);
}

void TestNativeSocket::setsOptions()
{
    NativeSocket socket;
    socket.openStream(AddressFamily::IPv4);
    QCOMPARE(intOption(socket, SOL_SOCKET, SO_REUSEADDR), 0);
    QVERIFY(socket.setOption(optionSetting("SO_REUSEADDR", 1)).ok());
    QVERIFY(intOption(socket, SOL_SOCKET, SO_REUSEADDR) != 0);
    QVERIFY(socket.setOption(optionSetting("SO_REUSEADDR", 0)).ok());
    QCOMPARE(intOption(socket, SOL_SOCKET, SO_REUSEADDR), 0);
    QVERIFY(socket.setOption(optionSetting("TCP_NODELAY", 1)).ok());
    QVERIFY(intOption(socket, IPPROTO_TCP, TCP_NODELAY) != 0);
}

void TestNativeSocket::bothFamiliesShareAPort()
{
    if (!hasIPv6())
        QSKIP("no ::1 on this machine");
    // The port that IPv4 is given may be somebody else's in IPv6: then with another one.
    NativeSocket v6;
    bool isBound = false;
    for (int attempt = 0; attempt < 10 && !isBound; ++attempt) {
        const NativeSocket v4 = listeningSocket(SocketAddress::anyIPv4(0));
        v6 = NativeSocket();
        v6.openStream(AddressFamily::IPv6);
        QVERIFY(v6.setOption(optionSetting("IPV6_V6ONLY", 1)).ok());
        isBound = v6.bind(SocketAddress::anyIPv6(v4.localAddress().port)).ok();
        QVERIFY(!isBound || v6.listen(1).ok());
    }
    QVERIFY(isBound);
}

void TestNativeSocket::tellsShortageOfDescriptors()
{
    NativeSocket listening = listeningSocket(loopback());
    RawPeer peer;
    QVERIFY(peer.connectTo(listening.localAddress()));
    QVERIFY(waitReadable(listening));
    NativeSocket accepted;
    SocketAddress address;
    {
        const DescriptorShortage shortage(0);
        QCOMPARE(listening.accept(accepted, address).error, EMFILE);
        QCOMPARE(NativeSocket().openStream(AddressFamily::IPv4).error, EMFILE);
    }
    QVERIFY(listening.accept(accepted, address).ok()); // it waited
}

void TestNativeSocket::sendsDatagrams_data()
{
    connects_data();
}

void TestNativeSocket::sendsDatagrams()
{
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    NativeSocket receiver;
    const SysResult opened = receiver.openDatagram(family);
    QCOMPARE(opened.value, qint64(receiver.descriptor()));
    QVERIFY(fcntl(receiver.descriptor(), F_GETFL) & O_NONBLOCK);
    QVERIFY(fcntl(receiver.descriptor(), F_GETFD) & FD_CLOEXEC);
    QCOMPARE(intOption(receiver, SOL_SOCKET, SO_TYPE), int(SOCK_DGRAM));
    QVERIFY(receiver.bind(loopback(family)).ok());
    NativeSocket sender;
    QVERIFY(sender.openDatagram(family).ok());
    QCOMPARE(sender.sendTo("hello", 5, receiver.localAddress()).value, 5);
    QCOMPARE(sender.sendTo("", 0, receiver.localAddress()).value, 0);
    QCOMPARE(receiveOnce(receiver, 100), QByteArray("hello"));
    QCOMPARE(receiveOnce(receiver, 100), QByteArray(""));
    const QByteArray tooLong(70'000, 'x');
    QCOMPARE(sender.sendTo(tooLong.constData(), 70'000, receiver.localAddress()).error, EMSGSIZE);
}

void TestNativeSocket::connectedDatagramsNeedNoAddress()
{
    NativeSocket receiver;
    receiver.openDatagram(AddressFamily::IPv4);
    receiver.bind(loopback());
    NativeSocket sender;
    sender.openDatagram(AddressFamily::IPv4);
    QCOMPARE(sender.sendTo("x", 1, {}).error, EDESTADDRREQ);
    QVERIFY(sender.connect(receiver.localAddress()).ok());
    QCOMPARE(sender.sendTo("x", 1, {}).value, 1);
    QCOMPARE(receiveOnce(receiver, 100), QByteArray("x"));
}

void TestNativeSocket::setsDatagramOptions()
{
    NativeSocket socket;
    socket.openDatagram(AddressFamily::IPv4);
    const SocketAddress everybody = SocketAddress::fromIPv4(0xFFFFFFFF, 9);
    QCOMPARE(socket.sendTo("x", 1, everybody).error, EACCES);
    QVERIFY(socket.setOption(optionSetting("SO_BROADCAST", 1)).ok());
    QVERIFY(intOption(socket, SOL_SOCKET, SO_BROADCAST) != 0);
    QVERIFY(socket.setOption(optionSetting("SO_BROADCAST", 0)).ok());
    QCOMPARE(intOption(socket, SOL_SOCKET, SO_BROADCAST), 0);
}

void TestNativeSocket::setsMulticastOptions_data()
{
    connects_data();
}

void TestNativeSocket::setsMulticastOptions()
{
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    const bool v6 = family == AddressFamily::IPv6;
    const int level = v6 ? IPPROTO_IPV6 : IPPROTO_IP;
    NativeSocket socket;
    socket.openDatagram(family);
    for (const int hops : {0, 5, 255}) {
        QVERIFY(socket.setOption(optionSetting(v6 ? "IPV6_MULTICAST_HOPS" : "IP_MULTICAST_TTL", hops)).ok());
        QCOMPARE(intOption(socket, level, v6 ? IPV6_MULTICAST_HOPS : IP_MULTICAST_TTL) & 0xFF, hops);
    }
    QVERIFY(socket.setOption(optionSetting(v6 ? "IPV6_MULTICAST_LOOP" : "IP_MULTICAST_LOOP", 0)).ok());
    QCOMPARE(intOption(socket, level, v6 ? IPV6_MULTICAST_LOOP : IP_MULTICAST_LOOP) & 0xFF, 0);
    QVERIFY(socket.setOption(optionSetting(v6 ? "IPV6_MULTICAST_LOOP" : "IP_MULTICAST_LOOP", 1)).ok());
    QCOMPARE(intOption(socket, level, v6 ? IPV6_MULTICAST_LOOP : IP_MULTICAST_LOOP) & 0xFF, 1);
    QCOMPARE(socket.setOption(multicastInterface(family, QStringLiteral("nosuch0"))).error, ENODEV);
}

void TestNativeSocket::joinsNoAddressOfOneHost()
{
    NativeSocket socket;
    socket.openDatagram(AddressFamily::IPv4);
    QCOMPARE(socket.joinGroup(*SocketAddress::fromHost(QStringLiteral("192.0.2.1"), 0), 0).error, EINVAL);
    const SocketAddress group = *SocketAddress::fromHost(QStringLiteral("239.255.42.44"), 0);
    QCOMPARE(socket.joinGroup(group, 999'999).error, ENODEV);
    QCOMPARE(socket.leaveGroup(group, 0).error, EADDRNOTAVAIL);
}

void TestNativeSocket::tellsHowManyDatagramsWereDropped()
{
    NativeSocket receiver;
    QVERIFY(!receiver.droppedDatagrams()); // closed: nothing to ask
    receiver.openDatagram(AddressFamily::IPv4);
    receiver.bind(loopback());
    if (!receiver.droppedDatagrams())
        QSKIP("this system does not tell what it drops");
    QCOMPARE(*receiver.droppedDatagrams(), quint64(0));
    const int smallBuffer = 4096;
    setsockopt(receiver.descriptor(), SOL_SOCKET, SO_RCVBUF, &smallBuffer, sizeof smallBuffer);
    NativeSocket sender;
    sender.openDatagram(AddressFamily::IPv4);
    constexpr int count = 100;
    for (int i = 0; i < count; ++i)
        sender.sendTo("0123456789", 10, receiver.localAddress());
    int taken = 0;
    char room[16];
    while (receiver.receive(room, sizeof room).ok())
        ++taken;
    QVERIFY(taken < count);
    QCOMPARE(*receiver.droppedDatagrams(), quint64(count - taken));
}

QTEST_GUILESS_MAIN(TestNativeSocket)
#include "tst_nativesocket.moc"
