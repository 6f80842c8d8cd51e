#include "core/ladder/ladderwaits.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr LifeLineId line{1};
constexpr auto lane = LadderWaits::Lane::Other;

QList<QPair<qint64, qint64>> seen(const LadderWaits &waits, qint64 from, qint64 to)
{
    QList<QPair<qint64, qint64>> all;
    waits.forEach(line, lane, from, to, [&all](const Wait &wait) { all.append({wait.from, wait.to}); });
    return all;
}

} // namespace

class tst_LadderWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlappingOnesAreJoined()
    {
        LadderWaits waits;
        waits.add(line, lane, {1, 3});
        waits.add(line, lane, {4, 6});
        waits.add(line, lane, {10, 12});
        QCOMPARE(seen(waits, 0, 20), (QList<QPair<qint64, qint64>>{{1, 3}, {4, 6}, {10, 12}}));
        waits.add(line, lane, {5, 13});
        QCOMPARE(seen(waits, 0, 20), (QList<QPair<qint64, qint64>>{{1, 3}, {4, 13}}));
    }

    void whatPassesThroughIsSeen()
    {
        LadderWaits waits;
        waits.add(line, lane, {1, 1000});
        QCOMPARE(seen(waits, 500, 510).size(), 1);
        QCOMPARE(seen(waits, 1001, 1010).size(), 0);
        int others = 0;
        waits.forEach(line, LadderWaits::Lane::Accept, 0, 2000, [&others](const Wait &) { ++others; });
        QCOMPARE(others, 0);
    }

    void rowsThatGo()
    {
        LadderWaits waits;
        waits.add(line, lane, {1, 3});
        waits.add(line, lane, {5, 9});
        waits.shrink(line, 7);
        QCOMPARE(seen(waits, 0, 20).last(), (QPair<qint64, qint64>{5, 6}));
        waits.shrink(line, 5);
        QCOMPARE(seen(waits, 0, 20).size(), 1);
        waits.forgetBefore(4);
        QCOMPARE(seen(waits, 0, 20).size(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_LadderWaits)
#include "tst_ladderwaits.moc"
