#include "core/net/transport.h"

#include "tests/core/net/descriptors.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesBytesBothWays();
    void shutsDownSending();
    void resets();
    void ownsItsSocket();
};

void TestTransport::carriesBytesBothWays()
{
    ConnectedPair pair = connectedPair();
    const int descriptor = pair.accepted.descriptor();
    PlainTransport transport(std::move(pair.accepted));
    QCOMPARE(transport.descriptor(), descriptor);
    char room[8] = {};
    QVERIFY(transport.receive(room, sizeof room).wouldBlock());
    QCOMPARE(transport.send("to you", 6).value, 6);
    QTRY_COMPARE(pair.peer.received(), QByteArray("to you"));
    pair.peer.send("to me");
    SysResult result = transport.receive(room, sizeof room);
    QVERIFY(soon([&] {
        result = result.ok() ? result : transport.receive(room, sizeof room);
        return result.ok();
    }));
    QCOMPARE(QByteArray(room, result.value), QByteArray("to me"));
}

void TestTransport::shutsDownSending()
{
    ConnectedPair pair = connectedPair();
    PlainTransport transport(std::move(pair.accepted));
    QVERIFY(transport.shutdownSend().ok());
    QTRY_VERIFY(pair.peer.isAtEnd());
    QCOMPARE(pair.peer.error(), 0);
    QCOMPARE(transport.send("x", 1).error, EPIPE);
}

void TestTransport::resets()
{
    ConnectedPair pair = connectedPair();
    PlainTransport transport(std::move(pair.accepted));
    QVERIFY(transport.setResetOnClose().ok());
    QVERIFY(transport.close().ok());
    QTRY_COMPARE(pair.peer.error(), ECONNRESET);
}

void TestTransport::ownsItsSocket()
{
    const int before = openDescriptors();
    {
        ConnectedPair pair = connectedPair();
        pair.peer.close();
        const PlainTransport transport(std::move(pair.accepted));
        QCOMPARE(openDescriptors(), before < 0 ? before : before + 1);
    }
    QCOMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
