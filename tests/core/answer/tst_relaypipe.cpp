#include "core/answer/relaypipe.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 ms = 1'000'000;

Bytes bytes(const char *text)
{
    return Bytes::copyOf(text);
}

/// What comes out at one time, piece by piece.
QByteArrayList takeAll(RelayPipe &pipe, qint64 nowNs)
{
    QByteArrayList pieces;
    while (const auto piece = pipe.take(nowNs))
        pieces += piece->toByteArray();
    return pieces;
}

} // namespace

class TestRelayPipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatItWasGiven();
    void delaysEachByItself();
    void cutsIntoPieces();
    void keepsASpeed_data();
    void keepsASpeed();
    void makesUpForLateTimersOnly();
    void keepsDatagramsWhole();
    void countsWhatItHolds();
};

void TestRelayPipe::givesWhatItWasGiven()
{
    RelayPipe pipe;
    QVERIFY(pipe.isEmpty());
    QVERIFY(!pipe.waitNs(0));
    QVERIFY(!pipe.take(0));
    pipe.add(bytes("one"), 0);
    pipe.add(bytes("two"), 0);
    QCOMPARE(pipe.waitNs(0), 0);
    QCOMPARE(takeAll(pipe, 0), (QByteArrayList{"one", "two"}));
    QVERIFY(pipe.isEmpty());
}

void TestRelayPipe::delaysEachByItself()
{
    RelayPipe pipe({100, 0, 0});
    pipe.add(bytes("one"), 0);
    pipe.add(bytes("two"), 30 * ms);
    QVERIFY(!pipe.take(100 * ms - 1));
    QCOMPARE(pipe.waitNs(40 * ms), 60 * ms);
    QCOMPARE(takeAll(pipe, 100 * ms), QByteArrayList{"one"});
    QCOMPARE(pipe.waitNs(100 * ms), 30 * ms);
    QCOMPARE(takeAll(pipe, 200 * ms), QByteArrayList{"two"});
}

void TestRelayPipe::cutsIntoPieces()
{
    RelayPipe pipe({0, 3, 0});
    pipe.add(bytes("abcdefgh"), 0);
    pipe.add(bytes("ij"), 0);
    QCOMPARE(takeAll(pipe, 0), (QByteArrayList{"abc", "def", "gh", "ij"}));
}

void TestRelayPipe::keepsASpeed_data()
{
    QTest::addColumn<int>("bytesPerSecond");
    for (const int speed : {1, 1000, 1'000'000, 100'000'000})
        QTest::addRow("%d", speed) << speed;
}

/// Asked each millisecond, as timers can, after ten seconds of a stream that never pauses.
void TestRelayPipe::keepsASpeed()
{
    QFETCH(int, bytesPerSecond);
    RelayPipe pipe({0, 0, bytesPerSecond});
    const Bytes chunk = Bytes::copyOf(QByteArray(64 * 1024, 'x'));
    qint64 taken = 0;
    for (qint64 now = 0; now < 10'000 * ms; now += ms) {
        while (pipe.held() < RelayPipe::limit)
            pipe.add(chunk, now);
        while (const auto piece = pipe.take(now)) {
            taken += piece->size();
            if (pipe.isEmpty())
                pipe.add(chunk, now);
        }
    }
    const double wanted = 10.0 * bytesPerSecond;
    // The first piece goes at once, and a burst of 50 ms may.
    QVERIFY2(taken >= wanted * 0.98 && taken <= wanted * 1.02 + 1, QByteArray::number(taken).constData());
}

void TestRelayPipe::makesUpForLateTimersOnly()
{
    RelayPipe pipe({0, 0, 1000}); // pieces of 50 bytes, one each 50 ms
    pipe.add(Bytes::copyOf(QByteArray(1000, 'x')), 0);
    QCOMPARE(takeAll(pipe, 0).size(), 1);
    // After ten seconds it does not owe 10,000 bytes.
    QCOMPARE(takeAll(pipe, 10'000 * ms).size(), 2);
}

void TestRelayPipe::keepsDatagramsWhole()
{
    RelayPipe pipe({0, 3, 20}, RelayPipe::Unit::Datagram);
    pipe.add(bytes("abcdefgh"), 0);
    pipe.add(Bytes(), 0);
    pipe.add(bytes("i"), 0);
    QCOMPARE(takeAll(pipe, 0).value(0), QByteArray("abcdefgh"));
    QCOMPARE(takeAll(pipe, 1'000 * ms), (QByteArrayList{"", "i"}));
    QVERIFY(pipe.isEmpty());
}

/// Many tiny pieces cost more than their bytes.
void TestRelayPipe::countsWhatItHolds()
{
    RelayPipe pipe;
    QCOMPARE(pipe.held(), 0);
    for (int i = 0; i < 1000; ++i)
        pipe.add(bytes("x"), 0);
    QVERIFY(pipe.held() > 50 * 1000);
    (void)pipe.take(0);
    QVERIFY(pipe.held() > 0);
    pipe.clear();
    QVERIFY(pipe.isEmpty());
    QCOMPARE(pipe.held(), 0);
}

QTEST_GUILESS_MAIN(TestRelayPipe)
#include "tst_relaypipe.moc"
