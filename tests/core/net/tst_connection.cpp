#include "core/net/connection.h"

#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cerrno>
#include <memory>

using namespace wirebench;

namespace {

constexpr qint64 msInNs = 1'000'000;

/// TCP whose system is as slow, stingy or broken as a test wants it.
class MoodyTransport final : public Transport
{
public:
    struct Mood
    {
        quint32 takesAtOnce = 0xffffffff; ///< bytes of one send()
        bool takesNothing = false;        ///< EAGAIN
        bool swallows = false;            ///< takes everything and sends nothing
        int sendError = 0;
        int receiveError = 0;
        int shutdownError = 0;
        int sends = 0;
    };

    MoodyTransport(NativeSocket socket, Mood &mood) : m_plain(std::move(socket)), m_mood(mood) {}

    int descriptor() const override { return m_plain.descriptor(); }
    SysResult receive(char *to, quint32 size) override
    {
        return m_mood.receiveError != 0 ? SysResult{-1, m_mood.receiveError} : m_plain.receive(to, size);
    }
    SysResult send(const char *from, quint32 size) override
    {
        ++m_mood.sends;
        if (m_mood.sendError != 0)
            return {-1, m_mood.sendError};
        if (m_mood.takesNothing)
            return {-1, EAGAIN};
        size = std::min(size, m_mood.takesAtOnce);
        return m_mood.swallows ? SysResult{qint64(size), 0} : m_plain.send(from, size);
    }
    SysResult shutdownSend() override
    {
        return m_mood.shutdownError != 0 ? SysResult{-1, m_mood.shutdownError} : m_plain.shutdownSend();
    }
    SysResult setResetOnClose() override { return m_plain.setResetOnClose(); }
    SysResult close() override { return m_plain.close(); }
    NativeSocket takeSocket() override { return m_plain.takeSocket(); }

private:
    PlainTransport m_plain;
    Mood &m_mood;
};

OutboundMessage textMessage(const QByteArray &text)
{
    return {Bytes::copyOf(text), {}, 0, 0};
}

using MakeReactor = std::unique_ptr<Reactor> (*)();

} // namespace

Q_DECLARE_METATYPE(MakeReactor)
Q_DECLARE_METATYPE(std::function<void(wirebench::Connection &)>)

class TestConnection : public QObject, public ConnectionOwner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void startsOpen();
    void tellsItsHandler();
    void receivesNoMoreThanItsSize_data();
    void receivesNoMoreThanItsSize();
    void sends();
    void sendsInOrder();
    void recordsPartialSends();
    void recordsABlockedSendOnce();
    void recordsHowLongARecvWaited();
    void recordsCarryTheFlow();

    void closesWhenThePeerFinishes();
    void staysWhenThePeerFinishes();
    void answersBeforeItClosesForTheFinishedPeer();
    void halfCloses();
    void halfClosesOnceTheQueueIsEmpty();
    void halfCloseAfterThePeersEndsBoth();
    void closesOnceTheQueueIsEmpty();
    void closesAtOnceWhenTold();
    void resets();
    void receivesOnce();
    void tellsThePeersReset();
    void tellsThePeersResetOnceWhileSending();
    void tellsAFailedSend();
    void hearsLastWordsWhenASendFails();
    void tellsAFailedRecv();
    void tellsAFailedShutdown();
    void refusesToSendWhenItMayNot();
    void commandsAfterTheEndAreHarmless();

    void throttlesAPeerThatNeverReads();
    void boundsTheMessagesOfTheUser();
    void resumesWhenThePeerReads();
    void readsOnWhileTheUserSends();
    void pausesReading();
    void mayPauseBeforeItIsOpened();
    void leavesOthersTheirTurn();
    void sendsPiecesWithDelay();
    void messagesWaitForThePiecesBefore();
    void closesAfterThePieces();
    void endsBetweenPieces();
    void sendsAFile();
    void givesUpAFileThatShrinks();
    void refusesAnUnreadableFile();

    void works();
    void workOfNoTimeIsDoneAtOnce();
    void doesNotReadWhileItWorks();
    void workEndsWithTheConnection();
    void workMayCloseTheConnection();
    void workMayLeadToMoreWork();

    void handlerMayEndItAnywhere_data();
    void handlerMayEndItAnywhere();
    void tellsWhenDrained();
    void drainedMaySendOnAndOn();
    void ownerMayEndItWhenItChanges();
    void maySendBeforeItIsOpened();
    void mayBeClosedBeforeItIsOpened();
    void mayBeDestroyedAtAnyTime_data();
    void mayBeDestroyedAtAnyTime();
    void neverOutlivedByItsHandler();

