#include "core/net/httpproxydialogue.h"
#include "tests/core/net/dialogues.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;
using State = ProxyDialogue::State;

namespace {

DialogueOutcome talk(const char *proxy, const QByteArray &bytes, qsizetype piece)
{
    HttpProxyDialogue dialogue(proxyConfig(proxy), QStringLiteral("example.org:443"));
    return feed(dialogue, bytes, piece);
}

const QByteArray rest("220 ready\r\n\r\n");

} // namespace

class TestHttpProxyDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks_data()
    {
        QTest::addColumn<QByteArray>("proxy");
        QTest::addColumn<QByteArray>("login");
        QTest::newRow("no login") << QByteArray("http://h:1") << QByteArray();
        QTest::newRow("login") << QByteArray("http://Aladdin:open%20sesame@h:1") // RFC 7617 section 2
                               << QByteArray("Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n");
        QTest::newRow("no password") << QByteArray("http://me@h:1")
                                     << QByteArray("Proxy-Authorization: Basic bWU6\r\n");
    }
    void asks()
    {
        QFETCH(QByteArray, proxy);
        QFETCH(QByteArray, login);
        const QByteArray place("example.org:443");
        QCOMPARE(talk(proxy, {}, 0).said,
                 "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n" + login + "\r\n");
    }

    void connects_data()
    {
        QTest::addColumn<QByteArray>("heard");
        QTest::newRow("shortest") << QByteArray("HTTP/1.1 200\r\n\r\n");
        QTest::newRow("usual") << QByteArray("HTTP/1.1 200 Connection established\r\nVia: 1.1 x\r\n\r\n");
        QTest::newRow("old") << QByteArray("HTTP/1.0 200 OK\r\n\r\n");
        QTest::newRow("any 2xx") << QByteArray("HTTP/1.1 299 Why not\r\n\r\n");
        QTest::newRow("a length means nothing")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n");
        QTest::newRow("line feeds alone") << QByteArray("HTTP/1.1 200 OK\nA: b\n\n");
        QTest::newRow("interim first")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103\r\nA: b\r\n\r\n"
                          "HTTP/1.1 200 OK\r\n\r\n");
        QTest::newRow("large head") << "HTTP/1.1 200 OK\r\nA: " + QByteArray(16'000, 'x') + "\r\n\r\n";
    }
    void connects()
    {
        QFETCH(QByteArray, heard);
        for (const qsizetype piece : {0, 1, 2, 3, 7}) {
            const DialogueOutcome outcome = talk("http://h:1", heard + rest, piece);
            QCOMPARE(outcome.state, State::Done);
            QCOMPARE(outcome.rest, rest);
        }
        for (qsizetype size = 0; size < heard.size(); size += 1 + heard.size() / 100)
            QCOMPARE(talk("http://h:1", heard.left(size), 0).state, State::Going);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("proxy");
        QTest::addColumn<QByteArray>("heard");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const QByteArray plain("http://h:1");
        const auto status = [](const char *line) {
            return "HTTP/1.1 " + QByteArray(line) + "\r\nA: b\r\n\r\n<html>";
        };
        QTest::newRow("403") << plain << status("403 Forbidden") << int(ErrorCode::ProxyForbids)
                             << QStringLiteral("“HTTP/1.1 403 Forbidden”");
        QTest::newRow("407") << plain << status("407 Proxy Authentication Required")
                             << int(ErrorCode::ProxyWantsLogin) << QStringLiteral("“HTTP/1.1 407");
        QTest::newRow("407 with login")
            << QByteArray("http://me:pw@h:1") << status("407 No") << int(ErrorCode::ProxyRejectsLogin)
            << QStringLiteral("“HTTP/1.1 407");
        QTest::newRow("502") << plain << status("502 Bad Gateway") << int(ErrorCode::ProxyCannotReach)
                             << QStringLiteral("“HTTP/1.1 502");
        QTest::newRow("503") << plain << status("503 Later") << int(ErrorCode::ProxyCannotReach) << QString();
        QTest::newRow("504") << plain << status("504 Timeout") << int(ErrorCode::ProxyCannotReach)
                             << QString();
        QTest::newRow("400") << plain << status("400 Bad Request") << int(ErrorCode::ProxyRefuses)
                             << QString();
        QTest::newRow("302") << plain << status("302 Found") << int(ErrorCode::ProxyRefuses) << QString();
        QTest::newRow("999") << plain << status("999") << int(ErrorCode::ProxyRefuses) << QString();
        QTest::newRow("no status") << plain << status("OK") << int(ErrorCode::NotAProxy)
                                   << QStringLiteral("“HTTP/1.1 OK”");
        QTest::newRow("four digits") << plain << status("2000 OK") << int(ErrorCode::NotAProxy) << QString();
        QTest::newRow("HTTP/2") << plain << QByteArray("HTTP/2 200\r\n\r\n") << int(ErrorCode::NotAProxy)
                                << QString();
        QTest::newRow("SSH") << plain << QByteArray("SSH-2.0-OpenSSH\r\n") << int(ErrorCode::NotAProxy)
                             << QStringLiteral("“S");
        QTest::newRow("SOCKS") << plain << QByteArray("\x05\xff", 2) << int(ErrorCode::NotAProxy)
                               << QStringLiteral("“·");
        QTest::newRow("blank lines") << plain << QByteArray("\r\n\r\n") << int(ErrorCode::NotAProxy)
                                     << QStringLiteral("“”");
        QTest::newRow("control characters")
            << plain << QByteArray("HTTP/1.1 403 \x1b[31m\r\n\r\n") << int(ErrorCode::ProxyForbids)
            << QStringLiteral("“HTTP/1.1 403 ·[31m”");
    }
    void refusals()
    {
        QFETCH(QByteArray, proxy);
        QFETCH(QByteArray, heard);
        QFETCH(QString, words);
        for (const qsizetype piece : {0, 1, 5}) {
            const DialogueOutcome outcome = talk(proxy, heard, piece);
            QCOMPARE(outcome.state, State::Failed);
            QTEST(int(outcome.error.code), "code");
            QVERIFY2(outcome.error.arguments.value(2).startsWith(words),
                     qPrintable(outcome.error.arguments.value(2)));
        }
    }

    void anEndlessHeadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("status line") << QByteArray("x");
        QTest::newRow("lines") << QByteArray("a: b\r\n");
        QTest::newRow("interim replies") << QByteArray("\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100");
    }
    void anEndlessHeadIsRefused()
    {
        QFETCH(QByteArray, piece);
        QByteArray heard = "HTTP/1.1 100";
        while (heard.size() < 2 * HttpProxyDialogue::headLimit)
            heard += piece;
        const DialogueOutcome outcome = talk("http://h:1", heard, 0);
        QCOMPARE(outcome.state, State::Failed);
        QCOMPARE(outcome.error.code, ErrorCode::NotAProxy);
        QVERIFY(outcome.rest.size() >= HttpProxyDialogue::headLimit - 1 || piece == "x");
    }

    void garbageEndsIt()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 5'000; ++i) {
            QByteArray bytes = i % 2 ? "HTTP/1." : "";
            for (int n = 1 + random.bounded(300); n > 0; --n)
                bytes += random.bounded(4) ? char(random.bounded(256)) : '\n';
            const DialogueOutcome outcome = talk("http://h:1", bytes, i % 3);
            QVERIFY(outcome.state != State::Done || bytes.contains(" 2"));
            QVERIFY(outcome.error.arguments.value(2).size() <= 210);
        }
    }
};

QTEST_APPLESS_MAIN(TestHttpProxyDialogue)
#include "tst_httpproxydialogue.moc"
