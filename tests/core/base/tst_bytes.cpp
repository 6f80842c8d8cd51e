#include "core/base/bytes.h"

#include <QTest>

#include <cstring>
#include <thread>
#include <vector>

using namespace wirebench;

// What is freed too early or never is seen by the address sanitizer, under which this test runs too.
class TestBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyOnesHoldNothing();
    void copiesAreIndependentOfTheirSource();
    void copiesShareOneSlab();
    void slices_data();
    void slices();
    void slicesOutliveTheirParent();
    void comparesContents();
    void assignsAndMoves();
    void arenaPutsSmallMessagesIntoOneSlab();
    void arenaReusesRoomThatWasNotCommitted();
    void arenaFillsASlabToTheLastByte();
    void arenaStartsANewSlabWhenFull();
    void arenaKeepsLargeRequestsOutOfItsSlab();
    void littleFromALargeRequestTakesLittle();
    void arenaTakesRequestsAroundAQuarterOfASlab_data();
    void arenaTakesRequestsAroundAQuarterOfASlab();
    void arenaCommitsNothing();
    void arenaCopies();
    void bytesOutliveTheirArena();
    void manyMessagesKeepTheirContents();
    void threadsMayShare();
};

namespace {

/// Where bytes lie, as a type that QCOMPARE prints as a pointer.
const void *address(const Bytes &bytes, int offset = 0)
{
    return bytes.data() + offset;
}

} // namespace

void TestBytes::emptyOnesHoldNothing()
{
    const Bytes empty;
    QVERIFY(empty.isEmpty());
    QCOMPARE(empty.size(), qsizetype(0));
    QVERIFY(empty.data() != nullptr);
    QVERIFY(empty.view().isEmpty());
    QCOMPARE(empty.toByteArray(), QByteArray());
    QVERIFY(Bytes::copyOf({}) == empty);
    QVERIFY(empty.sliced(0).isEmpty());
    QVERIFY(empty.sliced(5, 5).isEmpty());
}

void TestBytes::copiesAreIndependentOfTheirSource()
{
    QByteArray source("a\0b", 3);
    const Bytes bytes = Bytes::copyOf(source);
    source.fill('x');
    QCOMPARE(bytes.toByteArray(), QByteArray("a\0b", 3));
}

void TestBytes::copiesShareOneSlab()
{
    const Bytes one = Bytes::copyOf("hello");
    const Bytes two = one;
    QCOMPARE(address(two), address(one));
    QVERIFY(one == two);
}

void TestBytes::slices_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("all") << 0 << -1 << QByteArray("hello");
    QTest::newRow("from the middle") << 2 << -1 << QByteArray("llo");
    QTest::newRow("the middle") << 1 << 3 << QByteArray("ell");
    QTest::newRow("none") << 1 << 0 << QByteArray();
    QTest::newRow("to the end exactly") << 3 << 2 << QByteArray("lo");
    QTest::newRow("too long") << 3 << 100 << QByteArray("lo");
    QTest::newRow("at the end") << 5 << -1 << QByteArray();
    QTest::newRow("beyond the end") << 6 << 1 << QByteArray();
    QTest::newRow("before the start") << -3 << -1 << QByteArray("hello");
}

void TestBytes::slices()
{
    QFETCH(int, position);
    QFETCH(int, length);
    QFETCH(QByteArray, part);
    const Bytes bytes = Bytes::copyOf("hello");
    const Bytes slice = bytes.sliced(position, length);
    QCOMPARE(slice.toByteArray(), part);
    if (!part.isEmpty() && position >= 0)
        QCOMPARE(address(slice), address(bytes, position));
    QCOMPARE(slice.sliced(1).toByteArray(), part.mid(1));
}

void TestBytes::slicesOutliveTheirParent()
{
    Bytes slice;
    {
        const Bytes bytes = Bytes::copyOf("hello world");
        slice = bytes.sliced(6);
    }
    QCOMPARE(slice.toByteArray(), QByteArray("world"));
}

