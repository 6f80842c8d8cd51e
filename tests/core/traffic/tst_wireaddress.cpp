#include "core/traffic/wireaddress.h"
#include "tests/core/traffic/stage.h"

#include <QTest>

using namespace wirebench;

class TestWireAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onTheWire_data();
    void onTheWire();
    void localIsFilledIn_data();
    void localIsFilledIn();
    void unixFlowsGetInventedAddresses();
};

void TestWireAddress::onTheWire_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("expected");
    QTest::newRow("IPv4") << "192.0.2.1"
                          << "192.0.2.1:9";
    QTest::newRow("IPv6") << "2001:db8::1"
                          << "[2001:db8::1]:9";
    QTest::newRow("mapped") << "::ffff:192.0.2.1"
                            << "192.0.2.1:9";
    QTest::newRow("nearly mapped") << "::fffe:c000:201"
                                   << "[::fffe:c000:201]:9";
    QTest::newRow("scope") << "fe80::1%2"
                           << "[fe80::1]:9";
}

void TestWireAddress::onTheWire()
{
    QFETCH(QString, host);
    QTEST(wirebench::onTheWire(*SocketAddress::fromHost(host, 9)).toString(), "expected");
    QVERIFY(!wirebench::onTheWire({}).isValid());
}

void TestWireAddress::localIsFilledIn_data()
{
    QTest::addColumn<SocketAddress>("local");
    QTest::addColumn<SocketAddress>("peer");
    QTest::addColumn<QString>("expected");
    const SocketAddress here = Stage::address("127.0.0.1", 9);
    const SocketAddress there = Stage::address("192.0.2.1", 9);
    QTest::newRow("known") << Stage::address("192.0.2.7", 80) << there << "192.0.2.7:80";
    QTest::newRow("any, peer here") << SocketAddress::anyIPv4(80) << here << "127.0.0.1:80";
    QTest::newRow("any, peer elsewhere") << SocketAddress::anyIPv4(80) << there << "0.0.0.0:80";
    QTest::newRow("any IPv6") << SocketAddress::anyIPv6(80) << Stage::address("::1", 9) << "[::1]:80";
    QTest::newRow("other family") << SocketAddress::anyIPv6(80) << here << "127.0.0.1:80";
    QTest::newRow("mapped") << SocketAddress::anyIPv6(80) << Stage::address("::ffff:127.0.0.1", 9)
                            << "127.0.0.1:80";
    QTest::newRow("nothing known") << SocketAddress() << here << "127.0.0.1:49159";
}

void TestWireAddress::localIsFilledIn()
{
    QFETCH(SocketAddress, local);
    QFETCH(SocketAddress, peer);
    Stage stage;
    const Flow flow(stage.udp, ConnectionId{7}, local, peer);
    QTEST(localOnTheWire(flow).toString(), "expected");
}

void TestWireAddress::unixFlowsGetInventedAddresses()
{
    Stage stage;
    const SocketAddress path = SocketAddress::fromUnixPath("/tmp/x.sock");
    const SocketAddress unnamed = SocketAddress::fromUnixPath({});
    const FlowPtr server = asIpFlow(Flow(stage.server, ConnectionId{7}, path, unnamed));
    QCOMPARE(server->local.toString(), QStringLiteral("127.85.0.1:49151"));
    QCOMPARE(server->peer.toString(), QStringLiteral("127.85.0.2:49159"));
    QCOMPARE(server->connection, ConnectionId{7});
    QVERIFY(server->endpoint->name.contains(QStringLiteral("TCP server 1, unix:/tmp/x.sock")));
    const FlowPtr client = asIpFlow(Flow(stage.client, ConnectionId{7 + 16384}, unnamed, path));
    QCOMPARE(client->peer.toString(), QStringLiteral("127.85.0.1:49151"));
    QCOMPARE(client->local.toString(), QStringLiteral("127.85.0.3:49159"));
    QVERIFY(client->endpoint->name.contains(QStringLiteral("unix:/tmp/x.sock")));
    QCOMPARE(client->endpoint->kind, EndpointKind::TcpClient);
}

QTEST_APPLESS_MAIN(TestWireAddress)
#include "tst_wireaddress.moc"