private:
    void connectionChanged(Connection &connection) override;
    void connectionClosed(Connection &connection, const Error &error) override;
    void connectionSendFailed(Connection &connection, const Error &error) override;

    void make(ConnectedPair pair, ConnectionOptions options = {});
    /// A connection with a handler that follows @p script.
    void open(Script script = {}, ConnectionOptions options = {});
    void open(ConnectedPair pair, Script script, ConnectionOptions options = {});
    QStringList calls() const { return callNames(recordsOf(*m_log)); }
    QList<SocketCall> sendRecords() const { return recordsOf(*m_log, Call::Send); }
    QList<SocketCall> receiveRecords() const { return recordsOf(*m_log, Call::Recv); }

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    ByteArena m_arena;
    MoodyTransport::Mood m_mood;
    RawPeer m_peer;
    std::unique_ptr<Connection> m_connection;
    std::function<void(Connection &)> m_whenChanged;
    QList<Error> m_closed;
    QList<Error> m_sendFailures;
    QTemporaryDir m_folder;
    int m_before = 0;
};

void TestConnection::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestConnection::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = makeReactor();
    m_mood = {};
    m_whenChanged = {};
    m_closed.clear();
    m_sendFailures.clear();
}

void TestConnection::cleanup()
{
    QCOMPARE(contradictionsIn(*m_log), QString());
    QVERIFY(m_closed.size() <= 1);
    m_connection.reset();
    m_peer = {};
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

void TestConnection::connectionChanged(Connection &connection)
{
    if (m_whenChanged)
        m_whenChanged(connection);
}

void TestConnection::connectionClosed(Connection &connection, const Error &error)
{
    QCOMPARE(connection.phase(), ConnectionPhase::Closed);
    m_closed.append(error);
}

void TestConnection::connectionSendFailed(Connection &, const Error &error)
{
    m_sendFailures.append(error);
}

void TestConnection::make(ConnectedPair pair, ConnectionOptions options)
{
    m_peer = std::move(pair.peer);
    const auto endpoint = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
    const FlowPtr flow(new Flow(endpoint, m_log->newConnectionId(), pair.accepted.localAddress(),
                                pair.accepted.peerAddress()));
    m_connection = std::make_unique<Connection>(*this, *m_reactor, m_arena, CallRecorder(*m_log, flow),
                                                std::make_unique<MoodyTransport>(std::move(pair.accepted), m_mood),
                                                options);
}

void TestConnection::open(Script script, ConnectionOptions options)
{
    open(connectedPair(), std::move(script), options);
}

void TestConnection::open(ConnectedPair pair, Script script, ConnectionOptions options)
{
    make(std::move(pair), options);
    m_connection->open(std::make_unique<ScriptedHandler>(std::move(script)));
}

void TestConnection::startsOpen()
{
    open();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Open);
    QVERIFY(m_connection->id().isValid());
    QCOMPARE(m_connection->received(), 0ull);
    QCOMPARE(m_connection->sent(), 0ull);
    QCOMPARE(m_connection->queued(), 0);
    QVERIFY(!m_connection->isWorking());
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Recv));
    QVERIFY(recordsOf(*m_log).isEmpty());
}

void TestConnection::tellsItsHandler()
{
    QStringList told;
    open({[&](Connection &) { told.append(QStringLiteral("opened")); },
          [&](Connection &, const Bytes &bytes) { told.append(QString::fromUtf8(bytes.toByteArray())); },
          [&](Connection &) { told.append(QStringLiteral("finished")); }, {}, {}});
    QCOMPARE(told, QStringList{QStringLiteral("opened")});
    m_peer.send("hello");
    QTRY_COMPARE(told.size(), 2);
    m_peer.finishSending();
    QTRY_COMPARE(told, (QStringList{QStringLiteral("opened"), QStringLiteral("hello"), QStringLiteral("finished")}));
    QCOMPARE(m_connection->received(), 5ull);
}

void TestConnection::receivesNoMoreThanItsSize_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("1") << 1;
    QTest::newRow("512") << 512;
    QTest::newRow("1024") << 1024;
    QTest::newRow("more than comes") << 1024 * 1024; // received elsewhere and copied
}

void TestConnection::receivesNoMoreThanItsSize()
{
    QFETCH(int, size);
    QByteArray sent(2 * 512 + 1, 'x');
    sent[512] = '|';
    QByteArray received;
    open({{},
          [&](Connection &, const Bytes &bytes) {
              QVERIFY(bytes.size() >= 1 && bytes.size() <= size);
              received.append(bytes.data(), bytes.size());
          },
          {}, {}, {}},
         {size, true, false});
    m_peer.send(sent);
    QTRY_COMPARE(received, sent);
    QCOMPARE(payloadOf(receiveRecords()), sent);
    for (const SocketCall &record : receiveRecords()) {
        QCOMPARE(record.argument, size);
        QVERIFY(record.result <= size);
    }
    QVERIFY(receiveRecords().size() >= (sent.size() + size - 1) / size);
}

void TestConnection::sends()
{
    open();
    QVERIFY(m_connection->send(textMessage("Thank you")).has_value());
    QCOMPARE(m_connection->sent(), 9ull);
    QCOMPARE(m_connection->queued(), 0);
    QTRY_COMPARE(m_peer.received(), QByteArray("Thank you"));
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("send(9 bytes) = 9")});
    QCOMPARE(payloadOf(sendRecords()), QByteArray("Thank you"));
}

