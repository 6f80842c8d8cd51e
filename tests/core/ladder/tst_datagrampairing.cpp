#include "core/ladder/datagrampairing.h"
#include "tests/core/traffic/stage.h"

#include <QTest>

using namespace wirebench;

namespace {

const SocketAddress here = Stage::address("127.0.0.1", 40000);
const SocketAddress there = Stage::address("127.0.0.1", 12345);

/// The call that a function of an Actor has put into the log.
SocketCall called(Stage &stage, quint64 id)
{
    return stage.log.snapshot().at(id);
}

} // namespace

class tst_DatagramPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalOnesAreTakenInTheirOrder()
    {
        Stage stage;
        Actor sender(stage, stage.udp, here, there);
        Actor receiver(stage, stage.server, there, here);
        DatagramPairing pairing;
        const quint64 first = sender.sendTo("ping");
        const quint64 second = sender.sendTo("ping");
        pairing.sent(called(stage, first));
        pairing.sent(called(stage, second));
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("ping"))), first);
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("ping"))), second);
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("ping"))), quint64(0));
    }

    void oneThatWasOvertakenIsKnownByItsBytes()
    {
        Stage stage;
        Actor sender(stage, stage.udp, here, there);
        Actor receiver(stage, stage.server, there, here);
        DatagramPairing pairing;
        const quint64 slow = sender.sendTo("slow");
        const quint64 fast = sender.sendTo("fast");
        pairing.sent(called(stage, slow));
        pairing.sent(called(stage, fast));
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("fast"))), fast);
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("slow"))), slow);
    }

    void sockets_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("seenFrom");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("bound to any address") << "0.0.0.0"
                                              << "127.0.0.1" << true;
        QTest::newRow("same") << "127.0.0.1"
                              << "127.0.0.1" << true;
        QTest::newRow("another machine") << "127.0.0.1"
                                         << "192.0.2.7" << false;
    }
    void sockets()
    {
        QFETCH(QString, from);
        QFETCH(QString, seenFrom);
        QFETCH(bool, isSame);
        Stage stage;
        Actor sender(stage, stage.udp, *SocketAddress::fromHost(from, 40000), there);
        Actor receiver(stage, stage.server, there, *SocketAddress::fromHost(seenFrom, 40000));
        DatagramPairing pairing;
        const quint64 id = sender.sendTo("ping");
        pairing.sent(called(stage, id));
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("ping"))), isSame ? id : 0);
    }

    void aGroupReceivesOneEach()
    {
        Stage stage;
        const SocketAddress group = Stage::address("239.1.2.3", 12345);
        Actor sender(stage, stage.udp, here, group);
        Actor one(stage, stage.server, SocketAddress::anyIPv4(12345), here);
        Actor two(stage, stage.client, SocketAddress::anyIPv4(12345), here);
        DatagramPairing pairing;
        const quint64 id = sender.sendTo("all");
        pairing.sent(called(stage, id));
        QCOMPARE(pairing.received(called(stage, one.recvFrom("all"))), id);
        QCOMPARE(pairing.received(called(stage, two.recvFrom("all"))), id);
        QCOMPARE(pairing.received(called(stage, two.recvFrom("all"))), quint64(0));
    }

    void whatNobodyTakesIsForgotten()
    {
        Stage stage;
        Actor sender(stage, stage.udp, here, there);
        Actor receiver(stage, stage.server, there, here);
        DatagramPairing pairing;
        const quint64 first = sender.sendTo("first");
        pairing.sent(called(stage, first));
        const quint64 later = sender.sendTo("later");
        for (size_t i = 0; i < DatagramPairing::waitingLimit; ++i)
            pairing.sent(called(stage, later));
        QCOMPARE(pairing.received(called(stage, receiver.recvFrom("first"))), quint64(0));
    }
};

QTEST_APPLESS_MAIN(tst_DatagramPairing)
#include "tst_datagrampairing.moc"
