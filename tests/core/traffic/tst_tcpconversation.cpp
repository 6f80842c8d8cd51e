#include "core/traffic/tcpconversation.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>
#include <functional>

using namespace wirebench;
using namespace wirebench::TcpFlag;
using Side = TcpConversation::Side;
using Segments = TcpConversation::Segments;

namespace {

constexpr quint32 isnA = 1000;
constexpr quint32 isnB = 5000;

const SocketAddress addressA = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 9999);
const SocketAddress addressB = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 50412);

TcpConversation between(quint32 a = isnA, quint32 b = isnB)
{
    return {addressA, addressB, a, b};
}

/// What a strict reader of the wire sees: the bytes of each direction, or the first fault.
class Reader
{
public:
    explicit Reader(const Segments &segments)
    {
        for (const TcpSegment &segment : segments)
            read(segment);
    }
    QByteArray from(Side side) const { return m_streams[size_t(side)]; }
    int finishes(Side side) const { return m_finishes[size_t(side)]; }
    int resets() const { return m_resets; }
    QByteArray fault() const { return m_fault; }

private:
    void read(const TcpSegment &segment)
    {
        const size_t self = segment.from == addressA ? 0 : 1;
        const size_t peer = 1 - self;
        if (m_resets > 0)
            m_fault = "a segment behind a reset";
        if (segment.flags & Syn)
            m_next[self] = segment.sequence;
        if (segment.sequence != m_next[self])
            m_fault = "a hole or a repetition in the sequence";
        if ((segment.flags & Ack) && segment.acknowledgement != m_next[peer])
            m_fault = "an acknowledgement of something else";
        if (m_finishes[self] > 0 && !segment.payload.isEmpty())
            m_fault = "data behind a FIN";
        if (segment.payload.size() > maxTcpPayload(AddressFamily::IPv4))
            m_fault = "a segment that fits into no packet";
        m_next[self] += quint32(segment.payload.size()) + ((segment.flags & (Syn | Fin)) ? 1 : 0);
        m_streams[self] += segment.payload;
        m_finishes[self] += (segment.flags & Fin) ? 1 : 0;
        m_resets += (segment.flags & Rst) ? 1 : 0;
    }

    std::array<quint32, 2> m_next = {};
    std::array<QByteArray, 2> m_streams;
    std::array<int, 2> m_finishes = {};
    int m_resets = 0;
    QByteArray m_fault;
};

std::vector<quint8> flagsOf(const Segments &segments)
{
    std::vector<quint8> flags;
    for (const TcpSegment &segment : segments)
        flags.push_back(segment.flags);
    return flags;
}

using Flags = std::vector<quint8>;

QByteArray randomBytes(QRandomGenerator &random, int size)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

/// The calls of two programs that talk over one connection, in an order in which a log may hold them:
/// each end's own order is kept, and nothing is read before it was sent, but the sender's record of it may
/// come later than the reader's.
class Conversation
{
public:
    using Step = std::function<void(TcpConversation &, Segments &)>;

    explicit Conversation(quint32 seed) : m_random(seed)
    {
        join(Side::A);
        join(Side::B);
        const int turns = m_random.bounded(40);
        for (int i = 0; i < turns; ++i) {
            const Side side = m_random.bounded(2) ? Side::A : Side::B;
            if (m_random.bounded(2))
                send(side);
            else
                receive(side);
        }
        finish(Side::A);
        finish(Side::B);
        end(Side::A);
        end(Side::B);
    }

    const QByteArray &sent(Side side) const { return m_sent[size_t(side)]; }

    /// Both ends' records merged at random.
    std::vector<Step> merged()
    {
        std::array<std::deque<Step>, 2> rest = m_records;
        std::vector<Step> order;
        while (!rest[0].empty() || !rest[1].empty()) {
            size_t side = size_t(m_random.bounded(2));
            if (rest[side].empty())
                side = 1 - side;
            order.push_back(rest[side].front());
            rest[side].pop_front();
        }
        return order;
    }

private:
    std::deque<Step> &records(Side side) { return m_records[size_t(side)]; }
    QByteArray &wire(Side from) { return m_wire[size_t(from)]; }

    void join(Side side)
    {
        records(side).push_back([side](TcpConversation &c, Segments &) { c.join(side, true); });
    }
    void send(Side side)
    {
        const QByteArray bytes = randomBytes(m_random, 1 + m_random.bounded(200));
        m_sent[size_t(side)] += bytes;
        wire(side) += bytes;
        m_kept.push_back(bytes);
        const QByteArrayView view = m_kept.back();
        records(side).push_back([side, view](TcpConversation &c, Segments &out) { c.send(side, view, out); });
    }
    void receive(Side side)
    {
        QByteArray &incoming = wire(TcpConversation::other(side));
        if (incoming.isEmpty())
            return;
        const qsizetype size = 1 + m_random.bounded(int(incoming.size()));
        m_kept.push_back(incoming.left(size));
        incoming.remove(0, size);
        const QByteArrayView view = m_kept.back();
        records(side).push_back(
            [side, view](TcpConversation &c, Segments &out) { c.receive(side, view, out); });
    }
    void finish(Side side)
    {
        records(side).push_back([side](TcpConversation &c, Segments &out) { c.finish(side, out); });
    }
    void end(Side side)
    {
        while (!wire(TcpConversation::other(side)).isEmpty())
            receive(side);
        records(side).push_back([side](TcpConversation &c, Segments &out) { c.receiveEnd(side, out); });
        records(side).push_back([side](TcpConversation &c, Segments &out) { c.close(side, false, out); });
    }

