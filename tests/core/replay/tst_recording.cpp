#include "core/replay/recording.h"

#include "core/traffic/logfile.h"
#include "tests/core/traffic/stage.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("127.0.0.1", 50412);
const std::atomic_bool goOn = false;

/// A folder with a saved log of some calls.
struct Scene
{
    QTemporaryDir folder;
    Stage stage;
    Actor actor{stage, stage.server, serverAddress, clientAddress};

    QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    QString save(const char *name, const LogSnapshot &snapshot, const RecordNotes &notes = {}) const
    {
        if (!exportLog(stage.log, snapshot, {}, ExportFormat::JsonLines, path(name), goOn, {}, notes))
            qFatal("the log was not saved");
        return path(name);
    }
    QString save(const char *name) const { return save(name, stage.log.snapshot()); }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ErrorCode codeOf(const Result<RecordingPtr> &result)
{
    return result ? ErrorCode::None : result.error().code;
}

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheLog();
    void exportsTheSameAgain();
    void keepsTheNumbersOfALateBeginning();
    void numbersOnWhereTheFileHasGaps();
    void timeNeverRunsBack();
    void aCutFileIsReadUpToThere();
    void limitsAreTold();
    void nothingInIt();
    void refusesWhatIsNoLog();
    void refusesWhatIsNoFile();
    void canBeCancelled();
    void tellsItsProgress();
};

void TestRecording::holdsTheLog()
{
    Scene scene;
    scene.actor.accept();
    scene.actor.recv("Bonjour", 512);
    const auto recording = loadRecording(scene.save("lesson.jsonl"), goOn);
    QVERIFY(recording);
    const TrafficLog &log = *(*recording)->log;
    QCOMPARE(log.recordingName(), QStringLiteral("lesson.jsonl"));
    QVERIFY(log.snapshot().isEmpty()); // until somebody plays it
    QCOMPARE(log.wholeSnapshot().size(), 2);
    QCOMPARE(log.wholeSnapshot().at(2).payload.toByteArray(), QByteArray("Bonjour"));
    QCOMPARE(log.wallClockNs(0), scene.stage.log.wallClockNs(0));
    QCOMPARE((*recording)->times, (std::vector<qint64>{1'000'000, 2'000'000}));
    QVERIFY(!(*recording)->cutShort && !(*recording)->limited && !(*recording)->renumbered);
}

void TestRecording::exportsTheSameAgain()
{
    Scene scene;
    for (int i = 0; i < 500; ++i)
        scene.actor.send(QByteArray::number(i));
    const RecordNotes notes{{3, {true, QStringLiteral("here")}}, {500, {false, QStringLiteral("last")}}};
    const QString first = scene.save("first.jsonl", scene.stage.log.snapshot(), notes);
    const auto recording = loadRecording(first, goOn);
    QVERIFY(recording);
    QCOMPARE((*recording)->notes, notes);
    const TrafficLog &log = *(*recording)->log;
    QVERIFY(exportLog(log, log.wholeSnapshot(), {}, ExportFormat::JsonLines, scene.path("second.jsonl"), goOn, {},
                      (*recording)->notes));
    QByteArray expected = contentOf(first);
    // The one difference: where it comes from.
    expected.replace(expected.indexOf("}\n"), 2, ",\"recordingOf\":\"first.jsonl\"}\n");
    QCOMPARE(contentOf(scene.path("second.jsonl")), expected);
    const auto second = loadRecording(scene.path("second.jsonl"), goOn);
    QVERIFY(second);
    QCOMPARE((*second)->header.recordingOf, QStringLiteral("first.jsonl"));
}

void TestRecording::keepsTheNumbersOfALateBeginning()
{
    Scene scene;
    for (int i = 0; i < 9; ++i)
        scene.actor.send("x");
    const auto recording =
        loadRecording(scene.save("late.jsonl", scene.stage.log.snapshot().since(5)), goOn);
    QVERIFY(recording);
    QCOMPARE((*recording)->idOf(0), quint64(5));
    QCOMPARE((*recording)->log->wholeSnapshot().firstId(), quint64(5));
    QCOMPARE((*recording)->log->wholeSnapshot().endId(), quint64(10));
    QVERIFY(!(*recording)->renumbered);
}

