#include "core/net/systemsocket.h"

#include <QSet>
#include <QTest>

using namespace wirebench;

class TestSystemSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasANameOfItsOwn();
    void protocolsHaveNames();
};

void TestSystemSocket::everyStateHasANameOfItsOwn()
{
    QSet<QByteArray> names;
    for (int state = int(SocketState::Established); state < socketStateCount; ++state)
        names.insert(socketStateName(SocketState(state)));
    QCOMPARE(names.size(), socketStateCount - 1);
    QVERIFY(!names.contains(QByteArray()));
    QCOMPARE(socketStateName(SocketState::Unknown), "");
    // The numbers are the system's (include/net/tcp_states.h): a shift would rename them all.
    QCOMPARE(socketStateName(SocketState(6)), "TIME_WAIT");
    QCOMPARE(socketStateName(SocketState(10)), "LISTEN");
}

void TestSystemSocket::protocolsHaveNames()
{
    QCOMPARE(socketProtocolName(SocketProtocol::Tcp), "TCP");
    QCOMPARE(socketProtocolName(SocketProtocol::Udp), "UDP");
    QCOMPARE(socketProtocolName(SocketProtocol::Unix), "Unix");
}

QTEST_GUILESS_MAIN(TestSystemSocket)
#include "tst_systemsocket.moc"
