#include "core/practice/smtpsession.h"

#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

const QByteArray envelope = "EHLO pc\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\n";

auto newSession(PracticeWorld &world)
{
    return std::make_unique<SmtpSession>(world, true);
}

QByteArray lastLetter(const PracticeWorld &world)
{
    return world.mail.box("INBOX")->last().text;
}

} // namespace

class TestSmtpSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = fixedWorld(); }

    void letterArrivesUnchanged()
    {
        const QByteArray text = "Subject: =?UTF-8?Q?=C3=A9t=C3=A9?=\r\n\r\n.one dot\r\n..two\r\n.\r\n" +
                                QByteArray(5000, 'x') + "\r\n\xc3\xa9t\xc3\xa9\r\n";
        QByteArray stuffed = text;
        stuffed.replace("\r\n.", "\r\n..");
        const QByteArray all = envelope + "DATA\r\n" + stuffed + ".\r\nQUIT\r\n";
        QVERIFY(isSameHoweverCut(newSession, all));
        auto session = newSession(m_world);
        const Conversation talk = converse(*session, all, 100);
        QCOMPARE(codesOf(talk.said), QByteArray("250 250 250 354 250 221"));
        QCOMPARE(talk.then, PracticeReply::Then::Close);
        const QByteArray letter = lastLetter(m_world);
        QVERIFY(letter.startsWith("Return-Path: <a@b.c>\r\nReceived: from pc by practice.localhost with ESMTP;\r\n"));
        QVERIFY(letter.endsWith("\r\n" + text));
    }

    void typedAtTheKeyboard()
    {
        auto session = newSession(m_world);
        const QByteArray said =
            say(*session, "HELO me\nMAIL FROM:<>\nRCPT TO:<alice@here>\nDATA\nSubject: x\n\nhello\n.\nQUIT\n");
        QCOMPARE(codesOf(said), QByteArray("250 250 250 354 250 221"));
        QVERIFY(lastLetter(m_world).endsWith("Subject: x\r\n\r\nhello\r\n"));
    }

    void orderAndRefusals_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("MAIL before EHLO") << QByteArray("MAIL FROM:<a@b>\r\n") << QByteArray("503");
        QTest::newRow("EHLO without a name") << QByteArray("EHLO\r\n") << QByteArray("501");
        QTest::newRow("RCPT before MAIL") << QByteArray("EHLO a\r\nRCPT TO:<a@b>\r\n") << QByteArray("250 503");
        QTest::newRow("DATA without recipient") << QByteArray("EHLO a\r\nMAIL FROM:<a@b>\r\nDATA\r\n") << QByteArray("250 250 554");
        QTest::newRow("two senders") << QByteArray("HELO a\r\nMAIL FROM:<a@b>\r\nMAIL FROM:<a@b>\r\n") << QByteArray("250 250 503");
        QTest::newRow("RSET forgets") << QByteArray("HELO a\r\nMAIL FROM:<a@b>\r\nRSET\r\nRCPT TO:<a@b>\r\n") << QByteArray("250 250 250 503");
        QTest::newRow("nobody") << QByteArray("HELO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<nobody@b>\r\n") << QByteArray("250 250 550");
        QTest::newRow("no brackets") << QByteArray("HELO a\r\nMAIL FROM:a@b\r\n") << QByteArray("250 501");
        QTest::newRow("too large") << QByteArray("EHLO a\r\nMAIL FROM:<a@b> SIZE=99999999\r\n") << QByteArray("250 552");
        QTest::newRow("unknown parameter") << QByteArray("EHLO a\r\nMAIL FROM:<a@b> X=1\r\n") << QByteArray("250 555");
        QTest::newRow("verify") << QByteArray("VRFY alice\r\nVRFY bob\r\nEXPN all\r\nNOOP\r\n") << QByteArray("250 252 502 250");
        QTest::newRow("unknown") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("500");
        QTest::newRow("long line") << QByteArray("NOOP " + QByteArray(20'000, 'x') + "\r\nNOOP\r\n") << QByteArray("500 250");
        QTest::newRow("AUTH before EHLO") << QByteArray("AUTH PLAIN\r\n") << QByteArray("503");
        QTest::newRow("unknown mechanism") << QByteArray("EHLO a\r\nAUTH GSSAPI\r\n") << QByteArray("250 504");
        QTest::newRow("given up") << QByteArray("EHLO a\r\nAUTH PLAIN\r\n*\r\n") << QByteArray("250 334 501");
        QTest::newRow("no Base64") << QByteArray("EHLO a\r\nAUTH PLAIN ??\r\n") << QByteArray("250 501");
    }
    void orderAndRefusals()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, codes);
        auto session = newSession(m_world);
        QCOMPARE(codesOf(say(*session, lines)), codes);
        QVERIFY(isSameHoweverCut(newSession, lines));
    }

    void logins_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("codes");
        const QByteArray right = QByteArray("\0alice\0wonderland", 17).toBase64();
        const QByteArray wrong = QByteArray("\0alice\0looking-glass", 20).toBase64();
        QTest::newRow("PLAIN at once") << QByteArray("AUTH PLAIN " + right) << QByteArray("235");
        QTest::newRow("PLAIN") << QByteArray("AUTH PLAIN\r\n" + right) << QByteArray("334 235");
        QTest::newRow("PLAIN, wrong") << QByteArray("AUTH PLAIN " + wrong) << QByteArray("535");
        QTest::newRow("LOGIN") << "AUTH LOGIN\r\n" + QByteArray("alice").toBase64() + "\r\n" + QByteArray("wonderland").toBase64()
                               << QByteArray("334 334 235");
        QTest::newRow("LOGIN, wrong") << "AUTH LOGIN\r\n" + QByteArray("alice").toBase64() + "\r\n" + QByteArray("x").toBase64()
                                      << QByteArray("334 334 535");
    }
    void logins()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, codes);
        auto session = newSession(m_world);
        QCOMPARE(codesOf(say(*session, "EHLO a\r\n" + lines + "\r\n")), "250 " + codes);
    }

    void tlsBeginsAnew()
    {
        auto session = newSession(m_world);
        const Conversation talk = converse(*session, "EHLO a\r\nSTARTTLS\r\nMAIL FROM:<smuggled@x>\r\n", 1000);
        QCOMPARE(talk.then, PracticeReply::Then::StartTls);
        QVERIFY(talk.said.contains("250-STARTTLS\r\n"));
        session->secured();
        QVERIFY(!session->next()); // what was said in clear behind STARTTLS is gone
        QCOMPARE(codesOf(say(*session, "MAIL FROM:<a@b>\r\n")), QByteArray("503"));
        QVERIFY(!say(*session, "EHLO a\r\n").contains("STARTTLS"));
        QCOMPARE(codesOf(say(*session, "STARTTLS\r\n")), QByteArray("503"));
    }

    void limits()
    {
        auto session = newSession(m_world);
        const QByteArray large = envelope + "DATA\r\n" + QByteArray(PracticeMail::messageLimit + 1, 'x') + "\r\n.\r\n";
        QCOMPARE(codesOf(say(*session, large)), QByteArray("250 250 250 354 552"));
        QByteArray many = "MAIL FROM:<a@b>\r\n";
        for (int i = 0; i < 101; ++i)
            many += "RCPT TO:<a@b>\r\n";
        QVERIFY(codesOf(say(*session, many)).endsWith("250 452"));
        QByteArray mistakes;
        for (int i = 0; i < 30; ++i)
            mistakes += "X\r\n";
        QCOMPARE(converse(*session, mistakes, 10).then, PracticeReply::Then::Close);
    }

    void letterboxFills()
    {
        auto session = newSession(m_world);
        say(*session, "EHLO a\r\n");
        const QByteArray letter = "MAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nDATA\r\nx\r\n.\r\n";
        QByteArray last;
        for (int i = 0; i < PracticeMail::countLimit + 1; ++i)
            last = say(*session, letter);
        QVERIFY(last.contains("\r\n452 "));
        QCOMPARE(m_world.mail.box("INBOX")->size() + m_world.mail.box("Archive")->size(), PracticeMail::countLimit);
    }

    void garbageEndsNothingBadly()
    {
        for (quint32 seed = 0; seed < 20; ++seed)
            QVERIFY(isSameHoweverCut(newSession, garbage(seed)));
    }

private:
    PracticeWorld m_world = fixedWorld();
};

QTEST_APPLESS_MAIN(TestSmtpSession)
#include "tst_smtpsession.moc"
