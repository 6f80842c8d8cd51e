#include "core/practice/ftpsession.h"

#include "core/practice/ftplisting.h"
#include "tests/core/practice/conversation.h"

#include <QTest>

using namespace wirebench;

namespace {

const QByteArray anonymous = "USER anonymous\r\nPASS me@here\r\n";
const QByteArray alice = "USER alice\r\nPASS wonderland\r\n";

auto newSession(PracticeWorld &world)
{
    return std::make_unique<FtpSession>(world, true);
}

/// A session with a data port open.
QByteArray openPort(FtpSession &session)
{
    say(session, "PASV\r\n");
    if (session.takeOrder().value_or(FtpOrder{FtpOrder::Kind::Send, {}, false}).kind != FtpOrder::Kind::Listen)
        return "no order";
    return session.dataListening("127,0,0,1", 0x1234).bytes;
}

/// What a RETR or a listing sends over the data connection; the replies in @p codes.
QByteArray fetched(FtpSession &session, const QByteArray &command, QByteArray *codes = nullptr)
{
    openPort(session);
    QByteArray said = say(session, command + "\r\n");
    const auto order = session.takeOrder();
    if (order)
        said += session.transferEnded(FtpTransferEnd::Done).bytes;
    if (codes)
        *codes = codesOf(said);
    return order ? order->bytes : QByteArray("nothing");
}

QByteArray stored(FtpSession &session, const QByteArray &path, const QByteArray &bytes)
{
    openPort(session);
    QByteArray said = say(session, "STOR " + path + "\r\n");
    if (!session.takeOrder())
        return codesOf(said);
    for (qsizetype at = 0; at < bytes.size(); at += 65536) {
        if (!session.dataReceived(QByteArrayView(bytes).sliced(at, qMin<qsizetype>(65536, bytes.size() - at))))
            return codesOf(said + session.transferEnded(FtpTransferEnd::CutOff).bytes);
    }
    return codesOf(said + session.transferEnded(FtpTransferEnd::Done).bytes);
}

} // namespace

class TestFtpSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = fixedWorld(); }

    void courseDialogue()
    {
        auto session = newSession(m_world);
        QVERIFY(session->greeting().bytes.startsWith("220 "));
        QCOMPARE(codesOf(say(*session, anonymous + "CWD pub\r\nPWD\r\n")), QByteArray("331 230 250 257"));
        QCOMPARE(openPort(*session), QByteArray("227 Connect to (127,0,0,1,18,52)\r\n"));
        QVERIFY(fetched(*session, "LIST").contains("README\r\n"));
        say(*session, "TYPE I\r\n");
        QByteArray codes;
        QCOMPARE(fetched(*session, "RETR README", &codes), m_world.files.find("/pub/README")->bytes);
        QCOMPARE(codes, QByteArray("150 226"));
        QCOMPARE(converse(*session, "QUIT\r\n", 10).then, PracticeReply::Then::Close);
    }

    void filesAreByteIdentical()
    {
        auto session = newSession(m_world);
        say(*session, alice + "TYPE I\r\n");
        const QByteArray bytes = m_world.files.find("/pub/bytes.bin")->bytes;
        QCOMPARE(bytes.size(), 1024);
        QCOMPARE(fetched(*session, "RETR /pub/bytes.bin"), bytes);
        QCOMPARE(stored(*session, "/mine.bin", bytes), QByteArray("150 226"));
        QCOMPARE(fetched(*session, "RETR /mine.bin"), bytes);
        say(*session, "REST 1000\r\n");
        QCOMPARE(fetched(*session, "RETR mine.bin"), bytes.mid(1000));
        QCOMPARE(fetched(*session, "RETR mine.bin"), bytes);
        QCOMPARE(stored(*session, "/none", {}), QByteArray("150 226"));
        QCOMPARE(fetched(*session, "RETR none"), QByteArray());
    }

    void textsHaveLineEnds()
    {
        auto session = newSession(m_world);
        say(*session, alice);
        QCOMPARE(stored(*session, "t", "a\r\nb\n"), QByteArray("150 226"));
        QCOMPARE(m_world.files.find("/t")->bytes, QByteArray("a\nb\n"));
        QCOMPARE(fetched(*session, "RETR t"), QByteArray("a\r\nb\r\n"));
        QCOMPARE(say(*session, "SIZE t\r\n"), QByteArray("213 6\r\n"));
        QCOMPARE(say(*session, "TYPE I\r\nSIZE t\r\n").right(7), QByteArray("213 4\r\n"));
        QCOMPARE(say(*session, "MDTM t\r\n"), QByteArray("213 20261122113000\r\n"));
    }

    void listings()
    {
        auto session = newSession(m_world);
        say(*session, anonymous);
        QCOMPARE(fetched(*session, "NLST"), QByteArray("README\r\nincoming\r\npub\r\n"));
        QCOMPARE(fetched(*session, "LIST -la").count("\r\n"), 3);
        QCOMPARE(fetched(*session, "LIST -l -a /pub").count("\r\n"), 6);
        QVERIFY(fetched(*session, "LIST").startsWith("-rw-r--r-- 1 practice practice "));
        QVERIFY(fetched(*session, "MLSD pub").contains("type=file;size=1024;modify=20261122113000; bytes.bin\r\n"));
        QCOMPARE(fetched(*session, "NLST README"), QByteArray("README\r\n"));
        QVERIFY(say(*session, "MLST /pub\r\n").contains("\r\n type=dir;modify=20261122113000; /pub\r\n250 "));
    }

    void folders()
    {
        auto session = newSession(m_world);
        say(*session, alice);
        QCOMPARE(codesOf(say(*session, "MKD a\"b\r\nCWD a\"b\r\n")), QByteArray("257 250"));
        QVERIFY(say(*session, "PWD\r\n").startsWith("257 \"/a\"\"b\" "));
        QCOMPARE(codesOf(say(*session, "CDUP\r\nCWD ../../..\r\nRMD a\"b\r\nCWD a\"b\r\n")), QByteArray("250 250 250 550"));
        QCOMPARE(codesOf(say(*session, "MKD pub\r\nRMD pub\r\nDELE pub\r\nDELE nothing\r\nRMD /\r\n")),
                 QByteArray("550 550 550 550 550"));
    }

    void anonymousHasOnePlace()
    {
        auto session = newSession(m_world);
        say(*session, anonymous);
        QCOMPARE(stored(*session, "/x", "x"), QByteArray("550"));
        QCOMPARE(stored(*session, "/incoming/../x", "x"), QByteArray("550"));
        QCOMPARE(stored(*session, "/incoming/x", "x"), QByteArray("150 226"));
        QCOMPARE(codesOf(say(*session, "DELE /pub/README\r\nMKD /a\r\nDELE /incoming/x\r\n")), QByteArray("550 550 250"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("not logged in") << QByteArray("LIST\r\nPWD\r\nRETR x\r\n") << QByteArray("530 530 530");
        QTest::newRow("wrong") << QByteArray("USER alice\r\nPASS x\r\n") << QByteArray("331 530");
        QTest::newRow("PASS first") << QByteArray("PASS x\r\n") << QByteArray("503");
        QTest::newRow("no data port") << anonymous + "LIST\r\nRETR /README\r\n" << QByteArray("331 230 425 425");
        QTest::newRow("missing") << anonymous + "RETR nothing\r\nRETR pub\r\nLIST nothing\r\nSIZE pub\r\n"
                                 << QByteArray("331 230 550 550 550 550");
        QTest::newRow("active") << QByteArray("PORT 127,0,0,1,1,1\r\nEPRT |1|127.0.0.1|99|\r\n") << QByteArray("502 502");
        QTest::newRow("forms") << anonymous + "TYPE E\r\nSTRU R\r\nMODE B\r\nEPSV 3\r\nEPSV ALL\r\n"
                               << QByteArray("331 230 504 504 504 522 200");
        QTest::newRow("control character") << anonymous + "MKD /incoming/a\tb\r\n" << QByteArray("331 230 501");
        QTest::newRow("protection without TLS") << QByteArray("PBSZ 0\r\nPROT P\r\n") << QByteArray("503 503");
        QTest::newRow("long") << QByteArray(5000, 'x') + "\r\nNOOP\r\n" << QByteArray("500 200");
        QTest::newRow("unknown") << anonymous + "SITE x\r\nREST -1\r\n" << QByteArray("331 230 502 501");
    }
    void refusals()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, codes);
        auto session = newSession(m_world);
        QCOMPARE(codesOf(say(*session, lines)), codes);
        QVERIFY(isSameHoweverCut(newSession, lines));
    }

    void transferEnds_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("done") << int(FtpTransferEnd::Done) << QByteArray("226");
        QTest::newRow("nobody") << int(FtpTransferEnd::NoClient) << QByteArray("425");
        QTest::newRow("cut off") << int(FtpTransferEnd::CutOff) << QByteArray("426");
    }
    void transferEnds()
    {
        QFETCH(const int, end);
        QFETCH(const QByteArray, code);
        auto session = newSession(m_world);
        say(*session, alice);
        openPort(*session);
        say(*session, "STOR half\r\nNOOP\r\n");
        QVERIFY(session->takeOrder());
        session->dataReceived("x");
        QVERIFY(!session->next()); // NOOP waits for the transfer
        QCOMPARE(codesOf(session->transferEnded(FtpTransferEnd(end)).bytes), code);
        QCOMPARE(codesOf(session->next()->bytes), QByteArray("200"));
        QCOMPARE(m_world.files.find("/half") != nullptr, code == "226");
    }

    void limits()
    {
        auto session = newSession(m_world);
        say(*session, alice + "TYPE I\r\n");
        QCOMPARE(stored(*session, "large", QByteArray(PracticeFiles::fileLimit + 1, 'x')), QByteArray("150 552"));
        QVERIFY(!m_world.files.find("/large"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(stored(*session, QByteArray::number(i), QByteArray(PracticeFiles::fileLimit, 'x')), QByteArray("150 226"));
        QCOMPARE(stored(*session, "4", QByteArray(PracticeFiles::fileLimit, 'x')), QByteArray("150 552"));
        openPort(*session);
        say(*session, "LIST\r\n");
        session->add(QByteArray(40'000, 'x'));
        session->add(QByteArray(40'000, 'x'));
        QCOMPARE(session->next()->then, PracticeReply::Then::Close);
    }

    void tlsBeginsAnew()
    {
        auto session = newSession(m_world);
        say(*session, alice);
        QCOMPARE(converse(*session, "AUTH TLS\r\nPWD\r\n", 100).then, PracticeReply::Then::StartTls);
        session->secured();
        QVERIFY(!session->next());
        QCOMPARE(codesOf(say(*session, "PWD\r\nPBSZ 0\r\nPROT P\r\nAUTH TLS\r\n")), QByteArray("530 200 200 503"));
        say(*session, anonymous);
        openPort(*session);
        say(*session, "LIST\r\n");
        QVERIFY(session->takeOrder()->secure);
    }

    void garbageEndsNothingBadly()
    {
        for (quint32 seed = 0; seed < 20; ++seed)
            QVERIFY(isSameHoweverCut(newSession, anonymous + garbage(seed)));
    }

private:
    PracticeWorld m_world = fixedWorld();
};

QTEST_APPLESS_MAIN(TestFtpSession)
#include "tst_ftpsession.moc"