    QRandomGenerator m_random;
    std::array<std::deque<Step>, 2> m_records;
    std::array<QByteArray, 2> m_sent;
    std::array<QByteArray, 2> m_wire;
    std::deque<QByteArray> m_kept; // what the steps' views look at
};

} // namespace

class TestTcpConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handshake();
    void refusal();
    void oneEndAlone();
    void bothEndsDrawOnce();
    void readerMayComeFirst();
    void largeSendIsCut();
    void peerIsAcknowledgedByItsOwnReads();
    void noDuplicateAcknowledgements();
    void halfClose();
    void finishIsDrawnOnce();
    void resetEndsAll();
    void sequenceNumbersWrap();
    void knowsWhenItIsOver();
    void anyOrderGivesTheBytes();
    void anyCutGivesTheRest();
};

void TestTcpConversation::handshake()
{
    Segments out;
    between().open(Side::B, out);
    QCOMPARE(flagsOf(out), (Flags{Syn, Syn | Ack, Ack}));
    QCOMPARE(out[0].from, addressB);
    QCOMPARE(out[0].sequence, isnB);
    QCOMPARE(out[1].from, addressA);
    QCOMPARE(out[1].sequence, isnA);
    QCOMPARE(out[1].acknowledgement, isnB + 1);
    QCOMPARE(out[2].sequence, isnB + 1);
    QCOMPARE(out[2].acknowledgement, isnA + 1);
}

void TestTcpConversation::refusal()
{
    Segments out;
    between().attempt(Side::B, true, out);
    QCOMPARE(flagsOf(out), (Flags{Syn, Rst | Ack}));
    QCOMPARE(out[1].sequence, 0u);
    QCOMPARE(out[1].acknowledgement, isnB + 1);
    out.clear();
    between().attempt(Side::B, false, out);
    QCOMPARE(flagsOf(out), (Flags{Syn}));
}

void TestTcpConversation::oneEndAlone()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::B, out);
    c.join(Side::A, true);
    c.receive(Side::A, "question", out);
    c.send(Side::A, "answer", out);
    c.receiveEnd(Side::A, out);
    c.close(Side::A, false, out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.from(Side::B), QByteArray("question"));
    QCOMPARE(reader.from(Side::A), QByteArray("answer"));
    QCOMPARE(flagsOf(out),
             (Flags{Syn, Syn | Ack, Ack, Psh | Ack, Ack, Psh | Ack, Ack, Fin | Ack, Ack, Fin | Ack, Ack}));
}

void TestTcpConversation::bothEndsDrawOnce()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::B, out);
    c.join(Side::B, true);
    c.send(Side::B, "early", out); // before the other end is known
    c.join(Side::A, true);
    c.receive(Side::A, "ear", out);
    c.receive(Side::A, "ly", out);
    c.send(Side::A, "echo", out);
    c.receive(Side::B, "echo", out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.from(Side::B), QByteArray("early"));
    QCOMPARE(reader.from(Side::A), QByteArray("echo"));
}

void TestTcpConversation::readerMayComeFirst()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::B, out);
    c.join(Side::B, true);
    c.join(Side::A, true);
    c.receive(Side::A, "abc", out);
    c.send(Side::B, "abcdef", out); // the record of the send comes late, and has more
    c.receive(Side::A, "def", out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.from(Side::B), QByteArray("abcdef"));
}

void TestTcpConversation::largeSendIsCut()
{
    TcpConversation c = between();
    const QByteArray large(200'000, 'x');
    Segments out;
    c.open(Side::B, out);
    c.join(Side::B, true);
    out.clear();
    c.send(Side::B, large, out);
    QCOMPARE(flagsOf(out), (Flags{Ack, Ack, Ack, Psh | Ack, Ack}));
    qsizetype total = 0;
    for (const TcpSegment &segment : out)
        total += segment.payload.size();
    QCOMPARE(total, large.size());
    QCOMPARE(out.back().from, addressA);
    QCOMPARE(out.back().acknowledgement, isnB + 1 + 200'000);
}

void TestTcpConversation::peerIsAcknowledgedByItsOwnReads()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::B, out);
    c.join(Side::A, true);
    c.join(Side::B, true);
    out.clear();
    c.send(Side::B, "x", out);
    QCOMPARE(flagsOf(out), (Flags{Psh | Ack}));
    c.receive(Side::A, "x", out);
    QCOMPARE(flagsOf(out), (Flags{Psh | Ack, Ack}));
}

