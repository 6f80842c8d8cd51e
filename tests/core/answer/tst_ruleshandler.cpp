#include "core/answer/answerhandler.h"
#include "core/net/tcpserver.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace wirebench;

namespace {

AnswerRule rule(RuleMatch match, const char *pattern, const char *reply)
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = QString::fromUtf8(pattern);
    rule.reply = QString::fromUtf8(reply);
    return rule;
}

OutboundMessage messageOf(const QByteArray &bytes)
{
    OutboundMessage message;
    message.bytes = Bytes::copyOf(bytes);
    return message;
}

AnswerRule doing(AnswerRule rule, RuleAction action, int delayMs = 0)
{
    rule.action = action;
    rule.delayMs = delayMs;
    return rule;
}

} // namespace

class TestRulesHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void chunksAreHeldAgainstRules();
    void aChunksBorderIsABorder();
    void linesAreTheSameHoweverTheyCome_data();
    void linesAreTheSameHoweverTheyCome();
    void theLastLineNeedsNoNewline();
    void aLineTooLongMatchesNothing();
    void delaysKeepTheOrder();
    void theWorkComesOnTop();
    void closes();
    void halfCloses();
    void resets();
    void stops();
    void closesAfterAnyAnswer();
    void newRulesHoldAtOnce();
    void countsRepliesOverConnections();
    void notesLieOnTheRecord();
    void moreRepliesThanThePeerReads();
    void datagrams();
    void datagramsStop();

private:
    void use(const QList<AnswerRule> &rules, RuleUnit unit = RuleUnit::Chunk, int lineLimit = 100);
    RawPeer serve(TcpServerConfig server = {});

    AnswerConfig m_answer;
    QList<RuleNote> m_notes;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<RulesDesk> m_desk;
    std::unique_ptr<TcpServer> m_server;
};

void TestRulesHandler::init()
{
    m_answer = {AnswerKind::Rules, {}, false, 0};
    m_notes.clear();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_desk = std::make_unique<RulesDesk>(*m_log);
    connect(m_desk.get(), &RulesDesk::noted, this,
            [this](const QList<RuleNote> &notes) { m_notes += notes; });
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("server"));
    connect(m_desk.get(), &RulesDesk::stopAsked, m_server.get(), &TcpServer::stop, Qt::QueuedConnection);
}

void TestRulesHandler::cleanup()
{
    m_server.reset();
    m_desk.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
}

void TestRulesHandler::use(const QList<AnswerRule> &rules, RuleUnit unit, int lineLimit)
{
    const auto set = RuleSet::compile({unit, lineLimit, rules});
    QVERIFY(set);
    m_answer.rules = *set;
    prepareDesk(*m_desk, m_answer);
}

RawPeer TestRulesHandler::serve(TcpServerConfig server)
{
    server.host = {HostSpec::Kind::Address, loopback(), {}};
    m_server->start(server, answerHandlers(m_answer, m_desk.get()));
    RawPeer peer;
    if (!peer.connectTo(m_server->status().listening.value(0)))
        qWarning("no connection");
    return peer;
}

void TestRulesHandler::chunksAreHeldAgainstRules()
{
    use({rule(RuleMatch::Regex, "^ADD (\\d+) (\\d+)", "$1 and $2"), rule(RuleMatch::Any, "", "what?")});
    RawPeer peer = serve();
    peer.send("ADD 1 2");
    QTRY_COMPARE(peer.received(), QByteArray("1 and 2"));
    peer.send("SUB");
    QTRY_COMPARE(peer.received(), QByteArray("1 and 2what?"));
    QCOMPARE(callTexts(recordsOf(*m_log, Call::Send)).first(), QStringLiteral("send(7 bytes) = 7"));
}

/// With recv(4), "helloo" comes as "hell" and "oo": what lies across is not found.
void TestRulesHandler::aChunksBorderIsABorder()
{
    use({rule(RuleMatch::Contains, "lo", "found"), rule(RuleMatch::Contains, "l", "l"),
         rule(RuleMatch::Any, "", "-")});
    TcpServerConfig config;
    config.receiveSize = 4;
    RawPeer peer = serve(config);
    peer.send("helloo");
    QTRY_COMPARE(peer.received(), QByteArray("l-"));
}

void TestRulesHandler::linesAreTheSameHoweverTheyCome_data()
{
    QTest::addColumn<int>("receiveSize");
    for (const int size : {1, 2, 3, 7, 1024})
        QTest::addRow("recv(%d)", size) << size;
}

void TestRulesHandler::linesAreTheSameHoweverTheyCome()
{
    QFETCH(int, receiveSize);
    use({rule(RuleMatch::Exact, "hello", "<hello>"), rule(RuleMatch::EndsWith, "lo", "<lo>"),
         rule(RuleMatch::Exact, "", "<empty>"), rule(RuleMatch::Any, "", "<?>")},
        RuleUnit::Line);
    TcpServerConfig config;
    config.receiveSize = receiveSize;
    RawPeer peer = serve(config);
    peer.send("hello\r\nhallo\n\nx\r\nhel");
    QTRY_COMPARE(peer.received(), QByteArray("<hello><lo><empty><?>"));
    peer.send("lo\n");
    QTRY_COMPARE(peer.received(), QByteArray("<hello><lo><empty><?><hello>"));
}

