#include "core/web/httpclient.h"
#include "core/web/httproute.h"

#include <QTest>

using namespace wirebench;

namespace {

TcpClientConfig routeOf(const char *url, const HttpClientConfig &config = {}, bool isFirst = true)
{
    return *routeTo(QUrl(QString::fromLatin1(url)), config, isFirst);
}

} // namespace

class TestHttpRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesHostAndPortOfTheUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("name") << "http://example.org/a"
                              << "example.org" << 80;
        QTest::newRow("port") << "http://example.org:8080/"
                              << "example.org" << 8080;
        QTest::newRow("https") << "https://example.org/"
                               << "example.org" << 443;
        QTest::newRow("IPv4") << "http://127.0.0.1:1/"
                              << "127.0.0.1" << 1;
        QTest::newRow("IPv6") << "http://[::1]:1/"
                              << "::1" << 1;
        QTest::newRow("other letters") << "http://b\u00fccher.example/"
                                       << "xn--bcher-kva.example" << 80;
    }
    void takesHostAndPortOfTheUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, host);
        QFETCH(int, port);
        const auto route = routeTo(QUrl(url), {}, true);
        QVERIFY(route);
        const HostSpec &spec = route->host;
        QCOMPARE(spec.kind == HostSpec::Kind::Name ? spec.name : spec.address.host(), host);
        QCOMPARE(int(route->port), port);
    }

    void offersHttpOverTls()
    {
        HttpClientConfig config;
        config.tls.alpn = QStringList{QStringLiteral("h2")};
        config.tls.serverName = QStringLiteral("other.example");
        QVERIFY(!routeOf("http://a/", config).tls);
        const auto first = routeOf("https://a/", config).tls;
        QVERIFY(first);
        QCOMPARE(first->alpn, QStringList{QStringLiteral("http/1.1")});
        QCOMPARE(first->serverName, QStringLiteral("other.example"));
        QVERIFY(first->verify);
        QCOMPARE(routeOf("https://b/", config, false).tls->serverName, QString());
    }

    void doesNotCloseAfterTheFirstRecv()
    {
        HttpClientConfig config;
        config.connection.receiveOnce = true;
        config.connection.receiveSize = 1;
        const TcpClientConfig route = routeOf("http://a/", config);
        QVERIFY(!route.receiveOnce);
        QVERIFY(route.receiveSize >= 64 * 1024);
    }

    void sameRoutes()
    {
        QVERIFY(isSameRoute(routeOf("http://a/x"), routeOf("http://a:80/y")));
        QVERIFY(!isSameRoute(routeOf("http://a/"), routeOf("http://b/")));
        QVERIFY(!isSameRoute(routeOf("http://a/"), routeOf("http://a:81/")));
        QVERIFY(!isSameRoute(routeOf("http://a:443/"), routeOf("https://a/")));
        HttpClientConfig careless;
        careless.tls.verify = false;
        QVERIFY(!isSameRoute(routeOf("https://a/"), routeOf("https://a/", careless)));
        QVERIFY(isSameRoute(routeOf("http://a/"), routeOf("http://a/", careless)));
        HttpClientConfig proxied;
        proxied.connection.proxy.kind = ProxyKind::Http;
        QVERIFY(!isSameRoute(routeOf("http://a/"), routeOf("http://a/", proxied)));
        HttpClientConfig bound;
        bound.connection.localAddress = SocketAddress::anyIPv4(0);
        QVERIFY(!isSameRoute(routeOf("http://a/"), routeOf("http://a/", bound)));
        HttpClientConfig patient;
        patient.connection.connectTimeoutMs = 1;
        QVERIFY(isSameRoute(routeOf("http://a/"), routeOf("http://a/", patient)));
    }
};

QTEST_APPLESS_MAIN(TestHttpRoute)
#include "tst_httproute.moc"
