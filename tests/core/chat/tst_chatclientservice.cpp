#include "core/chat/chatclientservice.h"

#include "core/chat/chatservice.h"
#include "core/chat/labservice.h"
#include "core/net/callgate.h"
#include "tests/core/chat/chatpeers.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace wirebench;

namespace {

QStringList textsOf(const QList<ChatEvent> &events)
{
    QStringList texts;
    for (const ChatEvent &event : eventsOf(events, ChatEvent::Kind::Line))
        texts += (event.own ? u'>' : u'<') + event.who + QStringLiteral(": ") + event.text;
    return texts;
}

} // namespace

/// A client on the lab's two ports and on a chat's single one, and without a server.
class TestChatClientService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<TrafficLog>();
        m_reactor = Reactor::create();
        m_client = std::make_unique<ChatClientService>(*m_log, *m_reactor, QStringLiteral("client"));
        m_events.clear();
        connect(m_client.get(), &ChatClientService::conversed, this,
                [this](const QList<ChatEvent> &events) { m_events += events; });
    }

    void cleanup()
    {
        QCOMPARE(contradictionsIn(*m_log), QString());
        m_client.reset();
        m_lab.reset();
        m_chat.reset();
        m_reactor.reset();
    }

    void twoPorts()
    {
        QVERIFY(connectToLab());
        RawPeer other = peerOf(labPort(LabPort::ChatIn));
        other.send("Grace\nhi\n");
        QTRY_COMPARE(textsOf(m_events), QStringList{QStringLiteral("<Grace: hi")});
        m_client->say(QStringLiteral("été\n<b>"));
        QTRY_COMPARE(textsOf(m_events).size(), 2);
        QCOMPARE(textsOf(m_events).last(), QStringLiteral(">Ada: été <b>"));
        QTRY_COMPARE(m_client->queued(), 0);
        QTRY_VERIFY(m_client->status().present.contains(QStringLiteral("Grace")));
        QCOMPARE(recordsOf(*m_log, m_client->endpointId()).value(0).call, Call::Socket);

        QSignalSpy closed(m_client.get(), &ChatClientService::closed);
        m_client->say(QStringLiteral("last"));
        m_client->leave(); // what was said last is heard, too
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(textsOf(m_events).last(), QStringLiteral(">Ada: last"));
        QCOMPARE(m_client->status().state, ChatClientState::Closed);
        QTRY_COMPARE(m_lab->status().present, QStringList{QStringLiteral("Grace")});
    }

    /// Who leaves is patient while a teacher holds the server's calls: what was said last still comes back.
    void leavesWhileStepping()
    {
        QVERIFY(connectToLab());
        QSignalSpy closed(m_client.get(), &ChatClientService::closed);
        CallGate &gate = m_reactor->gate();
        m_client->say(QStringLiteral("last"));
        gate.setStepping(true);
        m_client->leave();
        QElapsedTimer talk;
        talk.start();
        QVERIFY(soon([&talk] { return talk.hasExpired(2500); })); // longer than it waits otherwise
        QCOMPARE(m_client->status().state, ChatClientState::Closing);
        QVERIFY(closed.isEmpty());
        gate.setStepping(false);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(textsOf(m_events), QStringList{QStringLiteral(">Ada: last")});
    }

    /// When one of the two connections ends, the conversation does, and stays ended.
    void endsWithEitherPort_data()
    {
        QTest::addColumn<LabPort>("port");
        QTest::newRow("4241") << LabPort::ChatOut;
        QTest::newRow("4242") << LabPort::ChatIn;
    }

    void endsWithEitherPort()
    {
        QFETCH(LabPort, port);
        LabServiceConfig config = labConfig();
        config.faults[size_t(port)] = LabFault::CloseInsideLine; // after three lines
        QVERIFY(connectToLab(config));
        QSignalSpy closed(m_client.get(), &ChatClientService::closed);
        for (int i = 1; i <= 4; ++i) {
            m_client->say(QString::number(i));
            QTRY_VERIFY(textsOf(m_events).size() >= i || !closed.isEmpty());
            if (!closed.isEmpty())
                break;
        }
        QTRY_COMPARE(closed.size(), 1);
        QTRY_COMPARE(m_lab->status().present, QStringList());
        turn();
        QCOMPARE(m_client->status().state, ChatClientState::Closed);
        QCOMPARE(connects(), 2); // no third one by itself
        m_client->connectToServer(clientConfig());
        QTRY_COMPARE(m_client->status().state, ChatClientState::Connected);
        QCOMPARE(connects(), 4);
    }

    void onePort()
    {
        m_chat = std::make_unique<ChatService>(*m_log, *m_reactor, QStringLiteral("chat"));
        ChatServiceConfig server;
        server.host = loopbackHost();
        server.port = 0;
        m_chat->start(server);
        QVERIFY(soon([this] { return m_chat->status().state == ServerState::Listening; }));
        RawPeer other = peerOf(m_chat->status().listening.value(0).port);
        other.send("Ada\n");
        QTRY_COMPARE(other.received(), QByteArray("* you are Ada\n"));

        ChatClientConfig config = clientConfig();
        config.onePort = true;
        config.port = m_chat->status().listening.value(0).port;
        m_client->connectToServer(config);
        QTRY_COMPARE(m_client->status().ownName, QStringLiteral("Ada (2)"));
        QTRY_COMPARE(m_client->status().present, QStringList{QStringLiteral("Ada")});
        m_client->say(QStringLiteral("me"));
        QTRY_COMPARE(textsOf(m_events), QStringList{QStringLiteral(">Ada (2): me")});
        other.close();
        QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Left).size(), 1);
        m_client->close();
        QTRY_COMPARE(m_client->status().state, ChatClientState::Closed);
        QCOMPARE(connects(), 1);
    }

    void nobodyListens()
    {
        QSignalSpy failed(m_client.get(), &ChatClientService::failed);
        QSignalSpy closed(m_client.get(), &ChatClientService::closed);
        NativeSocket listening = listeningSocket(loopback());
        ChatClientConfig config;
        config.host = loopbackHost();
        config.pseudonym = QStringLiteral("Ada");
        config.readPort = config.writePort = listening.localAddress().port;
        listening.close();
        m_client->connectToServer(config);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(connects(), 1); // the writing one is not even tried
        m_client->say(QStringLiteral("into the void"));
        QCOMPARE(failed.size(), 2);
        QCOMPARE(failed.last().value(0).value<Error>().code, ErrorCode::NotConnected);
    }

    /// Bytes that no server of ours would send.
    void hostileServer()
    {
        NativeSocket listening = listeningSocket(loopback());
        ChatClientConfig config = clientConfig();
        config.onePort = true;
        config.port = listening.localAddress().port;
        m_client->connectToServer(config);
        QTRY_COMPARE(m_client->status().state, ChatClientState::Connected);
        NativeSocket accepted;
        SocketAddress address;
        QTRY_VERIFY(accepted.isOpen() || listening.accept(accepted, address).ok());
        RawPeer server(std::move(accepted));
        server.send("Eve: \x1b[31m\xff<a href=x>\xe2\x80\xae\n");
        QTRY_COMPARE(textsOf(m_events).size(), 1);
        QCOMPARE(textsOf(m_events)[0], QStringLiteral("<Eve: ␛[31m\uFFFD<a href=x>␦"));
        for (int i = 0; i < 10; ++i) {
            server.send(QByteArray(1'000'000, 'x'));
            QVERIFY(soon([&] {
                server.pump();
                return server.unsent() == 0;
            }));
        }
        server.send("\nEve: still here\n");
        QTRY_COMPARE(textsOf(m_events).value(1), QStringLiteral("<Eve: still here"));
    }

