#include "core/practice/nntpsession.h"

#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

auto newSession(PracticeWorld &world)
{
    return std::make_unique<NntpSession>(world, true);
}

} // namespace

class TestNntpSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = fixedWorld();
        m_session = newSession(m_world);
    }

    void groupsAndArticles()
    {
        QVERIFY(say(*m_session, "LIST\r\n").contains("\r\npractice.announce 1 1 n\r\npractice.questions 2 1 y\r\n"));
        QCOMPARE(say(*m_session, "LIST ACTIVE *.test\r\n"), QByteArray("215 The groups\r\npractice.test 1 1 y\r\n.\r\n"));
        QVERIFY(say(*m_session, "LIST NEWSGROUPS practice.*,!*.test\r\n").endsWith("Questions of the course\r\n.\r\n"));
        QCOMPARE(say(*m_session, "GROUP practice.questions\r\n"), QByteArray("211 2 1 2 practice.questions\r\n"));
        QCOMPARE(say(*m_session, "STAT\r\nNEXT\r\nNEXT\r\nLAST\r\nLAST\r\n"),
                 QByteArray("223 1 <practice-article-2@practice.localhost>\r\n223 2 <practice-article-3@practice.localhost>\r\n"
                            "421 That was the last article\r\n223 1 <practice-article-2@practice.localhost>\r\n"
                            "422 That was the first article\r\n"));
        const QByteArray whole = say(*m_session, "ARTICLE 1\r\n");
        const QByteArray head = say(*m_session, "HEAD 1\r\n");
        const QByteArray body = say(*m_session, "BODY 1\r\n");
        const QByteArray name = " 1 <practice-article-2@practice.localhost>\r\n";
        QVERIFY(whole.startsWith("220" + name) && head.startsWith("221" + name) && body.startsWith("222" + name));
        QCOMPARE(whole.mid(3), head.mid(3).chopped(3) + "\r\n" + body.mid(3 + name.size()));
        QVERIFY(body.contains("\r\n..\r\nThe line above"));
        QVERIFY(say(*m_session, "ARTICLE <practice-article-4@practice.localhost>\r\n").startsWith("220 0 <practice-article-4@"));
    }

    void overviews()
    {
        say(*m_session, "GROUP practice.questions\r\n");
        const QByteArray said = say(*m_session, "OVER 1-\r\n");
        QCOMPARE(said.count('\t'), 2 * 7);
        QVERIFY(said.contains("\r\n1\tWhere does an article end?\tErin <erin@practice.localhost>\t"));
        QCOMPARE(say(*m_session, "XOVER 2-2\r\n").count('\t'), 7);
        QCOMPARE(codesOf(say(*m_session, "OVER 7-9\r\nOVER x\r\nHDR Subject 1-2\r\n")), QByteArray("423 501 225"));
    }

    void postedIsThere()
    {
        const QByteArray article = "From: a@b\r\nNewsgroups: practice.test, nowhere\r\nSubject: \xc3\xa9t\xc3\xa9\r\n\r\n..dot\r\n..\r\n" +
                                   QByteArray(3000, 'x') + "\r\n.\r\n";
        QVERIFY(isSameHoweverCut(newSession, "POST\r\n" + article + "QUIT\r\n"));
        QCOMPARE(codesOf(say(*m_session, "POST\r\n" + article)), QByteArray("340 240"));
        QCOMPARE(say(*m_session, "GROUP practice.test\r\n"), QByteArray("211 2 1 2 practice.test\r\n"));
        const QByteArray said = say(*m_session, "ARTICLE 2\r\n");
        QVERIFY(said.contains("Message-ID: <posted-1@practice.localhost>\r\nDate: Sun, 22 Nov 2026 11:30:00 +0000\r\nFrom: a@b\r\n"));
        QVERIFY(said.endsWith("\r\n\r\n..dot\r\n..\r\n" + QByteArray(3000, 'x') + "\r\n.\r\n"));
    }

    void refusedPosts_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("no group") << QByteArray("From: a\r\nSubject: b\r\n");
        QTest::newRow("no subject") << QByteArray("From: a\r\nNewsgroups: practice.test\r\n");
        QTest::newRow("unknown group") << QByteArray("From: a\r\nSubject: b\r\nNewsgroups: alt.test\r\n");
        QTest::newRow("not for posts") << QByteArray("From: a\r\nSubject: b\r\nNewsgroups: practice.announce\r\n");
        QTest::newRow("known id") << QByteArray("From: a\r\nSubject: b\r\nNewsgroups: practice.test\r\n"
                                                "Message-ID: <practice-article-1@practice.localhost>\r\n");
        QTest::newRow("too large") << "From: a\r\nSubject: b\r\nNewsgroups: practice.test\r\n\r\n" +
                                          QByteArray(PracticeNews::articleLimit, 'x') + "\r\n";
    }
    void refusedPosts()
    {
        QFETCH(const QByteArray, header);
        QCOMPARE(codesOf(say(*m_session, "POST\r\n" + header + "\r\nx\r\n.\r\n")), QByteArray("340 441"));
        QCOMPARE(m_world.news.count(), 4);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("no group") << QByteArray("ARTICLE\r\nARTICLE 1\r\nOVER 1\r\nNEXT\r\nLISTGROUP\r\n") << QByteArray("412 412 412 412 412");
        QTest::newRow("unknown group") << QByteArray("GROUP x\r\nGROUP\r\n") << QByteArray("411 501");
        QTest::newRow("unknown article") << QByteArray("GROUP practice.test\r\nARTICLE 9\r\nARTICLE <x@y>\r\n") << QByteArray("211 423 430");
        QTest::newRow("unknown") << QByteArray("XYZ\r\nLIST MOTD\r\nMODE STREAM\r\n") << QByteArray("500 503 500");
        QTest::newRow("login") << QByteArray("AUTHINFO PASS x\r\nAUTHINFO USER alice\r\nAUTHINFO PASS x\r\nAUTHINFO USER alice\r\nAUTHINFO PASS wonderland\r\n")
                               << QByteArray("482 381 481 381 281");
        QTest::newRow("long") << QByteArray(2000, 'x') + "\r\nDATE\r\n" << QByteArray("501 111");
        QTest::newRow("stars") << "LIST ACTIVE " + QByteArray("*?").repeated(200) + "\r\n" << QByteArray("215");
    }
    void refusals()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, codes);
        QCOMPARE(codesOf(say(*m_session, lines)), codes);
        QVERIFY(isSameHoweverCut(newSession, lines));
    }

    void tlsBeginsAnew()
    {
        QVERIFY(say(*m_session, "CAPABILITIES\r\n").contains("\r\nSTARTTLS\r\n"));
        QCOMPARE(converse(*m_session, "GROUP practice.test\r\nSTARTTLS\r\nPOST\r\n", 100).then, PracticeReply::Then::StartTls);
        m_session->secured();
        QVERIFY(!m_session->next());
        QCOMPARE(codesOf(say(*m_session, "STAT\r\nSTARTTLS\r\n")), QByteArray("412 502"));
        QVERIFY(!say(*m_session, "CAPABILITIES\r\n").contains("STARTTLS"));
    }

    void garbageEndsNothingBadly()
    {
        for (quint32 seed = 0; seed < 20; ++seed)
            QVERIFY(isSameHoweverCut(newSession, garbage(seed)));
    }

private:
    PracticeWorld m_world = fixedWorld();
    std::unique_ptr<NntpSession> m_session;
};

QTEST_APPLESS_MAIN(TestNntpSession)
#include "tst_nntpsession.moc"
