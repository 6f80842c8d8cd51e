#include "core/base/wholefile.h"

#include "tests/support/filesizelimit.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace wirebench;
using namespace wirebench::test;

class TestWholeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const QByteArray content("a\0b\n\xff", 5);
        QVERIFY(writeWholeFile(path("new"), content));
        QCOMPARE(readWholeFile(path("new"), 5).value(), content);
        QVERIFY(writeWholeFile(path("new"), "shorter"));
        QCOMPARE(readWholeFile(path("new"), 100).value(), QByteArray("shorter"));
    }

    void noFileIsTooLargeUnseen()
    {
        QVERIFY(writeWholeFile(path("large"), "123456"));
        QCOMPARE(readWholeFile(path("large"), 6).value(), QByteArray("123456"));
        const auto refused = readWholeFile(path("large"), 5);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileTooLarge);
        QCOMPARE(refused.error().arguments, (QStringList{path("large"), QStringLiteral("5")}));
    }

    void whatIsNotThere()
    {
        QCOMPARE(readWholeFile(path("none"), 5).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(writeWholeFile(path("no/folder"), "x").error().code, ErrorCode::FileUnwritable);
    }

    /// A pipe would be waited for, a folder or a device be replaced.
    void onlyRegularFiles()
    {
        const QString pipe = path("pipe");
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString &other : {pipe, m_folder.path(), QStringLiteral("/dev/null")}) {
            QCOMPARE(readWholeFile(other, 5).error().code, ErrorCode::FileUnreadable);
            QCOMPARE(writeWholeFile(other, "x").error().code, ErrorCode::FileUnwritable);
            QVERIFY(QFileInfo::exists(other) && !QFileInfo(other).isFile());
        }
    }

    void aFullDiskLeavesTheOldFile()
    {
        QVERIFY(writeWholeFile(path("kept"), "what was there before"));
        {
            const FileSizeLimit full(16);
            const auto refused = writeWholeFile(path("kept"), QByteArray(100, 'x'));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
        }
        QCOMPARE(readWholeFile(path("kept"), 100).value(), QByteArray("what was there before"));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
