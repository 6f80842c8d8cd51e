#include "core/workspace/httpsettings.h"

#include "core/workspace/settings.h"

#include <QJsonDocument>
#include <QTest>

using namespace wirebench;

namespace {

/// Through a file and back.
template <typename Settings>
Settings reread(const Settings &settings)
{
    const QByteArray file = QJsonDocument(toJson(Session{QStringLiteral("x"), false, settings})).toJson();
    const auto session = sessionFromJson(QJsonDocument::fromJson(file).object());
    return session ? std::get<Settings>(session->settings) : Settings();
}

HttpRequestSettings filledIn()
{
    HttpRequestSettings request;
    request.method = QStringLiteral("PATCH");
    request.url = QStringLiteral("https://example.org/a?b=c");
    request.fields = QStringLiteral("X-One: 1\nAccept:");
    request.bodyKind = HttpBodyKind::Multipart;
    request.bodyText = QStringLiteral("{\"a\": 1}");
    request.contentType = QStringLiteral("text/csv");
    request.formText = QStringLiteral("a=1\nb=@/tmp/x");
    request.filePath = QStringLiteral("/tmp/body");
    request.auth = HttpAuthKind::Digest;
    request.user = QStringLiteral("ada");
    request.followRedirects = false;
    request.maxRedirects = 3;
    request.allowDowngrade = true;
    request.useCookies = false;
    request.acceptCompressed = false;
    request.keepAlive = false;
    request.family = AddressFamily::IPv6;
    request.connectTimeoutMs = 1;
    request.firstByteTimeoutMs = 2;
    request.totalTimeoutMs = 3;
    request.proxy = {ProxyKind::Socks5, QStringLiteral("localhost:1080"), QStringLiteral("me"), {}};
    request.tls.verify = false;
    request.history = {QStringLiteral("curl http://localhost/")};
    return request;
}

} // namespace

class TestHttpSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreKept() { QVERIFY(reread(filledIn()) == filledIn()); }

    void downloadsAreKept()
    {
        DownloadSettings downloads;
        downloads.urls = QStringLiteral("http://a/\n# b\nhttp://c/");
        downloads.folder = QStringLiteral("/tmp");
        downloads.jobs = 9;
        downloads.timeoutMs = 1234;
        downloads.resume = false;
        downloads.user = QStringLiteral("ada");
        downloads.proxy = {ProxyKind::Http, QStringLiteral("localhost:3128"), {}, {}};
        downloads.tls.authorityFile = QStringLiteral("/tmp/ca.pem");
        QVERIFY(reread(downloads) == downloads);
    }

    void serversAreKept()
    {
        HttpServerSettings server;
        server.serve = HttpServe::Echo;
        server.folder = QStringLiteral("/srv");
        server.host = QString();
        server.port = QStringLiteral("http");
        server.family = ListenFamily::Both;
        server.listing = false;
        server.keepAliveMs = 0;
        server.bytesPerSecond = 1000;
        server.tls.on = true;
        QVERIFY(reread(server) == server);
    }

    void secretsStayOutOfFiles()
    {
        HttpRequestSettings request = filledIn();
        request.password = QStringLiteral("swordfish");
        request.proxy.password = QStringLiteral("swordfish");
        request.fields = QStringLiteral("Authorization: Bearer swordfish\ncookie : id=swordfish\nX: y\n"
                                        "Proxy-Authorization:swordfish");
        DownloadSettings downloads;
        downloads.password = downloads.proxy.password = QStringLiteral("swordfish");
        for (const SessionSettings &settings : {SessionSettings(request), SessionSettings(downloads)})
            QVERIFY(!QJsonDocument(toJson(Session{{}, false, settings})).toJson().contains("swordfish"));
        QCOMPARE(reread(request).fields, QStringLiteral("Authorization:\ncookie :\nX: y\nProxy-Authorization:"));
    }

    void whatCannotBeIsNamed_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("named");
        QTest::newRow("number") << QByteArray(R"("maxRedirects": -1)") << QStringLiteral("settings.maxRedirects");
        QTest::newRow("word") << QByteArray(R"("bodyKind": "poem")") << QStringLiteral("settings.bodyKind");
        QTest::newRow("type") << QByteArray(R"("url": 5)") << QStringLiteral("settings.url");
    }
    void whatCannotBeIsNamed()
    {
        QFETCH(QByteArray, member);
        QFETCH(QString, named);
        const QByteArray file = R"({"kind": "http", "settings": {)" + member + "}}";
        const auto session = sessionFromJson(QJsonDocument::fromJson(file).object());
        QVERIFY(!session);
        QVERIFY2(session.error().arguments.value(1).contains(named), qPrintable(session.error().arguments.value(1)));
    }
};

QTEST_GUILESS_MAIN(TestHttpSettings)
#include "tst_httpsettings.moc"
