#include "core/net/tcpserver.h"

#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>
#include <vector>

using namespace wirebench;

namespace {

constexpr qint64 msInNs = 1'000'000;

using MakeReactor = std::unique_ptr<Reactor> (*)();

HostSpec named(const char *name)
{
    return {HostSpec::Kind::Name, {}, QString::fromLatin1(name)};
}

TcpServerConfig localConfig()
{
    TcpServerConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    return config;
}

OutboundMessage textMessage(const QByteArray &text)
{
    return {Bytes::copyOf(text), {}, 0, 0};
}

Script prefixScript(const QByteArray &prefix)
{
    return {{},
            [prefix](Connection &connection, const Bytes &bytes) {
                connection.send(Bytes::copyOf(prefix + bytes.toByteArray()));
            },
            {}, {}, {}};
}

Script greetingScript(const QByteArray &greeting)
{
    return {[greeting](Connection &connection) {
                connection.send(Bytes::copyOf(greeting));
                connection.close();
            },
            {}, {}, {}, {}};
}

Script workScript(int milliseconds)
{
    return {{},
            [milliseconds](Connection &connection, const Bytes &bytes) {
                connection.work(milliseconds, [&connection, bytes] { connection.send(bytes); });
            },
            {}, {}, {}};
}

QStringList texts(const QList<SocketAddress> &addresses)
{
    QStringList all;
    for (const SocketAddress &address : addresses)
        all.append(address.toString());
    all.sort();
    return all;
}

} // namespace

Q_DECLARE_METATYPE(MakeReactor)
Q_DECLARE_METATYPE(wirebench::ListenFamily)
Q_DECLARE_METATYPE(wirebench::Script)

class TestTcpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    // Starting and stopping
    void isStoppedAtFirst();
    void startsAndStops();
    void startIsIgnoredUnlessStopped();
    void stopIsHarmlessWhenStopped();
    void looksUpItsHost();
    void tellsUnknownHost();
    void tellsPortInUse();
    void startsAgainAfterAFailure();
    void startsAgainOnTheSamePort();
    void listensOnAFamily_data();
    void listensOnAFamily();
    void secondFamilyInUseEndsTheFirst();
    void stopEndsEverySocket();
    void stopWhileLookingUp();
    void mayBeDestroyedAtAnyTime_data();
    void mayBeDestroyedAtAnyTime();

    // What the log tells
    void recordsWhatABlockingProgramDoes();
    void recordsCarryAddresses();
    void honoursTheReceiveSize();
    void recordsTheBacklog();
    void keepsASplitLetter();

    // Concurrency
    void oneAtATimeLeavesTheSecondWaiting();
    void poolLeavesTheNextWaiting();
    void allAtOnceLeavesNobodyWaiting();
    void acceptIsWantedOnceThereIsRoom();
    void servesTheWaitingInOrder();
    void onceServesOneClient();
    void onceMayEndInsideAccept();
    void onceCountsFromWhenItIsSet();
    void oneAtATimeWaitsForItsClient();
    void tellsOfEachClientInTurn();
    void worksForOneAfterTheOther();
    void worksForAllAtOnce();
    void servesAThousandClients();

    // Clients
    void clientWithoutHandlerIsRead();
    void closesWhenThePeerFinishes();
    void keepsAFinishedPeerIfWanted();
    void sendsToThoseItIsTold();
    void halfCloses();
    void closesAClient();
    void resetsAClient();
    void tellsAClientsReset();
    void tellsAKilledClient();
    void clientThatNeverReadsHoldsUpNobody();
    void sendsALargeFile();
    void tellsOfAMessageItCannotSend();

    // Trouble
    void goesOnAfterAShortageOfDescriptors();
    void acceptsAsSoonAsADescriptorIsFree();
    void handlerMayEndTheClient_data();
    void handlerMayEndTheClient();
    void handlerMayStopTheServer_data();
    void handlerMayStopTheServer();
    void mayBeStartedAgainFromInside();
    void mayBeStoppedWhenAClientFails();

    // Signals
    void tellsOfItsClients();
    void tellsFiguresOfThoseThatAreGone();
    void signalsAreFew();

private:
    /// Starts and gives the port; 0 if it failed.
    quint16 start(const TcpServerConfig &config, const Script &script = echoScript());
    /// A client of it.
    RawPeer client(AddressFamily family = AddressFamily::IPv4) const;
    std::vector<RawPeer> clients(int count) const;
    const TcpServerStatus &status() const { return m_server->status(); }
    QStringList calls() const { return callNames(recordsOf(*m_log)); }
    int count(Call call) const { return int(recordsOf(*m_log, call).size()); }
    QList<ConnectionId> connections() const;

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpServer> m_server;
    quint16 m_port = 0;
    QList<Error> m_failures;
    QList<std::pair<ConnectionId, Error>> m_clientFailures;
    int m_started = 0;
    int m_stopped = 0;
    int m_before = 0;
};

void TestTcpServer::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestTcpServer::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = makeReactor();
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("TCP server 1"));
    m_failures.clear();
    m_clientFailures.clear();
    m_started = m_stopped = 0;
    connect(m_server.get(), &TcpServer::started, this, [this] { ++m_started; });
    connect(m_server.get(), &TcpServer::stopped, this, [this] { ++m_stopped; });
    connect(m_server.get(), &TcpServer::failed, this, [this](const Error &error) { m_failures.append(error); });
    connect(m_server.get(), &TcpServer::clientFailed, this,
            [this](ConnectionId client, const Error &error) { m_clientFailures.append({client, error}); });
}

void TestTcpServer::cleanup()
{
    m_server.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
    // Each descriptor that was opened was closed, and each of these calls stands in the log.
    int opened = 0;
    for (const SocketCall &record : recordsOf(*m_log))
        opened += (record.call == Call::Socket || record.call == Call::Accept) && !record.failed();
    QCOMPARE(count(Call::Close), opened);
    m_reactor.reset();
    turn();
    QTRY_VERIFY(openDescriptors() <= m_before); // the thread of a lookup that was given up has some of its own
}

quint16 TestTcpServer::start(const TcpServerConfig &config, const Script &script)
{
    m_server->start(config, scripted(script));
    if (!soon([this] { return m_started > 0 || !m_failures.isEmpty(); }) || status().listening.isEmpty())
        return 0;
    m_port = status().listening.first().port;
    return m_port;
}

RawPeer TestTcpServer::client(AddressFamily family) const
{
    RawPeer peer;
    if (!peer.connectTo(loopback(family, m_port)))
        qWarning("no connection to port %d", m_port);
    return peer;
}