void TestConnection::sendsInOrder()
{
    open(narrowPair(), {});
    QByteArray expected;
    for (int i = 0; i < 200; ++i) {
        const QByteArray text = QByteArray(997, char('a' + i % 26)) + QByteArray::number(i);
        expected += text;
        if (i % 2 == 0)
            m_connection->send(Bytes::copyOf(text));
        else
            QVERIFY(m_connection->send(textMessage(text)).has_value());
    }
    QVERIFY(m_connection->queued() > 0);
    QVERIFY(soon([&] { return m_peer.received() == expected; }));
    QVERIFY(payloadOf(sendRecords()) == expected);
}

void TestConnection::recordsPartialSends()
{
    m_mood.takesAtOnce = 3;
    open();
    m_connection->send(Bytes::copyOf("12345678"));
    QCOMPARE(callTexts(recordsOf(*m_log)), (QStringList{QStringLiteral("send(8 bytes) = 3"),
                                                        QStringLiteral("send(5 bytes) = 3"),
                                                        QStringLiteral("send(2 bytes) = 2")}));
    QTRY_COMPARE(m_peer.received(), QByteArray("12345678"));
}

void TestConnection::recordsABlockedSendOnce()
{
    m_mood.takesNothing = true;
    open();
    m_connection->send(Bytes::copyOf("patience"));
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Send));
    const qint64 since = m_connection->waitingSince();
    QTest::qWait(30); // the wait that is measured
    QVERIFY(m_mood.sends > 1);
    QVERIFY(sendRecords().isEmpty());
    m_mood.takesNothing = false;
    QTRY_COMPARE(m_peer.received(), QByteArray("patience"));
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("send(8 bytes) = 8")});
    const SocketCall record = sendRecords()[0];
    QVERIFY(record.waitedNs >= 30 * msInNs);
    QCOMPARE(record.timeNs - record.waitedNs, since);
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Recv));
}

void TestConnection::recordsHowLongARecvWaited()
{
    open();
    const qint64 since = m_connection->waitingSince();
    QTest::qWait(30); // the wait that is measured
    m_peer.send("at last");
    QTRY_COMPARE(receiveRecords().size(), 1);
    const SocketCall record = receiveRecords()[0];
    QVERIFY(record.waitedNs >= 30 * msInNs);
    QCOMPARE(record.timeNs - record.waitedNs, since);
    QCOMPARE(m_connection->waitingSince(), record.timeNs); // in the next recv
}

void TestConnection::recordsCarryTheFlow()
{
    open(echoScript());
    m_peer.send("x");
    QTRY_COMPARE(m_peer.received(), QByteArray("x"));
    m_connection->close();
    QCOMPARE(calls(), (QStringList{QStringLiteral("recv"), QStringLiteral("send"), QStringLiteral("close")}));
    for (const SocketCall &record : recordsOf(*m_log)) {
        QCOMPARE(record.flow->connection, m_connection->id());
        QCOMPARE(record.flow->peer.toString(), m_peer.address().toString());
        QCOMPARE(record.flow->local.host(), QStringLiteral("127.0.0.1"));
    }
}

void TestConnection::closesWhenThePeerFinishes()
{
    open();
    m_peer.finishSending();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].code, ErrorCode::None);
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("recv(4096) = 0 (end of stream)"), QStringLiteral("close() = 0")}));
    QTRY_VERIFY(m_peer.isAtEnd());
    QCOMPARE(m_peer.error(), 0);
}

void TestConnection::staysWhenThePeerFinishes()
{
    open({}, {4096, false, false});
    m_peer.finishSending();
    QTRY_COMPARE(m_connection->phase(), ConnectionPhase::PeerFinished);
    turn();
    QCOMPARE(receiveRecords().size(), 1); // the end of the stream is read once, not again and again
    QVERIFY(m_closed.isEmpty());
    QVERIFY(!m_connection->waitingIn());
    QVERIFY(m_connection->send(textMessage("still here")).has_value());
    QTRY_COMPARE(m_peer.received(), QByteArray("still here"));
    m_connection->close();
    QTRY_VERIFY(m_peer.isAtEnd());
}

void TestConnection::answersBeforeItClosesForTheFinishedPeer()
{
    open(narrowPair(), echoScript());
    const QByteArray question(200'000, 'q');
    m_peer.send(question);
    QVERIFY(soon([&] {
        m_peer.pump();
        return m_peer.unsent() == 0;
    }));
    m_peer.finishSending();
    QVERIFY(soon([&] { return m_peer.isAtEnd(); }));
    QCOMPARE(m_peer.error(), 0);
    QVERIFY(m_peer.received() == question);
    QCOMPARE(m_closed.size(), 1);
}

void TestConnection::halfCloses()
{
    QByteArray received;
    open({{}, [&](Connection &, const Bytes &bytes) { received += bytes.toByteArray(); }, {}, {}, {}});
    m_connection->halfClose();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Finished);
    QTRY_VERIFY(m_peer.isAtEnd());
    m_peer.send("the rest");
    QTRY_COMPARE(received, QByteArray("the rest"));
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Recv));
    m_peer.finishSending();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("shutdown(SHUT_WR) = 0"), QStringLiteral("recv(4096) = 8"),
                          QStringLiteral("recv(4096) = 0 (end of stream)"), QStringLiteral("close() = 0")}));
}

