#include "core/traffic/udpdatagram.h"
#include "tests/core/traffic/stage.h"

#include <QTest>
#include <QtEndian>

#include <cerrno>

using namespace wirebench;

namespace {

const SocketAddress here = Stage::address("127.0.0.1", 12345);
const SocketAddress there = Stage::address("127.0.0.1", 50412);

QByteArray packetOf(const UdpDatagram &datagram)
{
    QByteArray out;
    appendIpPacket(out, datagram, 0x4242);
    return out;
}

quint16 word(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

/// The ones' complement sum of a datagram with its pseudo header, added up byte by byte: ffff if it is right.
quint16 onesSum(const QByteArray &packet, qsizetype addressesAt, qsizetype headerSize)
{
    const QByteArray udp = packet.mid(headerSize);
    QByteArray bytes = packet.mid(addressesAt, headerSize - addressesAt) + QByteArray("\0\x11", 2);
    bytes += udp.mid(4, 2) + udp;
    quint32 total = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        total += quint32(uchar(bytes[i])) << (i % 2 == 0 ? 8 : 0);
        if (total > 0xFFFF)
            total -= 0xFFFF;
    }
    return quint16(total);
}

} // namespace

class TestUdpDatagram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header();
    void checksums_data();
    void checksums();
    void checksumIsNeverZero();
    void largest();
    void directions();
    void notOnTheWire();
    void cutDatagramIsWhatIsLeft();
};

void TestUdpDatagram::header()
{
    const QByteArray packet = packetOf({here, there, "hello"});
    QCOMPARE(packet.size(), 33);
    QCOMPARE(word(packet, 2), quint16(33));
    QCOMPARE(uchar(packet[9]), uchar(17));
    QCOMPARE(word(packet, 20), quint16(12345));
    QCOMPARE(word(packet, 22), quint16(50412));
    QCOMPARE(word(packet, 24), quint16(13));
    QCOMPARE(packet.mid(28), QByteArray("hello"));
}

void TestUdpDatagram::checksums_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("odd") << QByteArray("hello");
    QTest::newRow("even") << QByteArray("hello!");
    QTest::newRow("all ones") << QByteArray(60'001, '\xFF');
}

void TestUdpDatagram::checksums()
{
    QFETCH(QByteArray, payload);
    QCOMPARE(onesSum(packetOf({here, there, payload}), 12, 20), quint16(0xFFFF));
    const QByteArray v6 = packetOf({Stage::address("fe80::1", 1), Stage::address("2001:db8::7", 2), payload});
    QCOMPARE(onesSum(v6, 8, 40), quint16(0xFFFF));
}

void TestUdpDatagram::checksumIsNeverZero()
{
    // The two bytes of the payload are chosen so that the sum would give the checksum zero, which in a
    // datagram says that there is none (RFC 768).
    const quint16 withZeros = word(packetOf({here, there, QByteArrayView("\0\0", 2)}), 26);
    QByteArray payload(2, '\0');
    qToBigEndian(withZeros, payload.data());
    QCOMPARE(word(packetOf({here, there, payload}), 26), quint16(0xFFFF));
}

void TestUdpDatagram::largest()
{
    QCOMPARE(maxUdpPayload(AddressFamily::IPv4), 65'507);
    QCOMPARE(maxUdpPayload(AddressFamily::IPv6), 65'527);
    const QByteArray packet = packetOf({here, there, QByteArray(65'507, 'x')});
    QCOMPARE(packet.size(), 65'535);
    QCOMPARE(word(packet, 24), quint16(65'515));
}

void TestUdpDatagram::directions()
{
    Stage stage;
    Actor actor(stage, stage.udp, here, there);
    actor.sendTo("out");
    actor.recvFrom("in");
    const std::vector<SocketCall> calls = stage.records();
    const auto out = udpDatagramOf(calls[0]);
    const auto in = udpDatagramOf(calls[1]);
    QVERIFY(out && in);
    QCOMPARE(out->from, here);
    QCOMPARE(out->to, there);
    QCOMPARE(out->payload.toByteArray(), QByteArray("out"));
    QCOMPARE(in->from, there);
    QCOMPARE(in->to, here);
}

void TestUdpDatagram::notOnTheWire()
{
    Stage stage;
    Actor actor(stage, stage.udp, here, there);
    actor.simple(Call::Bind);
    actor.sendTo("x", CallMark::SimulatedLoss);
    actor.sendTo("x", 0, EMSGSIZE);
    actor.simple(Call::RecvFrom, ECONNREFUSED);
    actor.recvFrom(QByteArray(65'508, 'x'), 70'000); // no system gives that
    Actor(stage, stage.udp, here, {}).sendTo("x");
    for (const SocketCall &call : stage.records())
        QVERIFY(!udpDatagramOf(call));
}

void TestUdpDatagram::cutDatagramIsWhatIsLeft()
{
    Stage stage;
    Actor(stage, stage.udp, here, there).recvFrom("0123", 4, CallMark::Truncated);
    const std::vector<SocketCall> calls = stage.records();
    const auto datagram = udpDatagramOf(calls[0]);
    QVERIFY(datagram);
    QCOMPARE(word(packetOf(*datagram), 24), quint16(12));
}

QTEST_APPLESS_MAIN(TestUdpDatagram)
#include "tst_udpdatagram.moc"
