#include "core/net/tcpclient.h"

#include "core/net/tcpserver.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/ownnames.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>

using namespace wirebench;

namespace {

constexpr qint64 msInNs = 1'000'000;

using MakeReactor = std::unique_ptr<Reactor> (*)();

HostSpec named(const char *name)
{
    return {HostSpec::Kind::Name, {}, QString::fromLatin1(name)};
}

TcpClientConfig configFor(const SocketAddress &address)
{
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, address, {}};
    config.port = address.port;
    return config;
}

OutboundMessage textMessage(const QByteArray &text)
{
    return {Bytes::copyOf(text), {}, 0, 0};
}

/// A listening socket of the test, and who has connected to it.
class RawServer
{
public:
    explicit RawServer(const SocketAddress &address = loopback(), int backlog = 16)
        : m_listening(listeningSocket(address, backlog))
    {
    }

    SocketAddress address() const { return m_listening.localAddress(); }
    /// Accepts whoever waits; true once somebody has been accepted.
    bool hasClient()
    {
        NativeSocket client;
        SocketAddress peer;
        if (m_listening.accept(client, peer).ok()) {
            m_peer = RawPeer(std::move(client));
            m_peerAddress = peer;
        }
        return m_peer.isOpen();
    }
    RawPeer &peer() { return m_peer; }
    SocketAddress peerAddress() const { return m_peerAddress; }
    void close() { m_listening.close(); }

private:
    NativeSocket m_listening;
    RawPeer m_peer;
    SocketAddress m_peerAddress;
};

/// A server whose accept queue is full: who connects gets no answer.
class FullServer
{
public:
    FullServer() : m_listening(listeningSocket(loopback(), 0))
    {
        for (RawPeer &peer : m_waiting)
            m_full = !peer.connectSoon(address());
    }
    SocketAddress address() const { return m_listening.localAddress(); }
    /// False on systems that take clients beyond the backlog.
    bool isFull() const { return m_full; }

private:
    NativeSocket m_listening;
    RawPeer m_waiting[3];
    bool m_full = false;
};

} // namespace

Q_DECLARE_METATYPE(MakeReactor)
Q_DECLARE_METATYPE(std::function<void(wirebench::TcpClient &)>)

class TestTcpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    // Connecting
    void isClosedAtFirst();
    void connects_data();
    void connects();
    void connectsToThisMachineByDefault();
    void looksUpItsHost();
    void bindsALocalAddress();
    void tellsALocalAddressThatIsNotOurs();
    void setsNoDelay();
    void tellsRefusal();
    void tellsUnknownHost();
    void tellsATimeOut();
    void tellsShortageOfDescriptors();
    void isIgnoredUnlessClosed();
    void givesUpWhenTold_data();
    void givesUpWhenTold();
    void mayBeDestroyedAtAnyTime_data();
    void mayBeDestroyedAtAnyTime();

    // Talking to the programs of the course
    void asksAPrefixEchoServer();
    void hearsAGreeting();
    void recordsWhatABlockingProgramDoes();
    void keepsASplitLetter();
    void sendsPieces();
    void sendsALargeFile();
    void hearsAReset();
    void hearsTheEndOfAKilledServer();

    // The connection
    void honoursTheReceiveSize();
    void staysWhenThePeerFinishes();
    void halfCloses();
    void closes();
    void resets();
    void tellsWhenDrained();
    void drainedIsToldOnce();
    void tellsOfAMessageItCannotSend();
    void boundsWhatAPeerDoesNotRead();

    // From inside
    void maySendWhenConnected();
    void mayEndWhenConnected_data();
    void mayEndWhenConnected();
    void handlerMayEndIt_data();
    void handlerMayEndIt();
    void mayConnectAgainWhenClosed();
    void connectsAgain();

    // Two engines
    void talksToOurServer();

    // These give the process name services of its own: they stay the last ones.
    void triesAddressesInTurn();
    void tellsTheLastOfSeveralFailures();
    void tellsATimeOutOfTheLookup();
    void mayBeDestroyedWhileLookingUp();

private:
    void connectTo(RawServer &server, const Script &script = {});
    const TcpClientStatus &status() const { return m_client->status(); }
    QStringList calls() const { return callNames(recordsOf(*m_log)); }
    /// What has been received, as the log has it.
    QByteArray received() const { return payloadOf(recordsOf(*m_log, Call::Recv)); }
    QString lastSignal() const { return m_signals.value(m_signals.size() - 1); }
    bool hasNames();

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpClient> m_client;
    QStringList m_signals;
    QList<Error> m_failures;
    QList<Error> m_sendFailures;
    int m_drained = 0;
    OwnNames m_names;
    std::optional<bool> m_hasNames;
    int m_before = 0;
    int m_threadsBefore = 0;
};

