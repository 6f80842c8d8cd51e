#include "tests/ui/models/logwriter.h"
#include "ui/widgets/inspectorwords.h"

#include <QTest>

using namespace wirebench;

class TestInspectorWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsArguments_data();
    void splitsArguments();
    void everyCallHasAPurpose();
    void knowsTheArgumentsThatEnginesRecord_data();
    void knowsTheArgumentsThatEnginesRecord();
    void tellsResultsApart();
    void saysWhatHappenedToADatagram();
    void explainsRefusedDatagrams();
    void connectIsAnotherThingForDatagrams();
};

void TestInspectorWords::splitsArguments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("none") << QString() << QStringList();
    QTest::newRow("number") << s("512") << QStringList{s("512")};
    QTest::newRow("three") << s("SOL_SOCKET, SO_REUSEADDR, 1")
                           << QStringList{s("SOL_SOCKET"), s("SO_REUSEADDR"), s("1")};
    QTest::newRow("tuple") << s("('127.0.0.1', 9999)") << QStringList{s("('127.0.0.1', 9999)")};
    QTest::newRow("tuple at the end")
        << s("SOL_SOCKET, SO_LINGER, (1, 0)") << QStringList{s("SOL_SOCKET"), s("SO_LINGER"), s("(1, 0)")};
    QTest::newRow("quoted comma") << s("'a,b', 80") << QStringList{s("'a,b'"), s("80")};
    QTest::newRow("bracket in quotes") << s("'a(b', 80") << QStringList{s("'a(b'"), s("80")};
}

void TestInspectorWords::splitsArguments()
{
    QFETCH(QString, text);
    QTEST(splitArguments(text), "parts");
}

void TestInspectorWords::everyCallHasAPurpose()
{
    QStringList purposes;
    for (int i = 0; i < callCount; ++i) {
        SocketCall call;
        call.call = Call(i);
        purposes << callPurpose(call);
        QVERIFY(!purposes.last().isEmpty());
        QVERIFY(!resultMeaning(call).isEmpty());
    }
    QCOMPARE(purposes.removeDuplicates(), 0);
}

void TestInspectorWords::knowsTheArgumentsThatEnginesRecord_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("known");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("getaddrinfo") << Call::GetAddrInfo << s("'localhost', 9999") << 2;
    QTest::newRow("socket") << Call::Socket << s("AF_INET6, SOCK_STREAM") << 2;
    QTest::newRow("reuse") << Call::SetSockOpt << s("SOL_SOCKET, SO_REUSEADDR, 1") << 3;
    QTest::newRow("linger") << Call::SetSockOpt << s("SOL_SOCKET, SO_LINGER, (1, 0)") << 3;
    QTest::newRow("nodelay") << Call::SetSockOpt << s("IPPROTO_TCP, TCP_NODELAY, 1") << 3;
    QTest::newRow("v6only") << Call::SetSockOpt << s("IPPROTO_IPV6, IPV6_V6ONLY, 1") << 3;
    QTest::newRow("bind") << Call::Bind << s("('127.0.0.1', 9999)") << 1;
    QTest::newRow("connect") << Call::Connect << s("('::1', 80)") << 1;
    QTest::newRow("listen") << Call::Listen << QString() << 1;
    QTest::newRow("recv") << Call::Recv << QString() << 1;
    QTest::newRow("send") << Call::Send << QString() << 1;
    QTest::newRow("datagram socket") << Call::Socket << s("AF_INET, SOCK_DGRAM") << 2;
    QTest::newRow("broadcast") << Call::SetSockOpt << s("SOL_SOCKET, SO_BROADCAST, 1") << 3;
    QTest::newRow("join") << Call::SetSockOpt << s("IPPROTO_IP, IP_ADD_MEMBERSHIP, ('224.1.1.1', 'any')")
                          << 3;
    QTest::newRow("leave 6") << Call::SetSockOpt << s("IPPROTO_IPV6, IPV6_LEAVE_GROUP, ('ff02::1', 'lo')")
                             << 3;
    QTest::newRow("ttl") << Call::SetSockOpt << s("IPPROTO_IP, IP_MULTICAST_TTL, 3") << 3;
    QTest::newRow("buffer") << Call::SetSockOpt << s("SOL_SOCKET, SO_RCVBUF, 65536") << 3;
    QTest::newRow("read back") << Call::GetSockOpt << s("SOL_SOCKET, SO_RCVBUF") << 2;
    QTest::newRow("recvfrom") << Call::RecvFrom << QString() << 1;
    QTest::newRow("sendto") << Call::SendTo << QString() << 1;
    QTest::newRow("shutdown") << Call::Shutdown << s("SHUT_WR") << 1;
    QTest::newRow("close") << Call::Close << QString() << 0;
}

