#include "core/chat/chatroom.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr ConnectionId first{1};
constexpr ConnectionId second{2};

TextLine line(const QByteArray &bytes)
{
    TextLine made;
    made.bytes = bytes;
    return made;
}

} // namespace

class TestChatRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesGoOutUnderTheirNames()
    {
        ChatRoom room;
        QCOMPARE(room.encoded(room.join(first, "Ada", QStringLiteral("::1"), 1)), QByteArray());
        const ChatEvent said = room.say(first, line("çà <b>"), 2);
        QCOMPARE(room.encoded(said), QByteArray("Ada: çà <b>\n"));
        QCOMPARE(said.timeNs, 2);
        QCOMPARE(said.connection, first);
    }

    void numbersRise()
    {
        ChatRoom room;
        const quint64 joined = room.join(first, "Ada", {}, 0).number;
        QCOMPARE(room.say(first, line("a"), 0).number, joined + 1);
        QCOMPARE(room.sayAsHost(QStringLiteral("teacher"), QStringLiteral("b"), 0).number, joined + 2);
        QCOMPARE(room.leave(first, 0)->number, joined + 3);
    }

    void namesAreUniqueAndComeFreeAgain()
    {
        ChatRoom room;
        (void)room.join(first, "Ada", {}, 0);
        QCOMPARE(room.join(second, "Ada", {}, 0).who, QStringLiteral("Ada (2)"));
        QCOMPARE(room.members(), QStringList({QStringLiteral("Ada"), QStringLiteral("Ada (2)")}));
        QCOMPARE(room.leave(first, 0)->who, QStringLiteral("Ada"));
        QVERIFY(!room.leave(first, 0));
        QCOMPARE(room.join(first, "Ada", {}, 0).who, QStringLiteral("Ada"));
    }

    void emptyNameIsTheAddress()
    {
        ChatRoom room;
        QCOMPARE(room.join(first, " ", QStringLiteral("192.0.2.1"), 0).who, QStringLiteral("192.0.2.1"));
        QCOMPARE(room.join(second, "", QStringLiteral("::1"), 0).who, QStringLiteral("__1"));
    }

    void nobodySpeaksForAnother()
    {
        ChatRoom room(true);
        (void)room.join(first, "Ada: x", {}, 0);
        QCOMPARE(room.encoded(room.say(first, line("hi\rBob: no"), 0)), QByteArray("Ada_ x: hi␍Bob: no\n"));
        QCOMPARE(room.join(second, "* Bob", {}, 0).who, QStringLiteral("_ Bob"));
    }

    void announcesWhereItIsWanted()
    {
        ChatRoom room(true);
        QCOMPARE(room.encoded(room.join(first, "Ada", {}, 0)), QByteArray("* Ada joined\n"));
        QCOMPARE(room.welcome(first), QByteArray("* you are Ada\n"));
        (void)room.join(second, "Grace", {}, 0);
        QCOMPARE(room.welcome(second), QByteArray("* you are Grace\n* here: Ada\n"));
        QCOMPARE(room.encoded(*room.leave(first, 0)), QByteArray("* Ada left\n"));
        QCOMPARE(ChatRoom(false).welcome(second), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestChatRoom)
#include "tst_chatroom.moc"
