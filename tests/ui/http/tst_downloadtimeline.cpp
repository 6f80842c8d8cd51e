#include "ui/http/downloadtimeline.h"

#include "ui/widgets/look.h"

#include <QPixmap>
#include <QTest>

using namespace wirebench;

namespace {

constexpr qint64 second = 1'000'000'000;

Download file(int number, DownloadState state, qint64 startedNs, qint64 endedNs)
{
    Download one;
    one.number = number;
    one.url = QUrl(QStringLiteral("http://localhost/%1").arg(number));
    one.state = state;
    one.startedNs = startedNs;
    one.endedNs = endedNs;
    return one;
}

DownloadRuns oneRun(int files, DownloadState state)
{
    DownloadRuns runs;
    runs.begin(1, second);
    QList<Download> all;
    for (int i = 0; i < files; ++i)
        all.append(file(i, state, second * (i + 1) + 1, second * (i + 2)));
    runs.apply(all, second * (files + 1));
    runs.end(second * (files + 1));
    return runs;
}

/// Pixels of the picture in which a bar's edge is, in a row of pixels.
int coloured(const QImage &picture, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

} // namespace

class tst_DownloadTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWithWhatItShows()
    {
        Look look;
        DownloadTimeline timeline(look);
        const int empty = timeline.sizeHint().height();
        timeline.setRuns(oneRun(2, DownloadState::Done));
        const int two = timeline.sizeHint().height();
        timeline.setRuns(oneRun(10, DownloadState::Done));
        QVERIFY(empty < two && two < timeline.sizeHint().height());
    }

    void barsHaveTheColourOfTheirState()
    {
        Look look;
        DownloadTimeline timeline(look);
        timeline.resize(600, 300);
        timeline.setRuns(oneRun(3, DownloadState::Done));
        const QImage done = timeline.picture().toImage();
        QVERIFY(coloured(done, look.color(ColorRole::Done)) > 0);
        QCOMPARE(coloured(done, look.color(ColorRole::Trouble)), 0);
        timeline.setRuns(oneRun(3, DownloadState::Failed));
        QVERIFY(coloured(timeline.picture().toImage(), look.color(ColorRole::Trouble)) > 0);
    }

    void saysTheComparisonToWhoCannotSeeIt()
    {
        Look look;
        DownloadTimeline timeline(look);
        DownloadRuns runs = oneRun(2, DownloadState::Done);
        runs.begin(2, 10 * second);
        runs.apply({file(0, DownloadState::Done, 10 * second + 1, 11 * second),
                    file(1, DownloadState::Done, 10 * second + 1, 11 * second)},
                   11 * second);
        runs.end(11 * second);
        timeline.setRuns(runs);
        QCOMPARE(timeline.accessibleDescription(), runs.comparison());
        QVERIFY(!runs.comparison().isEmpty());
    }

    void drawsAnEmptyRunAndNoTimeAtAll()
    {
        Look look;
        DownloadTimeline timeline(look);
        timeline.resize(10, 10);
        DownloadRuns runs;
        runs.begin(1, 0);
        timeline.setRuns(runs);
        QVERIFY(!timeline.picture().isNull());
    }
};

QTEST_MAIN(tst_DownloadTimeline)
#include "tst_downloadtimeline.moc"
