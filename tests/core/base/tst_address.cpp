#include "core/base/address.h"

#include <QSet>
#include <QTest>

#ifdef Q_OS_UNIX
#include <net/if.h>
#endif

using namespace wirebench;

Q_DECLARE_METATYPE(wirebench::AddressFamily)

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void readsInterfaceNames();
    void keepsBytesInNetworkOrder();
    void tellsLoopbackAndAny_data();
    void tellsLoopbackAndAny();
    void makesAddresses();
    void nothingIsNoAddress();
    void comparesEveryPart();
    void hashesEqualOnesAlike();
    void namesUnixSockets_data();
    void namesUnixSockets();
    void unixSocketsAreOfThisMachine();
    void comparesPaths();
    void readsItsOwnText_data();
    void readsItsOwnText();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
};

void TestAddress::readsAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<AddressFamily>("family");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("python");

    const auto v4 = AddressFamily::IPv4;
    const auto v6 = AddressFamily::IPv6;
    QTest::newRow("loopback") << "127.0.0.1" << v4 << "127.0.0.1"
                              << "127.0.0.1:9999"
                              << "('127.0.0.1', 9999)";
    QTest::newRow("any") << "0.0.0.0" << v4 << "0.0.0.0"
                         << "0.0.0.0:9999"
                         << "('0.0.0.0', 9999)";
    QTest::newRow("highest") << "255.255.255.255" << v4 << "255.255.255.255"
                             << "255.255.255.255:9999"
                             << "('255.255.255.255', 9999)";
    QTest::newRow("IPv6 loopback") << "::1" << v6 << "::1"
                                   << "[::1]:9999"
                                   << "('::1', 9999)";
    QTest::newRow("IPv6 any") << "::" << v6 << "::"
                              << "[::]:9999"
                              << "('::', 9999)";
    QTest::newRow("IPv6 long") << "2001:0DB8:0:0:0:0:0:0001" << v6 << "2001:db8::1"
                               << "[2001:db8::1]:9999"
                               << "('2001:db8::1', 9999)";
    QTest::newRow("IPv6 with IPv4") << "::ffff:192.0.2.1" << v6 << "::ffff:192.0.2.1"
                                    << "[::ffff:192.0.2.1]:9999"
                                    << "('::ffff:192.0.2.1', 9999)";
    QTest::newRow("scope") << "fe80::1%2" << v6 << "fe80::1%2"
                           << "[fe80::1%2]:9999"
                           << "('fe80::1%2', 9999)";
    QTest::newRow("scope 0 is none") << "fe80::1%0" << v6 << "fe80::1"
                                     << "[fe80::1]:9999"
                                     << "('fe80::1', 9999)";
    QTest::newRow("highest scope") << "fe80::1%4294967295" << v6 << "fe80::1%4294967295"
                                   << "[fe80::1%4294967295]:9999"
                                   << "('fe80::1%4294967295', 9999)";
}

void TestAddress::readsAddresses()
{
    QFETCH(QString, typed);
    QFETCH(AddressFamily, family);
    QFETCH(QString, host);
    QFETCH(QString, full);
    QFETCH(QString, python);
    const auto address = SocketAddress::fromHost(typed, 9999);
    QVERIFY(address);
    QVERIFY(address->isValid());
    QCOMPARE(address->family, family);
    QCOMPARE(address->port, quint16(9999));
    QCOMPARE(address->host(), host);
    QCOMPARE(address->toString(), full);
    QCOMPARE(address->toPython(), python);
    QVERIFY(SocketAddress::fromHost(address->host(), 9999) == address);
}

void TestAddress::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("name") << "localhost";
    QTest::newRow("too few parts") << "127.0.1";
    QTest::newRow("too many parts") << "1.2.3.4.5";
    QTest::newRow("part too large") << "1.2.3.256";
    QTest::newRow("hexadecimal part") << "0x7f.0.0.1";
    QTest::newRow("number") << "2130706433";
    QTest::newRow("blank before") << " 127.0.0.1";
    QTest::newRow("blank behind") << "127.0.0.1 ";
    QTest::newRow("with port") << "127.0.0.1:80";
    QTest::newRow("brackets") << "[::1]";
    QTest::newRow("one colon") << ":";
    QTest::newRow("two gaps") << "1::2::3";
    QTest::newRow("nine groups") << "1:2:3:4:5:6:7:8:9";
    QTest::newRow("group too large") << "::12345";
    QTest::newRow("IPv4 with scope") << "127.0.0.1%1";
    QTest::newRow("scope missing") << "fe80::1%";
    QTest::newRow("scope negative") << "fe80::1%-1";
    QTest::newRow("scope with a sign") << "fe80::1%+1";
    QTest::newRow("scope with a blank") << "fe80::1% 1";
    QTest::newRow("scope too large") << "fe80::1%4294967296";
    QTest::newRow("unknown interface") << "fe80::1%no-such-interface0";
    QTest::newRow("two scopes") << "fe80::1%1%1";
    QTest::newRow("scope alone") << "%1";
    QTest::newRow("other digits") << "１.2.3.4";
    QTest::newRow("NUL behind IPv4") << "127.0.0.1" + QString(QChar(u'\0')) + "x";
    QTest::newRow("NUL behind IPv6") << "::1" + QString(QChar(u'\0'));
}

