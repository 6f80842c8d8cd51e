#include "core/practice/imapsession.h"

#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

const QByteArray login = "a0 LOGIN alice wonderland\r\n";
const QByteArray selected = login + "a1 SELECT INBOX\r\n";

auto newSession(PracticeWorld &world)
{
    return std::make_unique<ImapSession>(world, true);
}

/// "a1 OK" as "OK": how each command ended.
QByteArray endsOf(const QByteArray &said)
{
    QList<QByteArray> ends;
    for (const QByteArray &line : said.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() > 2 && words[0] != "*" && words[0] != "+" && QList<QByteArray>({"OK", "NO", "BAD"}).contains(words[1]))
            ends.append(words[1]);
    }
    return ends.join(' ');
}

} // namespace

class TestImapSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = fixedWorld();
        m_session = newSession(m_world);
        QVERIFY(m_session->greeting().bytes.startsWith("* OK [CAPABILITY IMAP4rev1 STARTTLS] "));
    }

    void foldersAreListed()
    {
        say(*m_session, login);
        QCOMPARE(say(*m_session, "a LIST \"\" \"*\"\r\n").count("* LIST (\\HasNoChildren) \"/\" "), 3);
        QVERIFY(say(*m_session, "a LIST \"\" %chive\r\n").startsWith("* LIST (\\HasNoChildren) \"/\" \"Archive\"\r\na OK"));
        QVERIFY(say(*m_session, "a LIST \"\" inbox\r\n").contains("\"INBOX\""));
        QVERIFY(say(*m_session, "a LIST \"\" \"\"\r\n").startsWith("* LIST (\\Noselect) \"/\" \"\"\r\n"));
        QVERIFY(say(*m_session, "a STATUS INBOX (MESSAGES UNSEEN)\r\n").startsWith("* STATUS \"INBOX\" (MESSAGES 3 UNSEEN 2)\r\n"));
    }

    void selecting()
    {
        const QByteArray said = say(*m_session, selected);
        QVERIFY(said.contains("\r\n* 3 EXISTS\r\n"));
        QVERIFY(said.contains("\r\n* OK [UNSEEN 2] "));
        QVERIFY(said.contains("\r\na1 OK [READ-WRITE] "));
        QVERIFY(say(*m_session, "a EXAMINE Archive\r\n").contains("a OK [READ-ONLY] "));
        QCOMPARE(endsOf(say(*m_session, "a STORE 1 +FLAGS \\Deleted\r\na EXPUNGE\r\na SELECT nothing\r\na FETCH 1 FLAGS\r\n")),
                 QByteArray("NO NO NO BAD"));
    }

    void letterAsItIs()
    {
        const QByteArray text = "Subject: x\r\nTo: a@b,\r\n c@d\r\n\r\n.a\r\n(\"\xc3\xa9\")\r\n";
        m_world.mail.add("INBOX", text, {}, m_world.now());
        say(*m_session, selected);
        const QByteArray size = '{' + QByteArray::number(text.size()) + "}\r\n";
        QCOMPARE(say(*m_session, "a FETCH 4 BODY.PEEK[]\r\n"), "* 4 FETCH (BODY[] " + size + text + ")\r\na OK Fetched\r\n");
        QCOMPARE(say(*m_session, "a FETCH 4 FLAGS\r\n"), QByteArray("* 4 FETCH (FLAGS ())\r\na OK Fetched\r\n"));
        QCOMPARE(say(*m_session, "a UID FETCH 5 BODY[]<2.3>\r\n"),
                 QByteArray("* 4 FETCH (BODY[]<2> {3}\r\nbje UID 5 FLAGS (\\Seen))\r\na OK Fetched\r\n"));
        QCOMPARE(say(*m_session, "a FETCH 4 (RFC822.SIZE INTERNALDATE)\r\n"),
                 "* 4 FETCH (RFC822.SIZE " + QByteArray::number(text.size()) +
                     " INTERNALDATE \"22-Nov-2026 11:30:00 +0000\")\r\na OK Fetched\r\n");
        QVERIFY(say(*m_session, "a FETCH 4 BODY.PEEK[HEADER]\r\n").contains("{30}\r\nSubject: x\r\nTo: a@b,\r\n c@d\r\n\r\n)"));
        QVERIFY(say(*m_session, "a FETCH 4 BODY.PEEK[TEXT]\r\n").contains("{12}\r\n.a\r\n(\"\xc3\xa9\")\r\n)"));
        QVERIFY(say(*m_session, "a FETCH 4 BODY.PEEK[HEADER.FIELDS (to)]\r\n").contains("] {18}\r\nTo: a@b,\r\n c@d\r\n\r\n)"));
        QVERIFY(say(*m_session, "a FETCH 4 BODY.PEEK[HEADER.FIELDS.NOT (TO)]\r\n").contains("{14}\r\nSubject: x\r\n\r\n)"));
        QVERIFY(say(*m_session, "a FETCH 4 ENVELOPE\r\n")
                    .contains("(ENVELOPE (NIL \"x\" NIL NIL NIL ((NIL NIL \"a\" \"b\")(NIL NIL \"c\" \"d\")) NIL NIL NIL NIL))"));
    }

    void severalAtOnce()
    {
        say(*m_session, selected);
        QCOMPARE(say(*m_session, "a FETCH 1:* FAST\r\n").count(" FETCH (FLAGS ("), 3);
        QCOMPARE(say(*m_session, "a FETCH 1,3 (UID)\r\n").count(" FETCH (UID "), 2);
        QCOMPARE(say(*m_session, "a UID FETCH 90:99 FLAGS\r\n"), QByteArray("a OK Fetched\r\n"));
    }

    void searches_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("all") << QByteArray("ALL") << QByteArray(" 1 2 3");
        QTest::newRow("unseen") << QByteArray("UNSEEN") << QByteArray(" 2 3");
        QTest::newRow("from") << QByteArray("FROM CAROL") << QByteArray(" 3");
        QTest::newRow("subject") << QByteArray("SUBJECT \"to practice\"") << QByteArray(" 1");
        QTest::newRow("text") << QByteArray("TEXT \xc3\xa9t\xc3\xa9") << QByteArray(" 2");
        QTest::newRow("body") << QByteArray("BODY Subject") << QByteArray("");
        QTest::newRow("both") << QByteArray("UNSEEN FROM carol") << QByteArray(" 3");
        QTest::newRow("not") << QByteArray("NOT FROM carol") << QByteArray(" 1 2");
        QTest::newRow("or") << QByteArray("OR FROM carol SEEN") << QByteArray(" 1 3");
        QTest::newRow("group") << QByteArray("NOT (SEEN) 1:2") << QByteArray(" 2");
        QTest::newRow("header") << QByteArray("HEADER MIME-Version 1.0") << QByteArray(" 2 3");
        QTest::newRow("uid") << QByteArray("UID 3:*") << QByteArray(" 3");
        QTest::newRow("charset") << QByteArray("CHARSET UTF-8 SEEN") << QByteArray(" 1");
        QTest::newRow("since") << QByteArray("SINCE 21-Nov-2026") << QByteArray(" 2 3");
        QTest::newRow("before") << QByteArray("BEFORE 20-Nov-2026") << QByteArray(" 1");
        QTest::newRow("on") << QByteArray("ON 22-Nov-2026") << QByteArray(" 3");
        QTest::newRow("larger") << QByteArray("LARGER 99999999") << QByteArray("");
    }
    void searches()
    {
        QFETCH(const QByteArray, keys);
        QFETCH(const QByteArray, found);
        say(*m_session, selected);
        QCOMPARE(say(*m_session, "a SEARCH " + keys + "\r\n"), "* SEARCH" + found + "\r\na OK Searched\r\n");
    }

    void searchInALiteral()
    {
        say(*m_session, selected);
        QCOMPARE(say(*m_session, "a SEARCH FROM {5}\r\ncarol\r\n"), QByteArray("+ go on\r\n* SEARCH 3\r\na OK Searched\r\n"));
    }

    void flagsAndExpunge()
    {
        say(*m_session, selected);
        QCOMPARE(say(*m_session, "a STORE 2:3 +FLAGS (\\Deleted \\Flagged)\r\n"),
                 QByteArray("* 2 FETCH (FLAGS (\\Flagged \\Deleted))\r\n* 3 FETCH (FLAGS (\\Flagged \\Deleted))\r\na OK Stored\r\n"));
        QCOMPARE(say(*m_session, "a UID STORE 3 -FLAGS.SILENT \\Deleted\r\n"), QByteArray("a OK Stored\r\n"));
        QCOMPARE(say(*m_session, "a EXPUNGE\r\n"), QByteArray("* 2 EXPUNGE\r\na OK Gone\r\n"));
        QCOMPARE(say(*m_session, "a STORE 2 FLAGS ()\r\n"), QByteArray("* 2 FETCH (FLAGS ())\r\na OK Stored\r\n"));
        QCOMPARE(m_world.mail.box("INBOX")->size(), 2);
        QCOMPARE(endsOf(say(*m_session, "a STORE 1 +FLAGS \\Odd\r\na STORE 1 FLAG \\Seen\r\n")), QByteArray("BAD BAD"));
    }

    void othersAreSeen()
    {
        say(*m_session, selected);
        m_world.mail.add("INBOX", "Subject: new\r\n\r\n", {}, m_world.now());
        QCOMPARE(say(*m_session, "a NOOP\r\n"), QByteArray("* 4 EXISTS\r\na OK Nothing done\r\n"));
        m_world.mail.remove("INBOX", 1);
        QCOMPARE(say(*m_session, "a FETCH 1 FLAGS\r\n"), QByteArray("a OK Fetched\r\n")); // numbers stay for now
        QCOMPARE(say(*m_session, "a NOOP\r\n"), QByteArray("* 1 EXPUNGE\r\na OK Nothing done\r\n"));
        QVERIFY(say(*m_session, "a FETCH 1 UID\r\n").startsWith("* 1 FETCH (UID 2)"));
    }

    void appendAndCopy()
    {
        say(*m_session, selected);
        QVERIFY(say(*m_session, "a APPEND Sent (\\Seen) \"22-Nov-2026 11:30:00 +0000\" {3}\r\nx\r\n\r\n").endsWith("a OK Added\r\n"));
        QCOMPARE(m_world.mail.box("Sent")->last().text, QByteArray("x\r\n"));
        QVERIFY(m_world.mail.box("Sent")->last().flags == ImapFlag::Seen);
        QCOMPARE(endsOf(say(*m_session, "a COPY 1:3 Archive\r\na COPY 1 nowhere\r\n")), QByteArray("OK NO"));
        QCOMPARE(m_world.mail.box("Archive")->size(), 4);
        QVERIFY(say(*m_session, "a COPY 1 INBOX\r\n").startsWith("* 4 EXISTS\r\n"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("ends");
        QTest::newRow("too early") << QByteArray("a SELECT INBOX\r\nb FETCH 1 FLAGS\r\n") << QByteArray("BAD BAD");
        QTest::newRow("wrong") << QByteArray("a LOGIN alice x\r\na LOGIN alice\r\n") << QByteArray("NO BAD");
        QTest::newRow("no tag") << QByteArray("\r\nNOOP\r\na\r\n a NOOP\r\n") << QByteArray("");
        QTest::newRow("items") << selected + "a FETCH 1 X\r\na FETCH 1 BODY[2.1]\r\na FETCH x FLAGS\r\na FETCH 1 (FLAGS\r\na FETCH 1\r\na FETCH\r\n"
                               << QByteArray("OK OK BAD BAD BAD BAD BAD BAD");
        QTest::newRow("keys") << selected + "a SEARCH SINCE yesterday\r\na SEARCH OR SEEN\r\na SEARCH (ALL\r\na SEARCH FROM\r\n"
                              << QByteArray("OK OK BAD BAD BAD BAD");
        QTest::newRow("deep") << selected + "a SEARCH " + QByteArray("NOT ").repeated(100) + "ALL\r\na SEARCH " +
                                     QByteArray(1000, '(') + "\r\n"
                              << QByteArray("OK OK BAD BAD");
        QTest::newRow("folders stay") << login + "a CREATE x\r\na DELETE INBOX\r\n" << QByteArray("OK NO NO");
        QTest::newRow("too long") << QByteArray("a " + QByteArray(9000, 'x') + "\r\nb NOOP\r\n") << QByteArray("BAD OK");
        QTest::newRow("large literal") << login + "a APPEND INBOX {99999999}\r\nb NOOP\r\n" << QByteArray("OK BAD OK");
    }
    void refusals()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, ends);
        QCOMPARE(endsOf(say(*m_session, lines)), ends);
        QVERIFY(isSameHoweverCut(newSession, lines));
    }

    void muchAtOnceIsRefused()
    {
        const QByteArray large(PracticeMail::messageLimit, 'x');
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_world.mail.add("INBOX", large, {}, m_world.now()));
        say(*m_session, selected);
        const QByteArray said = say(*m_session, "a FETCH 1:* (BODY.PEEK[]<0.4000000> BODY.PEEK[]<1.4000000> BODY.PEEK[]<2.4000000>)\r\n");
        QVERIFY(said.endsWith("a NO That is too much at once\r\n"));
        QVERIFY(said.size() < 64 * 1024 * 1024);
        QCOMPARE(endsOf(say(*m_session, "a FETCH 4 (" + QByteArray("BODY[]<0.1> ").repeated(20) + "FLAGS)\r\n")), QByteArray("BAD"));
    }

    void tlsBeginsAnew()
    {
        QCOMPARE(converse(*m_session, "a STARTTLS\r\nb LOGIN alice wonderland\r\n", 100).then, PracticeReply::Then::StartTls);
        m_session->secured();
        QVERIFY(!m_session->next());
        QCOMPARE(say(*m_session, "a CAPABILITY\r\n"), QByteArray("* CAPABILITY IMAP4rev1\r\na OK That is what there is\r\n"));
        QCOMPARE(endsOf(say(*m_session, "a SELECT INBOX\r\na STARTTLS\r\n")), QByteArray("BAD BAD"));
    }

    void leaving()
    {
        QVERIFY(isSameHoweverCut(newSession, selected + "a FETCH 1:* ALL\r\nb CLOSE\r\nc LOGOUT\r\n"));
        QCOMPARE(converse(*m_session, "a LOGOUT\r\n", 3), (Conversation{"* BYE Good bye\r\na OK Done\r\n", PracticeReply::Then::Close}));
    }

    void garbageEndsNothingBadly()
    {
        for (quint32 seed = 0; seed < 20; ++seed)
            QVERIFY(isSameHoweverCut(newSession, selected + garbage(seed)));
    }

private:
    PracticeWorld m_world = fixedWorld();
    std::unique_ptr<ImapSession> m_session;
};

QTEST_APPLESS_MAIN(TestImapSession)
#include "tst_imapsession.moc"
