#include "core/net/listener.h"

#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>

#include <cerrno>
#include <memory>
#include <vector>

using namespace wirebench;

namespace {

using MakeReactor = std::unique_ptr<Reactor> (*)();

} // namespace

Q_DECLARE_METATYPE(MakeReactor)

class TestListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void opens_data();
    void opens();
    void recordsItsCalls();
    void recordsThoseOfIPv6();
    void mayLeaveTheAddressUnshared();
    void tellsPortInUse();
    void tellsAForeignAddress();
    void tellsShortageOfDescriptors();
    void isToldOfClients();
    void accepts();
    void acceptsNothingQuietly();
    void recordsAFailedAccept();
    void leavesClientsWaiting();
    void measuresTheWaitForAClient();
    void waitsAnewOnceItMayAccept();
    void closesOnce();
    void closesInsideItsCallback();
    void opensAgainOnTheSamePort();

private:
    std::unique_ptr<Listener> listener() { return std::make_unique<Listener>(*m_log, m_endpoint); }
    Listener::Ready accepting()
    {
        return [this](Listener &listener) {
            NativeSocket client;
            FlowPtr flow;
            if (listener.accept(client, flow).ok()) {
                m_clients.push_back(std::move(client));
                m_flows.append(flow);
            }
        };
    }

    std::unique_ptr<TrafficLog> m_log;
    EndpointPtr m_endpoint;
    std::unique_ptr<Reactor> m_reactor;
    std::vector<NativeSocket> m_clients;
    QList<FlowPtr> m_flows;
    int m_before = 0;
};

void TestListener::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestListener::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_endpoint = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
    m_reactor = makeReactor();
}

void TestListener::cleanup()
{
    QCOMPARE(contradictionsIn(*m_log), QString());
    m_clients.clear();
    m_flows.clear();
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

void TestListener::opens_data()
{
    QTest::addColumn<SocketAddress>("address");
    QTest::addColumn<AddressFamily>("reachedBy");
    QTest::newRow("127.0.0.1") << loopback() << AddressFamily::IPv4;
    QTest::newRow("any IPv4") << SocketAddress::anyIPv4(0) << AddressFamily::IPv4;
    QTest::newRow("::1") << loopback(AddressFamily::IPv6) << AddressFamily::IPv6;
    QTest::newRow("any IPv6") << SocketAddress::anyIPv6(0) << AddressFamily::IPv6;
}

void TestListener::opens()
{
    QFETCH(SocketAddress, address);
    QFETCH(AddressFamily, reachedBy);
    if (reachedBy == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, address, {}, accepting()).has_value());
    QVERIFY(tested->isAccepting());
    QCOMPARE(tested->address().host(), address.host());
    QVERIFY(tested->address().port != 0);
    RawPeer peer;
    QVERIFY(peer.connectTo(loopback(reachedBy, tested->address().port)));
    QTRY_COMPARE(m_clients.size(), 1u);
}

void TestListener::recordsItsCalls()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {7, true}, accepting()).has_value());
    const QString descriptor = QString::number(tested->descriptor());
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("socket(AF_INET, SOCK_STREAM) = ") + descriptor,
                          QStringLiteral("setsockopt(SOL_SOCKET, SO_REUSEADDR, 1) = 0"),
                          QStringLiteral("bind(('127.0.0.1', 0)) = 0"), QStringLiteral("listen(7) = 0")}));
    const QList<SocketCall> records = recordsOf(*m_log);
    QCOMPARE(records[2].flow->local.port, quint16(0));
    QCOMPARE(records[3].flow->local.toString(), tested->address().toString()); // known since bind
    for (const SocketCall &record : records) {
        QVERIFY(!record.flow->connection.isValid());
        QCOMPARE(record.flow->endpoint, m_endpoint);
    }
}

