#include "core/net/optioncalls.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <cerrno>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

// Options as the engines set and read them, each compared with what getsockopt() says of the engine's own
// descriptor, or ss of the socket.

using namespace wirebench;

namespace {

/// An option, what is typed for it, and what the system has then.
struct Case
{
    const char *name;
    const char *text;
    int level;
    int number;
    int kernelHas;
};

const QList<Case> everywhere = {
    {"SO_RCVBUF", "65536", SOL_SOCKET, SO_RCVBUF, 131072},
    {"SO_SNDBUF", "50000", SOL_SOCKET, SO_SNDBUF, 100000},
    {"IP_TTL", "44", IPPROTO_IP, IP_TTL, 44},
    {"IP_TOS", "16", IPPROTO_IP, IP_TOS, 16},
};
const QList<Case> ofStreams = {
    {"SO_KEEPALIVE", "on", SOL_SOCKET, SO_KEEPALIVE, 1},
    {"TCP_CORK", "on", IPPROTO_TCP, TCP_CORK, 1},
    {"TCP_NODELAY", "on", IPPROTO_TCP, TCP_NODELAY, 1},
    {"TCP_KEEPIDLE", "33", IPPROTO_TCP, TCP_KEEPIDLE, 33},
    {"TCP_KEEPINTVL", "7", IPPROTO_TCP, TCP_KEEPINTVL, 7},
    {"TCP_KEEPCNT", "4", IPPROTO_TCP, TCP_KEEPCNT, 4},
    {"TCP_USER_TIMEOUT", "4321", IPPROTO_TCP, TCP_USER_TIMEOUT, 4321},
};
const QList<Case> beforeBind = {
    {"SO_REUSEPORT", "on", SOL_SOCKET, SO_REUSEPORT, 1},
};

OptionSetting settingOf(const char *name, const char *text)
{
    const SocketOption *option = findSocketOption(QString::fromLatin1(name));
    return {option, parseOptionValue(*option, QString::fromUtf8(text)).value()};
}

QList<OptionSetting> settingsOf(const QList<Case> &cases)
{
    QList<OptionSetting> settings;
    for (const Case &c : cases)
        settings += settingOf(c.name, c.text);
    return settings;
}

/// Sockets of this process whose own address is this, and whose peer is the other one (not valid: none).
QList<int> descriptorsOf(const SocketAddress &local, const SocketAddress &peer)
{
    QList<int> found;
    for (const QString &name : QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System)) {
        const int descriptor = name.toInt();
        sockaddr_in own = {};
        sockaddr_in other = {};
        socklen_t ownSize = sizeof own;
        socklen_t otherSize = sizeof other;
        if (getsockname(descriptor, reinterpret_cast<sockaddr *>(&own), &ownSize) != 0)
            continue;
        const bool connected = getpeername(descriptor, reinterpret_cast<sockaddr *>(&other), &otherSize) == 0;
        const quint16 otherPort = connected ? ntohs(other.sin_port) : 0;
        if (ntohs(own.sin_port) == local.port && otherPort == peer.port)
            found += descriptor;
    }
    return found;
}

int kernelValue(int descriptor, int level, int number)
{
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(descriptor, level, number, &value, &size) == 0 ? value : -errno;
}

/// Empty if the socket has all of these values; otherwise what it has instead.
QString differences(int descriptor, const QList<Case> &cases)
{
    QStringList texts;
    for (const Case &c : cases) {
        const int has = kernelValue(descriptor, c.level, c.number);
        if (has != c.kernelHas)
            texts += QStringLiteral("%1 is %2").arg(QLatin1String(c.name)).arg(has);
    }
    return texts.join(QStringLiteral(", "));
}

/// What ss says of a socket: one entry is its line and the indented one below.
QString ssOf(const QStringList &arguments, quint16 port)
{
    QProcess ss;
    ss.start(QStringLiteral("ss"), arguments + QStringList{QStringLiteral("sport = :%1").arg(port)});
    if (!ss.waitForFinished())
        return {};
    return QString::fromLocal8Bit(ss.readAllStandardOutput());
}

