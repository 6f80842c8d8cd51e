#include "core/net/callrecorder.h"
#include "core/net/nativesocket.h"
#include "core/net/portowner.h"
#include "core/net/socketdiag.h"
#include "tests/core/net/rawpeer.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const char listener[] = "import socket, sys\n"
                        "kind = socket.SOCK_DGRAM if sys.argv[2] == 'udp' else socket.SOCK_STREAM\n"
                        "s = socket.socket(socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET, kind)\n"
                        "s.bind((sys.argv[1], 0))\n"
                        "sys.argv[2] == 'udp' or s.listen(5)\n"
                        "print('port', s.getsockname()[1], flush=True)\n"
                        "sys.stdin.read()\n";

/// A python3 that has a port.
class PythonOwner
{
public:
    PythonOwner(const char *host, const char *protocol)
        : m_process(findProgram(QStringLiteral("python3")),
                    {QStringLiteral("-c"), QString::fromLatin1(listener), QString::fromLatin1(host),
                     QString::fromLatin1(protocol)})
    {
    }

    bool start() { return m_process.start() && m_process.waitForOutput("\n"); }
    quint16 port() const { return m_process.output().trimmed().split(' ').last().toUShort(); }
    qint64 pid() const { return m_process.pid(); }

private:
    PeerProcess m_process;
};

} // namespace

class TestPortOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesAnotherProgram_data();
    void namesAnotherProgram();
    void namesASessionOfThisProgram();
    void saysThatAPortIsOnlyClosing();
    void aFreePortHasNoOwner();
    void theErrorCarriesTheOwner();
};

void TestPortOwner::initTestCase()
{
    if (!hasSocketDiag())
        QSKIP("this system does not tell of its sockets");
}

void TestPortOwner::namesAnotherProgram_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("protocol");
    QTest::newRow("tcp") << QByteArray("127.0.0.1") << QByteArray("tcp");
    QTest::newRow("any address") << QByteArray("0.0.0.0") << QByteArray("tcp");
    QTest::newRow("IPv6 for both") << QByteArray("::") << QByteArray("tcp");
    QTest::newRow("udp") << QByteArray("127.0.0.1") << QByteArray("udp");
}

void TestPortOwner::namesAnotherProgram()
{
    WIREBENCH_NEED("python3");
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, protocol);
    PythonOwner python(host.constData(), protocol.constData());
    QVERIFY(python.start());
    const auto kind = protocol == "udp" ? SocketProtocol::Udp : SocketProtocol::Tcp;
    const PortOwner owner = findPortOwner(kind, SocketAddress::fromIPv4(0x7f000001, python.port()), {});
    QCOMPARE(owner.kind, PortOwner::Kind::Program);
    QVERIFY2(owner.name.startsWith(QStringLiteral("python3")), qPrintable(owner.name));
    QCOMPARE(owner.pid, python.pid());
    const auto other = protocol == "udp" ? SocketProtocol::Tcp : SocketProtocol::Udp;
    QCOMPARE(findPortOwner(other, SocketAddress::fromIPv4(0x7f000001, python.port()), {}), PortOwner());
}

void TestPortOwner::namesASessionOfThisProgram()
{
    TrafficLog log;
    const EndpointPtr endpoint = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 2"));
    const NativeSocket socket = listeningSocket(loopback());
    const CallRecorder recorder(log, FlowPtr(new Flow(endpoint, {}, socket.localAddress(), {})));
    recorder.record(Call::Socket, QStringLiteral("AF_INET, SOCK_STREAM"), {socket.descriptor(), 0}, 0);
    const PortOwner owner = findPortOwner(SocketProtocol::Tcp, socket.localAddress(), log.snapshot());
    QCOMPARE(owner.kind, PortOwner::Kind::Session);
    QCOMPARE(owner.name, QStringLiteral("TCP server 2"));
}

void TestPortOwner::saysThatAPortIsOnlyClosing()
{
    SocketAddress address;
    {
        ConnectedPair pair = connectedPair();
        address = pair.accepted.localAddress();
        pair.accepted.close(); // who closes first keeps the addresses
        pair.peer.close();
    }
    QTRY_COMPARE(findPortOwner(SocketProtocol::Tcp, address, {}).kind, PortOwner::Kind::Closing);
    const int seconds = findPortOwner(SocketProtocol::Tcp, address, {}).name.toInt();
    QVERIFY2(seconds > 0 && seconds <= 60, qPrintable(QString::number(seconds)));
}

void TestPortOwner::aFreePortHasNoOwner()
{
    QCOMPARE(findPortOwner(SocketProtocol::Tcp, SocketAddress::fromIPv4(0x7f000001, 0), {}), PortOwner());
    QCOMPARE(findPortOwner(SocketProtocol::Tcp, SocketAddress::fromUnixPath("/tmp/x"), {}), PortOwner());
}

void TestPortOwner::theErrorCarriesTheOwner()
{
    WIREBENCH_NEED("python3");
    PythonOwner python("127.0.0.1", "tcp");
    QVERIFY(python.start());
    const TrafficLog log;
    const SocketAddress address = SocketAddress::fromIPv4(0x7f000001, python.port());
    const Error error = bindError("bind", EADDRINUSE, SocketProtocol::Tcp, address, log);
    QCOMPARE(error.arguments.size(), 6);
    QCOMPARE(error.arguments[3], QString::number(python.pid()));
    QCOMPARE(error.arguments[4], QString::number(python.port()));
    QCOMPARE(error.arguments[5], QStringLiteral("program"));
    QCOMPARE(bindError("bind", EACCES, SocketProtocol::Tcp, address, log).arguments.size(), 2);
}

WIREBENCH_SCENARIO_MAIN(TestPortOwner)
#include "tst_portowner.moc"
