#include "core/traffic/tcpsegment.h"

#include <QTest>
#include <QtEndian>

using namespace wirebench;

namespace {

TcpSegment segmentBetween(const char *from, const char *to, QByteArrayView payload)
{
    TcpSegment segment;
    segment.from = *SocketAddress::fromHost(QString::fromLatin1(from), 50412);
    segment.to = *SocketAddress::fromHost(QString::fromLatin1(to), 9999);
    segment.sequence = 0x01020304;
    segment.acknowledgement = 0xA0B0C0D0;
    segment.window = 65535;
    segment.flags = TcpFlag::Psh | TcpFlag::Ack;
    segment.payload = payload;
    return segment;
}

QByteArray packetOf(const TcpSegment &segment)
{
    QByteArray out;
    appendIpPacket(out, segment, 0x4242);
    return out;
}

quint16 word(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

/// The ones' complement sum, written another way: byte by byte, folded at each step.
quint16 onesSum(const QByteArray &bytes)
{
    quint32 total = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        total += quint32(uchar(bytes[i])) << (i % 2 == 0 ? 8 : 0);
        if (total > 0xFFFF)
            total -= 0xFFFF;
    }
    return quint16(total);
}

QByteArray pseudoHeader(const QByteArray &addresses, qsizetype tcpLength)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32(tcpLength), length.data());
    return addresses + length + QByteArray("\0\0\0\x06", 4);
}

} // namespace

class TestTcpSegment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ipv4Header();
    void ipv6Header();
    void tcpHeader();
    void synHasOptions();
    void checksums_data();
    void checksums();
    void largestPackets();
};

void TestTcpSegment::ipv4Header()
{
    const QByteArray packet = packetOf(segmentBetween("127.0.0.1", "192.0.2.7", "hello"));
    QCOMPARE(packet.size(), 45);
    QCOMPARE(packet.left(10), QByteArray::fromHex("4500002d424240004006"));
    QCOMPARE(packet.mid(12, 8), QByteArray::fromHex("7f000001c0000207"));
    QCOMPARE(onesSum(packet.left(20)), quint16(0xFFFF));
}

void TestTcpSegment::ipv6Header()
{
    const QByteArray packet = packetOf(segmentBetween("::1", "2001:db8::7", "hello"));
    QCOMPARE(packet.size(), 65);
    QCOMPARE(packet.left(8), QByteArray::fromHex("6000000000190640"));
    QCOMPARE(packet.mid(8, 16), QByteArray::fromHex("00000000000000000000000000000001"));
    QCOMPARE(packet.mid(24, 16), QByteArray::fromHex("20010db8000000000000000000000007"));
}

void TestTcpSegment::tcpHeader()
{
    const QByteArray tcp = packetOf(segmentBetween("127.0.0.1", "127.0.0.1", "hello")).mid(20);
    QCOMPARE(word(tcp, 0), quint16(50412));
    QCOMPARE(word(tcp, 2), quint16(9999));
    QCOMPARE(tcp.mid(4, 8), QByteArray::fromHex("01020304a0b0c0d0"));
    QCOMPARE(tcp.mid(12, 4), QByteArray::fromHex("5018ffff"));
    QCOMPARE(tcp.mid(20), QByteArray("hello"));
}

void TestTcpSegment::synHasOptions()
{
    TcpSegment segment = segmentBetween("127.0.0.1", "127.0.0.1", {});
    segment.flags = TcpFlag::Syn;
    const QByteArray tcp = packetOf(segment).mid(20);
    QCOMPARE(tcp.size(), 28);
    QCOMPARE(uchar(tcp[12]) >> 4, 7);
    QCOMPARE(tcp.mid(20), QByteArray::fromHex("0204ffd70103030e"));
    segment = segmentBetween("::1", "::1", {});
    segment.flags = TcpFlag::Syn | TcpFlag::Ack;
    QCOMPARE(packetOf(segment).mid(60), QByteArray::fromHex("0204ffeb0103030e"));
}

void TestTcpSegment::checksums_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("odd") << QByteArray("hello");
    QTest::newRow("even") << QByteArray("hello!");
    QTest::newRow("one") << QByteArray("\xFF");
    QTest::newRow("all ones") << QByteArray(60'001, '\xFF');
}

void TestTcpSegment::checksums()
{
    QFETCH(QByteArray, payload);
    const QByteArray v4 = packetOf(segmentBetween("127.0.0.1", "192.0.2.7", payload));
    QCOMPARE(onesSum(pseudoHeader(v4.mid(12, 8), v4.size() - 20) + v4.mid(20)), quint16(0xFFFF));
    const QByteArray v6 = packetOf(segmentBetween("fe80::1", "2001:db8::7", payload));
    QCOMPARE(onesSum(pseudoHeader(v6.mid(8, 32), v6.size() - 40) + v6.mid(40)), quint16(0xFFFF));
}

void TestTcpSegment::largestPackets()
{
    const QByteArray v4Payload(maxTcpPayload(AddressFamily::IPv4), 'x');
    const QByteArray v4 = packetOf(segmentBetween("127.0.0.1", "127.0.0.1", v4Payload));
    QCOMPARE(v4.size(), 65535);
    QCOMPARE(word(v4, 2), quint16(65535));
    const QByteArray v6Payload(maxTcpPayload(AddressFamily::IPv6), 'x');
    const QByteArray v6 = packetOf(segmentBetween("::1", "::1", v6Payload));
    QCOMPARE(v6.size(), 65535 + 40);
    QCOMPARE(word(v6, 4), quint16(65535));
}

QTEST_APPLESS_MAIN(TestTcpSegment)
#include "tst_tcpsegment.moc"
