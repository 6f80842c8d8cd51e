#include "core/traffic/logfile.h"
#include "tests/core/traffic/stage.h"
#include "tests/support/filesizelimit.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <unistd.h>

using namespace wirebench;
using namespace wirebench::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

qsizetype lineCount(const QString &path)
{
    return contentOf(path).count('\n');
}

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("127.0.0.1", 50412);

/// A log, somebody who talks, and a folder to write to.
struct Scene
{
    Stage stage;
    Actor actor{stage, stage.server, serverAddress, clientAddress};
    QTemporaryDir dir;

    QString path(const char *name) const { return dir.filePath(QString::fromLatin1(name)); }
    Result<qint64> exportTo(const QString &path, const Filter &filter = {}, bool cancel = false)
    {
        const std::atomic_bool cancelled = cancel;
        return exportLog(stage.log, stage.log.snapshot(), filter, ExportFormat::Csv, path, cancelled);
    }
};

/// Standard error goes to a file while this lives.
class StandardErrorTo
{
public:
    explicit StandardErrorTo(const QString &path) : m_file(path), m_saved(dup(STDERR_FILENO))
    {
        if (m_file.open(QIODevice::WriteOnly))
            dup2(m_file.handle(), STDERR_FILENO);
    }
    ~StandardErrorTo()
    {
        dup2(m_saved, STDERR_FILENO);
        ::close(m_saved);
    }

private:
    QFile m_file;
    int m_saved;
};

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportsWhatMatches();
    void exportsInManyPieces();
    void exportReplacesTheFile();
    void cancelledExportLeavesNoFile();
    void failedExportLeavesTheOldFile();
    void exportTellsProgress();
    void exportToAFolderThatIsNotThere();
    void exportToADevice();

    void liveFollowsTheLog();
    void liveStartsWithWhatIsThere();
    void liveCountsWhatItMissed();
    void liveFinishesWhenDestroyed();
    void liveOpensAgain();
    void liveToStandardError();
    void liveCannotOpen();
    void liveReportsAFullDiskOnce();
    void liveFullDiskAtTheEnd();
};

void TestLogFile::exportsWhatMatches()
{
    Scene scene;
    scene.actor.recv("yes");
    scene.actor.recv("no");
    scene.actor.recv("yes");
    FilterSpec spec;
    spec.pattern = QStringLiteral("yes");
    const QString path = scene.path("a.csv");
    QCOMPARE(scene.exportTo(path, *Filter::compile(spec)).value_or(-1), 2);
    QCOMPARE(lineCount(path), 3);
    QVERIFY(!contentOf(path).contains("no\r\n"));
    QCOMPARE(scene.exportTo(path).value_or(-1), 3);
}