private:
    static LabServiceConfig labConfig()
    {
        LabServiceConfig config;
        config.host = loopbackHost();
        config.ports = {};
        return config;
    }

    ChatClientConfig clientConfig() const
    {
        ChatClientConfig config;
        config.host = loopbackHost();
        config.pseudonym = QStringLiteral("Ada");
        if (m_lab) {
            config.readPort = labPort(LabPort::ChatOut);
            config.writePort = labPort(LabPort::ChatIn);
        }
        return config;
    }

    quint16 labPort(LabPort port) const
    {
        return m_lab->status().ports[size_t(port)].listening.value(0).port;
    }

    bool connectToLab(const LabServiceConfig &config = labConfig())
    {
        m_lab = std::make_unique<LabService>(*m_log, *m_reactor, QStringLiteral("lab"));
        m_lab->start(config);
        if (!soon([this] { return m_lab->status().listeningCount() == labPortCount; }))
            return false;
        m_client->connectToServer(clientConfig());
        return soon([this] { return m_lab->status().present == QStringList{QStringLiteral("Ada")}; });
    }

    int connects() const { return int(recordsOf(*m_log, Call::Connect).size()); }

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<LabService> m_lab;
    std::unique_ptr<ChatService> m_chat;
    std::unique_ptr<ChatClientService> m_client;
    QList<ChatEvent> m_events;
};

QTEST_GUILESS_MAIN(TestChatClientService)
#include "tst_chatclientservice.moc"
