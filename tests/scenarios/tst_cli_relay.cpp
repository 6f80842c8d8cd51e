// wirebench-cli between a client and a server that others wrote: curl, nginx, the course's programs, openssl,
// ncat.

#include "tests/core/web/webpeers.h"
#include "tests/scenarios/cliprocess.h"
#include "tests/support/certificates.h"
#include "tests/support/listeningport.h"
#include "tests/support/scenariomain.h"

#include <QElapsedTimer>

using namespace wirebench;
using namespace wirebench::test;

namespace {

// --- peers in Python ---------------------------------------------------------------------------------------

/// Both directions of one connection at the same time, as a sum: argv are port, bytes, "listen" or "connect".
constexpr char exchange[] = R"(
import hashlib, socket, sys, threading
port, size, listens = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == 'listen'
if listens:
    listening = socket.create_server(('127.0.0.1', 0))
    print('listening on 127.0.0.1:%d' % listening.getsockname()[1], file=sys.stderr, flush=True)
    s, _ = listening.accept()
else:
    s = socket.create_connection(('127.0.0.1', port))
sums = [hashlib.blake2b(), hashlib.blake2b()]
def send():
    block = bytes((i * 7 + i // 251 + listens) % 256 for i in range(1 << 20))
    left = size
    turn = 0
    while left > 0:
        piece = (turn.to_bytes(8, 'big') + block)[:left]
        s.sendall(piece)
        sums[0].update(piece)
        left -= len(piece)
        turn += 1
    s.shutdown(socket.SHUT_WR)
sender = threading.Thread(target=send)
sender.start()
came = 0
while piece := s.recv(1 << 20):
    sums[1].update(piece)
    came += len(piece)
sender.join()
print('sent', sums[0].hexdigest())
print('came', sums[1].hexdigest())
print('bytes', came)
)";

/// Echoes with a prefix, for as many clients as come.
constexpr char manyServer[] = R"(
import asyncio, sys
async def serve(reader, writer):
    while data := await reader.read(4096):
        writer.write(b'Recu: ' + data)
    writer.close()
async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0, backlog=4096)
    print('listening on 127.0.0.1:%d' % server.sockets[0].getsockname()[1], file=sys.stderr, flush=True)
    await server.serve_forever()
asyncio.run(main())
)";

/// argv: port, number. All are connected before the first of them says anything.
constexpr char manyClients[] = R"(
import asyncio, sys
async def main():
    port, number = int(sys.argv[1]), int(sys.argv[2])
    places = asyncio.Semaphore(100)
    async def connect():
        async with places:
            return await asyncio.open_connection('127.0.0.1', port)
    ends = await asyncio.gather(*(connect() for _ in range(number)))
    async def talk(i, reader, writer):
        writer.write(b'%d' % i)
        writer.write_eof()
        answer = await reader.read()
        writer.close()
        return answer == b'Recu: %d' % i
    print('right', sum(await asyncio.gather(*(talk(i, *end) for i, end in enumerate(ends)))))
asyncio.run(main())
)";

/// Resets each client that it has heard from.
constexpr char resettingServer[] = R"(
import socket, struct, sys
listening = socket.create_server(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % listening.getsockname()[1], file=sys.stderr, flush=True)
while True:
    client, _ = listening.accept()
    client.recv(100)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    client.close()
)";

/// Accepts and never reads.
constexpr char stallingServer[] = R"(
import socket, sys
listening = socket.create_server(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % listening.getsockname()[1], file=sys.stderr, flush=True)
kept = []
while True:
    kept.append(listening.accept())
)";

/// Says how its connection ended. argv: port, bytes to send.
constexpr char complainingClient[] = R"(
import socket, sys
try:
    s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
    s.sendall(b'x' * int(sys.argv[2]))
    print('end', s.recv(100))
except OSError as error:
    print(type(error).__name__)
)";

constexpr char datagramServer[] = R"(
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)
peers = set()
while True:
    data, peer = s.recvfrom(65535)
    peers.add(peer)
    s.sendto(b'%d peers: ' % len(peers) + data, peer)
)";

