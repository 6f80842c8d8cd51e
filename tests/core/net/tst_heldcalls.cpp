// Engines at the gate of core/net/callgate.h: the order of a conversation that is stepped through, what fills
// meanwhile, and that nothing is lost or stuck however step mode is switched.

#include "core/net/callgate.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <memory>
#include <vector>

using namespace wirebench;

namespace {

using MakeReactor = std::unique_ptr<Reactor> (*)();

HostSpec hostOf(SocketAddress address)
{
    address.port = 0;
    return {HostSpec::Kind::Address, address, {}};
}

OutboundMessage message(const QByteArray &text, int pieceSize = 0)
{
    return {Bytes::copyOf(text), {}, pieceSize, 0};
}

QByteArray randomBytes(QRandomGenerator &random, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

/// C3: answers once and closes.
Script prefixOnceScript()
{
    return {{},
            [](Connection &connection, const Bytes &bytes) {
                connection.send(Bytes::copyOf("Recu: " + bytes.toByteArray()));
                connection.close();
            },
            {}, {}, {}};
}

} // namespace

Q_DECLARE_METATYPE(MakeReactor)

class TestHeldCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void stepsThroughAConversation();
    void stepsThroughTls();
    void stepsThroughDatagrams();
    void stepsThroughDtls();
    void othersShakeHandsMeanwhile();
    void oneKeyIsForBothEndsOfAHandshake();
    void aKeyGoesOnWhereNothingCanBeSeen();
    void letsTheOneGoThatIsChosen();
    void halfCloseWaitsToo();
    void fillsTheQueue();
    void fillsTheBuffers();
    void aSendThatHasBlockedGoesOnByItself();
    void piecesAreStepsOfTheirOwn();
    void floodIsWholeAfterwards();

    void losesNothingHoweverItIsSwitched_data();
    void losesNothingHoweverItIsSwitched();
    void losesNoDatagramHoweverItIsSwitched();

    void stopsWhileCallsWait();
    void clientIsClosedWhileItsCallsWait();
    void clientClosesWhileCallsWait();
    void clientClosesWhileItsCloseWaits();
    void endsWhileCallsWait();
    void hearsOfAPeerThatResets();
    void hearsOfAPeerThatIsKilled();
    void timeOutsDoNotCount_data();
    void timeOutsDoNotCount();
    void heldTimeIsNoWait();
    void heldTimeOfDatagramsIsNoWait();
    void pausedReadingIsNotOffered();
    void thousandsMayWait();

private:
    TcpServerConfig serverConfig() const
    {
        TcpServerConfig config;
        config.host = hostOf(loopback());
        return config;
    }
    TcpClientConfig clientConfig() const
    {
        TcpClientConfig config;
        config.host = hostOf(loopback());
        config.port = address().port;
        return config;
    }
    SocketAddress address() const { return m_server->status().listening.value(0); }
    CallGate &gate() { return m_reactor->gate(); }
    bool startServer(const TcpServerConfig &config, const Script &script)
    {
        m_server->start(config, scripted(script));
        return m_server->status().state == ServerState::Listening;
    }

    QStringList held();
    bool isHeld(const QString &call) { return soon([&] { return held().contains(call); }); }
    QString step(const QString &only = {});
    QByteArray receivedBy(const char *endpoint) const;

    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<TcpServer> m_server;
    std::unique_ptr<TcpClient> m_client;
    int m_descriptors = 0;
};

/// "server accept", …: who waits, in order.
QStringList TestHeldCalls::held()
{
    QStringList texts;
    for (const HeldCall &call : gate().status().held)
        texts.append(call.flow->endpoint->name + u' ' + QString::fromLatin1(callName(call.call)));
    return texts;
}

/// Lets one call go, as soon as one waits: the first of this kind. What the log got of it: "server accept".
QString TestHeldCalls::step(const QString &only)
{
    if (!soon([&] { return only.isEmpty() ? !held().isEmpty() : held().contains(only); }))
        return QStringLiteral("nothing waits");
    const quint64 before = m_log->endId();
    gate().step(gate().status().held.at(only.isEmpty() ? 0 : held().indexOf(only)).number);
    if (!soon([&] { return m_log->endId() != before; }))
        return QStringLiteral("nothing happens");
    QStringList texts;
    for (const SocketCall &record : recordsOf(*m_log)) {
        if (record.id >= before)
            texts.append(record.flow->endpoint->name + u' ' + QString::fromLatin1(callName(record.call)));
    }
    return texts.join(QStringLiteral(", "));
}

QByteArray TestHeldCalls::receivedBy(const char *endpoint) const
{
    QByteArray all;
    for (const SocketCall &record : recordsOf(*m_log, Call::Recv)) {
        if (record.flow->endpoint->name == QLatin1String(endpoint))
            all.append(record.payload.data(), record.payload.size());
    }
    return all;
}

void TestHeldCalls::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("of the platform") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestHeldCalls::init()
{
    m_descriptors = openDescriptors();
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    m_reactor = makeReactor();
    m_log = std::make_unique<TrafficLog>();
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("server"));
    m_client = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("client"));
}

