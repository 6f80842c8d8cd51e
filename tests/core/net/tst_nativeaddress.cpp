#include "core/net/nativeaddress.h"

#include <QTest>

#include <netinet/in.h>

using namespace wirebench;

class TestNativeAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBothWays_data();
    void goesBothWays();
    void isInNetworkOrder();
    void otherFamiliesAreNotValid();
    void hasRoomForEveryFamily();
};

void TestNativeAddress::goesBothWays_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("size");
    QTest::newRow("IPv4") << "192.0.2.7" << 9999 << AF_INET << int(sizeof(sockaddr_in));
    QTest::newRow("any") << "0.0.0.0" << 0 << AF_INET << int(sizeof(sockaddr_in));
    QTest::newRow("broadcast") << "255.255.255.255" << 65535 << AF_INET << int(sizeof(sockaddr_in));
    QTest::newRow("IPv6") << "2001:db8::7" << 1 << AF_INET6 << int(sizeof(sockaddr_in6));
    QTest::newRow("scope") << "fe80::1%3" << 258 << AF_INET6 << int(sizeof(sockaddr_in6));
}

void TestNativeAddress::goesBothWays()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    const SocketAddress address = *SocketAddress::fromHost(host, quint16(port));
    NativeAddress native = toNative(address);
    QTEST(int(native.data()->sa_family), "family");
    QTEST(int(native.size), "size");
    QCOMPARE(fromNative(native), address);
}

void TestNativeAddress::isInNetworkOrder()
{
    const NativeAddress native = toNative(SocketAddress::fromIPv4(0x7f000001, 0x1234));
    const auto *v4 = reinterpret_cast<const sockaddr_in *>(&native.storage);
    QCOMPARE(quint32(ntohl(v4->sin_addr.s_addr)), 0x7f000001u);
    QCOMPARE(quint16(ntohs(v4->sin_port)), quint16(0x1234));
}

void TestNativeAddress::otherFamiliesAreNotValid()
{
    NativeAddress native;
    QVERIFY(!fromNative(native).isValid());
    native.storage.ss_family = AF_UNIX;
    QVERIFY(!fromNative(native).isValid());
}

void TestNativeAddress::hasRoomForEveryFamily()
{
    QCOMPARE(size_t(NativeAddress().size), sizeof(sockaddr_storage));
}

QTEST_APPLESS_MAIN(TestNativeAddress)
#include "tst_nativeaddress.moc"