void TestConnection::halfClosesOnceTheQueueIsEmpty()
{
    open(narrowPair(), {});
    const QByteArray text(100'000, 'x');
    QVERIFY(m_connection->send(textMessage(text)).has_value());
    QVERIFY(m_connection->queued() > 0);
    m_connection->halfClose();
    QCOMPARE(m_connection->send(textMessage("too late")).error().code, ErrorCode::NotConnected);
    QVERIFY(soon([&] { return m_peer.isAtEnd(); }));
    QVERIFY(m_peer.received() == text);
    QCOMPARE(m_connection->phase(), ConnectionPhase::Finished);
    QCOMPARE(calls().last(), QStringLiteral("shutdown"));
}

void TestConnection::halfCloseAfterThePeersEndsBoth()
{
    open({}, {4096, false, false});
    m_peer.finishSending();
    QTRY_COMPARE(m_connection->phase(), ConnectionPhase::PeerFinished);
    m_connection->halfClose();
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(calls(), (QStringList{QStringLiteral("recv"), QStringLiteral("shutdown"), QStringLiteral("close")}));
}

void TestConnection::closesOnceTheQueueIsEmpty()
{
    open(narrowPair(), {});
    const QByteArray text(100'000, 'x');
    QVERIFY(m_connection->send(textMessage(text)).has_value());
    m_connection->close();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Closing);
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Send));
    QCOMPARE(m_connection->send(textMessage("too late")).error().code, ErrorCode::NotConnected);
    m_connection->close(); // once more: harmless
    QVERIFY(soon([&] { return m_peer.isAtEnd(); }));
    QVERIFY(m_peer.received() == text);
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].code, ErrorCode::None);
}

void TestConnection::closesAtOnceWhenTold()
{
    open(narrowPair(), {});
    QVERIFY(m_connection->send(textMessage(QByteArray(100'000, 'x'))).has_value());
    m_connection->closeNow();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Closed);
    QCOMPARE(m_connection->queued(), 0);
    QVERIFY(!m_connection->waitingIn());
    QCOMPARE(m_closed.size(), 1);
    QTRY_VERIFY(m_peer.isAtEnd());
    QVERIFY(m_peer.received().size() < 100'000);
}

void TestConnection::resets()
{
    open();
    m_connection->reset();
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("setsockopt(SOL_SOCKET, SO_LINGER, (1, 0)) = 0"),
                          QStringLiteral("close() = 0")}));
    QTRY_COMPARE(m_peer.error(), ECONNRESET);
}

void TestConnection::receivesOnce()
{
    QByteArray received;
    open({{}, [&](Connection &, const Bytes &bytes) { received += bytes.toByteArray(); }, {}, {}, {}},
         {4, true, true});
    m_peer.send("0123456789");
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(received, QByteArray("0123"));
    QCOMPARE(calls(), (QStringList{QStringLiteral("recv"), QStringLiteral("close")}));
}

void TestConnection::tellsThePeersReset()
{
    open();
    m_peer.reset();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].code, ErrorCode::SystemCall);
    QCOMPARE(m_closed[0].systemErrorName(), QStringLiteral("ECONNRESET"));
    QCOMPARE(m_closed[0].arguments.value(0), QStringLiteral("recv"));
    QCOMPARE(m_closed[0].arguments.value(1), m_connection->flow()->peer.toString());
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("recv(4096) = -1 ECONNRESET"), QStringLiteral("close() = 0")}));
}

void TestConnection::tellsThePeersResetOnceWhileSending()
{
    // A reset makes the socket readable and writable at once, while the connection waits for both: the
    // failed send ends it, and nothing may be received after that.
    open(narrowPair(), {});
    m_peer.setReading(false);
    QVERIFY(m_connection->send(textMessage(QByteArray(150'000, 'x'))).has_value());
    turn();
    QVERIFY(m_connection->queued() > 0 && m_connection->queued() < 256 * 1024);
    m_peer.reset();
    QTRY_COMPARE(m_closed.size(), 1);
    turn();
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].systemErrorName(), QStringLiteral("ECONNRESET"));
    QCOMPARE(calls().count(QStringLiteral("close")), 1);
    QCOMPARE(calls().last(), QStringLiteral("close"));
}

void TestConnection::tellsAFailedSend()
{
    open();
    m_mood.sendError = EPIPE;
    QVERIFY(m_connection->send(textMessage("nobody hears")).has_value());
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].systemErrorName(), QStringLiteral("EPIPE"));
    QCOMPARE(m_closed[0].arguments.value(0), QStringLiteral("send"));
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("send(12 bytes) = -1 EPIPE"), QStringLiteral("close() = 0")}));
    QCOMPARE(m_connection->sent(), 0ull);
}

