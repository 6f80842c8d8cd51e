// core/net/tcpclient.h and core/net/tcpserver.h with TLS: alone with a peer of the test, and with each other.

#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/tlspeer.h"
#include "tests/core/net/waiting.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

OutboundMessage message(const QByteArray &text)
{
    return {Bytes::copyOf(text), {}, 0, 0};
}

Error errorOf(const QSignalSpy &spy)
{
    return spy.isEmpty() ? Error() : spy.last().last().value<Error>();
}

} // namespace

class TestTcpTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void clientAndServerAgree();
    void firstMessageComesAfterTheHandshake();
    void clientTellsThatItSecures();
    void clientTellsOfABadCertificate_data();
    void clientTellsOfABadCertificate();
    void clientChecksTheNameThatWasTyped();
    void clientTellsAnUnusableFileAtOnce();
    void clientTellsThatTheServerStalls();
    void clientMayCloseInTheHandshake();
    void clientMayCloseWhenToldConnected();
    void clientMayConnectAgain();
    void clientMessagesWaitForTheHandshake();
    void clientIsToldDrainedOnceItIs();

    void clientStartsTlsInTheMiddle();
    void clientStartsTlsAtOnceWhenConnected();
    void clientStartsTlsOnlyWhenItMay();

    void serverTellsItsCertificate();
    void serverMakesOneForThisMachine();
    void serverTellsAnUnusableFile();
    void serverServesOthersWhileOneStalls();
    void oneAtATimeGoesOnAfterAStaller();
    void serverTellsOfClients();
    void serverTellsWhoDoesNotSpeakTls();
    void serverRefusesClientsWithoutCertificate();
    void serverStopsInAHandshake();
    void serverSendsOnlySealed();
    void serverWithoutTlsAfterOneWith();
    void greetsAndCloses();

private:
    TcpServerConfig serverConfig() const;
    TcpClientConfig clientConfig() const;
    void startServer(const TcpServerConfig &config, Script script = echoScript());
    SocketAddress address() const { return m_server->status().listening.value(0); }
    std::unique_ptr<TlsPeer> peer(bool connects = true) const;
    bool isServed(TlsPeer &peer, const QByteArray &text = "hello") const;

    test::Certificates m_certificates;
    TlsContextPtr m_trusting;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpServer> m_server;
    std::unique_ptr<TcpClient> m_client;
    QList<ServerClient> m_clients; ///< as last told, by the order of their accepts
    int m_before = 0;
};

void TestTcpTls::initTestCase()
{
    WIREBENCH_NEED("openssl");
    QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
    TlsClientConfig trusting;
    trusting.verify = false;
    m_trusting = *TlsContext::forClient(trusting);
}

void TestTcpTls::init()
{
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("server"));
    m_client = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("client"));
    m_clients.clear();
    connect(m_server.get(), &TcpServer::clientsChanged, this, [this](const QList<ServerClient> &changed) {
        for (const ServerClient &client : changed) {
            const auto known = std::find_if(m_clients.begin(), m_clients.end(),
                                            [&](const ServerClient &old) { return old.id == client.id; });
            if (known == m_clients.end())
                m_clients.append(client);
            else
                *known = client;
        }
    });
}

void TestTcpTls::cleanup()
{
    m_client.reset();
    m_server.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
    turn();
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

TcpServerConfig TestTcpTls::serverConfig() const
{
    TcpServerConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    config.tls.emplace();
    config.tls->certificateFile = m_certificates.path("good.pem");
    config.tls->keyFile = m_certificates.path("good.key");
    return config;
}

TcpClientConfig TestTcpTls::clientConfig() const
{
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, address(), {}};
    config.port = address().port;
    config.tls.emplace();
    config.tls->authorityFile = m_certificates.path("ca.pem");
    return config;
}

void TestTcpTls::startServer(const TcpServerConfig &config, Script script)
{
    m_server->start(config, scripted(script));
    QTRY_COMPARE(m_server->status().state, ServerState::Listening);
}

