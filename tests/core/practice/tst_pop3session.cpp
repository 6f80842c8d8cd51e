#include "core/practice/pop3session.h"

#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

const QByteArray login = "USER alice\r\nPASS wonderland\r\n";

auto newSession(PracticeWorld &world)
{
    return std::make_unique<Pop3Session>(world, true);
}

/// "+" and "-" of each reply that is one line.
QByteArray signsOf(const QByteArray &said)
{
    QByteArray signs;
    for (const QByteArray &line : said.split('\n')) {
        if (line.startsWith("+OK") || line.startsWith("-ERR"))
            signs += line.front();
    }
    return signs;
}

} // namespace

class TestPop3Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = fixedWorld(); }

    void lettersAsTheyAre()
    {
        auto session = newSession(m_world);
        const QByteArray text = "Subject: x\r\n\r\n.a\r\n..\r\n.\r\nlast\r\n";
        QVERIFY(m_world.mail.add("INBOX", text, {}, m_world.now()));
        QCOMPARE(signsOf(say(*session, login)), QByteArray("++"));
        const QByteArray said = say(*session, "RETR 4\r\n");
        QCOMPARE(said, "+OK " + QByteArray::number(text.size()) +
                           " bytes\r\nSubject: x\r\n\r\n..a\r\n...\r\n..\r\nlast\r\n.\r\n");
        QCOMPARE(say(*session, "TOP 4 1\r\n"), QByteArray("+OK The beginning\r\nSubject: x\r\n\r\n..a\r\n.\r\n"));
        QCOMPARE(say(*session, "TOP 4 0\r\n"), QByteArray("+OK The beginning\r\nSubject: x\r\n\r\n.\r\n"));
        QVERIFY(say(*session, "STAT\r\n").startsWith("+OK 4 "));
        QCOMPARE(say(*session, "LIST 4\r\n"), "+OK 4 " + QByteArray::number(text.size()) + "\r\n");
        QCOMPARE(say(*session, "LIST\r\n").count('\n'), 6);
        QVERIFY(say(*session, "UIDL 4\r\n").startsWith("+OK 4 practice-"));
    }

    void deletedAtQuitAlone()
    {
        auto first = newSession(m_world);
        QCOMPARE(signsOf(say(*first, login + "DELE 1\r\nDELE 1\r\nRETR 1\r\nRSET\r\nRETR 1\r\nDELE 2\r\n")),
                 QByteArray("+++--+++"));
        QCOMPARE(m_world.mail.box("INBOX")->size(), 3);
        auto second = newSession(m_world);
        say(*second, login);
        QCOMPARE(converse(*first, "QUIT\r\n", 10).then, PracticeReply::Then::Close);
        QCOMPARE(m_world.mail.box("INBOX")->size(), 2);
        QCOMPARE(signsOf(say(*second, "RETR 2\r\nRETR 3\r\n")), QByteArray("-+")); // gone meanwhile
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("signs");
        QTest::newRow("too early") << QByteArray("STAT\r\nRETR 1\r\n") << QByteArray("--");
        QTest::newRow("PASS first") << QByteArray("PASS wonderland\r\n") << QByteArray("-");
        QTest::newRow("wrong") << QByteArray("USER alice\r\nPASS x\r\nUSER alice\r\nPASS wonderland\r\n") << QByteArray("+-++");
        QTest::newRow("numbers") << login + "RETR 0\r\nRETR 99\r\nRETR -1\r\nRETR x\r\nRETR\r\nTOP 1\r\nTOP 1 -1\r\n"
                                 << QByteArray("++-------");
        QTest::newRow("unknown") << login + "XYZ\r\nUSER bob\r\n" << QByteArray("++--");
        QTest::newRow("long") << QByteArray(3000, 'x') + "\r\nCAPA\r\n" << QByteArray("-+");
    }
    void refusals()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, signs);
        auto session = newSession(m_world);
        QCOMPARE(signsOf(say(*session, lines)), signs);
        QVERIFY(isSameHoweverCut(newSession, lines));
    }

    void guessingEnds()
    {
        auto session = newSession(m_world);
        const QByteArray guess = "USER alice\r\nPASS x\r\n";
        QCOMPARE(converse(*session, guess + guess + guess + guess, 5).then, PracticeReply::Then::Close);
    }

    void tlsBeginsAnew()
    {
        auto session = newSession(m_world);
        QVERIFY(say(*session, "CAPA\r\n").contains("\r\nSTLS\r\n"));
        QCOMPARE(converse(*session, "USER alice\r\nSTLS\r\nPASS wonderland\r\n", 100).then, PracticeReply::Then::StartTls);
        session->secured();
        QVERIFY(!session->next());
        QCOMPARE(signsOf(say(*session, "PASS wonderland\r\nSTLS\r\n")), QByteArray("--"));
        QVERIFY(!say(*session, "CAPA\r\n").contains("STLS"));
    }

    void garbageEndsNothingBadly()
    {
        for (quint32 seed = 0; seed < 20; ++seed)
            QVERIFY(isSameHoweverCut(newSession, login + garbage(seed)));
    }

private:
    PracticeWorld m_world = fixedWorld();
};

QTEST_APPLESS_MAIN(TestPop3Session)
#include "tst_pop3session.moc"
