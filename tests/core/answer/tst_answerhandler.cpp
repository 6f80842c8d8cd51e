#include "core/answer/answerhandler.h"

#include "core/net/tcpserver.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QTest>

#include <memory>

using namespace wirebench;

class TestAnswerHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersDatagrams_data();
    void answersDatagrams();

    void saysNothing();
    void echoes();
    void prefixes();
    void prefixIsSentAtOnce();
    void greets();
    void greetsAndCloses();
    void givesAFixedReply();
    void answersAndCloses();
    void emptyAnswerAndClose();
    void worksBeforeItAnswers();
    void worksBeforeItGreets();
    void clientMayGoWhileItWorks();
    void servesTheCoursesClients_data();
    void servesTheCoursesClients();

private:
    RawPeer serve(const AnswerConfig &config, TcpServerConfig server = {});
    QStringList calls() const { return callNames(recordsOf(*m_log)).mid(4); } // after listen

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpServer> m_server;
};

void TestAnswerHandler::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("server"));
}

void TestAnswerHandler::cleanup()
{
    m_server.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
}

RawPeer TestAnswerHandler::serve(const AnswerConfig &config, TcpServerConfig server)
{
    server.host = {HostSpec::Kind::Address, loopback(), {}};
    m_server->start(server, answerHandlers(config));
    RawPeer peer;
    if (!peer.connectTo(m_server->status().listening.value(0)))
        qWarning("no connection");
    return peer;
}

void TestAnswerHandler::saysNothing()
{
    RawPeer peer = serve({AnswerKind::None, "unused", false, 0});
    peer.send("hello?");
    QTRY_COMPARE(calls(), (QStringList{QStringLiteral("accept"), QStringLiteral("recv")}));
    peer.finishSending();
    QTRY_VERIFY(peer.isAtEnd());
    QVERIFY(peer.received().isEmpty());
}

void TestAnswerHandler::echoes()
{
    RawPeer peer = serve({AnswerKind::Echo, {}, false, 0});
    for (const QByteArray &text : {QByteArray("one"), QByteArray("\0\xFF\r\n", 4), QByteArray(100'000, 'x')}) {
        const QByteArray before = peer.received();
        peer.send(text);
        QVERIFY(soon([&] { return peer.received() == before + text; }));
    }
}

void TestAnswerHandler::prefixes()
{
    RawPeer peer = serve({AnswerKind::Prefix, "echo : ", false, 0});
    peer.send("one");
    QTRY_COMPARE(peer.received(), QByteArray("echo : one"));
    peer.send("two");
    QTRY_COMPARE(peer.received(), QByteArray("echo : oneecho : two"));
}

void TestAnswerHandler::prefixIsSentAtOnce()
{
    RawPeer peer = serve({AnswerKind::Prefix, "Recu: ", false, 0});
    peer.send("Bonjour serveur");
    QTRY_COMPARE(callTexts(recordsOf(*m_log, Call::Send)), QStringList{QStringLiteral("send(21 bytes) = 21")});
}

void TestAnswerHandler::greets()
{
    RawPeer peer = serve({AnswerKind::Greeting, "welcome", false, 0});
    QTRY_COMPARE(peer.received(), QByteArray("welcome"));
    peer.send("thanks");
    QTRY_COMPARE(calls(), (QStringList{QStringLiteral("accept"), QStringLiteral("send"), QStringLiteral("recv")}));
    QVERIFY(!peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("welcome")); // once
}

void TestAnswerHandler::greetsAndCloses()
{
    RawPeer peer = serve({AnswerKind::Greeting, "Thank you for connecting\r\n", true, 0});
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("Thank you for connecting\r\n"));
    QCOMPARE(calls(), (QStringList{QStringLiteral("accept"), QStringLiteral("send"), QStringLiteral("close")}));
}

void TestAnswerHandler::givesAFixedReply()
{
    RawPeer peer = serve({AnswerKind::Fixed, "no.", false, 0});
    peer.send("a question");
    QTRY_COMPARE(peer.received(), QByteArray("no."));
    peer.send("another");
    QTRY_COMPARE(peer.received(), QByteArray("no.no."));
}

void TestAnswerHandler::answersAndCloses()
{
    RawPeer peer = serve({AnswerKind::Prefix, "Recu: ", true, 0});
    peer.send("Bonjour serveur");
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.error(), 0);
    QCOMPARE(peer.received(), QByteArray("Recu: Bonjour serveur"));
    QCOMPARE(calls(), (QStringList{QStringLiteral("accept"), QStringLiteral("recv"), QStringLiteral("send"),
                                   QStringLiteral("close")}));
}

void TestAnswerHandler::emptyAnswerAndClose()
{
    RawPeer peer = serve({AnswerKind::Greeting, {}, true, 0});
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(calls(), (QStringList{QStringLiteral("accept"), QStringLiteral("close")}));
}

