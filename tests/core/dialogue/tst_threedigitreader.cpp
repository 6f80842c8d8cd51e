#include "core/dialogue/threedigitreader.h"

#include "tests/core/dialogue/readertesting.h"

using namespace wirebench;

class TestThreeDigitReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("codes");
        QTest::addColumn<int>("linesOfLast");
        QTest::addColumn<QByteArray>("textOfLast");
        const auto row = [](const char *what, const QByteArray &bytes, const QStringList &codes, int lines,
                            const QByteArray &text) { QTest::newRow(what) << bytes << codes << lines << text; };
        row("one", "220 ready\r\n", {"220"}, 1, "ready");
        row("no text", "220\r\n", {"220"}, 1, "");
        row("bare LF", "220 ready\n", {"220"}, 1, "ready");
        row("several", "250-a\r\n250-b\r\n250 c\r\n", {"250"}, 3, "c");
        row("lines without code", "211-Features:\r\n EPSV\r\n UTF8\r\n211 End\r\n", {"211"}, 4, "End");
        row("another code inside", "230-Note\r\n 331 no\r\n331 this is text\r\n230 done\r\n", {"230"}, 4, "done");
        row("empty line inside", "214-\r\n\r\n214 \r\n", {"214"}, 3, "");
        row("digits that go on inside", "213-a\r\n2130 b\r\n213 c\r\n", {"213"}, 3, "c");
        row("trailing data", "331 name ok\r\n230 in\r\n", {"331", "230"}, 1, "in");
        row("UTF-8", "550 \xc3\xa9t\xc3\xa9\r\n", {"550"}, 1, "\xc3\xa9t\xc3\xa9");
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        ThreeDigitReader whole;
        const Transcript read = transcriptOf(whole, bytes, 0);
        QTEST(read.codes(), "codes");
        QCOMPARE(read.last, ReadStep::Done);
        QTEST(int(read.replies.last().lines.size()), "linesOfLast");
        QTEST(read.replies.last().text, "textOfLast");
        for (qsizetype size = 1; size < bytes.size(); ++size) {
            ThreeDigitReader cut;
            QVERIFY2(sameReplies(transcriptOf(cut, bytes, size), read), qPrintable(QString::number(size)));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("POP3") << QByteArray("+OK ready\r\n");
        QTest::newRow("two digits") << QByteArray("22 ready\r\n");
        QTest::newRow("no blank") << QByteArray("220ready\r\n");
        QTest::newRow("empty") << QByteArray("\r\n");
        QTest::newRow("binary") << QByteArray("\x16\x03\x01\x02\n", 5);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        ThreeDigitReader reader;
        QCOMPARE(transcriptOf(reader, bytes, 0).last, ReadStep::Bad);
        QCOMPARE(reader.badLine().isEmpty(), bytes == "\r\n");
    }

    void waits()
    {
        ThreeDigitReader reader;
        QCOMPARE(transcriptOf(reader, "250-a\r\n250-b\r\n250", 0).last, ReadStep::More);
        QCOMPARE(transcriptOf(reader, " c\r\n", 0).codes(), QStringList{"250"});
    }

    void endlessLine()
    {
        ThreeDigitReader reader;
        const QByteArray part(16 * 1024, 'x');
        ReadStep step = ReadStep::More;
        int parts = 0;
        for (; step == ReadStep::More && parts < 100; ++parts)
            step = transcriptOf(reader, part, 0).last;
        QCOMPARE(step, ReadStep::Bad);
        QVERIFY(parts <= 6);
        QVERIFY(reader.badLine().isEmpty()); // a limit, not a mistake
    }

    void endlessLines()
    {
        ThreeDigitReader reader;
        const QByteArray part = QByteArray("250-") + QByteArray(16 * 1024, 'x') + "\r\n";
        ReadStep step = ReadStep::More;
        qsizetype bytes = 0;
        for (; step == ReadStep::More && bytes < 2 * ReplyReader::mostBytes; bytes += part.size())
            step = transcriptOf(reader, part, 0).last;
        QCOMPARE(step, ReadStep::Bad);
        QVERIFY(bytes <= ReplyReader::mostBytes + 2 * part.size());
    }
};

QTEST_APPLESS_MAIN(TestThreeDigitReader)
#include "tst_threedigitreader.moc"
