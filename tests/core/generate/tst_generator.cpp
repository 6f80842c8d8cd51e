#include "core/generate/generator.h"
#include "core/net/socketoption.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/waiting.h"
#include "tests/support/certificates.h"
#include "tests/support/listeningport.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <memory>

using namespace wirebench;
using wirebench::test::PeerProcess;

namespace {

/// Echoes, one thread a client, and prints how many bytes each sent when it has gone.
constexpr const char *tcpEcho =
    "import os, socket, sys, threading\n"
    "s = socket.create_server(('127.0.0.1', 0), backlog=128)\n"
    "def serve(c):\n"
    "    n = 0\n"
    "    try:\n"
    "        while d := c.recv(65536):\n"
    "            n += len(d)\n"
    "            c.sendall(d)\n"
    "    except OSError: pass\n"
    "    os.write(1, b'bytes %d\\n' % n)\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
    "while True: threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()\n";

/// Accepts all, reads nothing; closes what it has when a line comes on standard input.
constexpr const char *tcpDeaf =
    "import socket, sys, threading\n"
    "s = socket.create_server(('127.0.0.1', 0))\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
    "c = s.accept()[0]\n"
    "sys.stdin.readline()\n";

/// Reads 5 messages' worth, then closes properly.
constexpr const char *tcpCloser =
    "import socket, sys\n"
    "s = socket.create_server(('127.0.0.1', 0))\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
    "while True:\n"
    "    c = s.accept()[0]\n"
    "    c.recv(64)\n"
    "    c.shutdown(socket.SHUT_WR)\n"
    "    while c.recv(4096): pass\n"
    "    c.close()\n";

/// argv[1]: "echo"; "rough": every 10th is not answered, every 7th twice, with a prefix; "sink": nothing.
/// Prints how many have come after each.
constexpr const char *udpPeer =
    "import socket, sys\n"
    "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)\n"
    "s.bind(('127.0.0.1', 0))\n"
    "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
    "n = b = 0\n"
    "while True:\n"
    "    d, a = s.recvfrom(65536)\n"
    "    n += 1; b += len(d)\n"
    "    if sys.argv[1] == 'echo': s.sendto(d, a)\n"
    "    if sys.argv[1] == 'rough' and n % 10: s.sendto(b'Recu: ' + d, a)\n"
    "    if sys.argv[1] == 'rough' and n % 7 == 0: s.sendto(b'Recu: ' + d, a)\n"
    "    if n % 100 == 0: print('came', n, b, flush=True)\n";

std::unique_ptr<PeerProcess> python(const char *program, const QStringList &arguments = {})
{
    auto peer = std::make_unique<PeerProcess>(
        test::findProgram(QStringLiteral("python3")),
        QStringList{QStringLiteral("-u"), QStringLiteral("-c"), QString::fromLatin1(program)} + arguments);
    peer->start();
    return peer;
}

HostSpec hostOf(const char *host)
{
    return {HostSpec::Kind::Address, *SocketAddress::fromHost(QString::fromLatin1(host), 0), {}};
}

LoadConfig tcpTo(quint16 port)
{
    TcpClientConfig tcp;
    tcp.host = hostOf("127.0.0.1");
    tcp.port = port;
    LoadConfig config;
    config.to = tcp;
    config.count = 1000;
    config.rate = 20'000;
    config.answerWaitNs = 15'000'000'000; // it ends at once when everything is answered
    return config;
}

LoadConfig udpTo(quint16 port)
{
    UdpConfig udp;
    udp.peerHost = hostOf("127.0.0.1");
    udp.peerPort = port;
    udp.options = {optionSetting("SO_RCVBUF", 4 << 20)}; // a peer that slept answers many at once
    LoadConfig config = tcpTo(port);
    config.to = udp;
    return config;
}

/// A log, a generator on this thread, and what it has told.
struct Bench
{
    explicit Bench(EndpointKind kind) : generator(log, *reactor, kind, QStringLiteral("load"))
    {
        QObject::connect(&generator, &Generator::progressed, [this](const LoadFigures &now) { seen = now; });
        QObject::connect(&generator, &Generator::finished, [this](const LoadFigures &now) {
            last = now;
            ++endings;
        });
    }

