// core/net/connection.h under TLS: from the beginning, and from the middle of the stream (STARTTLS).

#include "core/net/connection.h"
#include "core/net/tlstransport.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/tlspeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>
#include <QTimer>

#include <cerrno>

using namespace wirebench;

namespace {

using MakeReactor = std::unique_ptr<Reactor> (*)();

/// What a handler is told, in order; received bytes are put together.
struct Diary
{
    QStringList told;
    QByteArray received;

    Script script()
    {
        return {[this](Connection &) { told.append(QStringLiteral("opened")); },
                [this](Connection &, const Bytes &bytes) { received += bytes.toByteArray(); },
                [this](Connection &) { told.append(QStringLiteral("peerFinished")); },
                [this](Connection &) { told.append(QStringLiteral("drained")); },
                {},
                [this](Connection &) { told.append(QStringLiteral("secured")); }};
    }
};

QByteArray longText(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

OutboundMessage message(const QByteArray &text)
{
    return {Bytes::copyOf(text), {}, 0, 0};
}

} // namespace

Q_DECLARE_METATYPE(MakeReactor)

class TestTlsConnection : public QObject, public ConnectionOwner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();

    void securesBeforeItOpens();
    void mayBeTheClient();
    void sendsWhatWasQueuedMeanwhile();
    void drainedComesAfterOpened();
    void recordsTheHandshakeOnce();
    void recordsWhatIsInClear();
    void recordsAFailedHandshake();
    void tellsThatThePeerStalls();
    void theTimeEndsWithTheHandshake();
    void tellsThatThePeerCloses();
    void tellsThatThePeerResets();
    void tellsThatThePeerDoesNotSpeakTls();
    void mayBeClosedInTheHandshake();
    void mayBeResetInTheHandshake();
    void mayBeDestroyedAtAnyTime();

    void losesNothingInSmallPieces_data();
    void losesNothingInSmallPieces();
    void carriesMuch();
    void goesOnWhenThePeerReadsAgain();
    void throttlesAPeerThatNeverReads();
    void receivesOnce();

    void halfCloses();
    void halfClosesAfterTheHandshake();
    void tellsThatThePeerFinished();
    void marksAStreamThatJustStops();
    void closesProperly();
    void closesAfterWhatIsQueued();
    void closesProperlyHoweverFullTheBufferIs();
    void halfClosesProperlyHoweverFullTheBufferIs();
    void resets();
    void keepsTheReasonOfItsEnd();
    void tellsTheAlertThatComesLater();

    void startsTlsInTheMiddle();
    void sendsInClearWhatWasQueuedBefore();
    void givesNothingReceivedInClearAfterwards();
    void startsTlsAsTheClient();
    void startsTlsOnceOnly();
    void startsTlsFromAnywhere_data();
    void startsTlsFromAnywhere();

private:
    void connectionChanged(Connection &) override {}
    void connectionClosed(Connection &, const Error &error) override { m_closed.append(error); }
    void connectionSendFailed(Connection &, const Error &) override {}
    void connectionSecured(Connection &connection) override
    {
        ++m_secured;
        if (m_whenSecured)
            m_whenSecured(connection);
    }

    /// A connection without TLS yet, and no handler.
    void make(ConnectedPair pair = connectedPair(), ConnectionOptions options = {});
    void open(Script script) { m_connection->open(std::make_unique<ScriptedHandler>(std::move(script))); }
    /// Under TLS as the server, with a peer that does its part; the handshake is done.
    void openSecure(Script script, ConnectionOptions options = {}, ConnectedPair pair = connectedPair());
    void securePeer(TlsContextPtr context)
    {
        m_peer = std::make_unique<TlsPeer>(std::move(context), std::move(m_raw));
    }
    bool isPeerSecure()
    {
        return soon([this] { return m_peer->isSecure() && m_connection->tls(); });
    }
    QList<SocketCall> handshakes() const { return recordsOf(*m_log, Call::DoHandshake); }