constexpr char datagramClients[] = R"(
import socket, sys
for text in (b'a', b'', b'b' * 1400):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.connect(('127.0.0.1', int(sys.argv[1])))
    for _ in range(2):
        s.send(text)
        print(s.recv(65535)[:12])
)";

QString here(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

QByteArray lineOf(const PeerProcess &process, const char *word)
{
    for (const QByteArray &line : process.output().split('\n')) {
        if (line.startsWith(word))
            return line.mid(qstrlen(word) + 1);
    }
    return "(no such line)";
}

} // namespace

class TestCliRelay : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<PeerProcess> relayTo(const QString &target, const QStringList &more = {})
    {
        return startedCli(
            QStringList{"tcp-server", "127.0.0.1:0", "--backlog", "4096", "--answer", "relay=" + target} +
            more);
    }
    void exchangeBytes(qint64 size, std::chrono::milliseconds time);
    QString path(const char *file) const { return m_certificates.path(file); }
    static quint16 portOf(PeerProcess &opensslServer);

    Certificates m_certificates;

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("python3");
        WIREBENCH_NEED("openssl");
        QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
    }

    void curlToNginx_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << QStringList();
        QTest::newRow("delay, pieces, speed")
            << QStringList{"--relay-delay", "5/20", "--relay-piece", "7/1000", "--relay-rate", "0/2000000"};
    }
    void curlToNginx()
    {
        WIREBENCH_NEED("nginx");
        WIREBENCH_NEED("curl");
        QFETCH(QStringList, words);
        NginxServer nginx;
        const QByteArray page(300'000, 'p');
        nginx.write(QStringLiteral("page.txt"), page);
        QVERIFY2(nginx.start(), nginx.errors().constData());
        auto relay = relayTo(here(quint16(nginx.url({}).port())), words);
        const QString url = QStringLiteral("http://%1/page.txt").arg(here(relay->waitForPort()));
        // Both over one connection: a relay that took the first answer's end for the last would lose the
        // second.
        auto curl = started(findProgram("curl"), {"--silent", "--show-error", "--fail", url, url});
        QVERIFY(curl->waitForFinished());
        QCOMPARE(curl->errors(), QByteArray());
        QCOMPARE(curl->exitStatus(), 0);
        QVERIFY(curl->output() == page + page);
    }

    /// The client of one example, the server of another: their ports differ.
    void courseClientToCourseServer_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<quint16>("port");
        QTest::addColumn<QString>("server");
        QTest::addColumn<quint16>("target");
        QTest::addColumn<QByteArray>("heard");
        QTest::newRow("C3 to C6") << "c3_client.py" << quint16(12345) << "c6_server.py" << quint16(8000)
                                  << QByteArray("echo : Bonjour serveur\n");
        QTest::newRow("C7 to C3") << "c7_client.py" << quint16(8000) << "c3_server.py" << quint16(12345)
                                  << QByteArray("Recu: Hello world\n");
    }
    void courseClientToCourseServer()
    {
        QFETCH(QString, client);
        QFETCH(quint16, port);
        QFETCH(QString, server);
        QFETCH(quint16, target);
        QFETCH(QByteArray, heard);
        enterPrivateNetwork();
        auto serving = startedCourseProgram(server);
        QVERIFY(waitForListening(target));
        auto relay = startedCli({"tcp-server", here(port), "--once", "--answer",
                                 "relay=localhost:" + QString::number(target), "--log", "-"});
        QCOMPARE(relay->waitForPort(), port);
        auto asking = startedCourseProgram(client);
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->errors(), QByteArray());
        QCOMPARE(asking->output(), heard);
        QVERIFY(relay->waitForFinished());
        QCOMPARE(relay->exitStatus(), 0);
        // Both connections stand in the log.
        QVERIFY2(relay->errors().contains("accept()"), relay->errors().constData());
        QVERIFY(relay->errors().contains("connect("));
    }

    /// 1 GB each way at the same time. Measured: 8 s in a debug build, of which the sums are the smaller
    /// part.
    void aGigabyteBothWays()
    {
#ifdef __SANITIZE_ADDRESS__
        exchangeBytes(50'000'000, std::chrono::minutes(4));
#else
        exchangeBytes(1'000'000'000, std::chrono::minutes(4));
#endif
    }

    void aThousandConnections()
    {
        auto server = startedPython(manyServer);
        auto relay = relayTo(here(server->waitForPort()));
        auto clients = startedPython(manyClients, {QString::number(relay->waitForPort()), "1000"});
        QVERIFY(clients->waitForFinished(std::chrono::minutes(1)));
        QCOMPARE(clients->errors(), QByteArray());
        QCOMPARE(clients->output(), QByteArray("right 1000\n"));
    }

    void aTargetThatFails_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("refuses") << QString() << 10 << QStringList() << QByteArray("ECONNREFUSED");
        QTest::newRow("resets") << QString::fromLatin1(resettingServer) << 10 << QStringList()
                                << QByteArray("ECONNRESET");
        QTest::newRow("stalls") << QString::fromLatin1(stallingServer) << 100'000'000
                                << QStringList{"--relay-stall", "1"} << QByteArray("ETIMEDOUT");
    }
    void aTargetThatFails()
    {
        QFETCH(QString, server);
        QFETCH(int, bytes);
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        std::unique_ptr<PeerProcess> serving;
        if (!server.isEmpty())
            serving = startedPython(server.toLatin1().constData());
        auto relay = relayTo(here(serving ? serving->waitForPort() : freePort()), words);
        const QStringList arguments{QString::number(relay->waitForPort()), QString::number(bytes)};
        for (int time = 0; time < 2; ++time) { // the relay goes on serving
            auto client = startedPython(complainingClient, arguments);
            QVERIFY(client->waitForFinished(std::chrono::minutes(1)));
            const QByteArray ending = client->output().trimmed();
            QVERIFY2(ending == "ConnectionResetError" || ending == "BrokenPipeError", ending.constData());
        }
        QVERIFY(QTest::qWaitFor([&] { return relay->errors().count(says) >= 2; }, 20'000));
        QVERIFY(relay->isRunning());
    }

    /// TLS with the client, with the target, with both.
    void tlsOnEitherSide_data()
    {
        QTest::addColumn<bool>("clientTls");
        QTest::addColumn<bool>("targetTls");
        QTest::newRow("neither") << false << false;
        QTest::newRow("taken off") << true << false;
        QTest::newRow("put on") << false << true;
        QTest::newRow("both") << true << true;
    }
    void tlsOnEitherSide()
    {
        WIREBENCH_NEED("ncat");
        QFETCH(bool, clientTls);
        QFETCH(bool, targetTls);
        const QStringList own{"--cert", path("good.pem"), "--key", path("good.key")};
        // The target: openssl, which sends each line back reversed; in clear a relay to it takes that off
        // again.
        auto openssl = started(findProgram("openssl"), {"s_server", "-accept", "127.0.0.1:0", "-rev", "-cert",
                                                        path("good.pem"), "-key", path("good.key")});
        quint16 target = portOf(*openssl);
        QVERIFY(target);
        const QStringList toOpenssl{"--relay-tls", "--relay-ca-file", path("ca.pem"), "--relay-server-name",
                                    "localhost"};
        std::unique_ptr<PeerProcess> opener;
        if (!targetTls) {
            opener = relayTo(here(target), toOpenssl);
            target = opener->waitForPort();
        }
        auto relay = relayTo(here(target),
                             (clientTls ? own : QStringList()) + (targetTls ? toOpenssl : QStringList()));
        const QString place = here(relay->waitForPort());
        auto client = clientTls
                          ? started(findProgram("openssl"), {"s_client", "-quiet", "-verify_return_error",
                                                             "-CAfile", path("ca.pem"), "-connect", place})
                          : started(findProgram("ncat"), {"127.0.0.1", place.section(u':', 1)});
        client->write("hello\n");
        QVERIFY2(client->waitForOutput("olleh\n"), client->errors() + relay->errors());
        client->write("again\n");
        QVERIFY2(client->waitForOutput("niaga\n"), client->errors() + relay->errors());
        client->closeInput();
    }

    void aTargetWithAWrongCertificate()
    {
        auto openssl = started(findProgram("openssl"), {"s_server", "-accept", "127.0.0.1:0", "-rev", "-cert",
                                                        path("expired.pem"), "-key", path("expired.key")});
        auto relay = relayTo(here(portOf(*openssl)), {"--relay-tls", "--relay-ca-file", path("ca.pem")});
        auto client = startedPython(complainingClient, {QString::number(relay->waitForPort()), "10"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output().trimmed(), QByteArray("ConnectionResetError"));
        QVERIFY2(relay->waitForErrors("has expired"), relay->errors().constData());
    }

    void datagrams()
    {
        auto server = startedPython(datagramServer);
        auto relay =
            startedCli({"udp-server", "127.0.0.1:0", "--answer", "relay=" + here(server->waitForPort())});
        auto clients = startedPython(datagramClients, {QString::number(relay->waitForPort())});
        QVERIFY(clients->waitForFinished());
        // Each client has a socket of its own to the target, and an empty datagram is one.
        QCOMPARE(clients->output(), QByteArray("b'1 peers: a'\nb'1 peers: a'\nb'2 peers: '\nb'2 peers: '\n"
                                               "b'3 peers: bbb'\nb'3 peers: bbb'\n"));
    }

    void datagramsUnderDtls()
    {
        const quint16 target = freePort();
        auto openssl = started(findProgram("openssl"),
                               {"s_server", "-dtls1_2", "-4", "-quiet", "-accept", QString::number(target),
                                "-cert", path("good.pem"), "-key", path("good.key")});
        QVERIFY(waitForBound(target));
        auto relay = startedCli({"udp-server", "127.0.0.1:0", "--answer", "relay=" + here(target),
                                 "--relay-dtls", "--relay-ca-file", path("ca.pem")});
        auto client = startedPython("import socket, sys\n"
                                    "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                    "s.connect(('127.0.0.1', int(sys.argv[1])))\n"
                                    "s.send(b'hello\\n')\nprint(s.recv(100))\n",
                                    {QString::number(relay->waitForPort())});
        QVERIFY2(openssl->waitForOutput("hello\n"), relay->errors().constData());
        openssl->write("the answer\n");
        QVERIFY2(client->waitForFinished(), relay->errors().constData());
        QCOMPARE(client->output(), QByteArray("b'the answer\\n'\n"));
    }
};

quint16 TestCliRelay::portOf(PeerProcess &opensslServer)
{
    const QByteArray word = "ACCEPT 127.0.0.1:";
    if (!opensslServer.waitForOutput(word) ||
        !QTest::qWaitFor([&] { return opensslServer.output().count('\n') > 0; }))
        return 0;
    const QByteArray rest = opensslServer.output().mid(opensslServer.output().indexOf(word) + word.size());
    return rest.left(rest.indexOf('\n')).toUShort();
}

void TestCliRelay::exchangeBytes(qint64 size, std::chrono::milliseconds time)
{
    const QString number = QString::number(size);
    auto server = startedPython(exchange, {"0", number, "listen"});
    auto relay = relayTo(here(server->waitForPort()), {"--recv-size", "65536", "--once"});
    QElapsedTimer elapsed;
    elapsed.start();
    auto client = startedPython(exchange, {QString::number(relay->waitForPort()), number, "connect"});
    QVERIFY2(client->waitForFinished(time), relay->errors().constData());
    QVERIFY(server->waitForFinished());
    qInfo("%lld bytes each way in %lld ms", size, elapsed.elapsed());
    QCOMPARE(lineOf(*client, "bytes"), number.toLatin1());
    QCOMPARE(lineOf(*server, "bytes"), number.toLatin1());
    QCOMPARE(lineOf(*client, "came"), lineOf(*server, "sent"));
    QCOMPARE(lineOf(*server, "came"), lineOf(*client, "sent"));
    QVERIFY(relay->waitForFinished());
    QCOMPARE(relay->exitStatus(), 0);
}

WIREBENCH_SCENARIO_MAIN(TestCliRelay)
#include "tst_cli_relay.moc"