void TestHeldCalls::cleanup()
{
    m_client.reset();
    m_server.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
    QCOMPARE(gate().status().count, 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    turn();
    m_reactor.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(openDescriptors(), m_descriptors);
}

/// C3, both ends here: one call for each key, and none without.
void TestHeldCalls::stepsThroughAConversation()
{
    gate().setStepping(true);
    TcpServerConfig config = serverConfig();
    config.once = true;
    QVERIFY(startServer(config, prefixOnceScript())); // socket, bind and listen do not wait
    TcpClientConfig wanted = clientConfig();
    wanted.firstMessage = message("Bonjour serveur");
    wanted.receiveOnce = true;
    m_client->connectToHost(wanted);

    QCOMPARE(step(), QStringLiteral("client connect"));
    QCOMPARE(step(QStringLiteral("server accept")), QStringLiteral("server accept"));
    QCOMPARE(step(), QStringLiteral("client send"));
    QCOMPARE(step(), QStringLiteral("server recv"));
    QCOMPARE(step(), QStringLiteral("server send"));
    QCOMPARE(step(QStringLiteral("client recv")), QStringLiteral("client recv"));
    QCOMPARE(m_client->status().state, ClientState::Connected);
    QCOMPARE(step(QStringLiteral("client close")), QStringLiteral("client close"));
    QCOMPARE(step(), QStringLiteral("server close, server close")); // the last client was served: the listening one too
    QCOMPARE(receivedBy("client"), QByteArray("Recu: Bonjour serveur"));
    turn();
    QVERIFY(held().isEmpty());
}

void TestHeldCalls::stepsThroughTls()
{
    gate().setStepping(true);
    TcpServerConfig config = serverConfig();
    config.tls = TlsServerConfig();
    config.tls->names = QStringList{QStringLiteral("127.0.0.1")};
    QVERIFY(startServer(config, prefixOnceScript()));
    TcpClientConfig wanted = clientConfig();
    wanted.tls = TlsClientConfig();
    wanted.tls->verify = false;
    wanted.firstMessage = message("Bonjour serveur");
    wanted.receiveOnce = true;
    m_client->connectToHost(wanted);

    QCOMPARE(step(), QStringLiteral("client connect"));
    QCOMPARE(step(QStringLiteral("server accept")), QStringLiteral("server accept"));
    QVERIFY(isHeld(QStringLiteral("server do_handshake")));
    QVERIFY(gate().step(gate().status().held.at(held().indexOf(QStringLiteral("server do_handshake"))).number));
    turn();
    QCOMPARE(m_client->status().state, ClientState::Securing);
    (void)gate().step(); // the other half of the handshake: both end with it
    QTRY_COMPARE(recordsOf(*m_log, Call::DoHandshake).size(), 2);
    QCOMPARE(step(QStringLiteral("client send")), QStringLiteral("client send"));
    QCOMPARE(step(), QStringLiteral("server recv"));
    QCOMPARE(step(), QStringLiteral("server send"));
    QCOMPARE(step(QStringLiteral("client recv")), QStringLiteral("client recv"));
    QCOMPARE(receivedBy("client"), QByteArray("Recu: Bonjour serveur"));
    QCOMPARE(step(QStringLiteral("server close")), QStringLiteral("server close"));
    QCOMPARE(step(), QStringLiteral("client close"));
}

void TestHeldCalls::stepsThroughDatagrams()
{
    gate().setStepping(true);
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("S"));
    UdpConfig config;
    config.host = hostOf(loopback());
    server.open(config, [](const Bytes &datagram, ByteArena &arena) {
        return std::optional(arena.copy("Recu: " + datagram.toByteArray()));
    });
    UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("C"));
    UdpConfig wanted;
    wanted.bindFirst = false;
    wanted.peerHost = hostOf(server.status().local);
    wanted.peerPort = server.status().local.port;
    wanted.receiveOnce = true;
    client.open(wanted);
    client.send(message("one"));
    client.send(message("two"));

    QCOMPARE(step(), QStringLiteral("C sendto"));
    QCOMPARE(step(QStringLiteral("C sendto")), QStringLiteral("C sendto"));
    QCOMPARE(step(), QStringLiteral("S recvfrom")); // one of the two
    QCOMPARE(step(QStringLiteral("S sendto")), QStringLiteral("S sendto"));
    QCOMPARE(step(QStringLiteral("C recvfrom")), QStringLiteral("C recvfrom"));
    QCOMPARE(client.status().state, UdpState::Open);
    QCOMPARE(step(QStringLiteral("C close")), QStringLiteral("C close"));
    QCOMPARE(client.status().state, UdpState::Closed);
    QCOMPARE(step(QStringLiteral("S recvfrom")), QStringLiteral("S recvfrom"));
    QCOMPARE(payloadOf(recordsOf(*m_log, Call::RecvFrom)), QByteArray("oneRecu: onetwo"));
}

