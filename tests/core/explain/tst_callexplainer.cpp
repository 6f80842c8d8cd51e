#include "core/explain/callexplainer.h"
#include "tests/core/explain/c3session.h"
#include "tests/core/explain/records.h"

#include <QRegularExpression>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

Explanation explained(const SocketCall &call, const CallContext &context = {},
                      ExplainLanguage language = ExplainLanguage::English)
{
    return explainCall(call, context, ExplainTexts::in(language));
}

QStringList allTexts(const Explanation &explanation)
{
    QStringList all{explanation.signature, explanation.waitingNow, explanation.purpose, explanation.waiting,
                    explanation.result,    explanation.python,     explanation.c};
    for (const ArgumentMeaning &argument : explanation.arguments)
        all << argument.argument << argument.meaning;
    for (const PortMeaning &port : explanation.ports)
        all << port.meaning;
    if (explanation.error)
        all << explanation.error->meaning << explanation.error->cause << explanation.error->remedy;
    return all;
}

} // namespace

class TestCallExplainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallIsExplainedWhetherItSucceedsOrFails();
    void noPlaceholderIsLeftUnfilled();
    void everyCallThatCanWaitSaysWhy();
    void aWaitSaysWhatEndedIt();
    void aCallThatHasNotReturned();
    void variantsDiffer();
    void tellsResultsApart();
    void saysWhatHappenedToADatagram();
    void aFailureNamesCauseAndRemedy();
    void aRealSessionIsExplained();
};

void TestCallExplainer::everyCallIsExplainedWhetherItSucceedsOrFails()
{
    for (const ExplainLanguage language : {ExplainLanguage::English, ExplainLanguage::French}) {
        QStringList purposes;
        for (int i = 0; i < callCount; ++i) {
            SocketCall call = usualRecord(Call(i));
            const Explanation done = explained(call, {}, language);
            QVERIFY2(!done.purpose.isEmpty() && !done.result.isEmpty(), callName(Call(i)));
            QVERIFY2(!done.arguments.isEmpty() && !done.python.isEmpty() && !done.c.isEmpty(),
                     callName(Call(i)));
            QVERIFY(!done.error);
            purposes << done.purpose;
            call.error = ECONNRESET;
            call.result = quint64(-1);
            const Explanation failed = explained(call, {}, language);
            QCOMPARE(failed.purpose, done.purpose);
            QVERIFY2(failed.error && !failed.error->cause.isEmpty() && !failed.result.isEmpty(),
                     callName(Call(i)));
        }
        QCOMPARE(purposes.removeDuplicates(), 0);
    }
}

void TestCallExplainer::noPlaceholderIsLeftUnfilled()
{
    static const QRegularExpression placeholder(QStringLiteral("\\{\\w+\\}"));
    CallContext context;
    context.cause = CallContext::Cause{QStringLiteral("TCP client 1"), 7};
    for (const ExplainLanguage language : {ExplainLanguage::English, ExplainLanguage::French}) {
        for (int i = 0; i < callCount; ++i) {
            SocketCall call = usualRecord(Call(i));
            call.waitedNs = 2'000'000;
            for (const qint16 error : {0, ETIMEDOUT}) {
                call.error = error;
                const Explanation explanation = explained(call, context, language);
                for (QString text : allTexts(explanation).mid(0, 5) + allTexts(explanation).mid(7))
                    QVERIFY2(!placeholder.match(text).hasMatch(), qPrintable(text));
            }
        }
    }
}

void TestCallExplainer::everyCallThatCanWaitSaysWhy()
{
    for (const Call kind : {Call::GetAddrInfo, Call::Accept, Call::Connect, Call::Send, Call::Recv,
                            Call::SendTo, Call::RecvFrom, Call::DoHandshake}) {
        SocketCall call = usualRecord(kind);
        call.waitedNs = 3'200'000'000;
        QVERIFY2(explained(call).waiting.contains(QStringLiteral("3.2 s")), callName(kind));
        CallContext waits;
        waits.isWaiting = true;
        const QString now = explained(call, waits).waitingNow;
        QVERIFY2(now.startsWith(QStringLiteral("It waits")), callName(kind));
        call.error = ECONNRESET;
        QVERIFY2(explained(call).waiting.contains(QStringLiteral("ECONNRESET")), callName(kind));
    }
    for (const Call kind : {Call::Socket, Call::Bind, Call::Listen, Call::Close, Call::Shutdown})
        QVERIFY2(explained(usualRecord(kind)).waiting.isEmpty(), callName(kind));
}

void TestCallExplainer::aWaitSaysWhatEndedIt()
{
    SocketCall call = usualRecord(Call::Recv);
    call.waitedNs = 2'000'000;
    call.result = 15;
    QVERIFY(explained(call).waiting.contains(QStringLiteral("15 bytes arrived")));
    CallContext context;
    context.cause = CallContext::Cause{QStringLiteral("TCP client 1"), 1234};
    QVERIFY(explained(call, context).waiting.contains(QStringLiteral("Sent by TCP client 1")));
    QVERIFY(explained(call, context).waiting.contains(QStringLiteral("record 1,234")));
    call.result = 0;
    QVERIFY(explained(call).waiting.contains(QStringLiteral("closed")));
    call.waitedNs = 10'000;
    QVERIFY(explained(call).waiting.contains(QStringLiteral("did not have to wait")));
}

