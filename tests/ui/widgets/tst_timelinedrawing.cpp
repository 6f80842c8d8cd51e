#include "ui/widgets/timelinedrawing.h"

#include "tests/ui/widgets/timelinestory.h"
#include "ui/widgets/look.h"
#include "ui/widgets/timelineview.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestTimelineDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreWhereTheyAreDrawn()
    {
        const auto runs = timelineRuns();
        const TimelineDrawing drawing(runs, now, m_look, m_look.baseFont(), 900);
        for (size_t run = 0; run < 2; ++run) {
            QVERIFY(!drawing.placeAt(drawing.topOfRun(run) + 1)); // the caption is no client
            for (size_t client = 0; client < 3; ++client) {
                const TimelineDrawing::Place place{run, client};
                QVERIFY(drawing.placeAt(drawing.topOf(place)) == place);
                QVERIFY(drawing.placeAt(drawing.topOf(place) + drawing.rowHeight() - 1) == place);
            }
        }
        QVERIFY(!drawing.placeAt(drawing.height() + 5));
        QVERIFY(!drawing.placeAt(-1));
    }

    void recordsFollowTheBars()
    {
        const auto runs = timelineRuns();
        const TimelineDrawing drawing(runs, now, m_look, m_look.baseFont(), 900);
        const TimelineDrawing::Place second{0, 1}; // waits for a third of the time, is served in the next
        QList<quint64> seen;
        for (int x = 0; x < 900; x += 3) {
            const quint64 id = drawing.recordAt(second, x);
            if (seen.isEmpty() || seen.last() != id)
                seen.append(id);
        }
        QCOMPARE(seen, QList<quint64>({21, 22, 23}));
    }

    /// The same run, in the same place of the scale, looks the same wherever the log's clock stood.
    void runsAreAlignedAtTheirFirstClient()
    {
        auto runs = timelineRuns();
        runs[1] = runs[0];
        for (TimelineClient &client : runs[1].clients) {
            client.connectedNs += 9000 * timelineMs;
            client.acceptedNs += 9000 * timelineMs;
            client.closedNs += 9000 * timelineMs;
        }
        const QImage image = drawn(runs);
        const TimelineDrawing drawing(runs, now, m_look, m_look.baseFont(), image.width());
        const QRect first(0, drawing.topOfRun(0), image.width(), 4 * drawing.rowHeight());
        const QRect second(0, drawing.topOfRun(1), image.width(), 4 * drawing.rowHeight());
        QCOMPARE(image.copy(first), image.copy(second));
    }

    void waitingAndServiceDiffer()
    {
        const auto runs = timelineRuns();
        const QImage image = drawn(runs);
        const TimelineDrawing drawing(runs, now, m_look, m_look.baseFont(), image.width());
        const QRect row(0, drawing.topOf({0, 2}), image.width(), drawing.rowHeight());
        QVERIFY(has(image, row, m_look.color(ColorRole::Waiting)));
        QVERIFY(has(image, row, m_look.color(ColorRole::Done)));
        const QRect first(0, drawing.topOf({0, 0}), image.width(), drawing.rowHeight());
        QVERIFY(!has(image, first, m_look.color(ColorRole::Waiting))); // it did not wait
    }

    /// Only what is to be seen is painted: ten thousand clients cost no more than a screenful.
    void paintsAPart()
    {
        auto runs = timelineRuns();
        for (int i = 0; i < 10'000; ++i)
            runs[0].clients.push_back(timelineClient(i % 10'000, 1000 + i, 1100 + i, 1200 + i));
        const TimelineDrawing drawing(runs, now, m_look, m_look.baseFont(), 900);
        QImage image(900, 300, QImage::Format_RGB32);
        image.fill(m_look.color(ColorRole::Base));
        QPainter painter(&image);
        const TimelineDrawing::Place middle{0, 5000};
        drawing.paintRows(painter, 0, drawing.topOf(middle), drawing.topOf(middle) + 300, middle);
        painter.end();
        QCOMPARE(image.pixelColor(899, 2), m_look.color(ColorRole::Selection));
    }

    /// To be judged by eye: C6 and C8 with six clients that come at once.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
        if (folder.isEmpty())
            QSKIP("WIREBENCH_GALLERY names no folder");
        std::deque<TimelineRun> runs;
        for (const int pool : {1, 3, 6}) {
            TimelineRun run;
            run.number = quint32(pool);
            run.title = pool == 1 ? QStringLiteral("One at a time") : QStringLiteral("A pool of %1").arg(pool);
            for (int i = 0; i < 6; ++i)
                run.clients.push_back(timelineClient(i, 1000 + 20 * i, 1002 + 20 * i + 500 * (i / pool),
                                                     1502 + 20 * i + 500 * (i / pool)));
            runs.push_back(run);
        }
        runs[1].clients[4].error = ECONNRESET;
        runs[2].clients[1].connectedNs = -1;
        runs[2].clients[5].closedNs = -1;
        runs[1].clients[5].seenWaiting = true;
        runs[1].clients[3].connectedNs = -1;
        runs[1].clients[3].waitedUnknown = true;
        for (const qreal scale : {1.0, 2.0}) {
            for (const Theme theme : {Theme::Light, Theme::Dark}) {
                Look look;
                look.setTheme(theme);
                look.setScale(scale);
                TimelineView view(runs, look);
                view.resize(QSize(900, 440) * scale);
                view.refresh(4000 * timelineMs);
                QVERIFY(view.grab().save(QStringLiteral("%1/timeline-%2-%3.png").arg(folder).arg(int(theme)).arg(scale)));
            }
        }
    }

private:
    static constexpr qint64 now = 8000 * timelineMs;

    QImage drawn(const std::deque<TimelineRun> &runs) const
    {
        const TimelineDrawing drawing(runs, now, m_look, m_look.baseFont(), 900);
        QImage image(900, drawing.height(), QImage::Format_RGB32);
        image.fill(m_look.color(ColorRole::Base));
        QPainter painter(&image);
        drawing.paintRows(painter, 0, 0, drawing.height(), {});
        return image;
    }

    static bool has(const QImage &image, const QRect &part, const QColor &color)
    {
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    }

    Look m_look;
};

QTEST_MAIN(TestTimelineDrawing)
#include "tst_timelinedrawing.moc"
