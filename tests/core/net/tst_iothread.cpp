#include "core/net/iothread.h"

#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace wirebench;

namespace {

/// An engine of the simplest kind.
class Counter : public QObject
{
    Q_OBJECT

public:
    explicit Counter(QThread *&bornIn, QThread *&endedIn, int start) : m_endedIn(endedIn), m_count(start)
    {
        bornIn = QThread::currentThread();
    }
    ~Counter() override { m_endedIn = QThread::currentThread(); }

    void add(int amount)
    {
        m_count += amount;
        Q_EMIT counted(m_count, QThread::currentThread());
    }

Q_SIGNALS:
    void counted(int count, QThread *where);

private:
    QThread *&m_endedIn;
    int m_count;
};

TcpServerConfig localServer()
{
    TcpServerConfig config;
    config.host.kind = HostSpec::Kind::Address;
    config.host.address = loopback();
    return config;
}

} // namespace

class TestIoThread : public QObject
{
    Q_OBJECT

private:
    /// Starts an echo server in its thread and gives its address.
    SocketAddress startedAt(InThread<TcpServer> &server);

private Q_SLOTS:
    void runsInItsThread();
    void waitsForTheEnd();
    void startsAndEndsManyTimes();
    void enginesLiveInTheThread();
    void commandsComeInOrder();
    void commandsMayMoveTheirArguments();
    void signalsComeBack();
    void waitingCommandsRunBeforeTheEnd();
    void reactorWorksInTheThread();
    void engineEndsWithItsSocketsAndRecords();
    void enginesTalkAcrossThreads();
    void endsInTheMidstOfEverything();
    void manyWritersOneLog();
    void stepModeIsSwitchedFromAnotherThread();
};

SocketAddress TestIoThread::startedAt(InThread<TcpServer> &server)
{
    QList<SocketAddress> addresses;
    std::binary_semaphore done(0);
    server.call([&](TcpServer &s) {
        s.start(localServer(), scripted(echoScript()));
        addresses = s.status().listening;
        done.release();
    });
    done.acquire();
    return addresses.value(0);
}

void TestIoThread::runsInItsThread()
{
    IoThread thread;
    QThread *where = nullptr;
    thread.runAndWait([&] { where = QThread::currentThread(); });
    QVERIFY(where);
    QVERIFY(where != QThread::currentThread());
    QThread *again = nullptr;
    thread.runAndWait([&] { again = QThread::currentThread(); });
    QCOMPARE(again, where);
    QCOMPARE(where->objectName(), QStringLiteral("io"));
}

void TestIoThread::waitsForTheEnd()
{
    IoThread thread;
    bool done = false;
    thread.runAndWait([&] {
        QThread::msleep(20);
        done = true;
    });
    QVERIFY(done);
}

void TestIoThread::startsAndEndsManyTimes()
{
    { const IoThread warmUp; }
    const int before = openDescriptors();
    for (int i = 0; i < 20; ++i)
        IoThread thread;
    QCOMPARE(openDescriptors(), before);
}

void TestIoThread::enginesLiveInTheThread()
{
    IoThread thread;
    QThread *worker = nullptr;
    thread.runAndWait([&] { worker = QThread::currentThread(); });
    QThread *bornIn = nullptr;
    QThread *endedIn = nullptr;
    {
        const InThread<Counter> counter(thread, bornIn, endedIn, 0);
        QCOMPARE(bornIn, worker);
        QCOMPARE(counter.object()->thread(), worker);
        QVERIFY(!endedIn);
    }
    QCOMPARE(endedIn, worker);
}

void TestIoThread::commandsComeInOrder()
{
    IoThread thread;
    QThread *bornIn = nullptr;
    QThread *endedIn = nullptr;
    QList<int> seen;
    {
        InThread<Counter> counter(thread, bornIn, endedIn, 0);
        for (int i = 0; i < 1000; ++i)
            counter.call([&seen, i](Counter &) { seen.append(i); });
        thread.runAndWait([] {});
        QCOMPARE(seen.size(), 1000);
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(seen[i], i);
    }
}

