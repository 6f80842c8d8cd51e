#include "ui/models/stepmode.h"

#include "core/net/iothread.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/traffic/trafficlog.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

HostSpec localhost()
{
    return {HostSpec::Kind::Address, *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0), {}};
}

/// An echo that stays until its clients go, in a thread of its own, and a flood of them: each sends what only it knows and
/// compares what comes back.
class FloodedEcho
{
public:
    explicit FloodedEcho(QObject *context)
        : mode(m_thread), m_server(std::make_unique<InThread<TcpServer>>(m_thread, log, m_thread.reactor(), QStringLiteral("echo")))
    {
        QObject::connect(m_server->object(), &TcpServer::started, context, [this](const QList<SocketAddress> &addresses) {
            m_port = addresses.value(0).port;
        });
    }

    bool start(int clients, int size, quint32 seed)
    {
        TcpServerConfig config;
        config.host = localhost();
        config.backlog = clients;
        config.receiveSize = 3000;
        m_server->call([config](TcpServer &engine) {
            const auto echo = [](Connection &connection, const Bytes &bytes) { connection.send(bytes); };
            engine.start(config, scripted({{}, echo, {}, {}, {}}));
        });
        return QTest::qWaitFor([this] { return m_port != 0; }) &&
               m_peer.start(program, {QString::number(m_port), QString::number(clients), QString::number(size),
                                      QString::number(seed)});
    }
    int exitStatus() const { return m_peer.exitStatus(); }
    QByteArray output() const { return m_peer.output(); }
    void endServer() { m_server.reset(); }

    TrafficLog log;

private:
    static constexpr const char *program = R"(
import random, selectors
port, clients, size, seed = map(int, arguments)
dice = random.Random(seed)
watched = selectors.DefaultSelector()
class Client:
    def __init__(self):
        self.text, self.sent, self.seen = dice.randbytes(size), 0, 0
        self.socket = create_connection(('127.0.0.1', port))
        self.socket.setblocking(False)
        watched.register(self.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, self)
    def turn(self, events):
        if events & selectors.EVENT_WRITE and self.sent < size:
            self.sent += self.socket.send(self.text[self.sent:self.sent + dice.randint(1, 20000)])
            if self.sent == size:
                watched.modify(self.socket, selectors.EVENT_READ, self)
        if events & selectors.EVENT_READ:
            part = self.socket.recv(65536)
            if not part or part != self.text[self.seen:self.seen + len(part)]:
                sys.exit('cut off' if not part else 'other bytes')
            self.seen += len(part)
            if self.seen == size:
                watched.unregister(self.socket)
                self.socket.close()
                return True
open_clients = {Client() for _ in range(clients)}
print('connected')
while open_clients:
    for key, events in watched.select():
        if key.data.turn(events):
            open_clients.discard(key.data)
print('identical')
)";

    IoThread m_thread;

public:
    StepMode mode;

private:
    std::unique_ptr<InThread<TcpServer>> m_server;
    PythonPeer m_peer;
    quint16 m_port = 0;
};

/// What a teacher presses who has lost patience.
void pressAtRandom(StepMode &mode, QRandomGenerator &random)
{
    if (random.bounded(8) == 0)
        mode.setOn(random.bounded(2) == 0);
    for (int keys = random.bounded(20); keys > 0; --keys)
        mode.next();
    if (!mode.held().isEmpty())
        mode.letGo(mode.held().at(random.bounded(mode.held().size())));
}

/// Until all have what they have sent, but not for longer.
void pressFor(int milliseconds, FloodedEcho &echo, QRandomGenerator &random)
{
    QElapsedTimer timer;
    timer.start();
    (void)soon([&] {
        pressAtRandom(echo.mode, random);
        return timer.hasExpired(milliseconds) || echo.exitStatus() != -1;
    });
}

} // namespace