/// The handshake goes by itself: its datagrams are no calls.
void TestHeldCalls::stepsThroughDtls()
{
    gate().setStepping(true);
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("S"));
    UdpConfig config;
    config.host = hostOf(loopback());
    TlsServerConfig tls;
    tls.names = QStringList{QStringLiteral("127.0.0.1")};
    config.dtls = tls;
    server.open(config, [](const Bytes &datagram, ByteArena &arena) {
        return std::optional(arena.copy("Recu: " + datagram.toByteArray()));
    });
    UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("C"));
    UdpConfig wanted;
    wanted.bindFirst = false;
    wanted.peerHost = hostOf(server.status().local);
    wanted.peerPort = server.status().local.port;
    TlsClientConfig clientTls;
    clientTls.verify = false;
    wanted.dtls = clientTls;
    client.open(wanted);
    client.send(message("one"));
    client.send(message("two"));

    QCOMPARE(step(QStringLiteral("C sendto")), QStringLiteral("C sendto"));
    QCOMPARE(recordsOf(*m_log, Call::DoHandshake).size(), 2);
    QCOMPARE(step(QStringLiteral("C sendto")), QStringLiteral("C sendto"));
    QCOMPARE(step(QStringLiteral("S recvfrom")), QStringLiteral("S recvfrom"));
    QCOMPARE(step(QStringLiteral("S sendto")), QStringLiteral("S sendto"));
    QCOMPARE(step(QStringLiteral("C recvfrom")), QStringLiteral("C recvfrom"));
    QVERIFY(isHeld(QStringLiteral("S recvfrom")));
    gate().setStepping(false);
    QTRY_COMPARE(payloadOf(recordsOf(*m_log, Call::RecvFrom)), QByteArray("oneRecu: onetwoRecu: two"));
}

/// A message of one peer waits to be received, and an answer to it to be sent: others begin all the same, and what
/// the one sends behind its message comes after it.
void TestHeldCalls::othersShakeHandsMeanwhile()
{
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("S"));
    UdpConfig config;
    config.host = hostOf(loopback());
    TlsServerConfig tls;
    tls.names = QStringList{QStringLiteral("127.0.0.1")};
    config.dtls = tls;
    server.open(config, [](const Bytes &datagram, ByteArena &arena) {
        return std::optional(arena.copy("Recu: " + datagram.toByteArray()));
    });
    UdpConfig wanted;
    wanted.bindFirst = false;
    wanted.peerHost = hostOf(server.status().local);
    wanted.peerPort = server.status().local.port;
    TlsClientConfig clientTls;
    clientTls.verify = false;
    wanted.dtls = clientTls;
    UdpEndpoint first(*m_log, *m_reactor, QStringLiteral("A"));
    first.open(wanted);
    first.send(message("one"));
    QTRY_COMPARE(first.status().receivedDatagrams, 1u);
    gate().setStepping(true);
    first.send(message("two"));
    first.send(message("three"));
    QCOMPARE(step(QStringLiteral("A sendto")), QStringLiteral("A sendto"));
    QCOMPARE(step(QStringLiteral("A sendto")), QStringLiteral("A sendto"));
    QCOMPARE(step(QStringLiteral("S recvfrom")), QStringLiteral("S recvfrom"));
    QVERIFY(isHeld(QStringLiteral("S sendto")));
    QVERIFY(isHeld(QStringLiteral("S recvfrom")));
    first.close(); // its farewell comes behind the message that waits

    UdpEndpoint second(*m_log, *m_reactor, QStringLiteral("B"));
    second.open(wanted);
    second.send(message("four"));
    QVERIFY(isHeld(QStringLiteral("B sendto"))); // its handshake is done
    QCOMPARE(recordsOf(*m_log, Call::DoHandshake).size(), 4);
    QCOMPARE(step(QStringLiteral("B sendto")), QStringLiteral("B sendto"));
    for (const char *call : {"S sendto", "S recvfrom", "S sendto", "S recvfrom", "S sendto"})
        QCOMPARE(step(QString::fromLatin1(call)), QString::fromLatin1(call));
    QCOMPARE(step(QStringLiteral("B recvfrom")), QStringLiteral("B recvfrom"));
    QCOMPARE(payloadOf(recordsOf(*m_log, server.endpointId())),
             QByteArray("oneRecu: onetwoRecu: twothreeRecu: threefourRecu: four"));
    QCOMPARE(payloadOf(recordsOf(*m_log, second.endpointId())), QByteArray("fourRecu: four"));
}

void TestHeldCalls::oneKeyIsForBothEndsOfAHandshake()
{
    gate().setStepping(true);
    TcpServerConfig config = serverConfig();
    config.tls = TlsServerConfig();
    config.tls->names = QStringList{QStringLiteral("127.0.0.1")};
    QVERIFY(startServer(config, echoScript()));
    TcpClientConfig wanted = clientConfig();
    wanted.tls = TlsClientConfig();
    wanted.tls->verify = false;
    m_client->connectToHost(wanted);
    QCOMPARE(step(), QStringLiteral("client connect"));
    QCOMPARE(step(QStringLiteral("server accept")), QStringLiteral("server accept"));
    QVERIFY(isHeld(QStringLiteral("client do_handshake")));
    QVERIFY(isHeld(QStringLiteral("server do_handshake")));
    (void)gate().step(); // neither has an end that could be seen yet
    QTRY_COMPARE(recordsOf(*m_log, Call::DoHandshake).size(), 2);
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
}

