#include "ui/http/downloadruns.h"

#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 ms = 1'000'000;

Download file(int number, DownloadState state, qint64 startedMs, qint64 endedMs = 0)
{
    Download one;
    one.number = number;
    one.url = QUrl(QStringLiteral("http://localhost/%1.txt").arg(number));
    one.state = state;
    one.startedNs = startedMs * ms;
    one.endedNs = endedMs * ms;
    return one;
}

/// Two files, one after the other or both at once, a hundred milliseconds each.
void run(DownloadRuns &runs, int jobs, qint64 fromMs)
{
    runs.begin(jobs, fromMs * ms);
    const qint64 second = jobs == 1 ? fromMs + 110 : fromMs + 10;
    runs.apply({file(0, DownloadState::Done, fromMs + 10, fromMs + 110),
                file(1, DownloadState::Done, second, second + 100)},
               (fromMs + 300) * ms);
    runs.end((fromMs + 400) * ms);
}

} // namespace

class tst_DownloadRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesCountFromTheBeginningOfTheRun()
    {
        DownloadRuns runs;
        runs.begin(4, 1000 * ms);
        runs.apply({file(0, DownloadState::Running, 1010), file(1, DownloadState::Waiting, 0)}, 1050 * ms);
        const DownloadRun &now = runs.runs().first();
        QCOMPARE(now.lengthNs, 50 * ms);
        QCOMPARE(now.spans.size(), 2);
        QCOMPARE(now.spans[0].beginNs, 10 * ms);
        QCOMPARE(now.spans[0].endNs, -1);
        QCOMPARE(now.spans[1].beginNs, -1);
        runs.advance(1070 * ms);
        QCOMPARE(runs.longestNs(), 70 * ms);
    }

    void theEndIsThatOfTheLastFile()
    {
        DownloadRuns runs;
        run(runs, 1, 500);
        QVERIFY(runs.runs().first().ended);
        QCOMPARE(runs.runs().first().lengthNs, 210 * ms);
        runs.advance(9000 * ms); // nothing goes on any more
        QCOMPARE(runs.longestNs(), 210 * ms);
    }

    void comparesTheSameListWithAnotherNumberAtATime()
    {
        DownloadRuns runs;
        run(runs, 1, 500);
        QVERIFY(runs.comparison().isEmpty());
        run(runs, 1, 1500);
        QVERIFY(runs.comparison().isEmpty()); // the same number
        run(runs, 2, 2500);
        QVERIFY2(runs.comparison().contains(QStringLiteral("1.9 times")), qPrintable(runs.comparison()));
        QVERIFY(runs.comparison().startsWith(QStringLiteral("2 at a time: 110")));
        QVERIFY(runs.comparison().contains(QStringLiteral("one after the other: 210")));
    }

    void whatFailedIsNotCompared()
    {
        DownloadRuns runs;
        run(runs, 1, 500);
        runs.begin(2, 2000 * ms);
        runs.apply({file(0, DownloadState::Done, 2010, 2110), file(1, DownloadState::Failed, 2010, 2020)}, 2200 * ms);
        runs.end(2200 * ms);
        QVERIFY(runs.comparison().isEmpty());
    }

    void keepsTheNewestRuns()
    {
        DownloadRuns runs;
        for (int i = 0; i < DownloadRuns::limit + 3; ++i)
            run(runs, i + 1, 1000 * (i + 1));
        QCOMPARE(runs.runs().size(), DownloadRuns::limit);
        QCOMPARE(runs.runs().first().jobs, int(DownloadRuns::limit) + 3);
    }

    void hostileNumbersAreIgnored()
    {
        DownloadRuns runs;
        runs.apply({file(0, DownloadState::Done, 1, 2)}, 5 * ms); // no run was begun
        runs.end(6 * ms);
        QVERIFY(runs.runs().isEmpty() && runs.longestNs() == 0);
        runs.begin(1, 0);
        runs.apply({file(-1, DownloadState::Done, 1, 2)}, 5 * ms);
        QVERIFY(runs.runs().first().spans.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_DownloadRuns)
#include "tst_downloadruns.moc"
