#include "core/net/proxydialogue.h"
#include "tests/core/net/dialogues.h"

#include <QTest>

using namespace wirebench;

class TestProxyDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOfTheKindAskedFor()
    {
        const HostSpec host{HostSpec::Kind::Name, {}, QStringLiteral("example.org")};
        QVERIFY(ProxyDialogue::make(proxyConfig("socks5://h:1"), host, 80)->takeOutput().startsWith("\x05"));
        QVERIFY(
            ProxyDialogue::make(proxyConfig("http://h:1"), host, 80)->takeOutput().startsWith("CONNECT "));
    }

    void namesWhatIsNoName_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("authority");
        QTest::newRow("name") << "example.org" << QByteArray("example.org:80");
        QTest::newRow("letters beyond ASCII")
            << QStringLiteral("bücher.example") << QByteArray("xn--bcher-kva.example:80");
        QTest::newRow("address") << "192.0.2.1" << QByteArray("192.0.2.1:80");
        QTest::newRow("IPv6") << "2001:db8::1" << QByteArray("[2001:db8::1]:80");
        QTest::newRow("the proxy itself") << "" << QByteArray("localhost:80");
        QTest::newRow("broadcast") << "<broadcast>" << QByteArray("255.255.255.255:80");
    }
    void namesWhatIsNoName()
    {
        QFETCH(QString, host);
        QFETCH(QByteArray, authority);
        const auto dialogue = ProxyDialogue::make(proxyConfig("http://h:1"), parseHost(host).value(), 80);
        QCOMPARE(dialogue->takeOutput(),
                 "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
    }

    void anEndIsAFailureUnlessAllWasSaid()
    {
        const HostSpec host{HostSpec::Kind::Name, {}, QStringLiteral("example.org")};
        const auto early = ProxyDialogue::make(proxyConfig("socks5://h:1"), host, 80);
        early->end();
        QCOMPARE(early->state(), ProxyDialogue::State::Failed);
        QCOMPARE(early->error().code, ErrorCode::ProxyEnded);
        QCOMPARE(early->error().arguments.value(0), QStringLiteral("socks5://h:1"));
        QCOMPARE(early->error().arguments.value(1), QStringLiteral("example.org:80"));
        const auto done = ProxyDialogue::make(proxyConfig("http://h:1"), host, 80);
        QCOMPARE(feed(*done, "HTTP/1.1 200 OK\r\n\r\n", 0).state, ProxyDialogue::State::Done);
        done->end();
        QCOMPARE(done->state(), ProxyDialogue::State::Done);
    }
};

QTEST_APPLESS_MAIN(TestProxyDialogue)
#include "tst_proxydialogue.moc"
