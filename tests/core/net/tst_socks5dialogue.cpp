#include "core/net/socks5dialogue.h"
#include "tests/core/net/dialogues.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;
using State = ProxyDialogue::State;

namespace {

DialogueOutcome talk(const char *proxy, const char *host, const QByteArray &bytes, qsizetype piece)
{
    const auto dialogue =
        ProxyDialogue::make(proxyConfig(proxy), parseHost(QString::fromUtf8(host)).value(), 0x1234);
    return feed(*dialogue, bytes, piece);
}

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

const QByteArray rest("SSH-2.0-banner\r\n");

} // namespace

class TestSocks5Dialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connects_data()
    {
        QTest::addColumn<QByteArray>("proxy");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("heard");
        QTest::addColumn<QByteArray>("said");
        const QByteArray ok4 = hex("05000001 7f000001 0050");
        QTest::newRow("IPv4") << QByteArray("socks5://h:1") << QByteArray("192.0.2.1") << hex("0500") + ok4
                              << hex("050100 05010001 c0000201 1234");
        QTest::newRow("IPv6") << QByteArray("socks5://h:1") << QByteArray("2001:db8::1")
                              << hex("0500 05000004") + QByteArray(16, 'x') + hex("0000")
                              << hex("050100 05010004 20010db8000000000000000000000001 1234");
        QTest::newRow("name") << QByteArray("socks5://h:1") << QByteArray("a.example")
                              << hex("0500 05000003 03 616263 0001")
                              << hex("050100 05010003 09") + "a.example" + hex("1234");
        QTest::newRow("empty bound name")
            << QByteArray("socks5://h:1") << QByteArray("a") << hex("0500 05000003 00 0001")
            << hex("050100 05010003 01 61 1234");
        QTest::newRow("longest bound name")
            << QByteArray("socks5://h:1") << QByteArray("a") << hex("0500 05000003 ff") + QByteArray(257, 'n')
            << hex("050100 05010003 01 61 1234");
        QTest::newRow("login wanted")
            << QByteArray("socks5://me:pw@h:1") << QByteArray("a") << hex("0502 0100") + ok4
            << hex("05020002 01 02 6d65 02 7077 05010003 01 61 1234");
        QTest::newRow("login not wanted") << QByteArray("socks5://me:pw@h:1") << QByteArray("a")
                                          << hex("0500") + ok4 << hex("05020002 05010003 01 61 1234");
        QTest::newRow("no password") << QByteArray("socks5://me@h:1") << QByteArray("a")
                                     << hex("0502 0100") + ok4
                                     << hex("05020002 01 02 6d65 00 05010003 01 61 1234");
    }
    void connects()
    {
        QFETCH(QByteArray, proxy);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, heard);
        QFETCH(QByteArray, said);
        for (const qsizetype piece : {0, 1, 2, 3, 7}) {
            const DialogueOutcome outcome = talk(proxy, host, heard + rest, piece);
            QCOMPARE(outcome.state, State::Done);
            QCOMPARE(outcome.said, said);
            QCOMPARE(outcome.rest, rest);
        }
    }

    void needsEveryByte()
    {
        const QByteArray whole = hex("0500 05000003 03 616263 0001");
        for (qsizetype size = 0; size < whole.size(); ++size)
            QCOMPARE(talk("socks5://h:1", "a", whole.left(size), 0).state, State::Going);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("proxy");
        QTest::addColumn<QByteArray>("heard");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const QByteArray plain("socks5://h:1");
        const QByteArray login("socks5://me:pw@h:1");
        const auto reply = [](const char *number) {
            return hex("0500 05") + hex(number) + hex("0001 00000000 0000");
        };
        QTest::newRow("1") << plain << reply("01") << int(ErrorCode::ProxyRefuses)
                           << "reply 1, general SOCKS";
        QTest::newRow("2") << plain << reply("02") << int(ErrorCode::ProxyForbids)
                           << "reply 2, connection not allowed";
        QTest::newRow("3") << plain << reply("03") << int(ErrorCode::ProxyCannotReach) << "reply 3, network";
        QTest::newRow("4") << plain << reply("04") << int(ErrorCode::ProxyCannotReach) << "reply 4, host";
        QTest::newRow("5") << plain << reply("05") << int(ErrorCode::ProxyCannotReach)
                           << "reply 5, connection refused";
        QTest::newRow("6") << plain << reply("06") << int(ErrorCode::ProxyCannotReach) << "reply 6, TTL";
        QTest::newRow("7") << plain << reply("07") << int(ErrorCode::ProxyRefuses) << "reply 7, command";
        QTest::newRow("8") << plain << reply("08") << int(ErrorCode::ProxyRefuses) << "reply 8, address type";
        QTest::newRow("9") << plain << reply("09") << int(ErrorCode::ProxyRefuses) << "reply 9, unassigned";
        QTest::newRow("255") << plain << reply("ff") << int(ErrorCode::ProxyRefuses) << "reply 255";
        QTest::newRow("cut short") << plain << hex("0500 0505") << int(ErrorCode::ProxyCannotReach)
                                   << "reply 5";
        QTest::newRow("login wanted")
            << plain << hex("05ff") << int(ErrorCode::ProxyWantsLogin) << "no acceptable";
        QTest::newRow("no kind of login")
            << login << hex("05ff") << int(ErrorCode::ProxyRejectsLogin) << "no acceptable";
        QTest::newRow("wrong password")
            << login << hex("0502 0101") << int(ErrorCode::ProxyRejectsLogin) << "status 1";
        QTest::newRow("method not offered")
            << plain << hex("0502") << int(ErrorCode::NotAProxy) << "method 2";
        QTest::newRow("GSSAPI") << login << hex("0501") << int(ErrorCode::NotAProxy) << "method 1";
        QTest::newRow("SOCKS4") << plain << hex("005a") << int(ErrorCode::NotAProxy)
                                << "version 0 instead of 5";
        QTest::newRow("HTTP") << plain << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                              << int(ErrorCode::NotAProxy) << "version 72";
        QTest::newRow("version of the login")
            << login << hex("0502 0500") << int(ErrorCode::NotAProxy) << "version 5 instead of 1";
        QTest::newRow("version of the reply")
            << plain << hex("0500 0400") << int(ErrorCode::NotAProxy) << "version 4";
        QTest::newRow("address type")
            << plain << hex("0500 05000002 00 0000") << int(ErrorCode::NotAProxy) << "address type 2";
    }
    void refusals()
    {
        QFETCH(QByteArray, proxy);
        QFETCH(QByteArray, heard);
        QFETCH(QString, words);
        for (const qsizetype piece : {0, 1, 2}) {
            const DialogueOutcome outcome = talk(proxy, "a.example", heard, piece);
            QCOMPARE(outcome.state, State::Failed);
            QTEST(int(outcome.error.code), "code");
            QVERIFY2(outcome.error.arguments.value(2).startsWith(words),
                     qPrintable(outcome.error.arguments.value(2)));
            QCOMPARE(outcome.error.arguments.value(1), QStringLiteral("a.example:4660"));
        }
    }

    void garbageEndsIt()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes = i % 2 ? hex("0500 05") : hex("05");
            for (int n = random.bounded(300); n > 0; --n)
                bytes += char(random.bounded(256));
            const DialogueOutcome outcome = talk("socks5://me:pw@h:1", "a", bytes, i % 3);
            QVERIFY(outcome.state != State::Going || bytes.size() < 270);
            QVERIFY(outcome.said.size() < 64);
        }
    }
};

QTEST_APPLESS_MAIN(TestSocks5Dialogue)
#include "tst_socks5dialogue.moc"