std::unique_ptr<TlsPeer> TestTcpTls::peer(bool connects) const
{
    RawPeer raw;
    if (connects && !raw.connectTo(address()))
        qFatal("no connection");
    return std::make_unique<TlsPeer>(m_trusting, std::move(raw));
}

bool TestTcpTls::isServed(TlsPeer &peer, const QByteArray &text) const
{
    peer.send(text);
    return soon([&] { return peer.received() == text; });
}

void TestTcpTls::clientAndServerAgree()
{
    startServer(serverConfig());
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    QByteArray came;
    Script script;
    script.received = [&](Connection &, const Bytes &bytes) { came += bytes.toByteArray(); };
    m_client->connectToHost(clientConfig(), scripted(script));
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(m_client->status().state, ClientState::Connected);
    QVERIFY(m_client->status().tls);
    QVERIFY(m_client->status().tls->verified);
    m_client->send(message("hello"));
    QTRY_COMPARE(came, QByteArray("hello"));
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.first().tls);
    QCOMPARE(m_clients.first().tls->cipher, m_client->status().tls->cipher);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->close();
    QTRY_COMPARE(closed.size(), 1);
    QTRY_COMPARE(m_server->status().serving, 0);
    const QStringList calls = callNames(recordsOf(*m_log, m_client->endpointId()));
    QCOMPARE(calls, (QStringList{"socket", "connect", "do_handshake", "send", "recv", "close"}));
}

void TestTcpTls::firstMessageComesAfterTheHandshake()
{
    startServer(serverConfig());
    TcpClientConfig config = clientConfig();
    config.firstMessage = message("first");
    QStringList told;
    QByteArray came;
    Script script;
    script.opened = [&](Connection &) { told.append("opened"); };
    script.drained = [&](Connection &) { told.append("drained"); };
    script.received = [&](Connection &, const Bytes &bytes) { came += bytes.toByteArray(); };
    connect(m_client.get(), &TcpClient::connected, this, [&] { told.append("connected"); });
    m_client->connectToHost(config, scripted(script));
    QTRY_COMPARE(came, QByteArray("first"));
    QCOMPARE(told.mid(0, 2), (QStringList{"connected", "opened"}));
    QCOMPARE(callNames(recordsOf(*m_log, m_client->endpointId())),
             (QStringList{"socket", "connect", "do_handshake", "send", "recv"}));
}

void TestTcpTls::clientTellsThatItSecures()
{
    NativeSocket silent = listeningSocket(loopback());
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, silent.localAddress(), {}};
    config.port = silent.localAddress().port;
    config.tls.emplace();
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->connectToHost(config);
    QTRY_COMPARE(m_client->status().state, ClientState::Securing);
    QTRY_COMPARE(m_client->status().waitingIn, std::optional(Call::DoHandshake));
    QVERIFY(m_client->status().waitingSinceNs > 0);
    QVERIFY(!m_client->status().tls);
    QVERIFY(connected.isEmpty());
}

void TestTcpTls::clientTellsOfABadCertificate_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("expired") << QByteArray("expired") << int(ErrorCode::CertificateExpired);
    QTest::newRow("self-signed") << QByteArray("self") << int(ErrorCode::CertificateSelfSigned);
    QTest::newRow("another host") << QByteArray("wrong") << int(ErrorCode::CertificateOfAnotherHost);
    QTest::newRow("stranger") << QByteArray("stranger") << int(ErrorCode::CertificateUnknownAuthority);
}

void TestTcpTls::clientTellsOfABadCertificate()
{
    QFETCH(QByteArray, name);
    QFETCH(int, code);
    TcpServerConfig config = serverConfig();
    config.tls->certificateFile = m_certificates.path((name + ".pem").constData());
    config.tls->keyFile = m_certificates.path((name + ".key").constData());
    startServer(config);
    QSignalSpy refused(m_server.get(), &TcpServer::clientFailed);
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(clientConfig());
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), code);
    QVERIFY(connected.isEmpty());
    QCOMPARE(m_client->status().state, ClientState::Closed);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(int(errorOf(refused).code), int(ErrorCode::TlsAlert));

    // And as the exception that it names.
    TcpClientConfig exception = clientConfig();
    exception.tls->exception = certificateOf(errorOf(failed));
    m_client->connectToHost(exception);
    QTRY_COMPARE(connected.size(), 1);
    QVERIFY(!m_client->status().tls->verified);
    QCOMPARE(int(m_client->status().tls->broken.first().code), code);
}

