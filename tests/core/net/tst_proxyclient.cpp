// TcpClient through a proxy that the test plays itself.

#include "core/net/tcpclient.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/dialogues.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <memory>

using namespace wirebench;

namespace {

const QByteArray accepted("HTTP/1.1 200 OK\r\n\r\n");

} // namespace

class TestProxyClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isConnectedWhenTheProxyIs();
    void talksSocks();
    void givesTheServersFirstBytesToTheHandler();
    void countsNoReplyOfTheProxyAsTheFirstRecv();
    void sendsNothingOfItsOwnBefore();
    void tellsARefusal();
    void tellsAnEndOfTheProxy();
    void tellsThatNoProxyListens();
    void timesOutInTheDialogue();
    void closesInTheDialogue_data();
    void closesInTheDialogue();
    void mayBeDestroyedInTheDialogue();
    void connectsAgain();

private:
    TcpClientConfig config(const char *kind = "http") const;
    /// Connects and waits until the proxy has heard what it is asked.
    void connectToProxy(const TcpClientConfig &config, const Script &script = {});
    Error lastFailure() const { return m_failed->last()[0].value<Error>(); }
    QStringList calls() const { return callNames(recordsOf(*m_log)); }

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpClient> m_client;
    std::unique_ptr<QSignalSpy> m_connected;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_closed;
    NativeSocket m_listening;
    RawPeer m_proxy;
    int m_before = 0;
};

void TestProxyClient::init()
{
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_client = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
    m_connected = std::make_unique<QSignalSpy>(m_client.get(), &TcpClient::connected);
    m_failed = std::make_unique<QSignalSpy>(m_client.get(), &TcpClient::failed);
    m_closed = std::make_unique<QSignalSpy>(m_client.get(), &TcpClient::closed);
    m_listening = listeningSocket(loopback());
}

void TestProxyClient::cleanup()
{
    m_client.reset();
    m_proxy = RawPeer();
    m_listening = NativeSocket();
    turn();
    QCOMPARE(contradictionsIn(*m_log), QString());
    QCOMPARE(calls().count(QStringLiteral("close")), calls().count(QStringLiteral("socket")));
    m_reactor.reset();
    QCOMPARE(openDescriptors(), m_before);
}

TcpClientConfig TestProxyClient::config(const char *kind) const
{
    TcpClientConfig config;
    config.host = {
        HostSpec::Kind::Name, {}, QStringLiteral("name.invalid")}; // looked up by the proxy, or never
    config.port = 7;
    config.proxy = proxyConfig((QByteArray(kind) + "://127.0.0.1:1").constData());
    config.proxy.port = m_listening.localAddress().port;
    return config;
}

void TestProxyClient::connectToProxy(const TcpClientConfig &config, const Script &script)
{
    m_client->connectToHost(config, scripted(script));
    NativeSocket client;
    SocketAddress peer;
    QTRY_VERIFY(client.isOpen() || m_listening.accept(client, peer).ok());
    m_proxy = RawPeer(std::move(client));
    QTRY_VERIFY(!m_proxy.received().isEmpty());
    QTRY_COMPARE(m_client->status().state, ClientState::AskingProxy);
}

void TestProxyClient::isConnectedWhenTheProxyIs()
{
    connectToProxy(config());
    QCOMPARE(m_proxy.received(),
             QByteArray("CONNECT name.invalid:7 HTTP/1.1\r\nHost: name.invalid:7\r\n\r\n"));
    QCOMPARE(m_connected->size(), 0);
    QCOMPARE(m_client->status().target, QStringLiteral("name.invalid:7"));
    QCOMPARE(m_client->status().peer, m_listening.localAddress());
    QTRY_VERIFY(m_client->status().waitingIn == Call::Recv);
    m_proxy.send(accepted);
    QTRY_COMPARE(m_connected->size(), 1);
    QCOMPARE(m_client->status().state, ClientState::Connected);
    m_client->send({Bytes::copyOf("hello"), {}, 0, 0});
    QTRY_VERIFY(m_proxy.received().endsWith("\r\n\r\nhello"));
    QVERIFY(!calls().contains(QStringLiteral("getaddrinfo")));
    const QList<SocketCall> sends = recordsOf(*m_log, Call::Send);
    QCOMPARE(sends.size(), qsizetype(2));
    QCOMPARE(int(sends[0].marks), int(CallMark::ProxyDialogue));
    QCOMPARE(int(sends[1].marks), 0);
    QCOMPARE(sends[0].flow->connection, sends[1].flow->connection);
    QVERIFY(sends[0].flow->local.isValid());
}

void TestProxyClient::talksSocks()
{
    TcpClientConfig socks = config("socks5");
    socks.host = {HostSpec::Kind::Address, *SocketAddress::fromHost(QStringLiteral("192.0.2.1"), 0), {}};
    connectToProxy(socks);
    QCOMPARE(m_proxy.received(), QByteArray::fromHex("050100"));
    m_proxy.send(QByteArray::fromHex("0500"));
    QTRY_COMPARE(m_proxy.received(), QByteArray::fromHex("050100 05010001c0000201 0007"));
    QCOMPARE(m_connected->size(), 0);
    m_proxy.send(QByteArray::fromHex("05000001 00000000 0000"));
    QTRY_COMPARE(m_connected->size(), 1);
    QCOMPARE(m_client->status().target, QStringLiteral("192.0.2.1:7"));
}