std::vector<RawPeer> TestTcpServer::clients(int wanted) const
{
    std::vector<RawPeer> peers;
    for (int i = 0; i < wanted; ++i)
        peers.push_back(client());
    return peers;
}

QList<ConnectionId> TestTcpServer::connections() const
{
    QList<ConnectionId> ids;
    for (const SocketCall &record : recordsOf(*m_log, Call::Accept))
        ids.append(record.flow->connection);
    return ids;
}

void TestTcpServer::isStoppedAtFirst()
{
    QCOMPARE(status().state, ServerState::Stopped);
    QVERIFY(m_server->endpointId().isValid());
    QVERIFY(calls().isEmpty());
}

void TestTcpServer::startsAndStops()
{
    QVERIFY(start(localConfig()) != 0);
    QCOMPARE(m_started, 1);
    QCOMPARE(status().state, ServerState::Listening);
    QCOMPARE(status().listening.first().host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(status().waitingIn, std::optional(Call::Accept));
    QCOMPARE(status().waitingSinceNs, recordsOf(*m_log, Call::Listen)[0].timeNs);
    QCOMPARE(status().queueLength, 0);
    m_server->stop();
    QCOMPARE(m_stopped, 1);
    QCOMPARE(status().state, ServerState::Stopped);
    QVERIFY(status().listening.isEmpty());
    QVERIFY(!status().waitingIn);
    QCOMPARE(status().queueLength, -1);
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("setsockopt"), QStringLiteral("bind"),
                                   QStringLiteral("listen"), QStringLiteral("close")}));
    RawPeer late;
    QVERIFY(!late.connectTo(loopback(AddressFamily::IPv4, m_port)));
}

void TestTcpServer::startIsIgnoredUnlessStopped()
{
    QVERIFY(start(localConfig()) != 0);
    const QStringList before = calls();
    m_server->start(localConfig(), {});
    QCOMPARE(calls(), before);
    QCOMPARE(m_started, 1);
}

void TestTcpServer::stopIsHarmlessWhenStopped()
{
    m_server->stop();
    QCOMPARE(m_stopped, 0);
    QVERIFY(start(localConfig()) != 0);
    m_server->stop();
    m_server->stop();
    QCOMPARE(m_stopped, 1);
}

void TestTcpServer::looksUpItsHost()
{
    TcpServerConfig config = localConfig();
    config.host = named("localhost");
    m_server->start(config, scripted(echoScript()));
    QCOMPARE(status().state, ServerState::Starting);
    QCOMPARE(status().waitingIn, std::optional(Call::GetAddrInfo));
    QTRY_COMPARE(m_started, 1);
    QCOMPARE(texts(status().listening),
             QStringList{QStringLiteral("127.0.0.1:%1").arg(status().listening.first().port)});
    QCOMPARE(callTexts(recordsOf(*m_log)).first(), QStringLiteral("getaddrinfo('localhost', 0) = 1"));
    QVERIFY(recordsOf(*m_log).first().waitedNs > 0);
}

void TestTcpServer::tellsUnknownHost()
{
    TcpServerConfig config = localConfig();
    config.host = named("name.invalid");
    QCOMPARE(start(config), quint16(0));
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].code, ErrorCode::HostNotFound);
    QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("name.invalid"));
    QCOMPARE(m_stopped, 1);
    QCOMPARE(status().state, ServerState::Stopped);
    QCOMPARE(calls(), QStringList{QStringLiteral("getaddrinfo")});
    QVERIFY(recordsOf(*m_log).first().failed());
}

void TestTcpServer::tellsPortInUse()
{
    const NativeSocket other = listeningSocket(loopback());
    TcpServerConfig config = localConfig();
    config.port = other.localAddress().port;
    QCOMPARE(start(config), quint16(0));
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("EADDRINUSE"));
    QCOMPARE(m_failures[0].arguments.mid(0, 2), (QStringList{QStringLiteral("bind"), other.localAddress().toString()}));
    QCOMPARE(m_stopped, 1);
    QCOMPARE(m_started, 0);
    QCOMPARE(status().state, ServerState::Stopped);
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("setsockopt"), QStringLiteral("bind"),
                                   QStringLiteral("close")}));
}

void TestTcpServer::startsAgainAfterAFailure()
{
    TcpServerConfig config = localConfig();
    {
        const NativeSocket other = listeningSocket(loopback());
        config.port = other.localAddress().port;
        QCOMPARE(start(config), quint16(0));
    }
    m_failures.clear();
    QCOMPARE(start(config), config.port); // the other program has gone
    RawPeer peer = client();
    peer.send("x");
    QTRY_COMPARE(peer.received(), QByteArray("x"));
}

void TestTcpServer::startsAgainOnTheSamePort()
{
    TcpServerConfig config = localConfig();
    config.port = start(config);
    RawPeer peer = client();
    peer.send("x");
    QTRY_COMPARE(peer.received(), QByteArray("x"));
    for (int i = 0; i < 3; ++i) {
        m_server->stop();
        QCOMPARE(start(config), config.port);
    }
    QCOMPARE(status().served, 0ull); // figures are since the start
}

void TestTcpServer::listensOnAFamily_data()
{
    QTest::addColumn<ListenFamily>("family");
    QTest::addColumn<QList<AddressFamily>>("reachedBy");
    QTest::newRow("IPv4") << ListenFamily::IPv4 << QList{AddressFamily::IPv4};
    QTest::newRow("IPv6") << ListenFamily::IPv6 << QList{AddressFamily::IPv6};
    QTest::newRow("both") << ListenFamily::Both << QList{AddressFamily::IPv4, AddressFamily::IPv6};
}

void TestTcpServer::listensOnAFamily()
{
    QFETCH(ListenFamily, family);
    QFETCH(QList<AddressFamily>, reachedBy);
    if (family != ListenFamily::IPv4 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    TcpServerConfig config; // any address
    config.family = family;
    QVERIFY(start(config) != 0);
    QCOMPARE(status().listening.size(), reachedBy.size());
    QCOMPARE(count(Call::Bind), int(reachedBy.size()));
    for (const SocketAddress &address : status().listening) {
        QVERIFY(address.isAny());
        QCOMPARE(address.port, m_port); // one port for both
    }
    for (const AddressFamily each : {AddressFamily::IPv4, AddressFamily::IPv6}) {
        RawPeer peer;
        const bool expected = reachedBy.contains(each);
        QCOMPARE(peer.connectTo(loopback(each, m_port)), expected);
        peer.send("hello");
        if (expected) {
            QTRY_COMPARE(peer.received(), QByteArray("hello"));
            QCOMPARE(recordsOf(*m_log, Call::Accept).last().flow->peer.toString(), peer.address().toString());
            QCOMPARE(recordsOf(*m_log, Call::Accept).last().flow->local.family, each);
        }
    }
}

void TestTcpServer::secondFamilyInUseEndsTheFirst()
{
    if (!hasIPv6())
        QSKIP("no ::1 on this machine");
    const NativeSocket other = listeningSocket(SocketAddress::anyIPv6(0));
    TcpServerConfig config;
    config.family = ListenFamily::Both;
    config.port = other.localAddress().port;
    QCOMPARE(start(config), quint16(0));
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("EADDRINUSE"));
    QCOMPARE(count(Call::Close), 2);
    QVERIFY(status().listening.isEmpty());
}

