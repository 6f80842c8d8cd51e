#include "core/net/localaddresses.h"

#include "tests/core/net/rawpeer.h"

#include <QNetworkInterface>
#include <QTest>

using namespace wirebench;

class TestLocalAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseThatOthersCanReach();
    void areThisMachines();
    void thoseToBindToAreMore();
    void comeIPv4First();
    void interfacesHaveTheNamesOfTheSystem();
};

void TestLocalAddresses::areThoseThatOthersCanReach()
{
    for (const LocalAddress &local : reachableAddresses()) {
        QVERIFY(local.address.isValid());
        QCOMPARE(local.address.port, quint16(0));
        QVERIFY2(!local.address.isLoopback(), qPrintable(local.address.toString()));
        QVERIFY2(!local.address.isAny(), qPrintable(local.address.toString()));
        QVERIFY2(!local.address.host().startsWith(QStringLiteral("fe80")), qPrintable(local.address.toString()));
        QVERIFY2(!local.address.host().startsWith(QStringLiteral("169.254.")), qPrintable(local.address.toString()));
        QVERIFY(!local.interfaceName.isEmpty());
    }
}

void TestLocalAddresses::areThisMachines()
{
    for (const LocalAddress &local : reachableAddresses())
        QVERIFY2(listeningSocket(local.address).isOpen(), qPrintable(local.address.toString()));
}

void TestLocalAddresses::thoseToBindToAreMore()
{
    bool hasLoopback = false;
    for (const LocalAddress &local : bindableAddresses()) {
        hasLoopback = hasLoopback || local.address.isLoopback();
        QVERIFY2(listeningSocket(local.address).isOpen(), qPrintable(local.address.toString()));
    }
    QVERIFY(hasLoopback);
    QVERIFY(bindableAddresses().size() > reachableAddresses().size());
}

void TestLocalAddresses::comeIPv4First()
{
    bool seenIPv6 = false;
    for (const LocalAddress &local : reachableAddresses()) {
        seenIPv6 = seenIPv6 || local.address.family == AddressFamily::IPv6;
        QVERIFY(!(seenIPv6 && local.address.family == AddressFamily::IPv4));
    }
}

void TestLocalAddresses::interfacesHaveTheNamesOfTheSystem()
{
    const QStringList names = interfaceNames();
    QVERIFY(!names.isEmpty());
    for (const LocalAddress &local : reachableAddresses())
        QVERIFY2(names.contains(local.interfaceName), qPrintable(local.interfaceName));
    for (const QString &name : names)
        QVERIFY(QNetworkInterface::interfaceIndexFromName(name) > 0);
}

QTEST_GUILESS_MAIN(TestLocalAddresses)
#include "tst_localaddresses.moc"