    TlsContextPtr m_server;
    TlsContextPtr m_client;
    TlsContextPtr m_hasty; ///< a server that waits 100 ms
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    ByteArena m_arena;
    RawPeer m_raw;
    std::unique_ptr<TlsPeer> m_peer;
    std::unique_ptr<Connection> m_connection;
    std::function<void(Connection &)> m_whenSecured;
    QList<Error> m_closed;
    int m_secured = 0;
    int m_before = 0;
};

void TestTlsConnection::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestTlsConnection::initTestCase()
{
    TlsClientConfig client;
    client.verify = false;
    m_client = *TlsContext::forClient(client);
    m_server = *TlsContext::forServer({});
    TlsServerConfig hasty;
    hasty.handshakeTimeoutMs = 100;
    m_hasty = *TlsContext::forServer(hasty);
}

void TestTlsConnection::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = makeReactor();
    m_whenSecured = {};
    m_closed.clear();
    m_secured = 0;
}

void TestTlsConnection::cleanup()
{
    QCOMPARE(contradictionsIn(*m_log), QString());
    QVERIFY(m_closed.size() <= 1);
    m_connection.reset();
    m_peer.reset();
    m_raw = {};
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

void TestTlsConnection::make(ConnectedPair pair, ConnectionOptions options)
{
    m_raw = std::move(pair.peer);
    const auto endpoint = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
    const FlowPtr flow(new Flow(endpoint, m_log->newConnectionId(), pair.accepted.localAddress(),
                                pair.accepted.peerAddress()));
    m_connection =
        std::make_unique<Connection>(*this, *m_reactor, m_arena, CallRecorder(*m_log, flow),
                                     std::make_unique<PlainTransport>(std::move(pair.accepted)), options);
}

void TestTlsConnection::openSecure(Script script, ConnectionOptions options, ConnectedPair pair)
{
    make(std::move(pair), options);
    m_connection->startTls(m_server);
    open(std::move(script));
    securePeer(m_client);
    if (!isPeerSecure())
        qFatal("no handshake");
}

void TestTlsConnection::securesBeforeItOpens()
{
    Diary diary;
    make();
    m_connection->startTls(m_server);
    QVERIFY(m_connection->isSecuring());
    open(diary.script());
    QVERIFY(m_connection->isSecuring());
    QVERIFY(!m_connection->tls());
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::DoHandshake));
    turn();
    QVERIFY(diary.told.isEmpty());
    securePeer(m_client);
    m_peer->send("hello");
    QVERIFY(isPeerSecure());
    QCOMPARE(diary.told, QStringList{"opened"});
    QCOMPARE(m_secured, 1);
    QVERIFY(!m_connection->isSecuring());
    QCOMPARE(m_connection->tls()->protocol, QStringLiteral("TLSv1.3"));
    QVERIFY(soon([&] {
        m_peer->received();
        return diary.received == "hello";
    }));
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Recv));
}

void TestTlsConnection::mayBeTheClient()
{
    Diary diary;
    make();
    m_connection->startTls(m_client, QStringLiteral("some.example"));
    open(diary.script());
    securePeer(m_server);
    QVERIFY(isPeerSecure());
    QCOMPARE(m_peer->session().outcome()->serverName, QStringLiteral("some.example"));
    QCOMPARE(m_connection->tls()->chain, m_server->ownChain());
    QCOMPARE(handshakes().first().signature(),
             QStringLiteral("do_handshake(server_hostname='some.example')"));
}

void TestTlsConnection::sendsWhatWasQueuedMeanwhile()
{
    Diary diary;
    make();
    m_connection->startTls(m_server);
    QVERIFY(m_connection->send(message("early, ")).has_value());
    open(diary.script());
    QVERIFY(m_connection->send(message("bird")).has_value());
    QCOMPARE(m_connection->queued(), 11);
    turn();
    QVERIFY(m_raw.received().isEmpty());
    securePeer(m_client);
    QVERIFY(soon([&] { return m_peer->received() == "early, bird"; }));
}