void TestTcpServer::stopEndsEverySocket()
{
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::Pool;
    config.poolSize = 3;
    QVERIFY(start(config, workScript(10'000)) != 0);
    std::vector<RawPeer> peers = clients(5);
    for (RawPeer &peer : peers)
        peer.send("work");
    QTRY_COMPARE(count(Call::Recv), 3);
    QSignalSpy changed(m_server.get(), &TcpServer::clientsChanged);
    m_server->stop();
    QCOMPARE(m_stopped, 1);
    QCOMPARE(count(Call::Close), 4); // three clients and the listening socket
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].value<QList<ConnectionId>>().size(), 3);
    QCOMPARE(status().serving, 0);
    QCOMPARE(status().served, 3ull);
    QVERIFY(m_clientFailures.isEmpty());
}

void TestTcpServer::stopWhileLookingUp()
{
    TcpServerConfig config = localConfig();
    config.host = named("localhost");
    m_server->start(config, scripted(echoScript()));
    m_server->stop();
    QCOMPARE(m_stopped, 1);
    config.host = localConfig().host;
    QVERIFY(start(config) != 0);
    QTest::qWait(30); // the answer to the first question has come by now
    QCOMPARE(m_started, 1);
    QCOMPARE(count(Call::Socket), 1);
    QVERIFY(m_failures.isEmpty());
}

void TestTcpServer::mayBeDestroyedAtAnyTime_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<Script>("script");
    QTest::addColumn<bool>("withClients");
    const QByteArray here = "127.0.0.1";
    const Script flood = {[](Connection &connection) { connection.send(Bytes::copyOf(QByteArray(20'000'000, 'x'))); },
                          {}, {}, {}, {}};
    const Script farewell = {[](Connection &connection) {
                                 connection.send(Bytes::copyOf(QByteArray(20'000'000, 'x')));
                                 connection.close();
                             },
                             {}, {}, {}, {}};
    const Script pieces = {[](Connection &connection) {
                               QVERIFY(connection.send({Bytes::copyOf("0123"), {}, 1, 5}).has_value());
                           },
                           {}, {}, {}, {}};
    QTest::newRow("looking up") << QByteArray("localhost") << Script{} << false;
    QTest::newRow("listening") << here << Script{} << false;
    QTest::newRow("reading") << here << echoScript() << true;
    QTest::newRow("working") << here << workScript(5) << true;
    QTest::newRow("sending") << here << flood << true;
    QTest::newRow("closing") << here << farewell << true;
    QTest::newRow("between pieces") << here << pieces << true;
}

void TestTcpServer::mayBeDestroyedAtAnyTime()
{
    QFETCH(QByteArray, host);
    QFETCH(Script, script);
    QFETCH(bool, withClients);
    TcpServerConfig config = localConfig();
    if (host == "localhost")
        config.host = named("localhost");
    std::vector<RawPeer> peers;
    if (withClients) {
        QVERIFY(start(config, script) != 0);
        peers = clients(3);
        for (RawPeer &peer : peers)
            peer.send("work");
        QTRY_COMPARE(count(Call::Accept), 3);
        QTRY_VERIFY(count(Call::Recv) + count(Call::Send) >= 3);
    } else {
        m_server->start(config, scripted(script));
    }
    const int stopped = m_stopped;
    m_server.reset();
    QCOMPARE(m_stopped, stopped); // nobody is told by one who is going
    QTest::qWait(15);             // what was pending was due
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.isAtEnd());
}

void TestTcpServer::recordsWhatABlockingProgramDoes()
{
    WIREBENCH_NEED("python3");
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    config.backlog = 1;
    config.receiveSize = 512;
    QVERIFY(start(config, prefixScript("echo : ")) != 0);
    PythonPeer peer;
    QVERIFY(peer.start(R"(
s = socket(AF_INET, SOCK_STREAM)
s.connect(('127.0.0.1', int(arguments[0])))
s.send('Hello world'.encode('utf-8'))
print(s.recv(512).decode('utf-8'))
s.close()
)",
                       {QString::number(m_port)}));
    QTRY_COMPARE(peer.exitStatus(), 0);
    QCOMPARE(peer.output(), QByteArray("echo : Hello world\n"));
    QTRY_COMPARE(count(Call::Close), 1);
    m_server->stop();

    const QList<SocketCall> records = recordsOf(*m_log);
    QStringList expected{QStringLiteral("socket(AF_INET, SOCK_STREAM) = %1").arg(records[0].result),
                         QStringLiteral("setsockopt(SOL_SOCKET, SO_REUSEADDR, 1) = 0"),
                         QStringLiteral("bind(('127.0.0.1', 0)) = 0"),
                         QStringLiteral("listen(1) = 0"),
                         QStringLiteral("accept() = %1").arg(records[4].result),
                         QStringLiteral("recv(512) = 11"),
                         QStringLiteral("send(18 bytes) = 18"),
                         QStringLiteral("recv(512) = 0 (end of stream)"),
                         QStringLiteral("close() = 0"),
                         QStringLiteral("close() = 0")};
    QCOMPARE(callTexts(records), expected);
    QCOMPARE(records[5].payload.toByteArray(), QByteArray("Hello world"));
    QCOMPARE(records[6].payload.toByteArray(), QByteArray("echo : Hello world"));
    QVERIFY(records[8].flow->connection.isValid());  // the client first,
    QVERIFY(!records[9].flow->connection.isValid()); // then the listening socket
}

