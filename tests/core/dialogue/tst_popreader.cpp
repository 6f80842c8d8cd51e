#include "core/dialogue/popreader.h"

#include "tests/core/dialogue/readertesting.h"

using namespace wirebench;

class TestPopReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const QByteArray bytes = "+OK ready\r\n-ERR no such message\r\n+OK\r\n+ \r\n+ok small\r\n";
        PopReader whole;
        const Transcript read = transcriptOf(whole, bytes, 0);
        QCOMPARE(read.codes(), (QStringList{"+OK", "-ERR", "+OK", "+", "+OK"}));
        QCOMPARE(read.replies[1].text, QByteArray("no such message"));
        QCOMPARE(read.replies[2].text, QByteArray());
        for (qsizetype size = 1; size < 12; ++size) {
            PopReader cut;
            QVERIFY(sameReplies(transcriptOf(cut, bytes, size), read));
        }
    }

    void leavesTheList()
    {
        PopReader reader;
        QByteArrayView view("+OK 2 messages\r\n1 120\r\n2 200\r\n.\r\n");
        QCOMPARE(reader.read(view), ReadStep::Done);
        QCOMPARE(view.toByteArray(), QByteArray("1 120\r\n2 200\r\n.\r\n"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"220 ready\r\n", "OK\r\n", "+OKAY\r\n", "\r\n", "1 120\r\n"})
            QTest::newRow(line) << QByteArray(line);
    }
    void refuses()
    {
        QFETCH(QByteArray, line);
        PopReader reader;
        QCOMPARE(transcriptOf(reader, line, 0).last, ReadStep::Bad);
    }

    void endless()
    {
        PopReader reader;
        QCOMPARE(transcriptOf(reader, QByteArray(1024 * 1024, 'x'), 4096).last, ReadStep::Bad);
    }
};

QTEST_APPLESS_MAIN(TestPopReader)
#include "tst_popreader.moc"