void TestRecording::numbersOnWhereTheFileHasGaps()
{
    Scene scene;
    for (int i = 0; i < 4; ++i)
        scene.actor.send(QByteArray::number(i));
    QList<QByteArray> lines =
        contentOf(scene.save("whole.jsonl", scene.stage.log.snapshot(), {{4, {true, {}}}})).split('\n');
    lines.removeAt(2); // record 2
    QFile file(scene.path("part.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lines.join('\n')) > 0);
    file.close();
    const auto recording = loadRecording(file.fileName(), goOn);
    QVERIFY(recording);
    QVERIFY((*recording)->renumbered);
    QCOMPARE((*recording)->log->wholeSnapshot().endId(), quint64(4));
    QCOMPARE((*recording)->log->wholeSnapshot().at(3).payload.toByteArray(), QByteArray("3"));
    QVERIFY((*recording)->notes.contains(3)); // goes with its record
}

void TestRecording::timeNeverRunsBack()
{
    Scene scene;
    for (const qint64 at : {5, 3, 8}) {
        scene.stage.nowNs = at * 1'000'000 - 1'000'000;
        scene.actor.send("x");
    }
    const auto recording = loadRecording(scene.save("disorder.jsonl"), goOn);
    QVERIFY(recording);
    QCOMPARE((*recording)->times, (std::vector<qint64>{5'000'000, 5'000'000, 8'000'000}));
    QCOMPARE((*recording)->log->wholeSnapshot().at(2).timeNs, 3'000'000); // the record keeps its own
}

void TestRecording::aCutFileIsReadUpToThere()
{
    Scene scene;
    scene.actor.send("one");
    scene.actor.send("two");
    QFile file(scene.save("cut.jsonl"));
    QVERIFY(file.resize(file.size() - 5));
    const auto recording = loadRecording(file.fileName(), goOn);
    QVERIFY(recording);
    QVERIFY((*recording)->cutShort);
    QCOMPARE((*recording)->times.size(), size_t(1));
}

void TestRecording::limitsAreTold()
{
    Scene scene;
    for (int i = 0; i < 20; ++i)
        scene.actor.send("0123456789");
    const QString path = scene.save("long.jsonl");
    const auto few = loadRecording(path, goOn, {}, {7, 1'000'000});
    QVERIFY(few);
    QVERIFY((*few)->limited);
    QCOMPARE((*few)->log->wholeSnapshot().size(), 7);
    const auto small = loadRecording(path, goOn, {}, {100, 3 * (sizeof(SocketCall) + 10)});
    QVERIFY(small);
    QVERIFY((*small)->limited);
    QCOMPARE((*small)->log->wholeSnapshot().size(), 3);
}

void TestRecording::nothingInIt()
{
    Scene scene;
    const auto recording = loadRecording(scene.save("empty.jsonl"), goOn);
    QVERIFY(recording);
    QVERIFY((*recording)->log);
    QVERIFY((*recording)->times.empty());
}

void TestRecording::refusesWhatIsNoLog()
{
    Scene scene;
    QFile file(scene.path("x.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no log\n") > 0);
    file.close();
    const auto recording = loadRecording(file.fileName(), goOn);
    QCOMPARE(codeOf(recording), ErrorCode::FileNotLog);
    QCOMPARE(recording.error().arguments.value(0), file.fileName());
    QCOMPARE(recording.error().arguments.value(1), QStringLiteral("1"));
}

void TestRecording::refusesWhatIsNoFile()
{
    Scene scene;
    QCOMPARE(codeOf(loadRecording(scene.path("absent.jsonl"), goOn)), ErrorCode::FileUnreadable);
    QCOMPARE(codeOf(loadRecording(scene.folder.path(), goOn)), ErrorCode::FileUnreadable);
#ifdef Q_OS_LINUX
    QCOMPARE(codeOf(loadRecording(QStringLiteral("/dev/zero"), goOn)), ErrorCode::FileUnreadable);
#endif
}

void TestRecording::canBeCancelled()
{
    Scene scene;
    scene.actor.send("x");
    const std::atomic_bool cancelled = true;
    QCOMPARE(codeOf(loadRecording(scene.save("a.jsonl"), cancelled)), ErrorCode::Cancelled);
}

void TestRecording::tellsItsProgress()
{
    Scene scene;
    for (int i = 0; i < 2000; ++i)
        scene.actor.send("0123456789");
    QList<double> shares;
    QVERIFY(loadRecording(scene.save("a.jsonl"), goOn, [&shares](double share) { shares.append(share); }));
    QVERIFY(shares.size() > 1);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QCOMPARE(shares.last(), 1.0);
}

QTEST_APPLESS_MAIN(TestRecording)
#include "tst_recording.moc"
