#include "tests/core/program/wire.h"

#include "core/answer/answerhandler.h"
#include "core/net/reactor.h"
#include "tests/support/peerprocess.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QTest>
#include <QUdpSocket>

namespace wirebench::test {

namespace {

constexpr int patienceMs = int(PeerProcess::patience.count());

} // namespace

QByteArray heardFromServer(quint16 port, const QByteArray &said, bool halfClose, AddressFamily family)
{
    RawPeer peer;
    if (!peer.connectTo(loopback(family, port)))
        return "(not connected)";
    peer.send(said);
    const bool sent = QTest::qWaitFor([&] {
        peer.pump();
        return peer.unsent() == 0;
    });
    if (halfClose)
        peer.finishSending();
    const bool ended = QTest::qWaitFor([&] { return peer.isAtEnd(); }, patienceMs);
    return sent && ended ? peer.received() : "(no end)" + peer.received();
}

QByteArray heardFromDatagrams(quint16 port, const QByteArray &said)
{
    return heardFromDatagrams(loopback(AddressFamily::IPv4, port), said);
}

QByteArray heardFromDatagrams(const SocketAddress &to, const QByteArray &said)
{
    QUdpSocket socket;
    if (!socket.bind(to.family == AddressFamily::IPv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost))
        return "(not bound)";
    if (to.isMulticast())
        socket.setMulticastInterface(QNetworkInterface::interfaceFromName(QStringLiteral("lo")));
    socket.writeDatagram(said, QHostAddress(to.host()), to.port);
    if (!QTest::qWaitFor([&] { return socket.hasPendingDatagrams(); }, patienceMs))
        return "(no answer)";
    return socket.receiveDatagram().data();
}

RecordingServer::RecordingServer(quint16 port)
    : m_listening(listeningSocket(loopback(AddressFamily::IPv4, port)))
{
}

QByteArray RecordingServer::heard(qsizetype expected, const QByteArray &answer)
{
    NativeSocket accepted;
    SocketAddress from;
    if (!QTest::qWaitFor([&] { return m_listening.accept(accepted, from).ok(); }, patienceMs))
        return "(no client)";
    RawPeer peer(std::move(accepted));
    if (!QTest::qWaitFor([&] { return peer.receivedBytes() >= expected; }, patienceMs))
        return "(too little)" + peer.received();
    peer.send(answer);
    peer.finishSending();
    const bool ended = QTest::qWaitFor([&] { return peer.isAtEnd(); }, patienceMs);
    return ended ? peer.received() : "(no end)" + peer.received();
}

struct RunningEngine::Parts
{
    TrafficLog log;
    RulesDesk desk{log};
    std::unique_ptr<Reactor> reactor = Reactor::create();
    std::unique_ptr<TcpServer> server;
    std::unique_ptr<TcpClient> client;
    std::unique_ptr<UdpEndpoint> udp;
};

RunningEngine::RunningEngine() : m_parts(std::make_unique<Parts>()) {}

RunningEngine::~RunningEngine() = default;

const TrafficLog &RunningEngine::log() const
{
    return m_parts->log;
}

bool RunningEngine::start(const TcpServerSettings &settings)
{
    m_parts->server = std::make_unique<TcpServer>(m_parts->log, *m_parts->reactor, QStringLiteral("server"));
    const AnswerConfig answer = *answerConfig(settings);
    prepareDesk(m_parts->desk, answer);
    m_parts->server->start(*engineConfig(settings), answerHandlers(answer, &m_parts->desk));
    return QTest::qWaitFor([&] { return m_parts->server->status().state == ServerState::Listening; },
                           patienceMs);
}

void RunningEngine::start(const TcpClientSettings &settings)
{
    m_parts->client = std::make_unique<TcpClient>(m_parts->log, *m_parts->reactor, QStringLiteral("client"));
    TcpClientConfig config = *engineConfig(settings);
    if (settings.sendOnConnect)
        config.firstMessage = *outboundMessage(settings.payload);
    m_parts->client->connectToHost(config);
}

void RunningEngine::start(const UdpSettings &settings)
{
    m_parts->udp = std::make_unique<UdpEndpoint>(m_parts->log, *m_parts->reactor, QStringLiteral("udp"));
    const AnswerConfig answer = *answerConfig(settings);
    prepareService(*m_parts->udp, m_parts->desk, answer);
    m_parts->udp->open(*engineConfig(settings), datagramAnswers(answer));
    const bool opened =
        QTest::qWaitFor([&] { return m_parts->udp->status().state == UdpState::Open; }, patienceMs);
    if (opened && settings.sendOnOpen)
        m_parts->udp->send(*outboundMessage(settings.payload));
}

} // namespace wirebench::test
