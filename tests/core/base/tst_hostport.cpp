#include "core/base/hostport.h"

#include <QTest>

using namespace wirebench;
using Kind = HostSpec::Kind;

Q_DECLARE_METATYPE(wirebench::HostSpec::Kind)

class TestHostPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHosts_data();
    void readsHosts();
    void refusesHosts_data();
    void refusesHosts();
    void readsPorts_data();
    void readsPorts();
    void knowsTheServicesOfTheCourse_data();
    void knowsTheServicesOfTheCourse();
    void looksAtTheProtocol();
    void refusesPorts_data();
    void refusesPorts();
    void splits_data();
    void splits();
    void refusesToSplit_data();
    void refusesToSplit();
    void whatIsSplitCanBeRead_data();
    void whatIsSplitCanBeRead();
    void readsUnixPaths_data();
    void readsUnixPaths();
    void refusesUnixPaths_data();
    void refusesUnixPaths();
    void knowsTheUnixNotation();
};

void TestHostPort::readsHosts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("host"); // the address or the name

    QTest::newRow("empty") << "" << Kind::Any << "";
    QTest::newRow("blank") << "  " << Kind::Any << "";
    QTest::newRow("broadcast") << "<broadcast>" << Kind::Broadcast << "";
    QTest::newRow("broadcast in blanks") << " <broadcast> " << Kind::Broadcast << "";

    QTest::newRow("dotted") << "127.0.0.1" << Kind::Address << "127.0.0.1";
    QTest::newRow("dotted in blanks") << "\t192.0.2.7 \n" << Kind::Address << "192.0.2.7";
    QTest::newRow("IPv6") << "::1" << Kind::Address << "::1";
    QTest::newRow("IPv6 any") << "::" << Kind::Address << "::";
    QTest::newRow("IPv6 in brackets") << "[2001:db8::1]" << Kind::Address << "2001:db8::1";
    QTest::newRow("scope") << "fe80::1%2" << Kind::Address << "fe80::1%2";
    QTest::newRow("scope in brackets") << "[fe80::1%2]" << Kind::Address << "fe80::1%2";
    QTest::newRow("IPv4 in IPv6") << "::ffff:127.0.0.1" << Kind::Address << "::ffff:127.0.0.1";

    QTest::newRow("integer 0") << "0" << Kind::Address << "0.0.0.0";
    QTest::newRow("integer 1") << "1" << Kind::Address << "0.0.0.1";
    QTest::newRow("integer, loopback") << "2130706433" << Kind::Address << "127.0.0.1";
    QTest::newRow("integer, highest") << "4294967295" << Kind::Address << "255.255.255.255";
    QTest::newRow("integer, leading zeros") << "0002130706433" << Kind::Address << "127.0.0.1";

    QTest::newRow("name") << "localhost" << Kind::Name << "localhost";
    QTest::newRow("name in blanks") << " localhost " << Kind::Name << "localhost";
    QTest::newRow("qualified") << "www.example.org" << Kind::Name << "www.example.org";
    QTest::newRow("from the root") << "www.example.org." << Kind::Name << "www.example.org.";
    QTest::newRow("hyphen, underscore, digits") << "a-1_b.2c" << Kind::Name << "a-1_b.2c";
    QTest::newRow("digit first") << "3com" << Kind::Name << "3com";
    QTest::newRow("digits and one letter") << "1.2.3.x" << Kind::Name << "1.2.3.x";
    QTest::newRow("letters beyond ASCII") << "bücher.example" << Kind::Name << "bücher.example";
    QTest::newRow("longest") << QString("a.").repeated(126) + "a" << Kind::Name
                             << QString("a.").repeated(126) + "a";
}

void TestHostPort::readsHosts()
{
    QFETCH(QString, typed);
    QFETCH(Kind, kind);
    QFETCH(QString, host);
    const auto spec = parseHost(typed);
    QVERIFY(spec);
    QCOMPARE(spec->kind, kind);
    QCOMPARE(kind == Kind::Name ? spec->name : spec->address.host(), host);
    QCOMPARE(spec->address.port, quint16(0));
    QCOMPARE(spec->address.isValid(), kind == Kind::Address);
}

