#include "core/practice/telnetsession.h"

#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

const QByteArray iac = "\xff";
const QByteArray will = iac + "\xfb", wont = iac + "\xfc", doIt = iac + "\xfd", dont = iac + "\xfe";
const QByteArray echo = "\x01", sga = "\x03", terminal = "\x18", window = "\x1f";

auto newSession(PracticeWorld &world)
{
    return std::make_unique<TelnetSession>(world);
}

} // namespace

class TestTelnetSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = fixedWorld();
        m_session = newSession(m_world);
        m_greeting = m_session->greeting().bytes;
    }

    void offersFirst()
    {
        QVERIFY(m_greeting.startsWith(will + echo + will + sga + doIt + terminal + doIt + window));
        QVERIFY(m_greeting.endsWith("practice> "));
    }

    void negotiatesOnce()
    {
        QCOMPARE(say(*m_session, doIt + echo + doIt + sga), QByteArray()); // what was offered
        QCOMPARE(say(*m_session, will + window), QByteArray());
        QCOMPARE(say(*m_session, will + terminal), iac + QByteArray("\xfa\x18\x01", 3) + iac + "\xf0");
        QCOMPARE(say(*m_session, will + terminal), QByteArray());
        QCOMPARE(say(*m_session, will + sga), doIt + sga);
        QCOMPARE(say(*m_session, will + QByteArray("\x22") + doIt + QByteArray("\x22")), dont + "\x22" + wont + "\x22");
        QCOMPARE(say(*m_session, dont + echo), wont + echo);
        QCOMPARE(say(*m_session, dont + echo + wont + terminal + wont + terminal), dont + terminal);
    }

    void sizeAndTerminal()
    {
        say(*m_session, will + window + will + terminal);
        say(*m_session, iac + QByteArray("\xfa\x1f\0\xff\xff\0\x18", 7) + iac + "\xf0"); // 255 is doubled
        QCOMPARE(say(*m_session, "size\r\n"), QByteArray("255 columns, 24 rows\r\npractice> "));
        say(*m_session, iac + QByteArray("\xfa\x18\0xterm", 8) + iac + "\xf0");
        QVERIFY(say(*m_session, "options\r\n").contains("terminal type: xterm\r\n"));
    }

    void linesAndEcho()
    {
        QCOMPARE(say(*m_session, "echo a\r\n"), QByteArray("a\r\npractice> "));
        QCOMPARE(say(*m_session, QByteArray("echo b\r\0", 8)), QByteArray("b\r\npractice> "));
        QCOMPARE(say(*m_session, "echo c\n"), QByteArray("c\r\npractice> "));
        QCOMPARE(say(*m_session, "\r\n"), QByteArray("practice> "));
        say(*m_session, doIt + echo);
        QCOMPARE(say(*m_session, "echo \xc3\xa9x\b\x7f""d\r\n"), QByteArray("echo \xc3\xa9x\b \b\b \bd\r\nd\r\npractice> "));
        QCOMPARE(say(*m_session, "echo " + iac + iac + "\r\n"), "echo " + iac + iac + "\r\n" + iac + iac + "\r\npractice> ");
        QCOMPARE(say(*m_session, "abc" + iac + "\xf7" + "\r\n").left(6), QByteArray("abc\b \b"));
        QCOMPARE(say(*m_session, iac + "\xf6"), QByteArray("\r\n[yes]\r\n"));
    }

    void shell()
    {
        QVERIFY(say(*m_session, "help\r\n").contains("size "));
        QVERIFY(say(*m_session, "time\r\n").startsWith("Sun, 22 Nov 2026 11:30:00 +0000\r\n"));
        QVERIFY(say(*m_session, "rm -rf /\r\n").startsWith("There is no such command"));
        QVERIFY(say(*m_session, "size\r\n").startsWith("The client has not told"));
        QCOMPARE(converse(*m_session, "quit\r\nhelp\r\n", 100), (Conversation{"Good bye.\r\n", PracticeReply::Then::Close}));
    }

    void endOfInput() { QCOMPARE(converse(*m_session, "\x04", 1).then, PracticeReply::Then::Close); }

    void limits()
    {
        const QByteArray said = say(*m_session, "echo " + QByteArray(100'000, 'x') + "\r\n");
        QVERIFY(said.size() < 600);
        say(*m_session, iac + "\xfa\x18" + QByteArray(100'000, 'x') + iac + "\xf0");
        QCOMPARE(say(*m_session, "echo a\r\n"), QByteArray("a\r\npractice> "));
    }

    void howeverCut()
    {
        const QByteArray stream = doIt + echo + will + terminal + iac + QByteArray("\xfa\x18\0vt", 5) + iac + "\xf0help\r\nx" + iac +
                                  "\xf6\r\noptions\r\nquit\r\n";
        QVERIFY(isSameHoweverCut(newSession, stream));
        for (quint32 seed = 0; seed < 20; ++seed)
            QVERIFY(isSameHoweverCut(newSession, garbage(seed)));
    }

private:
    PracticeWorld m_world = fixedWorld();
    std::unique_ptr<TelnetSession> m_session;
    QByteArray m_greeting;
};

QTEST_APPLESS_MAIN(TestTelnetSession)
#include "tst_telnetsession.moc"
