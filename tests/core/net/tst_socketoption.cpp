#include "core/net/nativesocket.h"
#include "core/net/socketoption.h"
#include "tests/core/net/rawpeer.h"

#include <QSet>
#include <QTest>

#include <cerrno>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace wirebench;

namespace {

int numberOf(const NativeSocket &socket, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(socket.descriptor(), level, name, &value, &size) == 0 ? value : -errno;
}

const SocketOption &option(const char *name)
{
    const SocketOption *found = findSocketOption(QString::fromLatin1(name));
    Q_ASSERT(found);
    return *found;
}

OptionSetting setting(const char *name, const char *text)
{
    return {&option(name), parseOptionValue(option(name), QString::fromUtf8(text)).value()};
}

} // namespace

class TestSocketOption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreUnique();
    void findsByNameInAnyCase();
    void knowsWhereAnOptionBelongs();
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void refusesWhatIsNoValue_data();
    void refusesWhatIsNoValue();
    void putsASettingOnce();
    void setsAndReadsNumbers_data();
    void setsAndReadsNumbers();
    void setsAndReadsLinger();
    void bindsToAnInterface();
    void choosesTheInterfaceOfGroups();
    void everyOptionCanBeRead_data();
    void everyOptionCanBeRead();
    void tellsWhatTheSystemRefuses();
};

void TestSocketOption::namesAreUnique()
{
    QSet<QString> names;
    for (const SocketOption &known : socketOptions()) {
        QVERIFY2(!names.contains(QString::fromLatin1(known.name)), known.name);
        names.insert(QString::fromLatin1(known.name));
        QVERIFY2(known.uses != 0, known.name);
        QVERIFY2((known.fields & ~known.uses) == 0, known.name);
        QVERIFY2(known.lowest <= known.highest, known.name);
        QVERIFY2(*known.meaning != '\0', known.name);
    }
}

void TestSocketOption::findsByNameInAnyCase()
{
    const SocketOption *found = findSocketOption(u"so_rcvbuf");
    QVERIFY(found);
    QCOMPARE(QLatin1String(found->name), QLatin1String("SO_RCVBUF"));
    QCOMPARE(found->notation(), QStringLiteral("SOL_SOCKET, SO_RCVBUF"));
    QCOMPARE(found->number, SO_RCVBUF);
    QVERIFY(!findSocketOption(u"SO_RCV"));
}

void TestSocketOption::knowsWhereAnOptionBelongs()
{
    QVERIFY(option("TCP_NODELAY").isFor(SocketUse::Listening));
    QVERIFY(option("TCP_NODELAY").isListedFor(SocketUse::Listening));
    QVERIFY(!option("TCP_NODELAY").isListedFor(SocketUse::Stream)); // the client has a setting for it
    QVERIFY(!option("TCP_NODELAY").isFor(SocketUse::Datagram));
    QVERIFY(option("IP_TTL").isFor(SocketUse::Datagram, AddressFamily::IPv4));
    QVERIFY(!option("IP_TTL").isFor(SocketUse::Datagram, AddressFamily::IPv6));
    QVERIFY(option("SO_RCVBUF").isFor(SocketUse::Stream, AddressFamily::IPv6));
    QVERIFY(option("SO_RCVBUF").isFor(SocketUse::Stream, AddressFamily::Unix));
    QVERIFY(!option("SO_KEEPALIVE").isFor(SocketUse::Stream, AddressFamily::Unix));
    QVERIFY(!option("TCP_CORK").isFor(SocketUse::Stream, AddressFamily::Unix));
}

void TestSocketOption::readsWhatIsTyped_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("notation");
    const auto row = [](const char *name, const char *typed, const char *text, const char *notation) {
        QTest::addRow("%s %s", name, typed) << QByteArray(name) << QString::fromUtf8(typed)
                                            << QString::fromUtf8(text) << QString::fromUtf8(notation);
    };
    row("SO_KEEPALIVE", "on", "on", "1");
    row("SO_KEEPALIVE", " OFF ", "off", "0");
    row("SO_KEEPALIVE", "1", "on", "1");
    row("SO_RCVBUF", "65536", "65536", "65536");
    row("SO_LINGER", "off", "off", "(0, 0)");
    row("SO_LINGER", "0", "0", "(1, 0)");
    row("SO_LINGER", "12", "12", "(1, 12)");
    row("IPV6_UNICAST_HOPS", "-1", "-1", "-1");
    row("IP_MULTICAST_IF", "lo", "lo", "'lo'");
}

void TestSocketOption::readsWhatIsTyped()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, typed);
    const SocketOption &read = option(name);
    const auto value = parseOptionValue(read, typed);
    QVERIFY(value);
    QTEST(optionValueText(read, *value), "text");
    QTEST(optionValueNotation(read, *value), "notation");
    QCOMPARE(parseOptionValue(read, optionValueText(read, *value)).value(), *value);
}

