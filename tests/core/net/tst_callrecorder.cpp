#include "core/net/callrecorder.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestCallRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void recordsArgumentsInWords();
    void recordsANumericArgument();
    void recordsAFailure();
    void recordsWhatWasReceived();
    void recordsTheEndOfTheStream();
    void recordsAFailedRecv();
    void recordsWhatWasSent();
    void measuresTheWait();
    void returnsTheRecordsTime();
    void laterRecordsCarryTheNewFlow();
    void laterRecordsCarryTheMarks();
    void copiesShareTheLog();
    void namesSocketArguments();
    void recordsAReceivedDatagram();
    void recordsASentDatagram();
    void recordsADatagramThatDidNotGo();

private:
    SocketCall last() const { return recordsOf(*m_log).last(); }

    std::unique_ptr<TrafficLog> m_log;
    FlowPtr m_flow;
};

void TestCallRecorder::init()
{
    m_log = std::make_unique<TrafficLog>();
    const auto endpoint = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
    m_flow = FlowPtr(new Flow(endpoint, {}, loopback(AddressFamily::IPv4, 9999), {}));
}

void TestCallRecorder::recordsArgumentsInWords()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.record(Call::Bind, QStringLiteral("('127.0.0.1', 9999)"), {0, 0}, recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("bind(('127.0.0.1', 9999)) = 0")});
    QCOMPARE(last().direction, Direction::None);
    QCOMPARE(last().flow, m_flow);
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::recordsANumericArgument()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.record(Call::Listen, 5, {0, 0}, recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("listen(5) = 0")});
    QCOMPARE(last().argument, 5);
    QVERIFY(!last().text);
}

void TestCallRecorder::recordsAFailure()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.record(Call::Bind, QStringLiteral("('', 80)"), {-1, EACCES}, recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("bind(('', 80)) = -1 EACCES")});
    QVERIFY(last().failed());
    QCOMPARE(last().result, -1);
    QCOMPARE(int(last().error), EACCES);
}

void TestCallRecorder::recordsWhatWasReceived()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.recordReceived(512, {5, 0}, Bytes::copyOf("hello"), recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("recv(512) = 5")});
    QCOMPARE(last().direction, Direction::Received);
    QCOMPARE(last().payload.toByteArray(), QByteArray("hello"));
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::recordsTheEndOfTheStream()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.recordReceived(512, {0, 0}, {}, recorder.now());
    QVERIFY(last().isEndOfStream());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("recv(512) = 0 (end of stream)")});
}

void TestCallRecorder::recordsAFailedRecv()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.recordReceived(512, {-1, ECONNRESET}, {}, recorder.now());
    QVERIFY(!last().isEndOfStream());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("recv(512) = -1 ECONNRESET")});
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::recordsWhatWasSent()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.recordSent(10, {4, 0}, Bytes::copyOf("part"), recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("send(10 bytes) = 4")});
    QCOMPARE(last().direction, Direction::Sent);
    QCOMPARE(last().payload.toByteArray(), QByteArray("part"));
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::measuresTheWait()
{
    const CallRecorder recorder(*m_log, m_flow);
    const qint64 since = recorder.now();
    const qint64 before = recorder.now();
    recorder.record(Call::Accept, QString(), {7, 0}, since);
    const qint64 after = recorder.now();
    QVERIFY(last().timeNs >= before && last().timeNs <= after);
    QCOMPARE(last().waitedNs, last().timeNs - since);
}

void TestCallRecorder::returnsTheRecordsTime()
{
    const CallRecorder recorder(*m_log, m_flow);
    qint64 told = recorder.record(Call::Listen, 1, {0, 0}, 0);
    QCOMPARE(told, last().timeNs);
    told = recorder.record(Call::Accept, QString(), {7, 0}, 0);
    QCOMPARE(told, last().timeNs);
    told = recorder.recordSent(1, {1, 0}, Bytes::copyOf("x"), 0);
    QCOMPARE(told, last().timeNs);
    told = recorder.recordReceived(1, {1, 0}, Bytes::copyOf("x"), 0);
    QCOMPARE(told, last().timeNs);
}

