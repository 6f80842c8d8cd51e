#include "core/net/proxyconfig.h"

#include <QTest>

using namespace wirebench;

class TestProxyConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        const int socks = int(ProxyKind::Socks5);
        const int http = int(ProxyKind::Http);
        QTest::newRow("socks5") << "socks5://localhost:1080" << socks << "localhost:1080"
                                << ""
                                << "";
        QTest::newRow("socks5h") << "socks5h://localhost:1080" << socks << "localhost:1080"
                                 << ""
                                 << "";
        QTest::newRow("http") << "http://10.0.0.1:3128/" << http << "10.0.0.1:3128"
                              << ""
                              << "";
        QTest::newRow("capitals, blanks") << " HTTP://Proxy:1 " << http << "Proxy:1"
                                          << ""
                                          << "";
        QTest::newRow("IPv6") << "http://[::1]:3128" << http << "[::1]:3128"
                              << ""
                              << "";
        QTest::newRow("login") << "socks5://me:secret@h:1" << socks << "h:1"
                               << "me"
                               << "secret";
        QTest::newRow("user alone") << "socks5://me@h:1" << socks << "h:1"
                                    << "me"
                                    << "";
        QTest::newRow("colon in password") << "socks5://me:a:b@h:1" << socks << "h:1"
                                           << "me"
                                           << "a:b";
        QTest::newRow("at in password") << "socks5://me:a@b@h:1" << socks << "h:1"
                                        << "me"
                                        << "a@b";
        QTest::newRow("percent") << "http://m%40e:%C3%A9%3A@h:1" << http << "h:1"
                                 << "m@e" << QStringLiteral("é:");
    }
    void splits()
    {
        QFETCH(QString, text);
        const auto proxy = splitProxy(text);
        QVERIFY(proxy.has_value());
        QTEST(int(proxy->kind), "kind");
        QTEST(proxy->address, "address");
        QTEST(proxy->user, "user");
        QTEST(proxy->password, "password");
    }

    void refusesToSplit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "";
        QTest::newRow("no scheme") << "localhost:1080";
        QTest::newRow("other scheme") << "socks4://localhost:1080";
        QTest::newRow("no port") << "socks5://localhost";
        QTest::newRow("path") << "http://localhost:80/proxy";
    }
    void refusesToSplit()
    {
        QFETCH(QString, text);
        QCOMPARE(splitProxy(text).error().code, ErrorCode::InvalidProxy);
    }

    void aMistakeDoesNotShowThePassword()
    {
        const auto proxy = splitProxy(QStringLiteral("ftp://me:secret@host:1"));
        QVERIFY(!proxy.error().arguments.join(u' ').contains(QStringLiteral("secret")));
    }

    void reads()
    {
        const auto proxy = parseProxy({ProxyKind::Socks5, QStringLiteral(":1080"), QStringLiteral("me"), {}});
        QVERIFY(proxy.has_value());
        QCOMPARE(proxy->host.name, QStringLiteral("localhost"));
        QCOMPARE(proxy->port, quint16(1080));
        QCOMPARE(proxy->user, QStringLiteral("me"));
        QCOMPARE(parseProxy({ProxyKind::None, QStringLiteral("not looked at"), {}, {}})->kind,
                 ProxyKind::None);
    }

    void refusesToRead_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<int>("code");
        QTest::newRow("host") << "a b:1"
                              << ""
                              << "" << int(ErrorCode::InvalidHost);
        QTest::newRow("broadcast") << "<broadcast>:1"
                                   << ""
                                   << "" << int(ErrorCode::InvalidHost);
        QTest::newRow("port") << "host:99999"
                              << ""
                              << "" << int(ErrorCode::InvalidPort);
        QTest::newRow("service") << "host:nosuch"
                                 << ""
                                 << "" << int(ErrorCode::UnknownService);
        QTest::newRow("user too long")
            << "h:1" << QString(256, 'x') << "" << int(ErrorCode::ProxyLoginTooLong);
        QTest::newRow("bytes, not letters")
            << "h:1" << QString(128, u'é') << "" << int(ErrorCode::ProxyLoginTooLong);
        QTest::newRow("password too long") << "h:1"
                                           << "me" << QString(256, 'x') << int(ErrorCode::ProxyLoginTooLong);
        QTest::newRow("password alone") << "h:1"
                                        << ""
                                        << "x" << int(ErrorCode::ProxyLoginTooLong);
        QTest::newRow("colon in the user") << "h:1"
                                           << "a:b"
                                           << "" << int(ErrorCode::ProxyLoginTooLong);
    }
    void refusesToRead()
    {
        QFETCH(QString, address);
        QFETCH(QString, user);
        QFETCH(QString, password);
        const auto proxy = parseProxy({ProxyKind::Http, address, user, password});
        QVERIFY(!proxy.has_value());
        QTEST(int(proxy.error().code), "code");
    }

    void isToldWithoutItsLogin()
    {
        const auto told = [](const char *text) {
            return parseProxy(splitProxy(QString::fromLatin1(text)).value())->toString();
        };
        QCOMPARE(told("socks5h://me:secret@Proxy.example:1080"),
                 QStringLiteral("socks5://Proxy.example:1080"));
        QCOMPARE(told("http://[::1]:3128"), QStringLiteral("http://[::1]:3128"));
        QCOMPARE(told("http://127.0.0.1:http"), QStringLiteral("http://127.0.0.1:80"));
    }
};

QTEST_APPLESS_MAIN(TestProxyConfig)
#include "tst_proxyconfig.moc"
