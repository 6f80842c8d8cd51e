#include "core/program/replaynotes.h"
#include "core/program/replayscript.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

using Kind = ReplayStep::Kind;

/// Writes records as an engine would.
struct Stage
{
    explicit Stage(EndpointKind kind) : endpoint(log.addEndpoint(kind, QStringLiteral("it"))) {}

    FlowPtr connection(int port)
    {
        return FlowPtr(new Flow(endpoint, log.newConnectionId(), here,
                                SocketAddress::fromIPv4(0x7f000001, quint16(port))));
    }
    void record(const FlowPtr &flow, Call call, const QByteArray &bytes = {}, int error = 0,
                const QString &text = {})
    {
        SocketCall made;
        made.flow = flow;
        made.call = call;
        made.payload = Bytes::copyOf(bytes);
        made.result = error ? -1 : bytes.size();
        made.error = qint16(error);
        const bool isSent = call == Call::Send || call == Call::SendTo;
        made.direction = isSent ? Direction::Sent : bytes.isEmpty() ? Direction::None : Direction::Received;
        if (!text.isEmpty())
            made.text = CallTextPtr(new CallText(text));
        log.append(made);
    }
    ReplayScript script(int most = 1000) { return replayScript(log.snapshot(), {endpoint->id}, most); }
    QList<Kind> kinds()
    {
        QList<Kind> all;
        for (const ReplayStep &step : script().steps)
            all += step.kind;
        return all;
    }

    TrafficLog log;
    EndpointPtr endpoint;
    SocketAddress here = SocketAddress::fromIPv4(0x7f000001, 8000);
};

} // namespace

Q_DECLARE_METATYPE(wirebench::ReplayStep::Kind)

class TestReplayScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesOfRecvAreOneStep();
    void connectionsAreToldApart();
    void failuresAndOptionsAreNoted();
    void resetsAreResets();
    void datagrams();
    void isBounded();
    void othersAreNotHeard();
};

void TestReplayScript::piecesOfRecvAreOneStep()
{
    Stage stage(EndpointKind::TcpServer);
    stage.record(FlowPtr(new Flow(stage.endpoint, {}, stage.here, {})), Call::Listen);
    const FlowPtr one = stage.connection(5000);
    stage.record(one, Call::Accept);
    stage.record(one, Call::Recv, "ab");
    stage.record(one, Call::Recv, "c");
    stage.record(one, Call::Send, "x");
    stage.record(one, Call::Send, "y");
    stage.record(one, Call::Recv);
    stage.record(one, Call::Shutdown);
    stage.record(one, Call::Close);
    const QList<Kind> expected{Kind::Accept,      Kind::Receive,  Kind::Send, Kind::Send,
                               Kind::EndOfStream, Kind::Shutdown, Kind::Close};
    QCOMPARE(stage.kinds(), expected);
    QCOMPARE(stage.script().steps[1].bytes, QByteArray("abc"));
    QCOMPARE(stage.script().listening, QList<SocketAddress>{stage.here});
    QVERIFY(replayNotes(stage.script()).isEmpty());
}

void TestReplayScript::connectionsAreToldApart()
{
    Stage stage(EndpointKind::TcpClient);
    const FlowPtr one = stage.connection(1);
    const FlowPtr two = stage.connection(2);
    for (const FlowPtr &flow : {one, two})
        stage.record(flow, Call::Connect);
    stage.record(two, Call::Recv, "b");
    stage.record(one, Call::Recv, "a");
    stage.record(two, Call::Recv, "b");
    const ReplayScript script = stage.script();
    QCOMPARE(script.connections, 2);
    QCOMPARE(script.steps.size(), 5);
    QCOMPARE(script.steps[2].connection, 2);
    QCOMPARE(script.steps[3].connection, 1);
    QCOMPARE(script.steps[1].peer.port, quint16(2));
}

void TestReplayScript::failuresAndOptionsAreNoted()
{
    Stage stage(EndpointKind::TcpClient);
    const FlowPtr one = stage.connection(1);
    stage.record(one, Call::SetSockOpt, {}, 0, QStringLiteral("IPPROTO_TCP, TCP_NODELAY, 1"));
    stage.record(one, Call::Connect, {}, ECONNREFUSED);
    QVERIFY(stage.script().steps.isEmpty());
    QCOMPARE(replayNotes(stage.script()).size(), 3);
    const FlowPtr two = stage.connection(2);
    stage.record(two, Call::Connect);
    stage.record(two, Call::Recv, {}, ECONNRESET);
    stage.record(two, Call::Close);
    QCOMPARE(stage.kinds(), (QList<Kind>{Kind::Connect, Kind::Close}));
}

void TestReplayScript::resetsAreResets()
{
    Stage stage(EndpointKind::TcpClient);
    const FlowPtr one = stage.connection(1);
    stage.record(one, Call::Connect);
    stage.record(one, Call::DoHandshake);
    stage.record(one, Call::SetSockOpt, {}, 0, QStringLiteral("SOL_SOCKET, SO_LINGER, (1, 0)"));
    stage.record(one, Call::Close);
    QCOMPARE(stage.kinds(), (QList<Kind>{Kind::Connect, Kind::Handshake, Kind::Reset}));
    QVERIFY(stage.script().hasTls && !stage.script().hasOptions);
}

void TestReplayScript::datagrams()
{
    Stage stage(EndpointKind::Udp);
    const FlowPtr one = stage.connection(1);
    stage.record(one, Call::SendTo, "hello");
    stage.record(one, Call::RecvFrom, "there");
    stage.record(one, Call::SendTo);
    const ReplayScript script = stage.script();
    QCOMPARE(script.steps.size(), 3);
    QVERIFY(!script.steps[0].isKnown && script.steps[2].isKnown);
    QVERIFY(!script.local.isValid());
    stage.record(FlowPtr(new Flow(stage.endpoint, {}, {}, {})), Call::Bind);
    QCOMPARE(stage.script().local, stage.here);
}

void TestReplayScript::isBounded()
{
    Stage stage(EndpointKind::TcpClient);
    const FlowPtr one = stage.connection(1);
    stage.record(one, Call::Connect);
    for (int i = 0; i < 50; ++i)
        stage.record(one, Call::Send, "x");
    const ReplayScript script = stage.script(10);
    QCOMPARE(script.steps.size(), 10);
    QVERIFY(script.isCut && !stage.script(51).isCut);
    QVERIFY(replayNotes(script).first().contains(QLatin1String("first 10")));
}

void TestReplayScript::othersAreNotHeard()
{
    Stage stage(EndpointKind::TcpClient);
    const EndpointPtr other = stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("other"));
    stage.record(FlowPtr(new Flow(other, stage.log.newConnectionId(), {}, {})), Call::Accept);
    QVERIFY(stage.script().steps.isEmpty());
    const FlowPtr gone = stage.connection(1);
    stage.record(gone, Call::Send, "x"); // its connect has been dropped
    QVERIFY(stage.script().steps.isEmpty() && stage.script().lostStart);
}

QTEST_GUILESS_MAIN(TestReplayScript)
#include "tst_replayscript.moc"
