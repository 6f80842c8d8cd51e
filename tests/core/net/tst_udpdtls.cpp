// UDP endpoints under DTLS: what the log tells, what waits for the handshake, and networks that lose datagrams.
// The sessions themselves are in tst_dtlspeers.cpp.

#include "core/net/udpendpoint.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>

#include <cerrno>
#include <memory>

using namespace wirebench;

namespace {

HostSpec hostOf(const SocketAddress &address)
{
    SocketAddress host = address;
    host.port = 0;
    return {HostSpec::Kind::Address, host, {}};
}

UdpConfig serverConfig(AddressFamily family = AddressFamily::IPv4)
{
    UdpConfig config;
    config.family = family;
    config.host = hostOf(loopback(family));
    TlsServerConfig tls;
    tls.names = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    tls.handshakeTimeoutMs = 60'000;
    config.dtls = tls;
    return config;
}

UdpConfig clientConfig(const SocketAddress &server)
{
    UdpConfig config;
    config.bindFirst = false;
    config.peerHost = hostOf(server);
    config.peerPort = server.port;
    TlsClientConfig tls;
    tls.verify = false;
    tls.handshakeTimeoutMs = 60'000;
    config.dtls = tls;
    return config;
}

OutboundMessage message(const QByteArray &text, int pieceSize = 0)
{
    return {Bytes::copyOf(text), {}, pieceSize, 0};
}

DatagramHandler prefixEcho()
{
    return
        [](const Bytes &datagram, ByteArena &arena) { return arena.copy("Recu: " + datagram.toByteArray()); };
}

/// An endpoint and what it has told.
struct End
{
    explicit End(Reactor &reactor) : endpoint(log, reactor, QStringLiteral("UDP"))
    {
        QObject::connect(&endpoint, &UdpEndpoint::opened, [this] { isOpen = true; });
        QObject::connect(&endpoint, &UdpEndpoint::closed, [this] { isOpen = false; });
        QObject::connect(&endpoint, &UdpEndpoint::failed, [this](const Error &error) { failures += error; });
        QObject::connect(&endpoint, &UdpEndpoint::sendFailed,
                         [this](const Error &error) { sendFailures += error; });
        QObject::connect(&endpoint, &UdpEndpoint::drained, [this] { ++drained; });
        QObject::connect(&endpoint, &UdpEndpoint::peersChanged, [this](const QList<UdpPeer> &changed) {
            for (const UdpPeer &peer : changed)
                peers.insert(peer.address.toString(), peer);
        });
    }

    QStringList calls() const { return callNames(recordsOf(log)); }
    QStringList texts(Call call) const { return callTexts(recordsOf(log, call)); }
    QByteArray received() const { return payloadOf(recordsOf(log, Call::RecvFrom)); }
    const UdpStatus &status() const { return endpoint.status(); }

    TrafficLog log;
    bool isOpen = false;
    QList<Error> failures;
    QList<Error> sendFailures;
    QMap<QString, UdpPeer> peers;
    int drained = 0;
    UdpEndpoint endpoint;
};

} // namespace

class TestUdpDtls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void asksAndIsAnswered_data();
    void asksAndIsAnswered();
    void handshakeBeginsWithConnect();
    void messagesWaitForTheHandshake();
    void cutsWhatIsLonger();
    void sendsToTheClientsItKnows();
    void survivesABadNetwork_data();
    void survivesABadNetwork();
    void recordsLossAsWithoutDtls();

    void tellsThatNobodyIsThere();
    void tellsOfASilentPeer();
    void tellsWhatIsNotDtls();
    void tellsOfAnUnusableCertificate();
    void refusesGroups();
    void refusesMessagesThatDoNotFit();
    void serverWaitsForItsClients();
    void beginsAgainAfterAFailure();
    void tellsTheOtherEndWhenItCloses();
    void closesAfterOneMessage();

private:
    bool openServer(const UdpConfig &config = serverConfig(), const DatagramHandler &handler = prefixEcho());
    SocketAddress serverAddress() const { return m_server->status().local; }

    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<End> m_server;
    std::unique_ptr<End> m_client;
    int m_before = 0;
};

using MakeReactor = std::unique_ptr<Reactor> (*)();
Q_DECLARE_METATYPE(MakeReactor)

void TestUdpDtls::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestUdpDtls::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_reactor = makeReactor();
    m_server = std::make_unique<End>(*m_reactor);
    m_client = std::make_unique<End>(*m_reactor);
}

void TestUdpDtls::cleanup()
{
    m_client->endpoint.close();
    m_server->endpoint.close();
    QCOMPARE(contradictionsIn(m_client->log), QString());
    QCOMPARE(contradictionsIn(m_server->log), QString());
    m_client.reset();
    m_server.reset();
    m_reactor.reset();
    turn();
    QVERIFY(openDescriptors() <= m_before);
}