void TestTcpClient::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestTcpClient::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_threadsBefore = runningThreads();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = makeReactor();
    m_client = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
    m_signals.clear();
    m_failures.clear();
    m_sendFailures.clear();
    m_drained = 0;
    connect(m_client.get(), &TcpClient::connected, this, [this] { m_signals.append(QStringLiteral("connected")); });
    connect(m_client.get(), &TcpClient::closed, this, [this] { m_signals.append(QStringLiteral("closed")); });
    connect(m_client.get(), &TcpClient::failed, this, [this](const Error &error) {
        m_signals.append(QStringLiteral("failed"));
        m_failures.append(error);
    });
    connect(m_client.get(), &TcpClient::sendFailed, this, [this](const Error &error) { m_sendFailures.append(error); });
    connect(m_client.get(), &TcpClient::drained, this, [this] { ++m_drained; });
}

void TestTcpClient::cleanup()
{
    m_client.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
    int opened = 0;
    for (const SocketCall &record : recordsOf(*m_log))
        opened += (record.call == Call::Socket || record.call == Call::Accept) && !record.failed();
    QCOMPARE(calls().count(QStringLiteral("close")), opened);
    m_reactor.reset();
    turn();
    // The thread of a lookup that was given up goes on until the system's time-out, and opens some of its own.
    QTRY_VERIFY_WITH_TIMEOUT(runningThreads() <= m_threadsBefore, 20'000);
    QVERIFY(openDescriptors() <= m_before);
}

bool TestTcpClient::hasNames()
{
    if (!m_hasNames) {
        const int before = openDescriptors();
        m_hasNames = m_names.install("127.0.0.5 several.test\n127.0.0.6 several.test\n127.0.0.7 several.test\n"
                                     "127.0.0.1 localhost\n");
        m_before += openDescriptors() - before; // the name server's socket stays
    }
    return *m_hasNames;
}

void TestTcpClient::connectTo(RawServer &server, const Script &script)
{
    m_client->connectToHost(configFor(server.address()), scripted(script));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QTRY_VERIFY(server.hasClient());
}

void TestTcpClient::isClosedAtFirst()
{
    QCOMPARE(status().state, ClientState::Closed);
    QCOMPARE(status().phase, ConnectionPhase::Closed);
    m_client->close();
    m_client->reset();
    m_client->halfClose();
    m_client->send(textMessage("nobody"));
    QCOMPARE(m_sendFailures.size(), 1);
    QCOMPARE(m_sendFailures[0].code, ErrorCode::NotConnected);
    QVERIFY(m_signals.isEmpty());
    QVERIFY(calls().isEmpty());
}

void TestTcpClient::connects_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::newRow("IPv4") << AddressFamily::IPv4;
    QTest::newRow("IPv6") << AddressFamily::IPv6;
}

void TestTcpClient::connects()
{
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    RawServer server(loopback(family));
    m_client->connectToHost(configFor(server.address()));
    QCOMPARE(status().state, ClientState::Connecting);
    QCOMPARE(status().waitingIn, std::optional(Call::Connect));
    QCOMPARE(status().peer.toString(), server.address().toString());
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QTRY_VERIFY(server.hasClient());
    QCOMPARE(status().state, ClientState::Connected);
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Recv));
    QCOMPARE(status().local.toString(), server.peerAddress().toString());

    const QList<SocketCall> records = recordsOf(*m_log);
    QCOMPARE(callNames(records), (QStringList{QStringLiteral("socket"), QStringLiteral("connect")}));
    QCOMPARE(callTexts(records).last(),
             QStringLiteral("connect(%1) = 0").arg(server.address().toPython()));
    for (const SocketCall &record : records) {
        QCOMPARE(record.flow->connection, status().connection);
        QCOMPARE(record.flow->endpoint->kind, EndpointKind::TcpClient);
        QCOMPARE(record.flow->endpoint->id, m_client->endpointId());
        QCOMPARE(record.flow->peer.toString(), server.address().toString());
    }
    QVERIFY(!records[0].flow->local.isValid()); // not known before connect
    QCOMPARE(records[1].flow->local.toString(), status().local.toString());
}

void TestTcpClient::connectsToThisMachineByDefault()
{
    RawServer server(SocketAddress::anyIPv4(0));
    TcpClientConfig config;
    config.port = server.address().port;
    m_client->connectToHost(config);
    QTRY_VERIFY(server.hasClient());
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
}

void TestTcpClient::looksUpItsHost()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.host = named("localhost");
    config.family = AddressFamily::IPv4;
    m_client->connectToHost(config);
    QCOMPARE(status().state, ClientState::Resolving);
    QCOMPARE(status().waitingIn, std::optional(Call::GetAddrInfo));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QCOMPARE(calls(), (QStringList{QStringLiteral("getaddrinfo"), QStringLiteral("socket"), QStringLiteral("connect")}));
    QCOMPARE(callTexts(recordsOf(*m_log)).first(),
             QStringLiteral("getaddrinfo('localhost', %1) = 1").arg(config.port));
}

