#include "savedlog.h"
#include "tests/ui/shell/textfit.h"
#include "ui/replay/recordingpage.h"
#include "ui/replay/replayactions.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/trafficpanel.h"

#include <QAction>
#include <QFile>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Format
{
    qreal scale;
    QSize size;
};

// As the page stands in the window, without what is above it.
constexpr Format formats[] = {{1, {1280, 660}}, {1, {900, 540}},    {1.5, {1280, 640}},
                              {2, {1280, 620}}, {3, {1920, 960}}, {3, {1280, 600}}};

} // namespace

/// Whether every text of a recording's page has the room that it needs, at each scale, in both themes. With
/// WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
class TestRecordingFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    void judge(RecordingPage &page, const QString &name);
};

void TestRecordingFit::nothingIsClipped_data()
{
    QTest::addColumn<QString>("view"); // empty: a file that cannot be read
    QTest::newRow("table") << QStringLiteral("table");
    QTest::newRow("ladder") << QStringLiteral("ladder");
    QTest::newRow("timeline") << QStringLiteral("timeline");
    QTest::newRow("not a log") << QString();
}

void TestRecordingFit::nothingIsClipped()
{
    QFETCH(QString, view);
    const SavedLog saved(20);
    QFile file(saved.save(QStringLiteral("Lesson 3, one client at a time.jsonl")));
    QVERIFY(file.resize(view.isEmpty() ? 50 : file.size() - 5)); // one remark more to show
    Look look;
    RecordingPage page(look, file.fileName());
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTRY_VERIFY(!page.notice()->isEmpty());
    if (!view.isEmpty()) {
        page.traffic()->pages()->showPage(view);
        page.actions()->toEnd->trigger();
        page.actions()->stepBack->trigger(); // all buttons can be pressed
    }
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        look.setTheme(theme);
        for (const Format &format : formats) {
            look.setScale(format.scale);
            page.resize(format.size);
            QTRY_COMPARE(page.font().pointSizeF(), look.baseFont().pointSizeF());
            QTRY_COMPARE(page.size(), format.size); // nothing keeps the width that larger letters needed
            judge(page, QStringLiteral("recording-%1-%2-%3-%4")
                            .arg(view, theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                            .arg(format.scale)
                            .arg(format.size.width()));
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestRecordingFit::judge(RecordingPage &page, const QString &name)
{
    QCoreApplication::sendPostedEvents();
    const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
    if (!folder.isEmpty())
        QTest::qWait(100); // a picture shows what the eye sees, not what passes in between
    const auto clipped = [&page] { return clippedTexts(page).join(u'\n'); };
    if (!folder.isEmpty())
        QVERIFY(page.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    const bool fits = QTest::qWaitFor([&clipped] { return clipped().isEmpty(); });
    QVERIFY2(fits, qPrintable(name + u'\n' + clipped()));
}

QTEST_MAIN(TestRecordingFit)
#include "tst_recordingfit.moc"
