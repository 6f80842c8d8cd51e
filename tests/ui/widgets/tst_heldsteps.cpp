#include "ui/widgets/heldsteps.h"

#include "core/traffic/trafficlog.h"

#include <QTest>

using namespace wirebench;

class tst_HeldSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areOfOneEndpoint()
    {
        const QList<CallStep> steps = heldSteps(m_status, {m_server->id});
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].call, Call::Recv);
        QCOMPARE(steps[0].count, 2);
        QCOMPARE(steps[0].state, CallStep::State::Held);
        QCOMPARE(steps[1].call, Call::Accept);
        QCOMPARE(steps[1].count, 1);
    }

    void tellsWhoseTurnItIs()
    {
        QCOMPARE(heldSteps(m_status, {m_client->id}).value(0).isNext, true);
        for (const CallStep &step : heldSteps(m_status, {m_server->id}))
            QVERIFY(!step.isNext);
    }

    void mayBeOfSeveralEndpoints()
    {
        const QList<CallStep> steps = heldSteps(m_status, {m_server->id, m_client->id});
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps[0].call, Call::Send);
    }

    void areNoneWhereNothingWaits()
    {
        QVERIFY(heldSteps({}, {m_server->id}).isEmpty());
        QVERIFY(heldSteps(m_status, {EndpointId{999}}).isEmpty());
    }

private:
    HeldCall held(quint64 number, Call call, const EndpointPtr &endpoint)
    {
        return {number, call, FlowPtr(new Flow(endpoint, {}, {}, {}))};
    }

    TrafficLog m_log;
    const EndpointPtr m_server = m_log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
    const EndpointPtr m_client = m_log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("client"));
    const CallGateStatus m_status{true, 4,
                                  {held(7, Call::Send, m_client), held(8, Call::Recv, m_server),
                                   held(9, Call::Accept, m_server), held(12, Call::Recv, m_server)}};
};

QTEST_APPLESS_MAIN(tst_HeldSteps)
#include "tst_heldsteps.moc"
