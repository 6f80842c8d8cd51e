#include "core/http/bodystore.h"

#include "tests/support/filesizelimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestBodyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsLittleInMemory();
    void movesMuchToAFile();
    void saysThatTheDiskIsFull();
    void keepsWhatCannotMove();
    void saves_data();
    void saves();
    void doesNotSaveIntoNowhere();
    void leavesTheOldFileWhenSavingFails();
};

namespace {

QByteArray content(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 256);
    return bytes;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestBodyStore::keepsLittleInMemory()
{
    BodyStore store;
    QCOMPARE(store.size(), 0);
    QVERIFY(store.read(0, 10).isEmpty());
    QVERIFY(store.append("abc") && store.append("") && store.append("def"));
    QCOMPARE(store.size(), 6);
    QVERIFY(store.filePath().isEmpty());
    QCOMPARE(store.read(2, 3), QByteArray("cde"));
    QCOMPARE(store.read(4, 99), QByteArray("ef"));
    QVERIFY(store.read(6, 1).isEmpty() && store.read(-1, 1).isEmpty() && store.read(0, -1).isEmpty());
    QVERIFY(store.append(QByteArray(BodyStore::memoryLimit - 6, 'x')));
    QVERIFY(store.filePath().isEmpty());
}

void TestBodyStore::movesMuchToAFile()
{
    const QByteArray bytes = content(3 * BodyStore::memoryLimit + 17);
    QString path;
    {
        BodyStore store;
        for (qsizetype at = 0; at < bytes.size(); at += 10'000)
            QVERIFY(store.append(
                QByteArrayView(bytes).sliced(at).first(std::min<qsizetype>(10'000, bytes.size() - at))));
        QCOMPARE(store.size(), bytes.size());
        path = store.filePath();
        QVERIFY(QFile::exists(path));
        QVERIFY(readFile(path) == bytes); // nothing waits in a buffer
        QVERIFY(store.read(0, bytes.size()) == bytes);
        QCOMPARE(store.read(BodyStore::memoryLimit - 3, 6), bytes.mid(BodyStore::memoryLimit - 3, 6));
        QCOMPARE(store.read(bytes.size() - 2, 99), bytes.last(2));
    }
    QVERIFY(!QFile::exists(path));
}

void TestBodyStore::saysThatTheDiskIsFull()
{
    BodyStore store;
    const QByteArray bytes = content(BodyStore::memoryLimit + 1);
    QVERIFY(store.append(bytes));
    const FileSizeLimit limit(rlim_t(bytes.size() + 100));
    const Result<void> more = store.append(QByteArray(1000, 'x'));
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(more.error().arguments.value(0), store.filePath());
    QVERIFY(!more.error().arguments.value(1).isEmpty());
    QVERIFY(more.error().systemError != 0);
    QVERIFY(store.size() >= bytes.size());
    QVERIFY(store.read(0, bytes.size()) == bytes);
}

void TestBodyStore::keepsWhatCannotMove()
{
    BodyStore store;
    const QByteArray bytes = content(1000);
    QVERIFY(store.append(bytes));
    const FileSizeLimit limit(100);
    QVERIFY(!store.append(QByteArray(BodyStore::memoryLimit, 'x')));
    QCOMPARE(store.size(), 1000);
    QVERIFY(store.read(0, 1000) == bytes);
    QVERIFY(store.filePath().isEmpty());
}

void TestBodyStore::saves_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("nothing") << qsizetype(0);
    QTest::newRow("from memory") << qsizetype(1000);
    QTest::newRow("from a file") << qsizetype(2 * BodyStore::memoryLimit + 5);
}

void TestBodyStore::saves()
{
    QFETCH(qsizetype, size);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("body"));
    BodyStore store;
    QVERIFY(store.append(content(size)));
    QVERIFY(store.saveTo(path));
    QVERIFY(QFile::exists(path));
    QVERIFY(readFile(path) == content(size));
    QVERIFY(store.saveTo(path)); // over itself
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestBodyStore::doesNotSaveIntoNowhere()
{
    BodyStore store;
    QVERIFY(store.append("abc"));
    const Result<void> saved = store.saveTo(QStringLiteral("/nonexistent/folder/file"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(saved.error().arguments.value(0), QStringLiteral("/nonexistent/folder/file"));
}

void TestBodyStore::leavesTheOldFileWhenSavingFails()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("body"));
    BodyStore old;
    QVERIFY(old.append("old") && old.saveTo(path));
    BodyStore store;
    QVERIFY(store.append(content(100'000)));
    const FileSizeLimit limit(50'000);
    const Result<void> saved = store.saveTo(path);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(readFile(path), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

QTEST_GUILESS_MAIN(TestBodyStore)
#include "tst_bodystore.moc"
