#include "core/chat/chatreader.h"
#include "core/chat/chatroom.h"

#include <QTest>

using namespace wirebench;

using Kind = ChatEvent::Kind;

namespace {

QStringList told(const QList<ChatEvent> &events)
{
    static constexpr const char *names[] = {"joined", "left",    "line",  "present",
                                            "named",  "dropped", "notice"};
    QStringList words;
    for (const ChatEvent &event : events)
        words += QStringLiteral("%1 %2|%3").arg(QLatin1String(names[int(event.kind)]), event.who, event.text);
    return words;
}

} // namespace

class TestChatReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAndAnnouncements()
    {
        const QByteArray stream =
            "* you are Ada (2)\n* here: Ada, Grace\nGrace: hi: all\n* Linus joined\n* Ada left\n"
            "* something else\nno colon\n<b>x</b>: y";
        const QStringList events = {QStringLiteral("named Ada (2)|* you are Ada (2)"),
                                    QStringLiteral("present Ada|"),
                                    QStringLiteral("present Grace|* here: Ada, Grace"),
                                    QStringLiteral("line Grace|hi: all"),
                                    QStringLiteral("joined Linus|* Linus joined"),
                                    QStringLiteral("left Ada|* Ada left"),
                                    QStringLiteral("notice |* something else"),
                                    QStringLiteral("notice |no colon"),
                                    QStringLiteral("joined <b>x</b>|"),
                                    QStringLiteral("line <b>x</b>|y")};
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            ChatReader reader(QStringLiteral("Ada"));
            QList<ChatEvent> got;
            for (qsizetype at = 0; at < stream.size(); at += size)
                got += reader.received(QByteArrayView(stream).sliced(at, qMin(size, stream.size() - at)), 0);
            got += reader.finish(0);
            QCOMPARE(told(got), events);
            QCOMPARE(reader.ownName(), QStringLiteral("Ada (2)"));
            QCOMPARE(reader.present(), QStringList({QStringLiteral("Grace"), QStringLiteral("Linus"),
                                                    QStringLiteral("<b>x</b>")}));
        }
    }

    void ownLinesAreKnownAgain()
    {
        ChatReader reader(QStringLiteral("Ada"));
        reader.sent(QStringLiteral("hello"));
        const auto other = reader.received("Ada: not mine\nGrace: hello\n", 0);
        QVERIFY(std::none_of(other.begin(), other.end(), [](const ChatEvent &event) { return event.own; }));
        const auto own = reader.received("Ada (2): hello\n", 0);
        QVERIFY(!own.isEmpty() && own.last().own);
        QCOMPARE(reader.ownName(), QStringLiteral("Ada (2)"));
        QCOMPARE(reader.awaited(), 0);
    }

    void understandsTheRoom()
    {
        ChatRoom room(true);
        ChatReader reader(QStringLiteral("Ada"));
        (void)room.join(ConnectionId{1}, "Grace", {}, 0);
        (void)room.join(ConnectionId{2}, "Ada", {}, 0);
        (void)reader.received(room.welcome(ConnectionId{2}), 0);
        QCOMPARE(reader.present(), QStringList({QStringLiteral("Grace")}));
        TextLine line;
        line.bytes = "* Grace left";
        const auto events = reader.received(room.encoded(room.say(ConnectionId{1}, line, 0)), 0);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0].kind, Kind::Line);
        QCOMPARE(events[0].text, QStringLiteral("* Grace left"));
    }
};

QTEST_APPLESS_MAIN(TestChatReader)
#include "tst_chatreader.moc"