/// A handshake begins with a server that says nothing: the key is for the next call, too.
void TestHeldCalls::aKeyGoesOnWhereNothingCanBeSeen()
{
    NativeSocket silent = listeningSocket(loopback());
    QVERIFY(startServer(serverConfig(), echoScript()));
    TcpClientConfig wanted = clientConfig();
    wanted.port = silent.localAddress().port;
    wanted.tls = TlsClientConfig();
    gate().setStepping(true);
    m_client->connectToHost(wanted);
    QCOMPARE(step(), QStringLiteral("client connect"));
    QVERIFY(isHeld(QStringLiteral("client do_handshake")));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QVERIFY(isHeld(QStringLiteral("server accept")));
    QCOMPARE(held().first(), QStringLiteral("client do_handshake"));
    QVERIFY(gate().step());
    QCOMPARE(recordsOf(*m_log).last().call, Call::Accept);
    QCOMPARE(m_client->status().state, ClientState::Securing);
    QVERIFY(held().isEmpty());
    m_client->close();
}

void TestHeldCalls::letsTheOneGoThatIsChosen()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    RawPeer first;
    RawPeer second;
    QVERIFY(first.connectTo(address()) && second.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 2u);
    gate().setStepping(true);
    first.send("first");
    QTRY_COMPARE(held().size(), 1);
    second.send("second");
    QTRY_COMPARE(held().size(), 2);
    QVERIFY(gate().step(gate().status().held.last().number));
    QCOMPARE(receivedBy("server"), QByteArray("second"));
}

void TestHeldCalls::halfCloseWaitsToo()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    const ConnectionId client = recordsOf(*m_log, Call::Accept).value(0).flow->connection;
    m_server->send({client}, message("last words"));
    m_server->halfClose(client);
    QCOMPARE(step(), QStringLiteral("server send"));
    QCOMPARE(held(), QStringList{QStringLiteral("server shutdown")});
    turn();
    QVERIFY(!peer.isAtEnd());
    QCOMPARE(step(), QStringLiteral("server shutdown"));
    QTRY_VERIFY(peer.isAtEnd());
    peer.close();
    QCOMPARE(step(), QStringLiteral("server recv"));
    QCOMPARE(step(), QStringLiteral("server close"));
}

/// C6: those whom nobody accepts stand in the queue, and are taken one by one.
void TestHeldCalls::fillsTheQueue()
{
    TcpServerConfig config = serverConfig();
    config.concurrency = Concurrency::OneAtATime;
    QVERIFY(startServer(config, echoScript()));
    gate().setStepping(true);
    std::vector<RawPeer> peers(3);
    for (RawPeer &peer : peers) {
        QVERIFY(peer.connectTo(address()));
        peer.send("Hello world");
    }
    if (m_server->status().queueLength < 0)
        QSKIP("this system does not tell how long the queue is");
    QTRY_COMPARE(m_server->status().queueLength, 3);
    QCOMPARE(held(), QStringList{QStringLiteral("server accept")});
    QCOMPARE(step(), QStringLiteral("server accept"));
    QTRY_COMPARE(m_server->status().queueLength, 2);
    QVERIFY(isHeld(QStringLiteral("server recv")));
    QCOMPARE(held().size(), 1); // no accept while the one is served
    QCOMPARE(step(), QStringLiteral("server recv"));
    QCOMPARE(step(), QStringLiteral("server send"));
    QTRY_COMPARE(peers[0].received(), QByteArray("Hello world"));
    peers[0].close();
    QCOMPARE(step(), QStringLiteral("server recv"));
    QCOMPARE(step(), QStringLiteral("server close"));
    QCOMPARE(step(), QStringLiteral("server accept"));
    QTRY_COMPARE(m_server->status().queueLength, 1);
    gate().setStepping(false);
    QTRY_COMPARE(peers[1].received(), QByteArray("Hello world"));
    peers[1].close();
    QTRY_COMPARE(peers[2].received(), QByteArray("Hello world"));
    QTRY_COMPARE(m_server->status().queueLength, 0);
}

/// What nobody receives stays with the system, until that has no room either: then the sender stands still.
void TestHeldCalls::fillsTheBuffers()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    const QByteArray flood(20'000'000, 'x');
    peer.send(flood);
    QVERIFY(isHeld(QStringLiteral("server recv")));
    turn(50);
    peer.pump();
    QVERIFY(peer.unsent() > 0);
    QVERIFY(receivedBy("server").isEmpty());
    QCOMPARE(held().size(), 1);
    gate().setStepping(false);
    QVERIFY(soon([&] { return peer.receivedBytes() == flood.size(); }));
}