void TestTcpServer::recordsCarryAddresses()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer peer = client();
    peer.send("x");
    QTRY_COMPARE(peer.received(), QByteArray("x"));
    const QString listening = status().listening.first().toString();
    const QList<SocketCall> records = recordsOf(*m_log, connections().value(0));
    QCOMPARE(callNames(records), (QStringList{QStringLiteral("accept"), QStringLiteral("recv"), QStringLiteral("send")}));
    for (const SocketCall &record : records) {
        QCOMPARE(record.flow->peer.toString(), peer.address().toString());
        QCOMPARE(record.flow->local.toString(), listening);
        QCOMPARE(record.flow->endpoint->id, m_server->endpointId());
        QCOMPARE(record.flow->endpoint->name, QStringLiteral("TCP server 1"));
        QCOMPARE(record.flow->endpoint->kind, EndpointKind::TcpServer);
    }
}

void TestTcpServer::honoursTheReceiveSize()
{
    TcpServerConfig config = localConfig();
    config.receiveSize = 512;
    QVERIFY(start(config) != 0);
    RawPeer peer = client();
    const QByteArray text(513 * 20, 'x');
    peer.send(text);
    QTRY_COMPARE(peer.received(), text);
    for (const SocketCall &record : recordsOf(*m_log, Call::Recv)) {
        QCOMPARE(record.argument, 512);
        QVERIFY(record.result <= 512);
    }
}

void TestTcpServer::recordsTheBacklog()
{
    TcpServerConfig config = localConfig();
    config.backlog = 3;
    QVERIFY(start(config) != 0);
    QCOMPARE(callTexts(recordsOf(*m_log, Call::Listen)), QStringList{QStringLiteral("listen(3) = 0")});
}

void TestTcpServer::keepsASplitLetter()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer peer = client();
    const QByteArray letter = "\xC3\xA9"; // é
    peer.send(letter.left(1));
    QTRY_COMPARE(peer.received(), letter.left(1));
    peer.send(letter.mid(1));
    QTRY_COMPARE(peer.received(), letter);
    QCOMPARE(count(Call::Recv), 2);
    QCOMPARE(payloadOf(recordsOf(*m_log, Call::Recv)), letter);
}

void TestTcpServer::oneAtATimeLeavesTheSecondWaiting()
{
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    config.backlog = 1;
    QVERIFY(start(config) != 0);
    RawPeer first = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    RawPeer second = client();
    second.send("let me in");
    QTRY_COMPARE(status().queueLength, 1);
    QCOMPARE(texts(status().queuedPeers), QStringList{second.address().toString()});
    QTRY_COMPARE(status().serving, 1);
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Recv)); // the first one's
    QCOMPARE(count(Call::Accept), 1);
    QVERIFY(second.received().isEmpty());

    first.send("bye");
    QTRY_COMPARE(first.received(), QByteArray("bye"));
    first.close();
    QTRY_COMPARE(second.received(), QByteArray("let me in"));
    QTRY_COMPARE(status().queueLength, 0);
    QVERIFY(status().queuedPeers.isEmpty());
    QCOMPARE(status().served, 2ull);

    const SocketCall firstClose = recordsOf(*m_log, connections().value(0)).last();
    const SocketCall secondAccept = recordsOf(*m_log, Call::Accept)[1];
    QCOMPARE(firstClose.call, Call::Close);
    QVERIFY(secondAccept.timeNs - secondAccept.waitedNs >= firstClose.timeNs);
    QCOMPARE(secondAccept.flow->peer.toString(), second.address().toString());
}

void TestTcpServer::poolLeavesTheNextWaiting()
{
    constexpr int poolSize = 3;
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::Pool;
    config.poolSize = poolSize;
    QVERIFY(start(config) != 0);
    std::vector<RawPeer> peers = clients(poolSize + 2);
    for (RawPeer &peer : peers)
        peer.send("hello");
    QTRY_COMPARE(status().queueLength, 2);
    QTRY_COMPARE(status().serving, poolSize);
    QCOMPARE(texts(status().queuedPeers),
             texts({peers[poolSize].address(), peers[poolSize + 1].address()}));
    for (int i = 0; i < poolSize; ++i)
        QTRY_COMPARE(peers[size_t(i)].received(), QByteArray("hello"));
    QVERIFY(peers[poolSize].received().isEmpty());
    QCOMPARE(count(Call::Accept), poolSize);
    QVERIFY(!status().waitingIn);

    peers[1].close();
    QTRY_COMPARE(peers[poolSize].received(), QByteArray("hello"));
    QVERIFY(peers[poolSize + 1].received().isEmpty());
    QTRY_COMPARE(status().queueLength, 1);
    peers[0].close();
    peers[2].close();
    QTRY_COMPARE(peers[poolSize + 1].received(), QByteArray("hello"));
    QTRY_COMPARE(status().serving, 2);
    QTRY_COMPARE(status().queueLength, 0);
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Accept));
}

void TestTcpServer::allAtOnceLeavesNobodyWaiting()
{
    TcpServerConfig config = localConfig();
    config.backlog = 64;
    QVERIFY(start(config) != 0);
    std::vector<RawPeer> peers = clients(20);
    QTRY_COMPARE(status().serving, 20);
    for (RawPeer &peer : peers)
        peer.send("hello");
    for (RawPeer &peer : peers)
        QTRY_COMPARE(peer.received(), QByteArray("hello"));
    QCOMPARE(status().waitingIn, std::optional(Call::Accept));
    QCOMPARE(status().queueLength, 0);
}

void TestTcpServer::acceptIsWantedOnceThereIsRoom()
{
    // Five wait already, and each is greeted and gone before the next is accepted: no accept may begin
    // while the program still dealt with the client before.
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    QVERIFY(start(config, greetingScript("Thank you for connecting\r\n")) != 0);
    std::vector<RawPeer> peers = clients(5);
    for (RawPeer &peer : peers) {
        QTRY_VERIFY(peer.isAtEnd());
        QCOMPARE(peer.received(), QByteArray("Thank you for connecting\r\n"));
    }
    const QList<SocketCall> records = recordsOf(*m_log);
    QStringList expected{QStringLiteral("socket"), QStringLiteral("setsockopt"), QStringLiteral("bind"),
                         QStringLiteral("listen")};
    for (int i = 0; i < 5; ++i)
        expected += {QStringLiteral("accept"), QStringLiteral("send"), QStringLiteral("close")};
    QCOMPARE(callNames(records), expected);
    for (qsizetype i = 1; i < records.size(); ++i)
        QVERIFY(records[i].timeNs - records[i].waitedNs >= records[i - 1].timeNs);
}