void TestTcpTls::clientChecksTheNameThatWasTyped()
{
    startServer(serverConfig());
    TcpClientConfig config = clientConfig();
    config.host = {HostSpec::Kind::Name, {}, QStringLiteral("localhost")};
    config.family = AddressFamily::IPv4;
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->connectToHost(config);
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(m_client->status().tls->serverName, QStringLiteral("localhost"));
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.first().tls);
    QCOMPARE(m_clients.first().tls->serverName, QStringLiteral("localhost"));
}

void TestTcpTls::clientTellsAnUnusableFileAtOnce()
{
    startServer(serverConfig());
    TcpClientConfig config = clientConfig();
    config.tls->authorityFile = m_certificates.path("none.pem");
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(config);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), int(ErrorCode::AuthoritiesUnusable));
    QVERIFY(recordsOf(*m_log, m_client->endpointId()).isEmpty());
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->connectToHost(clientConfig());
    QTRY_COMPARE(connected.size(), 1);
}

void TestTcpTls::clientTellsThatTheServerStalls()
{
    NativeSocket silent = listeningSocket(loopback());
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, silent.localAddress(), {}};
    config.port = silent.localAddress().port;
    config.tls.emplace();
    config.tls->handshakeTimeoutMs = 100;
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(config);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), int(ErrorCode::TlsTimedOut));
    QCOMPARE(callNames(recordsOf(*m_log)), (QStringList{"socket", "connect", "do_handshake", "close"}));
}

void TestTcpTls::clientMayCloseInTheHandshake()
{
    NativeSocket silent = listeningSocket(loopback());
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, silent.localAddress(), {}};
    config.port = silent.localAddress().port;
    config.tls.emplace();
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(config);
    QTRY_COMPARE(m_client->status().state, ClientState::Securing);
    m_client->close();
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(failed.isEmpty());
    QCOMPARE(m_client->status().state, ClientState::Closed);
}

void TestTcpTls::clientMayCloseWhenToldConnected()
{
    startServer(serverConfig());
    TcpClientConfig config = clientConfig();
    config.firstMessage = message("never");
    bool opened = false;
    Script script;
    script.opened = [&](Connection &) { opened = true; };
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    connect(m_client.get(), &TcpClient::connected, this, [this] { m_client->close(); });
    m_client->connectToHost(config, scripted(script));
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!opened);
    QVERIFY(recordsOf(*m_log, Call::Send).isEmpty());
}

void TestTcpTls::clientMayConnectAgain()
{
    startServer(serverConfig());
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    for (int i = 1; i <= 3; ++i) {
        m_client->connectToHost(clientConfig());
        QTRY_COMPARE(connected.size(), i);
        m_client->close();
        QTRY_COMPARE(closed.size(), i);
    }
    QTRY_COMPARE(recordsOf(*m_log, Call::DoHandshake).size(), 6);
}

void TestTcpTls::clientMessagesWaitForTheHandshake()
{
    NativeSocket listening = listeningSocket(loopback());
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, listening.localAddress(), {}};
    config.port = listening.localAddress().port;
    config.tls.emplace();
    config.tls->verify = false;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_client->status().state, ClientState::Securing);
    QSignalSpy drained(m_client.get(), &TcpClient::drained);
    m_client->send(message("typed early"));
    m_client->halfClose();
    NativeSocket accepted;
    SocketAddress from;
    QVERIFY(soon([&] { return listening.accept(accepted, from).ok(); }));
    QVERIFY(drained.isEmpty());
    TlsPeer server(*TlsContext::forServer(*serverConfig().tls), RawPeer(std::move(accepted)));
    QVERIFY(soon([&] { return server.endedProperly(); }));
    QCOMPARE(server.received(), QByteArray("typed early"));
    QVERIFY(!server.raw().received().contains("typed early"));
    QTRY_COMPARE(drained.size(), 1);
}

