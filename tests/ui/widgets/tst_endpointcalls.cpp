#include "ui/widgets/endpointcalls.h"

#include <QTest>

using namespace wirebench;

class tst_EndpointCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<TrafficLog>();
        m_mine = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("mine"));
        m_other = m_log->addEndpoint(EndpointKind::TcpClient, QStringLiteral("other"));
    }

    void takesTheCallsOfItsEndpointOnly()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        QVERIFY(!calls.poll());
        append(m_mine, Call::Socket);
        append(m_other, Call::Connect);
        append(m_mine, Call::Bind, EADDRINUSE);
        QVERIFY(calls.poll());
        QVERIFY(!calls.poll());
        const QList<CallStep> steps = calls.steps({}, 0);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].call, Call::Socket);
        QCOMPARE(steps[0].recordId, 1);
        QCOMPARE(steps[1].call, Call::Bind);
        QCOMPARE(steps[1].state, CallStep::State::Failed);
        QCOMPARE(steps[1].errnoName, QStringLiteral("EADDRINUSE"));
    }

    void theWaitingCallStandsBehind()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        append(m_mine, Call::Listen);
        calls.poll();
        const QList<CallStep> steps = calls.steps(Call::Accept, 77);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[1].call, Call::Accept);
        QCOMPARE(steps[1].state, CallStep::State::Waiting);
        QCOMPARE(steps[1].waitingSinceNs, 77);
        QCOMPARE(calls.steps({}, 0).size(), 1);
    }

    void othersRecordsAreNews()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        append(m_other, Call::Socket);
        QVERIFY(!calls.poll()); // but none of its own
    }

    void restartForgetsWhatWas()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        append(m_mine, Call::Socket);
        calls.restart();
        QVERIFY(!calls.poll());
        append(m_mine, Call::Close);
        QVERIFY(calls.poll());
        QCOMPARE(calls.steps({}, 0).size(), 1);
        QCOMPARE(calls.steps({}, 0).first().call, Call::Close);
    }

    void keepsTheNewestSteps()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        for (int i = 0; i < EndpointCalls::maximumSteps + 20; ++i)
            append(m_mine, Call::Recv);
        calls.poll();
        const QList<CallStep> steps = calls.steps({}, 0);
        QCOMPARE(steps.size(), EndpointCalls::maximumSteps);
        QCOMPARE(steps.last().recordId, EndpointCalls::maximumSteps + 20);
    }

    void anothersFloodTakesNothing()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        append(m_mine, Call::Socket);
        for (int i = 0; i < 5000; ++i)
            append(m_other, Call::Send);
        QVERIFY(calls.poll());
        append(m_mine, Call::Close);
        QVERIFY(calls.poll());
        QCOMPARE(calls.steps({}, 0).size(), 2);
    }

    void surviveAClearedLog()
    {
        EndpointCalls calls(*m_log, {m_mine->id});
        append(m_mine, Call::Socket);
        m_log->clear();
        QVERIFY(!calls.poll());
        append(m_mine, Call::Close);
        QVERIFY(calls.poll());
    }

private:
    void append(const EndpointPtr &endpoint, Call call, qint16 error = 0)
    {
        SocketCall record;
        record.call = call;
        record.error = error;
        record.result = error != 0 ? -1 : 0;
        record.flow = FlowPtr(new Flow(endpoint, {}, {}, {}));
        m_log->append(record);
    }

    std::unique_ptr<TrafficLog> m_log;
    EndpointPtr m_mine;
    EndpointPtr m_other;
};

QTEST_APPLESS_MAIN(tst_EndpointCalls)
#include "tst_endpointcalls.moc"
