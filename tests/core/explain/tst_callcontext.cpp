#include "core/explain/callcontext.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

constexpr quint16 serverPort = 12345;
constexpr quint16 clientPort = 50412;

/// A server and its client in one log, as in a window that has both.
struct Bench
{
    quint64 add(const FlowPtr &flow, Call call, qint64 timeNs, qint64 waitedNs = 0, quint64 result = 0,
                qint16 error = 0)
    {
        SocketCall made;
        made.call = call;
        made.flow = flow;
        made.timeNs = timeNs;
        made.waitedNs = waitedNs;
        made.result = result;
        made.error = error;
        made.argument = 512;
        return log.append(made);
    }
    CallContext contextOf(quint64 id) const
    {
        const LogSnapshot snapshot = log.snapshot();
        return wirebench::contextOf(snapshot.at(id), snapshot);
    }
    FlowPtr flow(const EndpointPtr &endpoint, quint16 local, quint16 peer, bool onConnection = true)
    {
        return FlowPtr(new Flow(endpoint, onConnection ? log.newConnectionId() : ConnectionId{},
                                SocketAddress::fromIPv4(0x7f000001, local),
                                peer != 0 ? SocketAddress::fromIPv4(0x7f000001, peer) : SocketAddress()));
    }

    TrafficLog log;
    EndpointPtr server = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
    EndpointPtr client = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("TCP client 1"));
    FlowPtr listening = flow(server, serverPort, 0, false);
    FlowPtr accepted = flow(server, serverPort, clientPort);
    FlowPtr connected = flow(client, clientPort, serverPort);
};

} // namespace

class TestCallContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhoSentWhatWasWaitedFor();
    void findsWhoConnectedEvenIfToldLater();
    void findsWhoClosed();
    void othersEndNothing();
    void buildsACallThatHasNotReturned();
};

void TestCallContext::findsWhoSentWhatWasWaitedFor()
{
    Bench bench;
    bench.add(bench.connected, Call::Send, 100, 0, 5); // before the wait: another recv() has it
    const quint64 sent = bench.add(bench.connected, Call::Send, 2'000, 0, 5);
    const quint64 received = bench.add(bench.accepted, Call::Recv, 2'100, 1'000, 5);
    const CallContext context = bench.contextOf(received);
    QVERIFY(context.cause);
    QCOMPARE(context.cause->record, sent);
    QCOMPARE(context.cause->endpoint, QStringLiteral("TCP client 1"));
    QVERIFY(!context.isWaiting);
}

void TestCallContext::findsWhoConnectedEvenIfToldLater()
{
    Bench bench;
    const quint64 accepted = bench.add(bench.accepted, Call::Accept, 5'000, 4'000, 7);
    const quint64 connected = bench.add(bench.connected, Call::Connect, 5'100, 4'000);
    QVERIFY(bench.contextOf(accepted).cause);
    QCOMPARE(bench.contextOf(accepted).cause->record, connected);
}

void TestCallContext::findsWhoClosed()
{
    Bench bench;
    const quint64 closed = bench.add(bench.connected, Call::Close, 3'000);
    const quint64 end = bench.add(bench.accepted, Call::Recv, 3'100, 1'000, 0);
    QVERIFY(bench.contextOf(end).cause);
    QCOMPARE(bench.contextOf(end).cause->record, closed);
}

void TestCallContext::othersEndNothing()
{
    Bench bench;
    const FlowPtr other = bench.flow(bench.client, 50'413, serverPort);
    bench.add(other, Call::Send, 2'000, 0, 5);
    bench.add(bench.connected, Call::Send, 2'010, 0, 0, ECONNRESET);
    const quint64 received = bench.add(bench.accepted, Call::Recv, 2'100, 1'000, 5);
    QVERIFY(!bench.contextOf(received).cause);
    const quint64 failed = bench.add(bench.accepted, Call::Recv, 2'200, 1'000, 0, ECONNRESET);
    QVERIFY(!bench.contextOf(failed).cause);
}

void TestCallContext::buildsACallThatHasNotReturned()
{
    Bench bench;
    bench.add(bench.listening, Call::Listen, 10);
    bench.add(bench.accepted, Call::Accept, 20, 0, 7);
    bench.add(bench.accepted, Call::Recv, 30, 0, 5);
    const LogSnapshot log = bench.log.snapshot();
    const SocketCall accept = waitingCall(log, {bench.server->id}, Call::Accept, 40);
    QCOMPARE(accept.flow, bench.listening);
    QCOMPARE(accept.id, 0ull);
    QCOMPARE(accept.timeNs, 40);
    QCOMPARE(accept.signature(), QStringLiteral("accept()"));
    const SocketCall recv = waitingCall(log, {bench.server->id}, Call::Recv, 40);
    QCOMPARE(recv.flow, bench.accepted);
    QCOMPARE(recv.signature(), QStringLiteral("recv(512)"));
    QVERIFY(!waitingCall(log, {EndpointId{99}}, Call::Recv, 40).flow);
}

QTEST_GUILESS_MAIN(TestCallContext)
#include "tst_callcontext.moc"