void TestHeldCalls::aSendThatHasBlockedGoesOnByItself()
{
    QVERIFY(startServer(serverConfig(), Script()));
    RawPeer peer;
    QVERIFY(peer.connectWithSmallBuffer(address(), 64 * 1024));
    peer.setReading(false);
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    const QByteArray text(15'000'000, 'x');
    m_server->sendToAll(message(text));
    for (turn(); !held().isEmpty(); turn())
        QVERIFY(gate().step());
    m_server->sendToAll(message("more")); // tried at once, room or not
    QCOMPARE(held(), QStringList{QStringLiteral("server send")});
    for (; !held().isEmpty(); turn()) // the system may have found some more room meanwhile
        QVERIFY(gate().step());
    // It has none now: the call that was let go last has not returned.
    const qsizetype sends = recordsOf(*m_log, Call::Send).size();
    peer.setReading(true);
    QVERIFY(soon([&] { return peer.receivedBytes() > 0 && recordsOf(*m_log, Call::Send).size() == sends + 1; }));
    QVERIFY(isHeld(QStringLiteral("server send"))); // the next one waits again
    gate().setStepping(false);
    QVERIFY(soon([&] { return peer.receivedBytes() == text.size() + 4; }));
}

void TestHeldCalls::piecesAreStepsOfTheirOwn()
{
    QVERIFY(startServer(serverConfig(), Script()));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    m_server->sendToAll(message("abcdef", 2));
    for (const char *expected : {"ab", "abcd", "abcdef"}) {
        QCOMPARE(step(), QStringLiteral("server send"));
        QTRY_COMPARE(peer.received(), QByteArray(expected));
    }
    turn();
    QVERIFY(held().isEmpty());
}

/// A program that does not know of step mode sends 50 MB: it is slowed down by TCP, and all of it arrives.
void TestHeldCalls::floodIsWholeAfterwards()
{
    WIREBENCH_NEED("python3");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 received = 0;
    TcpServerConfig config = serverConfig();
    config.receiveSize = 65'536;
    QVERIFY(startServer(config, {{},
                                 [&](Connection &, const Bytes &bytes) {
                                     hash.addData({bytes.data(), qsizetype(bytes.size())});
                                     received += bytes.size();
                                 },
                                 {}, {}, {}}));
    gate().setStepping(true);
    PythonPeer peer;
    QVERIFY(peer.start(R"(
import hashlib
s = create_connection(('127.0.0.1', int(arguments[0])))
block = bytes(range(251)) * 4000
digest, left = hashlib.sha256(), 50_000_000
print('sending')
while left > 0:
    part = block[:left]
    s.sendall(part)
    digest.update(part)
    left -= len(part)
s.close()
print(digest.hexdigest())
)",
                       {QString::number(address().port)}));
    QCOMPARE(step(), QStringLiteral("server accept"));
    QTRY_VERIFY(peer.output().startsWith("sending"));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(step(), QStringLiteral("server recv"));
    turn(100);
    QVERIFY(received > 0 && received <= 20 * 65'536);
    QCOMPARE(peer.exitStatus(), -1); // held up
    QCOMPARE(held(), QStringList{QStringLiteral("server recv")});
    gate().setStepping(false);
    QVERIFY(soon([&] { return peer.exitStatus() == 0 && m_server->status().serving == 0 && received == 50'000'000; }));
    QCOMPARE(peer.output(), "sending\n" + hash.result().toHex() + '\n');
}

void TestHeldCalls::losesNothingHoweverItIsSwitched_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("tls");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("%u", seed) << seed << false;
    QTest::addRow("TLS") << 7u << true;
}

