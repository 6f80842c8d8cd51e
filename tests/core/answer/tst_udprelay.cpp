#include "core/answer/answerhandler.h"
#include "core/answer/udprelay.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <memory>

using namespace wirebench;

class TestUdpRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void passesBothDirections();
    void eachClientHasASocket();
    void emptyDatagramsPass();
    void refusedTarget();
    void delays();
    void silentClientsLoseTheirSocket();
    void theirNumberIsBounded();
    void dropsWhatDoesNotFit();
    void anotherAnswerEndsIt();

private:
    void serve();
    std::unique_ptr<UdpEndpoint> makeClient();

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<UdpEndpoint> m_target; ///< answers with a prefix
    std::unique_ptr<RulesDesk> m_desk;
    std::unique_ptr<UdpRelay> m_relay;
    std::unique_ptr<UdpEndpoint> m_server;
    AnswerConfig m_answer;
};

namespace {

const HostSpec here{HostSpec::Kind::Address, loopback(), {}};

OutboundMessage datagram(const QByteArray &text)
{
    OutboundMessage message;
    message.bytes = Bytes::copyOf(text);
    return message;
}

QByteArray said(const TrafficLog &log, const UdpEndpoint &endpoint)
{
    QByteArray all;
    for (const SocketCall &call : recordsOf(log, endpoint.endpointId())) {
        if (call.call == Call::RecvFrom && !call.failed())
            all += '[' + call.payload.toByteArray() + ']';
    }
    return all;
}

} // namespace

void TestUdpRelay::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_target = std::make_unique<UdpEndpoint>(*m_log, *m_reactor, QStringLiteral("target"));
    UdpConfig target;
    target.host = here;
    m_target->open(target, datagramAnswers({AnswerKind::Prefix, "Recu: ", false, 0}));
    m_desk = std::make_unique<RulesDesk>(*m_log);
    m_relay = std::make_unique<UdpRelay>(*m_log, *m_reactor, QStringLiteral("relay"));
    m_server = std::make_unique<UdpEndpoint>(*m_log, *m_reactor, QStringLiteral("server"));
    m_answer = {};
    m_answer.kind = AnswerKind::Relay;
    m_answer.relay.host = here;
    m_answer.relay.port = m_target->status().local.port;
}

void TestUdpRelay::cleanup()
{
    m_server.reset();
    m_relay.reset();
    m_desk.reset();
    m_target.reset();
    turn();
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestUdpRelay::serve()
{
    UdpConfig config;
    config.host = here;
    prepareService(*m_server, *m_desk, m_answer, m_relay.get());
    m_server->open(config, datagramAnswers(m_answer));
}

std::unique_ptr<UdpEndpoint> TestUdpRelay::makeClient()
{
    auto client = std::make_unique<UdpEndpoint>(*m_log, *m_reactor, QStringLiteral("client"));
    UdpConfig config;
    config.bindFirst = false;
    config.peerHost = here;
    config.peerPort = m_server->status().local.port;
    client->open(config);
    return client;
}

void TestUdpRelay::passesBothDirections()
{
    serve();
    const auto client = makeClient();
    client->send(datagram("one"));
    QTRY_COMPARE(said(*m_log, *client), QByteArray("[Recu: one]"));
    client->send(datagram("two"));
    QTRY_COMPARE(said(*m_log, *client), QByteArray("[Recu: one][Recu: two]"));
    QTRY_COMPARE(m_relay->status().sockets, 1);
}

void TestUdpRelay::eachClientHasASocket()
{
    serve();
    const auto first = makeClient();
    const auto second = makeClient();
    first->send(datagram("a"));
    second->send(datagram("b"));
    QTRY_COMPARE(said(*m_log, *first), QByteArray("[Recu: a]"));
    QTRY_COMPARE(said(*m_log, *second), QByteArray("[Recu: b]"));
    QTRY_COMPARE(m_relay->status().sockets, 2);
    m_relay->stop();
    QTRY_COMPARE(m_relay->status().sockets, 0);
}

void TestUdpRelay::emptyDatagramsPass()
{
    serve();
    const auto client = makeClient();
    client->send(datagram(""));
    QTRY_COMPARE(said(*m_log, *client), QByteArray("[Recu: ]"));
}

void TestUdpRelay::refusedTarget()
{
    m_target->close();
    serve();
    const QSignalSpy failures(m_relay.get(), &UdpRelay::failed);
    const auto client = makeClient();
    client->send(datagram("anybody?"));
    QTRY_VERIFY(!failures.isEmpty());
    QCOMPARE(failures.value(0).value(0).value<Error>().systemError, ECONNREFUSED);
    QCOMPARE(m_server->status().state, UdpState::Open);
}

void TestUdpRelay::delays()
{
    m_answer.relay.toTarget.delayMs = 40;
    m_answer.relay.toClient.delayMs = 40;
    serve();
    const auto client = makeClient();
    QElapsedTimer timer;
    timer.start();
    client->send(datagram("x"));
    QTRY_COMPARE(said(*m_log, *client), QByteArray("[Recu: x]"));
    QVERIFY(timer.elapsed() >= 80);
}

void TestUdpRelay::silentClientsLoseTheirSocket()
{
    m_answer.relay.idleMs = 200;
    serve();
    const auto client = makeClient();
    client->send(datagram("x"));
    QTRY_COMPARE(m_relay->status().sockets, 1);
    QTRY_COMPARE(m_relay->status().sockets, 0);
    client->send(datagram("again")); // and get a new one
    QTRY_COMPARE(m_relay->status().sockets, 1);
    QTRY_VERIFY(said(*m_log, *client).endsWith("[Recu: again]"));
}

void TestUdpRelay::theirNumberIsBounded()
{
    serve();
    std::vector<std::unique_ptr<UdpEndpoint>> clients;
    for (size_t i = 0; i < UdpRelay::mostClients + 3; ++i) {
        clients.push_back(makeClient());
        clients.back()->send(datagram("x"));
        turn(2);
    }
    QVERIFY(soon([&] { return !said(*m_log, *clients.back()).isEmpty(); }));
    QTRY_COMPARE(m_relay->status().sockets, int(UdpRelay::mostClients));
}

void TestUdpRelay::dropsWhatDoesNotFit()
{
    m_answer.relay.toTarget.delayMs = 60'000;
    serve();
    const auto client = makeClient();
    for (int i = 0; i < 600; ++i) {
        client->send(datagram(QByteArray(1000, 'x')));
        turn(1);
    }
    QTRY_VERIFY(m_relay->status().dropped > 100);
}

void TestUdpRelay::anotherAnswerEndsIt()
{
    serve();
    const auto client = makeClient();
    client->send(datagram("x"));
    QTRY_COMPARE(said(*m_log, *client), QByteArray("[Recu: x]"));
    const AnswerConfig echo{AnswerKind::Echo, {}, false, 0};
    prepareService(*m_server, *m_desk, echo, m_relay.get());
    UdpConfig config;
    m_server->reconfigure(config, datagramAnswers(echo));
    client->send(datagram("y"));
    QTRY_COMPARE(said(*m_log, *client), QByteArray("[Recu: x][y]"));
    QTRY_COMPARE(m_relay->status().sockets, 0);
}

QTEST_GUILESS_MAIN(TestUdpRelay)
#include "tst_udprelay.moc"
