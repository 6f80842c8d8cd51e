#include "core/chat/classboard.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 second = 1'000'000'000;
const QString here = QStringLiteral("192.0.2.1");
const QString there = QStringLiteral("192.0.2.2");
constexpr ConnectionId a{1};
constexpr ConnectionId b{2};
constexpr ConnectionId c{3};

bool has(const BoardRow &row, Exercise exercise)
{
    return row.marks[size_t(exercise)].reached;
}

void name(ClassBoard &board, ConnectionId id, const char *text, qint64 time, quint64 record = 7)
{
    const QString wanted = QString::fromLatin1(text);
    board.named(id, wanted, wanted + QStringLiteral(" (2)"), time, record);
}

} // namespace

class TestClassBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading()
    {
        ClassBoard board;
        board.connected(a, LabPort::EndlessLines, here, 0);
        for (int i = 0; i < ClassBoard::endlessLines; ++i) {
            QVERIFY(!has(board.rows()[0], Exercise::ReadEndlessly));
            board.lineTaken(a, i, quint64(10 + i));
        }
        const BoardRow row = board.rows()[0];
        QVERIFY(has(row, Exercise::ReadLine));
        QCOMPARE(row.marks[size_t(Exercise::ReadLine)].evidence, QList<quint64>{10});
        QCOMPARE(row.marks[size_t(Exercise::ReadEndlessly)].evidence, QList<quint64>({10, 59}));
        QCOMPARE(row.reachedCount(), 2);
        QCOMPARE(row.address, here);
        QVERIFY(row.name.isEmpty());
    }

    void theEndIsSeenAfterItCame()
    {
        ClassBoard board;
        board.connected(a, LabPort::SomeLines, here, 0);
        board.lineTaken(a, 1, 5);
        board.peerFinished(a, 2, 6); // it left before the end
        QVERIFY(!has(board.rows()[0], Exercise::SawEnd));
        board.connected(b, LabPort::SomeLines, here, 3);
        board.lineTaken(b, 3, 7);
        board.streamEnded(b, 8);
        board.peerFinished(b, 9, 9);
        const BoardMark mark = board.rows()[0].marks[size_t(Exercise::SawEnd)];
        QVERIFY(mark.reached);
        QCOMPARE(mark.timeNs, 9);
        QCOMPARE(mark.evidence, QList<quint64>({7, 8, 9}));
    }

    void oneRowForOneStudent()
    {
        ClassBoard board;
        board.connected(a, LabPort::EndlessLines, here, 0);
        board.lineTaken(a, 1, 5);
        board.disconnected(a, 2);
        board.connected(b, LabPort::WriteLines, here, second);
        name(board, b, "Ada", second);
        QCOMPARE(board.rows().size(), 1);
        QCOMPARE(board.rows()[0].name, QStringLiteral("Ada"));
        QVERIFY(has(board.rows()[0], Exercise::ReadLine));
        QVERIFY(has(board.rows()[0], Exercise::SentPseudonym));
        board.disconnected(b, 2 * second);
        board.connected(c, LabPort::SomeLines, here, 100 * second); // the only student there
        QCOMPARE(board.rows().size(), 1);
    }

    void bothDirections()
    {
        ClassBoard board;
        board.connected(a, LabPort::ChatOut, here, 0);
        board.connected(b, LabPort::ChatIn, here, 0);
        name(board, b, "Ada", 0);
        board.lineCame(b, 1, 20);
        QVERIFY(!has(board.rows()[0], Exercise::ChatsBothWays));
        board.lineTaken(a, 2, 21);
        QCOMPARE(board.rows().size(), 1);
        const BoardRow row = board.rows()[0];
        QVERIFY(has(row, Exercise::SentLines) && has(row, Exercise::GotBroadcast));
        QCOMPARE(row.marks[size_t(Exercise::ChatsBothWays)].evidence, QList<quint64>({20, 21}));
        QCOMPARE(row.linesSent, 1);
    }

    void twoAtOneAddress()
    {
        ClassBoard board;
        board.connected(a, LabPort::ChatIn, here, 0);
        name(board, a, "Ada", 0);
        board.connected(b, LabPort::ChatIn, here, 60 * second);
        name(board, b, "Grace", 60 * second);
        board.connected(c, LabPort::ChatOut, here, 61 * second); // close to Grace's
        QCOMPARE(board.rows().size(), 2);
        QCOMPARE(board.row(board.rowOf(c))->name, QStringLiteral("Grace"));
        constexpr ConnectionId d{4};
        board.connected(d, LabPort::ChatOut, here, 200 * second); // close to nobody's
        QCOMPARE(board.rows().size(), 3);
        QVERIFY(board.row(board.rowOf(d))->name.isEmpty());
    }

    /// Two windows on one machine: each reads first, and says its name then.
    void theSecondAtOneAddressReadsBeforeItIsNamed()
    {
        ClassBoard board;
        board.connected(a, LabPort::ChatOut, here, 0);
        board.connected(b, LabPort::ChatIn, here, 0);
        name(board, b, "Ada", 0);
        QCOMPARE(board.rows().size(), 1);
        constexpr ConnectionId d{4};
        board.connected(c, LabPort::ChatOut, here, 60 * second);
        board.connected(d, LabPort::ChatIn, here, 60 * second);
        name(board, d, "Grace", 60 * second);
        QCOMPARE(board.rows().size(), 2);
        QCOMPARE(board.row(board.rowOf(c))->name, QStringLiteral("Grace"));
        QCOMPARE(board.row(board.rowOf(a))->name, QStringLiteral("Ada"));
    }

    /// A class behind one address; the reader's lines came before it was known whose it is.
    void readerIsAdoptedLate()
    {
        ClassBoard board;
        board.connected(a, LabPort::ChatIn, here, 0);
        name(board, a, "Ada", 0);
        board.connected(b, LabPort::ChatIn, here, second);
        name(board, b, "Grace", second);
        constexpr ConnectionId d{4};
        board.connected(c, LabPort::ChatOut, here, 100 * second);
        board.lineTaken(c, 100 * second, 30);
        board.lineTaken(c, 100 * second, 31);
        QVERIFY(board.row(board.rowOf(c))->name.isEmpty());
        board.connected(d, LabPort::ChatIn, here, 101 * second);
        name(board, d, "Linus", 101 * second);
        QCOMPARE(board.rowOf(c), board.rowOf(d));
        QVERIFY(has(*board.row(board.rowOf(d)), Exercise::GotBroadcast)); // earned before
        QVERIFY(!has(*board.row(board.rowOf(d)), Exercise::ChatsBothWays));
        board.lineCame(d, 102 * second, 32);
        QVERIFY(has(*board.row(board.rowOf(d)), Exercise::ChatsBothWays));
        QCOMPARE(board.rows().size(), 3);
    }

    void sameNameTwice()
    {
        ClassBoard board;
        board.connected(a, LabPort::ChatIn, here, 0);
        name(board, a, "Ada", 0);
        board.connected(b, LabPort::ChatIn, there, 0);
        name(board, b, "Ada", 0); // another address: another student
        QCOMPARE(board.rows().size(), 2);
        board.connected(c, LabPort::ChatIn, here, 0);
        name(board, c, "ada", 0); // while the first is there
        QCOMPARE(board.rows().size(), 3);
        QCOMPARE(board.row(board.rowOf(c))->name, QStringLiteral("ada (2)"));
        board.disconnected(a, 1);
        board.connected(a, LabPort::WriteLines, here, 2);
        name(board, a, "Ada", 2); // the first again
        QCOMPARE(board.rows().size(), 3);
    }

    void stuckOnesStandOut()
    {
        ClassBoard board(10'000);
        board.connected(a, LabPort::WriteLines, here, 0);
        board.look(9 * second);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::None);
        board.look(10 * second);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::Silent);
        board.bytesCame(a, 3, 11 * second);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::None);
        board.look(21 * second);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::MissingNewline);
        name(board, a, "Ada", 22 * second);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::None);
        board.lineCame(a, 23 * second, 1);
        board.look(100 * second); // has spoken: a pause is no trouble
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::None);
        board.disconnected(a, 101 * second);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::None);
    }

    void readersThatDoNotRead()
    {
        ClassBoard board;
        board.connected(a, LabPort::ChatOut, here, 0);
        board.notReading(a, true, 1);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::NotReading);
        board.dropped(a, 2);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::Dropped);
        board.disconnected(a, 3);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::Dropped);
        board.connected(b, LabPort::ChatOut, here, 4);
        QCOMPARE(board.rows()[0].trouble, BoardTrouble::None);
    }

    void changesAreToldOnce()
    {
        ClassBoard board;
        board.connected(a, LabPort::WriteLines, here, 0);
        const auto first = board.takeChanges();
        QCOMPARE(first.changed.size(), 1);
        QVERIFY(!board.hasChanges());
        name(board, a, "Ada", 1);
        const auto second = board.takeChanges();
        QCOMPARE(second.gone, QList<quint32>{first.changed[0].id});
        QCOMPARE(second.changed.size(), 1);
        board.clear();
        QCOMPARE(board.rows().size(), 1); // it is connected
        QCOMPARE(board.rows()[0].reachedCount(), 0);
    }

    void staysBounded()
    {
        ClassBoard board;
        for (quint32 i = 1; i < 10'000; ++i) {
            const QString name = QString::number(i);
            board.connected(ConnectionId{i}, LabPort::WriteLines, here, i * 20 * second);
            board.named(ConnectionId{i}, name, name, i * 20 * second, i);
            board.disconnected(ConnectionId{i}, i * 20 * second);
        }
        QVERIFY(board.rows().size() <= ClassBoard::mostRows);
        QCOMPARE(board.rows().last().name, QStringLiteral("9999"));
    }

    void unknownConnectionsAreIgnored()
    {
        ClassBoard board;
        board.lineTaken(a, 0, 0);
        board.lineCame(a, 0, 0);
        name(board, a, "Ada", 0);
        board.peerFinished(a, 0, 0);
        board.disconnected(a, 0);
        QVERIFY(board.rows().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestClassBoard)
#include "tst_classboard.moc"