void TestHostPort::refusesHosts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("blank inside") << "local host";
    QTest::newRow("newline inside") << "local\nhost";
    QTest::newRow("NUL inside") << "local" + QString(QChar(u'\0')) + "host";
    QTest::newRow("NUL behind an address") << "127.0.0.1" + QString(QChar(u'\0')) + "x";
    QTest::newRow("part too large") << "256.0.0.1";
    QTest::newRow("too few parts") << "127.1";
    QTest::newRow("too many parts") << "1.2.3.4.5";
    QTest::newRow("dot behind") << "1.2.3.4.";
    QTest::newRow("integer too large") << "4294967296";
    QTest::newRow("integer far too large") << QString(100, u'9');
    QTest::newRow("negative integer") << "-1";
    QTest::newRow("bad IPv6") << "1::2::3";
    QTest::newRow("one colon") << ":";
    QTest::newRow("bad scope") << "fe80::1%";
    QTest::newRow("with port") << "localhost:80";
    QTest::newRow("address with port") << "127.0.0.1:80";
    QTest::newRow("empty brackets") << "[]";
    QTest::newRow("name in brackets") << "[localhost]";
    QTest::newRow("IPv4 in brackets") << "[127.0.0.1]";
    QTest::newRow("open bracket") << "[::1";
    QTest::newRow("closed bracket") << "::1]";
    QTest::newRow("one bracket") << "[";
    QTest::newRow("hyphen first") << "-host";
    QTest::newRow("dot first") << ".example";
    QTest::newRow("dot alone") << ".";
    QTest::newRow("two dots") << "www..example";
    QTest::newRow("URL") << "http://localhost/";
    QTest::newRow("other broadcast") << "<any>";
    QTest::newRow("too long") << QString(254, u'a');
    QTest::newRow("other digits") << "１２７";
}

void TestHostPort::refusesHosts()
{
    QFETCH(QString, typed);
    const auto spec = parseHost(typed);
    QVERIFY(!spec);
    QCOMPARE(spec.error().code, ErrorCode::InvalidHost);
    QCOMPARE(spec.error().arguments, QStringList(typed.trimmed()));
}

void TestHostPort::readsPorts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("port");
    QTest::newRow("lowest") << "0" << 0;
    QTest::newRow("usual") << "9999" << 9999;
    QTest::newRow("highest") << "65535" << 65535;
    QTest::newRow("blanks") << " 80\t" << 80;
    QTest::newRow("leading zeros") << "00080" << 80;
    QTest::newRow("service in blanks") << " http " << 80;
}

void TestHostPort::readsPorts()
{
    QFETCH(QString, typed);
    QFETCH(int, port);
    const auto number = parsePort(typed);
    QVERIFY(number);
    QCOMPARE(int(*number), port);
}

void TestHostPort::knowsTheServicesOfTheCourse_data()
{
    QTest::addColumn<int>("port");
    QTest::newRow("http") << 80;
    QTest::newRow("https") << 443;
    QTest::newRow("nntp") << 119;
    QTest::newRow("ftp") << 21;
    QTest::newRow("ftp-data") << 20;
    QTest::newRow("smtp") << 25;
    QTest::newRow("pop3") << 110;
    QTest::newRow("imap2") << 143;
    QTest::newRow("imap") << 143;
    QTest::newRow("imaps") << 993;
    QTest::newRow("pop3s") << 995;
    QTest::newRow("telnet") << 23;
    QTest::newRow("gopher") << 70;
}

