#include "core/base/filename.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace wirebench;

class TestFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *what, const QString &text, const QString &name) {
            QTest::newRow(what) << text << name;
        };
        row("as it is", QStringLiteral("README"), QStringLiteral("README"));
        row("folders", QStringLiteral("../../etc/passwd"), QStringLiteral("passwd"));
        row("folders of Windows", QStringLiteral("..\\..\\boot.ini"), QStringLiteral("boot.ini"));
        row("absolute", QStringLiteral("/etc/passwd"), QStringLiteral("passwd"));
        row("only dots", QStringLiteral(".."), QString());
        row("hidden", QStringLiteral(".profile"), QStringLiteral("profile"));
        row("nothing", QString(), QString());
        row("a folder", QStringLiteral("a/"), QString());
        row("line ends", QStringLiteral("a\r\nb"), QStringLiteral("ab"));
        row("NUL", QStringLiteral("a") + QChar(0) + QStringLiteral("b"), QStringLiteral("ab"));
        row("turned around", QStringLiteral("a") + QChar(0x202E) + QStringLiteral("txt.exe"), QStringLiteral("atxt.exe"));
        row("refused by Windows", QStringLiteral("a:b*c"), QStringLiteral("a_b_c"));
        row("device", QStringLiteral("nul.txt"), QStringLiteral("_nul.txt"));
        row("too long", QString(300, u'x') + QStringLiteral(".txt"), QString(196, u'x') + QStringLiteral(".txt"));
    }
    void isHarmless()
    {
        QFETCH(QString, text);
        QTEST(harmlessFileName(text), "name");
    }

    void movingReplacesNothing()
    {
        const QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write("a.txt", "older");
        QFile part(folder.filePath("a.txt.part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write("newer");
        const Result<QString> moved = moveToFreeName(part, "a.txt");
        QVERIFY(moved);
        QCOMPARE(*moved, folder.filePath("a (2).txt"));
        QVERIFY(!part.isOpen());
        for (const auto &[name, bytes] : {std::pair("a.txt", "older"), std::pair("a (2).txt", "newer")}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), QByteArray(bytes));
        }
        QVERIFY(!QFile::exists(folder.filePath("a.txt.part")));
    }

    void movingWhatIsGoneLeavesNothing()
    {
        const QTemporaryDir folder;
        QFile part(folder.filePath("gone.part"));
        const Result<QString> moved = moveToFreeName(part, "gone");
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::FileUnwritable);
        QVERIFY(!QFile::exists(folder.filePath("gone")));
    }

    void numbers()
    {
        QCOMPARE(numberedName(QStringLiteral("a.txt"), 1), QStringLiteral("a.txt"));
        QCOMPARE(numberedName(QStringLiteral("a.txt"), 2), QStringLiteral("a (2).txt"));
        QCOMPARE(numberedName(QStringLiteral("a.tar.gz"), 3), QStringLiteral("a (3).tar.gz"));
        QCOMPARE(numberedName(QStringLiteral("a.b.txt"), 2), QStringLiteral("a.b (2).txt"));
        QCOMPARE(numberedName(QStringLiteral("a"), 2), QStringLiteral("a (2)"));
    }
};

QTEST_APPLESS_MAIN(TestFileName)
#include "tst_filename.moc"
