#include "core/practice/gophersession.h"

#include "core/practice/fingersession.h"
#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

auto newSession(PracticeWorld &world)
{
    return std::make_unique<GopherSession>(world, "localhost", 2070);
}

} // namespace

class TestGopherSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = fixedWorld(); }

    void menus()
    {
        QVERIFY(asked("\r\n").endsWith("1pub\t/pub\tlocalhost\t2070\r\n.\r\n"));
        QVERIFY(asked("\r\n").contains("7Search the texts\t/search\tlocalhost\t2070\r\n"));
        const QByteArray pub = asked("/pub\r\n");
        QVERIFY(pub.contains("0README\t/pub/README\tlocalhost\t2070\r\n"));
        QVERIFY(pub.contains("9bytes.bin\t/pub/bytes.bin\tlocalhost\t2070\r\n"));
        for (const QByteArray &line : pub.split('\n').mid(0, 7))
            QCOMPARE(line.count('\t'), 3);
        QVERIFY(asked("/pub/../../etc/passwd\r\n").startsWith('3'));
    }

    void documents()
    {
        QCOMPARE(asked("/pub/bytes.bin\r\n"), m_world.files.find("/pub/bytes.bin")->bytes);
        QVERIFY(asked("/pub/dots.txt\n").contains("\r\n..\r\n...and this one began with two\r\n..hidden\r\n"));
        QVERIFY(asked("/pub/dots.txt\r\n").endsWith("\r\n.\r\n"));
    }

    void searches()
    {
        QCOMPARE(asked("/search\tNO\xc3\x8bL\r\n"), QByteArray("0/pub/lisezmoi.txt\t/pub/lisezmoi.txt\tlocalhost\t2070\r\n.\r\n"));
        QVERIFY(asked("/search\tnowhere to be found\r\n").startsWith("iNothing was found\t"));
        QVERIFY(asked("/search\r\n").startsWith('3'));
    }

    void namesCannotBreakALine()
    {
        m_world.files.store("/a\tb", "x", m_world.now());
        const QByteArray menu = asked("\r\n");
        QVERIFY(menu.contains("0a b\t"));
    }

    void oneAnswer()
    {
        for (const QByteArray &line : {QByteArray("/pub\r\n/README\r\n"), QByteArray(5000, 'x') + "\r\n"}) {
            auto session = newSession(m_world);
            QCOMPARE(converse(*session, line, 1).then, PracticeReply::Then::Close);
            QVERIFY(!session->next());
            QVERIFY(isSameHoweverCut(newSession, line));
        }
    }

    void fingerAndDaytime()
    {
        const auto finger = [this](const QByteArray &who) {
            FingerSession session(m_world);
            return say(session, who);
        };
        QVERIFY(finger("\r\n").contains("\r\nalice  Alice  3\r\n"));
        QVERIFY(finger("alice\r\n").startsWith("Login: alice\r\n"));
        QVERIFY(finger("/W alice\n").startsWith("Login: alice\r\n"));
        QVERIFY(finger("bob\r\n").startsWith("There is nobody"));
        QVERIFY(finger("alice@elsewhere\r\n").startsWith("This practice server asks no other"));
        DaytimeSession daytime(m_world);
        QCOMPARE(daytime.greeting(), (PracticeReply{"Sun, 22 Nov 2026 11:30:00 +0000 (Wirebench practice server)\r\n",
                                                    PracticeReply::Then::Close}));
    }

private:
    QByteArray asked(const QByteArray &line)
    {
        auto session = newSession(m_world);
        return say(*session, line);
    }

    PracticeWorld m_world = fixedWorld();
};

QTEST_APPLESS_MAIN(TestGopherSession)
#include "tst_gophersession.moc"
