#include "savedlog.h"
#include "ui/replay/recordingpage.h"
#include "ui/replay/replayactions.h"
#include "ui/replay/transportbar.h"
#include "ui/widgets/filterbar.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficview.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Bench
{
    explicit Bench(const RecordNotes &notes = {}) : path(saved.save(QStringLiteral("lesson.jsonl"), notes))
    {
        page = std::make_unique<RecordingPage>(look, path);
        page->resize(1200, 700);
        page->show();
        page->activateWindow();
    }

    bool isRead() const
    {
        return QTest::qWaitFor([this] { return page->player() != nullptr; }) &&
               QTest::qWaitForWindowActive(page.get());
    }
    int rows() const
    {
        page->traffic()->tick();
        return page->traffic()->model().rowCount();
    }
    void key(int key) const { QTest::keyClick(page->focusWidget(), Qt::Key(key)); }

    SavedLog saved;
    QString path;
    Look look;
    std::unique_ptr<RecordingPage> page;
};

} // namespace

class TestRecordingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysThatItIsARecording();
    void beginsBeforeTheFirstRecord();
    void stepsByKeys();
    void playsAndPausesByKey();
    void playsToItsEnd();
    void playsAtOnceWhenAsked();
    void scrubs();
    void speedByKeys();
    void keysStayWithWhoeverNeedsThem();
    void showsNotes();
    void showsNoSystemSockets();
    void exportsAsARecording();
    void tellsWhatIsWrongWithTheFile();
    void tellsThatTheFileWasCut();
    void namesAreData();
    void canBeGivenUp();
    void endsWhileItReads();
};

void TestRecordingPage::saysThatItIsARecording()
{
    Bench bench;
    QVERIFY(bench.isRead());
    QVERIFY2(bench.page->headText().startsWith(QStringLiteral("Recording lesson.jsonl ")),
             qPrintable(bench.page->headText()));
    QVERIFY(bench.page->headText().contains(QStringLiteral("5 records")));
    QCOMPARE(bench.page->name(), QStringLiteral("lesson.jsonl"));
    QVERIFY(bench.page->notice()->isEmpty());
}

void TestRecordingPage::beginsBeforeTheFirstRecord()
{
    Bench bench;
    QVERIFY(bench.isRead());
    QCOMPARE(bench.rows(), 0);
    QVERIFY(!bench.page->actions()->stepBack->isEnabled());
    QVERIFY(bench.page->actions()->stepForward->isEnabled());
}

void TestRecordingPage::stepsByKeys()
{
    Bench bench;
    QVERIFY(bench.isRead());
    QTRY_VERIFY(bench.page->focusWidget());
    bench.key(Qt::Key_Period);
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_Right);
    QCOMPARE(bench.rows(), 3);
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.rows(), 2);
    bench.key(Qt::Key_Comma);
    QCOMPARE(bench.rows(), 1);
    QCOMPARE(bench.page->traffic()->model().idAt(0), quint64(1));
}

void TestRecordingPage::playsAndPausesByKey()
{
    Bench bench;
    QVERIFY(bench.isRead());
    bench.page->traffic()->view()->setFocus(); // no button: there it is the page's key
    while (bench.page->actions()->slower->isEnabled()) // or it may be over before it is looked at
        bench.page->actions()->slower->trigger();
    bench.key(Qt::Key_Space);
    QCOMPARE(bench.page->player()->state(), ReplayPlayer::State::Playing);
    QTRY_VERIFY(bench.page->player()->shownRecords() > 0);
    QTRY_VERIFY(bench.page->traffic()->model().rowCount() > 0);
    bench.key(Qt::Key_Space);
    QCOMPARE(bench.page->player()->state(), ReplayPlayer::State::Paused);
}

void TestRecordingPage::playsToItsEnd()
{
    Bench bench;
    QVERIFY(bench.isRead());
    for (int i = 0; i < 5; ++i)
        bench.page->actions()->faster->trigger();
    bench.page->actions()->play->trigger();
    QTRY_COMPARE(bench.page->player()->state(), ReplayPlayer::State::Ended);
    QCOMPARE(bench.rows(), 5);
    QCOMPARE(bench.page->actions()->play->text(), QStringLiteral("Play"));
    QVERIFY(!bench.page->actions()->stepForward->isEnabled());
}

void TestRecordingPage::playsAtOnceWhenAsked()
{
    Bench bench;
    bench.page->playAtOnce();
    QVERIFY(bench.isRead());
    QTRY_VERIFY(bench.page->player()->shownRecords() > 0);
}

void TestRecordingPage::scrubs()
{
    Bench bench;
    QVERIFY(bench.isRead());
    QSlider *line = bench.page->transport()->timeLine();
    line->setValue(line->maximum());
    QCOMPARE(bench.rows(), 5);
    line->setValue(line->maximum() / 2);
    QCOMPARE(bench.rows(), 3);
    line->setValue(0);
    QCOMPARE(bench.rows(), 0);
}