void TestTcpServer::servesTheWaitingInOrder()
{
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    config.backlog = 16;
    QVERIFY(start(config) != 0);
    std::vector<RawPeer> peers = clients(6);
    QStringList expected;
    for (RawPeer &peer : peers) {
        expected.append(peer.address().toString());
        peer.send("x");
        peer.finishSending();
    }
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.isAtEnd());
    QStringList served;
    for (const SocketCall &record : recordsOf(*m_log, Call::Accept))
        served.append(record.flow->peer.toString());
    QCOMPARE(served, expected);
}

void TestTcpServer::onceServesOneClient()
{
    TcpServerConfig config = localConfig();
    config.once = true;
    QVERIFY(start(config, {{},
                           [](Connection &connection, const Bytes &bytes) {
                               connection.send(Bytes::copyOf("Recu: " + bytes.toByteArray()));
                               connection.close();
                           },
                           {}, {}, {}}) != 0);
    RawPeer first = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    RawPeer second = client();
    first.send("Bonjour serveur");
    QTRY_COMPARE(m_stopped, 1);
    QTRY_VERIFY(first.isAtEnd());
    QCOMPARE(first.received(), QByteArray("Recu: Bonjour serveur"));
    QTRY_COMPARE(second.error(), ECONNRESET); // it was never accepted
    QCOMPARE(calls().mid(4), (QStringList{QStringLiteral("accept"), QStringLiteral("recv"), QStringLiteral("send"),
                                          QStringLiteral("close"), QStringLiteral("close")}));
    QCOMPARE(status().state, ServerState::Stopped);
}

void TestTcpServer::onceCountsFromWhenItIsSet()
{
    TcpServerConfig config = localConfig();
    QVERIFY(start(config) != 0);
    RawPeer before = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    before.close();
    QTRY_COMPARE(status().serving, 0);
    config.once = true;
    m_server->reconfigure(config, scripted(echoScript()));
    RawPeer only = client();
    QTRY_COMPARE(count(Call::Accept), 2);
    QCOMPARE(m_stopped, 0);
    only.close();
    QTRY_COMPARE(m_stopped, 1);
}

void TestTcpServer::oneAtATimeWaitsForItsClient()
{
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    QVERIFY(start(config) != 0);
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Accept));
    RawPeer silent = client();
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Recv)); // there a blocking program stands now
    const qint64 since = status().waitingSinceNs;
    QVERIFY(since > 0);
    silent.send("at last");
    QTRY_VERIFY(status().waitingSinceNs > since);
    silent.close();
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Accept));
}

/// More clients change than one signal tells of; each is told of although the first go on changing.
void TestTcpServer::tellsOfEachClientInTurn()
{
    constexpr int wanted = 3000;
    if (!allowDescriptors(2 * wanted + 100))
        QSKIP("too few descriptors are allowed");
    TcpServerConfig config = localConfig();
    config.backlog = 4096;
    QVERIFY(start(config) != 0);
    QSet<ConnectionId> told;
    connect(m_server.get(), &TcpServer::clientsChanged, this, [&told](const QList<ServerClient> &changed) {
        for (const ServerClient &client : changed) {
            if (client.received > 0)
                told.insert(client.id);
        }
    });
    std::vector<RawPeer> peers = clients(wanted);
    QVERIFY(soon([this] { return count(Call::Accept) == wanted; }));
    QVERIFY(soon([&] {
        for (RawPeer &peer : peers)
            peer.send("x");
        return told.size() == wanted;
    }));
    QCOMPARE(told.size(), wanted);
}

void TestTcpServer::onceMayEndInsideAccept()
{
    TcpServerConfig config = localConfig();
    config.once = true;
    QVERIFY(start(config, greetingScript("bye")) != 0);
    std::vector<RawPeer> peers = clients(3);
    QTRY_COMPARE(m_stopped, 1);
    QTRY_COMPARE(peers[0].received(), QByteArray("bye"));
    QCOMPARE(count(Call::Accept), 1);
}

void TestTcpServer::worksForOneAfterTheOther()
{
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    QVERIFY(start(config, workScript(40)) != 0);
    std::vector<RawPeer> peers = clients(2);
    for (RawPeer &peer : peers) {
        peer.send("x");
        peer.finishSending();
    }
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.isAtEnd());
    const QList<SocketCall> sends = recordsOf(*m_log, Call::Send);
    QCOMPARE(sends.size(), 2);
    QVERIFY(sends[1].timeNs - sends[0].timeNs >= 40 * msInNs);
}

void TestTcpServer::worksForAllAtOnce()
{
    QVERIFY(start(localConfig(), workScript(150)) != 0);
    std::vector<RawPeer> peers = clients(4);
    QSignalSpy changed(m_server.get(), &TcpServer::clientsChanged);
    for (RawPeer &peer : peers)
        peer.send("x");
    QTRY_COMPARE(count(Call::Recv), 4); // all have been read before the first is answered
    QCOMPARE(count(Call::Send), 0);
    for (RawPeer &peer : peers)
        QTRY_COMPARE(peer.received(), QByteArray("x"));
    bool seenWorking = false;
    for (const QList<QVariant> &arguments : changed) {
        for (const ServerClient &one : arguments[0].value<QList<ServerClient>>())
            seenWorking = seenWorking || one.working;
    }
    QVERIFY(seenWorking);
}

void TestTcpServer::servesAThousandClients()
{
    constexpr int wanted = 1000;
    if (!allowDescriptors(2 * wanted + 100))
        QSKIP("too few descriptors are allowed");
    TcpServerConfig config = localConfig();
    config.backlog = 2048;
    QVERIFY(start(config) != 0);
    std::vector<RawPeer> peers = clients(wanted);
    QVERIFY(soon([this] { return count(Call::Accept) == wanted; }));
    QTRY_COMPARE(status().serving, wanted);
    for (int i = 0; i < wanted; ++i)
        peers[size_t(i)].send("client " + QByteArray::number(i));
    for (int i = 0; i < wanted; ++i) {
        const QByteArray expected = "client " + QByteArray::number(i);
        QVERIFY(soon([&] { return peers[size_t(i)].received() == expected; }));
    }
    for (RawPeer &peer : peers)
        peer.close();
    QTRY_COMPARE(status().serving, 0);
    QCOMPARE(status().served, quint64(wanted));
    QCOMPARE(count(Call::Close), wanted);
    QVERIFY(m_failures.isEmpty());
    QVERIFY(m_clientFailures.isEmpty());
}

void TestTcpServer::clientWithoutHandlerIsRead()
{
    m_server->start(localConfig(), {});
    QTRY_COMPARE(m_started, 1);
    m_port = status().listening.first().port;
    RawPeer peer = client();
    peer.send("into the void");
    QTRY_COMPARE(status().received, 13ull);
    peer.finishSending();
    QTRY_VERIFY(peer.isAtEnd());
    QVERIFY(peer.received().isEmpty());
}

