#include "tests/ui/http/hops.h"
#include "ui/http/waterfallview.h"

#include <QLocale>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_WaterfallView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void phasesFollowEachOther()
    {
        const QList<WaterfallStep> steps = waterfallSteps({answerOf("a", "text/plain")});
        QCOMPARE(steps.size(), 1);
        const QList<WaterfallBar> bars = steps.first().bars;
        QCOMPARE(bars.size(), 5); // no TLS
        qint64 end = 0;
        for (const WaterfallBar &bar : bars) {
            QCOMPARE(bar.startNs, end);
            end += bar.lengthNs;
        }
        QCOMPARE(steps.first().totalNs, end);
        QCOMPARE(bars[3].name, QStringLiteral("wait"));
        QCOMPARE(bars[3].lengthNs, 11'200'000);
    }

    void stepsFollowEachOther()
    {
        const HttpHop first = answerOf({}, "text/html", "302 Found");
        HttpHop late = answerOf("a", "text/plain");
        late.started = first.started.addMSecs(500);
        HttpHop early = answerOf("a", "text/plain");
        early.started = first.started; // within the same millisecond
        const QList<WaterfallStep> steps = waterfallSteps({first, late, early});
        QCOMPARE(steps[1].startNs, 500'000'000);
        QCOMPARE(steps[2].startNs, steps[1].startNs + steps[1].totalNs);
        QVERIFY(waterfallSteps({}).isEmpty());
    }

    void saysItInWords()
    {
        Look look;
        WaterfallView view(look);
        view.setHops({answerOf("a", "text/plain")});
        QVERIFY(view.text().startsWith(
            QStringLiteral("GET http://localhost:8080/items?page=1 → 200 OK · 12.3 ms\n")));
        QVERIFY(view.text().contains(QStringLiteral("wait\t11.2 ms")));
        QVERIFY(!view.text().contains(QStringLiteral("TLS")));
        QCOMPARE(view.widget()->accessibleDescription(), view.text());
    }

    void barsArePainted()
    {
        Look look;
        WaterfallView view(look);
        view.resize(600, 300);
        view.setHops({answerOf("a", "text/plain")});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage image = view.grab().toImage();
        int wait = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                wait += image.pixel(x, y) == look.color(ColorRole::Waiting).rgb();
        }
        QVERIFY2(wait > 1000, qPrintable(QString::number(wait)));
    }

    void manyStepsAreBounded()
    {
        Look look;
        WaterfallView view(look);
        view.setHops(QList<HttpHop>(3000, answerOf("a", "text/plain")));
        view.resize(600, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.widget()->height() < 16'000'000);
    }
};

QTEST_MAIN(tst_WaterfallView)
#include "tst_waterfallview.moc"