void TestTlsConnection::drainedComesAfterOpened()
{
    Diary diary;
    make();
    m_connection->startTls(m_server);
    m_whenSecured = [](Connection &connection) { QVERIFY(connection.send(message("first")).has_value()); };
    open(diary.script());
    securePeer(m_client);
    QVERIFY(soon([&] { return m_peer->received() == "first"; }));
    QCOMPARE(diary.told.value(0), QStringLiteral("opened"));
    QVERIFY(diary.told.count(QStringLiteral("drained")) <= 1);

    m_connection.reset();
    m_peer.reset();
    m_whenSecured = {};
    Diary quiet;
    openSecure(quiet.script());
    turn();
    QCOMPARE(quiet.told, QStringList{"opened"});
}

void TestTlsConnection::recordsTheHandshakeOnce()
{
    openSecure({});
    QCOMPARE(handshakes().size(), 1);
    const SocketCall record = handshakes().first();
    QCOMPARE(record.signature(), QStringLiteral("do_handshake(server_side=True)"));
    QVERIFY(record.resultText().contains(m_connection->tls()->summary()));
    QCOMPARE(record.error, 0);
    QVERIFY(record.waitedNs > 0);
    QCOMPARE(recordsOf(*m_log).size(), 1);
}

void TestTlsConnection::recordsWhatIsInClear()
{
    openSecure(echoScript());
    m_peer->send("hello");
    QVERIFY(soon([&] { return m_peer->received() == "hello"; }));
    QCOMPARE(callNames(recordsOf(*m_log)), (QStringList{"do_handshake", "recv", "send"}));
    QCOMPARE(payloadOf(recordsOf(*m_log, Call::Recv)), QByteArray("hello"));
    QCOMPARE(payloadOf(recordsOf(*m_log, Call::Send)), QByteArray("hello"));
    QCOMPARE(m_connection->received(), 5ull);
    QCOMPARE(m_connection->sent(), 5ull);
}

void TestTlsConnection::recordsAFailedHandshake()
{
    make();
    TlsClientConfig strict;
    m_connection->startTls(*TlsContext::forClient(strict), QStringLiteral("localhost"));
    open({});
    securePeer(m_server);
    QVERIFY(soon([&] {
        m_peer->isSecure();
        return !m_closed.isEmpty();
    }));
    QVERIFY(isCertificateRule(m_closed.first().code));
    QCOMPARE(handshakes().size(), 1);
    QCOMPARE(handshakes().first().error, EPROTO);
    QCOMPARE(callNames(recordsOf(*m_log)), (QStringList{"do_handshake", "close"}));
    QCOMPARE(m_secured, 0);
    QVERIFY(soon([&] { return m_peer->hasFailed() || m_peer->isAtEnd(); }));
    QCOMPARE(m_peer->error().code, ErrorCode::TlsAlert);
}

void TestTlsConnection::tellsThatThePeerStalls()
{
    Diary diary;
    make();
    m_connection->startTls(m_hasty);
    open(diary.script());
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::TlsTimedOut);
    QCOMPARE(m_closed.first().arguments.value(1), QStringLiteral("100"));
    QCOMPARE(callTexts(recordsOf(*m_log)).value(0),
             QStringLiteral("do_handshake(server_side=True) = -1 ETIMEDOUT"));
    QVERIFY(handshakes().first().waitedNs >= 100'000'000);
    QVERIFY(diary.told.isEmpty());
    QTRY_VERIFY(m_raw.isAtEnd());
}

void TestTlsConnection::theTimeEndsWithTheHandshake()
{
    Diary diary;
    make();
    m_connection->startTls(m_hasty);
    open(diary.script());
    securePeer(m_client);
    if (!isPeerSecure())
        QSKIP("this machine was too slow for 100 ms");
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(200);
    QVERIFY(soon([&] { return !timer.isActive(); }));
    QVERIFY(m_closed.isEmpty());
    m_peer->send("later");
    QVERIFY(soon([&] { return diary.received == "later"; }));
}

void TestTlsConnection::tellsThatThePeerCloses()
{
    Diary diary;
    make();
    m_connection->startTls(m_server);
    open(diary.script());
    m_raw.close();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::TlsEnded);
    QCOMPARE(handshakes().size(), 1);
    QVERIFY(diary.told.isEmpty());
}

void TestTlsConnection::tellsThatThePeerResets()
{
    make();
    m_connection->startTls(m_server);
    open({});
    m_raw.reset();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().systemError, ECONNRESET);
    QCOMPARE(callTexts(recordsOf(*m_log)).value(0),
             QStringLiteral("do_handshake(server_side=True) = -1 ECONNRESET"));
}