/// Several clients and an echo: whatever is pressed in the meantime, each gets back what it has sent.
void TestHeldCalls::losesNothingHoweverItIsSwitched()
{
    QFETCH(quint32, seed);
    QFETCH(bool, tls);
    QRandomGenerator random(seed);
    TcpServerConfig config = serverConfig();
    config.receiveSize = int(random.bounded(1, 5000));
    config.concurrency = random.bounded(2) == 0 ? Concurrency::AllAtOnce : Concurrency::Pool;
    config.poolSize = 2;
    if (tls) {
        config.tls = TlsServerConfig();
        config.tls->names = QStringList{QStringLiteral("127.0.0.1")};
    }
    QVERIFY(startServer(config, echoScript()));

    struct Client
    {
        std::unique_ptr<TcpClient> engine;
        QByteArray toSend;
        QByteArray sent;
        QByteArray received;
    };
    std::vector<Client> clients(4);
    for (Client &client : clients) {
        client.engine = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("many"));
        client.toSend = randomBytes(random, 40'000);
        TcpClientConfig wanted = clientConfig();
        if (tls) {
            wanted.tls = TlsClientConfig();
            wanted.tls->verify = false;
        }
        wanted.receiveSize = int(random.bounded(1, 5000));
        client.engine->connectToHost(wanted, scripted({{},
                                                       [&client](Connection &connection, const Bytes &bytes) {
                                                           client.received += bytes.toByteArray();
                                                           if (client.received.size() == client.toSend.size())
                                                               connection.close();
                                                       },
                                                       {}, {}, {}}));
    }
    const auto sendSome = [&](Client &client) {
        if (client.engine->status().state != ClientState::Connected || client.sent.size() == client.toSend.size())
            return;
        const QByteArray part = client.toSend.mid(client.sent.size(), random.bounded(1, 8000));
        client.engine->send(message(part, random.bounded(2) == 0 ? 700 : 0));
        client.sent += part;
    };
    const auto isDone = [](const Client &client) {
        return client.received.size() == client.toSend.size() && client.engine->status().state == ClientState::Closed;
    };
    const auto press = [&] {
        switch (random.bounded(40)) {
        case 0:
            gate().setStepping(true);
            return;
        case 1:
            gate().setStepping(random.bounded(3) != 0);
            return;
        default:
            break;
        }
        const CallGateStatus status = gate().status();
        if (status.held.isEmpty())
            return;
        if (random.bounded(2) == 0)
            gate().step();
        else
            gate().step(status.held.at(random.bounded(status.held.size())).number);
    };
    QVERIFY(soon([&] {
        for (Client &client : clients)
            sendSome(client);
        for (int i = 0; i < 10; ++i)
            press();
        return std::all_of(clients.begin(), clients.end(), isDone);
    }));
    for (const Client &client : clients)
        QCOMPARE(client.received, client.toSend);
    gate().setStepping(false);
    QTRY_COMPARE(m_server->status().received, quint64(4 * 40'000));
    QTRY_COMPARE(m_server->status().serving, 0);
    clients.clear();
    turn();
}

void TestHeldCalls::losesNoDatagramHoweverItIsSwitched()
{
    QRandomGenerator random(3);
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("S"));
    UdpConfig config;
    config.host = hostOf(loopback());
    server.open(config, [](const Bytes &datagram, ByteArena &) { return std::optional(datagram); });
    UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("C"));
    UdpConfig wanted;
    wanted.peerHost = hostOf(server.status().local);
    wanted.peerPort = server.status().local.port;
    wanted.host = hostOf(loopback());
    client.open(wanted);
    QByteArray expected;
    int sent = 0;
    QVERIFY(soon([&] {
        if (sent < 300 && client.status().sentDatagrams + 50 > quint64(sent)) { // no more than the buffers hold
            const QByteArray text = QByteArray::number(sent++) + ' ';
            expected += text;
            client.send(message(text));
        }
        if (random.bounded(15) == 0)
            gate().setStepping(random.bounded(3) != 0);
        for (int i = random.bounded(8); i > 0; --i)
            gate().step();
        return client.status().receivedDatagrams == 300;
    }));
    QByteArray received;
    for (const SocketCall &record : recordsOf(*m_log, client.endpointId())) {
        if (record.call == Call::RecvFrom)
            received.append(record.payload.data(), record.payload.size());
    }
    QCOMPARE(received, expected);
    gate().setStepping(false);
}

/// Stop is a key of its own: nothing waits for another one.
void TestHeldCalls::stopsWhileCallsWait()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    peer.send("hello");
    RawPeer waiting;
    QVERIFY(waiting.connectTo(address()));
    QTRY_COMPARE(held().size(), 2);
    QSignalSpy stopped(m_server.get(), &TcpServer::stopped);
    m_server->stop();
    QCOMPARE(stopped.size(), 1);
    QVERIFY(held().isEmpty());
    QTRY_VERIFY(peer.isAtEnd());
    QVERIFY(!gate().step());
    QVERIFY(startServer(serverConfig(), echoScript())); // and goes on as ever
    RawPeer next;
    QVERIFY(next.connectTo(address()));
    QCOMPARE(step(), QStringLiteral("server accept"));
}

/// The same for one client of the server.
void TestHeldCalls::clientIsClosedWhileItsCallsWait()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    m_server->sendToAll(message("last words"));
    QCOMPARE(held(), QStringList{QStringLiteral("server send")});
    m_server->closeClient(recordsOf(*m_log, Call::Accept).value(0).flow->connection);
    QVERIFY(held().isEmpty());
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("last words"));
    QTRY_COMPARE(m_server->status().serving, 0);
}

/// What was to be sent goes before: the user has asked for the end, not for a loss.
void TestHeldCalls::clientClosesWhileCallsWait()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    m_client->connectToHost(clientConfig());
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
    QTRY_COMPARE(m_server->status().served, 1u);
    gate().setStepping(true);
    m_client->send(message("hello"));
    QCOMPARE(held(), QStringList{QStringLiteral("client send")});
    m_client->close();
    QCOMPARE(m_client->status().state, ClientState::Closed);
    QCOMPARE(step(), QStringLiteral("server recv"));
    QCOMPARE(receivedBy("server"), QByteArray("hello"));

    m_client->connectToHost(clientConfig());
    QVERIFY(isHeld(QStringLiteral("client connect")));
    m_client->close(); // before it has connected
    QVERIFY(!held().contains(QStringLiteral("client connect")));
    QCOMPARE(m_client->status().state, ClientState::Closed);
    gate().setStepping(false);
}