void TestHostPort::knowsTheServicesOfTheCourse()
{
    QFETCH(int, port);
    const auto number = parsePort(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(number);
    QCOMPARE(int(*number), port);
}

void TestHostPort::looksAtTheProtocol()
{
    QVERIFY(parsePort("gopher", "tcp"));
    const auto datagram = parsePort("gopher", "no-such-protocol");
    QVERIFY(!datagram);
    QCOMPARE(datagram.error().code, ErrorCode::UnknownService);
}

void TestHostPort::refusesPorts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << "" << ErrorCode::InvalidPort;
    QTest::newRow("blank") << "  " << ErrorCode::InvalidPort;
    QTest::newRow("too large") << "65536" << ErrorCode::InvalidPort;
    QTest::newRow("far too large") << QString(50, u'9') << ErrorCode::InvalidPort;
    QTest::newRow("negative") << "-1" << ErrorCode::InvalidPort;
    QTest::newRow("sign") << "+80" << ErrorCode::InvalidPort;
    QTest::newRow("fraction") << "80.5" << ErrorCode::InvalidPort;
    QTest::newRow("hexadecimal") << "0x50" << ErrorCode::InvalidPort;
    QTest::newRow("two numbers") << "80 81" << ErrorCode::InvalidPort;
    QTest::newRow("other digits") << "８０" << ErrorCode::InvalidPort;
    QTest::newRow("colon") << ":80" << ErrorCode::InvalidPort;
    QTest::newRow("slash") << "http/tcp" << ErrorCode::InvalidPort;
    QTest::newRow("NUL behind a service") << "http" + QString(QChar(u'\0')) << ErrorCode::InvalidPort;
    QTest::newRow("unknown service") << "no-such-service" << ErrorCode::UnknownService;
    QTest::newRow("letters beyond ASCII") << "été" << ErrorCode::UnknownService;
}

void TestHostPort::refusesPorts()
{
    QFETCH(QString, typed);
    QFETCH(ErrorCode, code);
    const auto number = parsePort(typed);
    QVERIFY(!number);
    QCOMPARE(number.error().code, code);
    QCOMPARE(number.error().arguments, QStringList(typed.trimmed()));
}

void TestHostPort::splits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<bool>("hasHost");
    QTest::newRow("nothing") << ""
                             << ""
                             << "" << false;
    QTest::newRow("port") << "9999"
                          << ""
                          << "9999" << false;
    QTest::newRow("service") << "http"
                             << ""
                             << "http" << false;
    QTest::newRow("any host") << ":9999"
                              << ""
                              << "9999" << true;
    QTest::newRow("name") << "localhost:9999"
                          << "localhost"
                          << "9999" << true;
    QTest::newRow("name and service") << "localhost:http"
                                      << "localhost"
                                      << "http" << true;
    QTest::newRow("dotted") << "127.0.0.1:80"
                            << "127.0.0.1"
                            << "80" << true;
    QTest::newRow("integer") << "2130706433:80"
                             << "2130706433"
                             << "80" << true;
    QTest::newRow("broadcast") << "<broadcast>:80"
                               << "<broadcast>"
                               << "80" << true;
    QTest::newRow("IPv6") << "[::1]:80"
                          << "::1"
                          << "80" << true;
    QTest::newRow("IPv6 with scope") << "[fe80::1%2]:80"
                                     << "fe80::1%2"
                                     << "80" << true;
    QTest::newRow("blanks around") << " localhost:80 "
                                   << "localhost"
                                   << "80" << true;
    QTest::newRow("no port") << "localhost:"
                             << "localhost"
                             << "" << true;
    QTest::newRow("nothing but a colon") << ":"
                                         << ""
                                         << "" << true;
    QTest::newRow("parts are not judged") << "a b:c d"
                                          << "a b"
                                          << "c d" << true;
    QTest::newRow("empty brackets are no empty host") << "[]:80"
                                                      << "[]"
                                                      << "80" << true;
}

void TestHostPort::splits()
{
    QFETCH(QString, typed);
    QFETCH(QString, host);
    QFETCH(QString, port);
    QFETCH(bool, hasHost);
    const auto parts = splitHostPort(typed);
    QVERIFY(parts);
    QCOMPARE(parts->host, host);
    QCOMPARE(parts->port, port);
    QCOMPARE(parts->hasHost, hasHost);
}

void TestHostPort::refusesToSplit_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("IPv6 alone") << "::1";
    QTest::newRow("IPv6 any alone") << "::";
    QTest::newRow("IPv6 without brackets") << "2001:db8::1:80";
    QTest::newRow("brackets without port") << "[::1]";
    QTest::newRow("open bracket") << "[::1:80";
    QTest::newRow("text behind the bracket") << "[::1]x:80";
    QTest::newRow("two ports") << "localhost:80:81";
}

void TestHostPort::refusesToSplit()
{
    QFETCH(QString, typed);
    const auto parts = splitHostPort(typed);
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::InvalidHost);
    QCOMPARE(parts.error().arguments, QStringList(typed));
}