void TestTlsConnection::tellsThatThePeerDoesNotSpeakTls()
{
    Diary diary;
    make();
    m_connection->startTls(m_server);
    open(diary.script());
    m_raw.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::TlsNotSpoken);
    QVERIFY(diary.received.isEmpty());
}

void TestTlsConnection::mayBeClosedInTheHandshake()
{
    make();
    m_connection->startTls(m_server);
    open({});
    QVERIFY(m_connection->send(message("never")).has_value());
    m_connection->close();
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::None);
    QTRY_VERIFY(m_raw.isAtEnd());
    QVERIFY(m_raw.received().isEmpty());
}

void TestTlsConnection::mayBeResetInTheHandshake()
{
    make();
    m_connection->startTls(m_server);
    open({});
    m_connection->reset();
    QTRY_COMPARE(m_raw.error(), ECONNRESET);
}

void TestTlsConnection::mayBeDestroyedAtAnyTime()
{
    for (int turns = 0; turns < 12; ++turns) {
        make();
        m_connection->startTls(m_server);
        if (turns > 0)
            open(echoScript());
        securePeer(m_client);
        m_peer->send("hello");
        for (int i = 1; i < turns; ++i) {
            m_peer->isSecure();
            turn(1);
        }
        m_connection.reset();
        m_peer.reset();
        m_closed.clear();
        turn();
    }
}

void TestTlsConnection::losesNothingInSmallPieces_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("pauses");
    for (const int size : {1, 100, 4096, 1'000'000}) {
        for (const char *pauses : {"none", "pauseReading", "work"}) {
            if (size == 1 && QByteArray(pauses) == "work")
                continue; // thousands of milliseconds
            QTest::newRow((QByteArray(pauses) + ", " + QByteArray::number(size)).constData())
                << size << pauses;
        }
    }
}

void TestTlsConnection::losesNothingInSmallPieces()
{
    QFETCH(int, size);
    QFETCH(QString, pauses);
    const QByteArray text = longText(20'000);
    QByteArray came;
    Script script;
    script.received = [&](Connection &connection, const Bytes &bytes) {
        QVERIFY(bytes.size() <= size);
        came += bytes.toByteArray();
        if (pauses == "pauseReading") {
            connection.pauseReading(true);
            QTimer::singleShot(0, m_reactor.get(), [&connection] { connection.pauseReading(false); });
        } else if (pauses == "work") {
            connection.work(1, [] {});
        }
    };
    openSecure(script, {size, true, false});
    m_peer->send(text);
    QVERIFY(soon([&] {
        m_peer->raw().pump();
        return came.size() >= text.size();
    }));
    QVERIFY(came == text);
    m_peer->send("more");
    QVERIFY(soon([&] { return came.endsWith("more"); }));
    QVERIFY(payloadOf(recordsOf(*m_log, Call::Recv)) == text + "more");
}

void TestTlsConnection::carriesMuch()
{
    const QByteArray text = longText(5'000'000);
    openSecure(echoScript());
    m_peer->send(text);
    QVERIFY(soon([&] { return m_peer->receivedBytes() >= text.size(); }));
    QVERIFY(m_peer->received() == text);
}

void TestTlsConnection::goesOnWhenThePeerReadsAgain()
{
    const QByteArray text = longText(1'000'000);
    openSecure({}, {}, narrowPair());
    m_peer->raw().setReading(false);
    QVERIFY(m_connection->send(message(text)).has_value());
    QVERIFY(m_connection->send(message("and more")).has_value());
    turn();
    QVERIFY(m_connection->queued() > 0);
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Send));
    m_peer->raw().setReading(true);
    QVERIFY(soon([&] { return m_peer->receivedBytes() >= text.size() + 8; }));
    QVERIFY(m_peer->received() == text + "and more");
    QVERIFY(payloadOf(recordsOf(*m_log, Call::Send)) == text + "and more");
}

