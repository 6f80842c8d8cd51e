#include "core/generate/loadseries.h"

#include <QTest>

using namespace wirebench;

class TestLoadSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAFewAsTheyAre()
    {
        LoadSeries series;
        series.add({0, 10, 5, 1, 2});
        series.add({10, 20, 7, 3, 4});
        QCOMPARE(series.points(), (QList<LoadPoint>{{0, 10, 5, 1, 2}, {10, 20, 7, 3, 4}}));
    }

    void isBoundedAndWhole()
    {
        LoadSeries series;
        constexpr int count = 100'000;
        for (int i = 0; i < count; ++i)
            series.add(
                {qint64(i) * 10, qint64(i + 1) * 10, i == 777 ? 1000.0 : 100.0, 5, i == 777 ? 999 : 9});
        const QList<LoadPoint> &points = series.points();
        QVERIFY(points.size() < LoadSeries::most);
        QVERIFY(points.size() >= LoadSeries::most / 2);
        QCOMPARE(points.first().beginNs, qint64(0));
        qint64 largest = 0;
        double sent = 0;
        for (qsizetype i = 0; i < points.size(); ++i) {
            if (i > 0)
                QCOMPARE(points[i].beginNs, points[i - 1].endNs); // no gaps
            largest = qMax(largest, points[i].p99Ns);
            sent += points[i].rate * double(points[i].endNs - points[i].beginNs);
        }
        QCOMPARE(largest, qint64(999)); // the peak is still there
        QVERIFY(qAbs(sent - (100.0 * double(points.last().endNs) + 900 * 10)) < 1);
    }
};

QTEST_APPLESS_MAIN(TestLoadSeries)
#include "tst_loadseries.moc"
