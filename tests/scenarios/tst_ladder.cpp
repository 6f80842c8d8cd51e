// core/ladder over the log of real engines: with each other, and with programs of others.

#include "core/answer/answerhandler.h"
#include "core/ladder/ladderbuilder.h"
#include "core/ladder/ladderlayout.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace wirebench;

namespace {

const char bonjour[] = "Bonjour serveur";

HostSpec loopbackHost()
{
    return {HostSpec::Kind::Address, *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0), {}};
}

} // namespace

class tst_Ladder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_host = loopbackHost();
        m_log = std::make_unique<TrafficLog>();
        m_reactor = Reactor::create();
        m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("TCP server 1"));
        m_builder = std::make_unique<LadderBuilder>();
    }
    void cleanup()
    {
        m_server.reset();
        m_reactor.reset();
    }

    void c3InOneWindow()
    {
        serve({AnswerKind::Prefix, "Recu: ", true, 0});
        TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
        connectWith(client, bonjour);
        QVERIFY(soon([&] { return hasCalls(Call::Close, 2); }));
        QCOMPARE(pairsOf(LadderStepKind::Handshake), 1);
        QCOMPARE(pairsOf(LadderStepKind::Data), 2);
        QCOMPARE(messagesAlone(LadderStepKind::Data), 0);
        QCOMPARE(pairsOf(LadderStepKind::Finish), 1);
        QCOMPARE(columnsOf(m_server->endpointId()), 2);
    }

    void unixEndsInOneWindow()
    {
#ifndef Q_OS_LINUX
        QSKIP("this system does not tell the process of a client");
#endif
        QTemporaryDir folder;
        m_host = {HostSpec::Kind::Address, SocketAddress::fromUnixPath(folder.filePath(QStringLiteral("s")).toUtf8()), {}};
        serve({AnswerKind::Prefix, "Recu: ", true, 0});
        TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
        connectWith(client, bonjour);
        QVERIFY(soon([&] { return hasCalls(Call::Close, 2); }));
        QCOMPARE(pairsOf(LadderStepKind::Handshake), 1);
        QCOMPARE(pairsOf(LadderStepKind::Data), 2);
        QCOMPARE(messagesAlone(LadderStepKind::Data), 0);
        QCOMPARE(columnsOf(m_server->endpointId()), 2);
    }

    void aForeignUnixClientIsAPeer()
    {
        WIREBENCH_NEED("python3");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s"));
        m_host = {HostSpec::Kind::Address, SocketAddress::fromUnixPath(path.toUtf8()), {}};
        serve({AnswerKind::Prefix, "Recu: ", true, 0});
        PythonPeer peer;
        QVERIFY(peer.start("s = socket(AF_UNIX); s.connect(arguments[0])\n"
                           "s.send(b'Bonjour serveur'); print(s.recv(1024)); s.close()",
                           {path}));
        QVERIFY(soon([&] { return hasCalls(Call::Close, 1); }));
        QCOMPARE(pairsOf(LadderStepKind::Data), 0);
        QCOMPARE(messagesAlone(LadderStepKind::Data), 2);
    }

    void tlsInOneWindow()
    {
        TcpServerConfig config;
        config.tls.emplace();
        serve({AnswerKind::Echo, {}, false, 0}, config);
        TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
        TcpClientConfig secured;
        secured.tls.emplace();
        secured.tls->verify = false;
        connectWith(client, bonjour, secured);
        QVERIFY(soon([&] { return pairsOf(LadderStepKind::Data) == 2; }));
        QCOMPARE(pairsOf(LadderStepKind::Securing), 1);
        QCOMPARE(pairsOf(LadderStepKind::Handshake), 1);
    }

    void aLongTransferIsReceivedInPieces()
    {
        serve({AnswerKind::None, {}, false, 0});
        TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
        connectWith(client, QByteArray(300'000, 'x'));
        QVERIFY(soon([&] { return m_server->status().received == 300'000; }));
        QVERIFY(soon([&] { return sendsAlone() == 0; }));
        QVERIFY(pairsOf(LadderStepKind::Data) > 0);
    }

    void anotherProgramsClients()
    {
        WIREBENCH_NEED("python3");
        serve({AnswerKind::Prefix, "Recu: ", true, 0});
        const char program[] = "s = socket(); s.connect((arguments[0], int(arguments[1])))\n"
                               "s.send(b'Bonjour serveur'); print(s.recv(1024)); s.close()";
        std::vector<PythonPeer> peers(10);
        for (PythonPeer &peer : peers)
            QVERIFY(peer.start(program, {QStringLiteral("127.0.0.1"), QString::number(port())}));
        QVERIFY(soon([&] { return hasCalls(Call::Close, 10); }));
        QCOMPARE(pairsOf(LadderStepKind::Data), 0);
        QCOMPARE(messagesAlone(LadderStepKind::Data), 20);
        const int columns = columnsOf(m_server->endpointId());
        QVERIFY2(columns >= 2 && columns <= 11, qPrintable(QString::number(columns)));
    }

    void refusedAndReset()
    {
        serve({AnswerKind::None, {}, false, 0});
        TcpClient client(*m_log, *m_reactor, QStringLiteral("TCP client 1"));
        connectWith(client, bonjour);
        QVERIFY(soon([&] { return pairsOf(LadderStepKind::Data) == 1; }));
        client.reset();
        QVERIFY(soon([&] { return pairsOf(LadderStepKind::Reset) == 1; }));
        const quint16 wasThere = port();
        m_server->stop();
        TcpClient late(*m_log, *m_reactor, QStringLiteral("TCP client 2"));
        TcpClientConfig config;
        config.host = loopbackHost();
        config.port = wasThere;
        late.connectToHost(config);
        QVERIFY(soon([&] { return failedHandshakes() == 1; }));
    }

    void udpInOneWindow()
    {
        UdpEndpoint server(*m_log, *m_reactor, QStringLiteral("UDP 1"));
        UdpConfig config;
        config.host = loopbackHost();
        server.open(config, datagramAnswers({AnswerKind::Prefix, "Recu: ", false, 0}));
        QVERIFY(soon([&] { return server.status().state == UdpState::Open; }));
        UdpEndpoint client(*m_log, *m_reactor, QStringLiteral("UDP 2"));
        UdpConfig other;
        other.bindFirst = false;
        other.peerHost = loopbackHost();
        other.peerPort = server.status().local.port;
        client.open(other);
        QVERIFY(soon([&] { return client.status().state == UdpState::Open; }));
        client.send({Bytes::copyOf(bonjour), {}, 0, 0});
        QVERIFY(soon([&] { return pairsOf(LadderStepKind::Data) == 2; }));
        QCOMPARE(messagesAlone(LadderStepKind::Data), 0);
        QCOMPARE(columnsOf(server.endpointId()), 2);
    }

private:
    void serve(const AnswerConfig &answer, TcpServerConfig config = {})
    {
        config.host = m_host;
        m_server->start(config, answerHandlers(answer));
        QVERIFY(soon([&] { return !m_server->status().listening.isEmpty(); }));
    }
    quint16 port() const { return m_server->status().listening.value(0).port; }
    void connectWith(TcpClient &client, const QByteArray &message, TcpClientConfig config = {})
    {
        config.host = m_host;
        config.port = port();
        config.firstMessage = OutboundMessage{Bytes::copyOf(message), {}, 0, 0};
        client.connectToHost(config);
    }

    template <typename Wanted>
    int count(Wanted wanted)
    {
        m_builder->take(m_log->snapshot());
        const Ladder &ladder = m_builder->ladder();
        int found = 0;
        for (quint64 id = ladder.firstId(); id < ladder.endId(); ++id)
            found += wanted(ladder.step(id)) ? 1 : 0;
        return found;
    }
    bool hasCalls(Call call, int times)
    {
        return count([call](const LadderStep &step) { return step.call == call; }) >= times;
    }
    /// Messages with both ends.
    int pairsOf(LadderStepKind kind)
    {
        return count([kind](const LadderStep &step) {
            return step.kind == kind && step.outgoing && step.partner != 0;
        });
    }
    int messagesAlone(LadderStepKind kind)
    {
        return count([kind](const LadderStep &step) { return step.kind == kind && step.partner == 0; });
    }
    int sendsAlone()
    {
        return count([](const LadderStep &step) { return step.call == Call::Send && step.partner == 0; });
    }
    int failedHandshakes()
    {
        return count([](const LadderStep &step) { return step.kind == LadderStepKind::Handshake && step.failed; });
    }
    int columnsOf(EndpointId scope)
    {
        m_builder->take(m_log->snapshot());
        LadderLayout layout({{scope}, true});
        layout.update(m_builder->ladder());
        return layout.columns().count();
    }

    HostSpec m_host;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpServer> m_server;
    std::unique_ptr<LadderBuilder> m_builder;
};

QTEST_GUILESS_MAIN(tst_Ladder)
#include "tst_ladder.moc"
