#include "core/net/reactor.h"

#include "tests/core/net/descriptors.h"
#include "tests/core/net/waiting.h"

#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace wirebench;

namespace {

/// Two connected sockets of which `watched` is under test.
struct Pair
{
    Pair()
    {
        int ends[2] = {-1, -1};
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
            return;
        watched = ends[0];
        other = ends[1];
        fcntl(watched, F_SETFL, O_NONBLOCK);
        fcntl(other, F_SETFL, O_NONBLOCK);
    }
    Pair(Pair &&from) noexcept : watched(std::exchange(from.watched, -1)), other(std::exchange(from.other, -1)) {}
    Pair &operator=(Pair &&) = delete;
    ~Pair()
    {
        ::close(watched);
        hangUp();
    }

    void makeReadable() const { QCOMPARE(write(other, "x", 1), ssize_t(1)); }
    void drain() const
    {
        char room[256];
        while (read(watched, room, sizeof room) > 0) { }
    }
    void fillUp() const
    {
        const QByteArray block(65536, 'x');
        while (write(watched, block.constData(), size_t(block.size())) > 0) { }
    }
    void hangUp()
    {
        if (other >= 0)
            ::close(std::exchange(other, -1));
    }

    int watched = -1;
    int other = -1;
};

/// Counts what it is told, and then does what the test wants.
struct Recipient final : Reactor::Handler
{
    void socketReady(bool canRead, bool canWrite) override
    {
        ++calls;
        readable += canRead;
        writable += canWrite;
        if (then)
            then();
    }

    int calls = 0;
    int readable = 0;
    int writable = 0;
    std::function<void()> then;
    Reactor::Watch watch;
};

using MakeReactor = std::unique_ptr<Reactor> (*)();

} // namespace

Q_DECLARE_METATYPE(MakeReactor)

class TestReactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void tellsReadable();
    void tellsWritable();
    void tellsOnlyWhatIsOfInterest();
    void tellsAgainUntilDrained();
    void tellsHangUp();
    void tellsNothingWithoutInterest();
    void startsWithoutInterest();
    void interestCanChangeFromInside();
    void releasedIsNotTold();
    void releasedHasNoInterest();
    void watchMoves();
    void handlerReleasesItself();
    void handlerDestroysItself();
    void handlersDestroyEachOther();
    void handlerMakesOthers();
    void staleEventDoesNotReachTheNextOwner();
    void descriptorNumberIsReused();
    void slotsAreReused();
    void manyDescriptors();
    void busySocketsDoNotStarveOthers();
    void busySocketsDoNotStarveTimers();
    void survivesItsHandlersInAnyOrder();

private:
    std::unique_ptr<Reactor> m_reactor;
    int m_before = 0;
};

void TestReactor::initTestCase_data()
{
    QTest::addColumn<MakeReactor>("makeReactor");
    QTest::newRow("best") << MakeReactor(&Reactor::create);
    QTest::newRow("portable") << MakeReactor(&Reactor::createPortable);
}

void TestReactor::init()
{
    QFETCH_GLOBAL(MakeReactor, makeReactor);
    turn(); // Qt makes its own descriptors when it first waits
    m_before = openDescriptors();
    m_reactor = makeReactor();
}

void TestReactor::cleanup()
{
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

void TestReactor::tellsReadable()
{
    const Pair pair;
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Read);
    QVERIFY(recipient.watch.isActive());
    turn();
    QCOMPARE(recipient.calls, 0);
    pair.makeReadable();
    QTRY_VERIFY(recipient.readable > 0);
    QCOMPARE(recipient.writable, 0);
}

void TestReactor::tellsWritable()
{
    const Pair pair;
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Write);
    QTRY_VERIFY(recipient.writable > 0);
    QCOMPARE(recipient.readable, 0);
    pair.fillUp();
    turn();
    const int before = recipient.calls;
    turn();
    QCOMPARE(recipient.calls, before);
}

void TestReactor::tellsOnlyWhatIsOfInterest()
{
    const Pair pair;
    pair.makeReadable();
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Write);
    QTRY_VERIFY(recipient.writable > 1);
    QCOMPARE(recipient.readable, 0);
    recipient.watch.setInterest(Reactor::ReadWrite);
    QTRY_VERIFY(recipient.readable > 1);
    recipient.watch.setInterest(Reactor::Read);
    turn();
    const int before = recipient.writable;
    turn();
    QCOMPARE(recipient.writable, before);
}

void TestReactor::tellsAgainUntilDrained()
{
    const Pair pair;
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Read);
    pair.makeReadable();
    QTRY_VERIFY(recipient.readable >= 3);
    pair.drain();
    turn();
    const int before = recipient.calls;
    turn();
    QCOMPARE(recipient.calls, before);
}

void TestReactor::tellsHangUp()
{
    Pair pair;
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Read);
    pair.hangUp();
    QTRY_VERIFY(recipient.readable > 0);
    recipient.watch.setInterest(Reactor::Write);
    const int before = recipient.writable;
    QTRY_VERIFY(recipient.writable > before);
}

