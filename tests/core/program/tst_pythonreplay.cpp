// Sessions over UDP, TLS and IPv6, to broadcasts and groups: the engine, the program that says what the settings say,
// and the replay of the engine's log put the same bytes on the wire.

#include "core/program/program.h"
#include "tests/core/net/logreader.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/randomsessions.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QTest>
#include <QUdpSocket>

using namespace wirebench;
using namespace wirebench::test;

namespace {

constexpr quint32 seed = 20261123;
const QString loopbackInterface = QStringLiteral("lo");

QByteArray described(const QString &program, const PeerProcess &process)
{
    return QByteArray("seed ") + QByteArray::number(seed) + '\n' + program.toUtf8() + process.output() +
           process.errors();
}

/// What an engine of this session has received when it has closed its socket; it must come to that.
QByteArray heardByClient(TcpClientSettings client, quint16 port)
{
    client.port = QString::number(port);
    RunningEngine engine;
    engine.start(client);
    if (!QTest::qWaitFor([&] { return !recordsOf(engine.log(), Call::Close).isEmpty(); }, 20'000))
        return "(no end)";
    return payloadOf(recordsOf(engine.log(), Call::Recv));
}

TcpClientSettings tlsClient(const QByteArray &said)
{
    TcpClientSettings client;
    client.host = QStringLiteral("127.0.0.1");
    client.tls.on = true;
    client.tls.verify = false;
    client.sendOnConnect = true;
    client.payload.format.notation = PayloadNotation::Escapes;
    client.payload.text = toEscapes(said);
    return client;
}

/// Says it again until somebody answers: a socket that is bound may not be a member of its group yet.
QByteArray heardSoonFrom(const SocketAddress &group, const QByteArray &said)
{
    QUdpSocket socket;
    if (!socket.bind(QHostAddress::LocalHost))
        return "(not bound)";
    socket.setMulticastInterface(QNetworkInterface::interfaceFromName(loopbackInterface));
    for (int tries = 0; tries < 200 && !socket.hasPendingDatagrams(); ++tries) {
        socket.writeDatagram(said, QHostAddress(group.host()), group.port);
        (void)QTest::qWaitFor([&] { return socket.hasPendingDatagrams(); }, 100);
    }
    return socket.hasPendingDatagrams() ? socket.receiveDatagram().data() : QByteArray("(no answer)");
}

} // namespace

class TestPythonReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }
    void streamServers_data();
    void streamServers();
    void tlsServers();
    void tlsClients();
    void datagramServers_data();
    void datagramServers();
    void datagramClients_data();
    void datagramClients();
    void groups();
    void datagramsOverDtlsAreNoted();

private:
    std::unique_ptr<PeerProcess> start(const QString &program) { return m_run.start(Language::Python, program); }
    QString replayed(const SessionSettings &settings, const RunningEngine &engine)
    {
        return *replayOf(Language::Python, settings, engine.log().snapshot(), {EndpointId{1}});
    }
    quint16 nextPort() { return m_run.nextPort(); }
    bool hasEnded(PeerProcess &process) { return process.waitForFinished() && process.exitStatus() == 0; }

    ProgramRun m_run;
};

void TestPythonReplay::streamServers_data()
{
    QTest::addColumn<AddressFamily>("family");
    QTest::newRow("IPv4") << AddressFamily::IPv4;
    QTest::newRow("IPv6") << AddressFamily::IPv6;
}