void TestAnswerHandler::worksBeforeItAnswers()
{
    RawPeer peer = serve({AnswerKind::Echo, {}, false, 30});
    peer.send("x");
    QTRY_COMPARE(peer.received(), QByteArray("x"));
    const SocketCall received = recordsOf(*m_log, Call::Recv)[0];
    const SocketCall sent = recordsOf(*m_log, Call::Send)[0];
    QVERIFY(sent.timeNs - received.timeNs >= 30'000'000);
}

void TestAnswerHandler::worksBeforeItGreets()
{
    RawPeer peer = serve({AnswerKind::Greeting, "at last", true, 30});
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("at last"));
    const SocketCall accepted = recordsOf(*m_log, Call::Accept)[0];
    const SocketCall sent = recordsOf(*m_log, Call::Send)[0];
    QVERIFY(sent.timeNs - accepted.timeNs >= 30'000'000);
}

void TestAnswerHandler::clientMayGoWhileItWorks()
{
    RawPeer peer = serve({AnswerKind::Echo, {}, false, 30});
    peer.send("x");
    QTRY_COMPARE(recordsOf(*m_log, Call::Recv).size(), 1);
    peer.reset();
    QTRY_COMPARE(calls().last(), QStringLiteral("close")); // found out when it answers
    QCOMPARE(m_server->status().state, ServerState::Listening);
}

void TestAnswerHandler::servesTheCoursesClients_data()
{
    QTest::addColumn<AnswerConfig>("config");
    QTest::addColumn<int>("receiveSize");
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("C2") << AnswerConfig{AnswerKind::Greeting, "Thank you for connecting\r\n", true, 0} << 1024
                        << QByteArray(R"(
s = socket(AF_INET, SOCK_STREAM)
s.connect(('127.0.0.1', int(arguments[0])))
print(s.recv(1024).decode('ascii'), end='')
s.close()
)") << QByteArray("Thank you for connecting\r\n");
    QTest::newRow("C3") << AnswerConfig{AnswerKind::Prefix, "Recu: ", true, 0} << 1024 << QByteArray(R"(
s = socket(AF_INET, SOCK_STREAM)
s.connect(('127.0.0.1', int(arguments[0])))
s.send(b'Bonjour serveur')
print(s.recv(1024).decode())
s.close()
)") << QByteArray("Recu: Bonjour serveur\n");
    QTest::newRow("C7") << AnswerConfig{AnswerKind::Prefix, "echo : ", true, 0} << 512 << QByteArray(R"(
s = socket(AF_INET, SOCK_STREAM)
s.connect(('127.0.0.1', int(arguments[0])))
s.send('Hello world'.encode('utf-8'))
print(s.recv(512).decode('utf-8'))
s.close()
)") << QByteArray("echo : Hello world\n");
}

void TestAnswerHandler::servesTheCoursesClients()
{
    WIREBENCH_NEED("python3");
    QFETCH(AnswerConfig, config);
    QFETCH(int, receiveSize);
    QFETCH(QByteArray, program);
    QFETCH(QByteArray, output);
    TcpServerConfig server;
    server.concurrency = Concurrency::OneAtATime;
    server.receiveSize = receiveSize;
    serve(config, server).close();
    for (int i = 0; i < 2; ++i) {
        PythonPeer peer;
        QVERIFY(peer.start(program.constData(),
                           {QString::number(m_server->status().listening.first().port)}));
        QTRY_COMPARE(peer.exitStatus(), 0);
        QCOMPARE(peer.output(), output);
    }
}

void TestAnswerHandler::answersDatagrams_data()
{
    QTest::addColumn<AnswerKind>("kind");
    QTest::addColumn<bool>("answers");
    QTest::addColumn<QByteArray>("toSome");
    QTest::addColumn<QByteArray>("toEmpty");
    QTest::newRow("none") << AnswerKind::None << false << QByteArray() << QByteArray();
    QTest::newRow("greeting") << AnswerKind::Greeting << false << QByteArray() << QByteArray();
    QTest::newRow("echo") << AnswerKind::Echo << true << QByteArray("data") << QByteArray();
    QTest::newRow("prefix") << AnswerKind::Prefix << true << QByteArray("Recu: data") << QByteArray("Recu: ");
    QTest::newRow("fixed") << AnswerKind::Fixed << true << QByteArray("Recu: ") << QByteArray("Recu: ");
}

void TestAnswerHandler::answersDatagrams()
{
    QFETCH(AnswerKind, kind);
    QFETCH(bool, answers);
    QFETCH(QByteArray, toSome);
    QFETCH(QByteArray, toEmpty);
    ByteArena arena;
    const DatagramHandler handler = datagramAnswers({kind, "Recu: "});
    QCOMPARE(handler(Bytes::copyOf("data"), arena).has_value(), answers);
    QCOMPARE(handler(Bytes(), arena).has_value(), answers); // the echo of an empty datagram is an empty datagram
    QCOMPARE(handler(Bytes::copyOf("data"), arena).value_or(Bytes()).toByteArray(), toSome);
    QCOMPARE(handler(Bytes(), arena).value_or(Bytes()).toByteArray(), toEmpty);
}

QTEST_GUILESS_MAIN(TestAnswerHandler)
#include "tst_answerhandler.moc"