void TestTcpServer::closesWhenThePeerFinishes()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer peer = client();
    peer.send("last words");
    peer.finishSending();
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("last words"));
    QCOMPARE(callTexts(recordsOf(*m_log, connections().value(0))).last(), QStringLiteral("close() = 0"));
    QVERIFY(m_clientFailures.isEmpty());
}

void TestTcpServer::keepsAFinishedPeerIfWanted()
{
    TcpServerConfig config = localConfig();
    config.closeWhenPeerFinishes = false;
    QVERIFY(start(config) != 0);
    QSignalSpy changed(m_server.get(), &TcpServer::clientsChanged);
    RawPeer peer = client();
    peer.finishSending();
    QTRY_VERIFY(!changed.isEmpty()
                && changed.last()[0].value<QList<ServerClient>>().value(0).phase == ConnectionPhase::PeerFinished);
    QVERIFY(!peer.isAtEnd());
    m_server->send(connections(), textMessage("I go on"));
    QTRY_COMPARE(peer.received(), QByteArray("I go on"));
    m_server->halfClose(connections().value(0)); // now both have finished
    QTRY_VERIFY(peer.isAtEnd());
    QTRY_COMPARE(status().serving, 0);
}

void TestTcpServer::sendsToThoseItIsTold()
{
    QVERIFY(start(localConfig()) != 0);
    std::vector<RawPeer> peers = clients(3);
    QTRY_COMPARE(count(Call::Accept), 3);
    const QList<ConnectionId> ids = connections();
    m_server->send({ids[1]}, textMessage("you"));
    m_server->send(ids, textMessage("all"));
    m_server->send({ConnectionId{987654}}, textMessage("nobody"));
    QTRY_COMPARE(peers[0].received(), QByteArray("all"));
    QTRY_COMPARE(peers[1].received(), QByteArray("youall"));
    QTRY_COMPARE(peers[2].received(), QByteArray("all"));
    m_server->sendToAll(textMessage("!"));
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.received().endsWith("all!"));
    QVERIFY(m_clientFailures.isEmpty());
    // One message, stored once, however many are sent to.
    const QList<SocketCall> sends = recordsOf(*m_log, Call::Send);
    QVERIFY(sends[1].payload.data() == sends[2].payload.data());
}

void TestTcpServer::halfCloses()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer peer = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    m_server->halfClose(connections().value(0));
    QTRY_VERIFY(peer.isAtEnd());
    peer.send("you still hear me");
    QTRY_COMPARE(payloadOf(recordsOf(*m_log, Call::Recv)), QByteArray("you still hear me"));
    QCOMPARE(count(Call::Send), 0); // the echo may not go out any more
    peer.finishSending();
    QTRY_COMPARE(status().serving, 0);
}

void TestTcpServer::closesAClient()
{
    QVERIFY(start(localConfig()) != 0);
    std::vector<RawPeer> peers = clients(2);
    QTRY_COMPARE(count(Call::Accept), 2);
    m_server->closeClient(connections().value(0));
    m_server->closeClient(ConnectionId{987654}); // harmless
    QTRY_VERIFY(peers[0].isAtEnd());
    QCOMPARE(peers[0].error(), 0);
    QVERIFY(!peers[1].isAtEnd());
    QTRY_COMPARE(status().serving, 1);
}

void TestTcpServer::resetsAClient()
{
    WIREBENCH_NEED("python3");
    QVERIFY(start(localConfig()) != 0);
    PythonPeer peer;
    QVERIFY(peer.start(R"(
s = create_connection(('127.0.0.1', int(arguments[0])))
s.send(b'x')
s.recv(1)
try:
    s.recv(1)
except ConnectionResetError as error:
    print(type(error).__name__)
)",
                       {QString::number(m_port)}));
    QTRY_COMPARE(count(Call::Send), 1);
    m_server->resetClient(connections().value(0));
    QTRY_COMPARE(peer.exitStatus(), 0);
    QCOMPARE(peer.output(), QByteArray("ConnectionResetError\n"));
    QCOMPARE(callNames(recordsOf(*m_log, connections().value(0))).mid(3),
             (QStringList{QStringLiteral("setsockopt"), QStringLiteral("close")}));
    QVERIFY(m_clientFailures.isEmpty()); // it was our own doing
}

void TestTcpServer::tellsAClientsReset()
{
    QVERIFY(start(localConfig()) != 0);
    std::vector<RawPeer> peers = clients(2);
    QTRY_COMPARE(count(Call::Accept), 2);
    peers[0].reset();
    QTRY_COMPARE(m_clientFailures.size(), 1);
    QCOMPARE(m_clientFailures[0].first, connections().value(0));
    QCOMPARE(m_clientFailures[0].second.systemErrorName(), QStringLiteral("ECONNRESET"));
    QCOMPARE(callTexts(recordsOf(*m_log, connections().value(0))).mid(1),
             (QStringList{QStringLiteral("recv(1024) = -1 ECONNRESET"), QStringLiteral("close() = 0")}));
    peers[1].send("I go on");
    QTRY_COMPARE(peers[1].received(), QByteArray("I go on"));
}

void TestTcpServer::tellsAKilledClient()
{
    WIREBENCH_NEED("python3");
    QVERIFY(start(localConfig()) != 0);
    PythonPeer peer;
    QVERIFY(peer.start(R"(
s = create_connection(('127.0.0.1', int(arguments[0])))
s.send(b'now')
time.sleep(60)
)",
                       {QString::number(m_port)}));
    QTRY_COMPARE(count(Call::Send), 1);
    const ConnectionId id = connections().value(0);
    peer.kill();
    QTRY_COMPARE(callNames(recordsOf(*m_log, id)).last(), QStringLiteral("close"));
    // The echo was not read when it was killed: the system resets. Had it been, the stream would just end.
    const SocketCall last = recordsOf(*m_log, id).at(3);
    QCOMPARE(last.call, Call::Recv);
    QVERIFY(last.isEndOfStream() || last.resultText() == QStringLiteral("= -1 ECONNRESET"));
    QCOMPARE(m_clientFailures.size(), last.failed() ? 1 : 0);
    QTRY_COMPARE(status().serving, 0);
}