void TestAddress::refusesWhatIsNoAddress()
{
    QFETCH(QString, typed);
    QVERIFY(!SocketAddress::fromHost(typed, 80));
}

void TestAddress::readsInterfaceNames()
{
#ifdef Q_OS_UNIX
    struct if_nameindex *interfaces = if_nameindex();
    if (!interfaces || interfaces[0].if_index == 0)
        QSKIP("no network interface here");
    const QString name = QString::fromLatin1(interfaces[0].if_name);
    const quint32 index = interfaces[0].if_index;
    if_freenameindex(interfaces);
    const auto address = SocketAddress::fromHost("fe80::1%" + name, 80);
    QVERIFY(address);
    QCOMPARE(address->scope, index);
#else
    QSKIP("names are read on Unix only");
#endif
}

void TestAddress::keepsBytesInNetworkOrder()
{
    const auto v4 = SocketAddress::fromHost("1.2.3.4", 0);
    QVERIFY(v4);
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(v4->ip.data()), 16),
             QByteArray("\1\2\3\4").leftJustified(16, '\0'));
    const auto v6 = SocketAddress::fromHost("102:304:506:708:90a:b0c:d0e:f10", 0);
    QVERIFY(v6);
    for (int i = 0; i < 16; ++i)
        QCOMPARE(int(v6->ip[size_t(i)]), i + 1);
}

void TestAddress::tellsLoopbackAndAny_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("any");
    QTest::newRow("127.0.0.1") << "127.0.0.1" << true << false;
    QTest::newRow("all of 127") << "127.255.0.3" << true << false;
    QTest::newRow("128.0.0.1") << "128.0.0.1" << false << false;
    QTest::newRow("0.0.0.0") << "0.0.0.0" << false << true;
    QTest::newRow("0.0.0.1") << "0.0.0.1" << false << false;
    QTest::newRow("192.0.2.127") << "192.0.2.127" << false << false;
    QTest::newRow("::1") << "::1" << true << false;
    QTest::newRow("::") << "::" << false << true;
    QTest::newRow("::2") << "::2" << false << false;
    QTest::newRow("1::1") << "1::1" << false << false;
    QTest::newRow("7f00::1") << "7f00::1" << false << false;
    QTest::newRow("IPv4 loopback as IPv6") << "::ffff:127.0.0.1" << true << false;
    QTest::newRow("IPv4 any as IPv6") << "::ffff:0.0.0.0" << false << true;
    QTest::newRow("other IPv4 as IPv6") << "::ffff:192.0.2.1" << false << false;
    QTest::newRow("almost IPv4 as IPv6") << "::fffe:127.0.0.1" << false << false;
    QTest::newRow("half a mark") << "::ff:127.0.0.1" << false << false;
}

void TestAddress::tellsLoopbackAndAny()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QFETCH(bool, any);
    const auto address = SocketAddress::fromHost(host, 80);
    QVERIFY(address);
    QCOMPARE(address->isLoopback(), loopback);
    QCOMPARE(address->isAny(), any);
}

void TestAddress::makesAddresses()
{
    QCOMPARE(SocketAddress::anyIPv4(1).toString(), QStringLiteral("0.0.0.0:1"));
    QCOMPARE(SocketAddress::anyIPv6(65535).toString(), QStringLiteral("[::]:65535"));
    QCOMPARE(SocketAddress::fromIPv4(0x7F000001, 80).toString(), QStringLiteral("127.0.0.1:80"));
    QCOMPARE(SocketAddress::fromIPv4(0xFFFFFFFF, 0).toString(), QStringLiteral("255.255.255.255:0"));
    QVERIFY(SocketAddress::anyIPv4(0).isAny());
    QVERIFY(SocketAddress::anyIPv6(0).isAny());
}

void TestAddress::nothingIsNoAddress()
{
    const SocketAddress nothing;
    QVERIFY(!nothing.isValid());
    QVERIFY(!nothing.isAny());
    QVERIFY(!nothing.isLoopback());
    QCOMPARE(nothing.host(), QString());
    QCOMPARE(nothing.toString(), QString());
}

void TestAddress::comparesEveryPart()
{
    const SocketAddress one = *SocketAddress::fromHost("fe80::1%2", 80);
    QVERIFY(one == *SocketAddress::fromHost("FE80:0::1%2", 80));
    QVERIFY(one != *SocketAddress::fromHost("fe80::1%2", 81));
    QVERIFY(one != *SocketAddress::fromHost("fe80::1%3", 80));
    QVERIFY(one != *SocketAddress::fromHost("fe80::2%2", 80));
    QVERIFY(SocketAddress::anyIPv4(80) != SocketAddress::anyIPv6(80));
}