void TestReactor::tellsNothingWithoutInterest()
{
    Pair pair;
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::ReadWrite);
    QTRY_VERIFY(recipient.calls > 0);
    recipient.watch.setInterest(Reactor::Nothing);
    pair.makeReadable();
    pair.hangUp();
    const int before = recipient.calls;
    turn();
    QCOMPARE(recipient.calls, before);
    recipient.watch.setInterest(Reactor::Read);
    QTRY_VERIFY(recipient.calls > before);
}

void TestReactor::startsWithoutInterest()
{
    Pair pair;
    pair.makeReadable();
    pair.hangUp();
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Nothing);
    turn();
    QCOMPARE(recipient.calls, 0);
    QVERIFY(recipient.watch.isActive());
    recipient.watch.setInterest(Reactor::Read);
    QTRY_VERIFY(recipient.calls > 0);
}

void TestReactor::interestCanChangeFromInside()
{
    const Pair pair;
    pair.makeReadable();
    Recipient recipient;
    recipient.then = [&] { recipient.watch.setInterest(Reactor::Nothing); };
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::Read);
    QTRY_COMPARE(recipient.calls, 1);
    turn();
    QCOMPARE(recipient.calls, 1);
}

void TestReactor::releasedIsNotTold()
{
    const Pair pair;
    pair.makeReadable();
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::ReadWrite);
    recipient.watch.release();
    QVERIFY(!recipient.watch.isActive());
    recipient.watch.release();                          // harmless
    recipient.watch.setInterest(Reactor::Interest::Read); // harmless
    turn();
    QCOMPARE(recipient.calls, 0);
}

void TestReactor::releasedHasNoInterest()
{
    const Pair pair;
    Recipient recipient;
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::ReadWrite);
    QCOMPARE(recipient.watch.interest(), Reactor::ReadWrite);
    recipient.watch.release();
    QCOMPARE(recipient.watch.interest(), Reactor::Nothing);
}

void TestReactor::watchMoves()
{
    const Pair pair;
    Recipient recipient;
    {
        Reactor::Watch first = m_reactor->watch(pair.watched, recipient, Reactor::Read);
        Reactor::Watch second(std::move(first));
        QVERIFY(!first.isActive()); // NOLINT: that is what a moved-from watch is
        QVERIFY(second.isActive());
        recipient.watch = std::move(second);
    }
    QCOMPARE(recipient.watch.interest(), Reactor::Read);
    pair.makeReadable();
    QTRY_VERIFY(recipient.calls > 0);
    recipient.watch = {};
    turn();
    const int before = recipient.calls;
    turn();
    QCOMPARE(recipient.calls, before);
}

void TestReactor::handlerReleasesItself()
{
    const Pair pair;
    pair.makeReadable();
    Recipient recipient;
    recipient.then = [&] { recipient.watch.release(); };
    recipient.watch = m_reactor->watch(pair.watched, recipient, Reactor::ReadWrite);
    QTRY_COMPARE(recipient.calls, 1);
    turn();
    QCOMPARE(recipient.calls, 1);
}

void TestReactor::handlerDestroysItself()
{
    const Pair pair;
    pair.makeReadable();
    auto recipient = std::make_unique<Recipient>();
    int calls = 0;
    recipient->then = [&] {
        ++calls;
        // The function object goes with its owner: nothing of it may be used after this.
        recipient.reset();
    };
    recipient->watch = m_reactor->watch(pair.watched, *recipient, Reactor::ReadWrite);
    QTRY_COMPARE(calls, 1);
    turn();
    QCOMPARE(calls, 1);
}

void TestReactor::handlersDestroyEachOther()
{
    const Pair pairs[3];
    std::unique_ptr<Recipient> recipients[3];
    int calls = 0;
    for (int i = 0; i < 3; ++i) {
        pairs[i].makeReadable(); // all three are ready in the same turn
        recipients[i] = std::make_unique<Recipient>();
        recipients[i]->then = [&, i] {
            ++calls;
            for (int j = 0; j < 3; ++j) {
                if (j != i)
                    recipients[j].reset();
            }
        };
        recipients[i]->watch = m_reactor->watch(pairs[i].watched, *recipients[i], Reactor::Read);
    }
    QTRY_VERIFY(calls > 0);
    turn();
    const int alive = bool(recipients[0]) + bool(recipients[1]) + bool(recipients[2]);
    QCOMPARE(alive, 1);
}

void TestReactor::handlerMakesOthers()
{
    const Pair first;
    std::vector<Pair> pairs(100);
    std::vector<Recipient> others(pairs.size());
    Recipient maker;
    maker.then = [&] {
        maker.watch.release();
        for (size_t i = 0; i < pairs.size(); ++i) {
            pairs[i].makeReadable();
            others[i].watch = m_reactor->watch(pairs[i].watched, others[i], Reactor::Read);
        }
    };
    maker.watch = m_reactor->watch(first.watched, maker, Reactor::Write);
    for (const Recipient &other : others)
        QTRY_VERIFY(other.readable > 0);
    QCOMPARE(maker.calls, 1);
}