bool TestUdpDtls::openServer(const UdpConfig &config, const DatagramHandler &handler)
{
    m_server->endpoint.open(config, handler);
    return m_server->isOpen;
}

// --- talking ----------------------------------------------------------------------------------------------

void TestUdpDtls::asksAndIsAnswered_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::newRow("IPv4") << AddressFamily::IPv4;
    QTest::newRow("IPv6") << AddressFamily::IPv6;
}

void TestUdpDtls::asksAndIsAnswered()
{
    QFETCH(AddressFamily, family);
    QVERIFY(openServer(serverConfig(family)));
    QCOMPARE(m_server->status().certificates.size(), 1);
    m_client->endpoint.open(clientConfig(serverAddress()));
    const QStringList opening = m_client->calls();
    QVERIFY(!opening.contains(QStringLiteral("do_handshake")));
    m_client->endpoint.send(message("Bonjour serveur"));
    QTRY_COMPARE(m_client->received(), QByteArray("Recu: Bonjour serveur"));

    QCOMPARE(m_client->calls(), opening + (QStringList{QStringLiteral("do_handshake"), QStringLiteral("sendto"),
                                                       QStringLiteral("recvfrom")}));
    const QString shaken = m_client->texts(Call::DoHandshake).first();
    QVERIFY2(shaken.startsWith(QStringLiteral("do_handshake(server_hostname='%1') = DTLSv1.2, ")
                                   .arg(serverAddress().host())),
             qPrintable(shaken));
    QVERIFY(recordsOf(m_client->log, Call::DoHandshake).first().waitedNs > 0);
    QCOMPARE(m_server->texts(Call::RecvFrom), QStringList{QStringLiteral("recvfrom(1024) = 15")});
    QVERIFY(m_server->texts(Call::DoHandshake).first().startsWith(u"do_handshake(server_side=True) = DTLSv1.2"));
    QTRY_VERIFY(m_client->peers.value(serverAddress().toString()).dtls);
    QCOMPARE(m_client->status().dtls->protocol, QStringLiteral("DTLSv1.2"));
    QTRY_COMPARE(m_server->peers.size(), 1);
    QTRY_VERIFY(!m_server->peers.isEmpty() && m_server->peers.first().dtls);
    QTRY_COMPARE(m_client->drained, 1);
    QVERIFY(m_client->failures.isEmpty() && m_server->failures.isEmpty());
}

void TestUdpDtls::handshakeBeginsWithConnect()
{
    QVERIFY(openServer());
    UdpConfig config = clientConfig(serverAddress());
    config.connectToPeer = true;
    m_client->endpoint.open(config);
    QTRY_COMPARE(m_client->calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("connect"),
                                                 QStringLiteral("do_handshake")}));
    QTRY_COMPARE(m_server->texts(Call::DoHandshake).size(), 1);
    QVERIFY(m_client->status().dtls);
}

void TestUdpDtls::messagesWaitForTheHandshake()
{
    QVERIFY(openServer(serverConfig(), {}));
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message("one"));
    m_client->endpoint.send(message("two three ", 4));
    QCOMPARE(m_client->status().sentDatagrams, quint64(0));
    QCOMPARE(m_client->drained, 0);
    QTRY_COMPARE(m_server->received(), QByteArray("onetwo three "));
    QCOMPARE(recordsOf(m_server->log, Call::RecvFrom).size(), 4);
    QTRY_COMPARE(m_client->drained, 1);
    QCOMPARE(m_client->status().sentDatagrams, quint64(4));
    QCOMPARE(m_client->status().sent, quint64(13));
}

void TestUdpDtls::cutsWhatIsLonger()
{
    UdpConfig config = serverConfig();
    config.receiveSize = 5;
    QVERIFY(openServer(config));
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message("Bonjour"));
    m_client->endpoint.send(message("serve"));
    QTRY_COMPARE(m_server->texts(Call::RecvFrom),
                 (QStringList{QStringLiteral("recvfrom(5) = 5 (truncated)"), QStringLiteral("recvfrom(5) = 5")}));
    QCOMPARE(m_server->received(), QByteArray("Bonjoserve"));
}

void TestUdpDtls::sendsToTheClientsItKnows()
{
    QVERIFY(openServer(serverConfig(), {}));
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_server->peers.size(), 1);
    QTRY_VERIFY(!m_server->peers.isEmpty());
    m_server->endpoint.sendTo({m_server->peers.first().id}, message("news"));
    QTRY_COMPARE(m_client->received(), QByteArray("news"));
}

void TestUdpDtls::survivesABadNetwork_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 2; seed <= 3; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