void TestIoThread::commandsMayMoveTheirArguments()
{
    IoThread thread;
    QThread *bornIn = nullptr;
    QThread *endedIn = nullptr;
    QByteArray taken;
    InThread<Counter> counter(thread, bornIn, endedIn, 0);
    counter.call([&taken, text = QByteArray("text")](Counter &) mutable { taken = std::move(text); });
    thread.runAndWait([] {});
    QCOMPARE(taken, QByteArray("text"));
}

void TestIoThread::signalsComeBack()
{
    IoThread thread;
    QThread *bornIn = nullptr;
    QThread *endedIn = nullptr;
    InThread<Counter> counter(thread, bornIn, endedIn, 40);
    int count = 0;
    QThread *emittedIn = nullptr;
    connect(counter.object(), &Counter::counted, this, [&](int now, QThread *where) {
        count = now;
        emittedIn = where;
    });
    counter.call([](Counter &c) { c.add(2); });
    QTRY_COMPARE(count, 42);
    QCOMPARE(emittedIn, bornIn);
}

void TestIoThread::waitingCommandsRunBeforeTheEnd()
{
    IoThread thread;
    QThread *bornIn = nullptr;
    QThread *endedIn = nullptr;
    std::atomic_int run = 0;
    {
        InThread<Counter> counter(thread, bornIn, endedIn, 0);
        for (int i = 0; i < 100; ++i)
            counter.call([&](Counter &) { ++run; });
    }
    QCOMPARE(run.load(), 100);
}

void TestIoThread::reactorWorksInTheThread()
{
    IoThread thread;
    TrafficLog log;
    InThread<TcpServer> server(thread, log, thread.reactor(), QStringLiteral("server"));
    RawPeer peer;
    QVERIFY(peer.connectTo(startedAt(server)));
    peer.send("across threads");
    QTRY_COMPARE(peer.received(), QByteArray("across threads"));
    server.call([](TcpServer &s) { s.stop(); });
    QTRY_VERIFY(peer.isAtEnd());
}

void TestIoThread::engineEndsWithItsSocketsAndRecords()
{
    IoThread thread;
    thread.runAndWait([] {});
    const int before = openDescriptors();
    TrafficLog log;
    RawPeer peer;
    {
        InThread<TcpServer> server(thread, log, thread.reactor(), QStringLiteral("server"));
        QVERIFY(peer.connectTo(startedAt(server)));
        QTRY_COMPARE(recordsOf(log, Call::Accept).size(), 1);
    }
    // At once, without a turn of the event loop: the log is complete when the owner has gone.
    const QStringList names = callNames(recordsOf(log));
    QCOMPARE(names.count(QStringLiteral("close")), 2);
    QTRY_VERIFY(peer.isAtEnd());
    peer.close();
    QCOMPARE(openDescriptors(), before);
    QCOMPARE(contradictionsIn(log), QString());
}

void TestIoThread::enginesTalkAcrossThreads()
{
    IoThread serverThread;
    IoThread clientThread;
    TrafficLog log;
    InThread<TcpServer> server(serverThread, log, serverThread.reactor(), QStringLiteral("server"));
    InThread<TcpClient> client(clientThread, log, clientThread.reactor(), QStringLiteral("client"));
    int connected = 0;
    int closed = 0;
    connect(client.object(), &TcpClient::connected, this, [&] { ++connected; });
    connect(client.object(), &TcpClient::closed, this, [&] { ++closed; });
    TcpClientConfig config;
    config.host.kind = HostSpec::Kind::Name;
    config.host.name = QStringLiteral("127.0.0.1"); // so that the lookup's thread takes part
    config.port = startedAt(server).port;
    client.call([config](TcpClient &c) { c.connectToHost(config); });
    QTRY_COMPARE(connected, 1);
    for (int i = 0; i < 200; ++i)
        client.call([](TcpClient &c) { c.send({Bytes::copyOf("0123456789"), {}, 0, 0}); });
    client.call([](TcpClient &c) { c.halfClose(); });
    QTRY_COMPARE(closed, 1);
    const EndpointId clientId = client.object()->endpointId();
    QByteArray echoed;
    for (const SocketCall &record : recordsOf(log, clientId))
        echoed += record.call == Call::Recv ? record.payload.toByteArray() : QByteArray();
    QCOMPARE(echoed.size(), 2000);
    // Two writers: ids without gaps all the same. (Times may differ by the moment between clock and log.)
    quint64 expected = 1;
    for (const SocketCall &record : recordsOf(log))
        QCOMPARE(record.id, expected++);
}

