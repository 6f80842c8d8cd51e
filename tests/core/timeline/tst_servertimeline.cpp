#include "core/timeline/servertimeline.h"

#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

constexpr qint64 ms = 1'000'000;

SocketAddress local(quint16 port)
{
    return SocketAddress::fromIPv4(0x7F000001, port);
}

/// Writes the calls of a server and its clients into a log, at times that the test gives in milliseconds.
class Story
{
public:
    explicit Story(TrafficLog &log) : m_log(log)
    {
        server = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
        client = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("client"));
    }

    void listen(qint64 at, const SocketAddress &address = local(8000)) { add(at, Call::Listen, server, {}, address, {}); }
    void stop(qint64 at, const SocketAddress &address = local(8000)) { add(at, Call::Close, server, {}, address, {}); }
    void connect(qint64 at, quint16 from, quint16 to = 8000)
    {
        add(at, Call::Connect, client, m_log.newConnectionId(), local(from), local(to));
    }
    ConnectionId accept(qint64 at, quint16 from, qint64 waited)
    {
        const ConnectionId id = m_log.newConnectionId();
        m_waited = waited;
        add(at, Call::Accept, server, id, local(8000), local(from));
        m_waited = 0;
        return id;
    }
    void close(qint64 at, ConnectionId id) { add(at, Call::Close, server, id, local(8000), {}); }
    void moved(qint64 at, Call call, ConnectionId id, qint64 result, qint16 error = 0)
    {
        m_result = result;
        m_error = error;
        add(at, call, server, id, local(8000), {});
        m_result = m_error = 0;
    }

    EndpointPtr server;
    EndpointPtr client;

private:
    void add(qint64 at, Call what, const EndpointPtr &endpoint, ConnectionId id, const SocketAddress &own,
             const SocketAddress &peer)
    {
        SocketCall call;
        call.timeNs = at * ms;
        call.waitedNs = m_waited * ms;
        call.call = what;
        call.result = m_result;
        call.error = m_error;
        call.flow = FlowPtr(new Flow(endpoint, id, own, peer));
        m_log.append(call);
    }

    TrafficLog &m_log;
    qint64 m_waited = 0;
    qint64 m_result = 0;
    qint16 m_error = 0;
};

} // namespace

class TestServerTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientsOfTheSameWindow()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1);
        story.connect(10, 50001);
        const ConnectionId first = story.accept(10, 50001, 9);
        story.connect(20, 50002);
        story.connect(21, 50003, 9000); // to somebody else
        ServerTimeline timeline({story.server->id});
        QVERIFY(timeline.read(log.snapshot()));
        QVERIFY(timeline.isUpToDate());
        QCOMPARE(timeline.runs().size(), 1u);
        QCOMPARE(timeline.runs()[0].clients.size(), 2u);
        QVERIFY(timeline.runs()[0].clients[1].isWaiting()); // seen while it waits
        QCOMPARE(timeline.runs()[0].clients[1].waitedNs(50 * ms), 30 * ms);

        story.moved(30, Call::Recv, first, 5);
        story.moved(31, Call::Send, first, 12);
        story.close(110, first);
        const ConnectionId second = story.accept(110, 50002, 0);
        story.moved(111, Call::Recv, second, -1, ECONNRESET);
        story.close(112, second);
        QVERIFY(timeline.read(log.snapshot()));
        const TimelineRun &run = timeline.runs()[0];
        QCOMPARE(run.clients.size(), 2u);
        const TimelineClient &one = run.clients[0];
        QCOMPARE(one.waitedNs(0), 0);
        QCOMPARE(one.servedNs(0), 100 * ms);
        QCOMPARE(one.received, 5u);
        QCOMPARE(one.sent, 12u);
        const TimelineClient &two = run.clients[1];
        QCOMPARE(two.waitedNs(0), 90 * ms);
        QCOMPARE(two.servedNs(0), 2 * ms);
        QCOMPARE(two.error, qint16(ECONNRESET));
        QVERIFY(!two.waitedUnknown);
        QCOMPARE(log.snapshot().at(two.connectRecord).call, Call::Connect);
        QCOMPARE(log.snapshot().at(two.acceptRecord).call, Call::Accept);
        QCOMPARE(log.snapshot().at(two.closeRecord).call, Call::Close);
        QCOMPARE(run.mostAtOnce(), 1);
        QVERIFY(!timeline.read(log.snapshot())); // nothing new
    }

    /// The accept may be recorded before the connect that made it.
    void connectIsReadLate()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1);
        story.accept(10, 50001, 9);
        story.connect(11, 50001);
        ServerTimeline timeline({story.server->id});
        timeline.read(log.snapshot());
        QCOMPARE(timeline.runs()[0].clients.size(), 1u);
        QCOMPARE(timeline.runs()[0].clients[0].connectedNs, 10 * ms);
    }

    void clientsFromElsewhere()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1);
        const ConnectionId first = story.accept(100, 50001, 99);
        const ConnectionId atOnce = story.accept(100, 50002, 0); // right behind: nobody was busy between
        story.close(300, first);
        story.accept(300, 50003, 0); // was there already
        story.close(310, atOnce);
        story.accept(390, 50004, 80); // came while the server waited
        ServerTimeline timeline({story.server->id});
        timeline.read(log.snapshot());
        const auto &clients = timeline.runs()[0].clients;
        QCOMPARE(clients.size(), 4u);
        const QList<bool> waited = {clients[0].waitedUnknown, clients[1].waitedUnknown, clients[2].waitedUnknown,
                                    clients[3].waitedUnknown};
        QCOMPARE(waited, QList<bool>({false, false, true, false}));
        QCOMPARE(clients[2].connectedNs, -1);
    }

    /// The system was asked who waits.
    void seenInTheQueue()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1);
        const ConnectionId first = story.accept(100, 50001, 99);
        ServerTimeline timeline({story.server->id});
        timeline.read(log.snapshot());
        timeline.seenWaiting(1, {local(50002)}, 200 * ms);
        timeline.seenWaiting(1, {local(50002), local(50003)}, 400 * ms);
        timeline.seenWaiting(9, {local(50004)}, 400 * ms); // no such run
        const auto &clients = timeline.runs()[0].clients;
        QCOMPARE(clients.size(), 3u);
        QVERIFY(clients[1].isWaiting() && clients[1].seenWaiting);
        story.close(500, first);
        story.accept(500, 50002, 0);
        timeline.read(log.snapshot());
        QCOMPARE(clients.size(), 3u);
        QCOMPARE(clients[1].waitedNs(0), 300 * ms);
        QVERIFY(!clients[1].waitedUnknown);

        // Asked before the accept, told after it.
        const ConnectionId quick = story.accept(600, 50005, 0);
        story.close(610, quick);
        timeline.read(log.snapshot());
        timeline.seenWaiting(1, {local(50005), local(50001)}, 590 * ms);
        QCOMPARE(clients[3].waitedNs(0), 10 * ms);
        story.connect(700, 50003); // our own client after all
        timeline.read(log.snapshot());
        QVERIFY(!clients[2].seenWaiting);
        QCOMPARE(clients[2].connectedNs, 400 * ms);
    }

    /// The system lists its queue in no order; it is accepted in the order in which it came.
    void rowsStandInTheOrderOfTheQueue()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1);
        ServerTimeline timeline({story.server->id});
        timeline.read(log.snapshot());
        timeline.seenWaiting(1, {local(50003), local(50002), local(50001)}, 200 * ms);
        for (const quint16 port : {50001, 50002, 50003})
            story.accept(300, port, 0);
        timeline.read(log.snapshot());
        const auto &clients = timeline.runs()[0].clients;
        QCOMPARE(clients.size(), 3u);
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(clients[i].peer.port, quint16(50001 + i));
            QVERIFY(clients[i].acceptedNs >= 0);
        }
    }

    void runsOneAfterTheOther()
    {
        TrafficLog log;
        Story story(log);
        ServerTimeline timeline({story.server->id});
        for (int i = 0; i < 6; ++i) {
            story.stop(i * 1000); // of a bind that failed
            story.listen(i * 1000 + 1);
            story.listen(i * 1000 + 1, SocketAddress::anyIPv6(8000)); // both families
            const ConnectionId id = story.accept(i * 1000 + 10, 50001, 9);
            story.connect(i * 1000 + 20, 50002);
            story.stop(i * 1000 + 100, SocketAddress::anyIPv6(8000));
            timeline.read(log.snapshot());
            QVERIFY(timeline.runs().back().isRunning());
            story.stop(i * 1000 + 100);
            story.close(i * 1000 + 101, id);
        }
        timeline.read(log.snapshot());
        QCOMPARE(int(timeline.runs().size()), ServerTimeline::mostRuns);
        QCOMPARE(timeline.runs().back().number, 6u);
        for (const TimelineRun &run : timeline.runs()) {
            QVERIFY(!run.isRunning());
            QCOMPARE(run.clients.size(), 2u);
            QCOMPARE(run.clients[0].closedNs - run.beginNs, 100 * ms);
            QCOMPARE(run.clients[1].acceptedNs, -1); // the system reset it with the queue
            QCOMPARE(run.clients[1].closedNs, run.endNs);
        }
    }

    void anyAddressIsReachedAtOwnOnes()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1, SocketAddress::anyIPv4(8000));
        story.connect(5, 50001);
        ServerTimeline timeline;
        timeline.read(log.snapshot());
        QCOMPARE(timeline.runs()[0].clients.size(), 1u);
    }

    void otherServersAreLeftOut()
    {
        TrafficLog log;
        Story story(log);
        Story other(log);
        story.listen(1);
        other.listen(2, local(9000));
        ServerTimeline timeline({story.server->id});
        timeline.read(log.snapshot());
        QCOMPARE(timeline.runs().size(), 1u);
        ServerTimeline all;
        all.read(log.snapshot());
        QCOMPARE(all.runs().size(), 2u);
    }

    void readsInPiecesAndStaysBounded()
    {
        TrafficLog log;
        Story story(log);
        story.listen(1);
        for (size_t i = 0; i < ServerTimeline::mostClients + 100; ++i)
            story.accept(qint64(2 + i), quint16(i), 1);
        ServerTimeline timeline({story.server->id});
        int reads = 0;
        while (timeline.read(log.snapshot(), 1000))
            ++reads;
        QCOMPARE(reads, 11);
        QCOMPARE(timeline.runs()[0].clients.size(), ServerTimeline::mostClients);
        QCOMPARE(timeline.runs()[0].leftOut, 100u);
    }

    void recordingGoesBack()
    {
        TrafficLog log({}, RecordingOrigin{QStringLiteral("file"), 0, 1});
        Story story(log);
        story.listen(1);
        const ConnectionId id = story.accept(10, 50001, 9);
        story.close(20, id);
        log.showUpTo(4, 20 * ms);
        ServerTimeline timeline({story.server->id});
        timeline.read(log.snapshot());
        QCOMPARE(timeline.runs()[0].clients[0].closedNs, 20 * ms);
        log.showUpTo(3, 15 * ms);
        timeline.read(log.snapshot());
        QVERIFY(timeline.runs()[0].clients[0].isServed());
        QCOMPARE(timeline.runs().size(), 1u);
    }

    /// The engines themselves: the second and third client wait while the first is served.
    void oneAtATimeBesideAllAtOnce_data()
    {
        QTest::addColumn<bool>("oneAtATime");
        QTest::newRow("one at a time") << true;
        QTest::newRow("all at once") << false;
    }

    void oneAtATimeBesideAllAtOnce()
    {
        QFETCH(bool, oneAtATime);
        TrafficLog log;
        const auto reactor = Reactor::create();
        TcpServer server(log, *reactor, QStringLiteral("server"));
        TcpServerConfig config;
        config.host = {HostSpec::Kind::Address, loopback(), {}};
        config.concurrency = oneAtATime ? Concurrency::OneAtATime : Concurrency::AllAtOnce;
        const Script script{{}, [](Connection &connection, const Bytes &bytes) {
                                connection.work(50, [&connection, bytes] {
                                    connection.send(bytes);
                                    connection.close();
                                });
                            }, {}, {}, {}};
        server.start(config, scripted(script));
        QVERIFY(soon([&] { return server.status().state == ServerState::Listening; }));
        std::vector<std::unique_ptr<TcpClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<TcpClient>(log, *reactor, QStringLiteral("client")));
            TcpClientConfig to;
            to.host = config.host;
            to.port = server.status().listening.value(0).port;
            const Script hello{[](Connection &connection) { connection.send(Bytes::copyOf("hello")); }, {}, {}, {}, {}};
            clients.back()->connectToHost(to, scripted(hello));
        }
        ServerTimeline timeline({server.endpointId()});
        QVERIFY(soon([&] {
            timeline.read(log.snapshot());
            return !timeline.runs().empty() && timeline.runs()[0].clients.size() == 3 &&
                   std::all_of(timeline.runs()[0].clients.begin(), timeline.runs()[0].clients.end(),
                               [](const TimelineClient &client) { return client.closedNs >= 0; });
        }));
        const TimelineRun &run = timeline.runs()[0];
        for (const TimelineClient &client : run.clients) {
            QVERIFY(client.connectedNs >= 0);
            QVERIFY(client.servedNs(0) >= 49 * ms);
            QVERIFY(client.acceptedNs >= client.connectedNs);
        }
        if (oneAtATime) {
            QCOMPARE(run.mostAtOnce(), 1);
            QVERIFY(run.clients[1].waitedNs(0) >= 40 * ms);
            QVERIFY(run.clients[2].waitedNs(0) >= 90 * ms);
        } else {
            QCOMPARE(run.mostAtOnce(), 3);
        }
        clients.clear();
    }
};

QTEST_GUILESS_MAIN(TestServerTimeline)
#include "tst_servertimeline.moc"