void TestRulesHandler::theLastLineNeedsNoNewline()
{
    use({doing(rule(RuleMatch::Exact, "bye", "<bye>"), RuleAction::None, 30)}, RuleUnit::Line);
    RawPeer peer = serve();
    peer.send("bye");
    peer.finishSending();
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("<bye>"));
}

void TestRulesHandler::aLineTooLongMatchesNothing()
{
    use({rule(RuleMatch::Any, "", "<line>")}, RuleUnit::Line, 10);
    RawPeer peer = serve();
    peer.send(QByteArray(10, 'x') + "\r\n" + QByteArray(11, 'x') + "\nshort\n");
    QTRY_COMPARE(peer.received(), QByteArray("<line><line>"));
    QTRY_COMPARE(m_notes.size(), 1);
    QCOMPARE(m_notes.first().remark, RuleRemark::LineTooLong);
}

void TestRulesHandler::delaysKeepTheOrder()
{
    AnswerRule first = doing(rule(RuleMatch::Exact, "slow", "<one>"), RuleAction::None, 50);
    first.goOn = true;
    use({first, doing(rule(RuleMatch::Exact, "slow", "<two>"), RuleAction::None, 30),
         rule(RuleMatch::Any, "", "<fast>")},
        RuleUnit::Line);
    RawPeer peer = serve();
    peer.send("slow\nx\nslow\n");
    QTRY_COMPARE(peer.received(), QByteArray("<one><two><fast><one><two>"));
    const auto sent = recordsOf(*m_log, Call::Send);
    QCOMPARE(sent.size(), 5);
    const auto received = recordsOf(*m_log, Call::Recv);
    QVERIFY(sent[0].timeNs - received.first().timeNs >= 49'000'000);
    QVERIFY(sent[1].timeNs - sent[0].timeNs >= 29'000'000);
}

void TestRulesHandler::theWorkComesOnTop()
{
    m_answer.workMs = 30;
    use({doing(rule(RuleMatch::Any, "", "done"), RuleAction::None, 30)});
    RawPeer peer = serve();
    peer.send("x");
    QTRY_COMPARE(peer.received(), QByteArray("done"));
    QVERIFY(recordsOf(*m_log, Call::Send).first().timeNs - recordsOf(*m_log, Call::Recv).first().timeNs >=
            59'000'000);
}

void TestRulesHandler::closes()
{
    use({doing(rule(RuleMatch::Exact, "QUIT", "bye"), RuleAction::Close, 20), rule(RuleMatch::Any, "", "?")},
        RuleUnit::Line);
    RawPeer peer = serve();
    peer.send("QUIT\nmore\n");
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("bye"));
}

void TestRulesHandler::halfCloses()
{
    use({doing(rule(RuleMatch::Exact, "END", "last"), RuleAction::HalfClose), rule(RuleMatch::Any, "", "?")});
    RawPeer peer = serve();
    peer.send("END");
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("last"));
    peer.send("still heard");
    QTRY_COMPARE(recordsOf(*m_log, Call::Recv).size(), 2);
    QCOMPARE(recordsOf(*m_log, Call::Shutdown).size(), 1);
    QCOMPARE(recordsOf(*m_log, Call::Send).size(), 1);
}

void TestRulesHandler::resets()
{
    use({doing(rule(RuleMatch::Any, "", ""), RuleAction::Reset)});
    RawPeer peer = serve();
    peer.send("x");
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.error(), ECONNRESET);
}

void TestRulesHandler::stops()
{
    use({doing(rule(RuleMatch::Exact, "STOP", "stopping"), RuleAction::Stop)});
    RawPeer peer = serve();
    peer.send("STOP");
    QTRY_COMPARE(m_server->status().state, ServerState::Stopped);
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("stopping"));
}

void TestRulesHandler::closesAfterAnyAnswer()
{
    m_answer.closeAfterAnswer = true;
    use({rule(RuleMatch::Exact, "quiet", ""), rule(RuleMatch::Any, "", "one")}, RuleUnit::Line);
    RawPeer peer = serve();
    peer.send("quiet\nx\ny\n");
    QTRY_VERIFY(peer.isAtEnd());
    QCOMPARE(peer.received(), QByteArray("one"));
}

void TestRulesHandler::newRulesHoldAtOnce()
{
    use({rule(RuleMatch::Any, "", "old")});
    RawPeer peer = serve();
    peer.send("x");
    QTRY_COMPARE(peer.received(), QByteArray("old"));
    use({rule(RuleMatch::Any, "", "new")}, RuleUnit::Line);
    peer.send("x\n");
    QTRY_COMPARE(peer.received(), QByteArray("oldnew"));
}

