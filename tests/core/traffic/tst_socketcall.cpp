#include "core/traffic/socketcall.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestSocketCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesGoBothWays();
    void unknownNameIsNoCall();
    void signatureAndResult_data();
    void signatureAndResult();
    void textGoesBeforeTheNumber();
    void directionsHaveWords();
    void whatIsNoNumberIsSaidInWords();
    void datagramsSayWhatBecameOfThem_data();
    void datagramsSayWhatBecameOfThem();
    void marksHaveNames();
};

void TestSocketCall::namesGoBothWays()
{
    for (int i = 0; i < callCount; ++i) {
        const QString name = QString::fromLatin1(callName(Call(i)));
        QVERIFY(!name.isEmpty());
        QCOMPARE(callFromName(name), std::optional(Call(i)));
    }
    QCOMPARE(callName(Call::GetAddrInfo), "getaddrinfo");
    QCOMPARE(callName(Call::Close), "close");
}

void TestSocketCall::unknownNameIsNoCall()
{
    QVERIFY(!callFromName(u"RECV"));
    QVERIFY(!callFromName(u""));
    QVERIFY(!callFromName(u"recvmsg"));
}

void TestSocketCall::signatureAndResult_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("argument");
    QTest::addColumn<int>("result");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("resultText");

    QTest::newRow("recv") << int(Call::Recv) << 512 << 15 << 0 << "recv(512)"
                          << "= 15";
    QTest::newRow("end") << int(Call::Recv) << 512 << 0 << 0 << "recv(512)"
                         << "= 0 (end of stream)";
    QTest::newRow("reset") << int(Call::Recv) << 1 << -1 << ECONNRESET << "recv(1)"
                           << "= -1 ECONNRESET";
    QTest::newRow("send") << int(Call::Send) << 20 << 12 << 0 << "send(20 bytes)"
                          << "= 12";
    QTest::newRow("empty send") << int(Call::Send) << 0 << 0 << 0 << "send(0 bytes)"
                                << "= 0";
    QTest::newRow("listen") << int(Call::Listen) << 5 << 0 << 0 << "listen(5)"
                            << "= 0";
    QTest::newRow("close") << int(Call::Close) << 7 << 0 << 0 << "close()"
                           << "= 0";
    QTest::newRow("accept") << int(Call::Accept) << 0 << 8 << 0 << "accept()"
                            << "= 8";
}

void TestSocketCall::signatureAndResult()
{
    QFETCH(int, call);
    QFETCH(int, argument);
    QFETCH(int, result);
    QFETCH(int, error);
    SocketCall record;
    record.call = Call(call);
    record.argument = argument;
    record.result = decltype(record.result)(result);
    record.error = qint16(error);
    QTEST(record.signature(), "signature");
    QTEST(record.resultText(), "resultText");
    QCOMPARE(record.failed(), error != 0);
}

void TestSocketCall::textGoesBeforeTheNumber()
{
    SocketCall record;
    record.call = Call::Bind;
    record.argument = 9;
    record.text = CallTextPtr(new CallText(QStringLiteral("('127.0.0.1', 9999)")));
    QCOMPARE(record.signature(), QStringLiteral("bind(('127.0.0.1', 9999))"));
    record.text = CallTextPtr(new CallText(QString()));
    QCOMPARE(record.signature(), QStringLiteral("bind()"));
}

void TestSocketCall::directionsHaveWords()
{
    QCOMPARE(directionFromName(u"received"), std::optional(Direction::Received));
    QCOMPARE(directionFromName(u""), std::optional(Direction::None));
    QVERIFY(!directionFromName(u"Sent"));
    QCOMPARE(directionName(Direction::Sent), "sent");
    QCOMPARE(directionName(Direction::Received), "received");
    QCOMPARE(directionName(Direction::None), "");
}

