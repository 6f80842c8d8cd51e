#include "core/replay/recording.h"
#include "savedlog.h"
#include "ui/replay/replaywords.h"

#include <QLocale>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestReplayWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void moments();
    void speeds();
    void recordings();
    void remarks();
    void inFrench();
};

void TestReplayWords::moments()
{
    constexpr qint64 ms = 1'000'000;
    QCOMPARE(momentText(0), QStringLiteral("0:00.0"));
    QCOMPARE(momentText(3'299 * ms), QStringLiteral("0:03.2"));
    QCOMPARE(momentText(59'999 * ms), QStringLiteral("0:59.9"));
    QCOMPARE(momentText(760'000 * ms), QStringLiteral("12:40.0"));
    QCOMPARE(momentText(3'723'400 * ms), QStringLiteral("1:02:03.4"));
}

void TestReplayWords::speeds()
{
    QCOMPARE(speedText(1), QStringLiteral("1×"));
    QCOMPARE(speedText(0.25), QStringLiteral("0.25×"));
    QCOMPARE(speedText(100), QStringLiteral("100×"));
}

void TestReplayWords::recordings()
{
    const SavedLog saved;
    const std::atomic_bool goOn = false;
    const auto recording = loadRecording(saved.save(QStringLiteral("a.jsonl")), goOn);
    QVERIFY(recording);
    const QString text = recordingText(**recording);
    QVERIFY2(text.endsWith(QStringLiteral(" · 5 records · 0:02.0")), qPrintable(text));
    QVERIFY(text.contains(saved.stage.log.wallClock(1'000'000).toString(QStringLiteral("HH:mm:ss"))));
    QCOMPARE(recordingRemark(**recording), QString());
}

void TestReplayWords::remarks()
{
    Recording recording;
    recording.log = std::make_unique<TrafficLog>(TrafficLog::Limits{}, RecordingOrigin{});
    QVERIFY(recordingRemark(recording).contains(QStringLiteral("no record")));
    recording.times = {1};
    recording.cutShort = true;
    QVERIFY(recordingRemark(recording).contains(QStringLiteral("inside a record")));
    recording.cutShort = false;
    recording.limited = true;
    QVERIFY(recordingRemark(recording).contains(QStringLiteral("longer")));
    recording.limited = false;
    recording.renumbered = true;
    QVERIFY(recordingRemark(recording).contains(QStringLiteral("numbered anew")));
}

void TestReplayWords::inFrench()
{
    QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
    QCOMPARE(momentText(3'200'000'000), QStringLiteral("0:03,2"));
    QCOMPARE(speedText(0.5), QStringLiteral("0,5×"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

QTEST_GUILESS_MAIN(TestReplayWords)
#include "tst_replaywords.moc"