void TestTcpClient::bindsALocalAddress()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.localAddress = *SocketAddress::fromHost(QStringLiteral("127.0.0.9"), 0);
    m_client->connectToHost(config);
    QTRY_VERIFY(server.hasClient());
    QCOMPARE(server.peerAddress().host(), QStringLiteral("127.0.0.9"));
    QTRY_COMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("bind"), QStringLiteral("connect")}));
    QCOMPARE(callTexts(recordsOf(*m_log))[1], QStringLiteral("bind(('127.0.0.9', 0)) = 0"));
}

void TestTcpClient::tellsALocalAddressThatIsNotOurs()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.localAddress = *SocketAddress::fromHost(QStringLiteral("203.0.113.77"), 0); // RFC 5737
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("EADDRNOTAVAIL"));
    QCOMPARE(m_failures[0].arguments, (QStringList{QStringLiteral("bind"), QStringLiteral("203.0.113.77:0")}));
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("bind"), QStringLiteral("close")}));
}

void TestTcpClient::setsNoDelay()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.noDelay = true;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QCOMPARE(callTexts(recordsOf(*m_log))[1], QStringLiteral("setsockopt(IPPROTO_TCP, TCP_NODELAY, 1) = 0"));
}

void TestTcpClient::tellsRefusal()
{
    RawServer server;
    const SocketAddress address = server.address();
    server.close();
    m_client->connectToHost(configFor(address));
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("ECONNREFUSED"));
    QCOMPARE(m_failures[0].arguments, (QStringList{QStringLiteral("connect"), address.toString()}));
    QCOMPARE(status().state, ClientState::Closed);
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("connect"), QStringLiteral("close")}));
    QCOMPARE(recordsOf(*m_log)[1].resultText(), QStringLiteral("= -1 ECONNREFUSED"));
}

void TestTcpClient::tellsUnknownHost()
{
    TcpClientConfig config;
    config.host = named("name.invalid"); // RFC 6761, section 6.4
    config.port = 80;
    config.connectTimeoutMs = 60'000;
    m_client->connectToHost(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}), 30'000);
    QCOMPARE(m_failures[0].code, ErrorCode::HostNotFound);
    QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("name.invalid"));
    QCOMPARE(calls(), QStringList{QStringLiteral("getaddrinfo")});
    QVERIFY(recordsOf(*m_log)[0].failed());
    QCOMPARE(status().state, ClientState::Closed);
}

void TestTcpClient::tellsATimeOut()
{
    const FullServer server;
    if (!server.isFull())
        QSKIP("this system takes clients beyond the backlog");
    TcpClientConfig config = configFor(server.address());
    config.connectTimeoutMs = 60;
    const qint64 begunNs = m_log->now();
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].code, ErrorCode::ConnectTimedOut);
    QCOMPARE(m_failures[0].arguments, (QStringList{server.address().toString(), QStringLiteral("60")}));
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("connect"), QStringLiteral("close")}));
    const SocketCall connecting = recordsOf(*m_log)[1];
    QCOMPARE(connecting.resultText(), QStringLiteral("= -1 ETIMEDOUT"));
    QVERIFY(connecting.waitedNs >= 59 * msInNs); // a timer of Qt may be early by less than a millisecond
    QVERIFY(connecting.timeNs - begunNs >= 60 * msInNs);
    QCOMPARE(status().state, ClientState::Closed);
}

void TestTcpClient::tellsShortageOfDescriptors()
{
    RawServer server;
    {
        const DescriptorShortage shortage(0);
        m_client->connectToHost(configFor(server.address()));
        QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    }
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("EMFILE"));
    QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("socket"));
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("socket(AF_INET, SOCK_STREAM) = -1 EMFILE")});
    m_signals.clear();
    connectTo(server); // it goes on once there are some
}

void TestTcpClient::isIgnoredUnlessClosed()
{
    RawServer server;
    connectTo(server);
    m_client->connectToHost(configFor(server.address()));
    turn();
    QCOMPARE(calls().count(QStringLiteral("socket")), 1);
    QCOMPARE(status().state, ClientState::Connected);
}

void TestTcpClient::givesUpWhenTold_data()
{
    using Command = std::function<void(TcpClient &)>;
    QTest::addColumn<Command>("command");
    QTest::newRow("close") << Command([](TcpClient &client) { client.close(); });
    QTest::newRow("reset") << Command([](TcpClient &client) { client.reset(); });
}

void TestTcpClient::givesUpWhenTold()
{
    QFETCH(std::function<void(TcpClient &)>, command);
    const FullServer server;
    if (!server.isFull())
        QSKIP("this system takes clients beyond the backlog");
    TcpClientConfig config = configFor(server.address());
    config.connectTimeoutMs = 20;
    m_client->connectToHost(config);
    QCOMPARE(status().state, ClientState::Connecting);
    command(*m_client);
    QCOMPARE(m_signals, QStringList{QStringLiteral("closed")});
    QCOMPARE(status().state, ClientState::Closed);
    QTest::qWait(40); // the time-out was due
    config.host = named("localhost");
    m_client->connectToHost(config);
    QCOMPARE(status().state, ClientState::Resolving);
    command(*m_client);
    QTest::qWait(40); // and the answer of the lookup
    QCOMPARE(m_signals, (QStringList{QStringLiteral("closed"), QStringLiteral("closed")}));
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("close")}));
}

