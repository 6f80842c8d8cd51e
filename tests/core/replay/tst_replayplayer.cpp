#include "core/replay/replayplayer.h"

#include "tests/core/traffic/stage.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace wirebench;

namespace {

constexpr qint64 ms = 1'000'000;

/// A recording whose records were made at these milliseconds; the first has the id 11.
RecordingPtr recordingOf(const std::vector<qint64> &milliseconds)
{
    Stage stage;
    auto recording = std::make_shared<Recording>();
    recording->firstId = 11;
    recording->log =
        std::make_unique<TrafficLog>(TrafficLog::Limits{}, RecordingOrigin{QStringLiteral("a"), 0, 11});
    const FlowPtr flow(new Flow(stage.server, {}, {}, {}));
    for (const qint64 at : milliseconds) {
        SocketCall call;
        call.flow = flow;
        call.timeNs = at * ms;
        recording->log->append(call);
        recording->times.push_back(at * ms);
    }
    return recording;
}

qint64 shownBy(const ReplayPlayer &player)
{
    return player.recording().log->snapshot().size();
}

} // namespace

class TestReplayPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsBeforeTheFirst();
    void playsInTime();
    void speed();
    void pausing();
    void endsAndBeginsAnew();
    void steps();
    void stepsThroughRecordsOfOneMoment();
    void seeksForthAndBack();
    void seeksARecord();
    void shortensSilences();
    void silencesInALongTick();
    void nothingToPlay();
    void oneRecord();
    void extremeTimesAndClocks();
    void theLogAlwaysShowsThePosition();
};

void TestReplayPlayer::beginsBeforeTheFirst()
{
    ReplayPlayer player(recordingOf({5000, 5100, 6000}));
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
    QCOMPARE(player.positionNs(), 0);
    QCOMPARE(player.durationNs(), 1000 * ms);
    QCOMPARE(player.records(), 3);
    QCOMPARE(player.shownRecords(), 0);
    QCOMPARE(shownBy(player), 0);
    player.advance(1'000'000 * ms);
    QCOMPARE(shownBy(player), 0);
}

void TestReplayPlayer::playsInTime()
{
    ReplayPlayer player(recordingOf({5000, 5100, 6000}));
    player.play(70 * ms);
    player.advance(71 * ms);
    QCOMPARE(shownBy(player), 1);
    player.advance(169 * ms);
    QCOMPARE(shownBy(player), 1);
    QCOMPARE(player.recording().log->now(), 5099 * ms);
    player.advance(170 * ms);
    QCOMPARE(shownBy(player), 2);
    player.advance(100 * ms); // a clock that falls back is none
    QCOMPARE(player.positionNs(), 100 * ms);
    QCOMPARE(player.state(), ReplayPlayer::State::Playing);
}