void TestReactor::staleEventDoesNotReachTheNextOwner()
{
    // Two sockets are ready. Whichever is told first replaces the other's registration by one of a socket
    // that is not ready: what the system said of the old one must not be told to the new one.
    const Pair pairs[2];
    const Pair quiet;
    Recipient recipients[2];
    Recipient newcomer;
    for (int i = 0; i < 2; ++i) {
        pairs[i].makeReadable();
        recipients[i].then = [&, i] {
            recipients[1 - i].watch.release();
            recipients[i].watch.setInterest(Reactor::Nothing);
            newcomer.watch = m_reactor->watch(quiet.watched, newcomer, Reactor::Read);
        };
        recipients[i].watch = m_reactor->watch(pairs[i].watched, recipients[i], Reactor::Read);
    }
    QTRY_COMPARE(recipients[0].calls + recipients[1].calls, 1);
    turn();
    QCOMPARE(recipients[0].calls + recipients[1].calls, 1);
    QCOMPARE(newcomer.calls, 0);
    quiet.makeReadable();
    QTRY_VERIFY(newcomer.calls > 0);
}

void TestReactor::descriptorNumberIsReused()
{
    Recipient before;
    Recipient after;
    auto closed = std::make_unique<Pair>();
    const int number = closed->watched;
    before.watch = m_reactor->watch(number, before, Reactor::Read);
    turn();
    before.watch.release();
    closed.reset();

    const Pair successor; // the system gives out the lowest free numbers
    QCOMPARE(successor.watched, number);
    after.watch = m_reactor->watch(successor.watched, after, Reactor::Read);
    turn();
    successor.makeReadable();
    QTRY_VERIFY(after.readable > 0);
    QCOMPARE(before.calls, 0);
}

void TestReactor::slotsAreReused()
{
    const Pair quiet;
    const Pair ready;
    ready.makeReadable();
    for (int round = 0; round < 200; ++round) {
        Recipient a;
        Recipient b;
        a.watch = m_reactor->watch(quiet.watched, a, Reactor::Read);
        b.watch = m_reactor->watch(ready.watched, b, Reactor::Read);
        if (round % 2 == 0)
            a.watch.release();
        turn(1);
        QVERIFY(b.readable > 0);
        QCOMPARE(a.calls, 0);
    }
}

void TestReactor::manyDescriptors()
{
    constexpr int count = 1500;
    if (!allowDescriptors(2 * count + 100))
        QSKIP("too few descriptors are allowed");
    std::vector<Pair> pairs(count);
    std::vector<Recipient> recipients(count);
    for (int i = 0; i < count; ++i) {
        Recipient &recipient = recipients[size_t(i)];
        recipient.then = [&recipient, &pair = pairs[size_t(i)]] { pair.drain(); };
        recipient.watch = m_reactor->watch(pairs[size_t(i)].watched, recipient, Reactor::Read);
    }
    for (int i = 0; i < count; i += 3)
        pairs[size_t(i)].makeReadable();
    turn(20);
    for (int i = 0; i < count; ++i)
        QCOMPARE(recipients[size_t(i)].calls, i % 3 == 0 ? 1 : 0);
}

void TestReactor::busySocketsDoNotStarveOthers()
{
    // More sockets than one turn takes are always ready; a late one must have its turn soon all the same.
    constexpr int count = 600;
    if (!allowDescriptors(2 * count + 100))
        QSKIP("too few descriptors are allowed");
    std::vector<Pair> pairs(count);
    std::vector<Recipient> recipients(count);
    for (int i = 0; i < count; ++i) {
        pairs[size_t(i)].makeReadable();
        recipients[size_t(i)].watch = m_reactor->watch(pairs[size_t(i)].watched, recipients[size_t(i)], Reactor::Read);
    }
    turn(20);
    for (const Recipient &recipient : recipients)
        QVERIFY(recipient.calls > 0);
}

void TestReactor::busySocketsDoNotStarveTimers()
{
    std::vector<Pair> pairs(300);
    std::vector<Recipient> recipients(pairs.size());
    for (size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].makeReadable();
        recipients[i].watch = m_reactor->watch(pairs[i].watched, recipients[i], Reactor::ReadWrite);
    }
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
    timer.start(1);
    int commands = 0;
    QMetaObject::invokeMethod(this, [&] { ++commands; }, Qt::QueuedConnection);
    QTRY_VERIFY(ticks >= 5);
    QCOMPARE(commands, 1);
}

void TestReactor::survivesItsHandlersInAnyOrder()
{
    const Pair pair;
    pair.makeReadable();
    Recipient first;
    Recipient second;
    first.watch = m_reactor->watch(pair.watched, first, Reactor::Read);
    first.watch.release();
    second.watch = m_reactor->watch(pair.watched, second, Reactor::Read); // the same descriptor again
    QTRY_VERIFY(second.readable > 0);
    QCOMPARE(first.calls, 0);
}

QTEST_GUILESS_MAIN(TestReactor)
#include "tst_reactor.moc"