void TestTlsConnection::throttlesAPeerThatNeverReads()
{
    const QByteArray text = longText(4'000'000);
    openSecure(echoScript(), {}, narrowPair());
    m_peer->raw().setReading(false);
    m_peer->send(text);
    quint64 before = 1;
    // The echo stops where the answers wait.
    QVERIFY(soon([&] {
        m_peer->raw().pump();
        const bool rests = before == m_connection->received() && m_connection->queued() > 256 * 1024;
        before = m_connection->received();
        return rests;
    }));
    QVERIFY(m_connection->queued() < 400 * 1024);
    m_peer->raw().setReading(true);
    QVERIFY(soon([&] { return m_peer->receivedBytes() >= text.size(); }));
    QVERIFY(m_peer->received() == text);
}

void TestTlsConnection::receivesOnce()
{
    Diary diary;
    openSecure(diary.script(), {3, true, true});
    m_peer->send("hello");
    QVERIFY(soon([&] { return !m_closed.isEmpty(); }));
    QCOMPARE(diary.received, QByteArray("hel"));
}

void TestTlsConnection::halfCloses()
{
    Diary diary;
    openSecure(diary.script());
    m_connection->halfClose();
    QVERIFY(soon([&] { return m_peer->endedProperly() && m_peer->raw().isAtEnd(); }));
    QCOMPARE(m_connection->phase(), ConnectionPhase::Finished);
    m_peer->send("still talking");
    QVERIFY(soon([&] { return diary.received == "still talking"; }));
    m_peer->finish();
    m_peer->raw().finishSending();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::None);
    QCOMPARE(recordsOf(*m_log, Call::Recv).last().marks, quint8(0));
}

void TestTlsConnection::halfClosesAfterTheHandshake()
{
    make();
    m_connection->startTls(m_server);
    open({});
    QVERIFY(m_connection->send(message("all")).has_value());
    m_connection->halfClose();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Open);
    securePeer(m_client);
    QVERIFY(soon([&] { return m_peer->endedProperly(); }));
    QCOMPARE(m_peer->received(), QByteArray("all"));
    QCOMPARE(m_connection->phase(), ConnectionPhase::Finished);
}

void TestTlsConnection::tellsThatThePeerFinished()
{
    Diary diary;
    openSecure(diary.script(), {4096, false, false});
    m_peer->finish(); // inside TLS only: TCP stays open
    QVERIFY(soon([&] { return diary.told.contains("peerFinished"); }));
    QCOMPARE(m_connection->phase(), ConnectionPhase::PeerFinished);
    QVERIFY(m_connection->send(message("to you")).has_value());
    QVERIFY(soon([&] { return m_peer->received() == "to you"; }));
    QCOMPARE(recordsOf(*m_log, Call::Recv).last().marks, quint8(0));
}

void TestTlsConnection::marksAStreamThatJustStops()
{
    Diary diary;
    openSecure(diary.script());
    m_peer->send("hello");
    m_peer->raw().pump();
    m_peer->raw().close();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::None);
    QCOMPARE(diary.received, QByteArray("hello"));
    QVERIFY(diary.told.contains("peerFinished"));
    QCOMPARE(recordsOf(*m_log, Call::Recv).last().marks, quint8(CallMark::NoCloseNotify));
}

void TestTlsConnection::closesProperly()
{
    openSecure({});
    m_connection->close();
    QCOMPARE(m_closed.size(), 1);
    QVERIFY(soon([&] { return m_peer->endedProperly(); }));
}

void TestTlsConnection::closesAfterWhatIsQueued()
{
    const QByteArray text = longText(1'000'000);
    openSecure({}, {}, narrowPair());
    m_peer->raw().setReading(false);
    QVERIFY(m_connection->send(message(text)).has_value());
    m_connection->close();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Closing);
    m_peer->raw().setReading(true);
    QVERIFY(soon([&] { return m_peer->isAtEnd(); }));
    QVERIFY(m_peer->received() == text);
    QVERIFY(m_peer->endedProperly());
}