void TestSocketOption::refusesWhatIsNoValue_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const char *typed, const char *wanted) {
        QTest::addRow("%s %s", name, typed)
            << QByteArray(name) << QString::fromUtf8(typed) << QString::fromUtf8(wanted);
    };
    row("SO_KEEPALIVE", "2", "on | off");
    row("SO_KEEPALIVE", "yes", "on | off");
    row("IP_TTL", "256", "0…255");
    row("IP_TTL", "-1", "0…255");
    row("IP_TTL", "", "0…255");
    row("SO_RCVBUF", "64k", "0…2147483647");
    row("SO_RCVBUF", "99999999999", "0…2147483647");
    row("SO_LINGER", "on", "off | 0…65535");
}

void TestSocketOption::refusesWhatIsNoValue()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, typed);
    QFETCH(QString, wanted);
    const auto value = parseOptionValue(option(name), typed);
    QVERIFY(!value);
    QCOMPARE(value.error().code, ErrorCode::InvalidOptionValue);
    QCOMPARE(value.error().arguments, (QStringList{QString::fromLatin1(name), typed, wanted}));
}

void TestSocketOption::putsASettingOnce()
{
    QList<OptionSetting> settings{setting("IP_TTL", "3"), setting("IP_TOS", "8")};
    putSetting(settings, setting("IP_TTL", "5"));
    QCOMPARE(settings, (QList<OptionSetting>{setting("IP_TOS", "8"), setting("IP_TTL", "5")}));
}