void TestIoThread::endsInTheMidstOfEverything()
{
    for (int round = 0; round < 10; ++round) {
        TrafficLog log;
        IoThread thread;
        InThread<TcpServer> server(thread, log, thread.reactor(), QStringLiteral("server"));
        InThread<TcpClient> client(thread, log, thread.reactor(), QStringLiteral("client"));
        InThread<TcpClient> resolving(thread, log, thread.reactor(), QStringLiteral("resolving"));
        server.call([&client](TcpServer &s) {
            s.start(localServer(), scripted(echoScript()));
            TcpClientConfig config;
            config.host.kind = HostSpec::Kind::Address;
            config.host.address = loopback();
            config.port = s.status().listening.value(0).port;
            client.object()->connectToHost(config); // same thread
        });
        client.call([](TcpClient &c) { c.send({Bytes::copyOf(QByteArray(5'000'000, 'x')), {}, 0, 0}); });
        resolving.call([](TcpClient &c) {
            TcpClientConfig config;
            config.host.kind = HostSpec::Kind::Name;
            config.host.name = QStringLiteral("localhost");
            c.connectToHost(config);
        });
        if (round % 2 == 1)
            QTest::qWait(round);
    }
}

void TestIoThread::manyWritersOneLog()
{
    constexpr int threads = 4;
    constexpr int rounds = 50;
    TrafficLog log;
    std::vector<std::unique_ptr<IoThread>> ioThreads;
    std::vector<std::unique_ptr<InThread<TcpServer>>> servers;
    QList<quint16> ports;
    for (int i = 0; i < threads; ++i) {
        ioThreads.push_back(std::make_unique<IoThread>());
        servers.push_back(std::make_unique<InThread<TcpServer>>(*ioThreads.back(), log, ioThreads.back()->reactor(),
                                                                QStringLiteral("server %1").arg(i)));
        ports.append(startedAt(*servers.back()).port);
    }
    std::vector<RawPeer> peers(threads);
    for (int i = 0; i < threads; ++i)
        QVERIFY(peers[size_t(i)].connectTo(loopback(AddressFamily::IPv4, ports[i])));
    for (int round = 0; round < rounds; ++round) {
        for (RawPeer &peer : peers)
            peer.send("ping");
        (void)recordsOf(log); // a reader beside the writers
    }
    for (RawPeer &peer : peers)
        QTRY_COMPARE(peer.receivedBytes(), 4 * rounds);
    quint64 expected = 1;
    for (const SocketCall &record : recordsOf(log))
        QCOMPARE(record.id, expected++);
}

/// A teacher who presses keys while an echo is under load, and goes while calls wait.
void TestIoThread::stepModeIsSwitchedFromAnotherThread()
{
    constexpr qint64 size = 300'000;
    TrafficLog log;
    IoThread thread;
    int told = 0;
    CallGate &gate = thread.reactor().gate();
    connect(&gate, &CallGate::changed, this, [&told](const CallGateStatus &) { ++told; });
    InThread<TcpServer> server(thread, log, thread.reactor(), QStringLiteral("server"));
    RawPeer peer;
    QVERIFY(peer.connectTo(startedAt(server)));
    thread.runAndWait([&gate] { gate.setStepping(true); }); // an idle machine echoes faster than this thread looks
    peer.send(QByteArray(size, 'x'));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; peer.receivedBytes() < size && !timer.hasExpired(60'000); ++i) {
        thread.post([&gate, i] {
            if (i % 50 == 0)
                gate.setStepping(i % 100 == 0);
            (void)gate.step();
        });
        QCoreApplication::processEvents();
    }
    QCOMPARE(peer.receivedBytes(), size);
    QTRY_VERIFY(told > 0);
    thread.post([&gate] { gate.setStepping(true); });
    peer.send("more");
    qsizetype waiting = 0;
    QTRY_VERIFY((thread.runAndWait([&] { waiting = gate.status().count; }), waiting > 0));
}

QTEST_GUILESS_MAIN(TestIoThread)
#include "tst_iothread.moc"
