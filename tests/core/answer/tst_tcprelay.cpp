#include "core/answer/answerhandler.h"
#include "core/answer/tcprelay.h"
#include "core/net/tcpserver.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/tlspeer.h"
#include "tests/core/net/waiting.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <memory>

using namespace wirebench;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

} // namespace

class TestTcpRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void passesBothDirections();
    void passesHalfClose();
    void passesTheEndOfAClientThatWentOn();
    void passesResets_data();
    void passesResets();
    void resetByHandPasses();
    void closeByHandPasses();
    void refusedTarget();
    void targetThatIsNotFound();
    void targetSpeaksFirst();
    void clientThatGoesBeforeTheTargetIsThere();
    void throttlesTheSender_data();
    void throttlesTheSender();
    void fullDuplexDoesNotLock();
    void stalledEndIsGivenUp_data();
    void stalledEndIsGivenUp();
    void delays();
    void cutsIntoPieces();
    void limitsTheSpeed();
    void manyClients();
    void stopsAtOnce();
    void lastWordsGoOutAfterTheServerHasStopped();
    void stepMode();
    void tlsTakenOff();
    void tlsPutOn();
    void targetWithAWrongCertificate();
    void twoEndpointsInTheLog();

private:
    struct Ends
    {
        RawPeer client;
        RawPeer target;
    };
    void serve(TcpServerConfig server = {});
    RawPeer connectClient();
    /// A client, and what the target has accepted of it.
    Ends connectBoth();
    NativeSocket acceptTarget();
    QString lastClose(EndpointId endpoint) const;

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpRelay> m_relay;
    std::unique_ptr<TcpServer> m_server;
    NativeSocket m_listening;
    AnswerConfig m_answer;
};

void TestTcpRelay::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_relay = std::make_unique<TcpRelay>(*m_log, *m_reactor, QStringLiteral("relay"));
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("server"));
    m_listening = listeningSocket(loopback(), 128);
    m_answer = {};
    m_answer.kind = AnswerKind::Relay;
    m_answer.relay.host = {HostSpec::Kind::Address, loopback(), {}};
    m_answer.relay.port = m_listening.localAddress().port;
}

void TestTcpRelay::cleanup()
{
    m_server.reset();
    m_relay.reset();
    turn();
    QCOMPARE(contradictionsIn(*m_log), QString());
    m_listening.close();
}

void TestTcpRelay::serve(TcpServerConfig server)
{
    server.host = {HostSpec::Kind::Address, loopback(), {}};
    server.closeWhenPeerFinishes = false;
    m_server->start(server, answerHandlers(m_answer, nullptr, m_relay.get()));
}

RawPeer TestTcpRelay::connectClient()
{
    RawPeer client;
    if (!client.connectTo(m_server->status().listening.value(0)))
        qWarning("no connection");
    return client;
}

NativeSocket TestTcpRelay::acceptTarget()
{
    NativeSocket accepted;
    const bool came = soon([&] {
        SocketAddress peer;
        return m_listening.accept(accepted, peer).ok();
    });
    if (!came)
        qWarning("the relay did not connect");
    return accepted;
}

TestTcpRelay::Ends TestTcpRelay::connectBoth()
{
    Ends ends;
    ends.client = connectClient();
    ends.target = RawPeer(acceptTarget());
    return ends;
}

QString TestTcpRelay::lastClose(EndpointId endpoint) const
{
    QString text;
    for (const SocketCall &call : recordsOf(*m_log, endpoint)) {
        if (call.call == Call::Close && call.flow->connection.isValid() && call.text)
            text = call.text->outcome;
    }
    return text;
}

void TestTcpRelay::passesBothDirections()
{
    serve();
    Ends ends = connectBoth();
    ends.client.send("hello");
    QTRY_COMPARE(ends.target.received(), QByteArray("hello"));
    ends.target.send(QByteArray("world\0!", 7));
    QTRY_COMPARE(ends.client.received(), QByteArray("world\0!", 7));
    const QByteArray much = pattern(3'000'000);
    ends.client.send(much);
    ends.target.send(much);
    QVERIFY(soon([&] {
        ends.client.pump();
        ends.target.pump();
        return ends.client.receivedBytes() == much.size() + 7 &&
               ends.target.receivedBytes() == much.size() + 5;
    }));
    QVERIFY(ends.target.received() == "hello" + much);
    QVERIFY(ends.client.received() == QByteArray("world\0!", 7) + much);
}

