#include "core/chat/chatservice.h"

#include "tests/core/chat/chatpeers.h"

#include <cerrno>

using namespace wirebench;

namespace {

ChatServiceConfig freeConfig()
{
    ChatServiceConfig config;
    config.host = loopbackHost();
    config.port = 0;
    config.limits.linesPerSecond = 0;
    return config;
}

} // namespace

/// A chat on one port, with peers of the test's own.
class TestChatService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<TrafficLog>();
        m_reactor = Reactor::create();
        m_chat = std::make_unique<ChatService>(*m_log, *m_reactor, QStringLiteral("chat"));
        m_events.clear();
        connect(m_chat.get(), &ChatService::conversed, this,
                [this](const QList<ChatEvent> &events) { m_events += events; });
    }

    void cleanup()
    {
        QCOMPARE(contradictionsIn(*m_log), QString());
        m_chat.reset();
        m_reactor.reset();
    }

    void everyoneHearsEveryone()
    {
        QVERIFY(start());
        RawPeer ada = member("Ada");
        QTRY_COMPARE(ada.received(), QByteArray("* you are Ada\n"));
        RawPeer second = member("Ada");
        QTRY_COMPARE(second.received(), QByteArray("* you are Ada (2)\n* here: Ada\n"));
        ada.send("one\r\n");
        QTRY_VERIFY(second.received().endsWith("Ada: one\n"));
        second.send("two");
        second.finishSending(); // its last line without a newline comes back, too, before the end
        QTRY_VERIFY(second.isAtEnd());
        QCOMPARE(second.received(), QByteArray("* you are Ada (2)\n* here: Ada\nAda: one\nAda (2): two\n"));
        QTRY_COMPARE(ada.received(), QByteArray("* you are Ada\n* Ada (2) joined\nAda: one\nAda (2): two\n"
                                                "* Ada (2) left\n"));
        QTRY_COMPARE(m_events.size(), 5);
        for (qsizetype i = 0; i < m_events.size(); ++i)
            QCOMPARE(m_events[i].number, quint64(i + 1));
        QTRY_COMPARE(m_chat->status().present, QStringList{QStringLiteral("Ada")});
        QCOMPARE(m_chat->status().lines, 2u);
    }

    void hostSpeaksAndShowsTheDoor()
    {
        QVERIFY(start());
        RawPeer ada = member("Ada");
        QTRY_COMPARE(m_chat->status().present.size(), 1);
        m_chat->say(QStringLiteral("Teacher"), QStringLiteral("<b>hi</b>\nall"));
        QTRY_VERIFY(ada.received().endsWith("Teacher: <b>hi</b> all\n"));
        QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Line).size(), 1);
        QVERIFY(eventsOf(m_events, ChatEvent::Kind::Line).value(0).own);
        m_chat->disconnectMember(eventsOf(m_events, ChatEvent::Kind::Joined).value(0).connection);
        QTRY_VERIFY(ada.isAtEnd());
        QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Left).size(), 1);
    }

    void whoDoesNotReadIsDropped()
    {
        ChatServiceConfig config = freeConfig();
        config.limits.queuedBytes = 64 * 1024;
        QVERIFY(start(config));
        RawPeer sleeper = member("Sleeper");
        QTRY_COMPARE(sleeper.received(), QByteArray("* you are Sleeper\n"));
        sleeper.setReading(false);
        RawPeer ada = member("Ada");
        ada.setCounting();
        QTRY_COMPARE(m_chat->status().present.size(), 2);
        QVERIFY(soon([&] {
            if (ada.unsent() == 0 && m_chat->status().dropped == 0)
                ada.send(numberedLines(QByteArray(1000, 'x'), 100, 119));
            ada.pump();
            return m_chat->status().dropped == 1;
        }));
        QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Dropped).size(), 1);
        QCOMPARE(eventsOf(m_events, ChatEvent::Kind::Dropped).value(0).who, QStringLiteral("Sleeper"));
        QCOMPARE(droppedCloses(*m_log), 1);
        sleeper.setReading(true);
        QTRY_COMPARE(sleeper.error(), ECONNRESET);
        QTRY_COMPARE(m_chat->status().present, QStringList{QStringLiteral("Ada")});
    }

    void endsForAll()
    {
        QVERIFY(start());
        RawPeer ada = member("Ada");
        QTRY_COMPARE(m_chat->status().present.size(), 1);
        m_chat->stop();
        QTRY_VERIFY(ada.isAtEnd());
        QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Left).size(), 1);
        QTRY_COMPARE(m_chat->status().state, ServerState::Stopped);
    }

private:
    bool start(const ChatServiceConfig &config = freeConfig())
    {
        m_chat->start(config);
        return soon([this] { return m_chat->status().state == ServerState::Listening; });
    }

    RawPeer member(const char *name) const
    {
        RawPeer made = peerOf(m_chat->status().listening.value(0).port);
        made.send(QByteArray(name) + '\n');
        return made;
    }

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<ChatService> m_chat;
    QList<ChatEvent> m_events;
};

QTEST_GUILESS_MAIN(TestChatService)
#include "tst_chatservice.moc"
