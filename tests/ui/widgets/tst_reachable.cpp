#include "core/net/localaddresses.h"
#include "ui/widgets/reachable.h"

#include <QTest>

using namespace wirebench;

class tst_Reachable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisMachineAloneNeedsNoWords()
    {
        QCOMPARE(reachableText({}), QString());
        QCOMPARE(reachableText({*SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 9999),
                                *SocketAddress::fromHost(QStringLiteral("::1"), 9999)}),
                 QString());
        QVERIFY(!isReachable({*SocketAddress::fromHost(QStringLiteral("::1"), 9999)}));
        QVERIFY(!isReachable({}));
    }

    void anAddressOfTheNetworkSpeaksForItself()
    {
        const QList<SocketAddress> bound{*SocketAddress::fromHost(QStringLiteral("192.0.2.1"), 9999)};
        QVERIFY(isReachable(bound));
        QCOMPARE(reachableText(bound), QString());
    }

    void everyAddressIsSaidForAny()
    {
        const QString text = reachableText({SocketAddress::anyIPv4(9999)});
        QVERIFY(isReachable({SocketAddress::anyIPv4(9999)}));
        for (LocalAddress local : reachableAddresses()) {
            local.address.port = 9999;
            const bool isIPv4 = local.address.family == AddressFamily::IPv4;
            QCOMPARE(text.contains(local.address.toString()), isIPv4);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Reachable)
#include "tst_reachable.moc"