void TestRulesHandler::countsRepliesOverConnections()
{
    use({rule(RuleMatch::Any, "", "{counter}")});
    RawPeer one = serve();
    RawPeer two;
    QVERIFY(two.connectTo(m_server->status().listening.first()));
    one.send("x");
    QTRY_COMPARE(one.received(), QByteArray("1"));
    two.send("x");
    QTRY_COMPARE(two.received(), QByteArray("2"));
}

void TestRulesHandler::notesLieOnTheRecord()
{
    AnswerRule noted = rule(RuleMatch::Contains, "b", "");
    noted.note = QStringLiteral("a b came");
    use({noted, rule(RuleMatch::Any, "", "ok")});
    RawPeer peer = serve();
    peer.send("abc");
    QTRY_COMPARE(m_notes.size(), 1);
    const auto received = recordsOf(*m_log, Call::Recv);
    QCOMPARE(m_notes.first().record, received.first().id);
    QCOMPARE(m_notes.first().englishText(), QStringLiteral("a b came"));
    QCOMPARE(m_notes.first().peer, peer.address().toString());
    QVERIFY(peer.received().isEmpty()); // the first rule that matches was enough
}

/// 20,000 lines ask for 100 MB, and nobody reads: what waits stays bounded, and all comes when it is read.
void TestRulesHandler::moreRepliesThanThePeerReads()
{
    const QByteArray reply(5000, 'r');
    use({rule(RuleMatch::Any, "", reply.constData())}, RuleUnit::Line);
    TcpServerConfig config;
    config.receiveSize = 1024 * 1024;
    RawPeer peer = serve(config);
    peer.setReading(false);
    peer.setCounting();
    peer.send(QByteArray(20'000, '\n'));
    qint64 most = 0;
    connect(m_server.get(), &TcpServer::clientsChanged, this, [&most](const QList<ServerClient> &changed) {
        for (const ServerClient &client : changed)
            most = qMax(most, client.queued);
    });
    QTRY_VERIFY(most > 0);
    turn(50);
    QVERIFY2(most < 2 * 1024 * 1024, qPrintable(QString::number(most)));
    peer.setReading(true);
    QVERIFY(soon([&] { return peer.receivedBytes() == 20'000 * reply.size(); }));
    disconnect(m_server.get(), &TcpServer::clientsChanged, this, nullptr);
}

void TestRulesHandler::datagrams()
{
    AnswerRule both = rule(RuleMatch::Contains, "a", "one");
    both.goOn = true;
    both.note = QStringLiteral("noted");
    use({both, rule(RuleMatch::Regex, "(b+)$", "$1{counter} {peer}")}, RuleUnit::Line);
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("udp"));
    prepareService(server, *m_desk, m_answer);
    UdpConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    server.open(config, datagramAnswers(m_answer));
    QTRY_COMPARE(server.status().state, UdpState::Open);

    UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("client"));
    UdpConfig to;
    to.host = config.host;
    to.peerHost = config.host;
    to.peerPort = server.status().local.port;
    client.open(to);
    QTRY_COMPARE(client.status().state, UdpState::Open);
    client.send(messageOf("a\nbb"));
    QTRY_COMPARE(client.status().receivedDatagrams, 2u);
    const auto received = recordsOf(*m_log, client.endpointId());
    QByteArrayList texts;
    for (const SocketCall &call : received) {
        if (call.call == Call::RecvFrom)
            texts += call.payload.toByteArray();
    }
    QCOMPARE(texts, (QByteArrayList{"one", "bb2 " + client.status().local.toString().toUtf8()}));
    QTRY_COMPARE(m_notes.size(), 1);
    QVERIFY(m_notes.first().record > 0);
    client.send(messageOf("x")); // matches nothing
    QTRY_COMPARE(server.status().receivedDatagrams, 2u);
    QCOMPARE(server.status().sentDatagrams, 2u);
}

void TestRulesHandler::datagramsStop()
{
    use({doing(rule(RuleMatch::Exact, "STOP", "bye"), RuleAction::Stop, 30)});
    UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("udp"));
    prepareService(server, *m_desk, m_answer);
    UdpConfig config;
    config.host = {HostSpec::Kind::Address, loopback(), {}};
    server.open(config);
    QTRY_COMPARE(server.status().state, UdpState::Open);
    UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("client"));
    UdpConfig to;
    to.host = config.host;
    to.peerHost = config.host;
    to.peerPort = server.status().local.port;
    client.open(to);
    QTRY_COMPARE(client.status().state, UdpState::Open);
    client.send(messageOf("STOP"));
    QTRY_COMPARE(server.status().state, UdpState::Closed);
    QTRY_COMPARE(client.status().receivedDatagrams, 1u);
}

QTEST_GUILESS_MAIN(TestRulesHandler)
#include "tst_ruleshandler.moc"
