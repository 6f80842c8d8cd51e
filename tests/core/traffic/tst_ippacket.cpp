#include "core/traffic/ippacket.h"

#include <QTest>

using namespace wirebench;

namespace {

const SocketAddress source = *SocketAddress::fromHost(QStringLiteral("192.168.0.1"), 1);
const SocketAddress target = *SocketAddress::fromHost(QStringLiteral("192.168.0.199"), 2);
const SocketAddress source6 = *SocketAddress::fromHost(QStringLiteral("::1"), 1);
const SocketAddress target6 = *SocketAddress::fromHost(QStringLiteral("2001:db8::7"), 2);

} // namespace

class TestIpPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ipv4Header();
    void ipv6Header();
    void appends();
    void transportChecksums();
    void limits();
    void numbersAreInNetworkOrder();
};

void TestIpPacket::ipv4Header()
{
    QByteArray out;
    appendIpHeader(out, source, target, ipProtocolUdp, 95, 0);
    // The well-known example of the header checksum, b861, without its identification.
    QCOMPARE(out, QByteArray::fromHex("4500007300004000"
                                      "4011b861"
                                      "c0a80001"
                                      "c0a800c7"));
}

void TestIpPacket::ipv6Header()
{
    QByteArray out;
    appendIpHeader(out, source6, target6, ipProtocolTcp, 0x1234, 0);
    QCOMPARE(out, QByteArray::fromHex("6000000012340640"
                                      "00000000000000000000000000000001"
                                      "20010db8000000000000000000000007"));
}

void TestIpPacket::appends()
{
    QByteArray alone;
    appendIpHeader(alone, source, target, ipProtocolUdp, 1, 7);
    QByteArray out = "before";
    appendIpHeader(out, source, target, ipProtocolUdp, 1, 7);
    QCOMPARE(out, "before" + alone); // its checksum covers the header only
}

void TestIpPacket::transportChecksums()
{
    // By hand: c0a8 + 0001 + c0a8 + 00c7 = 18218, + protocol 11 + length 2 + "hi" 6869 = 1ea94, folded ea95.
    QCOMPARE(transportChecksum(source, target, ipProtocolUdp, "hi"), quint16(~0xEA95));
    // An odd byte counts as the upper half of a word.
    QCOMPARE(transportChecksum(source, target, ipProtocolUdp, QByteArrayView("h\0", 1)),
             quint16(transportChecksum(source, target, ipProtocolUdp, QByteArrayView("h\0", 2)) + 1));
    QVERIFY(transportChecksum(source6, target6, ipProtocolUdp, "hi") !=
            transportChecksum(source6, source6, ipProtocolUdp, "hi"));
}

void TestIpPacket::limits()
{
    QCOMPARE(maxIpPayload(AddressFamily::IPv4), 65'515);
    QCOMPARE(maxIpPayload(AddressFamily::IPv6), 65'535);
}

void TestIpPacket::numbersAreInNetworkOrder()
{
    QByteArray out;
    appendNetwork8(out, 0xFE);
    appendNetwork16(out, 0x0102);
    appendNetwork32(out, 0x03040506);
    QCOMPARE(out, QByteArray::fromHex("fe010203040506"));
}

QTEST_APPLESS_MAIN(TestIpPacket)
#include "tst_ippacket.moc"