void TestTcpConversation::noDuplicateAcknowledgements()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::B, out);
    c.join(Side::B, true);
    c.send(Side::B, "abc", out); // acknowledged for an unknown peer
    c.join(Side::A, true);
    for (int i = 0; i < 3; ++i)
        c.receive(Side::A, "a", out);
    const TcpSegment *last = nullptr;
    for (const TcpSegment &segment : out) {
        if (segment.from != addressA || segment.flags != Ack)
            continue;
        if (last)
            QVERIFY(last->acknowledgement != segment.acknowledgement || last->window != segment.window);
        last = &segment;
    }
    QVERIFY(last);
}

void TestTcpConversation::halfClose()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::A, out);
    c.join(Side::A, true);
    c.send(Side::A, "all", out);
    c.finish(Side::A, out);
    c.receive(Side::A, "still answering", out);
    c.receiveEnd(Side::A, out);
    c.close(Side::A, false, out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.from(Side::B), QByteArray("still answering"));
    QCOMPARE(reader.finishes(Side::A), 1);
    QCOMPARE(reader.finishes(Side::B), 1);
}

void TestTcpConversation::finishIsDrawnOnce()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::A, out);
    c.join(Side::A, true);
    c.join(Side::B, true);
    c.finish(Side::A, out);
    c.receiveEnd(Side::B, out);
    c.receiveEnd(Side::B, out);
    c.close(Side::A, false, out);
    c.close(Side::B, false, out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.finishes(Side::A), 1);
    QCOMPARE(reader.finishes(Side::B), 1);
    QVERIFY(c.isOver());
}

void TestTcpConversation::resetEndsAll()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::A, out);
    c.join(Side::A, true);
    c.join(Side::B, true);
    c.send(Side::A, "x", out);
    c.close(Side::A, true, out);
    c.resetByPeer(Side::B, out); // the same reset, as the other end tells it
    c.send(Side::B, "too late", out);
    c.receiveEnd(Side::B, out);
    c.close(Side::B, false, out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.resets(), 1);
    QCOMPARE(out.back().flags, quint8(Rst | Ack));
    QCOMPARE(out.back().from, addressA);
}

void TestTcpConversation::sequenceNumbersWrap()
{
    TcpConversation c = between(0xFFFFFFF0, 0xFFFFFFFF);
    Segments out;
    c.open(Side::A, out);
    c.join(Side::A, true);
    c.send(Side::A, "0123456789abcdefghij", out);
    c.receive(Side::A, "xyz", out);
    c.close(Side::A, false, out);
    const Reader reader(out);
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.from(Side::A), QByteArray("0123456789abcdefghij"));
    QCOMPARE(out.back().acknowledgement, 0xFFFFFFF0 + 1 + 20 + 1);
    QCOMPARE(out.back().sequence, 3u);
}

void TestTcpConversation::knowsWhenItIsOver()
{
    TcpConversation c = between();
    Segments out;
    c.open(Side::A, out);
    c.join(Side::A, true);
    QVERIFY(!c.isClosed());
    c.close(Side::A, false, out);
    QVERIFY(c.isClosed());
    QVERIFY(!c.isOver()); // the other end may still turn up
    c.join(Side::B, true);
    QVERIFY(!c.isClosed());
    c.close(Side::B, false, out);
    QVERIFY(c.isClosed());
    QVERIFY(c.isOver());
}

void TestTcpConversation::anyOrderGivesTheBytes()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        Conversation script(seed);
        TcpConversation c = between();
        Segments out;
        c.open(Side::A, out);
        for (const Conversation::Step &step : script.merged())
            step(c, out);
        const Reader reader(out);
        QVERIFY2(reader.fault().isEmpty(), reader.fault() + " with seed " + QByteArray::number(seed));
        QCOMPARE(reader.finishes(Side::A), 1);
        QCOMPARE(reader.finishes(Side::B), 1);
        QVERIFY(c.isOver());
        // A FIN may be told by the reader before the sender's own records: what it had read is there.
        QCOMPARE(reader.from(Side::A), script.sent(Side::A));
        QCOMPARE(reader.from(Side::B), script.sent(Side::B));
    }
}

// The log's beginning is missing: what is drawn must be a piece of the stream, not a mixture.
void TestTcpConversation::anyCutGivesTheRest()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        Conversation script(seed);
        const std::vector<Conversation::Step> steps = script.merged();
        TcpConversation c = between();
        Segments out;
        c.open(Side::A, out);
        c.join(Side::A, false);
        c.join(Side::B, false);
        for (size_t i = 2 + steps.size() / 3; i < steps.size(); ++i)
            steps[i](c, out);
        const Reader reader(out);
        QVERIFY2(reader.fault().isEmpty(), reader.fault() + " with seed " + QByteArray::number(seed));
        QVERIFY(script.sent(Side::A).endsWith(reader.from(Side::A)));
        QVERIFY(script.sent(Side::B).endsWith(reader.from(Side::B)));
    }
}

QTEST_APPLESS_MAIN(TestTcpConversation)
#include "tst_tcpconversation.moc"