void TestSocketOption::setsAndReadsNumbers_data()
{
    QTest::addColumn<bool>("isStream");
    QTest::addColumn<bool>("v6");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("kernelHas");
#define ROW(isStream, v6, level, name, value, has)                                                           \
    QTest::newRow(#name " " #value) << isStream << v6 << QByteArray(#name) << int(level) << int(name)        \
                                    << value << has
    // Numbers of our own choice beside the system's constants: a wrong row of the table is seen here.
    ROW(true, false, SOL_SOCKET, SO_REUSEADDR, 1, 1);
    ROW(true, false, SOL_SOCKET, SO_REUSEPORT, 1, 1);
    ROW(true, false, SOL_SOCKET, SO_KEEPALIVE, 1, 1);
    ROW(true, false, SOL_SOCKET, SO_RCVBUF, 40'000, 80'000);
    ROW(true, false, SOL_SOCKET, SO_SNDBUF, 30'000, 60'000);
    ROW(false, false, SOL_SOCKET, SO_BROADCAST, 1, 1);
    ROW(true, false, IPPROTO_TCP, TCP_NODELAY, 1, 1);
    ROW(true, false, IPPROTO_TCP, TCP_CORK, 1, 1);
    ROW(true, false, IPPROTO_TCP, TCP_KEEPIDLE, 33, 33);
    ROW(true, false, IPPROTO_TCP, TCP_KEEPINTVL, 7, 7);
    ROW(true, false, IPPROTO_TCP, TCP_KEEPCNT, 4, 4);
    ROW(true, false, IPPROTO_TCP, TCP_USER_TIMEOUT, 4321, 4321);
    ROW(true, false, IPPROTO_IP, IP_TTL, 44, 44);
    ROW(true, false, IPPROTO_IP, IP_TOS, 16, 16);
    ROW(false, false, IPPROTO_IP, IP_MULTICAST_TTL, 9, 9);
    ROW(false, false, IPPROTO_IP, IP_MULTICAST_LOOP, 0, 0);
    ROW(true, true, IPPROTO_IPV6, IPV6_V6ONLY, 1, 1);
    ROW(true, true, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 45, 45);
    ROW(true, true, IPPROTO_IPV6, IPV6_TCLASS, 24, 24);
    ROW(false, true, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 9, 9);
    ROW(false, true, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0, 0);
#undef ROW
}

void TestSocketOption::setsAndReadsNumbers()
{
    QFETCH(bool, isStream);
    QFETCH(bool, v6);
    QFETCH(QByteArray, name);
    QFETCH(int, level);
    QFETCH(int, number);
    QFETCH(int, value);
    QFETCH(int, kernelHas);
    if (v6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    NativeSocket socket;
    const AddressFamily family = v6 ? AddressFamily::IPv6 : AddressFamily::IPv4;
    QVERIFY((isStream ? socket.openStream(family) : socket.openDatagram(family)).ok());
    QVERIFY(socket.setOption(optionSetting(name, value)).ok());
    QCOMPARE(numberOf(socket, level, number), kernelHas);
    OptionValue read;
    const SysResult result = readSocketOption(socket.descriptor(), option(name), read);
    QVERIFY(result.ok());
    QCOMPARE(result.value, kernelHas);
    QCOMPARE(read.number, kernelHas);
}

void TestSocketOption::setsAndReadsLinger()
{
    NativeSocket socket;
    QVERIFY(socket.openStream(AddressFamily::IPv4).ok());
    QVERIFY(socket.setOption(setting("SO_LINGER", "9")).ok());
    linger has = {};
    socklen_t size = sizeof has;
    QCOMPARE(getsockopt(socket.descriptor(), SOL_SOCKET, SO_LINGER, &has, &size), 0);
    QCOMPARE(has.l_onoff, 1);
    QCOMPARE(has.l_linger, 9);
    OptionValue read;
    QVERIFY(readSocketOption(socket.descriptor(), option("SO_LINGER"), read).ok());
    QCOMPARE(optionValueNotation(option("SO_LINGER"), read), QStringLiteral("(1, 9)"));
    QCOMPARE(optionValueText(option("SO_LINGER"), read), QStringLiteral("9"));
}

void TestSocketOption::bindsToAnInterface()
{
    if (if_nametoindex("lo") == 0)
        QSKIP("no interface lo on this machine");
    NativeSocket socket;
    QVERIFY(socket.openDatagram(AddressFamily::IPv4).ok());
    const SysResult result = socket.setOption(setting("SO_BINDTODEVICE", "lo"));
    if (result.error == EPERM)
        QSKIP("this system lets only administrators bind to an interface");
    QVERIFY(result.ok());
    char name[IF_NAMESIZE] = {};
    socklen_t size = sizeof name;
    QCOMPARE(getsockopt(socket.descriptor(), SOL_SOCKET, SO_BINDTODEVICE, name, &size), 0);
    QCOMPARE(QByteArray(name), QByteArray("lo"));
    OptionValue read;
    QVERIFY(readSocketOption(socket.descriptor(), option("SO_BINDTODEVICE"), read).ok());
    QCOMPARE(read.name, QStringLiteral("lo"));
    QCOMPARE(socket.setOption(setting("SO_BINDTODEVICE", "nosuch0")).error, ENODEV);
}

void TestSocketOption::choosesTheInterfaceOfGroups()
{
    const int loopbackIndex = int(if_nametoindex("lo"));
    if (loopbackIndex == 0)
        QSKIP("no interface lo on this machine");
    NativeSocket v4;
    QVERIFY(v4.openDatagram(AddressFamily::IPv4).ok());
    QVERIFY(v4.setOption(multicastInterface(AddressFamily::IPv4, QStringLiteral("lo"))).ok());
    QCOMPARE(numberOf(v4, IPPROTO_IP, IP_MULTICAST_IF), int(htonl(INADDR_LOOPBACK)));
    OptionValue read;
    QVERIFY(readSocketOption(v4.descriptor(), option("IP_MULTICAST_IF"), read).ok());
    QCOMPARE(read.name, QStringLiteral("127.0.0.1"));
    QVERIFY(v4.setOption(multicastInterface(AddressFamily::IPv4, QString())).ok());
    QCOMPARE(numberOf(v4, IPPROTO_IP, IP_MULTICAST_IF), 0);
    if (!hasIPv6())
        return;
    NativeSocket v6;
    QVERIFY(v6.openDatagram(AddressFamily::IPv6).ok());
    QVERIFY(v6.setOption(multicastInterface(AddressFamily::IPv6, QStringLiteral("lo"))).ok());
    QCOMPARE(numberOf(v6, IPPROTO_IPV6, IPV6_MULTICAST_IF), loopbackIndex);
    QVERIFY(readSocketOption(v6.descriptor(), option("IPV6_MULTICAST_IF"), read).ok());
    QCOMPARE(read.name, QStringLiteral("lo"));
}

void TestSocketOption::everyOptionCanBeRead_data()
{
    QTest::addColumn<int>("use");
    QTest::addColumn<AddressFamily>("family");
    for (const AddressFamily family : {AddressFamily::IPv4, AddressFamily::IPv6}) {
        const char *name = family == AddressFamily::IPv4 ? "IPv4" : "IPv6";
        QTest::addRow("listening %s", name) << int(SocketUse::Listening) << family;
        QTest::addRow("stream %s", name) << int(SocketUse::Stream) << family;
        QTest::addRow("datagram %s", name) << int(SocketUse::Datagram) << family;
    }
}

void TestSocketOption::everyOptionCanBeRead()
{
    QFETCH(int, use);
    QFETCH(AddressFamily, family);
    if (family == AddressFamily::IPv6 && !hasIPv6())
        QSKIP("no ::1 on this machine");
    NativeSocket socket;
    const bool isDatagram = SocketUse(use) == SocketUse::Datagram;
    QVERIFY((isDatagram ? socket.openDatagram(family) : socket.openStream(family)).ok());
    for (const SocketOption &known : socketOptions()) {
        OptionValue value;
        if (known.isFor(SocketUse(use), family))
            QVERIFY2(readSocketOption(socket.descriptor(), known, value).ok(), known.name);
    }
}

void TestSocketOption::tellsWhatTheSystemRefuses()
{
    NativeSocket socket;
    QVERIFY(socket.openStream(AddressFamily::IPv4).ok());
    QCOMPARE(socket.setOption(optionSetting("IP_TTL", 0)).error, EINVAL);
    QCOMPARE(socket.setOption(optionSetting("TCP_KEEPCNT", 5000)).error, EINVAL);
    OptionValue value;
    QVERIFY(!readSocketOption(socket.descriptor(), option("IPV6_UNICAST_HOPS"), value).ok());
}

QTEST_GUILESS_MAIN(TestSocketOption)
#include "tst_socketoption.moc"