void TestCallExplainer::aCallThatHasNotReturned()
{
    CallContext waits;
    waits.isWaiting = true;
    const Explanation accept = explained(usualRecord(Call::Accept), waits);
    QCOMPARE(accept.signature, QStringLiteral("accept()"));
    QVERIFY(accept.waitingNow.contains(QStringLiteral("accept queue is empty")));
    QVERIFY(accept.result.isEmpty() && accept.waiting.isEmpty() && !accept.error);
    QCOMPARE(accept.python, QStringLiteral("conn, address = server.accept()"));
}

void TestCallExplainer::variantsDiffer()
{
    const auto purpose = [](const SocketCall &call) { return explained(call).purpose; };
    QStringList purposes{purpose(record(Call::Connect, "('127.0.0.1', 1)", EndpointKind::TcpClient)),
                         purpose(record(Call::Connect, "('127.0.0.1', 1)", EndpointKind::Udp)),
                         purpose(record(Call::Connect, "'/tmp/x'", EndpointKind::TcpClient)),
                         purpose(record(Call::Bind, "'/tmp/x'")),
                         purpose(record(Call::Bind, "('127.0.0.1', 1)")),
                         purpose(record(Call::Bind, "('127.0.0.1', 1)", EndpointKind::TcpClient)),
                         purpose(record(Call::Close)),
                         purpose(record(Call::Close, "", EndpointKind::TcpServer, true)),
                         purpose(record(Call::Close, "", EndpointKind::Udp)),
                         purpose(record(Call::Shutdown, "SHUT_WR")),
                         purpose(record(Call::Shutdown, "SHUT_RD")),
                         purpose(record(Call::Shutdown, "SHUT_RDWR")),
                         purpose(record(Call::DoHandshake, "", EndpointKind::Udp, true)),
                         purpose(record(Call::DoHandshake, "", EndpointKind::TcpClient, true)),
                         purpose(record(Call::Socket, "AF_UNIX, SOCK_STREAM")),
                         purpose(record(Call::Socket, "AF_INET, SOCK_DGRAM")),
                         purpose(record(Call::Socket, "AF_INET, SOCK_STREAM"))};
    QVERIFY(!purposes.contains(QString()));
    QCOMPARE(purposes.removeDuplicates(), 0);
}

void TestCallExplainer::tellsResultsApart()
{
    SocketCall call = usualRecord(Call::Recv);
    call.argument = 10;
    QStringList results{explained(call).result}; // the end of the stream
    QVERIFY(results.first().contains(QStringLiteral("end of the stream")));
    call.result = 4;
    results << explained(call).result;
    call.result = 10;
    results << explained(call).result;
    call.call = Call::Send;
    results << explained(call).result;
    call.result = 4;
    results << explained(call).result;
    call.marks = CallMark::ProxyDialogue;
    results << explained(call).result;
    QVERIFY(!results.contains(QString()));
    QCOMPARE(results.removeDuplicates(), 0);
}

void TestCallExplainer::saysWhatHappenedToADatagram()
{
    SocketCall call = usualRecord(Call::SendTo);
    QStringList fates;
    for (const quint8 mark : {0, int(CallMark::SimulatedLoss), int(CallMark::SimulatedDuplicate),
                              int(CallMark::SimulatedDelay), int(CallMark::SimulatedReordering)}) {
        call.marks = mark;
        fates << explained(call).result;
        QVERIFY(fates.last().contains(QStringLiteral("UDP gives no guarantee")));
        QCOMPARE(fates.last().contains(QStringLiteral("Simulated: ")), mark != 0);
    }
    QCOMPARE(fates.removeDuplicates(), 0);
    QVERIFY(!fates[1].contains(QStringLiteral("The system took"))); // it never saw it
    SocketCall received = usualRecord(Call::RecvFrom);
    QVERIFY(explained(received).result.contains(QStringLiteral("It is empty")));
    received.payload = Bytes::copyOf("a");
    received.marks = CallMark::Truncated;
    QVERIFY(explained(received).result.contains(QStringLiteral("cut")));
}

void TestCallExplainer::aFailureNamesCauseAndRemedy()
{
    SocketCall bind = usualRecord(Call::Bind);
    bind.error = EADDRINUSE;
    bind.result = quint64(-1);
    const Explanation explanation = explained(bind);
    QVERIFY(explanation.error);
    QCOMPARE(explanation.error->name, QStringLiteral("EADDRINUSE"));
    QCOMPARE(explanation.error->meaning, QStringLiteral("Address already in use"));
    QVERIFY(explanation.error->topics.first().text.contains(QStringLiteral("lsof -i:12345")));
    QVERIFY(explanation.signature.endsWith(QStringLiteral("= -1 EADDRINUSE")));
    const Explanation french = explained(bind, {}, ExplainLanguage::French);
    QCOMPARE(french.error->meaning, QStringLiteral("Adresse déjà utilisée"));
}

void TestCallExplainer::aRealSessionIsExplained()
{
    C3Session session;
    QVERIFY(session.perform());
    const LogSnapshot log = session.log();
    int named = 0;
    for (const EndpointId endpoint : {session.server(), session.client()}) {
        for (const SocketCall &call : session.records(endpoint)) {
            const CallContext context = contextOf(call, log);
            named += context.cause ? 1 : 0;
            const Explanation explanation =
                explainCall(call, context, ExplainTexts::in(ExplainLanguage::French));
            QVERIFY2(!explanation.purpose.isEmpty(), qPrintable(call.signature()));
            QVERIFY2(!explanation.arguments.isEmpty(), qPrintable(call.signature()));
            QVERIFY2(!explanation.python.isEmpty() && !explanation.c.isEmpty(), qPrintable(call.signature()));
        }
    }
    QVERIFY(named > 0);
}

QTEST_GUILESS_MAIN(TestCallExplainer)
#include "tst_callexplainer.moc"