void TestTlsConnection::closesProperlyHoweverFullTheBufferIs()
{
    for (int round = 0; round < 12; ++round) {
        openSecure({}, {}, narrowPair());
        m_peer->raw().setReading(false);
        qint64 total = 0;
        while (m_connection->queued() == 0) { // exactly full: a byte more would have to wait
            QVERIFY(m_connection->send(message(QByteArray(1 + round * 37, 'x'))).has_value());
            total += 1 + round * 37;
        }
        m_connection->close();
        m_peer->raw().setReading(true);
        QVERIFY(soon([&] { return m_peer->isAtEnd(); }));
        QCOMPARE(m_peer->receivedBytes(), total);
        QVERIFY(m_peer->endedProperly());
        m_connection.reset();
        m_closed.clear();
    }
}

void TestTlsConnection::halfClosesProperlyHoweverFullTheBufferIs()
{
    for (int round = 0; round < 12; ++round) {
        openSecure({}, {}, narrowPair());
        m_peer->raw().setReading(false);
        while (m_connection->queued() == 0)
            QVERIFY(m_connection->send(message(QByteArray(1 + round * 37, 'x'))).has_value());
        m_connection->halfClose();
        m_peer->raw().setReading(true);
        QVERIFY(soon([&] { return m_peer->endedProperly() && m_peer->raw().isAtEnd(); }));
        QTRY_COMPARE(m_connection->phase(), ConnectionPhase::Finished);
        m_connection.reset();
    }
}

void TestTlsConnection::resets()
{
    openSecure({});
    m_connection->reset();
    QTRY_COMPARE(m_peer->raw().error(), ECONNRESET);
    QVERIFY(!m_peer->endedProperly());
}

void TestTlsConnection::keepsTheReasonOfItsEnd()
{
    openSecure({});
    m_peer->raw().send("\x17\x03\x03" + QByteArray(1, '\0') + QByteArray(1, '\x20') + QByteArray(32, 'x'));
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::TlsFailed);
    QCOMPARE(m_closed.first().arguments.value(1), QStringLiteral("decryption failed or bad record mac"));
}

/// A client of TLS 1.3 is done before the server has judged its certificate.
void TestTlsConnection::tellsTheAlertThatComesLater()
{
    TlsServerConfig strict;
    strict.wantsClientCertificate = true;
    Diary diary;
    make();
    m_connection->startTls(m_client);
    open(diary.script());
    securePeer(*TlsContext::forServer(strict));
    QVERIFY(soon([&] {
        m_peer->isSecure();
        return !m_closed.isEmpty();
    }));
    QCOMPARE(m_closed.first().code, ErrorCode::TlsAlert);
    QCOMPARE(m_closed.first().arguments.value(1), QStringLiteral("certificate required"));
}

void TestTlsConnection::startsTlsInTheMiddle()
{
    Diary diary;
    Script script = diary.script();
    script.received = [&](Connection &connection, const Bytes &bytes) {
        diary.received += bytes.toByteArray();
        if (diary.received == "STARTTLS\r\n") {
            connection.send(Bytes::copyOf("220 go ahead\r\n"));
            connection.startTls(m_server);
        }
    };
    make();
    open(script);
    m_raw.send("STARTTLS\r\n");
    QTRY_COMPARE(m_raw.received(), QByteArray("220 go ahead\r\n"));
    QVERIFY(m_connection->isSecuring());
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::DoHandshake));
    securePeer(m_client);
    m_peer->send("EHLO\r\n");
    QVERIFY(isPeerSecure());
    QVERIFY(soon([&] { return diary.received == "STARTTLS\r\nEHLO\r\n"; }));
    QCOMPARE(diary.told.count("opened"), 1);
    QCOMPARE(diary.told.count("secured"), 1);
    QCOMPARE(m_secured, 1);
    m_connection->send(Bytes::copyOf("250 ok\r\n"));
    QVERIFY(soon([&] { return m_peer->received() == "250 ok\r\n"; }));
    QCOMPARE(callNames(recordsOf(*m_log)), (QStringList{"recv", "send", "do_handshake", "recv", "send"}));
}