/// A server that takes no more of a large request has often said why.
void TestConnection::hearsLastWordsWhenASendFails()
{
    QByteArray received;
    open({{}, [&](Connection &, const Bytes &bytes) { received += bytes.toByteArray(); }, {}, {}, {}}, {4});
    m_mood.sendError = EPIPE;
    m_peer.send("too large"); // on this machine it is there when send() returns
    QVERIFY(m_connection->send(textMessage("and so on")).has_value());
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].systemErrorName(), QStringLiteral("EPIPE"));
    QCOMPARE(received, QByteArray("too large"));
    QCOMPARE(m_connection->received(), 9ull);
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("send(9 bytes) = -1 EPIPE"), QStringLiteral("recv(4) = 4"),
                          QStringLiteral("recv(4) = 4"), QStringLiteral("recv(4) = 1"),
                          QStringLiteral("close() = 0")}));
}

void TestConnection::tellsAFailedRecv()
{
    open();
    m_mood.receiveError = ETIMEDOUT; // what keep-alive or retransmission ends in
    m_peer.send("x");
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].systemErrorName(), QStringLiteral("ETIMEDOUT"));
}

void TestConnection::tellsAFailedShutdown()
{
    open();
    m_mood.shutdownError = ENOTCONN;
    m_connection->halfClose();
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].systemErrorName(), QStringLiteral("ENOTCONN"));
    QCOMPARE(m_closed[0].arguments.value(0), QStringLiteral("shutdown"));
}

void TestConnection::refusesToSendWhenItMayNot()
{
    open();
    m_connection->halfClose();
    QCOMPARE(m_connection->send(textMessage("x")).error().code, ErrorCode::NotConnected);
    m_connection->send(Bytes::copyOf("x")); // an answer is dropped silently
    m_connection->close();
    QCOMPARE(m_connection->send(textMessage("x")).error().code, ErrorCode::NotConnected);
    m_connection->send(Bytes::copyOf("x"));
    QCOMPARE(calls(), (QStringList{QStringLiteral("shutdown"), QStringLiteral("close")}));
    QTRY_VERIFY(m_peer.isAtEnd());
    QVERIFY(m_peer.received().isEmpty());
}

void TestConnection::commandsAfterTheEndAreHarmless()
{
    open();
    m_connection->closeNow();
    m_connection->close();
    m_connection->closeNow();
    m_connection->reset();
    m_connection->halfClose();
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(calls(), QStringList{QStringLiteral("close")});
}

void TestConnection::throttlesAPeerThatNeverReads()
{
    constexpr int answerSize = 4096;
    open(narrowPair(), echoScript(), {answerSize, true, false});
    m_peer.setReading(false);
    m_peer.send(QByteArray(16 * 1024 * 1024, 'x'));
    QTRY_VERIFY(m_connection->queued() > 256 * 1024);
    for (int i = 0; i < 50; ++i) {
        m_peer.pump();
        turn(2);
    }
    QVERIFY(m_connection->queued() <= 256 * 1024 + answerSize);
    QVERIFY(m_peer.unsent() > 0); // it is TCP that holds it up
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Send));
    const quint64 received = m_connection->received();
    m_peer.pump();
    turn();
    QCOMPARE(m_connection->received(), received);
}

void TestConnection::boundsTheMessagesOfTheUser()
{
    open(narrowPair(), {});
    m_peer.setReading(false);
    const OutboundMessage message = textMessage(QByteArray(1024 * 1024, 'x'));
    Result<void> result;
    int taken = 0;
    for (; result && taken < 100; ++taken)
        result = m_connection->send(message);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::OutboundQueueFull);
    QVERIFY(m_connection->queued() <= OutboundQueue::limit);
    QCOMPARE(m_connection->phase(), ConnectionPhase::Open);
    m_connection->reset(); // the way out stays open
    QCOMPARE(m_closed.size(), 1);
    QCOMPARE(m_connection->queued(), 0);
}

void TestConnection::resumesWhenThePeerReads()
{
    open(narrowPair(), echoScript());
    m_peer.setReading(false);
    const QByteArray text(1'000'000, 'e');
    m_peer.send(text);
    QTRY_VERIFY(m_connection->queued() > 256 * 1024);
    m_peer.setReading(true);
    QVERIFY(soon([&] { return m_peer.received().size() == text.size(); }));
    QVERIFY(m_peer.received() == text);
    QVERIFY(payloadOf(receiveRecords()) == text);
    QVERIFY(payloadOf(sendRecords()) == text);
}

void TestConnection::readsOnWhileTheUserSends()
{
    // To a server that echoes: it goes on only while its echo is read, however much still waits here.
    open(narrowPair(), {});
    constexpr qsizetype size = 12'000'000; // more than the system's buffers hold
    QVERIFY(m_connection->send(textMessage(QByteArray(size, 'x'))).has_value());
    QByteArray echoed;
    QVERIFY(soon([&] {
        const qsizetype before = echoed.size();
        echoed = m_peer.received();
        m_peer.send(echoed.mid(before));
        m_peer.setReading(m_peer.unsent() == 0); // a blocking echo server reads nothing while it sends
        return echoed.size() == size && m_peer.unsent() == 0;
    }));
    QVERIFY(soon([&] { return m_connection->received() == quint64(size); }));
}

