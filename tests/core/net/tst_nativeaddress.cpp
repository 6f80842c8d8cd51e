#include "core/net/nativeaddress.h"

#include <QTest>

#include <cstddef>
#include <netinet/in.h>
#include <sys/un.h>

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
    void unixPathsGoBothWays_data();
    void unixPathsGoBothWays();
    void aPathThatIsTooLongIsCut();
    void readsWhatTheSystemGives_data();
    void readsWhatTheSystemGives();
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
    native.storage.ss_family = AF_UNIX + 100;
    QVERIFY(!fromNative(native).isValid());
}

void TestNativeAddress::hasRoomForEveryFamily()
{
    QCOMPARE(size_t(NativeAddress().size), sizeof(sockaddr_storage));
}

void TestNativeAddress::unixPathsGoBothWays_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("size"); // behind the family
    QTest::newRow("path") << QByteArray("/tmp/x.sock") << 12;
    QTest::newRow("longest") << QByteArray(SocketAddress::longestUnixPath(), 'x')
                             << SocketAddress::longestUnixPath() + 1;
    QTest::newRow("unnamed") << QByteArray() << 0;
#ifdef Q_OS_LINUX
    QTest::newRow("abstract") << QByteArray("\0name", 5) << 5;
    QTest::newRow("abstract with NULs") << QByteArray("\0a\0\0", 4) << 4;
    QTest::newRow("longest abstract")
        << QByteArray(SocketAddress::longestUnixPath(), '\0') << SocketAddress::longestUnixPath();
#endif
}

void TestNativeAddress::unixPathsGoBothWays()
{
    QFETCH(QByteArray, path);
    QFETCH(int, size);
    const SocketAddress address = SocketAddress::fromUnixPath(path);
    NativeAddress native = toNative(address);
    QCOMPARE(int(native.data()->sa_family), AF_UNIX);
    QCOMPARE(int(native.size), int(offsetof(sockaddr_un, sun_path)) + size);
    QCOMPARE(fromNative(native), address);
}

void TestNativeAddress::aPathThatIsTooLongIsCut()
{
    const QByteArray longest(SocketAddress::longestUnixPath(), 'x');
    QCOMPARE(fromNative(toNative(SocketAddress::fromUnixPath(longest + "more"))).path, longest);
}

void TestNativeAddress::readsWhatTheSystemGives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("NUL counted") << QByteArray("/x\0", 3) << QByteArray("/x");
    QTest::newRow("NUL not counted") << QByteArray("/x") << QByteArray("/x");
    QTest::newRow("rest behind the NUL") << QByteArray("/x\0yz", 5) << QByteArray("/x");
    const QByteArray full(SocketAddress::longestUnixPath() + 1, 'y'); // Linux: no NUL where there is no room
    QTest::newRow("no room for a NUL") << full << full;
}

void TestNativeAddress::readsWhatTheSystemGives()
{
    QFETCH(QByteArray, bytes);
    NativeAddress native;
    native.storage.ss_family = AF_UNIX;
    memcpy(reinterpret_cast<sockaddr_un *>(&native.storage)->sun_path, bytes.constData(),
           size_t(bytes.size()));
    native.size = socklen_t(offsetof(sockaddr_un, sun_path)) + socklen_t(bytes.size());
    QTEST(fromNative(native).path, "path");
}

QTEST_APPLESS_MAIN(TestNativeAddress)
#include "tst_nativeaddress.moc"
