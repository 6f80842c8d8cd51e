#include "tests/ui/http/webserver.h"
#include "ui/http/httprequestsession.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Client
{
    HttpResultPtr send(const HttpRequestSettings &settings)
    {
        finished.clear();
        if (!session.start(settings) || (finished.isEmpty() && !finished.wait(20'000)))
            return {};
        return finished.first().first().value<HttpResultPtr>();
    }
    HttpResultPtr get(const QString &url)
    {
        HttpRequestSettings settings;
        settings.url = url;
        return send(settings);
    }

    TrafficLog log;
    IoThread thread;
    HttpRequestSession session{log, thread, QStringLiteral("Request 1")};
    QSignalSpy finished{&session, &HttpRequestSession::finished};
};

} // namespace

class tst_HttpRequestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAndTells()
    {
        WebServer server;
        QVERIFY(server.start());
        Client client;
        const HttpResultPtr result = client.get(server.url(QStringLiteral("/json")));
        QVERIFY(result);
        QCOMPARE(result->error.code, ErrorCode::None);
        QCOMPARE(result->hops.size(), 1);
        QCOMPARE(result->hops.first().response.status, 200);
        QVERIFY(!client.session.isRunning());
        QTRY_VERIFY(client.session.isConnected()); // kept for the next
        client.session.closeConnection();
        QTRY_VERIFY(!client.session.isConnected());
    }

    void aWrongFieldStartsNothing()
    {
        Client client;
        HttpRequestSettings settings;
        settings.fields = QStringLiteral("no header");
        const Result<void> started = client.session.start(settings);
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::InvalidHttpField);
        QVERIFY(!client.session.isRunning());
    }

    void canBeCancelled()
    {
        WebServer server;
        QVERIFY(server.start());
        Client client;
        HttpRequestSettings settings;
        settings.url = server.url(QStringLiteral("/hang"));
        QVERIFY(client.session.start(settings));
        QVERIFY(client.session.isRunning());
        QTRY_COMPARE(client.session.progress().phase, HttpPhase::Waiting);
        client.session.cancel();
        QTRY_COMPARE(client.finished.size(), 1);
        QCOMPARE(client.finished.first().first().value<HttpResultPtr>()->error.code, ErrorCode::Cancelled);
        QVERIFY(!client.session.isRunning());
        QCOMPARE(client.session.elapsedMs(), 0);
    }

    void cookiesGoBothWays()
    {
        WebServer server;
        QVERIFY(server.start());
        Client client;
        QVERIFY(client.get(server.url(QStringLiteral("/cookie"))));
        QTRY_COMPARE(client.session.cookies().size(), 1);
        QCOMPARE(client.session.cookies().first().value(), QByteArray("8f3a"));
        QNetworkCookie cookie = client.session.cookies().first();
        cookie.setValue("edited");
        client.session.setCookies({cookie});
        const HttpResultPtr result = client.get(server.url(QStringLiteral("/echo")));
        QVERIFY(result && !result->hops.isEmpty() && result->hops.first().body);
        QVERIFY(result->hops.first().body->read(0, 4096).contains("session=edited"));
    }

    void diesWhileItWaits()
    {
        WebServer server;
        QVERIFY(server.start());
        Client client;
        HttpRequestSettings settings;
        settings.url = server.url(QStringLiteral("/hang"));
        QVERIFY(client.session.start(settings));
    }
};

QTEST_GUILESS_MAIN(tst_HttpRequestSession)
#include "tst_httprequestsession.moc"