void TestTcpClient::mayBeDestroyedAtAnyTime_data()
{
    using Prepare = std::function<void(TcpClient &)>;
    QTest::addColumn<Prepare>("prepare");
    QTest::newRow("connected") << Prepare([](TcpClient &) {});
    QTest::newRow("sending") << Prepare(
        [](TcpClient &client) { client.send(textMessage(QByteArray(15'000'000, 'x'))); });
    QTest::newRow("between pieces") << Prepare(
        [](TcpClient &client) { client.send({Bytes::copyOf("0123"), {}, 1, 5}); });
    QTest::newRow("closing") << Prepare([](TcpClient &client) {
        client.send(textMessage(QByteArray(15'000'000, 'x')));
        client.close();
    });
    QTest::newRow("half-closed") << Prepare([](TcpClient &client) { client.halfClose(); });
    QTest::newRow("just closed") << Prepare([](TcpClient &client) { client.close(); });
    QTest::newRow("connecting again") << Prepare([](TcpClient &client) {
        const SocketAddress peer = client.status().peer;
        client.close();
        client.connectToHost(configFor(peer));
    });
    QTest::newRow("looking up again") << Prepare([](TcpClient &client) {
        TcpClientConfig config;
        config.host = named("localhost");
        client.close();
        client.connectToHost(config);
    });
}

void TestTcpClient::mayBeDestroyedAtAnyTime()
{
    QFETCH(std::function<void(TcpClient &)>, prepare);
    RawServer server;
    connectTo(server);
    server.peer().setReading(false);
    prepare(*m_client);
    const QStringList told = m_signals;
    m_client.reset();
    QCOMPARE(m_signals, told); // nobody is told by one who is going
    QTest::qWait(15);          // what was pending was due
    server.peer().setReading(true);
    QVERIFY(soon([&] { return server.peer().isAtEnd(); }));
}

void TestTcpClient::asksAPrefixEchoServer()
{
    WIREBENCH_NEED("python3");
    PythonPeer server;
    QVERIFY(server.start(R"(
s = socket(AF_INET, SOCK_STREAM)
s.bind(('localhost', 0))
s.listen(1)
print(s.getsockname()[1])
client, address = s.accept()
data = client.recv(1024)
client.send(b'Recu: ' + data)
client.close()
s.close()
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    m_client->connectToHost(configFor(loopback(AddressFamily::IPv4, server.output().trimmed().toUShort())));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    m_client->send(textMessage("Bonjour serveur"));
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("connected"), QStringLiteral("closed")}));
    QCOMPARE(received(), QByteArray("Recu: Bonjour serveur"));
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("connect"), QStringLiteral("send"),
                                   QStringLiteral("recv"), QStringLiteral("recv"), QStringLiteral("close")}));
    QVERIFY(m_failures.isEmpty());
    QTRY_COMPARE(server.exitStatus(), 0);
}

void TestTcpClient::hearsAGreeting()
{
    WIREBENCH_NEED("python3");
    PythonPeer server;
    QVERIFY(server.start(R"(
s = socket(AF_INET, SOCK_STREAM)
s.bind(('127.0.0.1', 0))
s.listen(5)
print(s.getsockname()[1])
client, address = s.accept()
client.send('Thank you for connecting\r\n'.encode('ascii'))
time.sleep(60)
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    TcpClientConfig config = configFor(loopback(AddressFamily::IPv4, server.output().trimmed().toUShort()));
    config.receiveSize = 1024;
    config.receiveOnce = true; // and closes, though the server does not
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("connected"), QStringLiteral("closed")}));
    QCOMPARE(received(), QByteArray("Thank you for connecting\r\n"));
    QCOMPARE(callTexts(recordsOf(*m_log)).mid(2),
             (QStringList{QStringLiteral("recv(1024) = 26"), QStringLiteral("close() = 0")}));
}

void TestTcpClient::recordsWhatABlockingProgramDoes()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.receiveSize = 512;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QTRY_VERIFY(server.hasClient());
    m_client->send(textMessage("Hello world"));
    QTRY_COMPARE(server.peer().received(), QByteArray("Hello world"));
    QTest::qWait(30); // the wait that is measured
    server.peer().send("echo : Hello world");
    QTRY_COMPARE(received().size(), 18);
    m_client->close();
    const QList<SocketCall> records = recordsOf(*m_log);
    QCOMPARE(callTexts(records),
             (QStringList{QStringLiteral("socket(AF_INET, SOCK_STREAM) = %1").arg(records[0].result),
                          QStringLiteral("connect(%1) = 0").arg(server.address().toPython()),
                          QStringLiteral("send(11 bytes) = 11"), QStringLiteral("recv(512) = 18"),
                          QStringLiteral("close() = 0")}));
    QVERIFY(records[3].waitedNs >= 30 * msInNs);
    QVERIFY(records[3].timeNs - records[3].waitedNs >= records[2].timeNs); // it began after the send
}