void TestCallRecorder::laterRecordsCarryTheNewFlow()
{
    CallRecorder recorder(*m_log, m_flow);
    recorder.record(Call::Bind, QString(), {0, 0}, recorder.now());
    const FlowPtr known(new Flow(m_flow->endpoint, {}, loopback(AddressFamily::IPv4, 40000), {}));
    recorder.setFlow(known);
    recorder.record(Call::Listen, 5, {0, 0}, recorder.now());
    QCOMPARE(recordsOf(*m_log)[0].flow, m_flow);
    QCOMPARE(recordsOf(*m_log)[1].flow, known);
    QCOMPARE(recorder.flow(), known);
}

void TestCallRecorder::copiesShareTheLog()
{
    const CallRecorder recorder(*m_log, m_flow);
    const CallRecorder copy = recorder; // NOLINT: the copy is what is tested
    copy.record(Call::Listen, 5, {0, 0}, copy.now());
    recorder.record(Call::Close, QString(), {0, 0}, recorder.now());
    QCOMPARE(callNames(recordsOf(*m_log)), (QStringList{QStringLiteral("listen"), QStringLiteral("close")}));
}

void TestCallRecorder::namesSocketArguments()
{
    QCOMPARE(streamSocketArguments(AddressFamily::IPv4), QStringLiteral("AF_INET, SOCK_STREAM"));
    QCOMPARE(streamSocketArguments(AddressFamily::IPv6), QStringLiteral("AF_INET6, SOCK_STREAM"));
    QCOMPARE(datagramSocketArguments(AddressFamily::IPv4), QStringLiteral("AF_INET, SOCK_DGRAM"));
    QCOMPARE(datagramSocketArguments(AddressFamily::IPv6), QStringLiteral("AF_INET6, SOCK_DGRAM"));
}

void TestCallRecorder::recordsAReceivedDatagram()
{
    const CallRecorder recorder(*m_log, m_flow);
    const qint64 told =
        recorder.recordDatagramReceived(4, {4, 0}, Bytes::copyOf("0123"), CallMark::Truncated, 0);
    QCOMPARE(told, last().timeNs);
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("recvfrom(4) = 4 (truncated)")});
    QCOMPARE(last().direction, Direction::Received);
    QCOMPARE(last().payload.toByteArray(), QByteArray("0123"));
    recorder.recordDatagramReceived(4, {-1, ECONNREFUSED}, {}, 0, 0);
    QCOMPARE(callTexts(recordsOf(*m_log)).last(), QStringLiteral("recvfrom(4) = -1 ECONNREFUSED"));
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::recordsASentDatagram()
{
    const CallRecorder recorder(*m_log, m_flow);
    const qint64 told =
        recorder.recordDatagramSent({5, 0}, Bytes::copyOf("hello"), CallMark::SimulatedDelay, 0);
    QCOMPARE(told, last().timeNs);
    QCOMPARE(last().waitedNs, told); // wanted at the log's start
    QCOMPARE(callTexts(recordsOf(*m_log)),
             QStringList{QStringLiteral("sendto(5 bytes) = 5 (simulated delay)")});
    QCOMPARE(last().direction, Direction::Sent);
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::recordsADatagramThatDidNotGo()
{
    const CallRecorder recorder(*m_log, m_flow);
    recorder.recordDatagramSent({-1, EMSGSIZE}, Bytes::copyOf("too long"), 0, recorder.now());
    recorder.recordDatagramSent({0, 0}, Bytes::copyOf("lost"), CallMark::SimulatedLoss, recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("sendto(8 bytes) = -1 EMSGSIZE"),
                          QStringLiteral("sendto(4 bytes) not sent (simulated loss)")}));
    QCOMPARE(payloadOf(recordsOf(*m_log)), QByteArray("too longlost")); // what it would have been
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestCallRecorder::laterRecordsCarryTheMarks()
{
    CallRecorder recorder(*m_log, m_flow);
    recorder.recordSent(1, {1, 0}, Bytes::copyOf("a"), recorder.now());
    recorder.setMarks(CallMark::ProxyDialogue);
    const CallRecorder copy = recorder;
    copy.recordSent(1, {1, 0}, Bytes::copyOf("b"), recorder.now());
    recorder.setMarks(0);
    recorder.recordReceived(1, {1, 0}, Bytes::copyOf("c"), recorder.now());
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("send(1 bytes) = 1"), QStringLiteral("send(1 bytes) = 1 (proxy dialogue)"),
                          QStringLiteral("recv(1) = 1")}));
}

QTEST_GUILESS_MAIN(TestCallRecorder)
#include "tst_callrecorder.moc"