void TestListener::recordsThoseOfIPv6()
{
    if (!hasIPv6())
        QSKIP("no ::1 on this machine");
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(AddressFamily::IPv6), {}, accepting()).has_value());
    const QStringList texts = callTexts(recordsOf(*m_log));
    QVERIFY(texts[0].startsWith(QStringLiteral("socket(AF_INET6, SOCK_STREAM)")));
    QVERIFY(texts.contains(QStringLiteral("setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1) = 0")));
    QVERIFY(texts.contains(QStringLiteral("bind(('::1', 0)) = 0")));
}

void TestListener::mayLeaveTheAddressUnshared()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {5, false}, accepting()).has_value());
    QCOMPARE(callNames(recordsOf(*m_log)),
             (QStringList{QStringLiteral("socket"), QStringLiteral("bind"), QStringLiteral("listen")}));
}

void TestListener::tellsPortInUse()
{
    const NativeSocket other = listeningSocket(loopback());
    const auto tested = listener();
    const Result<void> result = tested->open(*m_reactor, other.localAddress(), {}, accepting());
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::SystemCall);
    QCOMPARE(result.error().systemErrorName(), QStringLiteral("EADDRINUSE"));
    QCOMPARE(result.error().arguments.mid(0, 2),
             (QStringList{QStringLiteral("bind"), other.localAddress().toString()}));
    QCOMPARE(callNames(recordsOf(*m_log)), (QStringList{QStringLiteral("socket"), QStringLiteral("setsockopt"),
                                                        QStringLiteral("bind"), QStringLiteral("close")}));
    QCOMPARE(recordsOf(*m_log)[2].resultText(), QStringLiteral("= -1 EADDRINUSE"));
    QVERIFY(!tested->isAccepting());
}

void TestListener::tellsAForeignAddress()
{
    const auto tested = listener();
    const SocketAddress foreign = *SocketAddress::fromHost(QStringLiteral("203.0.113.77"), 0); // RFC 5737
    const Result<void> result = tested->open(*m_reactor, foreign, {}, accepting());
    QCOMPARE(result.error().systemErrorName(), QStringLiteral("EADDRNOTAVAIL"));
}

void TestListener::tellsShortageOfDescriptors()
{
    const DescriptorShortage shortage(0);
    const auto tested = listener();
    const Result<void> result = tested->open(*m_reactor, loopback(), {}, accepting());
    QCOMPARE(result.error().systemErrorName(), QStringLiteral("EMFILE"));
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("socket(AF_INET, SOCK_STREAM) = -1 EMFILE")});
}

void TestListener::isToldOfClients()
{
    int told = 0;
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, [&](Listener &ready) {
                      ++told;
                      QCOMPARE(&ready, tested.get());
                      ready.setAccepting(false);
                  }).has_value());
    turn();
    QCOMPARE(told, 0);
    RawPeer peer;
    QVERIFY(peer.connectTo(tested->address()));
    QTRY_COMPARE(told, 1);
}

void TestListener::accepts()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    RawPeer peers[2];
    for (RawPeer &peer : peers)
        QVERIFY(peer.connectTo(tested->address()));
    QTRY_COMPARE(m_clients.size(), 2u);
    const QList<SocketCall> records = recordsOf(*m_log, Call::Accept);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(m_flows[i]->peer.toString(), peers[i].address().toString());
        QCOMPARE(m_flows[i]->local.toString(), tested->address().toString());
        QCOMPARE(m_flows[i]->endpoint, m_endpoint);
        QCOMPARE(records[i].flow, m_flows[i]); // a connection's story begins with its accept
        QCOMPARE(records[i].result, qint64(m_clients[size_t(i)].descriptor()));
        QCOMPARE(records[i].signature(), QStringLiteral("accept()"));
    }
    QVERIFY(m_flows[0]->connection != m_flows[1]->connection);
}

void TestListener::acceptsNothingQuietly()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    const quint64 before = m_log->endId();
    NativeSocket client;
    FlowPtr flow;
    QVERIFY(tested->accept(client, flow).wouldBlock());
    QVERIFY(!client.isOpen());
    QVERIFY(!flow);
    QCOMPARE(m_log->endId(), before);
}