/// Letting the held close go ends the connection, in the middle of asking it to close.
void TestHeldCalls::clientClosesWhileItsCloseWaits()
{
    gate().setStepping(true);
    QVERIFY(startServer(serverConfig(), prefixOnceScript()));
    TcpClientConfig wanted = clientConfig();
    wanted.firstMessage = message("Bonjour serveur");
    wanted.receiveOnce = true;
    m_client->connectToHost(wanted);
    for (int keys = 0; keys < 20 && !held().contains(QStringLiteral("client close")); ++keys)
        step();
    QVERIFY(isHeld(QStringLiteral("client close")));
    m_client->close();
    QCOMPARE(m_client->status().state, ClientState::Closed);
    QVERIFY(!held().contains(QStringLiteral("client close")));
    gate().setStepping(false);
}

void TestHeldCalls::endsWhileCallsWait()
{
    gate().setStepping(true);
    QVERIFY(startServer(serverConfig(), echoScript()));
    m_client->connectToHost(clientConfig());
    QCOMPARE(step(), QStringLiteral("client connect"));
    m_client->send(message("hello"));
    QVERIFY(isHeld(QStringLiteral("server accept")));
    m_client.reset();
    m_server.reset();
    QVERIFY(held().isEmpty());
    QVERIFY(gate().isStepping()); // cleanup() sees that nothing is left
}

void TestHeldCalls::hearsOfAPeerThatResets()
{
    QVERIFY(startServer(serverConfig(), echoScript()));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_COMPARE(m_server->status().served, 1u);
    QSignalSpy failed(m_server.get(), &TcpServer::clientFailed);
    gate().setStepping(true);
    m_server->sendToAll(message("hello"));
    QVERIFY(isHeld(QStringLiteral("server send")));
    peer.send("bye");
    QVERIFY(isHeld(QStringLiteral("server recv")));
    peer.reset();
    turn(20);
    QCOMPARE(held().size(), 2);
    QVERIFY(gate().step()); // whichever it is: the socket says what has happened
    QTRY_COMPARE(m_server->status().serving, 0);
    QCOMPARE(failed.size(), 1);
    QVERIFY(held().isEmpty());
}

void TestHeldCalls::hearsOfAPeerThatIsKilled()
{
    WIREBENCH_NEED("python3");
    QVERIFY(startServer(serverConfig(), echoScript()));
    gate().setStepping(true);
    PythonPeer peer;
    QVERIFY(peer.start(R"(
s = create_connection(('127.0.0.1', int(arguments[0])))
s.sendall(b'hello')
print('sent')
time.sleep(60)
)",
                       {QString::number(address().port)}));
    QTRY_COMPARE(peer.output(), QByteArray("sent\n"));
    QCOMPARE(step(), QStringLiteral("server accept"));
    QVERIFY(isHeld(QStringLiteral("server recv")));
    peer.kill();
    QTRY_VERIFY(peer.exitStatus() != -1);
    QCOMPARE(step(), QStringLiteral("server recv")); // what it had sent before
    QCOMPARE(receivedBy("server"), QByteArray("hello"));
    gate().setStepping(false);
    QTRY_COMPARE(m_server->status().serving, 0);
}

void TestHeldCalls::timeOutsDoNotCount_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("connect") << false;
    QTest::newRow("handshake") << true;
}

void TestHeldCalls::timeOutsDoNotCount()
{
    QFETCH(bool, tls);
    constexpr int shortMs = 1000; // long enough for a handshake on a crowded machine
    TcpServerConfig config = serverConfig();
    TcpClientConfig wanted;
    if (tls) {
        config.tls = TlsServerConfig();
        config.tls->names = QStringList{QStringLiteral("127.0.0.1")};
        config.tls->handshakeTimeoutMs = shortMs;
        wanted.tls = TlsClientConfig();
        wanted.tls->verify = false;
        wanted.tls->handshakeTimeoutMs = shortMs;
    }
    QVERIFY(startServer(config, echoScript()));
    wanted.host = clientConfig().host;
    wanted.port = clientConfig().port;
    wanted.connectTimeoutMs = shortMs;
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    gate().setStepping(true);
    m_client->connectToHost(wanted);
    QVERIFY(isHeld(QStringLiteral("client connect")));
    if (tls) {
        QCOMPARE(step(), QStringLiteral("client connect"));
        QCOMPARE(step(QStringLiteral("server accept")), QStringLiteral("server accept"));
        QVERIFY(isHeld(QStringLiteral("server do_handshake")));
    }
    // The teacher talks for longer than anybody would wait.
    QElapsedTimer talk;
    talk.start();
    QVERIFY(soon([&] { return talk.hasExpired(2 * shortMs); }));
    QCOMPARE(failed.size(), 0);
    gate().setStepping(false);
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
    QCOMPARE(failed.size(), 0);
}