void TestConnection::pausesReading()
{
    open(echoScript());
    m_connection->pauseReading(true);
    QVERIFY(!m_connection->waitingIn());
    m_peer.send("later");
    m_connection->send(Bytes::copyOf("still sent"));
    QTRY_COMPARE(m_peer.received(), QByteArray("still sent"));
    turn();
    QVERIFY(receiveRecords().isEmpty());
    const qint64 resumed = m_log->now();
    m_connection->pauseReading(false);
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Recv));
    QTRY_COMPARE(m_peer.received(), QByteArray("still sentlater"));
    const SocketCall record = receiveRecords()[0];
    QVERIFY(record.timeNs - record.waitedNs >= resumed); // it was not wanted before
    m_connection->close();
    m_connection->pauseReading(true); // harmless
    m_connection->pauseReading(false);
}

void TestConnection::mayPauseBeforeItIsOpened()
{
    make(connectedPair());
    m_connection->pauseReading(true);
    m_connection->open(std::make_unique<ScriptedHandler>(echoScript()));
    m_peer.send("later");
    turn();
    QVERIFY(receiveRecords().isEmpty());
    m_connection->pauseReading(false);
    QTRY_COMPARE(m_peer.received(), QByteArray("later"));
}

void TestConnection::leavesOthersTheirTurn()
{
    m_mood.swallows = true; // a peer that takes as fast as we can send
    open();
    QVERIFY(m_connection->send(textMessage(QByteArray(8 * 1024 * 1024, 'x'))).has_value());
    QVERIFY(m_connection->sent() >= 8ull * 1024 * 1024); // one message, one send
    open();
    m_mood.takesAtOnce = 64 * 1024;
    QVERIFY(m_connection->send(textMessage(QByteArray(8 * 1024 * 1024, 'x'))).has_value());
    QVERIFY(m_connection->sent() > 0);
    QVERIFY(m_connection->sent() <= 1024 * 1024);
    QVERIFY(soon([&] { return m_connection->sent() == 8ull * 1024 * 1024; }));
}

void TestConnection::sendsPiecesWithDelay()
{
    open();
    QVERIFY(m_connection->send({Bytes::copyOf("0123456789"), {}, 4, 20}).has_value());
    QCOMPARE(m_connection->queued(), 6);
    QVERIFY(!m_connection->waitingIn());
    QTRY_COMPARE(m_peer.received(), QByteArray("0123456789"));
    QCOMPARE(callTexts(recordsOf(*m_log)), (QStringList{QStringLiteral("send(4 bytes) = 4"),
                                                        QStringLiteral("send(4 bytes) = 4"),
                                                        QStringLiteral("send(2 bytes) = 2")}));
    const QList<SocketCall> records = sendRecords();
    QVERIFY(records[1].timeNs - records[0].timeNs >= 20 * msInNs);
    QVERIFY(records[2].timeNs - records[1].timeNs >= 20 * msInNs);
    // The pause is the program's, not the call's: send() itself did not wait.
    QVERIFY(records[1].timeNs - records[1].waitedNs >= records[0].timeNs + 20 * msInNs);
}

void TestConnection::messagesWaitForThePiecesBefore()
{
    open(echoScript());
    QVERIFY(m_connection->send({Bytes::copyOf("0123"), {}, 1, 5}).has_value());
    QVERIFY(m_connection->send(textMessage("|")).has_value());
    m_peer.send("echo");
    QTRY_COMPARE(m_peer.received().size(), 9);
    QCOMPARE(m_peer.received(), QByteArray("0123|echo"));
}

void TestConnection::closesAfterThePieces()
{
    open();
    QVERIFY(m_connection->send({Bytes::copyOf("0123"), {}, 1, 5}).has_value());
    m_connection->close();
    QCOMPARE(m_connection->phase(), ConnectionPhase::Closing);
    QTRY_VERIFY(m_peer.isAtEnd());
    QCOMPARE(m_peer.received(), QByteArray("0123"));
}

void TestConnection::endsBetweenPieces()
{
    open();
    QVERIFY(m_connection->send({Bytes::copyOf("0123"), {}, 1, 5}).has_value());
    m_connection->closeNow();
    QTest::qWait(20); // the next piece was due
    QCOMPARE(calls(), (QStringList{QStringLiteral("send"), QStringLiteral("close")}));
}