void TestHostPort::whatIsSplitCanBeRead_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("localhost:80") << Kind::Name;
    QTest::newRow("127.0.0.1:80") << Kind::Address;
    QTest::newRow("[::1]:80") << Kind::Address;
    QTest::newRow("2130706433:80") << Kind::Address;
    QTest::newRow(":80") << Kind::Any;
    QTest::newRow("<broadcast>:80") << Kind::Broadcast;
    QTest::newRow(" localhost : 80 ") << Kind::Name;
}

void TestHostPort::whatIsSplitCanBeRead()
{
    QFETCH(Kind, kind);
    const auto parts = splitHostPort(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(parts);
    const auto host = parseHost(parts->host);
    QVERIFY(host);
    QCOMPARE(host->kind, kind);
    QCOMPARE(parsePort(parts->port).value_or(0), quint16(80));
}

void TestHostPort::readsUnixPaths_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("path");
    const int longest = SocketAddress::longestUnixPath();
    QTest::newRow("path") << "/tmp/x.sock" << QByteArray("/tmp/x.sock");
    QTest::newRow("notation") << "unix:/tmp/x.sock" << QByteArray("/tmp/x.sock");
    QTest::newRow("in blanks") << "  unix:/tmp/x.sock " << QByteArray("/tmp/x.sock");
    QTest::newRow("relative") << "x.sock" << QByteArray("x.sock");
    QTest::newRow("blank inside") << "/tmp/a b" << QByteArray("/tmp/a b");
    QTest::newRow("colon inside") << "unix:/tmp/a:1" << QByteArray("/tmp/a:1");
    QTest::newRow("letters beyond ASCII") << QStringLiteral("/tmp/é") << QByteArray("/tmp/\xc3\xa9");
    QTest::newRow("longest") << QString(longest, u'x') << QByteArray(longest, 'x');
    QTest::newRow("file with an at sign") << "./@x" << QByteArray("./@x");
#ifdef Q_OS_LINUX
    QTest::newRow("abstract") << "@name" << QByteArray("\0name", 5);
    QTest::newRow("abstract, notation") << "unix:@name" << QByteArray("\0name", 5);
#endif
}

void TestHostPort::readsUnixPaths()
{
    QFETCH(QString, typed);
    const auto address = parseUnixPath(typed);
    QVERIFY(address.has_value());
    QVERIFY(address->isUnix());
    QCOMPARE(address->port, quint16(0));
    QTEST(address->path, "path");
    QCOMPARE(parseUnixPath(address->toString()).value(), *address);
}

void TestHostPort::refusesUnixPaths_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("code");
    const int longest = SocketAddress::longestUnixPath();
    QTest::newRow("nothing") << "" << int(ErrorCode::NoUnixPath);
    QTest::newRow("blanks") << "   " << int(ErrorCode::NoUnixPath);
    QTest::newRow("notation alone") << "unix:" << int(ErrorCode::NoUnixPath);
    QTest::newRow("abstract without a name") << "@" << int(ErrorCode::NoUnixPath);
    QTest::newRow("NUL inside") << "/tmp/" + QString(QChar(u'\0')) + "x" << int(ErrorCode::InvalidUnixPath);
    QTest::newRow("one too long") << QString(longest + 1, u'x') << int(ErrorCode::UnixPathTooLong);
    QTest::newRow("bytes, not letters") << QString(longest - 1, u'é') << int(ErrorCode::UnixPathTooLong);
}

void TestHostPort::refusesUnixPaths()
{
    QFETCH(QString, typed);
    const auto address = parseUnixPath(typed);
    QVERIFY(!address.has_value());
    QTEST(int(address.error().code), "code");
}

void TestHostPort::knowsTheUnixNotation()
{
    QVERIFY(isUnixNotation(QStringLiteral("unix:/tmp/x")));
    QVERIFY(isUnixNotation(QStringLiteral(" unix:@x")));
    QVERIFY(!isUnixNotation(QStringLiteral("/tmp/x")));
    QVERIFY(!isUnixNotation(QStringLiteral("unixhost:80")));
    QVERIFY(!isUnixNotation(QStringLiteral("localhost:80")));
}

QTEST_APPLESS_MAIN(TestHostPort)
#include "tst_hostport.moc"