void TestTcpTls::clientIsToldDrainedOnceItIs()
{
    startServer(serverConfig());
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->connectToHost(clientConfig());
    QTRY_COMPARE(connected.size(), 1);
    QSignalSpy drained(m_client.get(), &TcpClient::drained);
    m_client->send(message(QByteArray(3'000'000, 'x')));
    QTRY_COMPARE(drained.size(), 1);
    QTRY_COMPARE(m_client->status().queued, 0); // told 20 times a second
    QTRY_COMPARE(m_server->status().received, 3'000'000ull);
}

void TestTcpTls::clientStartsTlsInTheMiddle()
{
    TcpServerConfig plain = serverConfig();
    plain.tls.reset();
    const TlsContextPtr context = *TlsContext::forServer(*serverConfig().tls);
    Script script;
    script.received = [&](Connection &connection, const Bytes &bytes) {
        if (bytes.toByteArray() != "STARTTLS\r\n") {
            connection.send(bytes);
            return;
        }
        connection.send(Bytes::copyOf("220 go ahead\r\n"));
        connection.startTls(context);
    };
    startServer(plain, script);
    TcpClientConfig config = clientConfig();
    const TlsClientConfig tls = *std::exchange(config.tls, std::nullopt);
    QByteArray came;
    Script reader;
    reader.received = [&](Connection &, const Bytes &bytes) { came += bytes.toByteArray(); };
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->connectToHost(config, scripted(reader));
    QTRY_COMPARE(connected.size(), 1);
    m_client->send(message("STARTTLS\r\n"));
    QTRY_COMPARE(came, QByteArray("220 go ahead\r\n"));
    m_client->startTls(tls);
    QCOMPARE(m_client->status().state, ClientState::Securing);
    m_client->send(message("sealed"));
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
    QVERIFY(m_client->status().tls->verified);
    QTRY_COMPARE(came, QByteArray("220 go ahead\r\nsealed"));
    QCOMPARE(connected.size(), 1);
    QCOMPARE(callNames(recordsOf(*m_log, m_client->endpointId())),
             (QStringList{"socket", "connect", "send", "recv", "do_handshake", "send", "recv"}));
}

void TestTcpTls::clientStartsTlsAtOnceWhenConnected()
{
    startServer(serverConfig());
    TcpClientConfig config = clientConfig();
    const TlsClientConfig tls = *std::exchange(config.tls, std::nullopt);
    QByteArray came;
    Script reader;
    reader.received = [&](Connection &, const Bytes &bytes) { came += bytes.toByteArray(); };
    connect(m_client.get(), &TcpClient::connected, this, [&] { m_client->startTls(tls); });
    m_client->connectToHost(config, scripted(reader));
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
    QTRY_VERIFY(m_client->status().tls);
    m_client->send(message("sealed"));
    QTRY_COMPARE(came, QByteArray("sealed"));
}

void TestTcpTls::clientStartsTlsOnlyWhenItMay()
{
    startServer(serverConfig());
    QSignalSpy refused(m_client.get(), &TcpClient::sendFailed);
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->startTls(*clientConfig().tls);
    QCOMPARE(refused.size(), 1);
    m_client->connectToHost(clientConfig());
    m_client->startTls(*clientConfig().tls);
    QCOMPARE(refused.size(), 2);
    QTRY_COMPARE(connected.size(), 1);
    m_client->startTls(*clientConfig().tls);
    QCOMPARE(refused.size(), 3);
    QCOMPARE(m_client->status().state, ClientState::Connected);
    m_client->close();
    QTRY_COMPARE(m_client->status().state, ClientState::Closed);

    // An unusable file changes nothing.
    TcpClientConfig plain = clientConfig();
    TlsClientConfig tls = *std::exchange(plain.tls, std::nullopt);
    tls.authorityFile = m_certificates.path("none.pem");
    m_client->connectToHost(plain);
    QTRY_COMPARE(connected.size(), 2);
    m_client->startTls(tls);
    QCOMPARE(refused.size(), 4);
    QCOMPARE(int(errorOf(refused).code), int(ErrorCode::AuthoritiesUnusable));
    QCOMPARE(m_client->status().state, ClientState::Connected);
    // What has been closed in one direction cannot begin a handshake.
    m_client->halfClose();
    QTRY_VERIFY(m_client->status().phase == ConnectionPhase::Finished ||
                m_client->status().state == ClientState::Closed);
    if (m_client->status().state == ClientState::Connected) {
        m_client->startTls(*clientConfig().tls);
        QCOMPARE(refused.size(), 5);
        QVERIFY(m_client->status().state != ClientState::Securing);
    }
}