/// accept, recv, do_handshake and send: the teacher's time is in none of their records.
void TestHeldCalls::heldTimeIsNoWait()
{
    constexpr qint64 talkNs = 250'000'000;
    gate().setStepping(true);
    TcpServerConfig config = serverConfig();
    config.tls = TlsServerConfig();
    config.tls->names = QStringList{QStringLiteral("127.0.0.1")};
    QVERIFY(startServer(config, prefixOnceScript()));
    const qint64 beganNs = m_log->now();
    TcpClientConfig wanted = clientConfig();
    wanted.tls = TlsClientConfig();
    wanted.tls->verify = false;
    wanted.firstMessage = message("Bonjour serveur");
    wanted.receiveOnce = true;
    m_client->connectToHost(wanted);
    int keys = 0;
    QVERIFY(soon([&] {
        if (held().isEmpty())
            return false;
        const qint64 until = m_log->now() + talkNs;
        while (m_log->now() < until)
            turn();
        ++keys;
        (void)gate().step();
        turn();
        return m_client->status().state == ClientState::Closed && held().isEmpty() && keys > 1;
    }));
    QVERIFY(keys >= 7);
    const qint64 tookNs = m_log->now() - beganNs;
    for (const SocketCall &record : recordsOf(*m_log)) {
        const bool isLate = record.call == Call::Accept || record.call == Call::Recv || record.call == Call::DoHandshake;
        const QByteArray name = callName(record.call);
        QVERIFY2(!isLate || record.waitedNs <= tookNs - talkNs, name.constData());
        QVERIFY2(isLate || record.waitedNs < talkNs, name.constData());
    }
}

void TestHeldCalls::heldTimeOfDatagramsIsNoWait()
{
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("S"));
    UdpConfig config;
    config.host = hostOf(loopback());
    server.open(config);
    UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("C"));
    UdpConfig wanted;
    wanted.bindFirst = false;
    wanted.peerHost = hostOf(server.status().local);
    wanted.peerPort = server.status().local.port;
    client.open(wanted);
    const qint64 openNs = m_log->now();
    gate().setStepping(true);
    client.send(message("one"));
    client.send(message("two"));
    const auto talk = [this] {
        QElapsedTimer timer;
        timer.start();
        return soon([&timer] { return timer.hasExpired(300); });
    };
    for (const char *call : {"C sendto", "C sendto", "S recvfrom"}) {
        QVERIFY(isHeld(QString::fromLatin1(call)));
        const qint64 seenNs = m_log->now();
        QVERIFY(talk());
        const qint64 heldNs = m_log->now() - seenNs;
        QCOMPARE(step(QString::fromLatin1(call)), QString::fromLatin1(call));
        const SocketCall made = recordsOf(*m_log).last();
        QVERIFY(made.waitedNs + heldNs <= made.timeNs - openNs);
    }
    // The second one waited behind the first, which was held as well.
    const QList<SocketCall> sent = recordsOf(*m_log, Call::SendTo);
    QCOMPARE(sent.size(), 2);
    QVERIFY(sent[1].waitedNs + 600'000'000 <= sent[1].timeNs - openNs);
}

/// A call that the program does not want now is not offered to the teacher.
void TestHeldCalls::pausedReadingIsNotOffered()
{
    Connection *served = nullptr;
    QVERIFY(startServer(serverConfig(),
                        {[&](Connection &connection) { served = &connection; }, {}, {}, {}, {}}));
    RawPeer peer;
    QVERIFY(peer.connectTo(address()));
    QTRY_VERIFY(served);
    gate().setStepping(true);
    peer.send("hello");
    QVERIFY(isHeld(QStringLiteral("server recv")));
    served->pauseReading(true);
    QVERIFY(held().isEmpty());
    served->pauseReading(false);
    QCOMPARE(step(), QStringLiteral("server recv"));
}

void TestHeldCalls::thousandsMayWait()
{
    constexpr size_t many = 400;
    if (!allowDescriptors(int(2 * many + 100)))
        QSKIP("this process may not open so many descriptors");
    TcpServerConfig config = serverConfig();
    config.backlog = int(many);
    QVERIFY(startServer(config, echoScript()));
    std::vector<RawPeer> peers(many);
    for (RawPeer &peer : peers)
        QVERIFY(peer.connectTo(address()));
    QVERIFY(soon([&] { return m_server->status().served == many; }));
    gate().setStepping(true);
    for (RawPeer &peer : peers)
        peer.send("hello");
    QVERIFY(soon([&] { return gate().status().count == int(many); }));
    QCOMPARE(gate().status().held.size(), qsizetype(CallGate::mostTold));
    QVERIFY(recordsOf(*m_log, Call::Recv).isEmpty());
    gate().setStepping(false);
    for (RawPeer &peer : peers)
        QTRY_COMPARE(peer.received(), QByteArray("hello"));
}

QTEST_GUILESS_MAIN(TestHeldCalls)
#include "tst_heldcalls.moc"