void TestSocketCall::whatIsNoNumberIsSaidInWords()
{
    SocketCall record;
    record.call = Call::DoHandshake;
    record.text = CallTextPtr(new CallText(QStringLiteral("server_hostname='localhost'"),
                                           QStringLiteral("TLSv1.3, TLS_AES_256_GCM_SHA384")));
    QCOMPARE(record.signature(), QStringLiteral("do_handshake(server_hostname='localhost')"));
    QCOMPARE(record.resultText(), QStringLiteral("= TLSv1.3, TLS_AES_256_GCM_SHA384"));
    record.error = EPROTO;
    QCOMPARE(record.resultText(), QStringLiteral("= -1 EPROTO"));

    SocketCall end;
    end.call = Call::Recv;
    end.marks = CallMark::NoCloseNotify;
    QCOMPARE(end.resultText(), QStringLiteral("= 0 (end of stream, without close_notify)"));
}

void TestSocketCall::datagramsSayWhatBecameOfThem_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("marks");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("text");
    const int sendTo = int(Call::SendTo);
    const int recvFrom = int(Call::RecvFrom);
    QTest::newRow("sent") << sendTo << 15 << 0 << 0 << "sendto(15 bytes) = 15";
    QTest::newRow("received") << recvFrom << 15 << 0 << 0 << "recvfrom(1024) = 15";
    QTest::newRow("empty, sent") << sendTo << 0 << 0 << 0 << "sendto(0 bytes) = 0 (empty datagram)";
    QTest::newRow("empty, received") << recvFrom << 0 << 0 << 0 << "recvfrom(1024) = 0 (empty datagram)";
    QTest::newRow("failed") << recvFrom << 0 << 0 << ECONNREFUSED << "recvfrom(1024) = -1 ECONNREFUSED";
    QTest::newRow("cut") << recvFrom << 1024 << int(CallMark::Truncated) << 0
                         << "recvfrom(1024) = 1024 (truncated)";
    QTest::newRow("lost") << sendTo << 4 << int(CallMark::SimulatedLoss) << 0
                          << "sendto(4 bytes) not sent (simulated loss)";
    QTest::newRow("several") << sendTo << 4 << int(CallMark::SimulatedDuplicate | CallMark::SimulatedDelay)
                             << 0 << "sendto(4 bytes) = 4 (simulated duplicate, simulated delay)";
    QTest::newRow("empty twin") << sendTo << 0 << int(CallMark::SimulatedDuplicate) << 0
                                << "sendto(0 bytes) = 0 (empty datagram, simulated duplicate)";
}

void TestSocketCall::datagramsSayWhatBecameOfThem()
{
    QFETCH(int, call);
    QFETCH(int, size);
    QFETCH(int, marks);
    QFETCH(int, error);
    SocketCall record;
    record.call = Call(call);
    record.argument = record.call == Call::SendTo ? size : 1024;
    record.payload = Bytes::copyOf(QByteArray(size, 'x'));
    record.result = error != 0 ? -1 : size;
    record.error = qint16(error);
    record.marks = quint8(marks);
    QTEST(QString(record.signature() + u' ' + record.resultText()), "text");
    QVERIFY(record.isDatagram());
    QVERIFY(!record.isEndOfStream()); // an empty datagram ends nothing
}

void TestSocketCall::marksHaveNames()
{
    for (int bit = 0; bit < 7; ++bit) {
        const auto mark = quint8(1 << bit);
        QCOMPARE(markFromName(markNames(mark).value(0)), std::optional(mark));
    }
    QVERIFY(!markFromName(u"lost"));
    QCOMPARE(markNames(0), QStringList());
    QCOMPARE(markNames(CallMark::Truncated | CallMark::SimulatedLoss | CallMark::SimulatedDuplicate |
                       CallMark::SimulatedDelay | CallMark::SimulatedReordering),
             (QStringList{QStringLiteral("truncated"), QStringLiteral("simulated loss"),
                          QStringLiteral("simulated duplicate"), QStringLiteral("simulated delay"),
                          QStringLiteral("simulated reordering")}));
    QCOMPARE(markNames(CallMark::ProxyDialogue), QStringList{QStringLiteral("proxy dialogue")});
}

QTEST_APPLESS_MAIN(TestSocketCall)
#include "tst_socketcall.moc"