TcpServerConfig serverConfig()
{
    TcpServerConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    return config;
}

TcpClientConfig clientConfig(const SocketAddress &server)
{
    TcpClientConfig config;
    config.host = {HostSpec::Kind::Address, server, {}};
    config.port = server.port;
    return config;
}

UdpConfig udpConfig()
{
    UdpConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    return config;
}

} // namespace

class TestOptionCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void recordsWhatItSetsAndReads();
    void passesOverWhatMeansNothing();
    void tellsAFailureAndWhatHolds();

    void clientSetsBeforeItConnects();
    void clientSetsDuringTheConnection();
    void clientReadsAll();
    void clientGoesOnAfterAFailure();
    void clientBindsToReusedAddress();
    void clientDoesNotWaitInClose();

    void serverHandsItsOptionsDown();
    void serverSetsWhatIsNotInherited();
    void serverSetsDuringTheRun();
    void serverReadsSocketAndClient();
    void serverGoesOnAfterAFailure();

    void datagramsSetBeforeBind();
    void datagramsSetWhileOpen();
    void datagramsGoOnAfterAFailure();

    void agreesWithSs();

private:
    void connectClient(const TcpClientConfig &config);
    int clientDescriptor() const;
    void startServer(const TcpServerConfig &config);
    void connectPeer();
    int listeningDescriptor() const;
    int acceptedDescriptor() const;
    void openUdp(const UdpConfig &config);
    int udpDescriptor() const;
    QString toldText(const char *name) const;
    QStringList optionRecords() const;

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    NativeSocket m_listening;
    NativeSocket m_accepted;
    RawPeer m_peer;
    std::unique_ptr<TcpClient> m_client;
    std::unique_ptr<TcpServer> m_server;
    std::unique_ptr<UdpEndpoint> m_udp;
    QList<OptionReading> m_told;
    ConnectionId m_toldOf;
};

void TestOptionCalls::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_told.clear();
    m_toldOf = {};
    m_client = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("client"));
    connect(m_client.get(), &TcpClient::optionsTold, this,
            [this](const QList<OptionReading> &readings) { m_told += readings; });
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("server"));
    connect(m_server.get(), &TcpServer::optionsTold, this,
            [this](ConnectionId client, const QList<OptionReading> &readings) {
                m_toldOf = client;
                m_told += readings;
            });
    m_udp = std::make_unique<UdpEndpoint>(*m_log, *m_reactor, QStringLiteral("udp"));
    connect(m_udp.get(), &UdpEndpoint::optionsTold, this,
            [this](const QList<OptionReading> &readings) { m_told += readings; });
}

void TestOptionCalls::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_udp.reset();
    m_listening = NativeSocket();
    m_accepted = NativeSocket();
    m_peer = RawPeer();
    QCOMPARE(contradictionsIn(*m_log), QString());
    m_reactor.reset();
    m_log.reset();
}

/// Connects the client to a socket of the test.
void TestOptionCalls::connectClient(const TcpClientConfig &config)
{
    m_client->connectToHost(config);
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
    SocketAddress from;
    QTRY_VERIFY(m_accepted.isOpen() || m_listening.accept(m_accepted, from).ok());
}

int TestOptionCalls::clientDescriptor() const
{
    return descriptorsOf(m_client->status().local, m_client->status().peer).value(0, -1);
}

void TestOptionCalls::startServer(const TcpServerConfig &config)
{
    m_server->start(config, [] { return std::make_unique<ConnectionHandler>(); });
    QTRY_COMPARE(m_server->status().state, ServerState::Listening);
}

void TestOptionCalls::connectPeer()
{
    QVERIFY(m_peer.connectTo(m_server->status().listening.first()));
    QTRY_COMPARE(m_server->status().serving, 1);
}

int TestOptionCalls::listeningDescriptor() const
{
    return descriptorsOf(m_server->status().listening.first(), {}).value(0, -1);
}

