#include "core/ladder/lifelines.h"
#include "tests/core/traffic/stage.h"

#include <QTest>

using namespace wirebench;

using Ports = LifeLines::Ports;

class tst_LifeLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverListensIsMetAtItsAddress()
    {
        Stage stage;
        LifeLines lines;
        const LifeLineId server = lines.ofEndpoint(stage.server);
        QCOMPARE(lines.ofEndpoint(stage.server), server);
        lines.bind(Ports::Stream, SocketAddress::anyIPv4(9999), server);
        QCOMPARE(lines.ofPeer(Ports::Stream, Stage::address("127.0.0.1", 9999)), server);
        QVERIFY(lines.ofPeer(Ports::Datagram, Stage::address("127.0.0.1", 9999)) != server);
        QVERIFY(lines.ofPeer(Ports::Stream, Stage::address("192.0.2.1", 9999)) != server);
        lines.unbind(Ports::Stream, SocketAddress::anyIPv4(9999), server);
        QVERIFY(lines.ofPeer(Ports::Stream, Stage::address("127.0.0.1", 9999)) != server);
    }

    void aPeerTurnsOutToBeOneOfUs()
    {
        Stage stage;
        LifeLines lines;
        const LifeLineId client = lines.ofEndpoint(stage.client);
        const SocketAddress address = Stage::address("127.0.0.1", 50412);
        const LifeLineId peer = lines.ofPeer(Ports::Stream, address);
        lines.merge(peer, client);
        lines.merge(client, peer); // an endpoint is nobody else
        QCOMPARE(lines.resolved(peer), client);
        QCOMPARE(lines.resolved(client), client);
        QCOMPARE(lines.endMerge() - lines.firstMerge(), quint64(1));
        QVERIFY(lines.ofPeer(Ports::Stream, address) != peer); // the port may be used again by a stranger
    }

    void addressesAreForgottenEndpointsAreNot()
    {
        Stage stage;
        LifeLines lines;
        const LifeLineId server = lines.ofEndpoint(stage.server);
        LifeLineId last;
        for (quint16 port = 1; port <= 500; ++port) {
            last = lines.ofPeer(Ports::Stream, Stage::address("192.0.2.1", port));
            lines.touch(last, port);
        }
        lines.forgetBefore(500);
        QCOMPARE(lines.count(), size_t(2));
        QVERIFY(lines.at(server));
        QVERIFY(lines.at(last));
        QVERIFY(lines.at(lines.ofPeer(Ports::Stream, Stage::address("192.0.2.1", 1))));
    }

    void contacts()
    {
        Stage stage;
        LifeLines lines;
        const LifeLineId server = lines.ofEndpoint(stage.server);
        const LifeLineId client = lines.ofEndpoint(stage.client);
        QVERIFY(!lines.haveMet(server, client));
        lines.meet(server, client);
        lines.meet(client, server);
        QVERIFY(lines.haveMet(client, server));
        QCOMPARE(lines.contactsOf(server), size_t(1));
        QCOMPARE(lines.find(stage.udp->id), LifeLineId());
    }
};

QTEST_APPLESS_MAIN(tst_LifeLines)
#include "tst_lifelines.moc"
