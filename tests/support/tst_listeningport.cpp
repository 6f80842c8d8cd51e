#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/privatenetwork.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTest>
#include <QUdpSocket>

using namespace wirebench::test;

namespace {
bool networkIsPrivate = false;
}

class TestListeningPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listenersAreSeen()
    {
        for (const QHostAddress::SpecialAddress address :
             {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            QTcpServer server;
            if (!server.listen(address))
                QSKIP("one of the two families is missing on this machine");
            QVERIFY(isListening(server.serverPort()));
            QVERIFY(waitForListening(server.serverPort()));
        }
    }

    void boundDatagramPortsAreSeen()
    {
        for (const QHostAddress::SpecialAddress address :
             {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            QUdpSocket socket;
            if (!socket.bind(address))
                QSKIP("one of the two families is missing on this machine");
            const quint16 port = socket.localPort();
            QVERIFY(isBound(port) && waitForBound(port));
            socket.close();
            QVERIFY(!isBound(port));
        }
    }

    void freePortsAreFree()
    {
        const quint16 port = freePort();
        QVERIFY(port > 0);
        QVERIFY(!isListening(port));
        QVERIFY(isFree(port));
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, port));
        QVERIFY(!isFree(port));
    }

    void aPrivateNetworkHasFreePorts()
    {
        if (!networkIsPrivate)
            QSKIP("this system gives no private network");
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, 9999));
        QVERIFY(isListening(9999));
        QVERIFY(enterPrivateNetwork()); // another one
        QVERIFY(!isListening(9999));
    }

    void linesBecomeObjects()
    {
        const QList<QJsonObject> records =
            jsonLines("{\"call\":\"recv\",\"n\":1}\n{\"call\":\"send\"}\n{\"call\":\"recv\",\"n\":2}\n");
        QCOMPARE(records.size(), 3);
        const QList<QJsonObject> received = callsNamed(records, "recv");
        QCOMPARE(received.size(), 2);
        QCOMPARE(received[1].value("n").toInt(), 2);
    }
};

int main(int argc, char *argv[])
{
    networkIsPrivate = enterPrivateNetwork();
    QCoreApplication application(argc, argv);
    TestListeningPort test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_listeningport.moc"