int TestOptionCalls::acceptedDescriptor() const
{
    return descriptorsOf(m_server->status().listening.first(), m_peer.address()).value(0, -1);
}

void TestOptionCalls::openUdp(const UdpConfig &config)
{
    m_udp->open(config);
    QTRY_COMPARE(m_udp->status().state, UdpState::Open);
}

int TestOptionCalls::udpDescriptor() const
{
    return descriptorsOf(m_udp->status().local, {}).value(0, -1);
}

/// The last that was told of an option: its value, or the errno's name.
QString TestOptionCalls::toldText(const char *name) const
{
    QString text = QStringLiteral("nothing");
    for (const OptionReading &reading : m_told) {
        if (qstrcmp(reading.option->name, name) != 0)
            continue;
        text = reading.value ? optionValueText(*reading.option, *reading.value) : QString();
        if (reading.error.code != ErrorCode::None)
            text += u' ' + reading.error.systemErrorName();
    }
    return text;
}

QStringList TestOptionCalls::optionRecords() const
{
    return callTexts(recordsOf(*m_log, Call::SetSockOpt)) + callTexts(recordsOf(*m_log, Call::GetSockOpt));
}

// --- one socket -------------------------------------------------------------------------------------------

void TestOptionCalls::recordsWhatItSetsAndReads()
{
    NativeSocket socket;
    QVERIFY(socket.openStream(AddressFamily::IPv4).ok());
    const CallRecorder recorder(
        *m_log,
        FlowPtr(new Flow(m_log->addEndpoint(EndpointKind::TcpClient, QStringLiteral("x")), {}, {}, {})));
    const OptionCalls calls(recorder, socket.descriptor(), SocketUse::Stream, AddressFamily::IPv4);
    const auto readings = calls.setAndRead(
        {settingOf("SO_RCVBUF", "65536"), settingOf("SO_LINGER", "5"), settingOf("SO_KEEPALIVE", "on")});
    QCOMPARE(readings.size(), 3);
    QCOMPARE(readings[0].value->number, 131072);
    QCOMPARE(optionRecords(), (QStringList{QStringLiteral("setsockopt(SOL_SOCKET, SO_RCVBUF, 65536) = 0"),
                                           QStringLiteral("setsockopt(SOL_SOCKET, SO_LINGER, (1, 5)) = 0"),
                                           QStringLiteral("setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1) = 0"),
                                           QStringLiteral("getsockopt(SOL_SOCKET, SO_RCVBUF) = 131072"),
                                           QStringLiteral("getsockopt(SOL_SOCKET, SO_LINGER) = (1, 5)"),
                                           QStringLiteral("getsockopt(SOL_SOCKET, SO_KEEPALIVE) = 1")}));
}

void TestOptionCalls::passesOverWhatMeansNothing()
{
    NativeSocket socket;
    QVERIFY(socket.openStream(AddressFamily::IPv4).ok());
    const CallRecorder recorder(
        *m_log,
        FlowPtr(new Flow(m_log->addEndpoint(EndpointKind::TcpClient, QStringLiteral("x")), {}, {}, {})));
    const OptionCalls calls(recorder, socket.descriptor(), SocketUse::Stream, AddressFamily::IPv4);
    QVERIFY(
        calls.setAndRead({settingOf("SO_BROADCAST", "on"), settingOf("IPV6_UNICAST_HOPS", "3")}).isEmpty());
    QCOMPARE(optionRecords(), QStringList());
    for (const OptionReading &reading : calls.readAll())
        QVERIFY2(reading.option->isFor(SocketUse::Stream, AddressFamily::IPv4), reading.option->name);
}