void TestTcpServer::clientThatNeverReadsHoldsUpNobody()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer deaf;
    QVERIFY(deaf.connectWithSmallBuffer(loopback(AddressFamily::IPv4, m_port), 4096));
    deaf.setReading(false);
    deaf.send(QByteArray(32 * 1024 * 1024, 'x'));
    QTRY_COMPARE(count(Call::Accept), 1);
    const ConnectionId id = connections().value(0);

    // What it sends is echoed until nothing more can be got rid of; then it is read no more.
    quint64 received = 0;
    QVERIFY(soon([&] {
        deaf.pump();
        const quint64 before = std::exchange(received, payloadOf(recordsOf(*m_log, Call::Recv)).size());
        return received > 256 * 1024 && received == before && deaf.unsent() > 0;
    }));
    QTRY_VERIFY(status().received - status().sent <= 256 * 1024 + 1024);

    RawPeer other = client();
    other.send("and I?");
    QTRY_COMPARE(other.received(), QByteArray("and I?"));

    // The user's messages are bounded with an error that says so.
    const OutboundMessage message = textMessage(QByteArray(1024 * 1024, 'y'));
    for (int i = 1; i <= 30; ++i) {
        m_server->send(connections(), message);
        QVERIFY(soon([&] { return other.receivedBytes() == 6 + i * 1024ll * 1024; }));
    }
    QVERIFY(!m_clientFailures.isEmpty());
    for (const auto &[failed, error] : m_clientFailures) {
        QCOMPARE(failed, id);
        QCOMPARE(error.code, ErrorCode::OutboundQueueFull);
    }
    m_server->resetClient(id);
    QTRY_COMPARE(status().serving, 1);
}

void TestTcpServer::sendsALargeFile()
{
    WIREBENCH_NEED("python3");
    constexpr qint64 size = 64ll * 1024 * 1024;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("large")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < block.size(); ++i)
        block[i] = char(i * 2654435761u >> 13);
    for (qint64 written = 0; written < size; written += block.size()) {
        block.replace(0, 8, QByteArray::number(written).rightJustified(8)); // no two blocks are alike
        QCOMPARE(file.write(block), block.size());
        hash.addData(block);
    }
    file.close();

    QVERIFY(start(localConfig()) != 0);
    PythonPeer peer;
    QVERIFY(peer.start(R"(
import hashlib
s = create_connection(('127.0.0.1', int(arguments[0])))
hash = hashlib.sha256()
while True:
    data = s.recv(1 << 18)
    if not data: break
    hash.update(data)
print(hash.hexdigest())
)",
                       {QString::number(m_port)}));
    QTRY_COMPARE(count(Call::Accept), 1);
    m_server->send(connections(), {{}, file.fileName(), 0, 0});
    m_server->closeClient(connections().value(0));
    QVERIFY(soon([&] { return peer.exitStatus() == 0; }));
    QCOMPARE(peer.output().trimmed(), hash.result().toHex());
    QTRY_COMPARE(status().sent, quint64(size));
    QVERIFY(m_clientFailures.isEmpty());
}

void TestTcpServer::tellsOfAMessageItCannotSend()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer peer = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    const ConnectionId id = connections().value(0);
    QTemporaryDir folder;
    m_server->send({id}, {{}, folder.filePath(QStringLiteral("missing")), 0, 0});
    QCOMPARE(m_clientFailures.size(), 1);
    QCOMPARE(m_clientFailures[0].second.code, ErrorCode::FileUnreadable);
    m_server->halfClose(id);
    m_server->send({id}, textMessage("too late"));
    QCOMPARE(m_clientFailures.size(), 2);
    QCOMPARE(m_clientFailures[1].second.code, ErrorCode::NotConnected);
    QCOMPARE(status().state, ServerState::Listening);
}

void TestTcpServer::goesOnAfterAShortageOfDescriptors()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer first = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    RawPeer second;
    {
        const DescriptorShortage shortage(1); // for the second client's own end
        QVERIFY(second.connectTo(loopback(AddressFamily::IPv4, m_port)));
        second.send("and I?");
        QTRY_COMPARE(m_failures.size(), 1);
        QCOMPARE(m_failures[0].systemErrorName(), QStringLiteral("EMFILE"));
        QCOMPARE(m_failures[0].arguments.value(0), QStringLiteral("accept"));
        QCOMPARE(callTexts(recordsOf(*m_log)).last(), QStringLiteral("accept() = -1 EMFILE"));
        turn(50); // it does not spin
        QCOMPARE(count(Call::Accept), 2);
        QCOMPARE(status().state, ServerState::Listening);
        QVERIFY(!status().waitingIn);
        QTRY_COMPARE(status().queueLength, 1); // the client waits meanwhile
        first.send("still served");
        QTRY_COMPARE(first.received(), QByteArray("still served"));
    }
    QTRY_COMPARE(second.received(), QByteArray("and I?")); // tried again after a while
    QTRY_COMPARE(status().waitingIn, std::optional(Call::Accept));
    QCOMPARE(m_stopped, 0);
}

void TestTcpServer::acceptsAsSoonAsADescriptorIsFree()
{
    QVERIFY(start(localConfig()) != 0);
    RawPeer first = client();
    QTRY_COMPARE(count(Call::Accept), 1);
    const DescriptorShortage shortage(1);
    RawPeer second;
    QVERIFY(second.connectTo(loopback(AddressFamily::IPv4, m_port)));
    second.send("and I?");
    QTRY_COMPARE(m_failures.size(), 1);
    QVERIFY(!status().waitingIn);
    m_server->closeClient(connections().value(0));
    QCOMPARE(status().waitingIn, std::optional(Call::Accept)); // at once, not after the second of a shortage
    QTRY_COMPARE(second.received(), QByteArray("and I?"));
    const SocketCall freed = recordsOf(*m_log, connections().value(0)).last();
    const SocketCall accepted = recordsOf(*m_log, Call::Accept).last();
    QCOMPARE(freed.call, Call::Close);
    QVERIFY(accepted.timeNs - freed.timeNs < 900 * msInNs);
}

void TestTcpServer::handlerMayEndTheClient_data()
{
    QTest::addColumn<Script>("script");
    QTest::newRow("close in opened") << Script{[](Connection &c) { c.close(); }, {}, {}, {}, {}};
    QTest::newRow("reset in opened") << Script{[](Connection &c) { c.reset(); }, {}, {}, {}, {}};
    QTest::newRow("greet and close") << greetingScript("bye");
    QTest::newRow("close in received") << Script{{}, [](Connection &c, const Bytes &) { c.close(); }, {}, {}, {}};
    QTest::newRow("reset in received") << Script{{}, [](Connection &c, const Bytes &) { c.reset(); }, {}, {}, {}};
    QTest::newRow("answer and close") << Script{{},
                                                [](Connection &c, const Bytes &bytes) {
                                                    c.send(bytes);
                                                    c.close();
                                                },
                                                {}, {}, {}};
    QTest::newRow("close when drained") << Script{[](Connection &c) { c.send(Bytes::copyOf("x")); }, {}, {},
                                                  [](Connection &c) { c.close(); }, {}};
    QTest::newRow("reset when finished") << Script{{}, {}, [](Connection &c) { c.reset(); }, {}, {}};
}

