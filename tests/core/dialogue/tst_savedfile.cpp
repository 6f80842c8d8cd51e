#include "core/dialogue/savedfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

} // namespace

class TestSavedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saves()
    {
        QTemporaryDir folder;
        auto file = SavedFile::create(folder.path(), "README");
        QVERIFY(file);
        QVERIFY((*file)->write("abc"));
        QVERIFY((*file)->write("def"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"README.part"});
        QCOMPARE(*(*file)->complete(), folder.filePath("README"));
        QCOMPARE(contentOf(folder.filePath("README")), QByteArray("abcdef"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"README"});
    }

    void neverReplaces()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 3; ++i) {
            auto file = SavedFile::create(folder.path(), "a.txt");
            QVERIFY((*file)->write(QByteArray::number(i)));
            QVERIFY((*file)->complete());
        }
        QCOMPARE(contentOf(folder.filePath("a.txt")), QByteArray("0"));
        QCOMPARE(contentOf(folder.filePath("a (2).txt")), QByteArray("1"));
        QCOMPARE(contentOf(folder.filePath("a (3).txt")), QByteArray("2"));
    }

    void twoAtOnce()
    {
        QTemporaryDir folder;
        auto one = SavedFile::create(folder.path(), "a");
        auto two = SavedFile::create(folder.path(), "a");
        QVERIFY(one && two);
        QVERIFY((*one)->write("1") && (*two)->write("2"));
        QVERIFY((*two)->complete() && (*one)->complete());
        QCOMPARE(contentOf(folder.filePath("a")), QByteArray("2"));
        QCOMPARE(contentOf(folder.filePath("a (2)")), QByteArray("1"));
    }

    void leavesNothingBehind()
    {
        QTemporaryDir folder;
        {
            auto file = SavedFile::create(folder.path(), "a");
            QVERIFY((*file)->write("half of it"));
        }
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void staysInItsFolder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("saved");
        QTest::newRow("up") << "../../evil" << "evil";
        QTest::newRow("absolute") << "/etc/passwd" << "passwd";
        QTest::newRow("dots") << ".." << "document";
        QTest::newRow("nothing") << "" << "document";
        QTest::newRow("hidden") << ".bashrc" << "bashrc";
        QTest::newRow("line end") << "a\r\nb" << "ab";
    }
    void staysInItsFolder()
    {
        QFETCH(QString, name);
        QFETCH(QString, saved);
        QTemporaryDir folder;
        auto file = SavedFile::create(folder.path(), name);
        QVERIFY(file);
        QCOMPARE(*(*file)->complete(), folder.filePath(saved));
    }

    void followsNoLink()
    {
        QTemporaryDir folder;
        const QString outside = folder.filePath("outside");
        QDir(folder.path()).mkdir("in");
        QVERIFY(QFile::link(outside, folder.filePath("in/a.part")));
        QVERIFY(QFile::link(outside, folder.filePath("in/a")));
        auto file = SavedFile::create(folder.filePath("in"), "a");
        QVERIFY(file);
        QVERIFY((*file)->write("x"));
        QCOMPARE(*(*file)->complete(), folder.filePath("in/a (2)"));
        QVERIFY(!QFile::exists(outside));
    }

    void needsAFolder()
    {
        QTemporaryDir folder;
        QCOMPARE(SavedFile::create(folder.filePath("none"), "a").error().code, ErrorCode::NotAFolder);
    }

    void refusesAFolderThatTakesNothing()
    {
        QVERIFY(!SavedFile::create("/proc", "a"));
        QCOMPARE(SavedFile::create("/proc", "a").error().code, ErrorCode::FileUnwritable);
    }
};

QTEST_APPLESS_MAIN(TestSavedFile)
#include "tst_savedfile.moc"