void TestTcpTls::serverTellsItsCertificate()
{
    startServer(serverConfig());
    QCOMPARE(m_server->status().certificates.size(), 1);
    QCOMPARE(m_server->status().certificates.first().subject, QStringLiteral("CN = localhost"));
}

void TestTcpTls::serverMakesOneForThisMachine()
{
    TcpServerConfig config = serverConfig();
    config.tls.emplace();
    startServer(config);
    QCOMPARE(m_server->status().certificates.size(), 1);
    const Certificate own = m_server->status().certificates.first();
    QVERIFY(own.names.contains("localhost"));
    QVERIFY(own.names.contains("127.0.0.1"));
    QVERIFY(own.names.contains("::1"));
    // Who trusts it gets in, by name and by address.
    m_certificates.write("servers.pem", own.pem);
    TcpClientConfig trusting = clientConfig();
    trusting.tls->authorityFile = m_certificates.path("servers.pem");
    QSignalSpy connected(m_client.get(), &TcpClient::connected);
    m_client->connectToHost(trusting);
    QTRY_COMPARE(connected.size(), 1);
    QVERIFY(m_client->status().tls->verified);
}

void TestTcpTls::serverTellsAnUnusableFile()
{
    TcpServerConfig config = serverConfig();
    config.tls->keyFile = m_certificates.path("wrong.key");
    QSignalSpy failed(m_server.get(), &TcpServer::failed);
    m_server->start(config, scripted(echoScript()));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), int(ErrorCode::KeyOfAnother));
    QCOMPARE(m_server->status().state, ServerState::Stopped);
    QVERIFY(recordsOf(*m_log).isEmpty());
    startServer(serverConfig());
}

void TestTcpTls::serverServesOthersWhileOneStalls()
{
    startServer(serverConfig());
    RawPeer staller;
    QVERIFY(staller.connectTo(address()));
    QTRY_COMPARE(m_server->status().serving, 1);
    const auto half = peer();
    QVERIFY(!half->isSecure()); // has said hello, and no more
    for (int i = 0; i < 5; ++i) {
        const auto other = peer();
        QVERIFY(isServed(*other));
    }
    QVERIFY(isServed(*half, "and late"));
    QVERIFY(!staller.isAtEnd());
}

void TestTcpTls::oneAtATimeGoesOnAfterAStaller()
{
    TcpServerConfig config = serverConfig();
    config.concurrency = Concurrency::OneAtATime;
    config.tls->handshakeTimeoutMs = 1000;
    startServer(config);
    QSignalSpy failed(m_server.get(), &TcpServer::clientFailed);
    RawPeer staller;
    QVERIFY(staller.connectTo(address()));
    QTRY_COMPARE(m_server->status().serving, 1);
    QTRY_VERIFY(m_server->status().waitingIn == Call::DoHandshake || !failed.isEmpty());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), int(ErrorCode::TlsTimedOut));
    QTRY_VERIFY(staller.isAtEnd());
    const auto next = peer();
    next->send("hello");
    QTRY_COMPARE(next->received(), QByteArray("hello"));
}

void TestTcpTls::serverTellsOfClients()
{
    startServer(serverConfig());
    const auto client = peer();
    QTRY_COMPARE(m_clients.size(), 1);
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.first().securing);
    QVERIFY(!m_clients.first().tls);
    QVERIFY(isServed(*client));
    QTRY_VERIFY(!m_clients.first().securing);
    QVERIFY(m_clients.first().tls);
    QCOMPARE(m_clients.first().tls->serverName, QStringLiteral("localhost"));
}

