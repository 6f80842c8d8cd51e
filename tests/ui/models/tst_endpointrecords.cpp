#include "ui/models/endpointrecords.h"

#include <QTest>

using namespace wirebench;

class TestEndpointRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersTakeNothingFromOne()
    {
        TrafficLog log;
        const FlowPtr quiet = flowOf(log);
        const FlowPtr busy = flowOf(log);
        append(log, quiet, 1);
        for (int i = 0; i < 10'000; ++i)
            append(log, busy, i);
        append(log, quiet, 2);
        QCOMPARE(visited(log, 1, quiet, 10), (QList<int>{1, 2}));
        QCOMPARE(m_leftOut, 0u);
    }

    void theNewestAreTaken()
    {
        TrafficLog log;
        const FlowPtr flow = flowOf(log);
        for (int i = 1; i <= 10; ++i)
            append(log, flow, i);
        QCOMPARE(visited(log, 1, flow, 3), (QList<int>{8, 9, 10}));
        QCOMPARE(m_leftOut, 7u);
        QCOMPARE(visited(log, 10, flow, 3), QList<int>{10});
        QCOMPARE(visited(log, 11, flow, 3), QList<int>());
    }

private:
    static FlowPtr flowOf(TrafficLog &log)
    {
        return FlowPtr(new Flow(log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("client")), {}, {}, {}));
    }
    static void append(TrafficLog &log, const FlowPtr &flow, int argument)
    {
        SocketCall call;
        call.flow = flow;
        call.argument = argument;
        log.append(std::move(call));
    }
    QList<int> visited(const TrafficLog &log, quint64 from, const FlowPtr &flow, quint64 most)
    {
        QList<int> found;
        m_leftOut = visitNewest(log.snapshot(), from, {flow->endpoint->id}, most,
                                [&](const SocketCall &call) { found.append(call.argument); });
        return found;
    }

    quint64 m_leftOut = 0;
};

QTEST_APPLESS_MAIN(TestEndpointRecords)
#include "tst_endpointrecords.moc"