void TestOptionCalls::tellsAFailureAndWhatHolds()
{
    NativeSocket socket;
    QVERIFY(socket.openStream(AddressFamily::IPv4).ok());
    const CallRecorder recorder(
        *m_log,
        FlowPtr(new Flow(m_log->addEndpoint(EndpointKind::TcpClient, QStringLiteral("x")), {}, {}, {})));
    const OptionCalls calls(recorder, socket.descriptor(), SocketUse::Stream, AddressFamily::IPv4);
    const auto readings = calls.setAndRead({settingOf("IP_TTL", "0")});
    QCOMPARE(readings.size(), 1);
    QCOMPARE(readings[0].error.systemError, EINVAL);
    QCOMPARE(readings[0].error.arguments,
             (QStringList{QStringLiteral("setsockopt"), QStringLiteral("IPPROTO_IP, IP_TTL, 0")}));
    QCOMPARE(readings[0].value->number, kernelValue(socket.descriptor(), IPPROTO_IP, IP_TTL));
    QCOMPARE(optionRecords().first(), QStringLiteral("setsockopt(IPPROTO_IP, IP_TTL, 0) = -1 EINVAL"));
}

// --- TCP client -------------------------------------------------------------------------------------------

void TestOptionCalls::clientSetsBeforeItConnects()
{
    m_listening = listeningSocket(loopback());
    const QList<Case> cases = everywhere + ofStreams + beforeBind;
    TcpClientConfig config = clientConfig(m_listening.localAddress());
    config.options = settingsOf(cases) + QList<OptionSetting>{settingOf("SO_LINGER", "3")};
    connectClient(config);
    QCOMPARE(differences(clientDescriptor(), cases), QString());
    linger has = {};
    socklen_t size = sizeof has;
    QCOMPARE(getsockopt(clientDescriptor(), SOL_SOCKET, SO_LINGER, &has, &size), 0);
    QCOMPARE(has.l_linger, 3);
    QTRY_COMPARE(toldText("TCP_KEEPIDLE"), QStringLiteral("33"));
    QCOMPARE(toldText("SO_RCVBUF"), QStringLiteral("131072"));
    QCOMPARE(toldText("SO_LINGER"), QStringLiteral("3"));
    // All of it before the connection, so that it holds for its first packet.
    const QStringList names = callNames(recordsOf(*m_log, m_client->endpointId()));
    QVERIFY(names.lastIndexOf(QStringLiteral("setsockopt")) < names.indexOf(QStringLiteral("connect")));
    QCOMPARE(names.count(QStringLiteral("setsockopt")), cases.size() + 1);
    QCOMPARE(names.count(QStringLiteral("getsockopt")), cases.size() + 1);
}

void TestOptionCalls::clientSetsDuringTheConnection()
{
    m_listening = listeningSocket(loopback());
    connectClient(clientConfig(m_listening.localAddress()));
    QCOMPARE(optionRecords(), QStringList());
    const QList<Case> cases = everywhere + ofStreams;
    for (const OptionSetting &setting : settingsOf(cases))
        m_client->setOption(setting);
    QCOMPARE(differences(clientDescriptor(), cases), QString());
    QTRY_COMPARE(toldText("TCP_USER_TIMEOUT"), QStringLiteral("4321"));
    m_client->setOption(optionSetting("TCP_NODELAY", 0));
    QCOMPARE(kernelValue(clientDescriptor(), IPPROTO_TCP, TCP_NODELAY), 0);
    QTRY_COMPARE(toldText("TCP_NODELAY"), QStringLiteral("off"));
    m_client->setOption(settingOf("TCP_QUICKACK", "off"));
    QCOMPARE(kernelValue(clientDescriptor(), IPPROTO_TCP, TCP_QUICKACK), 0);
}

void TestOptionCalls::clientReadsAll()
{
    m_listening = listeningSocket(loopback());
    m_client->readOptions();
    QVERIFY(optionRecords().isEmpty());
    connectClient(clientConfig(m_listening.localAddress()));
    m_client->readOptions();
    QTRY_VERIFY(!m_told.isEmpty());
    for (const OptionReading &reading : m_told) {
        QVERIFY2(reading.value.has_value(), reading.option->name);
        if (reading.option->kind == OptionKind::Number)
            QCOMPARE(reading.value->number,
                     kernelValue(clientDescriptor(), reading.option->level, reading.option->number));
    }
    QCOMPARE(recordsOf(*m_log, Call::GetSockOpt).size(), m_told.size());
    QCOMPARE(recordsOf(*m_log, Call::SetSockOpt).size(), 0);
}