void TestPythonReplay::streamServers()
{
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no IPv6 on this machine");
    RandomSessions random(seed + quint32(family));
    for (int i = 0; i < 6; ++i) {
        TcpServerSettings session = random.server();
        session.host = family == AddressFamily::IPv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
        session.answer = i % 2 == 0 ? AnswerKind::Prefix : AnswerKind::Echo; // the others answer whatever is said
        session.options.clear();
        session.options.insert(QStringLiteral("TCP_NODELAY"), QStringLiteral("on"));
        const quint16 port = nextPort();
        session.port = QString::number(port);
        QByteArrayList said{random.bytes(10)};
        if (!session.once)
            said += random.bytes(10);
        const auto hear = [&](quint16 from) {
            QByteArrayList heard;
            for (const QByteArray &text : std::as_const(said))
                heard += heardFromServer(from, text, true, family);
            return heard;
        };
        QByteArrayList heard;
        QString replay;
        {
            RunningEngine engine;
            QVERIFY(engine.start(session));
            heard = hear(port);
            const auto isOver = [&] {
                return recordsOf(engine.log(), Call::Close).size() >= said.size(); // its own end, too
            };
            QVERIFY(QTest::qWaitFor(isOver, 20'000));
            replay = replayed(session, engine);
        }
        QVERIFY2(!heard.first().startsWith('('), heard.first().constData());
        const auto python = start(replay);
        QVERIFY2(python && waitForListening(port), described(replay, *python).constData());
        QVERIFY2(hear(port) == heard, described(replay, *python).constData());
        QVERIFY2(hasEnded(*python), described(replay, *python).constData());

        const quint16 own = nextPort();
        session.port = QString::number(own);
        const QString program = *programOf(Language::Python, session);
        const auto serving = start(program);
        QVERIFY2(serving && waitForListening(own), described(program, *serving).constData());
        QVERIFY2(hear(own) == heard, described(program, *serving).constData());
    }
}

void TestPythonReplay::tlsServers()
{
    WIREBENCH_NEED("openssl");
    RandomSessions random(seed + 10);
    for (int i = 0; i < 3; ++i) {
        TcpServerSettings session = random.server();
        const quint16 port = nextPort();
        session.host = QStringLiteral("127.0.0.1");
        session.port = QString::number(port);
        session.answer = AnswerKind::Prefix;
        session.closeAfterAnswer = true; // so that the client ends
        session.once = false;
        session.tls.on = true;
        const TcpClientSettings client = tlsClient(random.bytes(10));
        QByteArray heard;
        QString replay;
        {
            RunningEngine engine;
            QVERIFY(engine.start(session));
            heard = heardByClient(client, port);
            QTRY_VERIFY(!recordsOf(engine.log(), Call::Close).isEmpty());
            replay = replayed(session, engine);
        }
        QVERIFY2(!heard.isEmpty() && heard != "(no end)", heard.constData());
        const auto python = start(replay);
        QVERIFY2(python && waitForListening(port), described(replay, *python).constData());
        QVERIFY2(heardByClient(client, port) == heard, described(replay, *python).constData());
        QVERIFY2(hasEnded(*python), described(replay, *python).constData());
    }
}

void TestPythonReplay::tlsClients()
{
    RandomSessions random(seed + 20);
    TcpServerSettings server;
    server.host = QStringLiteral("127.0.0.1");
    server.answer = AnswerKind::Prefix;
    server.answerText = QStringLiteral("Recu: ");
    server.closeAfterAnswer = true;
    server.tls.on = true;
    for (int i = 0; i < 3; ++i) {
        const quint16 port = nextPort();
        server.port = QString::number(port);
        RunningEngine engine;
        QVERIFY(engine.start(server));
        TcpClientSettings client = tlsClient(random.bytes(10));
        client.port = server.port;
        QString replay;
        {
            RunningEngine talking;
            talking.start(client);
            QTRY_VERIFY_WITH_TIMEOUT(!recordsOf(talking.log(), Call::Close).isEmpty(), 20'000);
            replay = replayed(client, talking);
        }
        const QByteArray once = payloadOf(recordsOf(engine.log(), Call::Recv));
        QVERIFY(!once.isEmpty());
        const auto python = start(replay);
        QVERIFY(python);
        // The python program's turn: the engine is served by this thread, which waits in a loop of events.
        QVERIFY2(hasEnded(*python), described(replay, *python).constData());
        QTRY_COMPARE(payloadOf(recordsOf(engine.log(), Call::Recv)), once + once);
        QVERIFY(python->output().contains("Recu: "));
    }
}

void TestPythonReplay::datagramServers_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("to");
    QTest::newRow("IPv4") << "127.0.0.1"
                          << "127.0.0.1";
    QTest::newRow("IPv6") << "::1"
                          << "::1";
    QTest::newRow("broadcast") << ""
                               << "127.255.255.255";
}

void TestPythonReplay::datagramServers()
{
    QFETCH(QString, host);
    QFETCH(QString, to);
    if (host == QLatin1String("::1") && !hasIPv6())
        QSKIP("no IPv6 on this machine");
    RandomSessions random(seed + 30);
    for (int i = 0; i < 4; ++i) {
        UdpSettings session = random.datagramServer();
        session.host = host;
        session.broadcast = true;
        const quint16 port = nextPort();
        session.port = QString::number(port);
        QByteArrayList said{random.bytes(10)};
        if (!session.receiveOnce)
            said += {random.bytes(10), "third"};
        const auto hear = [&](quint16 from) {
            QByteArrayList heard;
            for (const QByteArray &text : std::as_const(said))
                heard += heardFromDatagrams(*SocketAddress::fromHost(to, from), text);
            return heard;
        };
        QByteArrayList heard;
        QString replay;
        {
            RunningEngine engine;
            engine.start(session);
            heard = hear(port);
            replay = replayed(session, engine);
        }
        if (host.isEmpty() && heard.first() == "(no answer)")
            QSKIP("no broadcast on the loopback interface");
        QVERIFY2(heard.first() != "(no answer)", replay.toUtf8().constData());
        const auto python = start(replay);
        QVERIFY2(python && waitForBound(port), described(replay, *python).constData());
        QVERIFY2(hear(port) == heard, described(replay, *python).constData());
        QVERIFY2(hasEnded(*python), described(replay, *python).constData());

        const quint16 own = nextPort();
        session.port = QString::number(own);
        const QString program = *programOf(Language::Python, session);
        const auto serving = start(program);
        QVERIFY2(serving && waitForBound(own), described(program, *serving).constData());
        QVERIFY2(hear(own) == heard, described(program, *serving).constData());
    }
}

void TestPythonReplay::datagramClients_data()
{
    QTest::addColumn<QString>("to");
    QTest::newRow("IPv4") << "127.0.0.1";
    QTest::newRow("IPv6") << "::1";
    QTest::newRow("broadcast") << "127.255.255.255";
    QTest::newRow("group") << "239.255.42.45";
}

void TestPythonReplay::datagramClients()
{
    QFETCH(QString, to);
    const SocketAddress address = *SocketAddress::fromHost(to, 0);
    const bool isIPv6 = address.family == AddressFamily::IPv6;
    if (isIPv6 && !hasIPv6())
        QSKIP("no IPv6 on this machine");
    RandomSessions random(seed + 40);
    for (int i = 0; i < 4; ++i) {
        QUdpSocket peer;
        QVERIFY(peer.bind(isIPv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::AnyIPv4));
        if (address.isMulticast())
            QVERIFY(peer.joinMulticastGroup(QHostAddress(to), QNetworkInterface::interfaceFromName(loopbackInterface)));
        UdpSettings session = random.datagramClient();
        session.family = address.family;
        session.host = isIPv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
        session.broadcast = true;
        session.multicastInterface = address.isMulticast() ? loopbackInterface : QString();
        session.connectToPeer = session.connectToPeer && !address.isMulticast() && to != QLatin1String("127.255.255.255");
        session.peerHost = to;
        session.peerPort = QString::number(peer.localPort());
        const auto heard = [&peer] {
            if (!QTest::qWaitFor([&] { return peer.hasPendingDatagrams(); }, 60'000))
                return QByteArray("(nothing)");
            const QNetworkDatagram datagram = peer.receiveDatagram();
            peer.writeDatagram("answer", datagram.senderAddress(), quint16(datagram.senderPort()));
            return datagram.data();
        };
        QByteArray fromEngine;
        QString replay;
        {
            RunningEngine engine;
            engine.start(session);
            fromEngine = heard();
            if (address.isMulticast() && fromEngine == "(nothing)")
                QSKIP("no multicast on the loopback interface");
            QTRY_VERIFY(!recordsOf(engine.log(), Call::Close).isEmpty());
            replay = replayed(session, engine);
        }
        QCOMPARE(fromEngine, outboundMessage(session.payload)->bytes.toByteArray());
        for (const QString &program : {replay, *programOf(Language::Python, session)}) {
            const auto python = start(program);
            QVERIFY(python);
            QVERIFY2(heard() == fromEngine, described(program, *python).constData());
            QVERIFY2(hasEnded(*python), described(program, *python).constData());
        }
    }
}

/// A member of a group answers whoever speaks to all.
void TestPythonReplay::groups()
{
    UdpSettings session;
    const quint16 port = nextPort();
    session.host = QString();
    session.port = QString::number(port);
    session.groups = QStringLiteral("239.255.42.46%lo");
    session.answer = AnswerKind::Prefix;
    session.answerText = QStringLiteral("Recu: ");
    const SocketAddress group = *SocketAddress::fromHost(QStringLiteral("239.255.42.46"), port);
    QString replay;
    {
        RunningEngine engine;
        engine.start(session);
        if (heardFromDatagrams(group, "to all") != "Recu: to all")
            QSKIP("no multicast on the loopback interface");
        replay = replayed(session, engine);
    }
    for (const QString &program : {replay, *programOf(Language::Python, session)}) {
        const auto python = start(program);
        QVERIFY2(python && waitForBound(port), described(program, *python).constData());
        QVERIFY2(heardSoonFrom(group, "to all") == "Recu: to all", described(program, *python).constData());
    }
}

void TestPythonReplay::datagramsOverDtlsAreNoted()
{
    TrafficLog log;
    const EndpointPtr endpoint = log.addEndpoint(EndpointKind::Udp, QStringLiteral("it"));
    SocketCall call;
    call.flow = FlowPtr(new Flow(endpoint, {}, {}, {}));
    call.call = Call::DoHandshake;
    log.append(std::move(call));
    const auto replay = replayOf(Language::Python, UdpSettings(), log.snapshot(), {endpoint->id});
    QVERIFY(replay && replay->contains(QLatin1String("over DTLS")));
}

WIREBENCH_SCENARIO_MAIN(TestPythonReplay)
#include "tst_pythonreplay.moc"