void TestTcpRelay::passesHalfClose()
{
    serve();
    Ends ends = connectBoth();
    ends.client.send("question");
    ends.client.finishSending();
    QTRY_VERIFY(ends.target.isAtEnd());
    QCOMPARE(ends.target.received(), QByteArray("question"));
    QVERIFY(!ends.client.isAtEnd());
    ends.target.send("answer"); // the other direction goes on
    QTRY_COMPARE(ends.client.received(), QByteArray("answer"));
    ends.target.finishSending();
    QTRY_VERIFY(ends.client.isAtEnd());
    QCOMPARE(ends.client.error(), 0);
    QTRY_VERIFY(m_relay->isIdle());
    QTRY_COMPARE(m_server->status().serving, 0);
}

/// The target has finished, and what the client says still arrives.
void TestTcpRelay::passesTheEndOfAClientThatWentOn()
{
    serve();
    Ends ends = connectBoth();
    ends.target.send("bye");
    ends.target.finishSending();
    QTRY_VERIFY(ends.client.isAtEnd());
    const QByteArray much = pattern(2'000'000);
    ends.target.setReading(false);
    ends.client.send(much);
    QVERIFY(soon([&] {
        ends.client.pump();
        return ends.client.unsent() == 0 || ends.client.error() != 0 || m_relay->status().connected == 1;
    }));
    ends.target.setReading(true);
    QVERIFY(soon([&] {
        ends.client.pump();
        return ends.client.unsent() == 0 && ends.target.receivedBytes() == much.size();
    }));
    ends.client.close();
    QTRY_VERIFY(ends.target.isAtEnd());
    QVERIFY(ends.target.received() == much);
    QTRY_VERIFY(m_relay->isIdle());
}

void TestTcpRelay::passesResets_data()
{
    QTest::addColumn<bool>("ofTheClient");
    QTest::newRow("client") << true;
    QTest::newRow("target") << false;
}

void TestTcpRelay::passesResets()
{
    QFETCH(bool, ofTheClient);
    serve();
    const QSignalSpy failures(m_relay.get(), &TcpRelay::clientFailed);
    Ends ends = connectBoth();
    ends.client.send("x");
    QTRY_COMPARE(ends.target.received(), QByteArray("x"));
    (ofTheClient ? ends.client : ends.target).reset();
    RawPeer &other = ofTheClient ? ends.target : ends.client;
    QTRY_VERIFY(other.isAtEnd());
    QCOMPARE(other.error(), ECONNRESET);
    QTRY_VERIFY(m_relay->isIdle());
    QCOMPARE(failures.size(), ofTheClient ? 0 : 1); // of the client its server tells
    const EndpointId reset = ofTheClient ? m_relay->endpointId() : m_server->endpointId();
    QVERIFY2(lastClose(reset).contains(u"ECONNRESET"), qPrintable(lastClose(reset)));
}

void TestTcpRelay::resetByHandPasses()
{
    serve();
    Ends ends = connectBoth();
    ends.client.send("x");
    QTRY_COMPARE(ends.target.received(), QByteArray("x"));
    m_server->resetClient(recordsOf(*m_log, Call::Accept).value(0).flow->connection);
    QTRY_VERIFY(ends.target.isAtEnd());
    QCOMPARE(ends.target.error(), ECONNRESET);
}

void TestTcpRelay::closeByHandPasses()
{
    serve();
    Ends ends = connectBoth();
    ends.client.send("x");
    QTRY_COMPARE(ends.target.received(), QByteArray("x"));
    m_server->closeClient(recordsOf(*m_log, Call::Accept).value(0).flow->connection);
    QTRY_VERIFY(ends.target.isAtEnd());
    QCOMPARE(ends.target.error(), 0);
    QTRY_VERIFY(m_relay->isIdle());
}

void TestTcpRelay::refusedTarget()
{
    m_listening.close(); // nobody is there any more
    serve();
    const QSignalSpy failures(m_relay.get(), &TcpRelay::clientFailed);
    RawPeer client = connectClient();
    client.send("hello?");
    QTRY_VERIFY(client.isAtEnd());
    QCOMPARE(client.error(), ECONNRESET);
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.value(0).value(1).value<Error>().systemError, ECONNREFUSED);
    QVERIFY(lastClose(m_server->endpointId()).contains(u"target was not reached"));
    QTRY_VERIFY(m_relay->isIdle());
    QCOMPARE(m_server->status().state, ServerState::Listening);
}

