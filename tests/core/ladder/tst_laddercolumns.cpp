#include "core/ladder/laddercolumns.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr LifeLineId server{1};
constexpr LifeLineId first{2};
constexpr LifeLineId second{3};
constexpr LifeLineId third{4};

} // namespace

class tst_LadderColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreUsedAgain()
    {
        LadderColumns columns;
        columns.show(server, 0);
        columns.show(first, 1);
        columns.show(second, 2);
        columns.end(first, 3);
        columns.show(third, 4);
        QCOMPARE(columns.count(), 3);
        QCOMPARE(columns.columnOf(third, 4), 1);
        QCOMPARE(columns.columnOf(first, 2), 1);
        QCOMPARE(columns.columnOf(second, 4), 2);
        QCOMPARE(columns.lastBefore(1, 4)->line, first);
        QCOMPARE(columns.lastBefore(1, 5)->line, third);
        QVERIFY(!columns.lastBefore(2, 2));
    }

    /// client | relay | its other half | target
    void theFirstPeerMayStandAtTheLeft()
    {
        LadderColumns columns(LadderColumns::Left::Second);
        QCOMPARE(columns.count(), 0);
        columns.show(server, 0);
        QCOMPARE(columns.count(), 2);
        QVERIFY(!columns.lastBefore(0, 1));
        columns.show(first, 1);
        columns.show(second, 2);
        columns.show(third, 3);
        QCOMPARE(columns.columnOf(first, 3), 0);
        QCOMPARE(columns.columnOf(server, 3), 1);
        QCOMPARE(columns.columnOf(second, 3), 2);
        QCOMPARE(columns.columnOf(third, 3), 3);
        QCOMPARE(columns.count(), 4);
    }

    void aLineThatSpeaksAgainGoesOn()
    {
        LadderColumns columns;
        columns.show(server, 0);
        columns.show(first, 1);
        columns.end(first, 2);
        columns.show(first, 3);
        columns.show(second, 4);
        QCOMPARE(columns.columnOf(first, 3), 1);
        QCOMPARE(columns.columnOf(second, 4), 2);
    }

    void whatIsSeenIsVisited()
    {
        LadderColumns columns;
        columns.show(first, 0);
        columns.end(first, 4);
        columns.show(second, 10);
        const auto seen = [&columns](qint64 from, qint64 to) {
            QList<quint32> lines;
            columns.forEach(0, from, to,
                            [&lines](const LadderColumns::Segment &one) { lines += one.line.value; });
            return lines;
        };
        QCOMPARE(seen(0, 5), QList<quint32>{first.value});
        QCOMPARE(seen(4, 11), (QList<quint32>{first.value, second.value}));
        QCOMPARE(seen(5, 10), QList<quint32>());
        QCOMPARE(seen(500, 510), QList<quint32>{second.value});
    }

    void aPeerBecomesAnEndpoint()
    {
        LadderColumns columns;
        columns.show(server, 0);
        columns.show(first, 1);
        columns.merge(first, second);
        QCOMPARE(columns.columnOf(second, 1), 1);
        QCOMPARE(columns.columnOf(first, 1), -1);
        columns.show(third, 2);
        columns.merge(third, second); // which has a column already
        QCOMPARE(columns.columnOf(second, 2), 1);
        columns.show(first, 3);
        QCOMPARE(columns.columnOf(first, 3), 2); // the free one
    }

    void rowsThatGoTakeTheirLinesAlong()
    {
        LadderColumns columns;
        columns.show(server, 0);
        columns.show(first, 5);
        columns.shrink(first, 5);
        QCOMPARE(columns.columnOf(first, 5), -1);
        columns.show(second, 5);
        QCOMPARE(columns.columnOf(second, 5), 1);
    }

    void forgetting()
    {
        LadderColumns columns;
        columns.show(server, 0);
        for (qint64 row = 1; row <= 1000; row += 2) {
            const LifeLineId line{quint32(row + 10)};
            columns.show(line, row);
            columns.end(line, row + 1);
        }
        QCOMPARE(columns.count(), 2);
        columns.forgetBefore(901);
        QCOMPARE(columns.columnOf({11}, 1), -1);
        QCOMPARE(columns.columnOf({909 + 10}, 909), 1);
        columns.forgetBefore(2000);
        QCOMPARE(columns.count(), 1);
    }
};

QTEST_APPLESS_MAIN(tst_LadderColumns)
#include "tst_laddercolumns.moc"