void TestTcpServer::handlerMayEndTheClient()
{
    QFETCH(Script, script);
    TcpServerConfig config = localConfig();
    config.concurrency = Concurrency::OneAtATime;
    QVERIFY(start(config, script) != 0);
    std::vector<RawPeer> peers = clients(4);
    for (RawPeer &peer : peers) {
        peer.send("x");
        peer.finishSending();
    }
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.isAtEnd());
    QTRY_COMPARE(status().serving, 0);
    QCOMPARE(status().served, 4ull);
    QCOMPARE(status().state, ServerState::Listening);
}

void TestTcpServer::handlerMayStopTheServer_data()
{
    QTest::addColumn<int>("place");
    QTest::newRow("opened") << 0;
    QTest::newRow("received") << 1;
    QTest::newRow("finished") << 2;
    QTest::newRow("drained") << 3;
}

void TestTcpServer::handlerMayStopTheServer()
{
    QFETCH(int, place);
    const auto stopAt = [this, place](int here) {
        return [this, place, here](Connection &) {
            if (here == place)
                m_server->stop();
        };
    };
    QVERIFY(start(localConfig(), {stopAt(0),
                                  [stop = stopAt(1)](Connection &connection, const Bytes &bytes) {
                                      connection.send(bytes);
                                      stop(connection);
                                  },
                                  stopAt(2), stopAt(3), {}}) != 0);
    std::vector<RawPeer> peers = clients(3);
    for (RawPeer &peer : peers) {
        peer.send("x");
        peer.finishSending();
    }
    QTRY_COMPARE(m_stopped, 1);
    for (RawPeer &peer : peers)
        QTRY_VERIFY(peer.isAtEnd());
    turn();
    QCOMPARE(status().serving, 0);
}

void TestTcpServer::mayBeStartedAgainFromInside()
{
    // `once` ends inside accept(); whoever is told starts it again on the spot.
    TcpServerConfig config = localConfig();
    config.once = true;
    int rounds = 0;
    connect(m_server.get(), &TcpServer::stopped, this, [&] {
        if (++rounds < 3)
            m_server->start(config, scripted(greetingScript("again")));
    });
    config.port = start(config, greetingScript("first"));
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE(status().state, ServerState::Listening);
        RawPeer peer = client();
        QTRY_COMPARE(peer.received(), i == 0 ? QByteArray("first") : QByteArray("again"));
        QTRY_COMPARE(rounds, i + 1);
    }
    QCOMPARE(count(Call::Accept), 3); // none on a listening socket that is closed
    QVERIFY(m_failures.isEmpty());
    config.once = false;
    rounds = 5;
}

void TestTcpServer::mayBeStoppedWhenAClientFails()
{
    QVERIFY(start(localConfig()) != 0);
    connect(m_server.get(), &TcpServer::clientFailed, this, [this] { m_server->stop(); });
    std::vector<RawPeer> peers = clients(3);
    QTRY_COMPARE(count(Call::Accept), 3);
    peers[1].reset();
    QTRY_COMPARE(m_stopped, 1);
    QTRY_VERIFY(peers[0].isAtEnd() && peers[2].isAtEnd());
    QCOMPARE(m_clientFailures.size(), 1);
}

void TestTcpServer::tellsOfItsClients()
{
    QSignalSpy changed(m_server.get(), &TcpServer::clientsChanged);
    QVERIFY(start(localConfig()) != 0);
    RawPeer peer = client();
    peer.send("hello");
    QTRY_COMPARE(peer.received(), QByteArray("hello"));
    QTRY_VERIFY(!changed.isEmpty());
    QTRY_COMPARE(changed.last()[0].value<QList<ServerClient>>().value(0).sent, 5ull);
    const ServerClient told = changed.last()[0].value<QList<ServerClient>>().value(0);
    const SocketCall accepted = recordsOf(*m_log, Call::Accept)[0];
    QCOMPARE(told.id, accepted.flow->connection);
    QCOMPARE(told.peer.toString(), peer.address().toString());
    QCOMPARE(told.phase, ConnectionPhase::Open);
    QCOMPARE(told.acceptedNs, accepted.timeNs);
    QCOMPARE(told.received, 5ull);
    QCOMPARE(told.queued, 0);
    peer.close();
    QTRY_COMPARE(changed.last()[1].value<QList<ConnectionId>>(), QList{told.id});
    const ServerClient last = changed.last()[0].value<QList<ServerClient>>().value(0); // its last figures
    QCOMPARE(last.id, told.id);
    QCOMPARE(last.phase, ConnectionPhase::Closed);
    QCOMPARE(last.received, 5ull);
    QCOMPARE(last.sent, 5ull);
}

void TestTcpServer::tellsFiguresOfThoseThatAreGone()
{
    QVERIFY(start(localConfig(), prefixScript("12")) != 0);
    for (int i = 0; i < 3; ++i) {
        RawPeer peer = client();
        peer.send("345");
        QTRY_COMPARE(peer.received(), QByteArray("12345"));
    }
    QTRY_COMPARE(status().sent, 15ull);
    QCOMPARE(status().received, 9ull);
    QCOMPARE(status().served, 3ull);
}

void TestTcpServer::signalsAreFew()
{
    QVERIFY(start(localConfig()) != 0);
    QSignalSpy statusChanged(m_server.get(), &TcpServer::statusChanged);
    QSignalSpy clientsChanged(m_server.get(), &TcpServer::clientsChanged);
    QElapsedTimer timer;
    timer.start();
    RawPeer peer = client();
    QByteArray expected;
    for (int i = 0; i < 500; ++i) {
        expected += 'x';
        peer.send("x");
        QVERIFY(soon([&] { return peer.received() == expected; }));
    }
    const qint64 allowed = timer.elapsed() / 50 + 2; // 20 a second
    QVERIFY(statusChanged.size() <= allowed);
    QVERIFY(clientsChanged.size() <= allowed);
    QTRY_COMPARE(status().received, 500ull);
}

QTEST_GUILESS_MAIN(TestTcpServer)
#include "tst_tcpserver.moc"