void TestBytes::comparesContents()
{
    QVERIFY(Bytes::copyOf("abc") == Bytes::copyOf("abc"));
    QVERIFY(Bytes::copyOf("abc") != Bytes::copyOf("abd"));
    QVERIFY(Bytes::copyOf("abc") != Bytes::copyOf("ab"));
    QVERIFY(Bytes::copyOf("xabc").sliced(1) == Bytes::copyOf("abc"));
    QVERIFY(Bytes::copyOf("x").sliced(1) == Bytes());
}

void TestBytes::assignsAndMoves()
{
    Bytes one = Bytes::copyOf("one");
    const Bytes two = Bytes::copyOf("two");
    one = two;
    QCOMPARE(one.toByteArray(), QByteArray("two"));
    const Bytes &itself = one;
    one = itself;
    QCOMPARE(one.toByteArray(), QByteArray("two"));
    Bytes moved = std::move(one);
    QCOMPARE(moved.toByteArray(), QByteArray("two"));
    moved = Bytes();
    QVERIFY(moved.isEmpty());
    QCOMPARE(two.toByteArray(), QByteArray("two"));
}

void TestBytes::arenaPutsSmallMessagesIntoOneSlab()
{
    ByteArena arena(64);
    const Bytes one = arena.copy("first");
    const Bytes two = arena.copy("second");
    QCOMPARE(address(two), address(one, 5));
    QCOMPARE(one.toByteArray(), QByteArray("first"));
    QCOMPARE(two.toByteArray(), QByteArray("second"));
}

void TestBytes::arenaReusesRoomThatWasNotCommitted()
{
    ByteArena arena(64);
    char *room = arena.reserve(16);
    std::memcpy(room, "hello", 5);
    const Bytes bytes = arena.commit(5);
    QCOMPARE(address(bytes), static_cast<const void *>(room));
    char *next = arena.reserve(16);
    QCOMPARE(static_cast<const void *>(next), static_cast<const void *>(room + 5));
    std::memset(next, 'x', 16);
    QCOMPARE(bytes.toByteArray(), QByteArray("hello"));
    QCOMPARE(static_cast<const void *>(arena.reserve(10)), static_cast<const void *>(next));
}

void TestBytes::arenaFillsASlabToTheLastByte()
{
    ByteArena arena(8);
    const Bytes first = arena.copy("12");
    arena.copy("34");
    arena.copy("56");
    const Bytes last = arena.copy("78");
    QCOMPARE(address(last), address(first, 6));
    QCOMPARE(QByteArray(first.data(), 8), QByteArray("12345678"));
}

void TestBytes::arenaStartsANewSlabWhenFull()
{
    ByteArena arena(8);
    const Bytes first = arena.copy("12");
    const Bytes more[] = {arena.copy("34"), arena.copy("56"), arena.copy("7")};
    const Bytes next = arena.copy("ab"); // one byte is left
    QVERIFY(next.data() < first.data() || next.data() >= first.data() + 8);
    QCOMPARE(address(arena.copy("cd")), address(next, 2));
    QCOMPARE(next.toByteArray(), QByteArray("ab"));
    QCOMPARE(first.toByteArray() + more[2].toByteArray(), QByteArray("127"));
}

void TestBytes::arenaKeepsLargeRequestsOutOfItsSlab()
{
    ByteArena arena(64);
    const Bytes before = arena.copy("before");
    char *room = arena.reserve(1000);
    std::memset(room, 'L', 1000);
    const Bytes large = arena.commit(1000);
    std::memset(arena.reserve(1000), 'M', 1000);
    const Bytes after = arena.copy("after");
    QCOMPARE(large.toByteArray(), QByteArray(1000, 'L'));
    QCOMPARE(address(after), address(before, 6));
    QCOMPARE(arena.copy(large.view()).toByteArray(), QByteArray(1000, 'L'));
}

