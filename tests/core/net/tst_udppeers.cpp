#include "core/net/udppeers.h"

#include <QTest>

using namespace wirebench;

namespace {

SocketAddress address(quint16 port, const char *host = "192.0.2.1")
{
    return *SocketAddress::fromHost(QString::fromLatin1(host), port);
}

} // namespace

class TestUdpPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void onePeerOneFlow();
    void portsAndFamiliesAreDifferentPeers();
    void countsBothWays();
    void tellsOnlyWhatChanged();
    void askingForAFlowTellsNothing();
    void laterFlowsCarryTheLocalAddress();
    void findsTheAddress();
    void forgetsTheFirstBeyondTheLimit();
    void clearForgetsEverything();

private:
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<UdpPeers> m_peers;
};

void TestUdpPeers::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_peers =
        std::make_unique<UdpPeers>(*m_log, m_log->addEndpoint(EndpointKind::Udp, QStringLiteral("UDP 1")));
}

void TestUdpPeers::onePeerOneFlow()
{
    const FlowPtr flow = m_peers->flowTo(address(1));
    QVERIFY(flow->connection.isValid());
    QCOMPARE(flow->endpoint->kind, EndpointKind::Udp);
    QCOMPARE(flow->peer, address(1));
    QVERIFY(!flow->local.isValid());
    QCOMPARE(m_peers->flowTo(address(1)).data(), flow.data());
}

void TestUdpPeers::portsAndFamiliesAreDifferentPeers()
{
    const ConnectionId first = m_peers->flowTo(address(1))->connection;
    QVERIFY(m_peers->flowTo(address(2))->connection != first);
    QVERIFY(m_peers->flowTo(address(1, "192.0.2.2"))->connection != first);
    QVERIFY(m_peers->flowTo(address(1, "::ffff:192.0.2.1"))->connection != first);
}

void TestUdpPeers::countsBothWays()
{
    m_peers->countReceived(address(1), 10, 100);
    m_peers->countReceived(address(1), 0, 200);
    m_peers->countSent(address(1), 7, 300);
    const QList<UdpPeer> changed = m_peers->takeChanged();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0].address, address(1));
    QCOMPARE(changed[0].receivedDatagrams, 2u);
    QCOMPARE(changed[0].received, 10u);
    QCOMPARE(changed[0].sentDatagrams, 1u);
    QCOMPARE(changed[0].sent, 7u);
    QCOMPARE(changed[0].lastNs, 300);
    QCOMPARE(changed[0].id, m_peers->flowTo(address(1))->connection);
}

void TestUdpPeers::tellsOnlyWhatChanged()
{
    for (quint16 port = 1; port <= 20; ++port)
        m_peers->countReceived(address(port), 1, port);
    const QList<UdpPeer> all = m_peers->takeChanged();
    QCOMPARE(all.size(), 20);
    for (int i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].address.port, quint16(i + 1)); // as they came
    QVERIFY(m_peers->takeChanged().isEmpty());
    m_peers->countSent(address(7), 1, 30);
    QCOMPARE(m_peers->takeChanged().size(), 1);
}

void TestUdpPeers::askingForAFlowTellsNothing()
{
    m_peers->flowTo(address(1));
    QVERIFY(m_peers->takeChanged().isEmpty());
}

void TestUdpPeers::laterFlowsCarryTheLocalAddress()
{
    const FlowPtr before = m_peers->flowTo(address(1));
    m_peers->setLocal(address(5000, "127.0.0.1"));
    const FlowPtr after = m_peers->flowTo(address(1));
    QVERIFY(!before->local.isValid()); // what is in the log stays as it was
    QCOMPARE(after->local, address(5000, "127.0.0.1"));
    QCOMPARE(after->connection, before->connection);
    m_peers->setLocal(address(5000, "127.0.0.1"));
    QCOMPARE(m_peers->flowTo(address(1)).data(), after.data());
    QCOMPARE(m_peers->flowTo(address(2))->local, address(5000, "127.0.0.1"));
}

void TestUdpPeers::findsTheAddress()
{
    const ConnectionId id = m_peers->flowTo(address(3))->connection;
    QCOMPARE(m_peers->addressOf(id), address(3));
    QVERIFY(!m_peers->addressOf(ConnectionId{id.value + 1}).isValid());
    QVERIFY(!m_peers->addressOf({}).isValid());
}

void TestUdpPeers::forgetsTheFirstBeyondTheLimit()
{
    const ConnectionId first = m_peers->flowTo(address(1, "198.51.100.1"))->connection;
    const ConnectionId second = m_peers->flowTo(address(2, "198.51.100.1"))->connection;
    m_peers->countReceived(address(1, "198.51.100.1"), 1, 1);
    for (size_t i = 1; i < UdpPeers::limit; ++i)
        m_peers->countReceived(address(quint16(i)), 1, 1);
    QVERIFY(!m_peers->addressOf(first).isValid());
    QVERIFY(m_peers->addressOf(second).isValid());
    QCOMPARE(m_peers->takeChanged().size(), qsizetype(UdpPeers::limit) - 1);   // none that is gone
    QVERIFY(m_peers->flowTo(address(1, "198.51.100.1"))->connection != first); // somebody new
}

void TestUdpPeers::clearForgetsEverything()
{
    m_peers->setLocal(address(5000));
    m_peers->countReceived(address(1), 1, 1);
    const ConnectionId id = m_peers->flowTo(address(1))->connection;
    m_peers->clear();
    QVERIFY(m_peers->takeChanged().isEmpty());
    QVERIFY(!m_peers->addressOf(id).isValid());
    QVERIFY(!m_peers->flowTo(address(1))->local.isValid());
}

QTEST_APPLESS_MAIN(TestUdpPeers)
#include "tst_udppeers.moc"