void TestOptionCalls::clientGoesOnAfterAFailure()
{
    m_listening = listeningSocket(loopback());
    TcpClientConfig config = clientConfig(m_listening.localAddress());
    config.options = {settingOf("IP_TTL", "0"), settingOf("TCP_KEEPCNT", "9")};
    connectClient(config);
    QTRY_COMPARE(toldText("IP_TTL"), QStringLiteral("64 EINVAL"));
    QCOMPARE(toldText("TCP_KEEPCNT"), QStringLiteral("9"));
    m_client->setOption(settingOf("TCP_KEEPCNT", "4000"));
    QTRY_COMPARE(toldText("TCP_KEEPCNT"), QStringLiteral("9 EINVAL"));
    QCOMPARE(m_client->status().state, ClientState::Connected);
}

/// SO_REUSEADDR comes before bind(): a port that another socket holds without listening can be shared.
void TestOptionCalls::clientBindsToReusedAddress()
{
    m_listening = listeningSocket(loopback());
    NativeSocket holder;
    QVERIFY(holder.openStream(AddressFamily::IPv4).ok());
    QVERIFY(holder.setOption(optionSetting("SO_REUSEADDR", 1)).ok());
    QVERIFY(holder.bind(loopback()).ok());
    TcpClientConfig config = clientConfig(m_listening.localAddress());
    config.localAddress = holder.localAddress();
    config.options = {settingOf("SO_REUSEADDR", "on")};
    connectClient(config);
    QCOMPARE(m_client->status().local.port, config.localAddress.port);
}

/// Linux would wait there for the peer that reads nothing, and all sessions with it.
void TestOptionCalls::clientDoesNotWaitInClose()
{
    m_listening = listeningSocket(loopback());
    TcpClientConfig config = clientConfig(m_listening.localAddress());
    config.options = {settingOf("SO_LINGER", "20"), settingOf("SO_SNDBUF", "200000")};
    connectClient(config);
    OutboundMessage message;
    message.bytes = Bytes::copyOf(QByteArray(8 * 1024 * 1024, 'x'));
    m_client->send(message);
    QTRY_VERIFY(m_client->status().sent > 0);
    QElapsedTimer timer;
    timer.start();
    m_client.reset(); // closes with what is queued
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    const QStringList texts = callTexts(recordsOf(*m_log));
    QCOMPARE(texts[texts.size() - 2], QStringLiteral("setsockopt(SOL_SOCKET, SO_LINGER, (0, 0)) = 0"));
}

// --- TCP server -------------------------------------------------------------------------------------------

void TestOptionCalls::serverHandsItsOptionsDown()
{
    TcpServerConfig config = serverConfig();
    config.options = settingsOf(everywhere + ofStreams + beforeBind) +
                     QList<OptionSetting>{settingOf("TCP_DEFER_ACCEPT", "1"), settingOf("SO_LINGER", "0")};
    startServer(config);
    QCOMPARE(differences(listeningDescriptor(), everywhere + ofStreams + beforeBind), QString());
    QCOMPARE(kernelValue(listeningDescriptor(), IPPROTO_TCP, TCP_DEFER_ACCEPT), 1);
    QCOMPARE(toldText("SO_RCVBUF"), QStringLiteral("131072"));
    QVERIFY(!m_toldOf.isValid());
    QVERIFY(m_peer.connectTo(m_server->status().listening.first()));
    m_peer.send("x"); // TCP_DEFER_ACCEPT waits for it
    QTRY_COMPARE(m_server->status().serving, 1);
    QCOMPARE(differences(acceptedDescriptor(), everywhere + ofStreams), QString());
    linger has = {};
    socklen_t size = sizeof has;
    QCOMPARE(getsockopt(acceptedDescriptor(), SOL_SOCKET, SO_LINGER, &has, &size), 0);
    QCOMPARE(has.l_onoff, 1);
    // The table says what an accepted socket has from the listening one: nothing was set on it.
    const QStringList names = callNames(recordsOf(*m_log));
    QVERIFY(names.lastIndexOf(QStringLiteral("setsockopt")) < names.indexOf(QStringLiteral("accept")));
    for (const SocketOption &option : socketOptions()) {
        OptionValue ofListening;
        OptionValue ofAccepted;
        if (!option.inherited || !option.isFor(SocketUse::Listening, AddressFamily::IPv4) ||
            qstrcmp(option.name, "TCP_MAXSEG") == 0) // what is read of a connection is the size in use
            continue;
        QVERIFY(readSocketOption(listeningDescriptor(), option, ofListening).ok());
        QVERIFY(readSocketOption(acceptedDescriptor(), option, ofAccepted).ok());
        QVERIFY2(ofListening == ofAccepted, option.name);
    }
}

