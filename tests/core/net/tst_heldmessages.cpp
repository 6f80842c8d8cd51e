#include "core/net/heldmessages.h"

#include <QTest>

using namespace wirebench;

namespace {

SocketAddress peer(quint16 port)
{
    return SocketAddress::fromIPv4(0x7f000001, port);
}

DtlsEvent messageFrom(quint16 port, const QByteArray &text)
{
    DtlsEvent event;
    event.peer = peer(port);
    event.message = Bytes::copyOf(text);
    return event;
}

} // namespace

class TestHeldMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder()
    {
        HeldMessages held;
        QVERIFY(held.isEmpty());
        held.addMessage(messageFrom(1, "one"));
        held.addMessage(messageFrom(2, "two"));
        QCOMPARE(held.takeMessage().message.toByteArray(), QByteArray("one"));
        QCOMPARE(held.takeMessage().message.toByteArray(), QByteArray("two"));
        QVERIFY(held.isEmpty());
    }

    /// Only who has a message here: the others go on.
    void holdsUpWhoWaits()
    {
        HeldMessages held;
        held.addMessage(messageFrom(1, "one"));
        QVERIFY(held.holdsUp(peer(1)));
        QVERIFY(!held.holdsUp(peer(2)));
        held.addDatagram(peer(1), Bytes::copyOf("a"));
        held.addMessage(messageFrom(2, "two"));
        held.addDatagram(peer(2), Bytes::copyOf("b"));
        held.addDatagram(peer(1), Bytes::copyOf("c"));
        held.takeMessage();
        QVERIFY(!held.holdsUp(peer(1)));
        QCOMPARE(held.takeDatagram(peer(1)).value_or(Bytes()).toByteArray(), QByteArray("a"));
        QCOMPARE(held.takeDatagram(peer(1)).value_or(Bytes()).toByteArray(), QByteArray("c"));
        QVERIFY(!held.takeDatagram(peer(1)));
        QVERIFY(held.takeDatagram(peer(2)).has_value());
    }

    void isBounded()
    {
        HeldMessages held;
        held.addMessage(messageFrom(1, QByteArray(1000, 'x')));
        int datagrams = 0;
        for (; held.hasRoom() && datagrams < 100'000; ++datagrams)
            held.addDatagram(peer(1), Bytes()); // costs something all the same
        QVERIFY(datagrams > 100 && datagrams < 100'000);
        held.takeMessage();
        QVERIFY(held.hasRoom());
        held.clear();
        QVERIFY(!held.takeDatagram(peer(1)));
        held.addMessage(messageFrom(1, QByteArray(int(HeldMessages::limit) - 1000, 'x')));
        QVERIFY(held.hasRoom());
    }
};

QTEST_APPLESS_MAIN(TestHeldMessages)
#include "tst_heldmessages.moc"
