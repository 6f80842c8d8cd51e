#include "core/dialogue/dataaddress.h"

#include <QTest>

using namespace wirebench;

class TestDataAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passive_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const QByteArray &reply, const QString &host, int port) {
            QTest::newRow(reply.constData()) << reply << host << port;
        };
        row("227 Entering Passive Mode (127,0,0,1,195,80).", "127.0.0.1", 50000);
        row("227 Entering Passive Mode 127,0,0,1,195,80", "127.0.0.1", 50000);
        row("227 =127,0,0,1,195,80", "127.0.0.1", 50000);
        row("227 (0,0,0,0,0,1)", "0.0.0.0", 1);
        row("227 mode 2 (10,1,2,3,4,5)", "10.1.2.3", 1029);
        row("227 (127,0,0,1,0,0)", {}, 0);
        row("227 (127,0,0,256,1,1)", {}, 0);
        row("227 (127,0,0,1,256,1)", {}, 0);
        row("227 (127,0,0,1,195)", {}, 0);
        row("227 (127,0,0,1,195,801)", {}, 0);
        row("227 (127.0.0.1,195,80)", {}, 0);
        row("227 (99999999999999999999,0,0,1,1,1)", {}, 0);
        row("227 (-1,0,0,1,1,1)", {}, 0);
        row("227", {}, 0);
        row("", {}, 0);
    }
    void passive()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, host);
        QFETCH(int, port);
        const auto address = passiveAddress(reply);
        QCOMPARE(address.has_value(), port != 0);
        if (address)
            QCOMPARE(*address, (DataAddress{host, quint16(port)}));
    }

    void extendedPassive_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("port");
        const auto row = [](const QByteArray &reply, int port) { QTest::newRow(reply.constData()) << reply << port; };
        row("229 Entering Extended Passive Mode (|||50000|)", 50000);
        row("229 (!!!1!)", 1);
        row("229 (|||65535|) ok", 65535);
        row("229 (|||65536|)", 0);
        row("229 (|||0|)", 0);
        row("229 (||50000|)", 0);
        row("229 (|||50000)", 0);
        row("229 (|1|10.0.0.1|50000|)", 0); // another host: not what the reply may say (RFC 2428, 3)
        row("229 |||50000|", 0);
        row("229 (", 0);
        row("229 (|||-5|)", 0);
        row("", 0);
    }
    void extendedPassive()
    {
        QFETCH(QByteArray, reply);
        QFETCH(int, port);
        const auto address = extendedPassiveAddress(reply);
        QCOMPARE(address.has_value(), port != 0);
        if (address)
            QCOMPARE(*address, (DataAddress{{}, quint16(port)}));
    }

    void sameHost()
    {
        const QString peer = QStringLiteral("127.0.0.1");
        QVERIFY(isSameHost({{}, 1}, peer));
        QVERIFY(isSameHost({peer, 1}, peer));
        QVERIFY(isSameHost({peer, 1}, QStringLiteral("::ffff:127.0.0.1")));
        QVERIFY(!isSameHost({QStringLiteral("127.0.0.2"), 1}, peer));
        QVERIFY(!isSameHost({QStringLiteral("0.0.0.0"), 1}, peer));
        QVERIFY(!isSameHost({peer, 1}, QStringLiteral("::1")));
        QVERIFY(!isSameHost({peer, 1}, QStringLiteral("ftp.example.org"))); // behind a proxy nobody can tell
    }
};

QTEST_APPLESS_MAIN(TestDataAddress)
#include "tst_dataaddress.moc"