void TestReplayPlayer::speed()
{
    ReplayPlayer player(recordingOf({0, 100'000}));
    QCOMPARE(player.speed(), 1.0);
    player.play(0);
    player.faster();
    QCOMPARE(player.speed(), 2.0);
    player.advance(100 * ms);
    QCOMPARE(player.positionNs(), 200 * ms);
    player.slower();
    player.slower();
    QCOMPARE(player.speed(), 0.5);
    player.advance(200 * ms);
    QCOMPARE(player.positionNs(), 250 * ms);
    while (player.canBeFaster())
        player.faster();
    QCOMPARE(player.speed(), 100.0);
    player.faster();
    QCOMPARE(player.speed(), 100.0);
    while (player.canBeSlower())
        player.slower();
    QCOMPARE(player.speed(), 0.1);
}

void TestReplayPlayer::pausing()
{
    ReplayPlayer player(recordingOf({0, 100, 200}));
    player.play(0);
    player.advance(50 * ms);
    player.pause();
    player.advance(5000 * ms);
    QCOMPARE(player.positionNs(), 50 * ms);
    player.play(6000 * ms); // the time of the pause does not count
    player.advance(6060 * ms);
    QCOMPARE(player.positionNs(), 110 * ms);
    QCOMPARE(shownBy(player), 2);
}

void TestReplayPlayer::endsAndBeginsAnew()
{
    ReplayPlayer player(recordingOf({0, 100}));
    player.play(0);
    player.advance(5000 * ms);
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    QCOMPARE(player.positionNs(), 100 * ms);
    QCOMPARE(shownBy(player), 2);
    player.pause();
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    player.play(6000 * ms);
    QCOMPARE(player.state(), ReplayPlayer::State::Playing);
    QCOMPARE(shownBy(player), 0);
    player.advance(6001 * ms);
    QCOMPARE(shownBy(player), 1);
}

void TestReplayPlayer::steps()
{
    ReplayPlayer player(recordingOf({0, 100, 200}));
    player.play(0);
    player.stepForward();
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
    QCOMPARE(shownBy(player), 1);
    player.stepForward();
    QCOMPARE(shownBy(player), 2);
    QCOMPARE(player.positionNs(), 100 * ms);
    player.stepForward();
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    player.stepForward();
    QCOMPARE(shownBy(player), 3);
    player.stepBack();
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
    QCOMPARE(shownBy(player), 2);
    QCOMPARE(player.positionNs(), 100 * ms);
    player.stepBack();
    player.stepBack();
    player.stepBack();
    QCOMPARE(shownBy(player), 0);
    QCOMPARE(player.positionNs(), 0);
}

void TestReplayPlayer::stepsThroughRecordsOfOneMoment()
{
    ReplayPlayer player(recordingOf({0, 0, 0, 50}));
    player.stepForward();
    player.stepForward();
    QCOMPARE(shownBy(player), 2);
    QCOMPARE(player.positionNs(), 0);
    player.play(0);
    player.advance(0);
    QCOMPARE(shownBy(player), 3);
}

void TestReplayPlayer::seeksForthAndBack()
{
    ReplayPlayer player(recordingOf({0, 100, 200, 300}));
    player.seek(250 * ms);
    QCOMPARE(shownBy(player), 3);
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
    player.seek(100 * ms);
    QCOMPARE(shownBy(player), 2);
    player.seek(0);
    QCOMPARE(shownBy(player), 0);
    player.toEnd();
    QCOMPARE(shownBy(player), 4);
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    player.seek(-1);
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
    player.play(0);
    player.seek(150 * ms); // while it plays
    player.advance(60 * ms);
    QCOMPARE(shownBy(player), 3);
}

void TestReplayPlayer::seeksARecord()
{
    ReplayPlayer player(recordingOf({0, 100, 200}));
    player.seekRecord(12);
    QCOMPARE(shownBy(player), 2);
    QCOMPARE(player.positionNs(), 100 * ms);
    player.seekRecord(13);
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    player.seekRecord(11);
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
    player.seekRecord(10);
    player.seekRecord(14);
    QCOMPARE(shownBy(player), 1);
}

void TestReplayPlayer::shortensSilences()
{
    ReplayPlayer player(recordingOf({0, 1000, 61'000, 62'000}));
    player.setSkipsSilences(true);
    player.play(0);
    player.advance(2900 * ms);
    QCOMPARE(player.positionNs(), 2900 * ms); // two of the sixty seconds are kept
    player.advance(3000 * ms);
    QCOMPARE(shownBy(player), 2);
    player.advance(3001 * ms);
    QCOMPARE(shownBy(player), 3);
    QCOMPARE(player.positionNs(), 61'001 * ms);
    player.setSkipsSilences(false);
    player.seek(10'000 * ms);
    player.advance(4001 * ms);
    QCOMPARE(player.positionNs(), 11'000 * ms);
    player.setSkipsSilences(true); // in the middle of one
    player.advance(4002 * ms);
    QCOMPARE(player.positionNs(), 61'001 * ms);
}

void TestReplayPlayer::silencesInALongTick()
{
    ReplayPlayer player(recordingOf({0, 10'000, 20'000, 30'000, 30'500}));
    player.setSkipsSilences(true);
    player.play(0);
    player.advance(6100 * ms); // 2 + 2 + 2 seconds and a little
    QCOMPARE(player.positionNs(), 30'100 * ms);
    QCOMPARE(shownBy(player), 4);
    player.advance(60'000 * ms);
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
}

void TestReplayPlayer::nothingToPlay()
{
    ReplayPlayer player(recordingOf({}));
    QCOMPARE(player.durationNs(), 0);
    player.stepForward();
    player.stepBack();
    player.seekRecord(11);
    player.play(0);
    player.advance(1);
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
}

void TestReplayPlayer::oneRecord()
{
    ReplayPlayer player(recordingOf({700}));
    QCOMPARE(shownBy(player), 0);
    player.play(0);
    player.advance(1);
    QCOMPARE(shownBy(player), 1);
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    player.stepBack();
    QCOMPARE(shownBy(player), 0);
    player.toEnd();
    QCOMPARE(shownBy(player), 1);
    player.toStart();
    QCOMPARE(shownBy(player), 0);
    QCOMPARE(player.state(), ReplayPlayer::State::Paused);
}

void TestReplayPlayer::extremeTimesAndClocks()
{
    constexpr qint64 latest = std::numeric_limits<qint64>::max() / ms;
    ReplayPlayer player(recordingOf({0, latest / 2, latest}));
    player.setSkipsSilences(true);
    while (player.canBeFaster())
        player.faster();
    player.play(0);
    player.advance(30 * ms);
    QCOMPARE(shownBy(player), 2);
    player.advance(std::numeric_limits<qint64>::max());
    QCOMPARE(player.state(), ReplayPlayer::State::Ended);
    QCOMPARE(shownBy(player), 3);
}

void TestReplayPlayer::theLogAlwaysShowsThePosition()
{
    QRandomGenerator random(7);
    std::vector<qint64> times;
    qint64 at = 0;
    for (int i = 0; i < 300; ++i)
        times.push_back(at += random.bounded(10) == 0 ? random.bounded(20'000) : random.bounded(40));
    ReplayPlayer player(recordingOf(times));
    qint64 clock = 0;
    for (int i = 0; i < 5000; ++i) {
        switch (random.bounded(9)) {
        case 0: player.play(clock); break;
        case 1: player.pause(); break;
        case 2: player.stepForward(); break;
        case 3: player.stepBack(); break;
        case 4: player.seek(qint64(random.bounded(double(player.durationNs())))); break;
        case 5: player.seekRecord(11 + random.bounded(300)); break;
        case 6: player.setSkipsSilences(random.bounded(2)); break;
        default: player.advance(clock += random.bounded(100) * ms);
        }
        QCOMPARE(shownBy(player), player.shownRecords());
        QVERIFY(player.positionNs() >= 0 && player.positionNs() <= player.durationNs());
        QCOMPARE(player.state() == ReplayPlayer::State::Ended, player.shownRecords() == player.records());
        const LogSnapshot shown = player.recording().log->snapshot();
        if (!shown.isEmpty())
            QVERIFY(shown.at(shown.endId() - 1).timeNs <= player.recording().log->now());
    }
}

QTEST_APPLESS_MAIN(TestReplayPlayer)
#include "tst_replayplayer.moc"
