#include "tests/ui/models/logwriter.h"
#include "ui/widgets/exportjob.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    QString path(const char *name) const { return folder.filePath(QLatin1String(name)); }

    QTemporaryDir folder;
    TrafficLog log;
    LogWriter writer{log};
    ExportJob job{log};
    QSignalSpy finished{&job, &ExportJob::finished};
    QSignalSpy failed{&job, &ExportJob::failed};
};

} // namespace

class TestExportJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersEveryFormat();
    void writesTheRecordsThatMatch();
    void saysProgress();
    void refusesAnUnknownSuffix();
    void tellsWhyAFileCannotBeWritten();
    void cancelsWithoutAFile();
    void writesAWorksheet();
    void waitsWhenDestroyed();
};

void TestExportJob::offersEveryFormat()
{
    QStringList suffixes;
    for (const QString &filter : ExportJob::nameFilters()) {
        suffixes << ExportJob::suffixOf(filter);
        const bool isLogFormat = exportFormatForPath(QStringLiteral("log.") + suffixes.last()).has_value();
        QCOMPARE(isLogFormat, suffixes.last() != QLatin1String("html"));
    }
    QCOMPARE(suffixes, (QStringList{QStringLiteral("txt"), QStringLiteral("csv"), QStringLiteral("jsonl"),
                                    QStringLiteral("pcapng"), QStringLiteral("html")}));
    QCOMPARE(ExportJob::suffixOf(QStringLiteral("All files")), QString());
}

void TestExportJob::writesTheRecordsThatMatch()
{
    Bench bench;
    bench.writer.recv("apple");
    bench.writer.recv("pear");
    bench.writer.recv("apple pie");
    FilterSpec spec;
    spec.pattern = QStringLiteral("apple");
    bench.job.start(bench.log.snapshot(), *Filter::compile(spec), {}, bench.path("log.jsonl"));
    QVERIFY(bench.job.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, 30'000);
    QCOMPARE(bench.finished[0][1].toLongLong(), 2);
    QFile file(bench.path("log.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("apple pie"));
    QVERIFY(!content.contains("pear"));
}

void TestExportJob::saysProgress()
{
    Bench bench;
    bench.writer.recvMany(100'000);
    QSignalSpy progressed(&bench.job, &ExportJob::progressed);
    bench.job.start(bench.log.snapshot(), Filter(), {}, bench.path("log.csv"));
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, 30'000);
    QVERIFY(!progressed.isEmpty());
    double last = 0;
    for (const QList<QVariant> &arguments : progressed) {
        QVERIFY(arguments[0].toDouble() >= last && arguments[0].toDouble() <= 1);
        last = arguments[0].toDouble();
    }
}

void TestExportJob::refusesAnUnknownSuffix()
{
    Bench bench;
    bench.job.start(bench.log.snapshot(), Filter(), {}, bench.path("log.doc"));
    QCOMPARE(bench.failed.size(), 1);
    QCOMPARE(bench.failed[0][0].value<Error>().code, ErrorCode::FileUnwritable);
    QVERIFY(!bench.job.isRunning());
    QVERIFY(QDir(bench.folder.path()).isEmpty());
}

void TestExportJob::tellsWhyAFileCannotBeWritten()
{
    Bench bench;
    bench.writer.recv("x");
    bench.job.start(bench.log.snapshot(), Filter(), {}, bench.path("no such folder/log.txt"));
    QTRY_COMPARE(bench.failed.size(), 1);
    QCOMPARE(bench.failed[0][0].value<Error>().code, ErrorCode::FileUnwritable);
}

void TestExportJob::cancelsWithoutAFile()
{
    Bench bench;
    bench.writer.recvMany(500'000);
    QSignalSpy cancelled(&bench.job, &ExportJob::cancelled);
    bench.job.start(bench.log.snapshot(), Filter(), {}, bench.path("log.txt"));
    bench.job.cancel();
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!bench.job.isRunning());
    QTRY_VERIFY(QDir(bench.folder.path()).isEmpty());
    // The next one waits for the end of the cancelled one and works.
    bench.job.start(bench.log.snapshot(), Filter(), {}, bench.path("again.txt"));
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, 30'000);
    QCOMPARE(bench.finished[0][1].toLongLong(), 500'000);
    QVERIFY(!QFile::exists(bench.path("log.txt")));
}

void TestExportJob::writesAWorksheet()
{
    Bench bench;
    bench.writer.recv("apple");
    bench.writer.recv("pear");
    FilterSpec spec;
    spec.pattern = QStringLiteral("pear");
    WorksheetParts parts;
    parts.settings = TcpServerSettings();
    parts.notes = {{2, {false, QStringLiteral("not an apple")}}};
    bench.job.start(bench.log.snapshot(), *Filter::compile(spec), parts, bench.path("Lesson 3.html"));
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, 30'000);
    QCOMPARE(bench.finished[0][1].toLongLong(), 1);
    QFile file(bench.path("Lesson 3.html"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    for (const char *part : {"<h1>Lesson 3</h1>", "<svg", "backlog", "not an apple", "</html>"})
        QVERIFY2(content.contains(part), part);
}

void TestExportJob::waitsWhenDestroyed()
{
    QTemporaryDir folder;
    {
        TrafficLog log;
        LogWriter(log).recvMany(500'000);
        ExportJob job(log);
        job.start(log.snapshot(), Filter(), {}, folder.filePath(QStringLiteral("log.txt")));
    } // the log dies: a sanitizer would tell if the pool still read it
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
