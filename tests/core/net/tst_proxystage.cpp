#include "core/net/proxystage.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/dialogues.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>

#include <cerrno>
#include <memory>
#include <optional>

using namespace wirebench;

namespace {

using MakeReactor = std::unique_ptr<Reactor> (*)();

} // namespace

Q_DECLARE_METATYPE(MakeReactor)

class TestProxyStage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void asksAndTakesNoByteTooMany_data();
    void asksAndTakesNoByteTooMany();
    void recordsItsCallsAsTheProxys();
    void takesWhatComesByteByByte();
    void saysWhereItWaits();
    void tellsARefusal();
    void tellsAnEnd();
    void tellsAReset();
    void closesWhatNobodyTook();

private:
    void start(const char *proxy);

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    ConnectedPair m_pair;
    std::unique_ptr<ProxyStage> m_stage;
    std::optional<Result<void>> m_result;
    int m_before = 0;
};

void TestProxyStage::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestProxyStage::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn();
    m_before = openDescriptors();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = makeReactor();
    m_result.reset();
    m_pair = connectedPair();
}

void TestProxyStage::cleanup()
{
    m_stage.reset();
    m_pair = {};
    QCOMPARE(contradictionsIn(*m_log), QString());
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

void TestProxyStage::start(const char *proxy)
{
    const EndpointPtr endpoint = m_log->addEndpoint(EndpointKind::TcpClient, QStringLiteral("client"));
    const CallRecorder recorder(*m_log,
                                FlowPtr(new Flow(endpoint, m_log->newConnectionId(), {}, loopback())));
    const HostSpec host{HostSpec::Kind::Name, {}, QStringLiteral("a")};
    m_stage = std::make_unique<ProxyStage>(*m_reactor, recorder, std::move(m_pair.accepted),
                                           ProxyDialogue::make(proxyConfig(proxy), host, 80),
                                           [this](const Result<void> &result) { m_result = result; });
    m_stage->start();
}

void TestProxyStage::asksAndTakesNoByteTooMany_data()
{
    QTest::addColumn<QByteArray>("proxy");
    QTest::addColumn<QByteArray>("heard");
    QTest::newRow("SOCKS5") << QByteArray("socks5://h:1")
                            << QByteArray::fromHex("0500 05000001 00000000 0000");
    QTest::newRow("HTTP") << QByteArray("http://h:1") << QByteArray("HTTP/1.1 200 OK\r\nA: b\r\n\r\n");
}

void TestProxyStage::asksAndTakesNoByteTooMany()
{
    QFETCH(QByteArray, proxy);
    QFETCH(QByteArray, heard);
    m_pair.peer.send(heard + "from behind");
    start(proxy);
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->has_value());
    RawPeer next(m_stage->takeSocket());
    QTRY_COMPARE(next.received(), QByteArray("from behind"));
    QCOMPARE(payloadOf(recordsOf(*m_log, Call::Recv)), heard);
    QTRY_COMPARE(m_pair.peer.received(), payloadOf(recordsOf(*m_log, Call::Send)));
    QVERIFY(!callNames(recordsOf(*m_log)).contains(QStringLiteral("close")));
}

void TestProxyStage::recordsItsCallsAsTheProxys()
{
    m_pair.peer.send("HTTP/1.1 200 OK\r\n\r\n");
    start("http://h:1");
    QTRY_VERIFY(m_result);
    QCOMPARE(callTexts(recordsOf(*m_log)),
             (QStringList{QStringLiteral("send(37 bytes) = 37 (proxy dialogue)"),
                          QStringLiteral("recv(19) = 19 (proxy dialogue)")}));
}

void TestProxyStage::takesWhatComesByteByByte()
{
    start("http://h:1");
    QTRY_VERIFY(m_pair.peer.received().endsWith("\r\n\r\n"));
    const QByteArray heard("HTTP/1.1 200 OK\r\n\r\n");
    for (qsizetype i = 0; i < heard.size(); ++i) {
        QVERIFY(!m_result);
        m_pair.peer.send(heard.mid(i, 1));
        QTRY_COMPARE(payloadOf(recordsOf(*m_log, Call::Recv)).size(), i + 1);
    }
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->has_value());
}

void TestProxyStage::saysWhereItWaits()
{
    start("socks5://h:1");
    QCOMPARE(m_stage->waitingIn(), Call::Send);
    QTRY_COMPARE(m_stage->waitingIn(), Call::Recv);
    QCOMPARE(m_stage->waitingSince(), recordsOf(*m_log, Call::Send)[0].timeNs);
}

void TestProxyStage::tellsARefusal()
{
    m_pair.peer.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\nsorry");
    start("http://h:1");
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->error().code, ErrorCode::ProxyForbids);
    QVERIFY(payloadOf(recordsOf(*m_log, Call::Recv)).startsWith("HTTP/1.1 403"));
}

void TestProxyStage::tellsAnEnd()
{
    m_pair.peer.finishSending();
    start("socks5://h:1");
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->error().code, ErrorCode::ProxyEnded);
    QVERIFY(recordsOf(*m_log, Call::Recv)[0].isEndOfStream());
}

void TestProxyStage::tellsAReset()
{
    start("socks5://h:1");
    QTRY_COMPARE(m_pair.peer.received().size(), qsizetype(3));
    m_pair.peer.reset();
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->error().code, ErrorCode::ProxyEnded);
    QCOMPARE(m_result->error().systemErrorName(), QStringLiteral("ECONNRESET"));
    QCOMPARE(recordsOf(*m_log, Call::Recv)[0].error, qint16(ECONNRESET));
}

void TestProxyStage::closesWhatNobodyTook()
{
    start("socks5://h:1");
    m_stage.reset();
    QCOMPARE(callTexts(recordsOf(*m_log)), QStringList{QStringLiteral("close() = 0")});
    QTRY_VERIFY(m_pair.peer.isAtEnd());
}

QTEST_GUILESS_MAIN(TestProxyStage)
#include "tst_proxystage.moc"
