#include "core/workspace/ranges.h"
#include "core/workspace/settings.h"

#include <QTest>

using namespace wirebench;

class TestRanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEndsBelongToARange()
    {
        constexpr IntRange range{1, 10};
        QVERIFY(range.contains(1) && range.contains(10));
        QVERIFY(!range.contains(0) && !range.contains(11) && !range.contains(1e300) &&
                !range.contains(-1e300));
    }

    void defaultsAreInTheirRanges()
    {
        const TcpServerSettings server;
        QVERIFY(ranges::backlog.contains(server.backlog));
        QVERIFY(ranges::poolSize.contains(server.poolSize));
        QVERIFY(ranges::receiveSize.contains(server.receiveSize));
        QVERIFY(ranges::workMs.contains(server.workMs));
        const TcpClientSettings client;
        QVERIFY(ranges::receiveSize.contains(client.receiveSize));
        QVERIFY(ranges::connectTimeoutMs.contains(client.connectTimeoutMs));
        const UdpSettings udp;
        QVERIFY(ranges::datagramSize.contains(udp.receiveSize));
        QVERIFY(ranges::multicastTtl.contains(udp.multicastTtl));
        QVERIFY(ranges::networkDelayMs.contains(udp.conditions.delayMs));
        QVERIFY(ranges::networkDelayMs.contains(udp.conditions.jitterMs));
        QVERIFY(ranges::seed.contains(double(udp.conditions.seed)));
        const PayloadSettings payload;
        QVERIFY(ranges::pieceSize.contains(payload.pieceSize));
        QVERIFY(ranges::pieceDelayMs.contains(payload.pieceDelayMs));
        QVERIFY(ranges::repeatMs.contains(payload.repeatMs));
    }
};

QTEST_APPLESS_MAIN(TestRanges)
#include "tst_ranges.moc"
