#include "ui/chat/joinoffer.h"

#include <QTest>

using namespace wirebench;

class tst_JoinOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreThoseThatCanBeReached()
    {
        const JoinOffer local = joinOffer({address("127.0.0.1", 2000), address("127.0.0.1", 2001)});
        QCOMPARE(local.addresses, QStringList{QStringLiteral("127.0.0.1")}); // once, for both ports
        QVERIFY(local.onlyHere);
        QVERIFY(joinOffer({}).addresses.isEmpty());
        const JoinOffer open = joinOffer({SocketAddress::anyIPv4(2000)});
        QVERIFY(!open.addresses.isEmpty());
        QVERIFY(!open.addresses.contains(QStringLiteral("0.0.0.0")));
    }

    void oneOpenPortIsEnough()
    {
        QVERIFY(!joinOffer({address("127.0.0.1", 2000), address("192.168.1.7", 2001)}).onlyHere);
        QCOMPARE(joinOffer({address("192.168.1.7", 2001)}).addresses,
                 QStringList{QStringLiteral("192.168.1.7")});
    }

    void whatIsTyped()
    {
        QCOMPARE(ncCommand(QStringLiteral("10.0.0.1"), 5), QStringLiteral("nc 10.0.0.1 5"));
        QCOMPARE(ncCommand(QStringLiteral("::1"), 5), QStringLiteral("nc ::1 5"));
        QVERIFY(ncCommand({}, 5).isEmpty());
        QVERIFY(ncCommand(QStringLiteral("10.0.0.1"), 0).isEmpty());
    }

    void whatIsScanned()
    {
        QCOMPARE(endpointText(QStringLiteral("10.0.0.1"), 5), QStringLiteral("10.0.0.1:5"));
        QCOMPARE(endpointText(QStringLiteral("::1"), 5), QStringLiteral("[::1]:5"));
        QVERIFY(endpointText({}, 5).isEmpty());
        QVERIFY(endpointText(QStringLiteral("10.0.0.1"), 0).isEmpty());
    }

private:
    static SocketAddress address(const char *host, quint16 port)
    {
        return *SocketAddress::fromHost(QString::fromLatin1(host), port);
    }
};

QTEST_APPLESS_MAIN(tst_JoinOffer)
#include "tst_joinoffer.moc"
