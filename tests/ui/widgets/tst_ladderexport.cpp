#include "tests/core/ladder/ladderstage.h"
#include "ui/widgets/ladderexport.h"
#include "ui/widgets/look.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

LadderExportJob::Order orderOf(const LadderStage &stage, LadderFormat format, const QString &path = {})
{
    const Look look;
    LadderExportJob::Order order;
    order.snapshot = stage.log.snapshot();
    order.options = {{}, false};
    order.how = {50, {}, QStringLiteral("Ladder"), 1000};
    order.colors = LadderColors::forPaper(look);
    order.format = format;
    order.path = path;
    return order;
}

} // namespace

class tst_LadderExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats()
    {
        QCOMPARE(LadderExportJob::formatOf(QStringLiteral("a.SVG")), LadderFormat::Svg);
        QCOMPARE(LadderExportJob::formatOf(QStringLiteral("a.png")), LadderFormat::Png);
        QCOMPARE(LadderExportJob::formatOf(QStringLiteral("a.mmd")), LadderFormat::Mermaid);
        QVERIFY(!LadderExportJob::formatOf(QStringLiteral("svg")));
        QCOMPARE(LadderExportJob::nameFilters().size(), 3);
    }

    void whatIsLeftOutIsCounted()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        for (int i = 1; i < 80; ++i)
            there.send(QByteArray::number(i));
        const QTemporaryDir dir;
        LadderExportJob job;
        QSignalSpy spy(&job, &LadderExportJob::saved);
        job.start(orderOf(stage, LadderFormat::Svg, dir.filePath(QStringLiteral("a.svg"))));
        QVERIFY(job.isRunning());
        job.start(orderOf(stage, LadderFormat::Png)); // one at a time
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.value(0).value(1).toLongLong(), 50);
        QCOMPARE(spy.value(0).value(2).toLongLong(), 30);
    }

    void aPictureHasColours()
    {
        LadderStage stage;
        stage.prefixEcho();
        LadderExportJob job;
        QSignalSpy spy(&job, &LadderExportJob::imageMade);
        job.start(orderOf(stage, LadderFormat::Png));
        QTRY_COMPARE(spy.count(), 1);
        const auto image = spy.value(0).value(0).value<QImage>();
        QCOMPARE(image.width(), 2000);
        QSet<QRgb> colors;
        for (int x = 0; x < image.width(); x += 3)
            for (int y = 0; y < image.height(); ++y)
                colors.insert(image.pixel(x, y));
        QVERIFY(colors.contains(Look::color(Theme::Light, ColorRole::Waiting).rgb()) || colors.size() > 20);
        QCOMPARE(image.pixelColor(image.width() - 1, image.height() - 1), QColor(Qt::white));
    }

    void failuresAreTold()
    {
        LadderStage stage;
        LadderExportJob job;
        QSignalSpy spy(&job, &LadderExportJob::failed);
        job.start(orderOf(stage, LadderFormat::Svg, QStringLiteral("/nowhere/at/all.svg")));
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.value(0).value(0).value<Error>().code, ErrorCode::FileUnwritable);
    }

    void destroyingItCancels()
    {
        LadderStage stage;
        stage.prefixEcho();
        LadderExportJob job;
        job.start(orderOf(stage, LadderFormat::Png));
    }
};

QTEST_MAIN(tst_LadderExport)
#include "tst_ladderexport.moc"
