#include "core/base/fileat.h"

#include <QTemporaryFile>
#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestFileAt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsAtAPlace()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(writeAt(file.handle(), "hello", 5, 3), 5);
        QCOMPARE(writeAt(file.handle(), "abc", 3, 0), 3);
        char bytes[8] = {};
        QCOMPARE(readAt(file.handle(), bytes, 8, 0), 8);
        QCOMPARE(QByteArray(bytes, 8), QByteArray("abchello"));
        QCOMPARE(readAt(file.handle(), bytes, 2, 5), 2);
        QCOMPARE(QByteArray(bytes, 2), QByteArray("ll"));
    }

    void leavesThePositionAlone()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(file.write("0123456789"), 10);
        QVERIFY(file.flush());
        QVERIFY(file.seek(4));
        char byte = 0;
        QCOMPARE(readAt(file.handle(), &byte, 1, 9), 1);
        QCOMPARE(byte, '9');
        QCOMPARE(file.read(2), QByteArray("45"));
    }

    void endsWithTheFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(writeAt(file.handle(), "abc", 3, 0), 3);
        char bytes[8] = {};
        QCOMPARE(readAt(file.handle(), bytes, 8, 1), 2);
        QCOMPARE(readAt(file.handle(), bytes, 8, 3), 0);
        QCOMPARE(readAt(file.handle(), bytes, 8, 100), 0);
    }

    void failsWithErrno()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QFile reader(file.fileName());
        QVERIFY(reader.open(QIODevice::ReadOnly));
        errno = 0;
        QCOMPARE(writeAt(reader.handle(), "a", 1, 0), -1);
        QVERIFY(errno != 0);
    }
};

QTEST_GUILESS_MAIN(TestFileAt)
#include "tst_fileat.moc"
