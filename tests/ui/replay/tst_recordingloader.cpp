#include "savedlog.h"
#include "ui/replay/recordingloader.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestRecordingLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsInThePool();
    void tellsWhatIsWrong();
    void saysNothingAfterCancel();
    void endsWithItsOwner();
};

void TestRecordingLoader::readsInThePool()
{
    const SavedLog saved(3000);
    RecordingLoader loader;
    RecordingPtr got;
    QObject context;
    connect(&loader, &RecordingLoader::loaded, &context, [&got](const RecordingPtr &recording) { got = recording; });
    QSignalSpy progressed(&loader, &RecordingLoader::progressed);
    loader.start(saved.save(QStringLiteral("a.jsonl")));
    QVERIFY(loader.isRunning());
    QVERIFY(!got);
    QTRY_VERIFY(got);
    QCOMPARE(got->times.size(), size_t(3001));
    QVERIFY(progressed.count() > 1 && progressed.count() <= 101);
}

void TestRecordingLoader::tellsWhatIsWrong()
{
    RecordingLoader loader;
    std::optional<Error> error;
    QObject context;
    connect(&loader, &RecordingLoader::failed, &context, [&error](const Error &said) { error = said; });
    loader.start(QStringLiteral("/nonexistent/x.jsonl"));
    QTRY_VERIFY(error);
    QCOMPARE(error->code, ErrorCode::FileUnreadable);
}

void TestRecordingLoader::saysNothingAfterCancel()
{
    const SavedLog saved;
    RecordingLoader loader;
    QSignalSpy failed(&loader, &RecordingLoader::failed);
    int loaded = 0;
    QObject context;
    connect(&loader, &RecordingLoader::loaded, &context, [&loaded] { ++loaded; });
    loader.start(saved.save(QStringLiteral("a.jsonl")));
    loader.cancel();
    loader.start(saved.save(QStringLiteral("b.jsonl"))); // runs behind it in the same pool
    QTRY_COMPARE(loaded, 1);
    QCOMPARE(failed.count(), 0);
}

void TestRecordingLoader::endsWithItsOwner()
{
    const SavedLog saved(20'000);
    const QString path = saved.save(QStringLiteral("a.jsonl"));
    for (int i = 0; i < 10; ++i) {
        RecordingLoader loader;
        loader.start(path);
    }
    QCoreApplication::processEvents(); // nothing may come to the dead
}

QTEST_GUILESS_MAIN(TestRecordingLoader)
#include "tst_recordingloader.moc"