void TestLogFile::exportsInManyPieces()
{
    Scene scene;
    for (int i = 0; i < 100; ++i)
        scene.actor.recv(QByteArray(20'000, 'x'));
    const QString path = scene.path("a.csv");
    QCOMPARE(scene.exportTo(path).value_or(-1), 100);
    QCOMPARE(lineCount(path), 101);
    QCOMPARE(contentOf(path).count('x'), 100 * 20'000);
}

void TestLogFile::exportReplacesTheFile()
{
    Scene scene;
    scene.actor.recv("new");
    const QString path = scene.path("a.csv");
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(100'000, 'o'));
    old.close();
    QVERIFY(scene.exportTo(path).has_value());
    QCOMPARE(lineCount(path), 2);
}

void TestLogFile::cancelledExportLeavesNoFile()
{
    Scene scene;
    scene.actor.recv("x");
    const QString path = scene.path("a.csv");
    QCOMPARE(scene.exportTo(path, {}, true).value_or(-1), 0);
    QVERIFY(!QFile::exists(path));
    QVERIFY(QDir(scene.dir.path()).isEmpty());
}

void TestLogFile::failedExportLeavesTheOldFile()
{
    // A tiny file system would need privileges; a limit to the size of files gives the same error path.
    Scene scene;
    scene.actor.recv(QByteArray(300'000, 'x'));
    const QString path = scene.path("a.csv");
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    Result<qint64> result = 0;
    {
        const FileSizeLimit limit(100'000);
        result = scene.exportTo(path);
    }
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().arguments.value(0), path);
    QCOMPARE(result.error().arguments.value(1), qt_error_string(EFBIG));
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(scene.dir.path()).entryList(QDir::Files).size(), 1);
}

void TestLogFile::exportTellsProgress()
{
    Scene scene;
    for (int i = 0; i < 10'000; ++i)
        scene.actor.recv("x");
    std::vector<double> shares;
    const std::atomic_bool cancelled = false;
    const auto result =
        exportLog(scene.stage.log, scene.stage.log.snapshot(), {}, ExportFormat::Text, scene.path("a.txt"),
                  cancelled, [&](double share) { shares.push_back(share); });
    QCOMPARE(result.value_or(-1), 10'000);
    QVERIFY(shares.size() >= 3);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QVERIFY(shares.front() >= 0);
    QCOMPARE(shares.back(), 1.0);
}

void TestLogFile::exportToAFolderThatIsNotThere()
{
    Scene scene;
    const QString path = scene.path("none/a.csv");
    const Result<qint64> result = scene.exportTo(path);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().arguments.value(0), path);
    QVERIFY(!scene.exportTo(scene.dir.path()));
}

void TestLogFile::exportToADevice()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("this system has no /dev/full");
    Scene scene;
    const Result<qint64> result = scene.exportTo(QStringLiteral("/dev/full"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QVERIFY(!QFileInfo(QStringLiteral("/dev/full")).isFile());
}

void TestLogFile::liveFollowsTheLog()
{
    Scene scene;
    const QString path = scene.path("a.csv");
    LiveLogFile file(scene.stage.log);
    QVERIFY(file.open(ExportFormat::Csv, path));
    QCOMPARE(lineCount(path), 1);
    scene.actor.recv("one");
    QVERIFY(file.pump());
    QCOMPARE(lineCount(path), 2); // flushed by each pump
    QVERIFY(file.pump());
    QCOMPARE(lineCount(path), 2);
    scene.actor.recv("two");
    scene.actor.recv("three");
    QVERIFY(file.finish());
    QCOMPARE(lineCount(path), 4);
    scene.actor.recv("after the end");
    QVERIFY(file.pump());
    QVERIFY(file.finish());
    QCOMPARE(lineCount(path), 4);
    QCOMPARE(file.missed(), quint64(0));
}

void TestLogFile::liveStartsWithWhatIsThere()
{
    Scene scene;
    scene.actor.recv("before");
    LiveLogFile file(scene.stage.log);
    QVERIFY(file.open(ExportFormat::Csv, scene.path("a.csv")));
    QVERIFY(contentOf(scene.path("a.csv")).contains("before"));
}

void TestLogFile::liveCountsWhatItMissed()
{
    Stage stage({100, 1'000'000});
    Actor actor(stage, stage.server, serverAddress, clientAddress);
    for (int i = 0; i < 300; ++i)
        actor.recv("gone before");
    stage.log.clear();
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.csv"));
    LiveLogFile file(stage.log);
    QVERIFY(file.open(ExportFormat::Csv, path));
    for (int i = 0; i < 1000; ++i)
        actor.recv("x");
    QVERIFY(file.finish());
    QCOMPARE(file.missed(), stage.log.counters().dropped);
    QVERIFY(file.missed() >= 900);
    QCOMPARE(quint64(lineCount(path)), 1 + 1000 - file.missed());
}

void TestLogFile::liveFinishesWhenDestroyed()
{
    Scene scene;
    const QString path = scene.path("a.jsonl");
    {
        LiveLogFile file(scene.stage.log);
        QVERIFY(file.open(ExportFormat::JsonLines, path));
        scene.actor.recv("last words");
    }
    QVERIFY(contentOf(path).contains("last words"));
}

void TestLogFile::liveOpensAgain()
{
    Scene scene;
    LiveLogFile file(scene.stage.log);
    QVERIFY(file.open(ExportFormat::Csv, scene.path("a.csv")));
    scene.actor.recv("x");
    QVERIFY(file.open(ExportFormat::JsonLines, scene.path("b.jsonl")));
    QVERIFY(file.finish());
    QCOMPARE(lineCount(scene.path("a.csv")), 2);
    QCOMPARE(lineCount(scene.path("b.jsonl")), 2);
}

void TestLogFile::liveToStandardError()
{
    Scene scene;
    const QString path = scene.path("stderr");
    {
        const StandardErrorTo redirected(path);
        LiveLogFile file(scene.stage.log);
        QVERIFY(file.open(ExportFormat::Text, QStringLiteral("-")));
        scene.actor.recv("shown");
        QVERIFY(file.finish());
        fputs("still open\n", stderr);
    }
    QVERIFY(contentOf(path).contains("\"shown\"\nstill open\n"));
    QVERIFY(!QFile::exists(QStringLiteral("-")));
}

void TestLogFile::liveCannotOpen()
{
    Scene scene;
    LiveLogFile file(scene.stage.log);
    const QString path = scene.path("none/a.txt");
    const Result<void> result = file.open(ExportFormat::Text, path);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().arguments.value(0), path);
    QVERIFY(!result.error().arguments.value(1).isEmpty());
    QVERIFY(file.pump());
}

void TestLogFile::liveReportsAFullDiskOnce()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("this system has no /dev/full");
    Scene scene;
    LiveLogFile file(scene.stage.log);
    const Result<void> result = file.open(ExportFormat::Csv, QStringLiteral("/dev/full"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().arguments.value(0), QStringLiteral("/dev/full"));
    QCOMPARE(result.error().arguments.value(1), qt_error_string(ENOSPC));
    scene.actor.recv("x");
    QVERIFY(file.pump());
    QVERIFY(file.finish());
}

void TestLogFile::liveFullDiskAtTheEnd()
{
    Scene scene;
    LiveLogFile file(scene.stage.log);
    QVERIFY(file.open(ExportFormat::Csv, scene.path("a.csv")));
    scene.actor.recv(QByteArray(400'000, 'x'));
    const FileSizeLimit limit(100'000);
    const Result<void> result = file.finish();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().arguments.value(1), qt_error_string(EFBIG));
    QVERIFY(file.finish());
}

QTEST_APPLESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