void TestRecordingPage::speedByKeys()
{
    Bench bench;
    QVERIFY(bench.isRead());
    QTRY_VERIFY(bench.page->focusWidget());
    bench.key(Qt::Key_Plus);
    QCOMPARE(bench.page->transport()->speedText(), QStringLiteral("2×"));
    bench.key(Qt::Key_Minus);
    bench.key(Qt::Key_Minus);
    QCOMPARE(bench.page->transport()->speedText(), QStringLiteral("0.5×"));
}

void TestRecordingPage::keysStayWithWhoeverNeedsThem()
{
    Bench bench;
    QVERIFY(bench.isRead());
    bench.page->traffic()->focusFind();
    auto *field = qobject_cast<QLineEdit *>(bench.page->focusWidget());
    QVERIFY(field);
    for (const char letter : {'a', ' ', '.', '-', '+', ','})
        QTest::keyClick(field, letter);
    QCOMPARE(field->text(), QStringLiteral("a .-+,"));
    QCOMPARE(bench.page->player()->shownRecords(), 0);
    QCOMPARE(bench.page->transport()->speedText(), QStringLiteral("1×"));

    QSlider *line = bench.page->transport()->timeLine();
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Right);
    QCOMPARE(line->value(), line->singleStep());
}

void TestRecordingPage::showsNotes()
{
    Bench bench({{2, {true, QStringLiteral("the first message")}}});
    QVERIFY(bench.isRead());
    bench.page->actions()->toEnd->trigger();
    QCOMPARE(bench.rows(), 5);
    const TrafficModel &model = bench.page->traffic()->model();
    QCOMPARE(model.index(1, 0).data(TrafficModel::CommentRole).toString(), QStringLiteral("the first message"));
    QVERIFY(model.index(1, 0).data(TrafficModel::MarkedRole).toBool());
}

void TestRecordingPage::showsNoSystemSockets()
{
    Bench bench;
    QVERIFY(bench.isRead());
    PanelPages *pages = bench.page->traffic()->pages();
    pages->showPage(QStringLiteral("connections"));
    QCOMPARE(pages->current(), QStringLiteral("table"));
}

void TestRecordingPage::exportsAsARecording()
{
    Bench bench({{1, {false, QStringLiteral("kept")}}});
    QVERIFY(bench.isRead());
    bench.page->actions()->toEnd->trigger();
    QCOMPARE(bench.rows(), 5);
    const QString path = bench.saved.path(QStringLiteral("again.jsonl"));
    bench.page->traffic()->exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    const std::atomic_bool goOn = false;
    const auto again = loadRecording(path, goOn);
    QVERIFY(again);
    QCOMPARE((*again)->header.recordingOf, QStringLiteral("lesson.jsonl"));
    QCOMPARE((*again)->notes.size(), size_t(1));
    QCOMPARE((*again)->times.size(), size_t(5));
}

void TestRecordingPage::tellsWhatIsWrongWithTheFile()
{
    const SavedLog saved;
    QFile file(saved.path(QStringLiteral("bad.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}\n") > 0);
    file.close();
    Look look;
    RecordingPage page(look, file.fileName());
    page.show();
    QTRY_VERIFY(!page.notice()->isEmpty());
    QVERIFY2(page.notice()->text().contains(QStringLiteral("line 1")), qPrintable(page.notice()->text()));
    QVERIFY(!page.traffic());
    QVERIFY(page.trafficActions().isEmpty());
    for (const QAction *action : page.sessionActions())
        QVERIFY(!action->isEnabled());
}

void TestRecordingPage::tellsThatTheFileWasCut()
{
    const SavedLog saved;
    QFile file(saved.save(QStringLiteral("cut.jsonl")));
    QVERIFY(file.resize(file.size() - 3));
    Look look;
    RecordingPage page(look, file.fileName());
    QTRY_VERIFY(page.player());
    QCOMPARE(page.player()->records(), 4);
    QVERIFY(page.notice()->text().contains(QStringLiteral("left out")));
}

void TestRecordingPage::namesAreData()
{
    const SavedLog saved;
    Look look;
    RecordingPage page(look, saved.save(QStringLiteral("<b>x %1.jsonl")));
    QTRY_VERIFY(page.player());
    QVERIFY(page.headText().startsWith(QStringLiteral("Recording <b>x %1.jsonl")));
}

void TestRecordingPage::canBeGivenUp()
{
    Bench bench;
    QSignalSpy closeWanted(bench.page.get(), &RecordingPage::closeWanted);
    QPushButton *cancel = nullptr;
    for (QPushButton *button : bench.page->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Cancel"))
            cancel = button;
    }
    QVERIFY(cancel);
    cancel->click();
    QCOMPARE(closeWanted.count(), 1);
    QVERIFY(!bench.page->player());
}

void TestRecordingPage::endsWhileItReads()
{
    const SavedLog saved(20'000);
    Look look;
    const QString path = saved.save(QStringLiteral("long.jsonl"));
    for (int i = 0; i < 5; ++i) {
        RecordingPage page(look, path);
        page.show();
        QCoreApplication::processEvents();
    }
}

QTEST_MAIN(TestRecordingPage)
#include "tst_recordingpage.moc"