    bool run(const LoadConfig &config)
    {
        const int before = endings;
        generator.start(config);
        return soon([&] { return endings > before; });
    }

    TrafficLog log{TrafficLog::Limits{100'000, 32 * 1024 * 1024}};
    std::unique_ptr<Reactor> reactor = Reactor::create();
    Generator generator;
    LoadFigures seen;
    LoadFigures last;
    int endings = 0;
};

} // namespace

class TestGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }

    void tcpToAPythonEcho_data()
    {
        QTest::addColumn<int>("connections");
        QTest::newRow("one connection") << 1;
        QTest::newRow("seven connections") << 7;
    }
    void tcpToAPythonEcho()
    {
        QFETCH(int, connections);
        const auto peer = python(tcpEcho);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        config.connections = connections;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.sent, quint64(1000));
        QCOMPARE(bench.last.sentBytes, quint64(64'000));
        QCOMPARE(bench.last.answered, quint64(1000));
        QCOMPARE(bench.last.receivedBytes, quint64(64'000));
        QCOMPARE(bench.last.open, connections);
        QVERIFY(bench.last.p50Ns > 0 && bench.last.p50Ns <= bench.last.p99Ns);
        QVERIFY(bench.last.p99Ns <= bench.last.largestNs);
        QVERIFY(soon([&] { return peer->output().count('\n') == connections; }));
        int counted = 0;
        for (const QByteArray &line : peer->output().trimmed().split('\n'))
            counted += line.mid(6).trimmed().toInt();
        QCOMPARE(counted, 64'000);
        // Every call is in the log.
        QCOMPARE(recordsOf(bench.log, Call::Connect).size(), qsizetype(connections));
        QCOMPARE(payloadOf(recordsOf(bench.log, Call::Send)).size(), qsizetype(64'000));
        QCOMPARE(contradictionsIn(bench.log), QString());
    }

    void tcpToNcat()
    {
        WIREBENCH_NEED("ncat");
        const quint16 port = test::freePort();
        PeerProcess peer(test::findProgram(QStringLiteral("ncat")),
                         {QStringLiteral("-l"), QStringLiteral("-k"), QStringLiteral("127.0.0.1"),
                          QString::number(port), QStringLiteral("--exec"), QStringLiteral("/bin/cat")});
        QVERIFY(peer.start());
        QVERIFY(test::waitForListening(port));
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(port);
        config.connections = 3;
        config.message = Bytes::copyOf("typed message\r\n");
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.answered, quint64(1000));
        QCOMPARE(bench.last.receivedBytes, quint64(15'000));
    }

    void overTls()
    {
        WIREBENCH_NEED("ncat");
        WIREBENCH_NEED("openssl");
        const quint16 port = test::freePort();
        PeerProcess peer(test::findProgram(QStringLiteral("ncat")),
                         {QStringLiteral("-l"), QStringLiteral("-k"), QStringLiteral("--ssl"),
                          QStringLiteral("127.0.0.1"), QString::number(port), QStringLiteral("--exec"),
                          QStringLiteral("/bin/cat")});
        QVERIFY(peer.start());
        QVERIFY(test::waitForListening(port));
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(port);
        TlsClientConfig tls;
        std::get<TcpClientConfig>(config.to).tls = tls;
        QVERIFY(bench.run(config)); // nobody vouches for ncat's certificate
        QCOMPARE(bench.last.end, LoadEnd::Failed);
        QVERIFY(!certificateOf(bench.last.error).isEmpty());
        tls.verify = false;
        std::get<TcpClientConfig>(config.to).tls = tls;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.answered, quint64(1000));
    }

    void udpToAPythonEcho()
    {
        const auto peer = python(udpPeer, {QStringLiteral("echo")});
        Bench bench(EndpointKind::Udp);
        LoadConfig config = udpTo(peer->waitForPort());
        config.rate = 5000;
        config.connections = 2;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.sent, quint64(1000));
        QCOMPARE(bench.last.sentBytes, quint64(64'000));
        QCOMPARE(bench.last.answered, quint64(1000));
        QVERIFY(bench.last.p50Ns > 0);
        QVERIFY(peer->waitForOutput("came 1000 64000"));
        QCOMPARE(recordsOf(bench.log, bench.generator.endpointId()).size(), recordsOf(bench.log).size());
    }

    /// Copies count once, what is not answered is lost; a prefix does not matter.
    void lossAndCopies()
    {
        const auto peer = python(udpPeer, {QStringLiteral("rough")});
        Bench bench(EndpointKind::Udp);
        LoadConfig config = udpTo(peer->waitForPort());
        config.rate = 5000;
        config.answerWaitNs = 4'000'000'000;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.sent, quint64(1000));
        // Of every tenth, those that are every 70th are answered by the second line alone.
        QCOMPARE(bench.last.answered, quint64(900 + 1000 / 70));
        QCOMPARE(bench.last.unanswered(), quint64(1000 - 900 - 1000 / 70));
    }

    void nobodyAnswers()
    {
        const auto peer = python(udpPeer, {QStringLiteral("sink")});
        Bench bench(EndpointKind::Udp);
        LoadConfig config = udpTo(peer->waitForPort());
        config.rate = 5000;
        config.message = Bytes::copyOf("x");
        config.answerWaitNs = 100'000'000;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.answered, quint64(0));
        QVERIFY(peer->waitForOutput("came 1000 1000"));
    }

    void refused()
    {
        const quint16 port = test::freePort();
        Bench tcp(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(port);
        config.connections = 5;
        QVERIFY(tcp.run(config));
        QCOMPARE(tcp.last.end, LoadEnd::Failed);
        QCOMPARE(tcp.last.error.systemError, ECONNREFUSED);
        QCOMPARE(tcp.last.sent, quint64(0));
        Bench udp(EndpointKind::Udp);
        config = udpTo(port);
        config.rate = 100;
        QVERIFY(udp.run(config));
        QCOMPARE(udp.last.end, LoadEnd::Failed);
        QCOMPARE(udp.last.error.systemError, ECONNREFUSED);
        QVERIFY(udp.last.sent < 1000);
    }

    void killed()
    {
        const auto peer = python(tcpEcho);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        config.connections = 3;
        config.rate = 500;
        config.count = 1'000'000;
        bench.generator.start(config);
        QVERIFY(soon([&] { return bench.seen.answered > 50; }));
        peer->signal(SIGKILL);
        QVERIFY(soon([&] { return bench.endings == 1; }));
        QVERIFY(bench.last.end == LoadEnd::Failed || bench.last.end == LoadEnd::PeersGone);
        QCOMPARE(bench.last.failed + bench.last.closedByPeer, 3);
    }

    void stoppedPeer()
    {
        const auto peer = python(tcpEcho);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        config.size = 10'000;
        config.count = 1'000'000;
        config.stallNs = 3'000'000'000;
        bench.generator.start(config);
        QVERIFY(soon([&] { return bench.seen.answered > 100; }));
        peer->signal(SIGSTOP);
        QVERIFY(soon([&] { return bench.endings == 1; }));
        peer->signal(SIGCONT);
        QCOMPARE(bench.last.end, LoadEnd::Stalled);
        QCOMPARE(bench.last.limit, LoadLimit::Peer);
        QVERIFY(bench.last.sent < 1'000'000);
        QVERIFY(bench.last.unanswered() > 0);
    }

    /// Stopped for a moment: the rate falls, the run goes on, and everything arrives.
    void deafPeerIsSaid()
    {
        const auto peer = python(tcpDeaf);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        config.size = 50'000;
        config.rate = 2000;
        config.count = 1'000'000;
        bench.generator.start(config);
        QVERIFY(soon([&] { return bench.seen.limit == LoadLimit::Peer; }));
        QVERIFY(bench.seen.isRunning());
        bench.generator.stop();
        QVERIFY(soon([&] { return bench.endings == 1; }));
        QCOMPARE(bench.last.end, LoadEnd::Stopped);
        QCOMPARE(bench.last.unanswered(), bench.last.sent);
    }

    void peerCloses()
    {
        const auto peer = python(tcpCloser);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        config.rate = 100;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::PeersGone);
        QCOMPARE(bench.last.closedByPeer, 1);
        QVERIFY(bench.last.sent > 0);
    }

    void forATime()
    {
        const auto peer = python(tcpEcho);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        config.count = 0;
        config.durationNs = 700'000'000;
        config.rate = 1000;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.total, qint64(700));
        QVERIFY(bench.last.sent <= 700);
        QVERIFY(bench.last.sent > 0);
        QVERIFY(bench.last.elapsedNs >= config.durationNs);
        QVERIFY(!bench.last.points.isEmpty());
    }

    void stoppedAtAnyMoment()
    {
        const auto peer = python(tcpEcho);
        Bench bench(EndpointKind::TcpClient);
        const LoadConfig config = tcpTo(peer->waitForPort());
        for (int turns = 0; turns < 40; ++turns) {
            bench.generator.start(config);
            turn(turns);
            bench.generator.stop();
            QVERIFY(soon([&] { return bench.endings == turns + 1; }));
            QVERIFY(!bench.generator.figures().isRunning());
        }
        bench.generator.stop(); // nothing runs: nothing happens
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.answered, quint64(1000));
        bench.generator.start(config);
        turn(3); // and destroyed while it runs
    }

    void anotherMachine()
    {
        Bench tcp(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(9);
        std::get<TcpClientConfig>(config.to).host = hostOf("192.0.2.1");
        QVERIFY(tcp.run(config));
        QCOMPARE(tcp.last.end, LoadEnd::Unconfirmed);
        QCOMPARE(tcp.last.target, QStringLiteral("192.0.2.1:9"));
        QCOMPARE(recordsOf(tcp.log).size(), qsizetype(0)); // nothing was opened
        Bench udp(EndpointKind::Udp);
        config = udpTo(9);
        std::get<UdpConfig>(config.to).peerHost = HostSpec{HostSpec::Kind::Broadcast, {}, {}};
        QVERIFY(udp.run(config));
        QCOMPARE(udp.last.end, LoadEnd::Unconfirmed);
    }

    void confirmed()
    {
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(9);
        TcpClientConfig &tcp = std::get<TcpClientConfig>(config.to);
        tcp.host = hostOf("192.0.2.1"); // for documentation: nobody is there (RFC 5737)
        tcp.connectTimeoutMs = 100;
        config.isConfirmed = true;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Failed);
        QVERIFY(recordsOf(bench.log, Call::Connect).size() > 0);
    }

    /// ::1 comes first, where nobody listens.
    void aNameWithTwoAddresses()
    {
        const auto peer = python(tcpEcho);
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(peer->waitForPort());
        std::get<TcpClientConfig>(config.to).host = {HostSpec::Kind::Name, {}, QStringLiteral("localhost")};
        config.connections = 4;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QCOMPARE(bench.last.answered, quint64(1000));
        QCOMPARE(bench.last.failed, 0);
        QCOMPARE(recordsOf(bench.log, Call::GetAddrInfo).size(), qsizetype(1));
    }

    void unknownName()
    {
        Bench bench(EndpointKind::TcpClient);
        LoadConfig config = tcpTo(9);
        std::get<TcpClientConfig>(config.to).host = {
            HostSpec::Kind::Name, {}, QStringLiteral("no.such.invalid")};
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Failed);
        QCOMPARE(bench.last.error.code, ErrorCode::HostNotFound);
    }

    /// What cannot be reached is said, and the run ends in time instead of working off a debt.
    void theMachineCannot()
    {
        const auto peer = python(udpPeer, {QStringLiteral("sink")});
        Bench bench(EndpointKind::Udp);
        LoadConfig config = udpTo(peer->waitForPort());
        config.count = 0;
        config.rate = 100'000'000;
        config.durationNs = 700'000'000;
        config.answerWaitNs = 50'000'000;
        QVERIFY(bench.run(config));
        QCOMPARE(bench.last.end, LoadEnd::Done);
        QVERIFY(bench.last.limit != LoadLimit::None);
        QVERIFY(bench.last.elapsedNs < 5'000'000'000);
    }
};

QTEST_GUILESS_MAIN(TestGenerator)
#include "tst_generator.moc"