void TestTcpClient::keepsASplitLetter()
{
    RawServer server;
    connectTo(server);
    const QByteArray letter = "\xE2\x82\xAC"; // €
    for (qsizetype i = 0; i < letter.size(); ++i) {
        server.peer().send(letter.mid(i, 1));
        QTRY_COMPARE(received(), letter.left(i + 1));
    }
    QCOMPARE(calls().count(QStringLiteral("recv")), 3);
}

void TestTcpClient::sendsPieces()
{
    WIREBENCH_NEED("python3");
    PythonPeer server;
    QVERIFY(server.start(R"(
s = create_server(('127.0.0.1', 0))
print(s.getsockname()[1])
client, address = s.accept()
while True:
    data = client.recv(1024)
    if not data: break
    print(data.decode())
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    const QByteArray port = server.output();
    m_client->connectToHost(configFor(loopback(AddressFamily::IPv4, port.trimmed().toUShort())));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    m_client->send({Bytes::copyOf("one message"), {}, 4, 150});
    m_client->halfClose();
    QTRY_COMPARE(server.exitStatus(), 0);
    QCOMPARE(callTexts(recordsOf(*m_log, Call::Send)),
             (QStringList{QStringLiteral("send(4 bytes) = 4"), QStringLiteral("send(4 bytes) = 4"),
                          QStringLiteral("send(3 bytes) = 3")}));
    // A stream, no messages: a slow reader may find two of the pieces together.
    QCOMPARE(server.output().mid(port.size()).replace("\n", ""), QByteArray("one message"));
}

void TestTcpClient::sendsALargeFile()
{
    WIREBENCH_NEED("python3");
    constexpr qint64 size = 64ll * 1024 * 1024;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("large")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < block.size(); ++i)
        block[i] = char(i * 2654435761u >> 11);
    for (qint64 written = 0; written < size; written += block.size()) {
        block.replace(0, 8, QByteArray::number(written).rightJustified(8)); // no two blocks are alike
        QCOMPARE(file.write(block), block.size());
        hash.addData(block);
    }
    file.close();
    PythonPeer server;
    QVERIFY(server.start(R"(
import hashlib
s = create_server(('127.0.0.1', 0))
print(s.getsockname()[1])
client, address = s.accept()
hash = hashlib.sha256()
while True:
    data = client.recv(1 << 18)
    if not data: break
    hash.update(data)
client.send(hash.hexdigest().encode())
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    m_client->connectToHost(configFor(loopback(AddressFamily::IPv4, server.output().trimmed().toUShort())));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    m_client->send({{}, file.fileName(), 0, 0});
    QCOMPARE(m_drained, 0);
    m_client->halfClose();
    QVERIFY(soon([&] { return received().size() == 64; }));
    QCOMPARE(received(), hash.result().toHex());
    QCOMPARE(m_drained, 1);
}

void TestTcpClient::hearsAReset()
{
    WIREBENCH_NEED("python3");
    PythonPeer server;
    QVERIFY(server.start(R"(
s = create_server(('127.0.0.1', 0))
print(s.getsockname()[1])
client, address = s.accept()
client.recv(1)
client.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack('ii', 1, 0))
client.close()
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    m_client->connectToHost(configFor(loopback(AddressFamily::IPv4, server.output().trimmed().toUShort())));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    m_client->send(textMessage("x"));
    QTRY_COMPARE(m_signals.mid(1), (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("ECONNRESET"));
    QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("recv"));
    QCOMPARE(callTexts(recordsOf(*m_log)).mid(3),
             (QStringList{QStringLiteral("recv(4096) = -1 ECONNRESET"), QStringLiteral("close() = 0")}));
}

void TestTcpClient::hearsTheEndOfAKilledServer()
{
    WIREBENCH_NEED("python3");
    PythonPeer server;
    QVERIFY(server.start(R"(
s = create_server(('127.0.0.1', 0))
print(s.getsockname()[1])
client, address = s.accept()
client.send(b'ready')
time.sleep(60)
)"));
    QTRY_VERIFY(server.output().endsWith('\n'));
    m_client->connectToHost(configFor(loopback(AddressFamily::IPv4, server.output().trimmed().toUShort())));
    QTRY_COMPARE(received(), QByteArray("ready"));
    m_client->send(textMessage("never read"));
    server.kill();
    QTRY_COMPARE(lastSignal(), QStringLiteral("closed"));
    QCOMPARE(m_failures.value(0).systemErrorName(), QStringLiteral("ECONNRESET")); // it had unread bytes
    QCOMPARE(callTexts(recordsOf(*m_log)).last(2),
             (QStringList{QStringLiteral("recv(4096) = -1 ECONNRESET"), QStringLiteral("close() = 0")}));
}

void TestTcpClient::honoursTheReceiveSize()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.receiveSize = 512;
    m_client->connectToHost(config);
    QTRY_VERIFY(server.hasClient());
    const QByteArray text(513 * 9, 'x');
    server.peer().send(text);
    QTRY_COMPARE(received(), text);
    for (const SocketCall &record : recordsOf(*m_log, Call::Recv)) {
        QCOMPARE(record.argument, 512);
        QVERIFY(record.result <= 512);
    }
}

void TestTcpClient::staysWhenThePeerFinishes()
{
    RawServer server;
    TcpClientConfig config = configFor(server.address());
    config.closeWhenPeerFinishes = false;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QTRY_VERIFY(server.hasClient());
    server.peer().finishSending();
    QTRY_COMPARE(status().phase, ConnectionPhase::PeerFinished);
    m_client->send(textMessage("I go on"));
    QTRY_COMPARE(server.peer().received(), QByteArray("I go on"));
    QCOMPARE(m_signals, QStringList{QStringLiteral("connected")});
    m_client->close();
    QCOMPARE(lastSignal(), QStringLiteral("closed"));
}

void TestTcpClient::halfCloses()
{
    RawServer server;
    connectTo(server);
    m_client->halfClose();
    QTRY_VERIFY(server.peer().isAtEnd());
    m_client->send(textMessage("too late"));
    QCOMPARE(m_sendFailures.value(0).code, ErrorCode::NotConnected);
    server.peer().send("the rest");
    QTRY_COMPARE(received(), QByteArray("the rest"));
    QTRY_COMPARE(status().phase, ConnectionPhase::Finished);
    server.peer().close();
    QTRY_COMPARE(lastSignal(), QStringLiteral("closed"));
    QVERIFY(m_failures.isEmpty());
}

void TestTcpClient::closes()
{
    RawServer server;
    connectTo(server);
    const QByteArray text(3'000'000, 'x');
    m_client->send(textMessage(text));
    m_client->close(); // once all of it is through
    QVERIFY(soon([&] { return server.peer().isAtEnd(); }));
    QCOMPARE(server.peer().error(), 0);
    QVERIFY(server.peer().received() == text);
    QCOMPARE(m_signals, (QStringList{QStringLiteral("connected"), QStringLiteral("closed")}));
    QCOMPARE(status().state, ClientState::Closed);
    QCOMPARE(status().phase, ConnectionPhase::Closed);
    QCOMPARE(status().sent, quint64(text.size()));
}

void TestTcpClient::resets()
{
    RawServer server;
    connectTo(server);
    m_client->reset();
    QCOMPARE(m_signals, (QStringList{QStringLiteral("connected"), QStringLiteral("closed")}));
    QTRY_COMPARE(server.peer().error(), ECONNRESET);
    QVERIFY(m_failures.isEmpty());
}

void TestTcpClient::tellsWhenDrained()
{
    RawServer server;
    connectTo(server);
    m_client->send(textMessage("small"));
    QCOMPARE(m_drained, 1);
    server.peer().setReading(false);
    m_client->send(textMessage(QByteArray(10'000'000, 'x')));
    turn(20);
    QCOMPARE(m_drained, 1);
    server.peer().setReading(true);
    server.peer().setCounting();
    QVERIFY(soon([&] { return server.peer().receivedBytes() == 10'000'005; }));
    QTRY_COMPARE(m_drained, 2);
    m_client->send({}); // nothing to send is sent at once
    QCOMPARE(m_drained, 3);
}

void TestTcpClient::drainedIsToldOnce()
{
    // A source that sends the next part when the last one is through.
    constexpr int parts = 20;
    RawServer server;
    connectTo(server);
    server.peer().setCounting();
    const OutboundMessage part = textMessage(QByteArray(700'000, 'x'));
    connect(m_client.get(), &TcpClient::drained, this, [&] {
        if (m_drained < parts)
            m_client->send(part);
    });
    m_client->send(part);
    QVERIFY(soon([&] { return server.peer().receivedBytes() == parts * 700'000; }));
    QTRY_COMPARE(m_drained, parts);
    turn();
    QCOMPARE(m_drained, parts);
}

void TestTcpClient::tellsOfAMessageItCannotSend()
{
    RawServer server;
    connectTo(server);
    QTemporaryDir folder;
    m_client->send({{}, folder.filePath(QStringLiteral("missing")), 0, 0});
    QCOMPARE(m_sendFailures.size(), 1);
    QCOMPARE(m_sendFailures[0].code, ErrorCode::FileUnreadable);
    QCOMPARE(status().state, ClientState::Connected);
    QCOMPARE(m_drained, 0);
    m_client->send(textMessage("goes on"));
    QTRY_COMPARE(server.peer().received(), QByteArray("goes on"));
}

void TestTcpClient::boundsWhatAPeerDoesNotRead()
{
    RawServer server;
    connectTo(server);
    server.peer().setReading(false);
    const OutboundMessage message = textMessage(QByteArray(1024 * 1024, 'x'));
    for (int i = 0; i < 60 && m_sendFailures.isEmpty(); ++i) {
        m_client->send(message);
        turn(2);
    }
    QCOMPARE(m_sendFailures.value(0).code, ErrorCode::OutboundQueueFull);
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Send));
    QVERIFY(status().queued > 0 && status().queued <= OutboundQueue::limit);
    m_client->reset();
    QCOMPARE(lastSignal(), QStringLiteral("closed"));
}

void TestTcpClient::maySendWhenConnected()
{
    const QByteArray large(5'000'000, 'x');
    connect(m_client.get(), &TcpClient::connected, this, [&] {
        m_client->send(textMessage("small "));
        m_client->send(textMessage(large));
    });
    RawServer server;
    connectTo(server);
    QVERIFY(soon([&] { return server.peer().received().size() == large.size() + 6; }));
    QVERIFY(server.peer().received().startsWith("small x"));
    QTRY_COMPARE(m_drained, 2);
}

void TestTcpClient::mayEndWhenConnected_data()
{
    using End = std::function<void(TcpClient &)>;
    QTest::addColumn<bool>("onStatus");
    QTest::addColumn<End>("end");
    for (const bool onStatus : {false, true}) {
        const char *when = onStatus ? "status" : "connected";
        QTest::addRow("%s: close", when) << onStatus << End([](TcpClient &client) { client.close(); });
        QTest::addRow("%s: reset", when) << onStatus << End([](TcpClient &client) { client.reset(); });
        QTest::addRow("%s: send, close", when) << onStatus << End([](TcpClient &client) {
            client.send(textMessage("x"));
            client.close();
        });
        QTest::addRow("%s: half-close, close", when) << onStatus << End([](TcpClient &client) {
            client.halfClose();
            client.close();
        });
    }
}

void TestTcpClient::mayEndWhenConnected()
{
    QFETCH(bool, onStatus);
    QFETCH(std::function<void(TcpClient &)>, end);
    bool ended = false;
    const auto endOnce = [&] {
        if (!std::exchange(ended, true))
            end(*m_client);
    };
    if (onStatus) {
        connect(m_client.get(), &TcpClient::statusChanged, this, [&](const TcpClientStatus &now) {
            if (now.state == ClientState::Connected)
                endOnce();
        });
    } else {
        connect(m_client.get(), &TcpClient::connected, this, endOnce);
    }
    RawServer server;
    m_client->connectToHost(configFor(server.address()), scripted(echoScript()));
    QTRY_COMPARE(lastSignal(), QStringLiteral("closed"));
    QCOMPARE(m_signals.count(QStringLiteral("closed")), 1);
    QVERIFY(m_failures.isEmpty());
    turn();
    QCOMPARE(status().state, ClientState::Closed);
}

void TestTcpClient::handlerMayEndIt_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("resets");
    QTest::newRow("close in opened") << 0 << false;
    QTest::newRow("reset in opened") << 0 << true;
    QTest::newRow("close in received") << 1 << false;
    QTest::newRow("reset in received") << 1 << true;
    QTest::newRow("reset when finished") << 2 << true;
}

void TestTcpClient::handlerMayEndIt()
{
    QFETCH(int, place);
    QFETCH(bool, resets);
    const auto endAt = [=](int here) {
        return [=](Connection &connection) {
            if (here == place)
                resets ? connection.reset() : connection.close();
        };
    };
    RawServer server;
    m_client->connectToHost(configFor(server.address()),
                            scripted({endAt(0), [end = endAt(1)](Connection &c, const Bytes &) { end(c); },
                                      endAt(2), {}, {}}));
    QTRY_VERIFY(server.hasClient());
    server.peer().send("x");
    server.peer().finishSending();
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("connected"), QStringLiteral("closed")}));
    turn();
    QTRY_VERIFY(server.peer().isAtEnd());
}

void TestTcpClient::mayConnectAgainWhenClosed()
{
    RawServer server;
    int rounds = 0;
    connect(m_client.get(), &TcpClient::closed, this, [&] {
        if (++rounds < 4)
            m_client->connectToHost(configFor(server.address()));
    });
    connect(m_client.get(), &TcpClient::connected, this, [&] { m_client->close(); });
    m_client->connectToHost(configFor(server.address()));
    QTRY_COMPARE(rounds, 4);
    QCOMPARE(calls().count(QStringLiteral("connect")), 4);
}

void TestTcpClient::connectsAgain()
{
    RawServer server;
    connectTo(server);
    const ConnectionId first = status().connection;
    m_client->close();
    m_signals.clear();
    RawServer other;
    connectTo(other);
    QVERIFY(status().connection.isValid());
    QVERIFY(status().connection != first);
    QCOMPARE(status().received, 0ull);
    other.peer().send("hello again");
    QTRY_COMPARE(received(), QByteArray("hello again"));
    QCOMPARE(recordsOf(*m_log, first).size(), 3); // socket, connect, close
}

void TestTcpClient::talksToOurServer()
{
    TcpServer server(*m_log, *m_reactor, QStringLiteral("TCP server 1"));
    TcpServerConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    server.start(config, scripted(echoScript()));
    QTRY_COMPARE(server.status().state, ServerState::Listening);
    m_client->connectToHost(configFor(server.status().listening.first()));
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    m_client->send(textMessage("both ends in one log"));
    QTRY_COMPARE(payloadOf(recordsOf(*m_log, status().connection)), // sent, and received again
                 QByteArray("both ends in one log" "both ends in one log"));

    const FlowPtr ours = recordsOf(*m_log, m_client->endpointId()).last().flow;
    const FlowPtr theirs = recordsOf(*m_log, server.endpointId()).last().flow;
    QCOMPARE(ours->local.toString(), theirs->peer.toString());
    QCOMPARE(ours->peer.toString(), theirs->local.toString());
    QVERIFY(ours->connection != theirs->connection);
    m_client->close();
    QTRY_COMPARE(server.status().serving, 0);
}

void TestTcpClient::triesAddressesInTurn()
{
    if (!hasNames())
        QSKIP("name services of its own need Linux and administrator rights");
    RawServer server(*SocketAddress::fromHost(QStringLiteral("127.0.0.6"), 0));
    TcpClientConfig config = configFor(server.address());
    config.host = named("several.test");
    config.family = AddressFamily::IPv4;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, QStringList{QStringLiteral("connected")});
    QTRY_VERIFY(server.hasClient());
    QCOMPARE(status().peer.host(), QStringLiteral("127.0.0.6"));
    QCOMPARE(recordsOf(*m_log).last().call, Call::Connect);
    QCOMPARE(callTexts(recordsOf(*m_log)).first(), QStringLiteral("getaddrinfo('several.test', %1) = 3").arg(config.port));
    // Those tried before were refused; each attempt is a socket and a connection of its own.
    const QList<SocketCall> attempts = recordsOf(*m_log, Call::Connect);
    QSet<ConnectionId> ids;
    for (const SocketCall &attempt : attempts) {
        ids.insert(attempt.flow->connection);
        const bool last = attempt.id == attempts.last().id;
        QCOMPARE(attempt.resultText(), last ? QStringLiteral("= 0") : QStringLiteral("= -1 ECONNREFUSED"));
        QCOMPARE(callNames(recordsOf(*m_log, attempt.flow->connection)).contains(QStringLiteral("close")), !last);
    }
    QCOMPARE(ids.size(), attempts.size());
    QVERIFY(m_failures.isEmpty());
}

void TestTcpClient::tellsTheLastOfSeveralFailures()
{
    if (!hasNames())
        QSKIP("name services of its own need Linux and administrator rights");
    RawServer server;
    TcpClientConfig config = configFor(server.address()); // nobody listens at the other addresses
    config.host = named("several.test");
    config.family = AddressFamily::IPv4;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("ECONNREFUSED"));
    QCOMPARE(calls().count(QStringLiteral("connect")), 3);
    QCOMPARE(calls().count(QStringLiteral("close")), 3);
}

void TestTcpClient::tellsATimeOutOfTheLookup()
{
    if (!hasNames())
        QSKIP("name services of its own need Linux and administrator rights");
    TcpClientConfig config;
    config.host = named("unanswered.test");
    config.port = 80;
    config.connectTimeoutMs = 60;
    m_client->connectToHost(config);
    QTRY_COMPARE(m_signals, (QStringList{QStringLiteral("failed"), QStringLiteral("closed")}));
    QCOMPARE(m_failures[0].code, ErrorCode::ConnectTimedOut);
    QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("unanswered.test"));
    QCOMPARE(callTexts(recordsOf(*m_log)),
             QStringList{QStringLiteral("getaddrinfo('unanswered.test', 80) = -1 ETIMEDOUT")});
    QVERIFY(recordsOf(*m_log)[0].waitedNs >= 59 * msInNs);
}

void TestTcpClient::mayBeDestroyedWhileLookingUp()
{
    if (!hasNames())
        QSKIP("name services of its own need Linux and administrator rights");
    TcpClientConfig config;
    config.host = named("unanswered.test");
    config.port = 80;
    m_client->connectToHost(config);
    turn();
    QCOMPARE(status().state, ClientState::Resolving);
    m_client.reset();
    QVERIFY(m_signals.isEmpty());
}

QTEST_GUILESS_MAIN(TestTcpClient)
#include "tst_tcpclient.moc"