void TestBytes::littleFromALargeRequestTakesLittle()
{
    ByteArena arena(64);
    const Bytes before = arena.copy("before");
    std::memcpy(arena.reserve(1000), "few", 3);
    const Bytes few = arena.commit(3);
    std::memset(arena.reserve(20'000), 'n', 20'000); // the room must have grown
    QCOMPARE(few.toByteArray(), QByteArray("few"));
    QCOMPARE(address(few), address(before, 6));
    QCOMPARE(arena.commit(20'000).toByteArray(), QByteArray(20'000, 'n'));
}

void TestBytes::arenaTakesRequestsAroundAQuarterOfASlab_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 15, 16, 17, 63, 64, 65})
        QTest::addRow("%d", size) << size;
}

void TestBytes::arenaTakesRequestsAroundAQuarterOfASlab()
{
    QFETCH(int, size);
    ByteArena arena(64);
    std::vector<Bytes> kept;
    for (int i = 0; i < 50; ++i) {
        std::memset(arena.reserve(quint32(size)), 'a' + i % 26, size_t(size));
        kept.push_back(arena.commit(quint32(size)));
        kept.push_back(arena.copy(QByteArray(size, char('A' + i % 26))));
    }
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(kept[size_t(2 * i)].toByteArray(), QByteArray(size, char('a' + i % 26)));
        QCOMPARE(kept[size_t(2 * i) + 1].toByteArray(), QByteArray(size, char('A' + i % 26)));
    }
}

void TestBytes::arenaCommitsNothing()
{
    ByteArena arena(8);
    arena.reserve(8);
    QVERIFY(arena.commit(0).isEmpty());
    QVERIFY(arena.copy({}).isEmpty());
    QCOMPARE(arena.copy("12345678").toByteArray(), QByteArray("12345678"));
}

void TestBytes::arenaCopies()
{
    ByteArena arena;
    QByteArray source("abc");
    const Bytes bytes = arena.copy(source);
    source.fill('x');
    QCOMPARE(bytes.toByteArray(), QByteArray("abc"));
    QCOMPARE(arena.copy(bytes.view()).toByteArray(), QByteArray("abc"));
}

void TestBytes::bytesOutliveTheirArena()
{
    std::vector<Bytes> kept;
    {
        ByteArena arena(16);
        for (int i = 0; i < 10; ++i)
            kept.push_back(arena.copy(QByteArray::number(i).repeated(5)));
    }
    for (int i = 0; i < 10; ++i)
        QCOMPARE(kept[size_t(i)].toByteArray(), QByteArray::number(i).repeated(5));
}

void TestBytes::manyMessagesKeepTheirContents()
{
    ByteArena arena(1000);
    std::vector<Bytes> kept;
    for (int i = 0; i < 2000; ++i) {
        char *room = arena.reserve(300);
        std::memset(room, i & 0xFF, 300);
        kept.push_back(arena.commit(quint32(i % 301)));
    }
    for (int i = 0; i < 2000; ++i)
        QCOMPARE(kept[size_t(i)].toByteArray(), QByteArray(i % 301, char(i & 0xFF)));
}

void TestBytes::threadsMayShare()
{
    ByteArena arena(256);
    std::vector<Bytes> shared;
    for (int i = 0; i < 100; ++i)
        shared.push_back(arena.copy(QByteArray(10, char('a' + i % 26))));

    const auto work = [shared] {
        for (int round = 0; round < 200; ++round) {
            for (const Bytes &bytes : shared) {
                const Bytes copy = bytes;
                const Bytes slice = copy.sliced(1, 3);
                if (slice.data()[0] != bytes.data()[9])
                    qFatal("the contents changed");
            }
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(work);
    shared.clear(); // the threads hold the last references
    for (int i = 0; i < 1000; ++i)
        arena.copy("meanwhile");
    for (std::thread &thread : threads)
        thread.join();
}

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