void TestTcpRelay::targetThatIsNotFound()
{
    m_answer.relay.host = {HostSpec::Kind::Name, {}, QStringLiteral("nowhere.invalid")};
    m_answer.relay.connectTimeoutMs = 5000;
    serve();
    const QSignalSpy failures(m_relay.get(), &TcpRelay::clientFailed);
    RawPeer client = connectClient();
    QVERIFY(soon([&] { return client.isAtEnd(); }));
    QCOMPARE(client.error(), ECONNRESET);
    QCOMPARE(failures.size(), 1);
}

void TestTcpRelay::targetSpeaksFirst()
{
    serve();
    Ends ends = connectBoth();
    ends.target.send("220 ready\r\n");
    QTRY_COMPARE(ends.client.received(), QByteArray("220 ready\r\n"));
}

void TestTcpRelay::clientThatGoesBeforeTheTargetIsThere()
{
    serve();
    {
        RawPeer client = connectClient();
        client.send("last words");
        client.finishSending();
        client.close();
    }
    RawPeer target(acceptTarget());
    QTRY_VERIFY(target.isAtEnd());
    QCOMPARE(target.received(), QByteArray("last words"));
    target.close();
    QTRY_VERIFY(m_relay->isIdle());
}

void TestTcpRelay::throttlesTheSender_data()
{
    QTest::addColumn<bool>("toTarget");
    QTest::newRow("to the target") << true;
    QTest::newRow("to the client") << false;
}

/// The reader stops: soon the sender cannot send any more, and nothing is lost when it goes on.
void TestTcpRelay::throttlesTheSender()
{
    QFETCH(bool, toTarget);
    TcpServerConfig config;
    config.receiveSize = 64 * 1024;
    m_answer.relay.receiveSize = 64 * 1024;
    serve(config);
    Ends ends = connectBoth();
    RawPeer &sender = toTarget ? ends.client : ends.target;
    RawPeer &reader = toTarget ? ends.target : ends.client;
    reader.setReading(false);
    const QByteArray much = pattern(64 * 1024 * 1024);
    sender.send(much);
    qsizetype unsent = -1;
    QElapsedTimer quiet;
    quiet.start();
    QVERIFY(soon([&] { // until nothing moves for a while
        sender.pump();
        if (std::exchange(unsent, sender.unsent()) != unsent)
            quiet.restart();
        return quiet.hasExpired(300);
    }));
    QVERIFY2(unsent > much.size() / 4,
             QByteArray::number(unsent).constData()); // what buffers of the system hold
    reader.setReading(true);
    QVERIFY(soon([&] {
        sender.pump();
        return reader.receivedBytes() == much.size();
    }));
    QVERIFY(reader.received() == much);
}

/// An echo server that writes before it reads on, and a client that sends all before it reads: what comes
/// back must be taken although the way to the target is full.
void TestTcpRelay::fullDuplexDoesNotLock()
{
    TcpServerConfig config;
    config.receiveSize = 16 * 1024;
    serve(config);
    Ends ends = connectBoth();
    const QByteArray much = pattern(24 * 1024 * 1024);
    ends.client.send(much);
    qsizetype echoed = 0;
    QVERIFY(soon([&] {
        ends.client.pump();
        if (ends.target.unsent() == 0 && ends.target.receivedBytes() > echoed) {
            ends.target.setReading(false);
            const QByteArray next = ends.target.received().mid(echoed, 256 * 1024);
            echoed += next.size();
            ends.target.send(next);
        }
        ends.target.setReading(ends.target.unsent() == 0);
        ends.target.pump();
        return ends.client.receivedBytes() == much.size();
    }));
    QVERIFY(ends.client.received() == much);
}

void TestTcpRelay::stalledEndIsGivenUp_data()
{
    throttlesTheSender_data();
}

void TestTcpRelay::stalledEndIsGivenUp()
{
    QFETCH(bool, toTarget);
    m_answer.relay.stallMs = 300;
    serve();
    const QSignalSpy failures(m_relay.get(), &TcpRelay::clientFailed);
    Ends ends = connectBoth();
    RawPeer &sender = toTarget ? ends.client : ends.target;
    RawPeer &reader = toTarget ? ends.target : ends.client;
    reader.setReading(false);
    sender.send(pattern(64 * 1024 * 1024));
    QVERIFY(soon([&] {
        sender.pump();
        return failures.size() == 1;
    }));
    QCOMPARE(failures.value(0).value(1).value<Error>().systemError, ETIMEDOUT);
    QTRY_VERIFY(m_relay->isIdle());
    QVERIFY(soon([&] {
        sender.pump();
        return sender.isAtEnd();
    }));
    QVERIFY(lastClose(m_server->endpointId()).contains(u"has taken nothing"));
    QVERIFY(lastClose(m_relay->endpointId()).contains(u"has taken nothing"));
}

