#include "core/net/datagramqueue.h"

#include <QTest>

using namespace wirebench;

namespace {

WaitingDatagram datagram(const char *text)
{
    return {Bytes::copyOf(QByteArrayView(text)), *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 9), 0,
            0};
}

QByteArrayList drain(DatagramQueue &queue)
{
    QByteArrayList texts;
    while (!queue.isEmpty()) {
        texts.append(QByteArray::number(queue.frontDueNs()) + ' ' + queue.front().bytes.toByteArray());
        queue.pop();
    }
    return texts;
}

} // namespace

class TestDatagramQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void ordersByTime();
    void keepsTheOrderOfOneTime();
    void countsWhatWaits();
    void emptyDatagramsCountToo();
    void clearForgetsEverything();
    void forgivesWhatWasHeld();
};

/// Only the time since which it could have gone.
void TestDatagramQueue::forgivesWhatWasHeld()
{
    DatagramQueue queue;
    const auto add = [&queue](qint64 wantedNs, qint64 dueNs) {
        WaitingDatagram waiting = datagram("x");
        waiting.wantedNs = wantedNs;
        queue.add(dueNs, waiting);
    };
    add(0, 10);   // due all the time
    add(0, 80);   // delayed into it
    add(90, 90);  // came meanwhile
    add(0, 200);  // due later
    queue.forgiveHold(50, 100);
    QList<qint64> wanted;
    for (; !queue.isEmpty(); queue.pop())
        wanted.append(queue.front().wantedNs);
    QCOMPARE(wanted, (QList<qint64>{50, 20, 100, 0}));
}

void TestDatagramQueue::isEmptyAtFirst()
{
    const DatagramQueue queue;
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.count(), 0);
    QCOMPARE(queue.bytes(), 0);
}

void TestDatagramQueue::ordersByTime()
{
    DatagramQueue queue;
    queue.add(30, datagram("last"));
    queue.add(10, datagram("first"));
    queue.add(20, datagram("second"));
    QCOMPARE(drain(queue), (QByteArrayList{"10 first", "20 second", "30 last"}));
}

void TestDatagramQueue::keepsTheOrderOfOneTime()
{
    DatagramQueue queue;
    for (const char *text : {"a", "b", "c", "d"})
        queue.add(5, datagram(text));
    QCOMPARE(drain(queue), (QByteArrayList{"5 a", "5 b", "5 c", "5 d"}));
}

void TestDatagramQueue::countsWhatWaits()
{
    DatagramQueue queue;
    queue.add(2, datagram("four"));
    queue.add(1, datagram("12"));
    QCOMPARE(queue.count(), 2);
    QCOMPARE(queue.bytes(), 6);
    queue.pop();
    QCOMPARE(queue.count(), 1);
    QCOMPARE(queue.bytes(), 4);
    queue.pop();
    QCOMPARE(queue.bytes(), 0);
}

void TestDatagramQueue::emptyDatagramsCountToo()
{
    DatagramQueue queue;
    queue.add(1, datagram(""));
    QVERIFY(!queue.isEmpty());
    QCOMPARE(queue.count(), 1);
    QCOMPARE(queue.bytes(), 0);
}

void TestDatagramQueue::clearForgetsEverything()
{
    DatagramQueue queue;
    queue.add(1, datagram("x"));
    queue.clear();
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), 0);
}

QTEST_APPLESS_MAIN(TestDatagramQueue)
#include "tst_datagramqueue.moc"