void TestConnection::sendsAFile()
{
    QByteArray content(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char((i * 7 + i / 4099) & 0xFF);
    QFile file(m_folder.filePath(QStringLiteral("large")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    open(narrowPair(), {});
    QVERIFY(m_connection->send({{}, file.fileName(), 0, 0}).has_value());
    QVERIFY(m_connection->send(textMessage("after it")).has_value());
    QVERIFY(soon([&] { return m_peer.received().size() == content.size() + 8; }));
    QVERIFY(m_peer.received() == content + "after it");
}

void TestConnection::givesUpAFileThatShrinks()
{
    QFile file(m_folder.filePath(QStringLiteral("shrinking")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(1'000'000));
    open(narrowPair(), {});
    QVERIFY(m_connection->send({{}, file.fileName(), 0, 0}).has_value());
    QVERIFY(m_connection->send(textMessage("goes on")).has_value());
    QVERIFY(file.resize(10));
    QVERIFY(soon([&] { return m_peer.received().size() > 0 && m_sendFailures.size() == 1; }));
    QCOMPARE(m_sendFailures[0].code, ErrorCode::FileUnreadable);
    QTRY_VERIFY(m_peer.received().endsWith("goes on"));
    QCOMPARE(m_connection->queued(), 0);
    QCOMPARE(m_connection->phase(), ConnectionPhase::Open);
}

void TestConnection::refusesAnUnreadableFile()
{
    open();
    const auto result = m_connection->send({{}, m_folder.filePath(QStringLiteral("missing")), 0, 0});
    QCOMPARE(result.error().code, ErrorCode::FileUnreadable);
    QCOMPARE(m_connection->phase(), ConnectionPhase::Open);
}

void TestConnection::works()
{
    open({{},
          [](Connection &connection, const Bytes &bytes) {
              connection.work(30, [&connection, bytes] { connection.send(bytes); });
          },
          {}, {}, {}});
    m_peer.send("think");
    QTRY_VERIFY(m_connection->isWorking());
    QVERIFY(!m_connection->waitingIn());
    QTRY_COMPARE(m_peer.received(), QByteArray("think"));
    QVERIFY(!m_connection->isWorking());
    QCOMPARE(m_connection->waitingIn(), std::optional(Call::Recv));
    const SocketCall received = receiveRecords()[0];
    const SocketCall sent = sendRecords()[0];
    QVERIFY(sent.timeNs - received.timeNs >= 30 * msInNs);
    QVERIFY(sent.timeNs - sent.waitedNs >= received.timeNs + 30 * msInNs); // the work is no part of the call
}

void TestConnection::workOfNoTimeIsDoneAtOnce()
{
    open();
    bool done = false;
    m_connection->work(0, [&] { done = true; });
    QVERIFY(done);
    QVERIFY(!m_connection->isWorking());
}

void TestConnection::doesNotReadWhileItWorks()
{
    constexpr int workMs = 300; // so that a crowded machine looks in time
    int received = 0;
    open({{},
          [&](Connection &connection, const Bytes &) {
              ++received;
              connection.work(workMs, [] {});
          },
          {}, {}, {}},
         {1, true, false});
    m_peer.send("ab");
    QTRY_COMPARE(received, 1);
    turn();
    QCOMPARE(received, 1);
    QTRY_COMPARE(received, 2);
    const QList<SocketCall> records = receiveRecords();
    QVERIFY(records[1].timeNs - records[0].timeNs >= workMs * msInNs);
    QVERIFY(records[1].timeNs - records[1].waitedNs >= records[0].timeNs + workMs * msInNs);
}

void TestConnection::workEndsWithTheConnection()
{
    bool done = false;
    open();
    m_connection->work(10, [&] { done = true; });
    m_connection->close();
    QCOMPARE(m_closed.size(), 1);
    QTest::qWait(30); // the work was due
    QVERIFY(!done);
}

void TestConnection::workMayCloseTheConnection()
{
    open();
    m_connection->work(1, [this] { m_connection->close(); });
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(calls(), QStringList{QStringLiteral("close")});
}

void TestConnection::workMayLeadToMoreWork()
{
    bool done = false;
    open();
    m_connection->work(1, [&] { m_connection->work(30, [&] { done = true; }); });
    m_peer.send("waits");
    QTest::qWait(10); // in the midst of the second
    QVERIFY(m_connection->isWorking());
    QVERIFY(receiveRecords().isEmpty());
    QTRY_VERIFY(done);
    QTRY_COMPARE(receiveRecords().size(), 1);
}

void TestConnection::handlerMayEndItAnywhere_data()
{
    using End = std::function<void(Connection &)>;
    QTest::addColumn<QString>("where");
    QTest::addColumn<End>("end");
    const QList<std::pair<const char *, End>> ends = {
        {"close", [](Connection &connection) { connection.close(); }},
        {"closeNow", [](Connection &connection) { connection.closeNow(); }},
        {"reset", [](Connection &connection) { connection.reset(); }},
        {"send, close", [](Connection &connection) {
             connection.send(Bytes::copyOf("bye"));
             connection.close();
         }},
        {"halfClose, close", [](Connection &connection) {
             connection.halfClose();
             connection.close();
         }},
    };
    for (const char *where : {"opened", "received", "peerFinished", "drained"}) {
        for (const auto &[how, end] : ends)
            QTest::addRow("%s: %s", where, how) << QString::fromLatin1(where) << end;
    }
}

void TestConnection::handlerMayEndItAnywhere()
{
    QFETCH(QString, where);
    QFETCH(std::function<void(Connection &)>, end);
    const auto endAt = [=](const char *place) {
        return [=](Connection &connection) {
            if (where == QLatin1String(place))
                end(connection);
        };
    };
    const auto atReceived = endAt("received");
    open({endAt("opened"),
          [=](Connection &connection, const Bytes &bytes) {
              connection.send(bytes);
              atReceived(connection);
          },
          endAt("peerFinished"), endAt("drained"), {}});
    m_peer.send("x");
    m_peer.finishSending();
    QTRY_COMPARE(m_closed.size(), 1);
    QCOMPARE(m_closed[0].code, ErrorCode::None);
    turn();
    QCOMPARE(calls().count(QStringLiteral("close")), 1);
    QCOMPARE(calls().last(), QStringLiteral("close"));
    QTRY_VERIFY(m_peer.isAtEnd());
}

void TestConnection::tellsWhenDrained()
{
    int drained = 0;
    open(narrowPair(), {{}, {}, {}, [&](Connection &connection) {
                            ++drained;
                            QCOMPARE(connection.queued(), 0);
                        }, {}});
    QCOMPARE(drained, 0);
    m_connection->send(Bytes::copyOf("little"));
    QCOMPARE(drained, 1);
    m_connection->send(Bytes::copyOf(QByteArray(200'000, 'x')));
    QCOMPARE(drained, 1);
    QVERIFY(soon([&] { return m_peer.received().size() == 200'006; }));
    QTRY_COMPARE(drained, 2);
}

void TestConnection::drainedMaySendOnAndOn()
{
    // A source that sends the next line whenever the last one is through, to a system that takes all.
    constexpr int lines = 300'000;
    int sent = 0;
    m_mood.swallows = true;
    open({[](Connection &connection) { connection.send(Bytes::copyOf("0\n")); }, {}, {},
          [&](Connection &connection) {
              if (++sent < lines)
                  connection.send(Bytes::copyOf("line\n"));
          },
          {}});
    QVERIFY(soon([&] { return sent == lines; }));
    QCOMPARE(m_connection->sent(), 2 + 5ull * (lines - 1));
}

void TestConnection::ownerMayEndItWhenItChanges()
{
    for (const auto &end : {&Connection::close, &Connection::closeNow, &Connection::reset}) {
        m_closed.clear();
        open(echoScript());
        m_whenChanged = [&](Connection &connection) {
            m_whenChanged = {};
            (connection.*end)();
        };
        QVERIFY(m_connection->send(textMessage("x")).has_value());
        QCOMPARE(m_closed.size(), 1);
        turn();
        QCOMPARE(m_closed.size(), 1);
        QCOMPARE(m_connection->phase(), ConnectionPhase::Closed);
    }
}

void TestConnection::maySendBeforeItIsOpened()
{
    // As an engine's user does that acts on "connected" before the handler is told.
    const QByteArray large(500'000, 'x');
    make(narrowPair());
    QVERIFY(m_connection->send(textMessage("small ")).has_value());
    QVERIFY(m_connection->send(textMessage(large)).has_value());
    QVERIFY(m_connection->queued() > 0);
    m_connection->open(std::make_unique<ScriptedHandler>(Script{}));
    QVERIFY(soon([&] { return m_peer.received().size() == large.size() + 6; }));
}

void TestConnection::mayBeClosedBeforeItIsOpened()
{
    bool told = false;
    make(connectedPair());
    m_connection->close();
    QCOMPARE(m_closed.size(), 1);
    m_connection->open(std::make_unique<ScriptedHandler>(
        Script{[&](Connection &) { told = true; }, {}, {}, {}, {}}));
    turn();
    QVERIFY(!told);
    QCOMPARE(calls(), QStringList{QStringLiteral("close")});
}

void TestConnection::mayBeDestroyedAtAnyTime_data()
{
    using Prepare = std::function<void(Connection &)>;
    QTest::addColumn<Prepare>("prepare");
    QTest::newRow("reading") << Prepare([](Connection &) {});
    QTest::newRow("sending") << Prepare(
        [](Connection &connection) { connection.send(Bytes::copyOf(QByteArray(1'000'000, 'x'))); });
    QTest::newRow("working") << Prepare([](Connection &connection) { connection.work(5, [] { qFatal("worked"); }); });
    QTest::newRow("between pieces") << Prepare([](Connection &connection) {
        QVERIFY(connection.send({Bytes::copyOf("0123"), {}, 1, 5}).has_value());
    });
    QTest::newRow("closing") << Prepare([](Connection &connection) {
        connection.send(Bytes::copyOf(QByteArray(1'000'000, 'x')));
        connection.close();
    });
    QTest::newRow("half-closing") << Prepare([](Connection &connection) {
        connection.send(Bytes::copyOf(QByteArray(1'000'000, 'x')));
        connection.halfClose();
    });
    QTest::newRow("closed") << Prepare([](Connection &connection) { connection.close(); });
}

void TestConnection::mayBeDestroyedAtAnyTime()
{
    QFETCH(std::function<void(Connection &)>, prepare);
    open(narrowPair(), echoScript());
    m_peer.send("unread");
    prepare(*m_connection);
    m_connection.reset();
    QTest::qWait(15); // what was pending was due
    QTRY_VERIFY(m_peer.isAtEnd());
}

void TestConnection::neverOutlivedByItsHandler()
{
    bool destroyed = false;
    open({{}, {}, {}, {}, [&] { destroyed = true; }});
    m_connection->close();
    QVERIFY(!destroyed); // it may be on the call stack
    m_connection.reset();
    QVERIFY(destroyed);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