void TestTlsConnection::sendsInClearWhatWasQueuedBefore()
{
    const QByteArray text = longText(500'000);
    make(narrowPair());
    Diary diary;
    open(diary.script());
    m_raw.setReading(false);
    QVERIFY(m_connection->send(message(text)).has_value());
    m_connection->startTls(m_server);
    QVERIFY(m_connection->queued() > 0);
    turn();
    QVERIFY(recordsOf(*m_log, Call::DoHandshake).isEmpty());
    m_raw.setReading(true);
    QVERIFY(soon([&] { return m_raw.received().size() >= text.size(); }));
    QVERIFY(m_raw.received() == text);
    QTRY_COMPARE(m_connection->queued(), 0);
    securePeer(m_client);
    QVERIFY(isPeerSecure());
    QVERIFY(m_connection->send(message("sealed")).has_value());
    QVERIFY(soon([&] { return m_peer->received() == "sealed"; }));
    QVERIFY(!m_peer->raw().received().contains("sealed"));
}

void TestTlsConnection::givesNothingReceivedInClearAfterwards()
{
    Diary diary;
    Script script = diary.script();
    script.received = [&](Connection &connection, const Bytes &bytes) {
        diary.received += bytes.toByteArray();
        connection.startTls(m_server);
    };
    make(connectedPair(), {10, true, false}); // the recv ends with the line
    open(script);
    m_raw.send("STARTTLS\r\nRCPT TO:<somebody@else.example>\r\n");
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed.first().code, ErrorCode::TlsNotSpoken);
    QCOMPARE(diary.received, QByteArray("STARTTLS\r\n"));
    QVERIFY(!diary.told.contains("secured"));
}

void TestTlsConnection::startsTlsAsTheClient()
{
    Diary diary;
    Script script = diary.script();
    script.received = [&](Connection &connection, const Bytes &) {
        connection.startTls(m_client, "mail.example");
    };
    make();
    open(script);
    m_raw.send("220 go ahead\r\n");
    QTRY_VERIFY(m_connection->isSecuring());
    securePeer(m_server);
    QVERIFY(isPeerSecure());
    QCOMPARE(m_peer->session().outcome()->serverName, QStringLiteral("mail.example"));
    QVERIFY(diary.told.contains("secured"));
}

void TestTlsConnection::startsTlsOnceOnly()
{
    openSecure(echoScript());
    m_connection->startTls(m_server);
    QVERIFY(!m_connection->isSecuring());
    m_peer->send("hello");
    QVERIFY(soon([&] { return m_peer->received() == "hello"; }));
    QCOMPARE(m_secured, 1);
}

void TestTlsConnection::startsTlsFromAnywhere_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where : {"opened", "received", "drained", "work", "outside"})
        QTest::newRow(where) << where;
}

void TestTlsConnection::startsTlsFromAnywhere()
{
    QFETCH(QString, where);
    bool done = false;
    QByteArray came;
    const auto start = [&](Connection &connection, const char *here) {
        if (where == here && !std::exchange(done, true))
            connection.startTls(m_server);
    };
    Script script;
    script.opened = [&](Connection &connection) { start(connection, "opened"); };
    script.received = [&](Connection &connection, const Bytes &bytes) {
        came += bytes.toByteArray();
        if (came != "hello")
            return;
        start(connection, "received");
        if (where == "work")
            connection.work(1, [&] { start(connection, "work"); });
        connection.send(Bytes::copyOf("clear"));
    };
    script.drained = [&](Connection &connection) { start(connection, "drained"); };
    make();
    open(script);
    if (where != "opened") {
        m_raw.send("hello");
        QTRY_COMPARE(came, QByteArray("hello"));
        if (where != "received") // otherwise it waits for the end of the handshake
            QTRY_COMPARE(m_raw.received(), QByteArray("clear"));
        start(*m_connection, "outside");
        QTRY_VERIFY(m_connection->isSecuring());
    }
    securePeer(m_client);
    QVERIFY(isPeerSecure());
    m_peer->send(" again");
    QVERIFY(soon([&] {
        m_peer->received();
        return came.endsWith(" again");
    }));
    m_connection->send(Bytes::copyOf("sealed"));
    QVERIFY(soon([&] { return m_peer->received().endsWith("sealed"); }));
    QVERIFY(!m_peer->raw().received().contains("sealed"));
}

QTEST_GUILESS_MAIN(TestTlsConnection)
#include "tst_tlsconnection.moc"
