#include "core/replay/replayplayer.h"
#include "savedlog.h"
#include "ui/replay/replayactions.h"
#include "ui/replay/transportbar.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QCheckBox>
#include <QLayout>
#include <QLocale>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Bench
{
    Bench()
    {
        const std::atomic_bool goOn = false;
        player.emplace(*loadRecording(saved.save(QStringLiteral("a.jsonl")), goOn));
        bar.resize(1200, 60);
        bar.show();
    }

    SavedLog saved;
    Look look;
    QWidget page;
    ReplayActions actions{look, &page};
    TransportBar bar{look, actions};
    std::optional<ReplayPlayer> player;
};

} // namespace

class TestTransportBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsThePlayer();
    void saysWhereTheTimeLineWent();
    void showingIsNoMoving();
    void doesNotPullTheTimeLineFromTheHand();
    void silencesByButtonAndByAction();
    void standsStillWhileItCounts();
    void wrapsWhereItIsNarrow();
};

void TestTransportBar::showsThePlayer()
{
    Bench bench;
    bench.bar.showPlayer(*bench.player);
    QCOMPARE(bench.bar.momentText(), QStringLiteral("0:00.0 of 0:02.0 · record 0 of 5"));
    QCOMPARE(bench.bar.timeLine()->value(), 0);
    bench.player->seek(1'000'000'000);
    bench.player->faster();
    bench.bar.showPlayer(*bench.player);
    QCOMPARE(bench.bar.momentText(), QStringLiteral("0:01.0 of 0:02.0 · record 3 of 5"));
    QCOMPARE(bench.bar.timeLine()->value(), bench.bar.timeLine()->maximum() / 2);
    QCOMPARE(bench.bar.speedText(), QStringLiteral("2×"));
    while (bench.player->canBeFaster())
        bench.player->faster();
    bench.bar.showPlayer(*bench.player);
    QVERIFY(!bench.actions.faster->isEnabled());
    QVERIFY(bench.actions.slower->isEnabled());
}

void TestTransportBar::saysWhereTheTimeLineWent()
{
    Bench bench;
    QSignalSpy moved(&bench.bar, &TransportBar::moved);
    bench.bar.timeLine()->setFocus();
    QTest::keyClick(bench.bar.timeLine(), Qt::Key_End);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.takeFirst().value(0).toDouble(), 1.0);
    QTest::keyClick(bench.bar.timeLine(), Qt::Key_Left);
    QCOMPARE(moved.count(), 1);
    QVERIFY(moved.takeFirst().value(0).toDouble() < 1.0);
}

void TestTransportBar::showingIsNoMoving()
{
    Bench bench;
    QSignalSpy moved(&bench.bar, &TransportBar::moved);
    bench.player->toEnd();
    bench.bar.showPlayer(*bench.player);
    QCOMPARE(moved.count(), 0);
}

void TestTransportBar::doesNotPullTheTimeLineFromTheHand()
{
    Bench bench;
    bench.bar.timeLine()->setSliderDown(true);
    bench.bar.timeLine()->setSliderPosition(70'000);
    bench.bar.showPlayer(*bench.player); // a tick at 0
    QCOMPARE(bench.bar.timeLine()->value(), 70'000);
}

void TestTransportBar::silencesByButtonAndByAction()
{
    Bench bench;
    auto *box = bench.bar.findChild<QCheckBox *>();
    QVERIFY(box);
    box->click();
    QVERIFY(bench.actions.skipSilences->isChecked());
    bench.actions.skipSilences->trigger();
    QVERIFY(!box->isChecked());
}

void TestTransportBar::standsStillWhileItCounts()
{
    Bench bench;
    bench.bar.showPlayer(*bench.player);
    bench.bar.layout()->activate();
    const QRect before = bench.bar.timeLine()->geometry();
    bench.player->toEnd();
    bench.bar.showPlayer(*bench.player);
    bench.actions.showPlaying(true);
    bench.bar.layout()->activate();
    QCOMPARE(bench.bar.timeLine()->geometry(), before);
}

void TestTransportBar::wrapsWhereItIsNarrow()
{
    Bench bench;
    bench.bar.showPlayer(*bench.player);
    const int wide = bench.bar.heightForWidth(1600);
    const int narrow = bench.bar.heightForWidth(360);
    QVERIFY(narrow > wide);
}

QTEST_MAIN(TestTransportBar)
#include "tst_transportbar.moc"