void TestAddress::hashesEqualOnesAlike()
{
    QSet<SocketAddress> addresses;
    for (quint16 port = 1; port <= 100; ++port)
        addresses << SocketAddress::fromIPv4(0x7F000001, port) << SocketAddress::fromIPv4(0x7F000001, port);
    QCOMPARE(addresses.size(), qsizetype(100));
    QVERIFY(addresses.contains(*SocketAddress::fromHost("127.0.0.1", 50)));
    QVERIFY(!addresses.contains(*SocketAddress::fromHost("127.0.0.2", 50)));
}

void TestAddress::namesUnixSockets_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("process");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("python");
    QTest::newRow("path") << QByteArray("/tmp/x.sock") << 0 << "/tmp/x.sock"
                          << "unix:/tmp/x.sock"
                          << "'/tmp/x.sock'";
    QTest::newRow("letters beyond ASCII") << QByteArray("/tmp/\xc3\xa9") << 0 << QStringLiteral("/tmp/é")
                                          << QStringLiteral("unix:/tmp/é") << QStringLiteral("'/tmp/é'");
    QTest::newRow("quote and backslash") << QByteArray("it's\\") << 0 << "it's\\"
                                         << "unix:it's\\"
                                         << "'it\\'s\\\\'";
    QTest::newRow("abstract") << QByteArray("\0name", 5) << 0 << "@name"
                              << "unix:@name"
                              << "b'\\x00name'";
    QTest::newRow("abstract, any bytes") << QByteArray("\0a\0'\xff", 5) << 0 << QStringLiteral("@a@'\uFFFD")
                                         << QStringLiteral("unix:@a@'\uFFFD") << "b'\\x00a\\x00\\x27\\xff'";
    QTest::newRow("unnamed") << QByteArray() << 0 << QString() << "unix:(unnamed)"
                             << "''";
    QTest::newRow("unnamed, process known") << QByteArray() << 4711 << QString() << "unix:(pid 4711)"
                                            << "''";
}

void TestAddress::namesUnixSockets()
{
    QFETCH(QByteArray, path);
    QFETCH(int, process);
    SocketAddress address = SocketAddress::fromUnixPath(path);
    address.scope = quint32(process);
    QVERIFY(address.isValid());
    QVERIFY(address.isUnix());
    QCOMPARE(address.isAbstract(), path.startsWith('\0'));
    QTEST(address.host(), "host");
    QTEST(address.toString(), "full");
    QTEST(address.toPython(), "python");
}

void TestAddress::unixSocketsAreOfThisMachine()
{
    const SocketAddress address = SocketAddress::fromUnixPath("/tmp/x.sock");
    QVERIFY(address.isLoopback());
    QVERIFY(!address.isAny());
    QVERIFY(!address.isMulticast());
    QVERIFY(SocketAddress::longestUnixPath() >= 92); // POSIX promises no more
}

void TestAddress::comparesPaths()
{
    const SocketAddress one = SocketAddress::fromUnixPath("/tmp/x.sock");
    QVERIFY(one == SocketAddress::fromUnixPath("/tmp/x.sock"));
    QVERIFY(one != SocketAddress::fromUnixPath("/tmp/y.sock"));
    QVERIFY(SocketAddress::fromUnixPath({}) != SocketAddress());
    SocketAddress unnamed = SocketAddress::fromUnixPath({});
    unnamed.scope = 1;
    QVERIFY(unnamed != SocketAddress::fromUnixPath({}));
    const QSet<SocketAddress> addresses{one, SocketAddress::fromUnixPath("/tmp/x.sock"),
                                        SocketAddress::fromUnixPath(QByteArray("\0/tmp/x.sock", 12)),
                                        unnamed};
    QCOMPARE(addresses.size(), qsizetype(3));
    QCOMPARE(qHash(one), qHash(SocketAddress::fromUnixPath("/tmp/x.sock")));
    QVERIFY(qHash(one) != qHash(SocketAddress::fromUnixPath("/tmp/y.sock")));
}

void TestAddress::readsItsOwnText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "127.0.0.1:9999", "0.0.0.0:0", "[::1]:80", "[fe80::1%2]:50412",
                             "[::ffff:10.0.0.1]:65535", "unix:/tmp/a b.sock", "unix:relative", "unix:@name",
                             "unix:(pid 4711)", "unix:(unnamed)", "unix:/tmp/\xC3\xA9", "unix:/a:80"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestAddress::readsItsOwnText()
{
    QFETCH(QString, text);
    const auto address = SocketAddress::fromText(text);
    QVERIFY(address);
    QCOMPARE(address->toString(), text);
    QCOMPARE(address->isValid(), !text.isEmpty());
    QCOMPARE(address->isUnix(), text.startsWith(u"unix:"));
}

void TestAddress::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:080", "127.0.0.1:65536", "127.0.0.1:-1",
                             "127.0.0.1:+1", "::1:80", "[::1]", "[::1]80", "[127.0.0.1]:80", "[::01]:80",
                             "localhost:80", " 127.0.0.1:80", "unix:(pid x)", "unix:(pid 12", ":80", "x"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestAddress::refusesOtherTexts()
{
    QFETCH(QString, text);
    QVERIFY(!SocketAddress::fromText(text));
}

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