/// Both ends lose a fifth and let others overtake; a handshake takes its retransmissions then.
void TestUdpDtls::survivesABadNetwork()
{
    QFETCH(int, seed);
    NetworkConditionsConfig bad;
    bad.loss = 0.2;
    bad.reordering = 0.2;
    bad.duplication = 0.1;
    bad.seed = quint64(seed);
    UdpConfig server = serverConfig();
    server.conditions = bad;
    QVERIFY(openServer(server));
    UdpConfig client = clientConfig(serverAddress());
    client.conditions = bad;
    m_client->endpoint.open(client);
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE_WITH_TIMEOUT(m_client->texts(Call::DoHandshake).size(), 1, 60'000);
    QVERIFY(m_client->status().dtls);
    for (int i = 0; i < 50; ++i)
        m_client->endpoint.send(message("hello"));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->received().size() >= 100, 60'000);
    QTRY_VERIFY(m_client->received().size() >= 50);
    QVERIFY(m_client->status().lostSimulated > 0);
    QVERIFY(m_client->failures.isEmpty() && m_server->failures.isEmpty());
}

void TestUdpDtls::recordsLossAsWithoutDtls()
{
    QVERIFY(openServer(serverConfig(), {}));
    UdpConfig config = clientConfig(serverAddress());
    m_client->endpoint.open(config);
    m_client->endpoint.send(message("one"));
    QTRY_COMPARE(m_server->received(), QByteArray("one"));
    config.conditions.loss = 1;
    m_client->endpoint.reconfigure(config);
    m_client->endpoint.send(message("two"));
    QTRY_COMPARE(m_client->texts(Call::SendTo).size(), 2);
    QCOMPARE(m_client->texts(Call::SendTo).last(), QStringLiteral("sendto(3 bytes) not sent (simulated loss)"));
    config.conditions = {};
    config.conditions.duplication = 1;
    m_client->endpoint.reconfigure(config);
    m_client->endpoint.send(message("three"));
    QTRY_COMPARE(m_client->texts(Call::SendTo).size(), 4);
    config.conditions = {};
    m_client->endpoint.reconfigure(config);
    m_client->endpoint.send(message("four"));
    QTRY_COMPARE(m_server->received(), QByteArray("onethreefour")); // DTLS drops what comes twice
}

// --- what goes wrong --------------------------------------------------------------------------------------

void TestUdpDtls::tellsThatNobodyIsThere()
{
    SocketAddress nobody;
    {
        NativeSocket socket;
        socket.openDatagram(AddressFamily::IPv4);
        socket.bind(loopback());
        nobody = socket.localAddress();
    }
    UdpConfig config = clientConfig(nobody);
    config.connectToPeer = true;
    m_client->endpoint.open(config);
    QTRY_COMPARE(m_client->failures.size(), 1);
    QCOMPARE(m_client->failures[0].systemError, ECONNREFUSED);
    QCOMPARE(m_client->texts(Call::DoHandshake),
             QStringList{QStringLiteral("do_handshake(server_hostname='127.0.0.1') = -1 ECONNREFUSED")});
    QVERIFY(m_client->isOpen);
}

void TestUdpDtls::tellsOfASilentPeer()
{
    NativeSocket silent;
    QVERIFY(silent.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(silent.bind(loopback()).ok());
    UdpConfig config = clientConfig(silent.localAddress());
    std::get<TlsClientConfig>(config.dtls).handshakeTimeoutMs = 100;
    m_client->endpoint.open(config);
    m_client->endpoint.send(message("hello"));
    QCOMPARE(m_client->status().waiting, 0); // not published yet
    QTRY_COMPARE(m_client->failures.size(), 1);
    QCOMPARE(m_client->failures[0].code, ErrorCode::DtlsTimedOut);
    QCOMPARE(m_client->failures[0].arguments.value(0), silent.localAddress().toString());
    QCOMPARE(m_client->texts(Call::DoHandshake),
             QStringList{QStringLiteral("do_handshake(server_hostname='127.0.0.1') = -1 ETIMEDOUT")});
    QVERIFY(m_client->texts(Call::SendTo).isEmpty());
    QVERIFY(m_client->isOpen);
}

void TestUdpDtls::tellsWhatIsNotDtls()
{
    QVERIFY(openServer());
    NativeSocket plain;
    QVERIFY(plain.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(plain.bind(loopback()).ok());
    for (int i = 0; i < 100; ++i)
        QVERIFY(plain.sendTo("Bonjour serveur", 15, serverAddress()).ok());
    QTRY_COMPARE(m_server->texts(Call::RecvFrom).size(), 100);
    QCOMPARE(m_server->texts(Call::RecvFrom).first(), QStringLiteral("recvfrom(1024) = -1 EPROTO"));
    QVERIFY(m_server->failures.size() >= 1 && m_server->failures.size() < 50); // at most one a second
    QCOMPARE(m_server->failures[0], (Error{ErrorCode::DtlsNotSpoken, {plain.localAddress().toString()}, 0, -1}));
    QVERIFY(m_server->peers.isEmpty());

    m_client->endpoint.open(clientConfig(serverAddress())); // others are served as before
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->received(), QByteArray("Recu: hello"));
}

void TestUdpDtls::tellsOfAnUnusableCertificate()
{
    UdpConfig config = serverConfig();
    std::get<TlsServerConfig>(config.dtls).certificateFile = QStringLiteral("/nowhere/cert.pem");
    QVERIFY(!openServer(config));
    QCOMPARE(m_server->failures.size(), 1);
    QCOMPARE(m_server->failures[0].code, ErrorCode::CertificateUnusable);
    QVERIFY(m_server->calls().isEmpty());
    QVERIFY(openServer());
}

void TestUdpDtls::refusesGroups()
{
    const SocketAddress group = *SocketAddress::fromHost(QStringLiteral("239.255.0.1"), 4433);
    m_client->endpoint.open(clientConfig(group));
    QCOMPARE(m_client->failures.size(), 1);
    QCOMPARE(m_client->failures[0], (Error{ErrorCode::DtlsToMany, {group.host()}, 0, -1}));
    UdpConfig config = serverConfig();
    config.groups = {{group, {}}};
    QVERIFY(!openServer(config));
    QCOMPARE(m_server->failures.value(0).code, ErrorCode::DtlsToMany);
    QVERIFY(m_server->calls().isEmpty());
}

void TestUdpDtls::refusesMessagesThatDoNotFit()
{
    QVERIFY(openServer(serverConfig(), {}));
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message(""));
    m_client->endpoint.send(message(QByteArray(20'000, 'x')));
    QCOMPARE(m_client->sendFailures.size(), 2);
    QCOMPARE(m_client->sendFailures[0].code, ErrorCode::DtlsMessageSize);
    QCOMPARE(m_client->sendFailures[1].arguments.value(0), QStringLiteral("20000"));
    m_client->endpoint.send(message(QByteArray(20'000, 'x'), 16'384)); // in pieces
    QTRY_COMPARE(recordsOf(m_client->log, Call::SendTo).size(), 2);
    QTRY_COMPARE(recordsOf(m_server->log, Call::RecvFrom).size(), 2);
}

void TestUdpDtls::serverWaitsForItsClients()
{
    QVERIFY(openServer());
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->received(), QByteArray("Recu: hello"));
    QTRY_COMPARE(m_server->peers.size(), 1);
    m_client->endpoint.close();
    QTRY_VERIFY(!m_server->peers.isEmpty() && !m_server->peers.first().dtls);
    QTRY_VERIFY(!m_server->peers.isEmpty());
    m_server->endpoint.sendTo({m_server->peers.first().id}, message("news"));
    QCOMPARE(m_server->sendFailures.size(), 1);
    QCOMPARE(m_server->sendFailures[0].code, ErrorCode::DtlsNoSession);
}

void TestUdpDtls::beginsAgainAfterAFailure()
{
    QVERIFY(openServer());
    UdpConfig config = clientConfig(serverAddress());
    std::get<TlsClientConfig>(config.dtls).verify = true;
    m_client->endpoint.open(config);
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->failures.size(), 1);
    QCOMPARE(m_client->failures[0].code, ErrorCode::CertificateSelfSigned);
    QTRY_COMPARE(m_server->failures.size(), 1);
    QCOMPARE(m_server->failures[0].code, ErrorCode::TlsAlert);
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->failures.size(), 2);
    QCOMPARE(m_client->texts(Call::DoHandshake).size(), 2);
    QVERIFY(m_client->isOpen && m_server->isOpen);

    m_client->endpoint.close();
    std::get<TlsClientConfig>(config.dtls).exception = m_server->status().certificates.first().sha256;
    m_client->endpoint.open(config);
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->received(), QByteArray("Recu: hello"));
    QVERIFY(!m_client->status().dtls->verified);
}

void TestUdpDtls::tellsTheOtherEndWhenItCloses()
{
    QVERIFY(openServer());
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->received(), QByteArray("Recu: hello"));
    m_server->endpoint.close();
    QTRY_VERIFY(!m_client->status().dtls);
    QTRY_VERIFY(!m_client->peers.isEmpty() && !m_client->peers.first().dtls);
    QVERIFY(m_client->isOpen);
}

void TestUdpDtls::closesAfterOneMessage()
{
    UdpConfig config = serverConfig();
    config.receiveOnce = true;
    QVERIFY(openServer(config));
    m_client->endpoint.open(clientConfig(serverAddress()));
    m_client->endpoint.send(message("hello"));
    QTRY_COMPARE(m_client->received(), QByteArray("Recu: hello"));
    QTRY_VERIFY(!m_server->isOpen);
}

QTEST_GUILESS_MAIN(TestUdpDtls)
#include "tst_udpdtls.moc"