void TestListener::recordsAFailedAccept()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    tested->setAccepting(false);
    RawPeer peer;
    QVERIFY(peer.connectTo(tested->address()));
    NativeSocket client;
    FlowPtr flow;
    {
        const DescriptorShortage shortage(0);
        QCOMPARE(tested->accept(client, flow).error, EMFILE);
    }
    QCOMPARE(callTexts(recordsOf(*m_log)).last(), QStringLiteral("accept() = -1 EMFILE"));
    QVERIFY(!recordsOf(*m_log).last().flow->connection.isValid());
    QVERIFY(tested->accept(client, flow).ok());
}

void TestListener::leavesClientsWaiting()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    tested->setAccepting(false);
    QVERIFY(!tested->isAccepting());
    RawPeer peer;
    QVERIFY(peer.connectTo(tested->address()));
    turn();
    QVERIFY(m_clients.empty());
    tested->setAccepting(true);
    QTRY_COMPARE(m_clients.size(), 1u);
}

void TestListener::measuresTheWaitForAClient()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    const qint64 since = tested->waitingSince();
    QCOMPARE(since, recordsOf(*m_log, Call::Listen)[0].timeNs);
    QTest::qWait(30); // the wait that is measured
    RawPeer peer;
    QVERIFY(peer.connectTo(tested->address()));
    QTRY_COMPARE(m_clients.size(), 1u);
    const SocketCall record = recordsOf(*m_log, Call::Accept)[0];
    QVERIFY(record.waitedNs >= 30'000'000);
    QCOMPARE(record.timeNs - record.waitedNs, since);
    QCOMPARE(tested->waitingSince(), record.timeNs);
}

void TestListener::waitsAnewOnceItMayAccept()
{
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    tested->setAccepting(false);
    RawPeer peer;
    QVERIFY(peer.connectTo(tested->address()));
    QTest::qWait(20); // the client waits, the server does not
    const qint64 ready = m_log->now();
    tested->setAccepting(true);
    tested->setAccepting(true); // no new beginning
    QVERIFY(tested->waitingSince() >= ready);
    QTRY_COMPARE(m_clients.size(), 1u);
    const SocketCall record = recordsOf(*m_log, Call::Accept)[0];
    QVERIFY(record.timeNs - record.waitedNs >= ready);
}

void TestListener::closesOnce()
{
    auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    tested->close();
    QVERIFY(!tested->isAccepting());
    tested->close();
    tested->setAccepting(true);
    QVERIFY(!tested->isAccepting());
    tested.reset();
    QCOMPARE(callNames(recordsOf(*m_log)).count(QStringLiteral("close")), 1);
    QCOMPARE(callTexts(recordsOf(*m_log)).last(), QStringLiteral("close() = 0"));
}

void TestListener::closesInsideItsCallback()
{
    int told = 0;
    const auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, [&](Listener &ready) {
                      ++told;
                      ready.close();
                  }).has_value());
    RawPeer peer;
    QVERIFY(peer.connectTo(tested->address()));
    QTRY_COMPARE(told, 1);
    turn();
    QCOMPARE(told, 1);
    QTRY_COMPARE(peer.error(), ECONNRESET); // nobody accepted it
}

void TestListener::opensAgainOnTheSamePort()
{
    auto tested = listener();
    QVERIFY(tested->open(*m_reactor, loopback(), {}, accepting()).has_value());
    const SocketAddress address = tested->address();
    RawPeer peer;
    QVERIFY(peer.connectTo(address));
    QTRY_COMPARE(m_clients.size(), 1u);
    m_clients.clear(); // closed here first: this end stays in TIME_WAIT
    tested.reset();
    tested = listener();
    QVERIFY(tested->open(*m_reactor, address, {}, accepting()).has_value());
}

QTEST_GUILESS_MAIN(TestListener)
#include "tst_listener.moc"