void TestInspectorWords::knowsTheArgumentsThatEnginesRecord()
{
    QFETCH(Call, call);
    QFETCH(QString, arguments);
    SocketCall record;
    record.call = call;
    record.argument = 5;
    if (!arguments.isEmpty())
        record.text = CallTextPtr(new CallText(arguments));
    const QList<ArgumentMeaning> meanings = argumentMeanings(record);
    QTEST(int(meanings.size()), "known");
    for (const ArgumentMeaning &meaning : meanings) {
        QVERIFY(!meaning.meaning.isEmpty());
        QVERIFY(record.arguments().contains(meaning.argument));
    }
}

void TestInspectorWords::tellsResultsApart()
{
    SocketCall call;
    call.call = Call::Recv;
    call.argument = 10;
    QStringList meanings{resultMeaning(call)}; // the end of the stream
    call.result = 4;
    meanings << resultMeaning(call);
    call.result = 10;
    meanings << resultMeaning(call);
    call.call = Call::Send;
    meanings << resultMeaning(call);
    call.result = 4;
    meanings << resultMeaning(call);
    QCOMPARE(meanings.removeDuplicates(), 0);
    call.error = ECONNRESET;
    QVERIFY(resultMeaning(call).isEmpty());
}

void TestInspectorWords::saysWhatHappenedToADatagram()
{
    SocketCall call;
    call.call = Call::RecvFrom;
    call.payload = Bytes::copyOf("a");
    call.result = 1;
    QStringList meanings{resultMeaning(call)};
    call.marks = CallMark::Truncated;
    meanings << resultMeaning(call);
    QVERIFY(meanings.last().contains(QStringLiteral("truncated")));
    call.payload = {};
    call.marks = 0;
    meanings << resultMeaning(call);
    QVERIFY(meanings.last().contains(QStringLiteral("It is empty")));
    call.call = Call::SendTo;
    call.payload = Bytes::copyOf("a");
    for (const quint8 mark : {0, int(CallMark::SimulatedLoss), int(CallMark::SimulatedDuplicate),
                              int(CallMark::SimulatedDelay), int(CallMark::SimulatedReordering)}) {
        call.marks = mark;
        meanings << resultMeaning(call);
        QVERIFY(meanings.last().contains(QStringLiteral("UDP gives no guarantee")));
        QCOMPARE(meanings.last().contains(QStringLiteral("Simulated: ")), mark != 0);
    }
    QCOMPARE(meanings.removeDuplicates(), 0);
    call.marks = CallMark::SimulatedLoss;
    QVERIFY(!resultMeaning(call).contains(QStringLiteral("The system took"))); // it never saw it
}

void TestInspectorWords::explainsRefusedDatagrams()
{
    SocketCall call;
    call.call = Call::RecvFrom;
    call.error = ECONNREFUSED;
    QVERIFY(resultMeaning(call).contains(QStringLiteral("ICMP")));
    call.call = Call::Connect;
    QVERIFY(resultMeaning(call).isEmpty());
}

void TestInspectorWords::connectIsAnotherThingForDatagrams()
{
    SocketCall call;
    call.call = Call::Connect;
    const QString stream = callPurpose(call);
    const EndpointPtr udp(new Endpoint(EndpointId{1}, EndpointKind::Udp, QStringLiteral("UDP 1")));
    call.flow = FlowPtr(new Flow(udp, {}, {}, {}));
    QVERIFY(callPurpose(call) != stream);
    QVERIFY(callPurpose(call).contains(QStringLiteral("Nothing is sent")));
}

QTEST_GUILESS_MAIN(TestInspectorWords)
#include "tst_inspectorwords.moc"
