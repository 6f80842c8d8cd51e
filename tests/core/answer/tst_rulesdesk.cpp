#include "core/answer/rulesdesk.h"
#include "tests/core/net/logreader.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class TestRulesDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesTheNewestRecordOfAFlow()
    {
        TrafficLog log;
        const EndpointPtr endpoint = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("s"));
        const FlowPtr one(
            new Flow(endpoint, log.newConnectionId(), {}, SocketAddress::fromIPv4(0x7F000001, 5)));
        const FlowPtr two(new Flow(endpoint, log.newConnectionId(), {}, {}));
        append(log, one, Call::Recv);
        const quint64 wanted = append(log, one, Call::Recv);
        append(log, one, Call::Send);
        append(log, two, Call::Recv);

        RulesDesk desk(log);
        QSignalSpy noted(&desk, &RulesDesk::noted);
        RuleOutcome outcome;
        outcome.rule = 2;
        outcome.note = QStringLiteral("hello");
        desk.note(one, Call::Recv, outcome);
        desk.note(two, Call::Accept, outcome);
        QTRY_COMPARE(noted.size(), 1);
        const auto notes = noted.first().first().value<QList<RuleNote>>();
        QCOMPARE(notes.size(), 2);
        QCOMPARE(notes[0].record, wanted);
        QCOMPARE(notes[0].peer, QStringLiteral("127.0.0.1:5"));
        QCOMPARE(notes[0].englishText(), QStringLiteral("hello"));
        QCOMPARE(notes[1].record, 0u);
    }

    void moreNotesThanFitAreCounted()
    {
        TrafficLog log;
        const FlowPtr flow(new Flow(log.addEndpoint(EndpointKind::Udp, QStringLiteral("u")), {}, {}, {}));
        append(log, flow, Call::RecvFrom);
        RulesDesk desk(log);
        QSignalSpy noted(&desk, &RulesDesk::noted);
        RuleOutcome outcome;
        outcome.remark = RuleRemark::GaveUp;
        outcome.matched = false;
        for (int i = 0; i < RulesDesk::mostNotes + 7; ++i)
            desk.note(flow, Call::RecvFrom, outcome);
        QTRY_COMPARE(noted.size(), 1);
        QCOMPARE(noted.first().at(0).value<QList<RuleNote>>().size(), RulesDesk::mostNotes);
        QCOMPARE(noted.first().at(1).toInt(), 7);
        QVERIFY(noted.first().at(0).value<QList<RuleNote>>().first().englishText().startsWith(
            QStringLiteral("rule 1 gave up")));
    }

    void numbersRise()
    {
        TrafficLog log;
        RulesDesk desk(log);
        QCOMPARE(desk.nextNumber(), 1u);
        QCOMPARE(desk.nextNumber(), 2u);
    }

private:
    static quint64 append(TrafficLog &log, const FlowPtr &flow, Call call)
    {
        SocketCall made;
        made.flow = flow;
        made.call = call;
        made.timeNs = log.now();
        return log.append(made);
    }
};

QTEST_GUILESS_MAIN(TestRulesDesk)
#include "tst_rulesdesk.moc"
