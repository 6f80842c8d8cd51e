#include "core/web/hopclock.h"

#include <QTest>

using namespace wirebench;

class TestHopClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewConnectionHasAllPhases()
    {
        HopClock clock;
        clock.connecting(100);
        clock.lookedUp(110);
        clock.connected(130);
        clock.secured(170);
        clock.sending(171);
        clock.sent(181);
        clock.firstByte(200);
        clock.ended(250);
        const HttpTimings timings = clock.timings();
        QCOMPARE(timings.lookUp, 10);
        QCOMPARE(timings.connect, 20);
        QCOMPARE(timings.tls, 40);
        QCOMPARE(timings.send, 10);
        QCOMPARE(timings.wait, 19);
        QCOMPARE(timings.receive, 50);
    }

    void anAddressNeedsNoLookUp()
    {
        HopClock clock;
        clock.connecting(0);
        clock.connected(30);
        QCOMPARE(clock.timings().lookUp, -1);
        QCOMPARE(clock.timings().connect, 30);
        QCOMPARE(clock.timings().tls, -1);
    }

    void aKeptConnectionOnlySends()
    {
        HopClock clock;
        clock.sending(10);
        clock.sent(12);
        clock.firstByte(20);
        clock.ended(21);
        const HttpTimings timings = clock.timings();
        QCOMPARE(timings.connect, -1);
        QCOMPARE(timings.send, 2);
        QCOMPARE(timings.wait, 8);
        QCOMPARE(timings.receive, 1);
    }

    void whatDidNotComeIsMissing()
    {
        HopClock clock;
        QVERIFY(!clock.hasSent() && !clock.hasFirstByte());
        clock.sending(0);
        clock.sent(5);
        clock.ended(1000);
        QVERIFY(clock.hasSent());
        QCOMPARE(clock.timings().send, 5);
        QCOMPARE(clock.timings().wait, -1);
        QCOMPARE(clock.timings().receive, -1);
    }

    void anEarlyAnswerEndsTheSending()
    {
        HopClock clock;
        clock.sending(0);
        clock.firstByte(50);
        clock.sent(80);
        clock.ended(90);
        QCOMPARE(clock.timings().send, 50);
        QCOMPARE(clock.timings().wait, 0);
        QCOMPARE(clock.timings().receive, 40);
    }
};

QTEST_APPLESS_MAIN(TestHopClock)
#include "tst_hopclock.moc"