class tst_StepMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOffAtFirst()
    {
        IoThread thread;
        const StepMode mode(thread);
        QVERIFY(!mode.isOn());
        QCOMPARE(mode.count(), 0);
    }

    void isOnAtOnce()
    {
        IoThread thread;
        StepMode mode(thread);
        QSignalSpy changed(&mode, &StepMode::changed);
        mode.setOn(true);
        QVERIFY(mode.isOn());
        QCOMPARE(changed.size(), 1);
        mode.setOn(true); // no news
        QCOMPARE(changed.size(), 1);
        bool isStepping = false;
        thread.runAndWait([&] { isStepping = thread.reactor().gate().isStepping(); });
        QVERIFY(isStepping);
    }

    void tellsWhoWaitsAndLetsThemGo()
    {
        IoThread thread;
        TrafficLog log;
        StepMode mode(thread);
        InThread<TcpServer> server(thread, log, thread.reactor(), QStringLiteral("server"));
        InThread<TcpClient> client(thread, log, thread.reactor(), QStringLiteral("client"));
        quint16 port = 0;
        connect(server.object(), &TcpServer::started, this,
                [&port](const QList<SocketAddress> &addresses) { port = addresses.value(0).port; });
        TcpServerConfig config;
        config.host = localhost();
        server.call([config](TcpServer &engine) { engine.start(config, {}); });
        QTRY_VERIFY(port != 0);

        mode.setOn(true);
        TcpClientConfig wanted;
        wanted.host = localhost();
        wanted.port = port;
        wanted.firstMessage = OutboundMessage{Bytes::copyOf("hello"), {}, 0, 0};
        client.call([wanted](TcpClient &engine) { engine.connectToHost(wanted); });
        QTRY_COMPARE(mode.count(), 1);
        QCOMPARE(mode.held().value(0).call, Call::Connect);
        mode.next();
        QTRY_COMPARE(mode.count(), 2); // accept and send
        const HeldCall first = mode.held().first();
        mode.letGo(mode.held().last());
        QTRY_COMPARE(mode.count(), 1);
        QCOMPARE(mode.held().first().number, first.number);
        mode.setOn(false);
        QCOMPARE(mode.count(), 0);
        QTRY_VERIFY(log.endId() > 1);
        mode.letGo(first); // long gone
    }

    void whatWasToldBeforeIsNoNews()
    {
        IoThread thread;
        StepMode mode(thread);
        for (int i = 0; i < 20; ++i) { // each command is faster than what the gate tells of the one before
            mode.setOn(true);
            mode.setOn(false);
        }
        QSignalSpy told(&thread.reactor().gate(), &CallGate::changed);
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY(!mode.isOn());
        QCOMPARE(mode.count(), 0);
    }

    void losesNothingUnderLoad_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    /// Fifty clients at once: whatever is pressed, each gets back what it has sent.
    void losesNothingUnderLoad()
    {
        WIREBENCH_NEED("python3");
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        FloodedEcho echo(this);
        QVERIFY(echo.start(50, 100'000, seed));
        pressFor(1500, echo, random);
        echo.mode.setOn(false);
        QTRY_VERIFY_WITH_TIMEOUT(echo.exitStatus() != -1, 60'000);
        QCOMPARE(echo.output(), QByteArray("connected\nidentical\n"));
        QCOMPARE(contradictionsIn(echo.log), QString());
    }

    /// The program ends while calls wait, and others come to wait: it ends.
    void endsUnderLoad()
    {
        WIREBENCH_NEED("python3");
        for (quint32 seed = 1; seed <= 6; ++seed) {
            QRandomGenerator random(seed);
            FloodedEcho echo(this);
            QVERIFY(echo.start(50, 1'000'000, seed));
            QTRY_VERIFY_WITH_TIMEOUT(echo.output().startsWith("connected"), 30'000);
            pressFor(random.bounded(60), echo, random);
            echo.mode.setOn(random.bounded(3) != 0);
            if (random.bounded(2) == 0)
                echo.endServer(); // and the rest with its owner
            QCOMPARE(contradictionsIn(echo.log), QString());
        }
    }
};

QTEST_GUILESS_MAIN(tst_StepMode)
#include "tst_stepmode.moc"