void TestTcpRelay::delays()
{
    m_answer.relay.toTarget.delayMs = 80;
    serve();
    Ends ends = connectBoth();
    QElapsedTimer timer;
    timer.start();
    ends.client.send("late");
    ends.client.finishSending();
    QTRY_COMPARE(ends.target.received(), QByteArray("late"));
    QVERIFY(timer.elapsed() >= 80);
    QTRY_VERIFY(ends.target.isAtEnd()); // the end of the stream does not overtake
    ends.target.send("soon");
    QTRY_COMPARE(ends.client.received(), QByteArray("soon"));
}

void TestTcpRelay::cutsIntoPieces()
{
    m_answer.relay.toTarget.pieceSize = 3;
    serve();
    Ends ends = connectBoth();
    ends.client.send("abcdefgh");
    QTRY_COMPARE(ends.target.received(), QByteArray("abcdefgh"));
    QList<int> sizes;
    for (const SocketCall &call : recordsOf(*m_log, m_relay->endpointId())) {
        if (call.call == Call::Send)
            sizes += int(call.payload.size());
    }
    QCOMPARE(sizes, (QList<int>{3, 3, 2}));
    const QByteArray much = pattern(20'000); // more pieces than one turn takes
    ends.client.send(much);
    QVERIFY(soon([&] { return ends.target.receivedBytes() == 8 + much.size(); }));
}

void TestTcpRelay::limitsTheSpeed()
{
    m_answer.relay.toClient.bytesPerSecond = 100'000;
    serve();
    Ends ends = connectBoth();
    const QByteArray much = pattern(40'000);
    QElapsedTimer timer;
    timer.start();
    ends.target.send(much);
    ends.target.finishSending();
    QVERIFY(soon([&] {
        ends.target.pump();
        return ends.client.isAtEnd();
    }));
    QVERIFY(ends.client.received() == much);
    QVERIFY2(timer.elapsed() >= 250, QByteArray::number(timer.elapsed()).constData()); // 400 ms, less bursts
}

void TestTcpRelay::manyClients()
{
    serve();
    std::vector<Ends> all;
    for (int i = 0; i < 200; ++i) {
        all.push_back(connectBoth());
        all.back().client.send(QByteArray::number(i));
    }
    for (int i = 0; i < 200; ++i) {
        Ends &ends = all[size_t(i)];
        QVERIFY(soon([&] { return ends.target.received() == QByteArray::number(i); }));
        ends.target.send("answer " + ends.target.received());
        ends.target.finishSending();
    }
    for (int i = 0; i < 200; ++i) {
        Ends &ends = all[size_t(i)];
        QVERIFY(soon([&] { return ends.client.isAtEnd(); }));
        QCOMPARE(ends.client.received(), "answer " + QByteArray::number(i));
    }
    QTRY_COMPARE(m_relay->status().connected, 200);
    all.clear();
    QTRY_VERIFY(m_relay->isIdle());
    QTRY_COMPARE(m_relay->status().connected, 0);
}

void TestTcpRelay::stopsAtOnce()
{
    serve();
    const QSignalSpy idled(m_relay.get(), &TcpRelay::idled);
    Ends ends = connectBoth();
    ends.client.send("x");
    QTRY_COMPARE(ends.target.received(), QByteArray("x"));
    m_server->stop();
    m_relay->stop();
    QVERIFY(m_relay->isIdle());
    QCOMPARE(idled.size(), 1);
    QTRY_VERIFY(ends.client.isAtEnd());
    QTRY_VERIFY(ends.target.isAtEnd());
}

/// As with --once: the server is done with its client before the target has read all.
void TestTcpRelay::lastWordsGoOutAfterTheServerHasStopped()
{
    m_answer.relay.toTarget.delayMs = 50;
    TcpServerConfig config;
    config.once = true;
    serve(config);
    const QSignalSpy idled(m_relay.get(), &TcpRelay::idled);
    Ends ends = connectBoth();
    ends.target.finishSending();
    QTRY_VERIFY(ends.client.isAtEnd());
    ends.client.send("last words");
    ends.client.close();
    QTRY_COMPARE(m_server->status().state, ServerState::Stopped);
    QTRY_VERIFY(ends.target.isAtEnd());
    QCOMPARE(ends.target.received(), QByteArray("last words"));
    QTRY_COMPARE(idled.size(), 1);
}

/// Each call waits for its key, and no key is for nothing.
void TestTcpRelay::stepMode()
{
    serve();
    m_reactor->gate().setStepping(true);
    RawPeer client = connectClient();
    client.send("x");
    client.finishSending();
    RawPeer target;
    QElapsedTimer timer;
    timer.start();
    int keys = 0;
    while (!timer.hasExpired(20'000) && !(target.isOpen() && target.isAtEnd())) {
        turn(2);
        if (m_reactor->gate().step())
            ++keys;
        NativeSocket accepted;
        SocketAddress peer;
        if (!target.isOpen() && m_listening.accept(accepted, peer).ok())
            target = RawPeer(std::move(accepted));
    }
    QCOMPARE(target.received(), QByteArray("x"));
    QVERIFY2(keys >= 6,
             QByteArray::number(keys).constData()); // accept, connect, recv, send, recv 0, shutdown
    m_reactor->gate().setStepping(false);
    target.send("y");
    target.finishSending();
    QTRY_COMPARE(client.received(), QByteArray("y"));
    QTRY_VERIFY(m_relay->isIdle());
}

void TestTcpRelay::tlsTakenOff()
{
    WIREBENCH_NEED("openssl");
    test::Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    TcpServerConfig config;
    config.tls.emplace();
    config.tls->certificateFile = certificates.path("good.pem");
    config.tls->keyFile = certificates.path("good.key");
    serve(config);
    TlsClientConfig trusting;
    trusting.authorityFile = certificates.path("ca.pem");
    TlsPeer client(*TlsContext::forClient(trusting), connectClient());
    client.send("secret");
    QVERIFY(soon([&] { return client.isSecure(); }));
    RawPeer target(acceptTarget());
    QVERIFY(soon([&] {
        client.receivedBytes();
        return target.received() == "secret";
    }));
    target.send("answer");
    target.finishSending();
    QVERIFY(soon([&] { return client.isAtEnd(); }));
    QCOMPARE(client.received(), QByteArray("answer"));
    QVERIFY(client.endedProperly());
}

void TestTcpRelay::tlsPutOn()
{
    WIREBENCH_NEED("openssl");
    test::Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    TlsServerConfig own;
    own.certificateFile = certificates.path("good.pem");
    own.keyFile = certificates.path("good.key");
    m_answer.relay.tls.emplace();
    m_answer.relay.tls->authorityFile = certificates.path("ca.pem");
    serve();
    RawPeer client = connectClient();
    client.send("in clear");
    TlsPeer target(*TlsContext::forServer(own), RawPeer(acceptTarget()));
    QVERIFY(soon([&] { return target.received() == "in clear"; }));
    target.send("answer");
    QVERIFY(soon([&] {
        target.receivedBytes();
        return client.received() == "answer";
    }));
    client.finishSending();
    QVERIFY(soon([&] { return target.isAtEnd(); }));
    QVERIFY(target.endedProperly());
}

void TestTcpRelay::targetWithAWrongCertificate()
{
    WIREBENCH_NEED("openssl");
    test::Certificates certificates;
    QVERIFY2(certificates.make(), certificates.errors().constData());
    TlsServerConfig own;
    own.certificateFile = certificates.path("wrong.pem");
    own.keyFile = certificates.path("wrong.key");
    m_answer.relay.tls.emplace();
    m_answer.relay.tls->authorityFile = certificates.path("ca.pem");
    serve();
    const QSignalSpy failures(m_relay.get(), &TcpRelay::clientFailed);
    RawPeer client = connectClient();
    TlsPeer target(*TlsContext::forServer(own), RawPeer(acceptTarget()));
    QVERIFY(soon([&] {
        target.receivedBytes();
        return client.isAtEnd();
    }));
    QCOMPARE(client.error(), ECONNRESET);
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.value(0).value(1).value<Error>().code, ErrorCode::CertificateOfAnotherHost);
    QTRY_VERIFY(m_relay->isIdle());
}

void TestTcpRelay::twoEndpointsInTheLog()
{
    serve();
    Ends ends = connectBoth();
    ends.client.send("x");
    QTRY_COMPARE(ends.target.received(), QByteArray("x"));
    const QStringList ours = callNames(recordsOf(*m_log, m_relay->endpointId()));
    QCOMPARE(ours,
             (QStringList{QStringLiteral("socket"), QStringLiteral("connect"), QStringLiteral("send")}));
    const SocketCall sent = recordsOf(*m_log, m_relay->endpointId()).value(2);
    QCOMPARE(sent.flow->peer, m_listening.localAddress());
    QCOMPARE(sent.flow->endpoint->kind, EndpointKind::TcpClient);
}

QTEST_GUILESS_MAIN(TestTcpRelay)
#include "tst_tcprelay.moc"