void TestProxyClient::givesTheServersFirstBytesToTheHandler()
{
    QByteArray heard;
    Script script;
    script.received = [&heard](Connection &, const Bytes &bytes) { heard += bytes.toByteArray(); };
    connectToProxy(config(), script);
    m_proxy.send(accepted + "220 welcome\r\n");
    QTRY_COMPARE(heard, QByteArray("220 welcome\r\n"));
    QTRY_COMPARE(m_client->status().received, quint64(13));
}

void TestProxyClient::countsNoReplyOfTheProxyAsTheFirstRecv()
{
    TcpClientConfig once = config();
    once.receiveOnce = true;
    once.receiveSize = 4;
    QByteArray heard;
    Script script;
    script.received = [&heard](Connection &, const Bytes &bytes) { heard += bytes.toByteArray(); };
    connectToProxy(once, script);
    m_proxy.send("HTTP/1.1 100 Wait\r\n\r\n");
    m_proxy.send(accepted);
    QTRY_COMPARE(m_connected->size(), 1);
    QCOMPARE(m_closed->size(), 0);
    m_proxy.send("abcdefgh");
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(heard, QByteArray("abcd"));
}

void TestProxyClient::sendsNothingOfItsOwnBefore()
{
    QSignalSpy sendFailed(m_client.get(), &TcpClient::sendFailed);
    TcpClientConfig first = config();
    first.firstMessage = OutboundMessage{Bytes::copyOf("first"), {}, 0, 0};
    connectToProxy(first);
    m_client->send({Bytes::copyOf("too early"), {}, 0, 0});
    m_client->halfClose();
    QCOMPARE(sendFailed.size(), 1);
    QVERIFY(m_proxy.received().endsWith("\r\n\r\n"));
    m_proxy.send(accepted);
    QTRY_VERIFY(m_proxy.received().endsWith("\r\n\r\nfirst"));
}

void TestProxyClient::tellsARefusal()
{
    connectToProxy(config());
    m_proxy.send("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nsigh");
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(m_failed->size(), 1);
    QCOMPARE(m_connected->size(), 0);
    QCOMPARE(lastFailure().code, ErrorCode::ProxyCannotReach);
    QCOMPARE(lastFailure().arguments.value(1), QStringLiteral("name.invalid:7"));
    QCOMPARE(m_client->status().state, ClientState::Closed);
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("connect"),
                                   QStringLiteral("send"), QStringLiteral("recv"), QStringLiteral("close")}));
}

void TestProxyClient::tellsAnEndOfTheProxy()
{
    connectToProxy(config());
    m_proxy.close();
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(lastFailure().code, ErrorCode::ProxyEnded);
}

void TestProxyClient::tellsThatNoProxyListens()
{
    const TcpClientConfig nobody = config();
    m_listening.close();
    m_client->connectToHost(nobody);
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(lastFailure().systemErrorName(), QStringLiteral("ECONNREFUSED"));
}

void TestProxyClient::timesOutInTheDialogue()
{
    TcpClientConfig hasty = config();
    hasty.connectTimeoutMs = 1500;
    connectToProxy(hasty);
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(lastFailure().code, ErrorCode::ConnectTimedOut);
    QCOMPARE(lastFailure().arguments.value(0), hasty.proxy.toString());
    QCOMPARE(recordsOf(*m_log, Call::Recv).last().error, qint16(ETIMEDOUT));
    QTRY_VERIFY(m_proxy.isAtEnd());
}

void TestProxyClient::closesInTheDialogue_data()
{
    QTest::addColumn<bool>("resets");
    QTest::newRow("close") << false;
    QTest::newRow("reset") << true;
}

void TestProxyClient::closesInTheDialogue()
{
    QFETCH(bool, resets);
    connectToProxy(config());
    if (resets)
        m_client->reset();
    else
        m_client->close();
    QCOMPARE(m_closed->size(), 1);
    QCOMPARE(m_failed->size(), 0);
    m_proxy.send(accepted);
    turn();
    QCOMPARE(m_connected->size(), 0);
    QCOMPARE(calls().last(), QStringLiteral("close"));
}

void TestProxyClient::mayBeDestroyedInTheDialogue()
{
    connectToProxy(config());
    m_client.reset();
    QTRY_VERIFY(m_proxy.isAtEnd());
}

void TestProxyClient::connectsAgain()
{
    connectToProxy(config());
    m_proxy.send("HTTP/1.1 403 No\r\n\r\n");
    QTRY_COMPARE(m_closed->size(), 1);
    connectToProxy(config("socks5"));
    m_proxy.send(QByteArray::fromHex("0500 05000001 00000000 0000"));
    QTRY_COMPARE(m_connected->size(), 1);
    QCOMPARE(m_failed->size(), 1);
}

QTEST_GUILESS_MAIN(TestProxyClient)
#include "tst_proxyclient.moc"