void TestOptionCalls::serverSetsWhatIsNotInherited()
{
    TcpServerConfig config = serverConfig();
    config.options = {settingOf("TCP_QUICKACK", "off")};
    startServer(config);
    connectPeer();
    const auto records = recordsOf(*m_log, Call::SetSockOpt);
    QCOMPARE(callTexts(records).last(), QStringLiteral("setsockopt(IPPROTO_TCP, TCP_QUICKACK, 0) = 0"));
    QVERIFY(records.last().flow->connection.isValid());
    QCOMPARE(kernelValue(acceptedDescriptor(), IPPROTO_TCP, TCP_QUICKACK), 0);
}

void TestOptionCalls::serverSetsDuringTheRun()
{
    startServer(serverConfig());
    connectPeer();
    const QList<Case> cases = everywhere + ofStreams;
    for (const OptionSetting &setting : settingsOf(cases))
        m_server->setOption(setting);
    QCOMPARE(differences(listeningDescriptor(), cases), QString());
    QCOMPARE(differences(acceptedDescriptor(), cases), QString());
    QCOMPARE(toldText("TCP_KEEPINTVL"), QStringLiteral("7"));
}

void TestOptionCalls::serverReadsSocketAndClient()
{
    startServer(serverConfig());
    connectPeer();
    m_server->readOptions();
    QVERIFY(!m_toldOf.isValid());
    QCOMPARE(toldText("SO_REUSEADDR"), QStringLiteral("on"));
    QVERIFY(toldText("TCP_DEFER_ACCEPT") != QStringLiteral("nothing"));
    m_told.clear();
    const ConnectionId client = recordsOf(*m_log, Call::Accept).first().flow->connection;
    m_server->readOptions(client);
    QCOMPARE(m_toldOf, client);
    QCOMPARE(toldText("TCP_DEFER_ACCEPT"), QStringLiteral("nothing")); // it belongs to listening
    QCOMPARE(toldText("SO_RCVBUF"),
             QString::number(kernelValue(acceptedDescriptor(), SOL_SOCKET, SO_RCVBUF)));
    m_told.clear();
    m_server->readOptions(ConnectionId{99'999});
    QVERIFY(m_told.isEmpty());
}

void TestOptionCalls::serverGoesOnAfterAFailure()
{
    TcpServerConfig config = serverConfig();
    config.options = {settingOf("IP_TTL", "0")};
    startServer(config);
    QCOMPARE(toldText("IP_TTL"), QStringLiteral("64 EINVAL"));
    connectPeer();
    m_server->setOption(settingOf("TCP_KEEPIDLE", "99999"));
    QVERIFY(toldText("TCP_KEEPIDLE").endsWith(u"EINVAL"));
    QCOMPARE(m_server->status().state, ServerState::Listening);
    QCOMPARE(m_server->status().serving, 1);
}

// --- UDP --------------------------------------------------------------------------------------------------

void TestOptionCalls::datagramsSetBeforeBind()
{
    const QList<Case> cases = everywhere + beforeBind;
    UdpConfig config = udpConfig();
    config.options = settingsOf(cases);
    openUdp(config);
    QCOMPARE(differences(udpDescriptor(), cases), QString());
    QTRY_COMPARE(toldText("SO_RCVBUF"), QStringLiteral("131072"));
    const QStringList names = callNames(recordsOf(*m_log));
    QVERIFY(names.lastIndexOf(QStringLiteral("setsockopt")) < names.indexOf(QStringLiteral("bind")));
}

void TestOptionCalls::datagramsSetWhileOpen()
{
    openUdp(udpConfig());
    const QList<Case> cases = everywhere + QList<Case>{
                                               {"SO_BROADCAST", "on", SOL_SOCKET, SO_BROADCAST, 1},
                                               {"IP_MULTICAST_TTL", "5", IPPROTO_IP, IP_MULTICAST_TTL, 5},
                                               {"IP_MULTICAST_LOOP", "off", IPPROTO_IP, IP_MULTICAST_LOOP, 0},
                                           };
    for (const OptionSetting &setting : settingsOf(cases))
        m_udp->setOption(setting);
    QCOMPARE(differences(udpDescriptor(), cases), QString());
    QTRY_COMPARE(toldText("IP_MULTICAST_TTL"), QStringLiteral("5"));
    m_told.clear();
    m_udp->readOptions();
    QTRY_COMPARE(toldText("SO_BROADCAST"), QStringLiteral("on"));
    m_udp->close();
    const qsizetype records = optionRecords().size();
    m_udp->setOption(settingOf("IP_TTL", "5"));
    m_udp->readOptions();
    QCOMPARE(optionRecords().size(), records);
}

void TestOptionCalls::datagramsGoOnAfterAFailure()
{
    UdpConfig config = udpConfig();
    config.options = {settingOf("IP_TTL", "0")};
    openUdp(config);
    QTRY_COMPARE(toldText("IP_TTL"), QStringLiteral("64 EINVAL"));
    QCOMPARE(m_udp->status().state, UdpState::Open);
}

// --- the system's own tool --------------------------------------------------------------------------------

void TestOptionCalls::agreesWithSs()
{
    WIREBENCH_NEED("ss");
    TcpServerConfig config = serverConfig();
    config.options = {settingOf("SO_RCVBUF", "65536"), settingOf("SO_KEEPALIVE", "on"),
                      settingOf("TCP_KEEPIDLE", "5000"), settingOf("IP_TOS", "16")};
    startServer(config);
    connectPeer();
    const quint16 port = m_server->status().listening.first().port;
    // -H: no header; skmem is (r<queued>,rb<SO_RCVBUF>,…), the keep-alive timer says when it asks next.
    const QString streams = ssOf({QStringLiteral("-Htnoiem"), QStringLiteral("--tos")}, port);
    QVERIFY2(streams.contains(QStringLiteral(",rb131072,")), qPrintable(streams));
    QVERIFY2(streams.contains(QStringLiteral("timer:(keepalive,83min")) ||
                 streams.contains(QStringLiteral("timer:(keepalive,82min")),
             qPrintable(streams));
    QVERIFY2(streams.contains(QStringLiteral("tos:0x10")), qPrintable(streams));

    UdpConfig udp = udpConfig();
    udp.options = {settingOf("SO_RCVBUF", "70000"), settingOf("SO_SNDBUF", "60000")};
    openUdp(udp);
    const QString datagrams = ssOf({QStringLiteral("-Hunaem")}, m_udp->status().local.port);
    QVERIFY2(datagrams.contains(QStringLiteral(",rb140000,")), qPrintable(datagrams));
    QVERIFY2(datagrams.contains(QStringLiteral(",tb120000,")), qPrintable(datagrams));
}

QTEST_GUILESS_MAIN(TestOptionCalls)
#include "tst_optioncalls.moc"
