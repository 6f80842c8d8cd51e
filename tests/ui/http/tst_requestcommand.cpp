#include "tests/ui/http/hops.h"
#include "ui/http/requestcommand.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_RequestCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsCurl_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isCurl");
        QTest::newRow("plain") << QStringLiteral("curl http://a/") << true;
        QTest::newRow("blanks") << QStringLiteral("\n  curl 'http://a/'") << true;
        QTest::newRow("windows") << QStringLiteral("curl.exe http://a/") << true;
        QTest::newRow("address") << QStringLiteral("http://curl .example/") << false;
        QTest::newRow("host") << QStringLiteral("curl.example.org/") << false;
        QTest::newRow("nothing") << QString() << false;
    }

    void knowsCurl()
    {
        QFETCH(QString, text);
        QFETCH(bool, isCurl);
        QCOMPARE(isCurlCommand(text), isCurl);
    }

    void secretsAreNotKept()
    {
        HttpRequestSettings settings;
        settings.method = QStringLiteral("PUT");
        settings.url = QStringLiteral("http://bob:verysecret@localhost/a");
        settings.fields = QStringLiteral("Authorization: Bearer topsecret\nCookie: a=evensecret\nX-Fine: 1");
        settings.auth = HttpAuthKind::Basic;
        settings.user = QStringLiteral("alice");
        settings.password = QStringLiteral("mysecret");
        settings.proxy = {ProxyKind::Http, QStringLiteral("p:1"), QStringLiteral("u"),
                          QStringLiteral("proxysecret")};
        const QString command = sentRequest(settings).curl + sentRequest(settings).url;
        QVERIFY2(!command.contains(QStringLiteral("secret")), qPrintable(command));
        QVERIFY(command.contains(QStringLiteral("X-Fine")));
        QVERIFY(command.contains(QStringLiteral("PUT")));
    }

    void stepsOfAnArchiveBecomeCommands()
    {
        HttpHop hop = answerOf("a", "text/plain");
        hop.request.fields = {{"Host", "localhost:8080"}, {"Cookie", "a=secret"}, {"Accept", "*/*"}};
        const SentRequest sent = sentRequest(hop);
        QCOMPARE(sent.method, QStringLiteral("GET"));
        QCOMPARE(sent.url, QStringLiteral("http://localhost:8080/items?page=1"));
        QCOMPARE(sent.outcome, QStringLiteral("200 OK"));
        QVERIFY(sent.curl.contains(QStringLiteral("Accept")));
        QVERIFY(!sent.curl.contains(QStringLiteral("Host")));
        QVERIFY(!sent.curl.contains(QStringLiteral("secret")));
    }
};

QTEST_GUILESS_MAIN(tst_RequestCommand)
#include "tst_requestcommand.moc"