void TestTcpTls::serverTellsWhoDoesNotSpeakTls()
{
    startServer(serverConfig());
    QSignalSpy failed(m_server.get(), &TcpServer::clientFailed);
    RawPeer browser;
    QVERIFY(browser.connectTo(address()));
    browser.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), int(ErrorCode::TlsNotSpoken));
    QTRY_VERIFY(browser.isAtEnd());
    const auto next = peer();
    QVERIFY(isServed(*next));
}

void TestTcpTls::serverRefusesClientsWithoutCertificate()
{
    TcpServerConfig config = serverConfig();
    config.tls->wantsClientCertificate = true;
    config.tls->authorityFile = m_certificates.path("ca.pem");
    startServer(config);
    QSignalSpy refused(m_server.get(), &TcpServer::clientFailed);
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(clientConfig());
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(int(errorOf(failed).code), int(ErrorCode::TlsAlert));
    QTRY_COMPARE(refused.size(), 1);

    TcpClientConfig student = clientConfig();
    student.tls->certificateFile = m_certificates.path("client.pem");
    student.tls->keyFile = m_certificates.path("client.key");
    QByteArray came;
    Script script;
    script.received = [&](Connection &, const Bytes &bytes) { came += bytes.toByteArray(); };
    student.firstMessage = message("hello");
    m_client->connectToHost(student, scripted(script));
    QTRY_COMPARE(came, QByteArray("hello"));
    // The one that was refused may still be the last that was told of.
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.last().tls && m_clients.last().tls->verified);
    QCOMPARE(m_clients.last().tls->chain.first().subject, QStringLiteral("CN = student"));
}

void TestTcpTls::serverStopsInAHandshake()
{
    startServer(serverConfig());
    const auto half = peer();
    QVERIFY(!half->isSecure());
    QTRY_COMPARE(m_server->status().serving, 1);
    QSignalSpy failed(m_server.get(), &TcpServer::clientFailed);
    m_server->stop();
    QTRY_VERIFY(half->hasFailed() || half->isAtEnd());
    QVERIFY(failed.isEmpty());
}

void TestTcpTls::serverSendsOnlySealed()
{
    startServer(serverConfig());
    RawPeer silent;
    QVERIFY(silent.connectTo(address()));
    QTRY_COMPARE(m_server->status().serving, 1);
    m_server->sendToAll(message("secret"));
    const auto client = peer();
    QVERIFY(isServed(*client));
    QVERIFY(silent.received().isEmpty());
    m_server->sendToAll(message(" secret"));
    QVERIFY(soon([&] { return client->received() == "hello secret"; }));
    QVERIFY(silent.received().isEmpty());
    QVERIFY(!client->raw().received().contains("secret"));
}

void TestTcpTls::serverWithoutTlsAfterOneWith()
{
    startServer(serverConfig());
    m_server->stop();
    TcpServerConfig config = serverConfig();
    config.tls.reset();
    startServer(config);
    QVERIFY(m_server->status().certificates.isEmpty());
    RawPeer plain;
    QVERIFY(plain.connectTo(address()));
    plain.send("hello");
    QTRY_COMPARE(plain.received(), QByteArray("hello"));
}

void TestTcpTls::greetsAndCloses()
{
    Script script;
    script.opened = [](Connection &connection) {
        connection.send(Bytes::copyOf("Thank you for connecting\r\n"));
        connection.close();
    };
    TcpServerConfig config = serverConfig();
    config.once = true;
    startServer(config, script);
    QSignalSpy stopped(m_server.get(), &TcpServer::stopped);
    const auto client = peer();
    QVERIFY(soon([&] { return client->endedProperly(); }));
    QCOMPARE(client->received(), QByteArray("Thank you for connecting\r\n"));
    QTRY_COMPARE(stopped.size(), 1);
}

QTEST_GUILESS_MAIN(TestTcpTls)
#include "tst_tcptls.moc"
